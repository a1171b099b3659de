"""An annotation that is being corrected: the article's text and what is said to stand in it.

The browser holds the draft and sends it back changed; it is checked here each time. Places are half-open code points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from quotes.marks import pair_marks
from quotes.model.result import (
    ANONYMOUS_STATUSES,
    Extraction,
    NotQuoteReason,
    QuotationKind,
    SpeakerKind,
    SpeakerStatus,
)
from quotes.model.span import Span
from quotes.text import paragraphs

Place: TypeAlias = tuple[int, int]
Id: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,15}$")]


def _whole(text: str) -> str:
    """The text as a browser can hold it: a lone surrogate is U+FFFD, so that every offset stays."""
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DraftQuotation(_Part):
    """One quotation; `verbatim` None: to be found anew from the marks in its content."""

    id: Id
    kind: QuotationKind
    content: tuple[Place, ...] = Field(min_length=1)
    verbatim: tuple[Place, ...] | None = None
    cue: Place | None = None
    source: Place | None = None
    speaker: Id | None = None
    addressee: Place | None = None
    medium: Place | None = None
    time: Place | None = None
    hearsay: bool = False
    confidence: float | None = None
    evidence: tuple[str, ...] = ()
    corrected: bool = False

    def places(self) -> Iterator[Place]:
        """Every stretch that it points to."""
        yield from (*self.content, *(self.verbatim or ()))
        single = (self.cue, self.source, self.addressee, self.medium, self.time)
        yield from (place for place in single if place is not None)


class DraftSpeaker(_Part):
    """One speaker of the article."""

    id: Id
    name: str = Field(min_length=1, max_length=500)
    aliases: tuple[str, ...] = ()
    kind: SpeakerKind = "person"
    status: SpeakerStatus = "named"
    role: str | None = None
    affiliation: str | None = None
    granted: Place | None = None
    reason: Place | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the reader cannot know who it is."""
        return self.status in ANONYMOUS_STATUSES


class DraftNotQuote(_Part):
    """A stretch between marks that quotes nobody."""

    span: Place
    reason: NotQuoteReason


class Draft(_Part):
    """A whole annotation; `name` is the article's file name."""

    name: str = Field("article.txt", max_length=255)
    text: Annotated[str, AfterValidator(_whole)]
    quotations: tuple[DraftQuotation, ...] = Field((), max_length=2000)
    speakers: tuple[DraftSpeaker, ...] = Field((), max_length=2000)
    not_quotes: tuple[DraftNotQuote, ...] = ()
    issues: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        speakers = {speaker.id for speaker in self.speakers}
        if len(speakers) != len(self.speakers) or len({q.id for q in self.quotations}) != len(self.quotations):
            raise ValueError("an id is used twice")
        for quotation in self.quotations:
            if quotation.speaker is not None and quotation.speaker not in speakers:
                raise ValueError(f"{quotation.id}: there is no speaker {quotation.speaker}")
            _check_pieces(quotation)
        for start, end in self._places():
            if not 0 <= start < end <= len(self.text):
                raise ValueError(f"{start}:{end} is not a stretch of the text")
        return self

    def _places(self) -> Iterator[Place]:
        for quotation in self.quotations:
            yield from quotation.places()
        for speaker in self.speakers:
            yield from (place for place in (speaker.granted, speaker.reason) if place is not None)
        yield from (refusal.span for refusal in self.not_quotes)

    def words(self, place: Place) -> str:
        """The words of a stretch."""
        return self.text[place[0] : place[1]]

    def speaker(self, name: str | None) -> DraftSpeaker | None:
        """The speaker of an id."""
        return next((speaker for speaker in self.speakers if speaker.id == name), None)

    def settled(self) -> "Draft":
        """The draft in order: quotations as the text has them, verbatim and refused marks as the marks are."""
        stretches = _stretches(self.text)
        quotations = tuple(
            sorted((_with_verbatim(q, stretches) for q in self.quotations), key=lambda q: (q.content[0][0], _end(q)))
        )
        taken = _signs(self.text, (place for q in quotations for place in q.verbatim or ()))
        listed = _signs(self.text, (refusal.span for refusal in self.not_quotes))
        known = [n for n in self.not_quotes if 0 in taken[slice(*n.span)]]
        new = [
            DraftNotQuote(span=(start, end), reason="scare")
            for start, end in stretches
            if not any(taken[start:end]) and not any(listed[start:end])
        ]
        kept = tuple(sorted((*known, *new), key=lambda refusal: refusal.span))
        return self.model_copy(update={"quotations": quotations, "not_quotes": kept})

    def doubts(self) -> dict[str, str]:
        """What the guidelines do not allow, by the quotation's id."""
        return {
            quotation.id: f"{quotation.kind}, but its content holds no words in quotation marks"
            for quotation in self.quotations
            if quotation.kind != "indirect" and not quotation.verbatim
        }


