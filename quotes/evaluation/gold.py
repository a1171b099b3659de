"""Annotated articles: ARTICLE.txt beside ARTICLE.json, in the format of the annotation guidelines."""

import codecs
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError

from quotes.errors import InputError
from quotes.evaluation.spans import between_marks, characters
from quotes.model.attribution import Piece
from quotes.model.result import ANONYMOUS_STATUSES, NotQuoteReason, QuotationKind, SpeakerKind, SpeakerStatus

Place: TypeAlias = tuple[str | int, str | int]
"""`[text, n]`, the n-th occurrence; `[text, context]`, inside a context that occurs once; or `[start, end]`."""


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """An entity that speaks in the article, as annotated."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: SpeakerKind
    status: SpeakerStatus
    granted: str | None
    reason: str | None

    @property
    def anonymous(self) -> bool:
        """Whether the reader cannot know who it is."""
        return self.status in ANONYMOUS_STATUSES


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """One annotated quotation; spans are half-open code points of the article's text."""

    id: str
    kind: QuotationKind
    content: tuple[Piece, ...]
    verbatim: tuple[Piece, ...]
    cue: Piece | None
    source: Piece | None
    speaker: GoldSpeaker | None

    @property
    def anonymous(self) -> bool:
        """Whether its speaker is one whom the reader cannot know."""
        return self.speaker is not None and self.speaker.anonymous


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with everything that a right answer holds; `digest` is the sha256 of its text and annotation."""

    name: str
    text: str
    quotations: tuple[GoldQuotation, ...]
    speakers: tuple[GoldSpeaker, ...]
    not_quotes: tuple[Piece, ...]
    digest: str

    def unlisted_marks(self) -> list[Piece]:
        """Stretches between marks that the annotation calls neither a quotation nor a refusal."""
        verbatim = [span for quotation in self.quotations for span in quotation.verbatim]
        listed = characters(self.text, [*verbatim, *self.not_quotes])
        return [span for span in between_marks(self.text) if not characters(self.text, [span]) & listed]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Speaker(_Entry):
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SpeakerKind
    status: SpeakerStatus
    granted: str | None = None
    reason: str | None = None


class _Quotation(_Entry):
    id: str
    kind: QuotationKind
    content: tuple[Place, ...]
    verbatim: tuple[Place, ...] | None = None
    cue: Place | None = None
    source: Place | None = None
    speaker: str | None


class _NotQuote(_Entry):
    span: Place
    reason: NotQuoteReason | None = None


class _File(_Entry):
    article: str | None = None
    speakers: tuple[_Speaker, ...]
    quotations: tuple[_Quotation, ...]
    not_quotes: tuple[_NotQuote, ...] = ()


def read_gold(folder: Path) -> tuple[GoldArticle, ...]:
    """Read every annotated article of a folder, in the order of their names.

    Raises:
        InputError: no such folder, nothing annotated in it, or an entry is wrong (the message names file and entry).
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder of annotated articles (ARTICLE.txt beside ARTICLE.json)")
    articles = tuple(_read(path) for path in sorted(folder.glob("*.json")))
    if not articles:
        raise InputError(f"{folder}: holds no annotated article (ARTICLE.txt beside ARTICLE.json)")
    return articles


def fingerprint(articles: Sequence[GoldArticle]) -> str:
    """The sha256 of all texts and annotations together: equal gold, equal fingerprint, whatever its folder."""
    lines = sorted(f"{article.name}\t{article.digest}\n" for article in articles)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def decoded(path: Path) -> str:
    """The file's text, line ends untouched, a byte order mark left out (as everywhere in this package).

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None


def parsed(path: Path, text: str) -> object:
    """The JSON value of a file's text.

    Raises:
        InputError: it is not JSON.
    """
    try:
        value: object = json.loads(text)
    except ValueError as error:
        raise InputError(f"{path}: not JSON ({error})") from None
    return value


def complaint(error: ValidationError, value: object) -> str:
    """The first thing that is wrong, with the entry's id where it has one: `quotation Q4: kind: …`."""
    first = error.errors(include_url=False)[0]
    where, at = [], value
    for step in first["loc"]:
        at = _below(at, step)
        named = at.get("id") if isinstance(at, Mapping) else None
        where.append(str(named or step))
    return ": ".join([*where, first["msg"]])


