"""How inputs are cut into the groups that one worker reads at a time.

The cut depends on the inputs alone, never on the number of workers, on speed or on what an earlier run did: the parser
sees the same sentences together in every run, and equal inputs give equal bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quotes.readers import Reading, ReadingOptions, Source, Unread, chosen, read_source

MOST_ARTICLES = 16
MOST_CHARACTERS = 60_000

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """What was read, and its place among all inputs: number of the file, number within it, both from 0."""

    place: Place
    reading: Reading


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that are read one after the other: a run of single articles, or one file of many."""

    first: int
    files: tuple[Source, ...]

    def read(self, options: ReadingOptions) -> Iterator[Placed]:
        """Read all there is, in order."""
        for number, source in enumerate(self.files, self.first):
            for within, reading in enumerate(read_source(source, options)):
                yield Placed((number, within), reading)


def bundles(files: Sequence[Source], options: ReadingOptions) -> Iterator[Bundle]:
    """Cut the files into bundles, in order."""
    forced = chosen(options.reader)
    run: list[Source] = []
    for number, source in enumerate(files):
        container = source.is_container(forced)
        if run and (container or len(run) == MOST_ARTICLES):
            yield Bundle(number - len(run), tuple(run))
            run = []
        if container:
            yield Bundle(number, (source,))
        else:
            run.append(source)
    if run:
        yield Bundle(len(files) - len(run), tuple(run))


def groups(readings: Iterable[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Cut what was read from one bundle into groups of bounded size, in order."""
    group: list[Placed] = []
    size = 0
    for each in readings:
        length = 0 if isinstance(each.reading, Unread) else len(each.reading.content)
        if group and (len(group) == MOST_ARTICLES or size + length > MOST_CHARACTERS):
            yield tuple(group)
            group, size = [], 0
        group.append(each)
        size += length
    if group:
        yield tuple(group)
