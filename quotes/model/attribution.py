"""Values between the stages: cues, source phrases and attributions, before speakers are known."""

from dataclasses import dataclass, field
from typing import TypeAlias

from quotes.model.result import CueKind, MentionForm, NotQuoteReason, QuotationKind

Piece: TypeAlias = tuple[int, int]
"""A half-open stretch of the raw text, in code points."""


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """The words that name a source: `span` is the full noun phrase, `head` the index of its head token.

    `speaker_hint` is the span that decides who it is when the phrase itself is a clitic or a relative (*qui*).
    """

    span: Piece
    head: int
    form: MentionForm
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and source of one quotation, with the rules that made it.

    `anchor` is the raw offset from which "before" and "after" are judged in coreference (the source, else the cue,
    else the content). `floating` says that it has no cue of its own and continues someone's speech. `beaten` are the
    other readings of the same words or the same cue that it was preferred to.
    """

    kind: QuotationKind
    content: tuple[Piece, ...]
    verbatim: tuple[Piece, ...]
    cue: Piece | None
    cue_lemma: str
    cue_kind: CueKind | None
    source: SourcePhrase | None
    evidence: tuple[str, ...]
    floating: bool = False
    hearsay: bool = False
    addressee: Piece | None = None
    medium: Piece | None = None
    time: Piece | None = None
    marks: tuple[int, ...] = ()
    sentence: int | None = None
    score: float = 1.0
    beaten: tuple["Attribution", ...] = ()

    @property
    def anchor(self) -> int:
        """Where in the text it stands, for everything that depends on order."""
        return self.source.span[0] if self.source else self.cue[0] if self.cue else self.content[0][0]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair of marks that quotes nobody, the rule that says so, and the readings as speech that it rules out."""

    mark: int
    reason: NotQuoteReason
    rule: str
    beaten: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Attributions:
    """The outcome of the attribution stage, in text order."""

    attributions: tuple[Attribution, ...] = ()
    refusals: tuple[Refusal, ...] = field(default=())
