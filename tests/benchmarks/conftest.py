"""Benchmarks measure, they do not judge: they run only under `pytest tests/benchmarks --benchmark-only`."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.laws.sources import ROOT

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    if config.getoption("benchmark_only", default=False):
        return
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="a benchmark: --benchmark-only"))


@pytest.fixture(scope="session")
def articles() -> tuple[str, ...]:
    """The texts of the project's own annotated articles."""
    return tuple(path.read_text("utf-8") for path in sorted((ROOT / "fixtures" / "gold").glob("*.txt")))
