"""The database's tables, step by step: an archive of any earlier version is brought up to date when it is opened.

A step that has been released is never edited; a change is a new step at the end.
"""

import os
import sqlite3
from pathlib import Path

from quotes.errors import ArchiveError

APPLICATION_ID = 0x71756F74  # "quot": tells an archive from any other SQLite file
_WAIT_S = 30.0  # a writer waits this long for another one

_TABLES = """
CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: the last one given tells whether anything was written
  text_sha256 TEXT NOT NULL,
  identity TEXT NOT NULL,      -- url, else id: the same agency copy under two addresses is two articles
  versions TEXT NOT NULL,
  article_id TEXT, title TEXT, author TEXT, publisher TEXT, published TEXT, url TEXT,
  text TEXT,                   -- NULL where only the extraction is known
  UNIQUE (text_sha256, identity)
);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_publisher ON articles (publisher);
CREATE TABLE speakers (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  name TEXT NOT NULL, aliases TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
  role TEXT, affiliation TEXT, anonymous INTEGER NOT NULL, granted TEXT, reason TEXT
);
CREATE INDEX speakers_article ON speakers (article);
CREATE TABLE quotations (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  speaker INTEGER REFERENCES speakers (id) ON DELETE SET NULL,
  local_id TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL, verbatim TEXT NOT NULL,
  cue TEXT, hearsay INTEGER NOT NULL, confidence REAL NOT NULL,
  words TEXT NOT NULL,         -- normalised words of the content
  who TEXT NOT NULL            -- normalised names of the speaker
);
CREATE INDEX quotations_article ON quotations (article);
"""
_INDEX = """
CREATE VIRTUAL TABLE quotation_index USING fts5 (
  words, who, content = 'quotations', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quotation_terms USING fts5vocab ('quotation_index', 'row');
INSERT INTO quotation_index (quotation_index) VALUES ('rebuild');
CREATE TRIGGER quotations_added AFTER INSERT ON quotations BEGIN
  INSERT INTO quotation_index (rowid, words, who) VALUES (new.id, new.words, new.who);
END;
CREATE TRIGGER quotations_removed AFTER DELETE ON quotations BEGIN
  INSERT INTO quotation_index (quotation_index, rowid, words, who) VALUES ('delete', old.id, old.words, old.who);
END;
"""
_KINDS = """
CREATE INDEX quotations_kind ON quotations (kind);
CREATE INDEX speakers_anonymous ON speakers (anonymous, status);
"""
MIGRATIONS: tuple[str, ...] = (_TABLES, _INDEX, _KINDS)
SCHEMA_VERSION = len(MIGRATIONS)


def connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """A connection to an archive of the present schema version; a new file becomes an empty archive.

    Raises:
        ArchiveError: no such archive (when read only), not an archive, made by a newer version, or unreadable.
    """
    if readonly and not path.is_file():
        raise ArchiveError(f"{path}: no such archive; make one with: quotes archive build ARTICLES… -o {path}")
    try:
        connection = _open(path, readonly=readonly)
        try:
            _prepare(connection, path, readonly=readonly)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: cannot be opened as an archive ({error})") from error
    return connection


def _open(path: Path, *, readonly: bool) -> sqlite3.Connection:
    uri = path.resolve().as_uri()
    if readonly:
        # Without its -wal file and in a folder that cannot be written to, SQLite only reads what nobody changes.
        fixed = not Path(f"{path}-wal").exists() and not os.access(path.resolve().parent, os.W_OK)
        uri += "?mode=ro&immutable=1" if fixed else "?mode=ro"
    # Each thread has its own connection; only closing them all happens elsewhere.
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    version = _version(connection)
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID and (readonly or not empty):
        raise ArchiveError(f"{path}: an SQLite file, but not an archive of quotations")
    if version > SCHEMA_VERSION:
        raise ArchiveError(f"{path}: made by a newer version (schema {version}, here {SCHEMA_VERSION}); update quotes")
    if readonly and version < SCHEMA_VERSION:
        raise ArchiveError(f"{path}: made by an older version; update it with: quotes archive add --db {path}")
    if not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, to: int = SCHEMA_VERSION) -> None:
    """Take the steps that the database lacks, all or none; two processes may try at once."""
    if _version(connection) >= to:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), to):
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(to, _version(connection))}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """The script's statements one by one: `executescript` would commit between them."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
