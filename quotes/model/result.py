"""The data contract: what an extraction gives back. Shapes only; docs/reference/output.md says what they mean."""

from typing import Literal, TypeAlias

from quotes.model.span import Record, Span, Words

QuotationKind: TypeAlias = Literal["direct", "mixed", "indirect"]
CueKind: TypeAlias = Literal["verb", "noun", "preposition", "colon"]
MentionForm: TypeAlias = Literal["name", "description", "pronoun"]
SpeakerKind: TypeAlias = Literal["person", "group", "organization", "document"]
SpeakerStatus: TypeAlias = Literal["named", "role", "unnamed", "pseudonym"]
NotQuoteReason: TypeAlias = Literal["title", "name", "term", "scare"]

ANONYMOUS_STATUSES: frozenset[SpeakerStatus] = frozenset({"unnamed", "pseudonym"})


class Cue(Record):
    """The words that signal an attribution."""

    span: Span
    lemma: Words
    kind: CueKind


class Mention(Record):
    """A noun phrase or pronoun that names a source."""

    span: Span
    head: Span
    form: MentionForm


class Context(Record):
    """The circumstances of speech, as far as the sentence of the cue gives them."""

    addressee: Span | None = None
    medium: Span | None = None
    time: Span | None = None


class Quotation(Record):
    """One attribution: content, cue, source, and the speaker behind the source."""

    id: str
    kind: QuotationKind
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    cue: Cue | None
    source: Mention | None
    speaker: str | None
    context: Context
    hearsay: bool
    confidence: float
    evidence: tuple[str, ...]


class Anonymity(Record):
    """Whether the reader is kept from knowing the speaker, and on what grounds."""

    flagged: bool
    granted: Span | None = None
    reason: Span | None = None


class Speaker(Record):
    """An entity to which the article attributes words, resolved over the whole article."""

    id: str
    name: Words
    aliases: tuple[Words, ...]
    kind: SpeakerKind
    status: SpeakerStatus
    role: Words | None
    affiliation: Words | None
    mentions: tuple[Span, ...]
    anonymity: Anonymity | None
    evidence: tuple[str, ...] = ()


class NotQuote(Record):
    """A stretch between quotation marks that quotes nobody."""

    span: Span
    reason: NotQuoteReason
    evidence: tuple[str, ...] = ()


class Issue(Record):
    """Odd input, reported and worked around: never raised, never dropped."""

    kind: str
    span: Span | None
    message: Words


class Article(Record):
    """What is known of the article beside its text."""

    id: Words | None = None
    title: Words | None = None
    author: Words | None = None
    publisher: Words | None = None
    published: Words | None = None
    url: Words | None = None


class Versions(Record):
    """What made this result: equal versions and equal text give an equal extraction."""

    quotes: str
    model: str
    lexicon: str


class Extraction(Record):
    """Everything found in one article. `model_dump_json()` is the wire format."""

    text_sha256: str
    article: Article
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    not_quotes: tuple[NotQuote, ...]
    issues: tuple[Issue, ...]
    versions: Versions
