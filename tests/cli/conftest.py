"""The command line, run in this process with a parser that needs no model."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotes.cli.app import app
from tests.fakes import flat_extractor

Run = Callable[..., Result]

ARTICLE = "« Nous partons demain matin », a dit Anne Roche.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `quotes ARGS` in an empty folder; `input` is standard input, in bytes."""
    monkeypatch.setattr("quotes.cli.extract.Extractor", flat_extractor)
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "QUOTES_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def invoke(*arguments: str | Path, input: bytes = b"") -> Result:  # noqa: A002 -- as CliRunner calls it
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "anne.txt"
    path.write_text(ARTICLE, "utf-8")
    return path
