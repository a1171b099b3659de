"""What is no article says why, and what to do; what stands beside it is read."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import InputError
from quotes.readers import (
    Document,
    ReadingOptions,
    Source,
    Unread,
    Unreadable,
    chosen,
    extracted_text,
    find_sources,
    read_source,
)
from quotes.readers.markdown import front_matter, markdown_text
from quotes.readers.markup import fragment_text
from tests.readers.test_formats import read


def _zip_with_damage() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Il pleut." * 100)
        archive.writestr("b.txt", "Il neige.")
    return stream.getvalue().replace(b"Il pleut.Il", b"Il pleuX.Il", 1)


CASES: list[tuple[str, bytes, str, str]] = [
    ("latin.txt", "« Été », dit-il".encode("windows-1252"), "not utf-8: byte 0xab at offset 0", "--encoding"),
    ("binary.txt", bytes(range(256)) * 10, "binary data", "convert"),
    ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF file", "pdftotext"),
    ("letter.docx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "an office document", "save it"),
    ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "an old Office document", "save it"),
    ("huge.txt", b"Il pleut. " * 1000, "larger than 5,000 bytes", "--max-size"),
    ("broken.json", b'{"text": "Il', "broken JSON", "--reader jsonl"),
    ("deep.json", b"[" * 4000, "broken JSON", "mend"),
    ("broken.zip", b"PK\x03\x04broken", "broken ZIP archive", "pack"),
    ("broken.tar.gz", b"\x1f\x8bbroken", "broken tar archive", "pack"),
    ("cut.tar.gz", gzip.compress(b"a" * 3000)[:20], "broken tar archive", "pack"),
    ("broken.xml", b"<?xml version='1.0'?><newsItem>", "broken XML", "leave it out"),
    ("feed.xml", b"<?xml version='1.0'?><rss/>", "XML that is no NewsML-G2 (its root is rss)", "convert"),
    ("broken.csv", b'text\n"Il pleut', "broken CSV", "mend"),
    ("latin.csv", "text\nÉté".encode("latin-1"), "not utf-8", "--encoding"),
    ("fields.csv", b"a,b\n1,2\n", "no text in fields", "--field text=NAME"),
    ("empty.json", b"", "broken JSON", "mend"),
]


@pytest.mark.parametrize(("name", "data", "reason", "remedy"), CASES, ids=[case[0] for case in CASES])
def test_a_reason_and_a_remedy(name: str, data: bytes, reason: str, remedy: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = read(path, largest=5000)
    assert isinstance(found, Unread)
    assert found.reason.startswith(reason)
    assert remedy in found.remedy


def test_broken_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + b"x" * 99)
    (found,) = read(tmp_path / "a.parquet")
    assert isinstance(found, Unread)
    assert found.reason.startswith("broken Parquet")


@pytest.mark.parametrize("page", [b"<html><body></body></html>", b"<html><body><script>a()</script></body></html>"])
def test_a_page_without_an_article(page: bytes, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_bytes(page)
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Document)
    with pytest.raises(Unreadable, match="no article found"):
        extracted_text(found)


@pytest.mark.parametrize(("encoding", "named"), [("windows-1252", "iso-8859-1"), ("utf-16", "utf-16"), ("utf-8", "")])
def test_a_page_names_its_encoding(encoding: str, named: str, tmp_path: Path) -> None:
    meta = f'<meta charset="{named}">' if named else ""
    (tmp_path / "a.html").write_bytes(f"<html><head>{meta}</head><body><p>L’été à 3 €".encode(encoding))
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Document)
    assert "L’été à 3 €" in found.content


def test_byte_order_marks_are_no_text(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        (tmp_path / "a.txt").write_bytes("Été".encode(encoding))
        assert [getattr(each, "content", each) for each in read(tmp_path / "a.txt")] == ["Été"]


def test_a_damaged_member_does_not_touch_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(_zip_with_damage())
    damaged, whole = read(tmp_path / "a.zip")
    assert isinstance(damaged, Unread)
    assert damaged.origin.path.endswith("a.zip/a.txt")
    assert isinstance(whole, Document)


def test_a_line_that_is_too_long_does_not_touch_the_next(tmp_path: Path) -> None:
    lines = ['{"text": "' + "a" * 9000 + '"}', '{"text": "Il pleut."}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    long, short = read(tmp_path / "a.jsonl", largest=1000)
    assert isinstance(long, Unread)
    assert (long.origin.record, long.reason) == (1, "longer than 2,000 bytes")
    assert isinstance(short, Document)


def test_an_article_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Il pleut.", "utf-8")
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Document)
    with pytest.raises(Unreadable, match="longer than 5 characters"):
        extracted_text(found, longest=5)


def test_lone_surrogates_of_json_become_replacement_signs(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "Il \\ud800 pleut."}', "utf-8")
    (found,) = read(tmp_path / "a.json")
    assert isinstance(found, Document)
    assert extracted_text(found)[0] == "Il \ufffd pleut."


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    (found,) = read_source(Source(str(tmp_path / "gone.txt"), 0), ReadingOptions())
    assert isinstance(found, Unread)
    assert found.reason.startswith("cannot be read")


@pytest.mark.parametrize("name", ["gone.txt", "gone/*.txt"])
def test_inputs_that_do_not_exist_end_the_run_before_it_begins(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no (such )?file"):
        find_sources([str(tmp_path / name)])


@pytest.mark.parametrize("options", [{"fields": {"texte": "a"}}, {"encoding": "klingon"}])
def test_wrong_options_say_which_there_are(options: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"there are|try utf-8"):
        ReadingOptions(**options)  # type: ignore[arg-type]


def test_a_reader_that_does_not_exist_says_which_there_are() -> None:
    with pytest.raises(InputError, match="no reader pdf: there are text, markdown"):
        chosen("pdf")


@given(st.text(alphabet="*_`[]()!#>-+\\ \n<a1.|~=:", max_size=200))
def test_any_markdown_is_read(source: str) -> None:
    entries, body = front_matter(source)
    assert isinstance(markdown_text(body), str)
    assert isinstance(entries, dict)


@given(st.text(alphabet="<>&;/pbr! -\"='a\n#x1", max_size=200))
def test_any_markup_is_read(markup: str) -> None:
    assert "\x00" not in fragment_text(markup)


@pytest.mark.parametrize("pumped", ["*a ", "_", "[", "[a](", "`a", "# ", "> ", "<!--", "![", "---\n", "\\"])
def test_markdown_takes_linear_time(pumped: str, seconds_for: Callable[[Callable[[], object]], float]) -> None:
    short = seconds_for(lambda: markdown_text(pumped * 4_000))
    long = seconds_for(lambda: markdown_text(pumped * 16_000))
    assert long < 12 * short + 0.05
