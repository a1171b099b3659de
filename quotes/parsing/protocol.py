"""What the engine asks of a parser."""

from collections.abc import Sequence
from typing import Protocol

from quotes.model.tree import Word


class Parser(Protocol):
    """Anything that turns sentences into words with lemmas, Universal Dependencies tags and heads."""

    @property
    def name(self) -> str:
        """The model's name and version, recorded in every result."""

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        """Parse each string as one sentence; word offsets are half-open code points of that string."""
