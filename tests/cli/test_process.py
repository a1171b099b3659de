"""The command as a process: pipes that break, interruptions, encodings of the system."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.cli.stand_in"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def _environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR"}}
    return {**plain, "PYTHONPATH": str(ROOT), **more}


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    names = [str(tmp_path / f"{number}.txt") for number in range(400)]
    for name in names:
        Path(name).write_text("« Nous quittons l’évêché », a dit Zoé.\n", "utf-8")
    return names


@posix
def test_a_broken_pipe_is_quiet(articles: list[str]) -> None:
    process = subprocess.Popen(
        [*COMMAND, "extract", "-f", "jsonl", *articles],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == -signal.SIGPIPE


@posix
def test_an_interruption_is_exit_code_130_and_quiet(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*COMMAND, "extract", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )
    with pipe.open("wb"):  # opens when the command waits for its input
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("locale", ["C", "fr_FR.ISO-8859-1"])
def test_json_is_utf8_whatever_the_locale(articles: list[str], locale: str) -> None:
    environment = _environment(LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    answer = subprocess.run(
        [*COMMAND, "extract", articles[0]], capture_output=True, check=True, env=environment, timeout=60
    )
    assert "l’évêché »" in answer.stdout.decode("utf-8")


def test_text_has_no_colour_and_no_ragged_width_in_a_pipe(articles: list[str]) -> None:
    answer = subprocess.run(
        [*COMMAND, "extract", "-f", "text", articles[0]],
        capture_output=True,
        check=True,
        env=_environment(),
        timeout=60,
    )
    text = answer.stdout.decode("utf-8")
    assert "\x1b" not in text
    assert all(len(line) <= 100 and line == line.rstrip() for line in text.splitlines())


def test_the_module_is_the_command() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "quotes", "--version"], capture_output=True, check=True, env=_environment(), timeout=60
    )
    assert answer.stdout.startswith(b"quotes ")
