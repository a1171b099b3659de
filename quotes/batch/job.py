"""A run from its inputs to its files: finds, reads, hands out what is not done yet, notes what came back."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from quotes.batch.engine import Engine, Outcome
from quotes.batch.grouping import Bundle, Placed, bundles, groups
from quotes.batch.outputs import check_formats, clear_parts, default_formats, is_own, write_outputs
from quotes.batch.pool import Pool
from quotes.batch.rows import Todo, split
from quotes.batch.state import Row, State
from quotes.batch.summary import Tally
from quotes.errors import InputError
from quotes.model.result import Versions
from quotes.readers import Document, ReadingOptions, Sources, chosen, find_sources

EngineName: TypeAlias = Literal["local", "ray"]


@dataclass(slots=True)
class Progress:
    """How far a run is: articles (`reused` are of an earlier run, `failed` have no result), bytes of input files."""

    done: int = 0
    reused: int = 0
    failed: int = 0
    quotations: int = 0
    words: int = 0
    new_words: int = 0
    size_done: int = 0
    size: int = 0
    dead_workers: int = 0
    stage: Literal["extracting", "writing", "finished"] = "extracting"
    started: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a run: the summary that is also in `summary.json`, and how it went."""

    folder: Path
    summary: dict[str, Any]
    progress: Progress
    seconds: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where Ray runs: `address` of a cluster, or None for one on this machine, with so many workers."""

    address: str | None
    workers: int


Watch: TypeAlias = Callable[[Progress], None]


def run(
    inputs: Iterable[str | Path],
    output: str | Path,
    *,
    formats: Iterable[str] | None = None,
    workers: int | None = None,
    threads: int | None = None,
    engine: EngineName = "local",
    address: str | None = None,
    force: bool = False,
    bom: bool = False,
    reading: ReadingOptions | None = None,
    model: str | Path | None = None,
    parser: str | None = None,
    seconds: float = 600.0,
    watch: Watch | None = None,
) -> Report:
    """Extract the quotations of all articles in files, globs and folders into the folder `output`.

    The same call again continues a run that was ended, or does what has changed since. `workers` is by default the
    number of cores, `threads` of each such that cores are not oversubscribed. `parser` names a parser to use in place
    of `model` (`package.module:function`); `seconds` is how long one article may take. `watch` is called after every
    group of articles. Worker processes import the main module: call this below `if __name__ == "__main__":`.

    Raises:
        InputError: an input that does not exist, a wrong option, a folder in use; nothing has been done.
        ModelMissing: there is no complete model.
        WorkersLost: worker processes cannot start.
    """
    reading = reading or ReadingOptions()
    wanted = tuple(formats) if formats is not None else default_formats()
    check_formats(wanted)
    folder = Path(output)
    forced = chosen(reading.reader)
    sources = find_sources(map(str, inputs), forced=forced, wanted=lambda path: not is_own(path, folder))
    size = workers if workers is not None else cores()
    if size < 1:
        raise InputError("--workers must be 1 or more")
    spec = Engine(str(model) if model else None, parser, threads or max(1, cores() // size))
    _make(folder)
    run_ = Run(spec, sources, reading, Progress(size=sum(each.size for each in sources.files)), watch or _look_away)
    with closing(State(folder)) as state:
        clear_parts(folder)
        state.begin(force=force)
        if engine == "ray":
            from quotes.batch.ray_engine import extract_on_ray

            extract_on_ray(run_, state, Cluster(address, size), seconds)
        else:
            _extract_here(run_, state, size, seconds)
        run_.tell(stage="writing")
        state.prune()
        summary = write_outputs(state, folder, wanted, Tally(run_.versions, sources.ignored), bom=bom)
    run_.tell(stage="finished")
    return Report(folder, summary, run_.progress, time.monotonic() - run_.progress.started)


class Run:
    """What is being run: the engine, the inputs, and what it tells of itself."""

    def __init__(
        self, engine: Engine, sources: Sources, reading: ReadingOptions, progress: Progress, watch: Watch
    ) -> None:
        self.engine = engine
        self.reading = reading
        self.progress = progress
        self.versions: Versions = engine.extractor().versions
        self.bundles: tuple[Bundle, ...] = tuple(bundles(sources.files, reading))
        self._watch = watch

    def tell(self, stage: Literal["extracting", "writing", "finished"]) -> None:
        """Say that another stage has begun."""
        self.progress.stage = stage
        self._watch(self.progress)

    def note(self, rows: Iterable[Row], state: State, reused: Iterable[tuple[int, int]] = ()) -> None:
        """Record a group, and tell how far the run is."""
        rows = tuple(rows)
        state.record(rows)
        progress = self.progress
        for quotations, words in reused:
            progress.reused += 1
            progress.quotations += quotations
            progress.words += words
        for row in rows:
            outcome = row.outcome or Outcome()
            progress.done += 1
            progress.failed += bool(outcome.reason)
            progress.quotations += outcome.quotations
            progress.words += outcome.words
            progress.new_words += outcome.words
        self._watch(progress)


def _extract_here(run_: Run, state: State, size: int, seconds: float) -> None:
    def died() -> None:
        run_.progress.dead_workers += 1

    with Pool(run_.engine, size, seconds=seconds, on_death=died) as pool:
        for todo, outcomes in pool.run(_todo(run_, state)):
            run_.note(todo.finished(outcomes), state, todo.reused)


def _todo(run_: Run, state: State) -> Iterator[tuple[Todo, tuple[Document, ...]]]:
    """Read group after group; what needs no work is noted, the rest handed out."""
    for bundle in run_.bundles:
        before, size = run_.progress.size_done, sum(each.size for each in bundle.files)
        for group in groups(bundle.read(run_.reading)):
            todo, documents = split(group, run_.versions, state)
            if documents:
                yield todo, documents
            else:
                run_.note(todo.rows, state, todo.reused)
            run_.progress.size_done = min(before + size, run_.progress.size_done + _size(group))
        run_.progress.size_done = before + size


def _size(group: Iterable[Placed]) -> int:
    """About how many bytes of its file a group was."""
    return sum(len(each.reading.content) for each in group if isinstance(each.reading, Document))


def _look_away(progress: Progress) -> None:
    """Watch nothing."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}); name a folder with -o") from error
