"""Worker processes find the tests' parsers, and write down what they parse."""

from pathlib import Path

import pytest

from tests.batch.engines import LEDGER
from tests.laws.sources import ROOT


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file in which the troubled parser notes its sentences."""
    path = tmp_path / "ledger.txt"
    path.touch()
    monkeypatch.setenv(LEDGER, str(path))
    return path


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that are not ours (Ray's) find the tests' modules too."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
