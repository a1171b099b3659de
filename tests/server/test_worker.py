"""The queue before the engine."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator

import pytest

from quotes.model.result import Article, Extraction
from quotes.server.problems import Problem
from quotes.server.settings import Settings
from quotes.server.worker import Worker
from tests.processes import run_async
from tests.server.stand_ins import ScriptedEngine


def running(
    engine: ScriptedEngine, settings: Settings, use: Callable[[Worker], Awaitable[None]], *, stop: bool = True
) -> None:
    async def whole() -> None:
        worker = Worker(engine, settings)
        await worker.start()
        engine.batches.clear()
        await use(worker)
        if stop:
            await worker.stop()

    run_async(whole())


def read(worker: Worker, text: str) -> asyncio.Task[Extraction]:
    return asyncio.create_task(worker.extract(text, Article(id=text)))


def test_articles_that_come_together_are_read_together() -> None:
    engine = ScriptedEngine()

    async def use(worker: Worker) -> None:
        found = await asyncio.gather(*(read(worker, str(n)) for n in range(10)))
        assert [each.article.id for each in found] == [str(n) for n in range(10)]

    running(engine, Settings(batch_articles=8), use)
    assert engine.batches == [8, 2]


def test_long_articles_are_read_apart() -> None:
    engine = ScriptedEngine()

    async def use(worker: Worker) -> None:
        await asyncio.gather(*(read(worker, "x" * 60) for _ in range(3)))

    running(engine, Settings(batch_chars=100), use)
    assert engine.batches == [1, 1, 1]


def test_a_failing_article_fails_alone() -> None:
    async def use(worker: Worker) -> None:
        texts = ("a", "PANNE", "b")
        good, bad, other = await asyncio.gather(*(read(worker, text) for text in texts), return_exceptions=True)
        assert isinstance(good, Extraction)
        assert isinstance(other, Extraction)
        assert isinstance(bad, Problem)
        assert bad.status == 500
        assert isinstance(bad.__cause__, RuntimeError)

    running(ScriptedEngine(), Settings(), use)


def test_what_takes_too_long_is_given_up_and_not_read_later() -> None:
    engine = ScriptedEngine(slow=0.8)

    async def use(worker: Worker) -> None:
        slow = read(worker, "LENT")
        await asyncio.sleep(0.05)
        waiting = read(worker, "after")
        for task in (slow, waiting):
            with pytest.raises(Problem) as caught:
                await task
            assert (caught.value.status, caught.value.code) == (503, "timeout")
            assert int(caught.value.headers["Retry-After"]) >= 1

    running(engine, Settings(seconds=0.15), use)
    assert engine.batches == [1]


def test_too_many_waiting_is_503() -> None:
    engine = ScriptedEngine()

    async def use(worker: Worker) -> None:
        engine.may_go.clear()
        first = [read(worker, str(n)) for n in range(3)]
        await asyncio.sleep(0.05)
        with pytest.raises(Problem) as caught:
            await worker.extract("one more", Article())
        assert (caught.value.status, caught.value.code) == (503, "busy")
        engine.may_go.set()
        await asyncio.gather(*first)

    running(engine, Settings(max_waiting=3), use)


def test_what_was_accepted_is_answered_on_shutdown() -> None:
    engine = ScriptedEngine(slow=0.05)

    async def use(worker: Worker) -> None:
        accepted = [read(worker, f"LENT {n}") for n in range(5)]
        await asyncio.sleep(0)
        await worker.stop()
        assert [each.article.id for each in await asyncio.gather(*accepted)] == [f"LENT {n}" for n in range(5)]
        with pytest.raises(Problem) as caught:
            await worker.extract("late", Article())
        assert caught.value.code == "closing"

    running(engine, Settings(batch_articles=2), use, stop=False)


def test_a_model_that_cannot_be_loaded_stops_the_start() -> None:
    class Broken(ScriptedEngine):
        def extract_many(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Extraction]:
            raise OSError("no model")

    async def start() -> None:
        await Worker(Broken(), Settings()).start()

    with pytest.raises(OSError, match="no model"):
        run_async(start())
