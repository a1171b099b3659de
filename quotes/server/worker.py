"""One engine behind a queue: articles of many requests are read together, by one thread that owns the model."""

import asyncio
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from quotes.model.result import Article, Extraction, Versions
from quotes.server.problems import Problem
from quotes.server.settings import Settings

_LONGEST_RETRY = 60  # seconds


class Engine(Protocol):
    """What the service needs of `quotes.Extractor`."""

    versions: Versions

    def extract_many(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Extraction]:
        """Extract article after article, in order."""


@dataclass(frozen=True, slots=True)
class _Job:
    text: str
    article: Article
    answer: asyncio.Future[Extraction]


class Worker:
    """Reads articles in the order in which they come, several at a time.

    A failing article fails alone: the others of its batch are read again without it. `failures` are told to the
    caller as `Problem` 500; what went wrong is in `Problem.__cause__`, for the log.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine = engine
        self.settings = settings
        self.closing = False
        self.batches = 0
        self._waiting: deque[_Job] = deque()
        self._running = 0
        self._arrived = asyncio.Event()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="quotes-engine")
        self._pace = 0.5  # seconds for one article, a running mean
        self._task: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """Articles that are accepted and not yet answered."""
        return len(self._waiting) + self._running

    async def start(self) -> None:
        """Load the model by reading a first sentence, then serve."""
        for outcome in await self._outcomes([("« Bonjour », a dit Anne.", Article())]):
            if isinstance(outcome, BaseException):
                raise outcome
        self._task = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        """Accept nothing more, answer what is accepted, then end."""
        self.closing = True
        self._arrived.set()
        if self._task is not None:
            await self._task
        self._pool.shutdown()

    async def extract(self, text: str, article: Article, *, accepted: bool = False) -> Extraction:
        """Read one article; `accepted`: it belongs to a request that is being answered, also while closing.

        Raises:
            Problem: 503 when too many wait, when it takes too long, or on shutdown; 500 when the engine fails.
        """
        if self.closing and not accepted:
            raise Problem(503, "closing", "the service is shutting down", retry_after=5)
        if self.waiting >= self.settings.max_waiting:
            raise Problem(503, "busy", "too many articles are waiting", retry_after=self.retry_after())
        job = _Job(text, article, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._arrived.set()
        try:
            return await asyncio.wait_for(job.answer, self.settings.seconds)
        except TimeoutError:
            message = f"not read within {self.settings.seconds:g} s; send a shorter article, or later"
            raise Problem(503, "timeout", message, retry_after=self.retry_after()) from None

    def retry_after(self) -> int:
        """Whole seconds after which those who wait now should be done."""
        return min(_LONGEST_RETRY, max(1, ceil(self.waiting * self._pace)))

    async def _serve(self) -> None:
        while not self.closing or self._waiting:
            await self._arrived.wait()
            self._arrived.clear()
            if not self.closing:
                await asyncio.sleep(self.settings.gather_seconds)
            while batch := self._next_batch():
                self._running = len(batch)
                await self._answer(batch)
                self._running = 0

    def _next_batch(self) -> list[_Job]:
        """The jobs at the head of the queue that go together; those given up by their callers are dropped."""
        batch: list[_Job] = []
        chars = 0
        while self._waiting and len(batch) < self.settings.batch_articles:
            job = self._waiting[0]
            if batch and chars + len(job.text) > self.settings.batch_chars:
                break
            self._waiting.popleft()
            if not job.answer.done():
                batch.append(job)
                chars += len(job.text)
        return batch

    async def _answer(self, batch: Sequence[_Job]) -> None:
        start = time.perf_counter()
        outcomes = await self._outcomes([(job.text, job.article) for job in batch])
        self._pace = 0.7 * self._pace + 0.3 * (time.perf_counter() - start) / len(batch)
        for job, outcome in zip(batch, outcomes, strict=True):
            if job.answer.done():
                continue
            if isinstance(outcome, Extraction):
                job.answer.set_result(outcome)
            else:
                problem = Problem(500, "engine", "the engine failed on this article; the failure is in the log")
                problem.__cause__ = outcome
                job.answer.set_exception(problem)

    async def _outcomes(self, articles: Sequence[tuple[str, Article]]) -> Sequence[Extraction | BaseException]:
        """Read a batch; when that fails, read each article by itself."""
        self.batches += 1
        (together,) = await asyncio.gather(self._read(articles), return_exceptions=True)
        if not isinstance(together, BaseException):
            return together
        if len(articles) == 1:
            return [together]
        alone = await asyncio.gather(*(self._read([each]) for each in articles), return_exceptions=True)
        return [one if isinstance(one, BaseException) else one[0] for one in alone]

    async def _read(self, articles: Sequence[tuple[str, Article]]) -> list[Extraction]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, _read_all, self.engine, articles)


def _read_all(engine: Engine, articles: Sequence[tuple[str, Article]]) -> list[Extraction]:
    return list(engine.extract_many(articles))
