"""What the review page says of a draft, in the order in which it says it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes.rulebook import rulebook
from quotes.server.review.draft import Draft, DraftQuotation, DraftSpeaker, Place
from quotes.server.review.segments import Paragraph

_LONGEST_EXCERPT = 90


@dataclass(frozen=True)
class View:
    """A draft, laid out for the templates."""

    draft: Draft
    paragraphs: Sequence[Paragraph]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number that each quotation shows: its place in the text."""
        return {quotation.id: number for number, quotation in enumerate(self.draft.quotations, 1)}

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many quotations there are of each kind."""
        return Counter(quotation.kind for quotation in self.draft.quotations)

    @cached_property
    def doubts(self) -> dict[str, str]:
        """What the guidelines do not allow, by the quotation's id."""
        return self.draft.doubts()

    @property
    def anonymous(self) -> int:
        """How many speakers the reader cannot know."""
        return sum(speaker.anonymous for speaker in self.speaking)

    @property
    def speaking(self) -> list[DraftSpeaker]:
        """The speakers in the order of the page: of their first quotation, those without one last."""
        first = {q.speaker: number for number, q in reversed(list(enumerate(self.draft.quotations)))}
        return sorted(self.draft.speakers, key=lambda speaker: first.get(speaker.id, len(first) + 10**6))

    @property
    def json(self) -> dict[str, object]:
        """The draft as the browser keeps it."""
        return self.draft.model_dump(mode="json")

    def by(self, speaker: DraftSpeaker) -> list[DraftQuotation]:
        """The quotations of a speaker."""
        return [quotation for quotation in self.draft.quotations if quotation.speaker == speaker.id]

    def is_anonymous(self, quotation: DraftQuotation) -> bool:
        """Whether the speaker of a quotation is flagged."""
        speaker = self.draft.speaker(quotation.speaker)
        return speaker is not None and speaker.anonymous

    def who(self, quotation: DraftQuotation) -> str:
        """The name of a quotation's speaker."""
        speaker = self.draft.speaker(quotation.speaker)
        return speaker.name if speaker else "speaker unknown"

    def words(self, place: Place | None) -> str:
        """The words of a stretch."""
        return self.draft.words(place) if place else ""

    def excerpt(self, quotation: DraftQuotation) -> str:
        """The beginning of a quotation's content, on one line."""
        words = " ".join(" […] ".join(self.draft.words(piece) for piece in quotation.content).split())
        return words if len(words) <= _LONGEST_EXCERPT else words[:_LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"

    def why(self, rule: str) -> str:
        """What a rule of the evidence looks for."""
        known = rulebook().get(rule)
        return known.why if known else rule
