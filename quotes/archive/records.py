"""What the archive answers with. Spans are half-open code points of the article's own text."""

from typing import Literal, TypeAlias

from pydantic import Field

from quotes.model.result import QuotationKind, SpeakerKind, SpeakerStatus
from quotes.model.span import Record, Span, Words

Verdict: TypeAlias = Literal["exact", "altered", "truncated", "misattributed", "paraphrase-only", "not found"]
Attribution: TypeAlias = Literal["confirmed", "other", "unknown"]
DiffKind: TypeAlias = Literal["equal", "dropped", "added", "changed", "omitted"]
Order: TypeAlias = Literal["relevance", "newest", "oldest"]


class SearchQuery(Record):
    """What to look for; every filter that is set must hold.

    `words`: all of them must occur, in any order; `"several words"` in double quotes stay together, and `mot*` is the
    beginning of a word. Case, accents and typography do not matter, and no sign has a power beyond these.
    `since` and `until` are inclusive and compare ISO dates or their beginnings (`2026`, `2026-03`).
    """

    words: str | None = None
    speaker: str | None = None
    status: SpeakerStatus | None = None
    anonymous: bool | None = None
    kind: QuotationKind | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    order: Order = "relevance"
    limit: int = Field(default=20, ge=1, le=1000)
    offset: int = Field(default=0, ge=0)


class ArticleRef(Record):
    """The article that a quotation stands in; `key` is its number in this archive."""

    key: int
    text_sha256: str
    id: Words | None
    title: Words | None
    author: Words | None
    publisher: Words | None
    published: Words | None
    url: Words | None


class SpeakerRef(Record):
    """The speaker as the article knows it."""

    name: Words
    aliases: tuple[Words, ...]
    kind: SpeakerKind
    status: SpeakerStatus
    role: Words | None
    affiliation: Words | None
    anonymous: bool
    granted: Words | None
    reason: Words | None


class Hit(Record):
    """One archived quotation; `key` is its number in this archive, `quotation` its id in the extraction."""

    key: int
    quotation: str
    kind: QuotationKind
    text: Words
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    cue: Words | None
    speaker: SpeakerRef | None
    hearsay: bool
    confidence: float
    article: ArticleRef


class SearchPage(Record):
    """One page of hits, and how many there are in all."""

    query: SearchQuery
    total: int
    hits: tuple[Hit, ...]


class DiffPart(Record):
    """A run of words: what the article has (`original`, at `spans`) and what is alleged.

    `dropped`: in the article, not in the phrase. `added`: the reverse. `changed`: one stands for the other.
    `omitted`: left out of the phrase openly, under an ellipsis.
    """

    kind: DiffKind
    original: Words
    alleged: Words
    spans: tuple[Span, ...] = ()


class Match(Record):
    """One archived quotation that the phrase was compared with.

    `verdict` is about this quotation alone. `spans` are the words that correspond to the phrase, `before` and `after`
    what the same quotation says around them, `context` the article around the quotation, where its text is archived.
    """

    verdict: Verdict
    score: float = Field(ge=0, le=1)
    attribution: Attribution | None
    quotation: Hit
    spans: tuple[Span, ...]
    diff: tuple[DiffPart, ...]
    before: Words
    after: Words
    context: Words | None


class Verification(Record):
    """The answer to "was this said?": the best match's verdict, and the evidence, best first.

    `attribution` tells whether the alleged speaker said it; None where no speaker was alleged or nothing was found.
    """

    phrase: Words
    speaker: Words | None
    verdict: Verdict
    score: float = Field(ge=0, le=1)
    attribution: Attribution | None
    matches: tuple[Match, ...]


class Variant(Record):
    """One wording of a clustered quotation: how often, where first, and how it departs from the first wording."""

    text: Words
    count: int
    first: Words | None
    diff: tuple[DiffPart, ...]


class Cluster(Record):
    """The same words in several places, the earliest appearance first.

    `conflict`: two named speakers that cannot be one. `unmasked`: anonymous in one article, named in another.
    """

    appearances: tuple[Hit, ...]
    variants: tuple[Variant, ...]
    speakers: tuple[Words, ...]
    articles: int
    conflict: bool
    unmasked: bool


class ClusterPage(Record):
    """One page of clusters, the widest spread first, and how many there are in all."""

    total: int
    clusters: tuple[Cluster, ...]


class AddReport(Record):
    """What an addition did: new articles, articles read anew by another version, articles that were there already."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0


class ArchiveStats(Record):
    """What the archive holds."""

    articles: int
    quotations: int
    speakers: int
    anonymous_quotations: int
    by_kind: dict[str, int]
    by_status: dict[str, int]
    by_publisher: dict[str, int]
    first_published: Words | None
    last_published: Words | None
    schema_version: int
