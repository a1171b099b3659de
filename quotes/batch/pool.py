"""Worker processes that hold the model: work goes out and comes back; a dead worker is replaced.

A worker gets one job at a time, so that memory is bounded by their number, and it is known whose articles a worker
died of. They are retried once together; when the worker dies again they go one by one, and an article that ends a
worker all alone is given up.
"""

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from quotes.batch.engine import Engine, Outcome, failed
from quotes.errors import QuotesError
from quotes.readers import Document

_MOST_FAILED_STARTS = 3
_READY = "ready"
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_WARM_UP = "« Il pleut », dit Anne."
_CONTEXT = multiprocessing.get_context("spawn")  # a fork after torch has threads may hang

Tag = TypeVar("Tag")


class WorkersLost(QuotesError):
    """Worker processes end before they can begin."""


@dataclass
class _Job(Generic[Tag]):
    """A group on its way, and what has come back of it."""

    tag: Tag
    documents: tuple[Document, ...]
    outcomes: dict[int, Outcome] = field(default_factory=dict)


@dataclass
class _Piece(Generic[Tag]):
    """What a worker is given: some documents of a job."""

    job: _Job[Tag]
    numbers: tuple[int, ...]
    retried: bool = False


class _Worker(Generic[Tag]):
    """One process, the pipe to it, and the piece it is at; it is given the piece when it has loaded the model."""

    def __init__(self, engine: Engine, piece: _Piece[Tag]) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(theirs, engine), daemon=True)
        self.process.start()
        theirs.close()  # ours alone stays open, so that its end is noticed
        self.ready = False
        self.piece: _Piece[Tag] | None = piece
        self.deadline = float("inf")

    def give(self, piece: _Piece[Tag], seconds: float) -> None:
        """Hand out a piece; `seconds` is how long one article may take."""
        self.piece = piece
        self.deadline = time.monotonic() + seconds * len(piece.numbers)
        with contextlib.suppress(OSError):  # it has died; that is noticed when its answer is waited for
            self.connection.send([piece.job.documents[number] for number in piece.numbers])

    def end(self) -> int | None:
        """Kill the process; gives its exit code."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


class Pool:
    """At most `size` workers, started as there is work; a context manager that leaves no process behind.

    `seconds` is how long an article may take before its worker is taken for hung. `on_death` is called whenever a
    worker has died and is to be replaced.
    """

    def __init__(
        self, engine: Engine, size: int, *, seconds: float = 600.0, on_death: Callable[[], None] = lambda: None
    ) -> None:
        self._engine = engine
        self._size = size
        self._seconds = seconds
        self._on_death = on_death
        self._failed_starts = 0
        self._workers: list[_Worker[Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    @property
    def processes(self) -> list[int]:
        """The process numbers of the workers."""
        return [worker.process.pid for worker in self._workers if worker.process.pid]

    def run(self, jobs: Iterable[tuple[Tag, tuple[Document, ...]]]) -> Iterator[tuple[Tag, list[Outcome]]]:
        """Have jobs done; they come back as they are finished, with one outcome a document.

        A job is taken from `jobs` only when there is a worker for it.

        Raises:
            ModelMissing: the model cannot be loaded.
            WorkersLost: workers die before they are ready.
        """
        waiting: deque[_Piece[Tag]] = deque()
        todo = (_whole(tag, documents) for tag, documents in jobs)
        while True:
            self._hand_out(waiting, todo)
            busy = [worker for worker in self._workers if worker.piece is not None]
            if not busy:
                return
            for worker in _answering(busy):
                job = self._take(worker, waiting)
                if job is not None:
                    yield job.tag, [job.outcomes[number] for number in range(len(job.documents))]

    def _hand_out(self, waiting: deque[_Piece[Tag]], todo: Iterator[_Piece[Tag]]) -> None:
        for worker in self._workers:
            if worker.piece is None and (piece := _next(waiting, todo)):
                worker.give(piece, self._seconds)
        while len(self._workers) < self._size and (piece := _next(waiting, todo)):
            self._workers.append(_Worker(self._engine, piece))

    def _take(self, worker: _Worker[Tag], waiting: deque[_Piece[Tag]]) -> _Job[Tag] | None:
        """Take a worker's answer; gives the job that it completes."""
        piece = worker.piece
        assert piece is not None
        try:
            answer = worker.connection.recv() if worker.connection.poll() else None
        except (EOFError, OSError):
            answer = None
        if answer is None:
            return self._bury(worker, piece, waiting)
        if isinstance(answer, QuotesError):
            raise answer
        if answer == _READY:
            worker.ready, self._failed_starts = True, 0
            worker.give(piece, self._seconds)
            return None
        worker.piece, worker.deadline = None, float("inf")
        return _complete(piece, answer)

    def _bury(self, worker: _Worker[Tag], piece: _Piece[Tag], waiting: deque[_Piece[Tag]]) -> _Job[Tag] | None:
        """Take the piece of a worker that is dead or hung; gives the job that is completed by giving up on it."""
        late = worker.deadline <= time.monotonic()
        code = worker.end()
        self._workers.remove(worker)
        self._on_death()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _MOST_FAILED_STARTS:
                raise WorkersLost(f"worker processes end as they start (exit code {code}): is there memory enough?")
            waiting.append(piece)
        elif not piece.retried:
            waiting.append(_Piece(piece.job, piece.numbers, retried=True))
        elif len(piece.numbers) > 1:
            waiting.extend(_Piece(piece.job, (number,), retried=True) for number in piece.numbers)
        else:
            return _complete(piece, [_given_up(code, self._seconds if late else None)])
        return None


def _next(waiting: deque[_Piece[Tag]], todo: Iterator[_Piece[Tag]]) -> _Piece[Tag] | None:
    return waiting.popleft() if waiting else next(todo, None)


def _answering(busy: list[_Worker[Any]]) -> list[_Worker[Any]]:
    """Wait until workers have answered, died or run out of time."""
    first = min(worker.deadline for worker in busy)
    seconds = None if first == float("inf") else max(0.0, first - time.monotonic())
    ready = wait([worker.connection for worker in busy], seconds)
    now = time.monotonic()
    return [worker for worker in busy if worker.connection in ready or worker.deadline <= now]


def _whole(tag: Tag, documents: tuple[Document, ...]) -> _Piece[Tag]:
    return _Piece(_Job(tag, documents), tuple(range(len(documents))))


def _complete(piece: _Piece[Tag], outcomes: list[Outcome]) -> _Job[Tag] | None:
    piece.job.outcomes.update(zip(piece.numbers, outcomes, strict=True))
    return piece.job if len(piece.job.outcomes) == len(piece.job.documents) else None


def _given_up(code: int | None, seconds: float | None) -> Outcome:
    if seconds is not None:
        return failed(f"took longer than {seconds:g} s, twice", "split it, or raise --timeout")
    return failed(
        f"ended its worker process, twice (exit code {code})",
        "it may need more memory: split it, or run again with fewer --workers",
    )


def _serve(connection: Connection, engine: Engine) -> None:
    """The life of a worker: load the model, then answer until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    for name in _THREAD_VARIABLES:
        os.environ[name] = str(engine.threads)
    try:
        extractor = engine.extractor()
        extractor.extract(_WARM_UP)
    except QuotesError as error:
        connection.send(error)
        return
    with contextlib.suppress(EOFError, OSError):  # the parent is gone
        connection.send(_READY)
        while True:
            documents = connection.recv()
            connection.send(engine.outcomes(extractor, documents))
