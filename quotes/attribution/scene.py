"""What the attribution stage reads from, and how contents are compared."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from quotes.grammar.reading import Reading
from quotes.model.attribution import Piece, SourcePhrase
from quotes.model.content import ContentCandidate
from quotes.model.cue import CueMatch


class Letters:
    """Sizes of stretches of the raw text in letters and digits: the same however marks and spaces are typed."""

    def __init__(self, raw: str) -> None:
        self._before = tuple(accumulate((char.isalnum() for char in raw), initial=0))

    def length(self, pieces: Sequence[Piece]) -> int:
        """How many the pieces hold together."""
        return sum(self._before[b] - self._before[a] for a, b in pieces)

    def shared(self, one: Sequence[Piece], other: Sequence[Piece]) -> int:
        """How many two contents have in common."""
        return self.length([(max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d)])


@dataclass(frozen=True, slots=True)
class Scene:
    """The article and all that the earlier stages found in it."""

    reading: Reading
    cues: Sequence[CueMatch]
    contents: Sequence[ContentCandidate]
    sources: Sequence[SourcePhrase | None]
    letters: Letters


class Occupied:
    """Stretches of the raw text that are taken, each with the number of its owner."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int, int]] = []
        self._longest = 0

    def add(self, pieces: Sequence[Piece], owner: int) -> None:
        """Take the pieces for an owner."""
        for start, end in pieces:
            insort(self._taken, (start, end, owner))
            self._longest = max(self._longest, end - start)

    def owners(self, pieces: Sequence[Piece]) -> set[int]:
        """Those who own a character of the pieces."""
        found: set[int] = set()
        for start, end in pieces:
            at = bisect_left(self._taken, (start - self._longest, -1, -1))
            while at < len(self._taken) and self._taken[at][0] < end:
                if self._taken[at][1] > start:
                    found.add(self._taken[at][2])
                at += 1
        return found