def _below(value: object, step: int | str) -> object:
    """The part of a JSON value that one step of an error's place leads to; None where there is none."""
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _read(path: Path) -> GoldArticle:
    text_path = path.with_suffix(".txt")
    if not text_path.is_file():
        raise InputError(f"{path}: its text {text_path.name} is not beside it")
    text, value = decoded(text_path), parsed(path, decoded(path))
    try:
        entries = _File.model_validate(value)
    except ValidationError as error:
        raise InputError(f"{path}: {complaint(error, value)}") from None
    try:
        speakers = _speakers(text, entries.speakers)
        quotations = _quotations(text, entries.quotations, speakers)
        refused = tuple(_locate(text, n.span, f"not_quotes {i}") for i, n in enumerate(entries.not_quotes, 1))
    except _Wrong as wrong:
        raise InputError(f"{path}: {wrong}") from None
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=True)
    digest = hashlib.sha256(f"{text}\0{canonical}".encode("utf-8", "surrogatepass")).hexdigest()
    return GoldArticle(path.stem, text, quotations, tuple(speakers.values()), refused, digest)


class _Wrong(Exception):
    """An entry contradicts the text or another entry; the message names the entry."""


def _speakers(text: str, entries: Sequence[_Speaker]) -> dict[str, GoldSpeaker]:
    speakers: dict[str, GoldSpeaker] = {}
    for entry in entries:
        where = f"speaker {entry.id}"
        if entry.id in speakers:
            raise _Wrong(f"{where}: listed twice")
        if not entry.name.strip():
            raise _Wrong(f"{where}: has no name")
        for key, words in (("granted", entry.granted), ("reason", entry.reason)):
            if words is not None and words not in text:
                raise _Wrong(f"{where}: {key} {words!r} is not in the text")
        speakers[entry.id] = GoldSpeaker(**entry.model_dump())
    return speakers


def _quotations(
    text: str, entries: Sequence[_Quotation], speakers: Mapping[str, GoldSpeaker]
) -> tuple[GoldQuotation, ...]:
    ids = [entry.id for entry in entries]
    for entry in entries:
        where = f"quotation {entry.id}"
        if ids.count(entry.id) > 1:
            raise _Wrong(f"{where}: listed twice")
        if entry.speaker is not None and entry.speaker not in speakers:
            raise _Wrong(f"{where}: speaker {entry.speaker!r} is not listed")
        if not entry.content:
            raise _Wrong(f"{where}: no content")
        if entry.kind != "indirect" and not entry.verbatim:
            raise _Wrong(f"{where}: {entry.kind} without verbatim")
    return tuple(_quotation(text, entry, speakers) for entry in entries)


def _quotation(text: str, entry: _Quotation, speakers: Mapping[str, GoldSpeaker]) -> GoldQuotation:
    where = f"quotation {entry.id}"
    return GoldQuotation(
        id=entry.id,
        kind=entry.kind,
        content=tuple(_locate(text, place, f"{where}: content") for place in entry.content),
        verbatim=tuple(_locate(text, place, f"{where}: verbatim") for place in entry.verbatim or ()),
        cue=_locate(text, entry.cue, f"{where}: cue") if entry.cue else None,
        source=_locate(text, entry.source, f"{where}: source") if entry.source else None,
        speaker=speakers[entry.speaker] if entry.speaker is not None else None,
    )


def _locate(text: str, place: Place, where: str) -> Piece:
    """The offsets that a place means."""
    words, which = place
    if isinstance(words, int):
        if not isinstance(which, int) or not 0 <= words < which <= len(text):
            raise _Wrong(f"{where}: offsets {words!r}, {which!r} are not in the text")
        return words, which
    if not words:
        raise _Wrong(f"{where}: an empty stretch")
    start = _within(text, words, which, where) if isinstance(which, str) else _nth(text, words, which, where)
    return start, start + len(words)


def _within(text: str, words: str, context: str, where: str) -> int:
    if words not in context:
        raise _Wrong(f"{where}: the context {context!r} does not hold {words!r}")
    if (count := text.count(context)) != 1:
        raise _Wrong(f"{where}: the context {context!r} occurs {count} times, not once")
    return text.index(context) + context.index(words)


def _nth(text: str, words: str, n: int, where: str) -> int:
    start = -1
    for _ in range(n):
        start = text.find(words, start + 1)
        if start < 0:
            break
    if start < 0:
        raise _Wrong(f"{where}: occurrence {n} of {words!r} is not in the text")
    return start
