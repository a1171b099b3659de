"""Search results for programs: JSON Lines and CSV, one page or all of them."""

import csv
from collections.abc import Iterator
from typing import TextIO

from quotes.archive import Archive, Hit, SearchQuery

_PAGE = 500
_COLUMNS = (
    "key", "text", "kind", "speaker", "status", "anonymous", "role", "affiliation", "granted", "reason", "cue",
    "start", "end", "confidence", "article", "title", "publisher", "published", "url",
)  # fmt: skip


def write_jsonl(archive: Archive, query: SearchQuery, stream: TextIO, *, every: bool) -> None:
    """One quotation a line."""
    stream.writelines(hit.model_dump_json() + "\n" for hit in _hits(archive, query, every=every))


def write_csv(archive: Archive, query: SearchQuery, stream: TextIO, *, every: bool) -> None:
    """One quotation a row."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for hit in _hits(archive, query, every=every):
        who, about = hit.speaker, hit.article
        writer.writerow(
            (
                hit.key, hit.text, hit.kind,
                *((who.name, who.status, who.anonymous, who.role, who.affiliation, who.granted, who.reason)
                  if who else (None,) * 7),
                hit.cue, hit.content[0].start, hit.content[-1].end, hit.confidence,
                about.id, about.title, about.publisher, about.published, about.url,
            )
        )  # fmt: skip


def _hits(archive: Archive, query: SearchQuery, *, every: bool) -> Iterator[Hit]:
    if not every:
        yield from archive.search(query).hits
        return
    page = query.model_copy(update={"limit": _PAGE})
    while hits := archive.search(page).hits:
        yield from hits
        page = page.model_copy(update={"offset": page.offset + _PAGE})
