"""The file: additions, versions, migrations, readers beside a writer, damage."""

import hashlib
import sqlite3
import threading
from pathlib import Path

import pytest

from quotes.archive import SCHEMA_VERSION, Archive, SearchQuery
from quotes.archive.schema import MIGRATIONS, migrate
from quotes.errors import ArchiveError, InputError
from quotes.model.result import Article, Versions
from tests.archive.material import made

TEXT = "« Nous partons demain », a dit Anne Roche."
SAID = ("« Nous partons demain »", "Anne Roche")


def test_additions_are_incremental(archive: Archive) -> None:
    first = made(TEXT, SAID)
    assert archive.add(first, TEXT)
    assert not archive.add(first, TEXT)
    newer = first.model_copy(update={"versions": Versions(quotes="newer", model="m", lexicon="l")})
    assert archive.add_many([(newer, None)]).replaced == 1
    assert archive.stats().quotations == 1
    assert archive.search(SearchQuery(words="partons")).total == 1
    key = archive.search(SearchQuery()).hits[0].article.key
    assert archive.article_text(key) == TEXT, "a text that is known is not forgotten"


def test_the_same_text_under_two_addresses_is_two_articles(archive: Archive) -> None:
    for url in ("https://a.example/1", "https://b.example/1"):
        assert archive.add(made(TEXT, SAID, article=Article(url=url)), TEXT)
    assert archive.stats().articles == 2


def test_an_extraction_without_text_is_stored(archive: Archive) -> None:
    archive.add(made(TEXT, SAID))
    answer = archive.verify("Nous partons demain", "Anne Roche")
    assert answer.verdict == "exact"
    assert answer.matches[0].context is None
    assert archive.add(made(TEXT, SAID), TEXT), "the text comes later"
    assert archive.verify("Nous partons demain").matches[0].context == TEXT


def test_another_text_is_refused_and_what_came_before_is_kept(archive: Archive) -> None:
    other = "« Oui », dit Luc."
    with pytest.raises(InputError, match="sha256"):
        archive.add_many([(made(TEXT, SAID), TEXT), (made(other, ("« Oui »", "Luc")), TEXT)])
    assert archive.stats().articles == 1


def test_an_interrupted_source_loses_nothing_that_came(archive: Archive) -> None:
    def items() -> object:
        yield made(TEXT, SAID), TEXT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add_many(items())  # type: ignore[arg-type]  # a generator that ends badly
    assert archive.stats().articles == 1


def test_odd_texts_are_stored_with_their_offsets(archive: Archive) -> None:
    text = "😀 « L'é\ud800t\x00é »\u2028, dit Ana."
    start = text.index("«")
    archive_text = text.encode("utf-8", "surrogatepass")
    found = made(text.replace("\ud800", "x"), ("« L'éxt\x00é »", "Ana")).model_copy(
        update={"text_sha256": hashlib.sha256(archive_text).hexdigest()}
    )
    archive.add(found, text)
    hit = archive.search(SearchQuery()).hits[0]
    assert hit.content[0].start == start
    assert archive.article_text(hit.article.key) == text.replace("\ud800", "\ufffd")


def test_an_archive_of_every_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    for version in range(1, SCHEMA_VERSION):
        path = tmp_path / f"v{version}.db"
        old = sqlite3.connect(path, isolation_level=None)
        migrate(old, version)
        old.execute("INSERT INTO articles (text_sha256, identity, versions) VALUES ('x', 'y', '{}')")
        old.execute(
            "INSERT INTO quotations (article, local_id, kind, content, verbatim, hearsay, confidence, words, who) "
            "VALUES (1, 'Q1', 'direct', '[[0, \"Oui mon général\"]]', '[]', 0, 1, 'oui mon general', '')"
        )
        old.close()
        with pytest.raises(ArchiveError, match="older version"):
            Archive.open(path, readonly=True)
        with Archive.open(path) as archive:
            assert archive.search(SearchQuery(words="général")).total == 1
            assert archive.stats().schema_version == SCHEMA_VERSION
        Archive.open(path, readonly=True).close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    Archive.open(path).close()
    broken = (*MIGRATIONS, "CREATE TABLE more (id INTEGER);\nCREATE TABLE articles (id INTEGER);\n")
    monkeypatch.setattr("quotes.archive.schema.MIGRATIONS", broken)
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.Error):
        migrate(connection, len(broken))
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    connection.close()


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    text, other, newer = tmp_path / "a.txt", tmp_path / "other.db", tmp_path / "newer.db"
    text.write_text("Ceci n'est pas une base. " * 100, "utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (id INTEGER)")
    connection.close()
    Archive.open(newer).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for path, said in ((text, "not a database"), (other, "not an archive"), (newer, "newer version")):
        for readonly in (True, False):
            with pytest.raises(ArchiveError, match=said):
                Archive.open(path, readonly=readonly)
    with pytest.raises(ArchiveError, match="no such archive"):
        Archive.open(tmp_path / "none.db", readonly=True)
    assert not (tmp_path / "none.db").exists()


def test_reading_only_writes_nothing(archive: Archive) -> None:
    archive.add(made(TEXT, SAID), TEXT)
    with Archive.open(archive.path, readonly=True) as reader:
        assert reader.search(SearchQuery()).total == 1
        with pytest.raises(ArchiveError, match="reading only"):
            reader.add(made(TEXT, SAID), TEXT)


def test_a_closed_archive_says_so(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.db")
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.stats()


def test_readers_see_whole_states_while_one_writes(archive: Archive) -> None:
    done = threading.Event()
    seen: list[tuple[int, int]] = []
    errors: list[BaseException] = []

    def read() -> None:
        try:
            with Archive.open(archive.path, readonly=True) as reader:
                while not done.is_set():
                    total = reader.search(SearchQuery(words="numéro", limit=1)).total
                    seen.append((total, reader.search(SearchQuery(speaker="Anne", limit=1)).total))
        except BaseException as error:  # noqa: BLE001 -- shown by the test
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(60):
        text = f"« Le numéro {number} », a dit Anne Roche."
        archive.add(made(text, (f"« Le numéro {number} »", "Anne Roche")), text)
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert all(first <= second for first, second in seen)
    assert archive.search(SearchQuery(words="numéro")).total == 60


def test_threads_of_one_archive_write_in_turn(archive: Archive) -> None:
    def write(first: int) -> None:
        for number in range(first, first + 10):
            text = f"« Le chiffre {number} », a dit Anne."
            archive.add(made(text, (f"« Le chiffre {number} »", "Anne")), text)

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 100, 200)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert archive.stats().articles == 30


def test_a_removed_article_leaves_no_words_behind(archive: Archive) -> None:
    archive.add(made(TEXT, SAID), TEXT)
    newer = made(TEXT, ("Anne Roche", None)).model_copy(
        update={"versions": Versions(quotes="newer", model="m", lexicon="l")}
    )
    archive.add(newer, TEXT)
    assert archive.search(SearchQuery(words="partons")).total == 0
    assert archive.search(SearchQuery(speaker="Roche")).total == 0
