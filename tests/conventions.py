"""The same text in another publisher's typography."""

from dataclasses import dataclass

from quotes.marks import pair_marks
from quotes.text import paragraphs


@dataclass(frozen=True, slots=True)
class Convention:
    """How a publisher writes marks and apostrophes; `inner` stands between the marks and the quoted words."""

    name: str
    opening: str
    closing: str
    inner: str = ""
    apostrophe: str = "'"


CONVENTIONS = (
    Convention("guillemets", "«", "»"),
    Convention("guillemets, spaces", "«", "»", " ", "’"),
    Convention("guillemets, no-break spaces", "«", "»", "\u00a0"),
    Convention("guillemets, narrow spaces", "«", "»", "\u202f", "’"),
    Convention("curly", "“", "”", apostrophe="’"),
    Convention("curly, spaces", "“", "”", " "),
    Convention("low and high", "„", "“", apostrophe="’"),
    Convention("straight", '"', '"'),
    Convention("straight, curly apostrophes", '"', '"', apostrophe="’"),
)


def rewritten(raw: str, convention: Convention) -> str:
    """The text with its marks and apostrophes in another convention, nested marks as ‹ ›; nothing else is touched.

    Marks that are repeated at paragraph starts are left alone, since not every convention repeats them.
    """
    edits: list[tuple[int, int, str]] = []
    for mark in pair_marks(raw, paragraphs(raw))[0]:
        if mark.is_dash or mark.repeats or not mark.closed:
            continue
        inner = raw[mark.inner_start : mark.inner_end]
        lead, tail = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
        opening, closing = (convention.opening, convention.closing) if mark.parent is None else ("‹", "›")
        edits.append((mark.start, mark.inner_start + lead, opening + convention.inner))
        edits.append((mark.inner_end - tail, mark.end, convention.inner + closing))
    pieces, at = list[str](), 0
    for start, end, sign in sorted(edits):
        pieces += [_with_apostrophes(raw[at:start], convention), sign]
        at = end
    return "".join([*pieces, _with_apostrophes(raw[at:], convention)])


def _with_apostrophes(text: str, convention: Convention) -> str:
    return text.replace("’", convention.apostrophe).replace("'", convention.apostrophe)
