"""What of a group is known already, and what has to be done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from quotes.batch.engine import Outcome, failed
from quotes.batch.grouping import Placed
from quotes.batch.state import Row, key_of
from quotes.model.result import Versions
from quotes.readers import Document, Unread

Counts = tuple[int, int]


class Memory(Protocol):
    """Where results of earlier runs are looked for."""

    def known(self, keys: Sequence[str]) -> Mapping[str, Counts]:
        """Which of the results are there, with their counts of quotations and words."""


@dataclass(frozen=True, slots=True)
class Todo:
    """The rows of a group; those numbered in `missing` wait for their outcome, `reused` counts those that are known."""

    rows: tuple[Row, ...]
    missing: tuple[int, ...]
    reused: tuple[Counts, ...]

    def finished(self, outcomes: Iterable[Outcome]) -> tuple[Row, ...]:
        """All rows, with the outcomes of the missing ones."""
        found = dict(zip(self.missing, outcomes, strict=True))
        return tuple(replace(row, outcome=found.get(n, row.outcome)) for n, row in enumerate(self.rows))


def split(group: Sequence[Placed], versions: Versions, memory: Memory) -> tuple[Todo, tuple[Document, ...]]:
    """What of a group is known or has failed already, and the documents that have to be extracted from."""
    rows = tuple(_row(each, versions) for each in group)
    known = memory.known([row.key for row in rows if row.key])
    missing = tuple(n for n, row in enumerate(rows) if row.key and row.key not in known)
    reused = tuple(known[row.key] for row in rows if row.key and row.key in known)
    wanted = set(missing)
    documents = (each.reading for n, each in enumerate(group) if n in wanted)
    return Todo(rows, missing, reused), tuple(each for each in documents if isinstance(each, Document))


def _row(placed: Placed, versions: Versions) -> Row:
    reading = placed.reading
    if isinstance(reading, Unread):
        return Row(placed.place, reading.origin, None, failed(reading.reason, reading.remedy))
    return Row(placed.place, reading.origin, key_of(reading, versions, _maker(reading)))


def _maker(document: Document) -> str:
    """What else than the engine makes a difference to the result."""
    if document.form != "page":
        return ""
    try:
        return f"trafilatura {version('trafilatura')}"
    except PackageNotFoundError:
        return ""
