"""`quotes extract`: formats, several articles, bad input, exit codes."""

import json
import time
from pathlib import Path

import pytest

from quotes.model.result import Extraction
from tests.cli.conftest import ARTICLE, Run


def _write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_one_article_is_one_indented_object_named_after_its_file(run: Run, article: Path) -> None:
    answer = run("extract", article)
    assert answer.exit_code == 0
    assert answer.stdout.startswith('{\n  "text_sha256"')
    assert answer.stderr == ""
    result = Extraction.model_validate_json(answer.stdout)
    assert result.article.id == "anne"
    for quotation in result.quotations:
        assert all(ARTICLE[span.start : span.end] == span.text for span in quotation.content)


def test_several_articles_are_an_array_in_input_order(run: Run, article: Path, tmp_path: Path) -> None:
    other = _write(tmp_path / "pluie.v2.txt", "Il pleut.")
    answer = run("extract", other, article, other)
    assert [each["article"]["id"] for each in json.loads(answer.stdout)] == ["pluie.v2", "anne", "pluie.v2"]


def test_jsonl_is_one_article_a_line_in_input_order(run: Run, article: Path, tmp_path: Path) -> None:
    other = _write(tmp_path / "pluie.txt", "Il pleut.")
    lines = run("extract", other, article, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["pluie", "anne"]


def test_stdin_is_called_stdin_unless_it_is_given_a_name(run: Run) -> None:
    assert json.loads(run("extract", "-", input=ARTICLE.encode()).stdout)["article"]["id"] == "stdin"
    answer = run("extract", "-", "--id", "afp-1", input=ARTICLE.encode())
    assert json.loads(answer.stdout)["article"]["id"] == "afp-1"


def test_french_is_written_as_it_is(run: Run, tmp_path: Path) -> None:
    path = _write(tmp_path / "évêché.txt", "« Où êtes-vous donc allés ? », a demandé l'évêque.")
    assert '"id": "évêché"' in run("extract", path).stdout


def test_a_byte_order_mark_is_not_part_of_the_text(run: Run, tmp_path: Path, article: Path) -> None:
    marked = _write(tmp_path / "bom.txt", b"\xef\xbb\xbf" + article.read_bytes())
    with_mark, without = (json.loads(run("extract", path, "--id", "x").stdout) for path in (marked, article))
    assert with_mark == without


def test_line_breaks_of_another_system_count_as_they_stand(run: Run, tmp_path: Path) -> None:
    raw = "Il pleut.\r\n\r\n« Nous partons demain matin », a dit Anne.\r\n"
    result = Extraction.model_validate_json(run("extract", _write(tmp_path / "dos.txt", raw)).stdout)
    spans = [n.span for n in result.not_quotes] + [s for q in result.quotations for s in q.content]
    assert all(raw[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"Il pleut.", b"\x00\x00", b"a\x00b \xc2\xab c\x00"])
@pytest.mark.parametrize("format_", ["json", "jsonl", "text"])
def test_nothing_found_is_no_failure(run: Run, tmp_path: Path, raw: bytes, format_: str) -> None:
    answer = run("extract", _write(tmp_path / "a.txt", raw), "-f", format_)
    assert answer.exit_code == 0
    assert answer.stdout
    if format_ != "text":
        assert json.loads(answer.stdout)["quotations"] == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"abc\xe9def", "byte 0xe9 at offset 3"),
        (b"\xef\xbb\xbfab\xff", "byte 0xff at offset 5"),
        (b"\xff\xfeL\x00", "iconv -f UTF-16"),
        ("trop tôt".encode() + b"\xc3", "byte 0xc3 at offset 9"),
    ],
)
def test_invalid_utf8_is_told_with_its_byte_offset(run: Run, tmp_path: Path, data: bytes, said: str) -> None:
    answer = run("extract", _write(tmp_path / "latin.txt", data))
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert "latin.txt: not UTF-8" in answer.stderr
    assert said in answer.stderr


def test_the_other_articles_are_still_done(run: Run, article: Path, tmp_path: Path) -> None:
    bad = _write(tmp_path / "bad.txt", b"\xff")
    answer = run("extract", bad, article, tmp_path / "none.txt", tmp_path, "-f", "jsonl")
    assert answer.exit_code == 1
    assert [json.loads(line)["article"]["id"] for line in answer.stdout.splitlines()] == ["anne"]
    first, second, third, last = answer.stderr.splitlines()
    assert "bad.txt: not UTF-8" in first
    assert "none.txt: no such file" in second
    assert f"is a folder; for folders run: quotes batch {tmp_path} -o RESULTS" in third
    assert last.startswith("quotes: 3 of 4 articles could not be read: ")


def test_a_name_with_a_nul_is_told(run: Run) -> None:
    answer = run("extract", "a\0b")
    assert answer.exit_code == 1
    assert "cannot be read" in answer.stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("a.txt", "--format", "xml"), ("a.txt", "b.txt", "--id", "x"), ("-", "-"), ("a.txt", "--nonsense")],
)
def test_wrong_usage_is_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    answer = run("extract", *arguments)
    assert answer.exit_code == 2
    assert answer.stdout == ""


def test_a_missing_model_is_exit_code_3_and_names_the_command(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    answer = run("extract", article, "--model", article.parent / "no-model")
    assert answer.exit_code == 3
    assert answer.stdout == ""
    assert "run 'quotes model list'" in answer.stderr


_LINES = "« Nous partons demain matin », a dit Anne Roche. Selon elle, « tout va bien » à l'usine.\n"


@pytest.mark.slow
def test_time_grows_with_the_text_and_not_with_its_square(run: Run, tmp_path: Path) -> None:
    def seconds(lines: int) -> float:
        path = _write(tmp_path / "big.txt", _LINES * lines)
        start = time.process_time()
        assert run("extract", path, "-f", "jsonl").exit_code == 0
        return time.process_time() - start

    seconds(100)
    assert seconds(1000) < 2 * 10 * seconds(100)


@pytest.mark.slow
def test_a_text_larger_than_any_article_is_read(run: Run, tmp_path: Path) -> None:
    lines = "Le conseil a voté la mesure mardi soir, après une longue séance à la mairie.\n" * 500 + _LINES * 5
    answer = run("extract", _write(tmp_path / "big.txt", lines * (1_000_000 // len(lines.encode()))), "-f", "jsonl")
    assert answer.exit_code == 0


@pytest.mark.parametrize("word", ["mot ", "« mot » ", "« mot ", "mot » ", "l'", "— mot ", '"mot', "A. "])
def test_one_long_paragraph_of_anything_is_read(run: Run, tmp_path: Path, word: str) -> None:
    answer = run("extract", _write(tmp_path / "long.txt", word * 3_000), "-f", "jsonl")
    assert answer.exit_code == 0


@pytest.mark.slow
def test_one_paragraph_of_50000_words_is_read(run: Run, tmp_path: Path) -> None:
    answer = run("extract", _write(tmp_path / "long.txt", "mot « mot » l'autre " * 12_500), "-f", "jsonl")
    assert answer.exit_code == 0
