"""Extractions without an engine: the annotated fixtures as they should be read, and small articles of one's own."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from quotes.evaluation.gold import GoldArticle, GoldQuotation, GoldSpeaker, read_gold
from quotes.model.result import (
    Anonymity,
    Article,
    Context,
    Cue,
    Extraction,
    Mention,
    Quotation,
    QuotationKind,
    Speaker,
    SpeakerStatus,
    Versions,
)
from quotes.model.span import Span

GOLD = Path(__file__).parents[2] / "fixtures" / "gold"
VERSIONS = Versions(quotes="test", model="gold", lexicon="none")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def gold_extractions(folder: Path = GOLD) -> list[tuple[Extraction, str]]:
    """Every annotated article, in the order of the names, published day after day by three publishers."""
    return [(_extraction(article, number), article.text) for number, article in enumerate(read_gold(folder))]


def _extraction(gold: GoldArticle, number: int) -> Extraction:
    name = Path(gold.name).stem
    return Extraction(
        text_sha256=digest(gold.text),
        article=Article(
            id=name,
            title=gold.text.splitlines()[0],
            publisher=("Le Courrier", "La Dépêche du Lac", "L'Écho")[number % 3],
            published=f"2026-03-{number + 1:02d}",
            url=f"https://example.org/{name}",
        ),
        quotations=tuple(_quotation(gold.text, each) for each in gold.quotations),
        speakers=tuple(_speaker(gold.text, each) for each in gold.speakers),
        not_quotes=(),
        issues=(),
        versions=VERSIONS,
    )


def _quotation(raw: str, gold: GoldQuotation) -> Quotation:
    return Quotation(
        id=gold.id,
        kind=gold.kind,
        content=tuple(Span.of(raw, *piece) for piece in gold.content),
        verbatim=tuple(Span.of(raw, *piece) for piece in gold.verbatim),
        cue=Cue(span=Span.of(raw, *gold.cue), lemma="dire", kind="verb") if gold.cue else None,
        source=Mention(span=Span.of(raw, *gold.source), head=Span.of(raw, *gold.source), form="name")
        if gold.source
        else None,
        speaker=gold.speaker.id if gold.speaker else None,
        context=Context(),
        hearsay=False,
        confidence=1.0,
        evidence=("gold",),
    )


def _speaker(raw: str, gold: GoldSpeaker) -> Speaker:
    def found(words: str | None) -> Span | None:
        return Span.of(raw, raw.index(words), raw.index(words) + len(words)) if words else None

    return Speaker(
        id=gold.id,
        name=gold.name,
        aliases=gold.aliases,
        kind=gold.kind,
        status=gold.status,
        role=None,
        affiliation=None,
        mentions=(),
        anonymity=Anonymity(flagged=gold.anonymous, granted=found(gold.granted), reason=found(gold.reason)),
    )


def made(
    text: str,
    *said: tuple[str, str | None] | tuple[str, str | None, QuotationKind],
    anonymous: Iterable[str] = (),
    article: Article | None = None,
    between: Sequence[str] = (),
) -> Extraction:
    """An extraction of `text` with one quotation for each (words, speaker's name[, kind]); `a|b` are two pieces.

    `between` are the words that stand between quotation marks in mixed quotations.
    """
    names = list(dict.fromkeys(name for _, name, *_ in said if name))
    return Extraction(
        text_sha256=digest(text),
        article=article or Article(id=digest(text)[:8]),
        quotations=tuple(_said(text, number, each, names, between) for number, each in enumerate(said, start=1)),
        speakers=tuple(_named(number, name, anonymous) for number, name in enumerate(names, start=1)),
        not_quotes=(),
        issues=(),
        versions=VERSIONS,
    )


def _said(
    text: str,
    number: int,
    each: tuple[str, str | None] | tuple[str, str | None, QuotationKind],
    names: list[str],
    between: Sequence[str],
) -> Quotation:
    words, name, *kinds = each
    content: list[Span] = []
    for piece in words.split("|"):
        start = text.index(piece, content[-1].end if content else 0)
        content.append(Span.of(text, start, start + len(piece)))
    kind: QuotationKind = kinds[0] if kinds else "direct"
    inside = [Span.of(text, text.index(each), text.index(each) + len(each)) for each in between]
    verbatim = content if kind == "direct" else inside if kind == "mixed" else []
    return Quotation(
        id=f"Q{number}",
        kind=kind,
        content=tuple(content),
        verbatim=tuple(verbatim),
        cue=None,
        source=None,
        speaker=f"S{names.index(name) + 1}" if name else None,
        context=Context(),
        hearsay=False,
        confidence=0.9,
        evidence=(),
    )


def _named(number: int, name: str, anonymous: Iterable[str]) -> Speaker:
    unnamed = name in set(anonymous)
    status: SpeakerStatus = "unnamed" if unnamed else "named"
    return Speaker(
        id=f"S{number}",
        name=name,
        aliases=(),
        kind="person",
        status=status,
        role=None,
        affiliation=None,
        mentions=(),
        anonymity=Anonymity(flagged=unnamed),
    )
