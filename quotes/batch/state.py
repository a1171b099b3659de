"""What a run has done so far, in one SQLite file that survives any death of the process.

Table `documents`: every input of the current run in its place, with the reason where it failed. Table `results`: what
was extracted, under a key made of content and versions; results of earlier runs are found there again.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quotes.batch.engine import Outcome
from quotes.batch.grouping import Place
from quotes.errors import InputError
from quotes.model.result import Versions
from quotes.readers import Document, Origin

FOLDER = "state"
_FILE = "run.sqlite"
_LAYOUT = 1  # of the tables: state of another layout is done anew
_TABLES = """
create table documents(
  source integer, number integer, path text, record integer, key text, reason text, remedy text,
  primary key(source, number)) without rowid;
create table results(key text primary key, extraction blob, text blob, quotations integer, words integer) without rowid;
create index failed on documents(reason) where reason is not null;
"""
_LEVEL = 3  # of zlib: three quarters of what 9 saves, at a fifth of the time


@dataclass(frozen=True, slots=True)
class Row:
    """One input: its place, its origin, the key of its result, or why it has none."""

    place: Place
    origin: Origin
    key: str | None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished article: where it comes from, its extraction as JSON, the text that this points into."""

    origin: Origin
    extraction: str
    text: str


def key_of(document: Document, versions: Versions, more: str) -> str:
    """What an equal document under an equal engine has in common: the name of its result."""
    facts = [versions.model_dump(), more, document.form, document.content, document.article.model_dump()]
    return hashlib.sha256(json.dumps(facts).encode("ascii")).hexdigest()


class State:
    """The state in an output folder; one process at a time.

    Raises:
        InputError: another run is writing there, or the file is no state.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FOLDER / _FILE
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self.path, timeout=0.2, isolation_level=None)
        try:
            # Exclusive: two runs in one folder would spoil each other. The lock ends with the process, however it ends.
            self._db.execute("pragma locking_mode=exclusive")
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=normal")
            self._db.execute("begin exclusive")
            self._lay_out()
            self._db.execute("commit")
        except sqlite3.OperationalError as error:
            self._db.close()
            raise InputError(f"{folder}: another run is writing there ({error}); wait for it, or end it") from error
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise InputError(f"{self.path}: no state of a run ({error}); remove it to begin anew") from error

    def _lay_out(self) -> None:
        if self._db.execute("pragma user_version").fetchone()[0] == _LAYOUT:
            return
        for table in ("documents", "results"):
            self._db.execute(f"drop table if exists {table}")
        for statement in filter(str.strip, _TABLES.split(";")):
            self._db.execute(statement)
        self._db.execute(f"pragma user_version={_LAYOUT}")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def begin(self, *, force: bool) -> None:
        """Begin a run: its list of inputs is empty; with `force`, so are the results."""
        self._db.execute("begin")
        self._db.execute("delete from documents")
        if force:
            self._db.execute("delete from results")
        self._db.execute("commit")

    def known(self, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Which results are there already, with their counts of quotations and words."""
        found = {}
        for key in keys:
            counts = self._db.execute("select quotations, words from results where key=?", (key,)).fetchone()
            if counts:
                found[key] = (counts[0], counts[1])
        return found

    def record(self, rows: Iterable[Row]) -> None:
        """Note a group, all of it or, when the process dies, nothing."""
        self._db.execute("begin")
        for row in rows:
            outcome = row.outcome or Outcome()
            failed = (outcome.reason, outcome.remedy) if outcome.reason else (None, None)
            self._db.execute(
                "insert or replace into documents values(?,?,?,?,?,?,?)",
                (*row.place, row.origin.path, row.origin.record, row.key, *failed),
            )
            self._keep(row.key, outcome)
        self._db.execute("commit")

    def keep(self, rows: Iterable[Row]) -> None:
        """Note results of a run before this one, whatever its inputs were."""
        self._db.execute("begin")
        for row in rows:
            self._keep(row.key, row.outcome or Outcome())
        self._db.execute("commit")

    def _keep(self, key: str | None, outcome: Outcome) -> None:
        if outcome.extraction:
            cells = (_packed(outcome.extraction), _packed(outcome.text), outcome.quotations, outcome.words)
            self._db.execute("insert or replace into results values(?,?,?,?,?)", (key, *cells))

    def keys(self) -> Iterator[str]:
        """The names of all results."""
        with closing(self._db.execute("select key from results")) as rows:
            yield from (row[0] for row in rows)

    def entries(self) -> Iterator[Entry]:
        """The finished articles of this run, in input order."""
        query = (
            "select path, record, extraction, text from documents join results using(key) "
            "where reason is null order by source, number"
        )
        with closing(self._db.execute(query)) as rows:
            for path, record, extraction, text in rows:
                yield Entry(Origin(path, record), _unpacked(extraction), _unpacked(text))

    def failures(self) -> Iterator[tuple[Origin, str, str]]:
        """The inputs without a result, in input order: origin, reason, remedy."""
        query = "select path, record, reason, remedy from documents where reason is not null order by source, number"
        with closing(self._db.execute(query)) as rows:
            for path, record, reason, remedy in rows:
                yield Origin(path, record), reason, remedy

    def prune(self) -> None:
        """Forget the results that this run had no use for."""
        self._db.execute(
            "delete from results where key not in (select key from documents where key is not null and reason is null)"
        )


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"), _LEVEL)


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8")
