"""`quotes serve`, as a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from quotes.cli.app import app

ROOT = Path(__file__).parents[2]
# The verb as it is, over an engine that reads an article with LENT in it only once a file is there.
_SERVE = """
import os, sys, time
gate = sys.argv[1]
import quotes.cli.serve
from tests.server.stand_ins import ScriptedEngine

class Gated(ScriptedEngine):
    def extract_many(self, articles):
        todo = list(articles)
        while any("LENT" in text for text, _ in todo) and not os.path.exists(gate):
            time.sleep(0.02)
        yield from super().extract_many(todo)

quotes.cli.serve.Extractor = lambda model=None: Gated(slow=0.05)
from quotes.cli import main
sys.argv = ["quotes", "serve", *sys.argv[2:]]
main()
"""


class Running:
    """A service process and its log."""

    def __init__(self, gate: Path) -> None:
        self.gate = gate
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(gate), "--port", str(self.port)],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.address = f"http://127.0.0.1:{self.port}"
        deadline = time.monotonic() + 60
        while not self._answers():
            assert time.monotonic() < deadline, "the service does not start"
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/health", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def ended(self) -> str:
        """Its log, once it has ended."""
        return self.process.communicate(timeout=30)[1]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    service = Running(tmp_path / "go")
    yield service
    if service.process.poll() is None:
        service.process.kill()
        service.process.communicate()


def test_sigterm_loses_no_accepted_request(running: Running) -> None:
    answers: list[int] = []
    body = "\n".join(json.dumps({"text": f"« Oui {n} », a dit Anne. LENT"}) for n in range(3))

    def extract() -> None:
        answers.append(len(httpx.post(f"{running.address}/extract", content=b"LENT", timeout=30).json()["quotations"]))

    def batch() -> None:
        headers = {"content-type": "application/x-ndjson"}
        answer = httpx.post(f"{running.address}/batch", content=body, headers=headers, timeout=30)
        answers.extend(len(json.loads(line)["quotations"]) for line in answer.text.splitlines())

    threads = [threading.Thread(target=each) for each in (extract, extract, extract, batch)]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 60
    while httpx.get(f"{running.address}/health", timeout=30).json()["waiting"] < 6:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    running.process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    running.gate.touch()
    for thread in threads:
        thread.join(30)
    log = running.ended()
    assert sorted(answers) == [0, 0, 0, 1, 1, 1]
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{running.address}/health")
    lines = [json.loads(line) for line in log.splitlines()]
    assert sum(line.get("route") in {"/extract", "/batch"} and line["status"] == 200 for line in lines) == 4
    assert not [line for line in lines if line["level"] == "error"]


def test_only_this_machine_is_listened_to(running: Running) -> None:
    assert running.process.poll() is None
    connections = Path("/proc/net/tcp")
    if not connections.exists():
        pytest.skip("needs /proc")
    listening = [line.split()[1] for line in connections.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    assert f"0100007F:{running.port:04X}" in listening
    assert f"00000000:{running.port:04X}" not in listening


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--host", "0.0.0.0"), 2, "QUOTES_TOKEN"),
        (("--token-file", "none.txt"), 2, "cannot be read"),
        (("--token-file", "empty.txt"), 2, "is empty"),
        (("--port", "70000"), 2, "65535"),
        (("--model", "no-model"), 3, "model"),
    ],
)
def test_wrong_usage_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTES_TOKEN", raising=False)
    (tmp_path / "empty.txt").write_text("\n")
    answer = CliRunner().invoke(app, ["serve", *options])
    assert answer.exit_code == code
    assert words in answer.stderr


def test_an_archive_that_is_none_is_exit_code_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fakes import flat_extractor

    monkeypatch.setattr("quotes.cli.serve.Extractor", flat_extractor)
    answer = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "none.db")])
    assert answer.exit_code == 1
    assert os.fspath(tmp_path) in answer.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("quotes.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fastapi", None)
    answer = CliRunner().invoke(app, ["serve"])
    assert answer.exit_code == 2
    assert "pip install 'quotes[server]'" in answer.stderr
