"""Which quotations say the same words: one pass, each compared with a few earlier ones at most.

A quotation's shingles are its runs of three words. Shingles that occur once in the archive are forgotten at the first
reading; each other one remembers the first few quotations that had it. A quotation joins the earlier one with which
it shares most of the shingles of the shorter of the two. Time and memory grow with the words of the archive.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_SHINGLE = 3  # words
_SHORTEST = 4  # words of a quotation that can be anybody's again
_VARIED = 6  # words of a quotation that is known again when words differ; a shorter one must be the same
_REMEMBERED = 6  # quotations for each shingle
_COMPARED = 4  # earlier quotations, the ones with most shingles in common
_SHARED = 0.6  # of the shorter one's shingles
_SEEN_BITS = 24  # cells that count shingles, one byte each; two shingles in one cell cost time, never truth


@dataclass(frozen=True, slots=True)
class Line:
    """A quotation as far as grouping needs it."""

    key: int
    words: tuple[str, ...]


def groups(connection: sqlite3.Connection) -> list[list[int]]:
    """Keys of quotations that say the same words, the earliest first; quotations that stand alone are left out."""
    seen = bytearray(1 << _SEEN_BITS)
    for line in _lines(connection):
        for shingle in _shingles(line.words):
            cell = shingle & (len(seen) - 1)
            seen[cell] = min(seen[cell] + 1, 2)
    found = _Grouping(seen)
    for line in _lines(connection):
        found.add(line)
    return [members for members in found.members.values() if len(members) > 1]


def _lines(connection: sqlite3.Connection) -> Iterator[Line]:
    rows = connection.execute(
        "SELECT q.id, q.words FROM quotations q JOIN articles a ON a.id = q.article "
        "ORDER BY a.published IS NULL, a.published, q.id"
    )
    for key, words in rows:
        split = tuple(words.split())
        if len(split) >= _SHORTEST:
            yield Line(key, split)


def _shingles(words: tuple[str, ...]) -> set[int]:
    return {hash(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


class _Grouping:
    """The groups so far; `members` by the key of the earliest member."""

    def __init__(self, seen: bytearray) -> None:
        self.members: dict[int, list[int]] = {}
        self._seen = seen
        self._holders: dict[int, list[int]] = {}
        self._words: dict[int, tuple[str, ...]] = {}
        self._group: dict[int, int] = {}

    def add(self, line: Line) -> None:
        """Let a quotation join the group of an earlier one, or begin its own."""
        cells = len(self._seen) - 1
        shingles = _shingles(line.words)
        repeated = [shingle for shingle in shingles if self._seen[shingle & cells] > 1]
        if not repeated:
            return
        earlier = self._most_alike(line, shingles, repeated)
        group = self._group[line.key] = line.key if earlier is None else self._group[earlier]
        self.members.setdefault(group, []).append(line.key)
        self._words[line.key] = line.words
        for shingle in repeated:
            holders = self._holders.setdefault(shingle, [])
            if len(holders) < _REMEMBERED and (earlier is None or self._words[earlier] != line.words):
                holders.append(line.key)

    def _most_alike(self, line: Line, shingles: set[int], repeated: list[int]) -> int | None:
        votes = Counter(holder for shingle in repeated for holder in self._holders.get(shingle, ()))
        best: tuple[float, int] | None = None
        for holder, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]:
            alike = _alike(line.words, shingles, self._words[holder])
            if alike >= _SHARED and (best is None or alike > best[0]):
                best = alike, holder
        return best[1] if best else None


def _alike(words: tuple[str, ...], shingles: set[int], other: tuple[str, ...]) -> float:
    """The share of the shorter one's shingles that the other has; 0 where it is too short to tell."""
    if words == other:
        return 2.0  # before any longer one
    theirs = _shingles(other)
    fewer = min(len(shingles), len(theirs))
    if min(len(words), len(other)) < _VARIED:
        return 0.0
    return len(shingles & theirs) / fewer
