"""Articles that fail, workers that die, runs that are killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quotes.batch import Report, run
from quotes.batch.engine import Engine
from quotes.batch.pool import Pool, WorkersLost
from quotes.model.result import Article
from quotes.readers import Document, Origin
from tests.batch.engines import FLAT, HANGS, KILLS, KILLS_ONCE, RAISES, TROUBLED
from tests.batch.press import article, contents, write_folder, write_lines
from tests.laws.sources import ROOT

SLOW = "tests.batch.engines:slow"


def failures(out: Path) -> list[tuple[str, str]]:
    lines = (out / "failures.jsonl").read_text("utf-8").splitlines()
    return [(Path(each["path"]).name, each["reason"]) for each in map(json.loads, lines)]


@pytest.mark.usefixtures("ledger")
def run_with(tmp_path: Path, *words: str, seconds: float = 600.0) -> Report:
    """Run 24 articles, of which those from the fifth on hold these words."""
    press = write_folder(tmp_path / "press", 24)
    for number, word in enumerate(words, 5):
        (press / f"{number:05}.txt").write_text(f"Un mot {word} ici.", "utf-8")
    return run([press], tmp_path / "out", parser=TROUBLED, workers=2, seconds=seconds, formats=["jsonl"])


@pytest.mark.usefixtures("ledger")
def test_an_article_that_raises_fails_alone(tmp_path: Path) -> None:
    report = run_with(tmp_path, RAISES)
    assert report.progress.dead_workers == 0
    assert report.summary["articles"] == 23
    ((name, reason),) = failures(tmp_path / "out")
    assert name == "00005.txt"
    assert reason.startswith("extraction failed: ValueError: cannot parse Un mot")


@pytest.mark.usefixtures("ledger")
def test_an_article_that_kills_its_worker_is_given_up_and_the_others_are_done(tmp_path: Path) -> None:
    report = run_with(tmp_path, KILLS)
    assert report.summary["articles"] == 23
    assert failures(tmp_path / "out") == [("00005.txt", "ended its worker process, twice (exit code -9)")]
    assert report.progress.dead_workers == 3  # in its group, in its group again, alone


@pytest.mark.usefixtures("ledger")
def test_a_worker_that_dies_once_is_replaced_and_nothing_is_lost(tmp_path: Path) -> None:
    report = run_with(tmp_path, KILLS_ONCE)
    assert report.progress.dead_workers == 1
    assert (report.summary["articles"], failures(tmp_path / "out")) == (24, [])


@pytest.mark.usefixtures("ledger")
def test_an_article_that_hangs_is_given_up(tmp_path: Path) -> None:
    press = tmp_path / "a.jsonl"
    press.write_text(json.dumps({"text": f"Un mot {HANGS} ici."}), "utf-8")
    run([press], tmp_path / "out", parser=TROUBLED, workers=1, seconds=0.3, formats=["jsonl"])
    assert failures(tmp_path / "out") == [("a.jsonl", "took longer than 0.3 s, twice")]


def test_workers_that_cannot_start_end_the_run() -> None:
    document = Document(Origin("a.txt"), "Il pleut.", "plain", Article())
    with Pool(Engine(parser="tests.batch.engines:dying"), 2) as pool, pytest.raises(WorkersLost, match="memory"):
        list(pool.run([("a", (document,))]))
    assert pool.processes == []


def test_no_worker_stays_behind(tmp_path: Path) -> None:
    documents = tuple(Document(Origin(f"{n}"), article(n), "plain", Article()) for n in range(3))
    with Pool(Engine(parser=FLAT), 2) as pool:
        answers = pool.run([(n, documents) for n in range(8)])
        next(answers)
        processes = pool.processes
    assert len(processes) == 2
    assert not any(_lives(process) for process in processes)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _command(press: Path, out: Path) -> list[str]:
    options = ["--parser", SLOW, "--workers", "2", "--quiet"]
    return [sys.executable, "-m", "quotes", "batch", str(press), "-o", str(out), *options]


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_goes_on_to_the_same_bytes(sign: signal.Signals, tmp_path: Path, ledger: Path) -> None:
    press = write_lines(tmp_path / "press.jsonl", 160)
    out, whole = tmp_path / "out", tmp_path / "whole"
    process = subprocess.Popen(_command(press, out), cwd=ROOT, stderr=subprocess.PIPE)
    give_up = time.monotonic() + 60
    while ledger.stat().st_size < 4000 and time.monotonic() < give_up:
        time.sleep(0.02)
    process.send_signal(sign)
    process.communicate(timeout=60)
    assert process.returncode == (130 if sign == signal.SIGINT else -9)
    assert [path.name for path in out.iterdir()] == ["state"]
    time.sleep(0.5)  # workers that were in the middle of a group notice that nobody waits
    before = ledger.read_text("utf-8").count("article")
    report = run([press], out, parser=SLOW, workers=1)
    assert 0 < report.progress.reused < 160
    again = ledger.read_text("utf-8").count("article") - before
    assert again == 160 - report.progress.reused + 1 or again == 160 - report.progress.reused
    run([press], whole, parser=SLOW, workers=3)
    assert contents(out) == contents(whole)


def test_what_a_killed_run_left_half_written_is_cleared(tmp_path: Path) -> None:
    parts = tmp_path / "out" / "state" / "parts"
    parts.mkdir(parents=True)
    (parts / "quotations.csv").write_text("artic", "utf-8")
    run([write_folder(tmp_path / "press", 1)], tmp_path / "out", parser=FLAT, workers=1, formats=["jsonl"])
    assert not parts.exists()
    assert "quotations.csv" not in contents(tmp_path / "out")


def test_old_results_stay_whole_while_new_ones_are_made(tmp_path: Path, ledger: Path) -> None:
    press = write_lines(tmp_path / "press.jsonl", 100)
    out = tmp_path / "out"
    run([press], out, parser=FLAT, workers=1)
    before = contents(out)
    process = subprocess.Popen(_command(press, out), cwd=ROOT)
    give_up = time.monotonic() + 60
    while ledger.stat().st_size < 1500 and time.monotonic() < give_up:
        time.sleep(0.02)
    process.kill()
    process.wait(timeout=60)
    assert contents(out) == before
