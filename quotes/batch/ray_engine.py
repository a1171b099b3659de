"""The same run on Ray Data: read in tasks, extract in a pool of actors, write a Parquet file per block.

The output folder and the inputs have to be on a disk that all machines of the cluster see. Every actor watches over
one worker process of its own (`Pool`), so that what an article can do to a worker is contained as on one machine. The
driver takes the blocks into the state as they are finished; those that a killed run left are taken in by the next one.
"""

import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.batch.engine import Engine, Outcome
from quotes.batch.grouping import Bundle, groups
from quotes.batch.pool import Pool
from quotes.batch.rows import Todo, split
from quotes.batch.state import Row, State
from quotes.errors import InputError
from quotes.model.result import Versions
from quotes.readers import Document, Origin, ReadingOptions

if TYPE_CHECKING:
    from quotes.batch.job import Cluster, Run

_BLOCKS = "blocks"
_GROUPS = 4  # to a block: 64 articles, a minute's work or two
_OBJECT_STORE = 256 * 2**20  # of a Ray of our own: a few blocks are on their way at a time
_READING_CPUS = 0.25  # of a task that reads: it waits for disks, and must find room beside the actors
_COLUMNS = (
    "source",
    "number",
    "path",
    "record",
    "key",
    "reason",
    "remedy",
    "extraction",
    "text",
    "quotations",
    "words",
)


def extract_on_ray(run: "Run", state: State, cluster: "Cluster", seconds: float) -> None:
    """Extract from all inputs of a run into its state.

    Raises:
        InputError: Ray is not installed, or no cluster answers at the address.
    """
    blocks = state.path.parent / _BLOCKS
    blocks.mkdir(exist_ok=True)
    _take_left_over(blocks, state)
    with _connected(cluster) as ray:
        known = ray.put(frozenset(state.keys()))
        sizes = {bundle.first: sum(each.size for each in bundle.files) for bundle in run.bundles}
        reading = _Reading(run.reading, run.versions, known)
        bundles = [{"bundle": pickle.dumps(bundle)} for bundle in run.bundles]
        if bundles:
            done = (
                ray.data.from_items(bundles)
                .flat_map(reading, num_cpus=_READING_CPUS)
                .map_batches(
                    _Extracting,
                    fn_constructor_args=(run.engine, str(blocks.resolve()), seconds),
                    batch_size=_GROUPS,
                    batch_format="pyarrow",
                    compute=ray.data.ActorPoolStrategy(min_size=1, max_size=cluster.workers),
                    num_cpus=1,
                )
            )
            for row in done.iter_rows():
                _take(Path(row["block"]), run, state, row["deaths"])
                run.progress.size_done += sum(sizes.pop(first, 0) for first in row["bundles"])
    blocks.rmdir()


@contextmanager
def _connected(cluster: "Cluster") -> Iterator[Any]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # this library does not use the network by itself
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise InputError("--engine ray needs Ray: pip install 'quotes[ray]'") from error
    own: dict[str, Any] = {}
    if cluster.address is None:
        # One core more than workers, on paper: reading goes on beside them.
        own = {"num_cpus": cluster.workers + 1, "object_store_memory": _OBJECT_STORE, "include_dashboard": False}
    try:
        ray.init(address=cluster.address or "local", logging_level=logging.ERROR, log_to_driver=False, **own)
    except (ConnectionError, ValueError) as error:
        raise InputError(f"no Ray cluster at {cluster.address} ({error})") from error
    logger, context = logging.getLogger("ray.data"), ray.data.DataContext.get_current()
    level, bars = logger.level, context.enable_progress_bars
    logger.setLevel(logging.WARNING)
    context.enable_progress_bars = False
    try:
        yield ray
    finally:
        logger.setLevel(level)
        context.enable_progress_bars = bars
        ray.shutdown()


