"""The archive: an SQLite file that many may read while one writes."""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from quotes.archive.clusters import ClusterOnly, Group, find_groups, page_of
from quotes.archive.records import (
    AddReport,
    ArchiveStats,
    ClusterPage,
    Hit,
    SearchPage,
    SearchQuery,
    Verification,
)
from quotes.archive.schema import SCHEMA_VERSION, connect
from quotes.archive.search import hits_of, search
from quotes.archive.verify import verify
from quotes.archive.writing import check, write
from quotes.errors import ArchiveError
from quotes.model.result import Extraction

# Articles and seconds a transaction: readers see progress, and an interrupted build loses little.
_COMMIT_EVERY = 200
_COMMIT_AFTER_S = 5.0


class Archive:
    """Who said what, when and where, over many articles. Made by `Archive.open`; a context manager.

    One object may be used by many threads: each has a connection of its own. Readers never wait; a writer waits for
    another one up to half a minute. Every method may raise ArchiveError when the file is damaged, locked or full.
    """

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._clustered: tuple[int, tuple[Group, ...]] | None = None
        self._closed = False
        self._connection()

    @classmethod
    def open(cls, path: str | Path, *, readonly: bool = False) -> Self:
        """Open an archive; a file that does not exist yet is made, unless `readonly`.

        Raises:
            ArchiveError: it is missing (when read only), not an archive, from a newer version, or unreadable.
        """
        return cls(Path(path), readonly=readonly)

    def add(self, extraction: Extraction, text: str | None = None) -> bool:
        """Store one extraction with its article's text; False when it was there already, unchanged.

        Raises:
            InputError: `text` is not what the extraction was made from.
        """
        return self.add_many([(extraction, text)]).unchanged == 0

    def add_many(self, items: Iterable[tuple[Extraction, str | None]]) -> AddReport:
        """Store extractions as they come; an article that another version has read before is replaced.

        Raises:
            InputError: a text is not what its extraction was made from; what came before it is stored.
        """
        counts = {"added": 0, "replaced": 0, "unchanged": 0}
        waiting: list[tuple[Extraction, str | None]] = []
        since = time.monotonic()
        try:
            for extraction, text in items:
                check(extraction, text)
                waiting.append((extraction, text))
                if len(waiting) == _COMMIT_EVERY or time.monotonic() - since > _COMMIT_AFTER_S:
                    self._write(waiting, counts)
                    since = time.monotonic()
        finally:
            self._write(waiting, counts)
        return AddReport(**counts)

    def _write(self, waiting: list[tuple[Extraction, str | None]], counts: dict[str, int]) -> None:
        if not waiting:
            return
        with self._writing() as connection:
            for extraction, text in waiting:
                counts[write(connection, extraction, text)] += 1
        waiting.clear()

    def search(self, query: SearchQuery) -> SearchPage:
        """One page of the quotations that a query asks for."""
        with self._reading() as connection:
            return search(connection, query)

    def quotation(self, key: int) -> Hit | None:
        """The quotation of a key."""
        with self._reading() as connection:
            return hits_of(connection, [key]).get(key)

    def article_text(self, key: int) -> str | None:
        """The text of an article's key; None where it is not archived."""
        with self._reading() as connection:
            row = connection.execute("SELECT text FROM articles WHERE id = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def verify(self, phrase: str, speaker: str | None = None, *, limit: int = 5) -> Verification:
        """Answer whether a phrase was said, by that speaker if one is given, with at most `limit` matches.

        Raises:
            InputError: the phrase or the speaker's name holds no word.
        """
        with self._reading() as connection:
            return verify(connection, phrase, speaker, limit=limit)

    def clusters(self, *, only: ClusterOnly = "all", limit: int = 20, offset: int = 0) -> ClusterPage:
        """The same words in several articles. Computed over the whole archive, and kept until it changes."""
        with self._reading() as connection:
            row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
            state = 0 if row is None else int(row[0])
            if self._clustered is None or self._clustered[0] != state:
                self._clustered = state, find_groups(connection)
            return page_of(connection, self._clustered[1], only, limit, offset)

    def stats(self) -> ArchiveStats:
        """What the archive holds."""
        with self._reading() as connection:
            return _stats(connection)

    def close(self) -> None:
        """Close every connection; the object is of no use afterwards."""
        with self._lock:
            self._closed = True
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise ArchiveError(f"{self.path}: the archive is closed")
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = connect(self.path, readonly=self.readonly)
            with self._lock:
                self._connections.append(found)
        return found

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection()
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.path}: cannot be read ({error})") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all."""
        if self.readonly:
            raise ArchiveError(f"{self.path}: opened for reading only")
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.path}: cannot be written ({error})") from error


def _stats(connection: sqlite3.Connection) -> ArchiveStats:
    def count(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    def counts(sql: str) -> dict[str, int]:
        return dict(connection.execute(sql).fetchall())

    first, last = connection.execute("SELECT min(published), max(published) FROM articles").fetchone()
    return ArchiveStats(
        articles=count("SELECT count(*) FROM articles"),
        quotations=count("SELECT count(*) FROM quotations"),
        speakers=count("SELECT count(*) FROM speakers"),
        anonymous_quotations=count(
            "SELECT count(*) FROM quotations q JOIN speakers s ON s.id = q.speaker WHERE s.anonymous"
        ),
        by_kind=counts("SELECT kind, count(*) FROM quotations GROUP BY kind ORDER BY kind"),
        by_status=counts("SELECT status, count(*) FROM speakers GROUP BY status ORDER BY status"),
        by_publisher=counts(
            "SELECT coalesce(publisher, ''), count(*) FROM articles GROUP BY publisher ORDER BY 2 DESC, 1"
        ),
        first_published=first,
        last_published=last,
        schema_version=SCHEMA_VERSION,
    )
