"""The verb batch: options, exit codes, what it prints."""

import time
from pathlib import Path

import pytest

from quotes.batch import Progress
from quotes.cli.batch_progress import line
from tests.batch.engines import FLAT
from tests.batch.press import write_folder
from tests.cli.conftest import Run


def test_a_folder_is_read_and_summed_up(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "press", 3)
    result = run("batch", "press", "-o", "out", "--parser", FLAT, "--workers", "1", "--to", "csv")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 articles, ")
    assert "quotations: " in result.stdout
    assert result.stdout.endswith("results: out\n")
    assert (tmp_path / "out" / "quotations.csv").exists()
    assert not (tmp_path / "out" / "extractions.jsonl").exists()


def test_failures_are_counted_in_the_last_line(run: Run, tmp_path: Path) -> None:
    (write_folder(tmp_path / "press", 2) / "latin.txt").write_bytes(b"\xe9")
    result = run("batch", "press", "-o", "out", "--parser", FLAT, "--quiet")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "quotes: 1 of 3 inputs failed: see out/failures.jsonl\n"


@pytest.mark.parametrize("separator", ["\n", "\0"])
def test_inputs_from_standard_input(run: Run, tmp_path: Path, separator: str) -> None:
    write_folder(tmp_path / "press", 4)
    names = separator.join(["press/00001.txt", "press/00003.txt"])
    result = run("batch", "--files-from", "-", "-o", "out", "--parser", FLAT, input=names.encode())
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("2 articles, ")


def test_fields_of_records(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("corps,titre\nIl pleut.,Pluie\n", "utf-8")
    fields = ("--field", "text=corps", "--field", "title=titre")
    result = run("batch", "a.csv", "-o", "out", "--parser", FLAT, "--to", "jsonl", *fields)
    assert result.exit_code == 0, result.output
    assert '"title":"Pluie"' in (tmp_path / "out" / "extractions.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "name files or folders"),
        (("gone",), 2, "gone: no such file or folder"),
        (("press", "--to", "xls"), 2, "no format xls"),
        (("press", "--field", "text"), 2, "write it as text=NAME"),
        (("press", "--encoding", "klingon"), 2, "no encoding klingon"),
        (("--files-from", "gone"), 2, "gone: cannot be read"),
        (("press", "--model", "gone"), 3, "quotes model"),
    ],
)
def test_wrong_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    write_folder(tmp_path / "press", 1)
    result = run("batch", *arguments, "-o", "out")
    assert result.exit_code == code
    assert told in " ".join(result.stderr.replace("│", " ").split())


def test_a_line_of_progress() -> None:
    now = time.monotonic()
    progress = Progress(
        done=150, reused=50, failed=2, quotations=400, words=9000, new_words=6000, size_done=25, size=100,
        started=now - 10,
    )  # fmt: skip
    told = line(progress, now, bar=False).plain
    assert told == ("150/~600 articles · 10.0 articles/s · 600 words/s · 400 quotations · 2 failed · 0:00:30 left")
    assert line(progress, now, bar=True).plain.startswith("━" * 24 + " 150/~600")
