"""How an extraction becomes rows."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from typing import Literal

import regex

from quotes.archive.names import who_words
from quotes.archive.normalise import normalise_pieces
from quotes.errors import InputError
from quotes.model.result import ANONYMOUS_STATUSES, Article, Extraction, Quotation, Speaker
from quotes.model.span import Span

_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def check(extraction: Extraction, text: str | None) -> None:
    """Refuse a text that is not the extraction's.

    Raises:
        InputError: its sha256 is another one.
    """
    if text is None:
        return
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != extraction.text_sha256:
        name = extraction.article.id or extraction.text_sha256[:12]
        raise InputError(f"{name}: the text is not the one that was extracted from (its sha256 differs)")


def write(
    connection: sqlite3.Connection, extraction: Extraction, text: str | None
) -> Literal["added", "replaced", "unchanged"]:
    """Store one extraction inside the caller's transaction; the same text read by the same version is left alone."""
    identity = _plain(extraction.article.url or extraction.article.id or "")
    versions = extraction.versions.model_dump_json()
    old = connection.execute(
        "SELECT id, versions, article_id, title, author, publisher, published, url, text "
        "FROM articles WHERE text_sha256 = ? AND identity = ?",
        (extraction.text_sha256, identity),
    ).fetchone()
    kept = text if text is not None else (old[8] if old else None)
    about = _about(extraction.article)
    if old is not None:
        if old[1] == versions and tuple(old[2:8]) == about and old[8] == (kept if kept is None else _plain(kept)):
            return "unchanged"
        connection.execute("DELETE FROM articles WHERE id = ?", (old[0],))
    key = connection.execute(
        "INSERT INTO articles (text_sha256, identity, versions, article_id, title, author, publisher, published, url, "
        "text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (extraction.text_sha256, identity, versions, *about, kept if kept is None else _plain(kept)),
    ).lastrowid
    assert key is not None
    _write_quotations(connection, key, extraction)
    return "added" if old is None else "replaced"


def _about(article: Article) -> tuple[str | None, ...]:
    values = (article.id, article.title, article.author, article.publisher, article.published, article.url)
    return tuple(None if value is None else _plain(value) for value in values)


def _write_quotations(connection: sqlite3.Connection, article: int, extraction: Extraction) -> None:
    speakers = {speaker.id: (_write_speaker(connection, article, speaker), speaker) for speaker in extraction.speakers}
    for quotation in extraction.quotations:
        key, speaker = speakers.get(quotation.speaker or "", (None, None))
        _write_quotation(connection, article, quotation, key, speaker)


def _write_speaker(connection: sqlite3.Connection, article: int, speaker: Speaker) -> int | None:
    anonymity = speaker.anonymity
    return connection.execute(
        "INSERT INTO speakers (article, name, aliases, kind, status, role, affiliation, anonymous, granted, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            _plain(speaker.name),
            _plain(json.dumps(speaker.aliases, ensure_ascii=False)),
            speaker.kind,
            speaker.status,
            _optional(speaker.role),
            _optional(speaker.affiliation),
            int(speaker.status in ANONYMOUS_STATUSES or (anonymity is not None and anonymity.flagged)),
            _optional(anonymity.granted.text if anonymity and anonymity.granted else None),
            _optional(anonymity.reason.text if anonymity and anonymity.reason else None),
        ),
    ).lastrowid


def _write_quotation(
    connection: sqlite3.Connection, article: int, quotation: Quotation, key: int | None, speaker: Speaker | None
) -> None:
    connection.execute(
        "INSERT INTO quotations (article, speaker, local_id, kind, content, verbatim, cue, hearsay, confidence, words, "
        "who) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            key,
            quotation.id,
            quotation.kind,
            _spans(quotation.content),
            _spans(quotation.verbatim),
            _optional(quotation.cue.span.text if quotation.cue else None),
            int(quotation.hearsay),
            quotation.confidence,
            _plain(normalise_pieces((span.start, span.text) for span in quotation.content).words),
            _plain(who_words([speaker.name, *speaker.aliases]) if speaker else ""),
        ),
    )


def _spans(spans: Iterable[Span]) -> str:
    return _plain(json.dumps([[span.start, span.text] for span in spans], ensure_ascii=False))


def _optional(text: str | None) -> str | None:
    return None if text is None else _plain(text)


def _plain(text: str) -> str:
    """SQLite text is UTF-8, which has no lone surrogates: each becomes U+FFFD, so that offsets still hold."""
    return _SURROGATE.sub("\ufffd", text)
