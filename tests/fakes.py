"""Stand-ins for what is slow or far away."""

import itertools
from collections.abc import Sequence

import regex

from quotes.model.tree import Word
from quotes.parsing import Parser
from quotes.pipeline import Extractor

_WORD = regex.compile(r"\w+|\S")


class FlatParser:
    """Parses at once and knows nothing: every word hangs on the first one."""

    name = "flat"

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        return [_flat(sentence) for sentence in sentences]


class Remembering:
    """Parses with another parser, and no sentence twice."""

    def __init__(self, parser: Parser) -> None:
        self.name = parser.name
        self._parser = parser
        self._known: dict[str, tuple[Word, ...]] = {}

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        self._known.update(zip(new, self._parser.parse(new), strict=True))
        return [self._known[sentence] for sentence in sentences]


def _flat(sentence: str) -> tuple[Word, ...]:
    return tuple(
        Word(*found.span(), found[0], found[0].lower(), "X", {}, 0 if number else -1, "dep" if number else "root")
        for number, found in zip(itertools.count(), _WORD.finditer(sentence), strict=False)
    )


def flat_extractor(*, model: object = None) -> Extractor:
    """An extractor that needs no model; for what does not depend on the parse."""
    return Extractor(parser=FlatParser())
