"""Pairing of quotation marks: a stack that lives through paragraphs and never fails."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from quotes.marks.signs import Sign, signs
from quotes.model.mark import Mark
from quotes.model.result import Issue
from quotes.model.span import Span

_MOST_PARAGRAPHS = 8  # a quotation that runs over more paragraphs than this without a repeated mark is not believed
_SENTENCE_END = ".!?…"


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    sign: Sign
    paragraph: int
    repeats: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    """What the scan has settled so far: closed stretches, stray marks, and the marks still open."""

    marks: list[Mark] = field(default_factory=list)
    stray: list[Sign] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)


def pair_marks(raw: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[tuple[Mark, ...], tuple[Issue, ...]]:
    """Pair the quotation marks of a text.

    `paragraphs` are half-open spans of `raw` in code points. Returns the marks in text order, each with the index of
    the mark around it, and an issue for every unclosed or stray mark. Conventions: « », ‹ ›, “ ”, „ “, straight and
    single marks; nesting of equal and unequal marks; « or » repeated at the start of each further paragraph; one »
    that closes two.
    """
    found = _Found()
    by_paragraph = [list(signs(raw, start, end)) for start, end in paragraphs]
    for number in range(len(paragraphs)):
        here = _take_repeats(raw, paragraphs[number], by_paragraph[number], found)
        for sign in here:
            _step(raw, sign, number, found)
        _settle_open(raw, paragraphs, number, by_paragraph, found)
    return _ordered(found.marks), _issues(raw, found)


def _take_repeats(raw: str, paragraph: tuple[int, int], here: list[Sign], found: _Found) -> list[Sign]:
    """Take a mark repeated at the start of a paragraph as part of the quotation that is still open."""
    if not here or not found.stack or raw[paragraph[0] : here[0].start].strip():
        return here
    first, top = here[0], found.stack[-1]
    closes_at_once = first.style == "«" and not first.opens and raw[first.end : paragraph[1]].strip() == ""
    if first.style == top.sign.style and not closes_at_once:
        top.repeats.append((first.start, first.end))
        return here[1:]
    return here


def _step(raw: str, sign: Sign, paragraph: int, found: _Found) -> None:
    """Open or close one mark."""
    depth = next((i for i in range(len(found.stack) - 1, -1, -1) if found.stack[i].sign.style == sign.style), None)
    opens = sign.opens and not (sign.closes and depth is not None)
    if opens:
        found.stack.append(_Open(sign, paragraph))
        return
    if depth is None:
        found.stray.append(sign)
        return
    for lost in found.stack[depth + 1 :]:  # opened inside and never closed: it ends with the one around it
        _close(lost, _rstrip(raw, lost.sign.end, sign.start), None, found)
    opener = found.stack[depth]
    del found.stack[depth:]
    _close(opener, sign.end, sign, found)


def _close(opened: _Open, end: int, closing: Sign | None, found: _Found) -> None:
    found.marks.append(
        Mark(
            index=-1,
            start=opened.sign.start,
            end=end,
            inner_start=opened.sign.end,
            inner_end=closing.start if closing else end,
            style=opened.sign.style,
            closed=closing is not None,
            repeats=tuple(opened.repeats),
        )
    )


def _settle_open(
    raw: str, paragraphs: Sequence[tuple[int, int]], number: int, by_paragraph: list[list[Sign]], found: _Found
) -> None:
    """At a paragraph's end, keep open what goes on in the next one and end the rest."""
    while found.stack:
        opened = found.stack[-1]
        if _goes_on(raw, paragraphs, number, by_paragraph, opened):
            return
        found.stack.pop()
        shared = _shared_close(raw, opened, found.marks)
        if shared is not None:
            found.marks.append(
                Mark(-1, opened.sign.start, shared.end, opened.sign.end, shared.end, opened.sign.style)
            )
            continue
        _close(opened, _unclosed_end(raw, opened, paragraphs[number], found.marks), None, found)


def _goes_on(
    raw: str, paragraphs: Sequence[tuple[int, int]], number: int, by_paragraph: list[list[Sign]], opened: _Open
) -> bool:
    """Whether an open mark is continued beyond this paragraph."""
    if number + 1 >= len(paragraphs):
        return False
    following = by_paragraph[number + 1]
    style = opened.sign.style
    if following and following[0].style == style and not raw[paragraphs[number + 1][0] : following[0].start].strip():
        return any(s.style == style and s.closes for s in following[1:]) or len(following) == 1
    if style == '"':
        return False
    for later in islice(by_paragraph, number + 1, number + 1 + _MOST_PARAGRAPHS):
        first = next((s for s in later if s.style == style), None)
        if first is not None:
            return first.closes and not first.opens
    return False


def _shared_close(raw: str, opened: _Open, marks: list[Mark]) -> Mark | None:
    """The nested mark whose closing sign also closes the open one («A « b » with a single »)."""
    nested = [m for m in marks if m.start > opened.sign.start and m.style == opened.sign.style and m.closed]
    if not nested or opened.sign.style == '"':
        return None
    last = max(nested, key=lambda m: m.end)
    before = raw[opened.sign.end : last.start].rstrip()
    starts_anew = before[-1:] in tuple(_SENTENCE_END) or raw[last.inner_start : last.inner_end].strip()[:1].isupper()
    return None if starts_anew else last


def _unclosed_end(raw: str, opened: _Open, paragraph: tuple[int, int], marks: list[Mark]) -> int:
    """Where an unclosed quotation ends: at the paragraph's end, or before the next quotation of the paragraph."""
    inside = [m.start for m in marks if opened.sign.end < m.start < paragraph[1] and m.style == opened.sign.style]
    return _rstrip(raw, opened.sign.end, min(inside, default=paragraph[1]))


def _rstrip(raw: str, start: int, end: int) -> int:
    while end > start and raw[end - 1].isspace():
        end -= 1
    return end


def _ordered(marks: list[Mark]) -> tuple[Mark, ...]:
    """Number the marks in text order and name each one's parent."""
    ordered = sorted(marks, key=lambda m: (m.start, -m.end))
    around: list[Mark] = []
    result: list[Mark] = []
    for index, mark in enumerate(ordered):
        while around and around[-1].end <= mark.start:
            around.pop()
        numbered = replace(mark, index=index, parent=around[-1].index if around else None)
        result.append(numbered)
        around.append(numbered)
    return tuple(result)


def _issues(raw: str, found: _Found) -> tuple[Issue, ...]:
    unclosed = [
        Issue(
            kind="mark.unclosed",
            span=Span.of(raw, m.start, m.inner_start),
            message=f"The quotation mark {raw[m.start : m.inner_start]} at offset {m.start} is never closed.",
        )
        for m in found.marks
        if not m.closed
    ]
    stray = [
        Issue(
            kind="mark.stray",
            span=Span.of(raw, s.start, s.end),
            message=f"The quotation mark {raw[s.start : s.end]} at offset {s.start} closes nothing.",
        )
        for s in found.stray
    ]
    return tuple(sorted(unclosed + stray, key=lambda issue: issue.span.start if issue.span else 0))
