"""Search: a query of the user becomes SQL and FTS5 of our own; no sign of the user's reaches either as code."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import regex

from quotes.archive.normalise import normalise
from quotes.archive.records import ArticleRef, Hit, SearchPage, SearchQuery, SpeakerRef
from quotes.model.span import Span

Parameters: TypeAlias = list[Any]

_PHRASE_OR_WORD = regex.compile(r'"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)')
_HIT = """
SELECT q.id, q.local_id, q.kind, q.content, q.verbatim, q.cue, q.hearsay, q.confidence,
  a.id, a.text_sha256, a.article_id, a.title, a.author, a.publisher, a.published, a.url,
  s.name, s.aliases, s.kind, s.status, s.role, s.affiliation, s.anonymous, s.granted, s.reason
"""
_FROM = """
FROM quotations q JOIN articles a ON a.id = q.article LEFT JOIN speakers s ON s.id = q.speaker
"""
_ORDERS = {
    "relevance": "quotation_index.rank, q.id",
    "newest": "a.published IS NULL, a.published DESC, q.id",
    "oldest": "a.published IS NULL, a.published, q.id",
}


def search(connection: sqlite3.Connection, query: SearchQuery) -> SearchPage:
    """The quotations that a query asks for, one page of them."""
    match = _match(query)
    if match == "":
        return SearchPage(query=query, total=0, hits=())  # asked for words, but there are only signs
    source, where, parameters = _FROM, *_filters(query)
    order = _ORDERS["newest" if query.order == "relevance" else query.order]
    if match is not None:
        source += "JOIN quotation_index ON quotation_index.rowid = q.id "
        where = ["quotation_index MATCH ?", *where]
        parameters = [match, *parameters]
        order = _ORDERS[query.order]
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    total = connection.execute(f"SELECT count(*) {source} {condition}", parameters).fetchone()[0]
    rows = connection.execute(
        f"{_HIT} {source} {condition} ORDER BY {order} LIMIT ? OFFSET ?", [*parameters, query.limit, query.offset]
    )
    return SearchPage(query=query, total=total, hits=tuple(hit(row) for row in rows))


def hits_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Hit]:
    """The quotations of some keys."""
    found: dict[int, Hit] = {}
    for first in range(0, len(keys), 500):
        some = list(keys[first : first + 500])
        marks = ",".join("?" * len(some))
        found |= {row[0]: hit(row) for row in connection.execute(f"{_HIT} {_FROM} WHERE q.id IN ({marks})", some)}
    return found


def any_of(words: Iterable[str]) -> str:
    """An FTS5 expression: any of the compared words in a content."""
    return f"words : ({' OR '.join(_string(word) for word in words)})"


def hit(row: Sequence[Any]) -> Hit:
    """One row of the hit query as a record."""
    content = spans(row[3])
    return Hit(
        key=row[0],
        quotation=row[1],
        kind=row[2],
        text=" […] ".join(span.text for span in content),
        content=content,
        verbatim=spans(row[4]),
        cue=row[5],
        hearsay=bool(row[6]),
        confidence=row[7],
        article=ArticleRef(
            key=row[8],
            text_sha256=row[9],
            id=row[10],
            title=row[11],
            author=row[12],
            publisher=row[13],
            published=row[14],
            url=row[15],
        ),
        speaker=_speaker(row[16:25]),
    )


def spans(stored: str) -> tuple[Span, ...]:
    """Spans as they are stored: a JSON array of [start, words]."""
    return tuple(Span(start=start, end=start + len(text), text=text) for start, text in json.loads(stored))


def _speaker(row: Sequence[Any]) -> SpeakerRef | None:
    if row[0] is None:
        return None
    return SpeakerRef(
        name=row[0],
        aliases=tuple(json.loads(row[1])),
        kind=row[2],
        status=row[3],
        role=row[4],
        affiliation=row[5],
        anonymous=bool(row[6]),
        granted=row[7],
        reason=row[8],
    )


def _match(query: SearchQuery) -> str | None:
    """The FTS5 expression of a query; None where it asks for no words, empty where its words are none."""
    asked = {"words": query.words, "who": query.speaker}
    given = {column: text for column, text in asked.items() if text is not None and text.strip()}
    if not given:
        return None
    clauses: list[str] = []
    for column, text in given.items():
        terms = list(_terms(text))
        if not terms:
            return ""
        clauses.append(f"{column} : ({' AND '.join(terms)})")
    return " AND ".join(clauses)


def _terms(text: str) -> Iterator[str]:
    for found in _PHRASE_OR_WORD.finditer(text):
        forms = [token.form for token in normalise(found["phrase"] or found["word"] or "").tokens]
        forms = [form for form in forms if any(sign.isalnum() for sign in form)]  # FTS5 indexes nothing else
        if forms:
            beginning = found["word"] is not None and found["word"].endswith("*")
            yield _string(" ".join(forms)) + (" *" if beginning else "")


def _string(words: str) -> str:
    """An FTS5 string: whatever it holds is words, never an operator."""
    return '"' + words.replace('"', '""') + '"'


def _filters(query: SearchQuery) -> tuple[list[str], Parameters]:
    chosen: list[tuple[str, Any]] = [
        ("s.status = ?", query.status),
        ("coalesce(s.anonymous, 0) = ?", None if query.anonymous is None else int(query.anonymous)),
        ("q.kind = ?", query.kind),
        ("a.publisher = ? COLLATE NOCASE", query.publisher),
        ("a.published >= ?", query.since),
        # a beginning of a date includes all of it: until 2026-03 ends with the last second of March
        ("a.published < ? || char(0x10FFFF)", query.until),
    ]
    kept = [(condition, value) for condition, value in chosen if value is not None]
    return [condition for condition, _ in kept], [value for _, value in kept]