@dataclass(frozen=True)
class _Known:
    """Keys that are done, as `split` asks for them."""

    keys: frozenset[str]

    def known(self, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
        return {key: (0, 0) for key in keys if key in self.keys}


class _Reading:
    """A task: from a bundle of files to its groups."""

    def __init__(self, options: ReadingOptions, versions: Versions, known: Any) -> None:
        self._options = options
        self._versions = versions
        self._known = known

    def __call__(self, row: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
        import ray

        known = _Known(ray.get(self._known))
        bundle: Bundle = pickle.loads(row["bundle"])  # noqa: S301 -- our own, a moment old
        for group in groups(bundle.read(self._options)):
            yield {"group": pickle.dumps((bundle.first, *split(group, self._versions, known)))}


class _Extracting:
    """An actor: watches over one worker that holds the model, and writes what it gives back."""

    def __init__(self, engine: Engine, folder: str, seconds: float) -> None:
        self._deaths = 0
        self._folder = Path(folder)
        self._pool = Pool(engine, 1, seconds=seconds, on_death=self._died)

    def _died(self) -> None:
        self._deaths += 1

    def __call__(self, table: Any) -> Any:
        import pyarrow as pa

        before = self._deaths
        groups_: list[tuple[int, Todo, tuple[Document, ...]]] = [
            pickle.loads(each)  # noqa: S301 -- our own, a moment old
            for each in table.column("group").to_pylist()
        ]
        rows = [row for _, todo, _ in groups_ if not todo.missing for row in todo.rows]
        jobs = [(todo, documents) for _, todo, documents in groups_ if documents]
        for todo, outcomes in self._pool.run(jobs):
            rows += todo.finished(outcomes)
        block = _write(rows, self._folder)
        firsts = sorted({first for first, _, _ in groups_})
        return pa.table({"block": [str(block)], "bundles": [firsts], "deaths": [self._deaths - before]})


def _write(rows: list[Row], folder: Path) -> Path:
    """Write a block, whole or not at all; a block that is done twice has one name."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = sorted(rows, key=lambda row: row.place)
    block = folder / "{:09}-{:09}.parquet".format(*rows[0].place)
    part = block.with_suffix(f".{os.getpid()}.part")
    cells = [dict(zip(_COLUMNS, _cells(row), strict=True)) for row in rows]
    integers = {"source", "number", "record", "quotations", "words"}
    schema = pa.schema([(name, pa.int64() if name in integers else pa.string()) for name in _COLUMNS])
    parquet.write_table(pa.Table.from_pylist(cells, schema=schema), part, compression="zstd")
    return part.replace(block)


def _cells(row: Row) -> tuple[Any, ...]:
    outcome = row.outcome or Outcome()
    told = (outcome.reason, outcome.remedy, outcome.extraction, outcome.text, outcome.quotations, outcome.words)
    return (*row.place, row.origin.path, row.origin.record, row.key, *told)


def _rows(block: Path) -> Iterator[Row]:
    from pyarrow import parquet

    for cells in parquet.read_table(block).to_pylist():
        outcome = Outcome(**{name: cells[name] for name in Outcome.__slots__})
        done = outcome.extraction or outcome.reason
        place, origin = (cells["source"], cells["number"]), Origin(cells["path"], cells["record"])
        yield Row(place, origin, cells["key"], outcome if done else None)


def _take(block: Path, run: "Run", state: State, deaths: int) -> None:
    rows = tuple(_rows(block))
    old = [row.key for row in rows if row.key and row.outcome is None]
    run.progress.dead_workers += deaths
    run.note(rows, state, state.known(old).values())
    block.unlink()


def _take_left_over(blocks: Path, state: State) -> None:
    """Take in what a killed run has finished; its places may be others now, its results are the same."""
    for part in blocks.glob("*.part"):
        part.unlink()
    for block in sorted(blocks.glob("*.parquet")):
        state.keep(row for row in _rows(block) if row.outcome and row.outcome.extraction)
        block.unlink()
