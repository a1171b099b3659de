"""The text of a draft in segments: stretches within which the same spans hold, so that spans may nest and overlap.

Joined, the segments are the text, sign for sign.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from quotes.server.review.draft import Draft, DraftQuotation, Place

_LONGEST_HEADLINE = 160


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text; quotations of which it is content stand outermost first."""

    start: int
    end: int
    html: Markup
    quotations: tuple[DraftQuotation, ...] = ()
    verbatim: bool = False
    cues: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    grounds: bool = False
    refused: bool = False
    begins: tuple[DraftQuotation, ...] = ()

    @property
    def inner(self) -> DraftQuotation | None:
        """The innermost quotation."""
        return self.quotations[-1] if self.quotations else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, its line break included."""

    segments: tuple[Segment, ...]
    blank: bool
    headline: bool


def lay_out(draft: Draft) -> tuple[Paragraph, ...]:
    """The text as paragraphs of segments."""
    lines = _lines(draft.text)
    segments = iter(_segments(draft, [start for start, _ in lines]))
    pending = next(segments, None)
    laid: list[Paragraph] = []
    for number, (start, end) in enumerate(lines):
        mine: list[Segment] = []
        while pending is not None and pending.start < end:
            mine.append(pending)
            pending = next(segments, None)
        words = draft.text[start:end].strip()
        laid.append(Paragraph(tuple(mine), not words, number == 0 and len(lines) > 1 and _is_headline(words)))
    return tuple(laid)


def shown(text: str) -> Markup:
    """Words of an article in HTML, inert, and with as many code points in the browser as here.

    A parser of HTML would drop NUL and turn CR LF into LF: NUL is shown as U+FFFD, CR is written as a reference.
    """
    return escape(text.replace("\0", "\ufffd")).replace("\r", Markup("&#13;"))


def _is_headline(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_HEADLINE and not words.endswith((".", "»", "”", '"'))


def _lines(text: str) -> list[Place]:
    found: list[Place] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        found.append((start, end))
        start = end
    return found


@dataclass(frozen=True, slots=True)
class _Layer:
    """What a stretch is for: `role` of the quotation `of`."""

    place: Place
    role: str
    of: DraftQuotation | None = None


def _layers(draft: Draft) -> Iterator[_Layer]:
    for quotation in draft.quotations:
        yield from (_Layer(piece, "content", quotation) for piece in quotation.content)
        yield from (_Layer(piece, "verbatim", quotation) for piece in quotation.verbatim or ())
        if quotation.cue:
            yield _Layer(quotation.cue, "cue", quotation)
        if quotation.source:
            yield _Layer(quotation.source, "source", quotation)
    for speaker in draft.speakers:
        if speaker.anonymous:
            yield from (_Layer(place, "grounds") for place in (speaker.granted, speaker.reason) if place)
    yield from (_Layer(refusal.span, "refused") for refusal in draft.not_quotes)


def _segments(draft: Draft, cuts: Sequence[int]) -> Iterator[Segment]:
    """Sweep over the borders of all stretches, keeping those that are open."""
    opening: defaultdict[int, list[_Layer]] = defaultdict(list)
    closing: defaultdict[int, list[_Layer]] = defaultdict(list)
    for layer in _layers(draft):
        opening[layer.place[0]].append(layer)
        closing[layer.place[1]].append(layer)
    borders = sorted({0, len(draft.text), *cuts, *opening, *closing})
    active: list[_Layer] = []
    begun: set[str] = set()
    for start, end in pairwise(borders):
        active = [layer for layer in active if layer not in closing[start]] + opening[start]
        segment = _segment(draft.text, start, end, active, begun)
        begun.update(quotation.id for quotation in segment.begins)
        yield segment


def _segment(text: str, start: int, end: int, active: Sequence[_Layer], begun: set[str]) -> Segment:
    def ids(role: str) -> tuple[str, ...]:
        return tuple(layer.of.id for layer in active if layer.role == role and layer.of)

    contents = [layer for layer in active if layer.role == "content"]
    contents.sort(key=lambda layer: layer.place[0] - layer.place[1])  # the longest is the outermost
    quotations = tuple(layer.of for layer in contents if layer.of)
    inner = quotations[-1].id if quotations else None
    return Segment(
        start=start,
        end=end,
        html=shown(text[start:end]),
        quotations=quotations,
        verbatim=inner in ids("verbatim"),
        cues=ids("cue"),
        sources=ids("source"),
        grounds=any(layer.role == "grounds" for layer in active),
        refused=any(layer.role == "refused" for layer in active),
        begins=tuple(quotation for quotation in quotations if quotation.id not in begun),
    )
