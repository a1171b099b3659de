"""Archives in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.archive import Archive
from tests.archive.falsified import split
from tests.archive.material import gold_extractions


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The annotated articles, but for those that are kept out."""
    with Archive.open(tmp_path_factory.mktemp("press") / "press.db") as opened:
        opened.add_many(split(gold_extractions())[0])
        yield opened
