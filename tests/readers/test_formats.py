"""Every format, from files as newsrooms have them."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from quotes.model.result import Article
from quotes.readers import (
    Document,
    Reading,
    ReadingOptions,
    Source,
    Unread,
    extracted_text,
    find_sources,
    read_source,
)

FILES = Path(__file__).parent / "files"
SAID = "«\u00a0Nous n’avons plus le choix\u202f», a déclaré Anne Roche"


def read(path: Path, **options: object) -> list[Reading]:
    source = Source(path.as_posix(), path.stat().st_size)
    return list(read_source(source, ReadingOptions(**options)))  # type: ignore[arg-type]


def one(path: Path, **options: object) -> tuple[str, Article]:
    """The text and the facts of a file's only article."""
    (document,) = read(path, **options)
    assert isinstance(document, Document)
    return extracted_text(document)


def test_plain_text_stays_as_it_is() -> None:
    text, article = one(FILES / "plain.txt")
    assert text == (FILES / "plain.txt").read_bytes().decode()
    assert article == Article(id="plain")


def test_markdown_loses_its_signs_and_keeps_its_words() -> None:
    text, article = one(FILES / "markdown.md")
    assert text.startswith(f"Le pont fermera lundi\n\n{SAID}, maire de Valbrune.\n")
    assert "\n«\u00a0La sécurité d’abord\u00a0», dit-elle.\n" in text
    assert "\nUne déviation sera mise en place*.\nLes cars passeront par le_vieux_bourg.\n" in text
    assert text.endswith("\n— Et les commerces\u00a0? demande Luc Vidal.")
    assert not {"mesure", "pont.jpg", "#", "[", "**"} & set(text.split())
    assert article == Article(
        id="markdown",
        title="Le pont fermera lundi",
        author="Jeanne Petit",
        publisher="La Gazette de Valbrune",
        published="2026-03-04",
        url="https://gazette.example/pont",
    )


def test_a_page_gives_its_article_with_its_typography() -> None:
    pytest.importorskip("trafilatura")
    text, article = one(FILES / "page.html")
    assert f"{SAID}, maire de Valbrune" in text
    assert "12\u00a0000\u00a0véhicules" in text
    assert "«\u2009La sécurité d’abord\u2009»" in text
    assert not any(word in text for word in ("Accueil", "Mentions", "suivre", "color"))
    assert article == Article(
        id="page",
        title="Le pont fermera lundi",
        author="Jeanne Petit",
        publisher="La Gazette de Valbrune",
        published="2026-03-04",
        url="https://gazette.example/pont",
    )


def test_json_with_fields_by_option() -> None:
    found = read(FILES / "array.json", fields={"text": "corps", "id": "uid", "author": "auteurs"})
    assert isinstance(found[0], Document)
    assert found[0].content == f"{SAID}."
    assert found[0].article == Article(id="17", title="Le pont fermera lundi", author="Jeanne Petit, Luc Vidal")
    assert [(each.origin.record, isinstance(each, Unread)) for each in found] == [(1, False), (2, True), (3, True)]
    assert isinstance(found[1], Unread)
    assert "titre, uid" in found[1].reason
    assert "--field" in found[1].remedy


def test_json_lines_pass_over_a_broken_line() -> None:
    pont, broken, neige = read(FILES / "lines.jsonl")
    assert isinstance(pont, Document)
    assert pont.article == Article(
        id="pont", title="Le pont fermera lundi", author="Jeanne Petit", published="2026-03-04"
    )
    assert isinstance(broken, Unread)
    assert (broken.origin.record, broken.reason.split(" (")[0]) == (3, "broken JSON")
    assert isinstance(neige, Document)
    assert (neige.origin.record, neige.article.url) == (4, "https://gazette.example/neige")


def test_csv_finds_its_delimiter_and_keeps_line_breaks_in_cells() -> None:
    pont, neige = read(FILES / "table.csv")
    assert isinstance(pont, Document)
    assert pont.content == "«\u00a0Nous n’avons plus le choix\u202f», a déclaré\nAnne Roche."
    assert pont.article == Article(id="pont", title="Le pont; suite")
    assert neige.origin.record == 2


def test_ninjs() -> None:
    text, article = one(FILES / "item.ninjs.json")
    assert text == f"Le pont fermera lundi\n\n{SAID}.\n\nUne déviation\nest prévue & signalée."
    assert article == Article(
        id="urn:agence.example:20260304:pont",
        title="Le pont fermera lundi",
        author="Jeanne Petit",
        publisher="Agence Exemple",
        published="2026-03-04T07:30:00Z",
        url="https://agence.example/pont",
    )