def draft_of(extraction: Extraction, text: str, name: str) -> Draft:
    """What the engine found, as a draft."""
    quotations = tuple(
        DraftQuotation(
            id=q.id,
            kind=q.kind,
            content=tuple((piece.start, piece.end) for piece in q.content),
            verbatim=tuple((piece.start, piece.end) for piece in q.verbatim),
            cue=_place(q.cue.span if q.cue else None),
            source=_place(q.source.span if q.source else None),
            speaker=q.speaker,
            addressee=_place(q.context.addressee),
            medium=_place(q.context.medium),
            time=_place(q.context.time),
            hearsay=q.hearsay,
            confidence=q.confidence,
            evidence=q.evidence,
        )
        for q in extraction.quotations
    )
    speakers = tuple(
        DraftSpeaker(
            **speaker.model_dump(include={"id", "name", "aliases", "kind", "status", "role", "affiliation"}),
            granted=_place(speaker.anonymity.granted if speaker.anonymity else None),
            reason=_place(speaker.anonymity.reason if speaker.anonymity else None),
        )
        for speaker in extraction.speakers
    )
    refused = tuple(DraftNotQuote(span=(n.span.start, n.span.end), reason=n.reason) for n in extraction.not_quotes)
    issues = tuple(issue.message for issue in extraction.issues)
    return Draft(name=name, text=text, quotations=quotations, speakers=speakers, not_quotes=refused, issues=issues)


def _place(span: Span | None) -> Place | None:
    return (span.start, span.end) if span is not None and span.start < span.end else None


def _check_pieces(quotation: DraftQuotation) -> None:
    ends = [offset for piece in quotation.content for offset in piece]
    if ends != sorted(ends):
        raise ValueError(f"{quotation.id}: the pieces of its content overlap or are not in order")


def _end(quotation: DraftQuotation) -> int:
    return -quotation.content[-1][1]


def _signs(text: str, places: Iterable[Place]) -> bytearray:
    """One for each code point of the text that stands in one of the places, zero for the others."""
    signs = bytearray(len(text))
    for start, end in places:
        signs[start:end] = b"\1" * (end - start)
    return signs


def _stretches(text: str) -> list[Place]:
    """The outermost stretches between quotation marks, the marks included."""
    marks, _ = pair_marks(text, paragraphs(text))
    return [(mark.start, mark.end) for mark in marks if mark.depth_zero and mark.closed and not mark.is_dash]


def _with_verbatim(quotation: DraftQuotation, stretches: Sequence[Place]) -> DraftQuotation:
    """Find the quoted words of a content whose borders or kind were changed."""
    if quotation.verbatim is not None:
        return quotation
    found: tuple[Place, ...] = ()
    if quotation.kind == "direct":
        found = quotation.content
    elif quotation.kind == "mixed":
        found = tuple(
            (max(start, first), min(end, last))
            for first, last in quotation.content
            for start, end in _between(stretches, first, last)
        )
    return quotation.model_copy(update={"verbatim": found})


def _between(stretches: Sequence[Place], first: int, last: int) -> Sequence[Place]:
    """Those of the disjoint stretches, in order, that overlap a place."""
    lowest = bisect_right(stretches, first, key=lambda place: place[1])
    return stretches[lowest : bisect_left(stretches, last, lo=lowest, key=lambda place: place[0])]
