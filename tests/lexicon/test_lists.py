"""Word lists hold each word once."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

DATA = Path(str(files("quotes.lexicon") / "data"))


def _lists(value: object) -> Iterator[list[str]]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _lists(each)
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _lists(each)


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=lambda path: path.stem)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    for words in _lists(tomllib.loads(path.read_text("utf-8"))):
        assert [word for word, count in Counter(words).items() if count > 1] == []