def test_ninjs_of_the_second_version() -> None:
    text, article = one(FILES / "items.ninjs2.json")
    assert text == "Il neige, dit Luc Vidal."
    assert (article.title, article.author, article.publisher) == ("Il neige", "Luc Vidal", "Agence Exemple")


def test_newsml_g2() -> None:
    text, article = one(FILES / "item.newsml.xml")
    assert text == f"{SAID}.\n\nUne déviation est prévue & signalée\u00a0: «\u00a010 < 12\u00a0»."
    assert article == Article(
        id="urn:newsml:agence.example:20260304:pont",
        title="Le pont fermera lundi",
        author="Jeanne Petit",
        publisher="Agence Exemple",
        published="2026-03-04T07:30:00Z",
        url="https://agence.example/pont",
    )


def test_a_newsml_message_gives_its_items_one_by_one() -> None:
    neige, photo = read(FILES / "message.newsml.xml")
    assert isinstance(neige, Document)
    assert (extracted_text(neige)[0], neige.origin.record) == ("Il neige, dit Luc Vidal.", 1)
    assert isinstance(photo, Unread)
    assert photo.reason == "no text in the item"


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table({"body": [f"{SAID}.", None], "uid": ["pont", "vide"], "weight": [1.5, 2.5]})
    parquet.write_table(table, tmp_path / "articles.parquet")
    pont, empty = read(tmp_path / "articles.parquet")
    assert isinstance(pont, Document)
    assert (pont.content, pont.article.id, pont.origin.record) == (f"{SAID}.", "pont", 1)
    assert isinstance(empty, Unread)


ARCHIVED = ("plain.txt", "markdown.md", "lines.jsonl", "table.csv", "item.ninjs.json", "item.newsml.xml")


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ARCHIVED:
            archive.write(FILES / name, f"presse/{name}")
        archive.writestr("presse/photo.jpg", b"\xff\xd8\xff")
        archive.writestr("__MACOSX/presse/._plain.txt", b"\0\0")
        archive.writestr("inner.zip", b"PK\x03\x04")
    return path


def tarred(path: Path) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name in ARCHIVED:
            archive.add(FILES / name, f"presse/{name}")
        photo = tarfile.TarInfo("presse/photo.jpg")
        photo.size = 3
        archive.addfile(photo, io.BytesIO(b"\xff\xd8\xff"))
    return path


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_archives_are_read_as_their_members_are(pack: object, tmp_path: Path) -> None:
    path = pack(tmp_path / ("a.zip" if pack is zipped else "a.tar.gz"))  # type: ignore[operator]
    found = [each for each in read(path) if "inner" not in each.origin.path]
    alone = [each for name in ARCHIVED for each in read(FILES / name)]
    assert [each.origin.path for each in found[:2]] == [f"{path}/presse/plain.txt", f"{path}/presse/markdown.md"]
    assert [getattr(each, "content", "failed") for each in found] == [getattr(e, "content", "failed") for e in alone]
    assert not any("photo" in each.origin.path for each in found)


def test_an_archive_in_an_archive_is_told(tmp_path: Path) -> None:
    last = read(zipped(tmp_path / "a.zip"))[-1]
    assert isinstance(last, Unread)
    assert last.reason == "an archive in an archive"


def test_a_reader_can_be_forced(tmp_path: Path) -> None:
    path = tmp_path / "export.dat"
    path.write_bytes((FILES / "lines.jsonl").read_bytes())
    assert len(read(path, reader="jsonl")) == 3
    (forced,) = read(FILES / "page.html", reader="text")
    assert isinstance(forced, Document)
    assert forced.content.startswith("<!DOCTYPE")


@pytest.mark.parametrize("name", ["plain.txt", "page.html", "lines.jsonl", "item.newsml.xml"])
def test_a_format_is_known_without_an_ending(name: str, tmp_path: Path) -> None:
    path = tmp_path / "nameless"
    path.write_bytes((FILES / name).read_bytes())
    found, known = read(path), read(FILES / name)
    assert [type(each) for each in found] == [type(each) for each in known]
    assert getattr(found[0], "form", "") == getattr(known[0], "form", "")


def test_folders_globs_and_files_in_an_order_that_is_always_the_same(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden.txt", "b/.git/x.txt", "c.jpg", "b/nameless"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Il pleut.", "utf-8")
    found = find_sources([str(tmp_path)])
    names = [Path(each.path).relative_to(tmp_path).as_posix() for each in found.files]
    assert names == ["a.txt", "b/10.txt", "b/2.txt", "b/nameless"]
    assert found.ignored == 1
    deep = find_sources([str(tmp_path / "**" / "*.txt"), str(tmp_path / "c.jpg")])
    assert [Path(each.path).name for each in deep.files] == ["a.txt", "10.txt", "2.txt", "c.jpg"]
