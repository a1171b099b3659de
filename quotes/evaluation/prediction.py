"""What a system said of the annotated articles: extractions of our own, or the plain format of the field's scorers."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError

from quotes.errors import InputError
from quotes.evaluation.gold import GoldArticle, complaint, decoded, parsed
from quotes.evaluation.spans import between_marks, characters
from quotes.model.attribution import Piece
from quotes.model.result import ANONYMOUS_STATUSES, Article, Extraction, Quotation, QuotationKind, Speaker
from quotes.model.span import Span


@dataclass(frozen=True, slots=True)
class PredictedSpeaker:
    """As much of a speaker as is compared: a name, and what the system says of its anonymity."""

    name: str
    anonymous: bool
    granted: bool


@dataclass(frozen=True, slots=True)
class PredictedQuotation:
    """One predicted quotation; spans are half-open code points, `confidence` is None when the system gives none."""

    kind: QuotationKind
    content: tuple[Piece, ...]
    verbatim: tuple[Piece, ...]
    cue: Piece | None = None
    source: Piece | None = None
    speaker: PredictedSpeaker | None = None
    confidence: float | None = None
    evidence: tuple[str, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether its speaker is flagged as anonymous."""
        return self.speaker is not None and self.speaker.anonymous

    @property
    def granted(self) -> bool:
        """Whether words that grant its speaker anonymity are given."""
        return self.speaker is not None and self.speaker.granted


Prediction: TypeAlias = tuple[PredictedQuotation, ...]
"""All quotations that a system finds in one article."""


class Engine(Protocol):
    """What extracts: `quotes.Extractor`, or anything like it."""

    def extract_many(self, articles: Iterable[tuple[str, Article]]) -> Iterable[Extraction]:
        """Extract article after article, in order."""


class _PlainSpeaker(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str | None = None
    anonymous: bool | None = None
    granted: bool | None = None


class _PlainQuotation(BaseModel):
    model_config = ConfigDict(frozen=True)

    kind: QuotationKind
    content: tuple[Piece, ...]
    verbatim: tuple[Piece, ...] | None = None
    cue: Piece | None = None
    source: Piece | None = None
    speaker: _PlainSpeaker | None = None
    confidence: float | None = None


class _PlainFile(BaseModel):
    model_config = ConfigDict(frozen=True)

    quotations: tuple[_PlainQuotation, ...]


def run_engine(engine: Engine, gold: Sequence[GoldArticle]) -> dict[str, Prediction]:
    """Extract every annotated article, by its name."""
    results = engine.extract_many((article.text, Article(id=article.name)) for article in gold)
    return {article.name: from_extraction(result) for article, result in zip(gold, results, strict=True)}


def read_predictions(path: Path, gold: Sequence[GoldArticle]) -> dict[str, Prediction]:
    """Read what `path` says of the annotated articles; those of which it says nothing are left out.

    `path` is a folder of ARTICLE.json, each an extraction or `{"quotations": [{"kind", "content", …}]}` with offsets,
    or a file of extractions, one a line (`quotes extract --format jsonl`), each with its article's id.

    Raises:
        InputError: nothing there, or an entry is wrong (the message names file and entry).
    """
    articles = {article.name: article for article in gold}
    if path.is_dir():
        files = {name: path / f"{name}.json" for name in articles}
        return {name: _from_file(file, articles[name]) for name, file in files.items() if file.is_file()}
    if path.is_file():
        return _from_lines(path, articles)
    raise InputError(f"{path}: no such folder or file of predictions")


def from_extraction(extraction: Extraction) -> Prediction:
    """The compared part of an extraction."""
    speakers = {speaker.id: _speaker(speaker) for speaker in extraction.speakers}
    return tuple(_quotation(quotation, speakers) for quotation in extraction.quotations)


def _speaker(speaker: Speaker) -> PredictedSpeaker:
    granted = speaker.anonymity is not None and speaker.anonymity.granted is not None
    return PredictedSpeaker(speaker.name, speaker.status in ANONYMOUS_STATUSES, granted)


def _quotation(quotation: Quotation, speakers: Mapping[str, PredictedSpeaker]) -> PredictedQuotation:
    return PredictedQuotation(
        kind=quotation.kind,
        content=tuple(_piece(span) for span in quotation.content),
        verbatim=tuple(_piece(span) for span in quotation.verbatim),
        cue=_piece(quotation.cue.span) if quotation.cue else None,
        source=_piece(quotation.source.span) if quotation.source else None,
        speaker=speakers.get(quotation.speaker) if quotation.speaker is not None else None,
        confidence=quotation.confidence,
        evidence=quotation.evidence,
    )


def _piece(span: Span) -> Piece:
    return span.start, span.end


def _from_file(path: Path, article: GoldArticle) -> Prediction:
    return _from_value(parsed(path, decoded(path)), article, str(path))


def _from_lines(path: Path, articles: Mapping[str, GoldArticle]) -> dict[str, Prediction]:
    found: dict[str, Prediction] = {}
    for number, line in enumerate(decoded(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        extraction = _extraction(parsed(path, line), where)
        name = extraction.article.id
        if name is None:
            raise InputError(f"{where}: the extraction has no article id")
        if name in found:
            raise InputError(f"{where}: article {name!r} a second time")
        if name in articles:
            found[name] = _checked(extraction, articles[name], where)
    return found


def _from_value(value: object, article: GoldArticle, where: str) -> Prediction:
    if isinstance(value, Mapping) and "text_sha256" in value:
        return _checked(_extraction(value, where), article, where)
    try:
        plain = _PlainFile.model_validate(value)
    except ValidationError as error:
        raise InputError(f"{where}: {complaint(error, value)}") from None
    return tuple(_from_plain(entry, article, f"{where}: quotations {i}") for i, entry in enumerate(plain.quotations))


def _extraction(value: object, where: str) -> Extraction:
    try:
        return Extraction.model_validate(value)
    except ValidationError as error:
        raise InputError(f"{where}: not an extraction: {complaint(error, value)}") from None


def _checked(extraction: Extraction, article: GoldArticle, where: str) -> Prediction:
    """The extraction's prediction, once it is sure that it was made from the annotated text."""
    if extraction.text_sha256 != hashlib.sha256(article.text.encode("utf-8")).hexdigest():
        raise InputError(f"{where}: was extracted from another text than {article.name}.txt")
    return from_extraction(extraction)


def _from_plain(entry: _PlainQuotation, article: GoldArticle, where: str) -> PredictedQuotation:
    for start, end in [*entry.content, *(entry.verbatim or ()), *filter(None, (entry.cue, entry.source))]:
        if not 0 <= start <= end <= len(article.text):
            raise InputError(f"{where}: offsets {start}, {end} are not in {article.name}.txt")
    return PredictedQuotation(
        kind=entry.kind,
        content=entry.content,
        verbatim=_marked(article.text, entry.content) if entry.verbatim is None else entry.verbatim,
        cue=entry.cue,
        source=entry.source,
        speaker=_from_plain_speaker(entry.speaker) if entry.speaker else None,
        confidence=entry.confidence,
    )


def _from_plain_speaker(entry: _PlainSpeaker) -> PredictedSpeaker:
    return PredictedSpeaker(entry.name or "", bool(entry.anonymous), bool(entry.granted))


def _marked(text: str, content: Sequence[Piece]) -> tuple[Piece, ...]:
    """The stretches between marks of which at least half is content, for systems that do not list them."""
    inside = characters(text, content)
    stretches = ((span, characters(text, [span])) for span in between_marks(text))
    return tuple(span for span, words in stretches if words and 2 * len(words & inside) >= len(words))
