"""Articles and words a second: parse, rules, whole batches; memory; time of the import.

Figures are in `extra_info` of pytest-benchmark's report: `--benchmark-json FILE` keeps them.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from quotes.batch import run
from quotes.marks import pair_marks
from quotes.model.result import Article
from quotes.model.tree import Word
from quotes.parsing import Parser
from quotes.pipeline import Extractor
from quotes.skeleton import build_units
from quotes.text import paragraphs
from tests.batch.engines import FLAT
from tests.batch.press import write_lines
from tests.laws.sources import ROOT

pytest.importorskip("pytest_benchmark")
Benchmark = Any  # pytest-benchmark ships no types

_PEAK = """
import resource, sys
from quotes.batch import run
if __name__ == "__main__":
    run([sys.argv[1]], sys.argv[2], parser=sys.argv[3], workers=2)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


class _Remembered:
    """A parser that answers from memory: what is left is the time of the rules."""

    def __init__(self, parser: Parser) -> None:
        self.name = parser.name
        self._parser = parser
        self._known: dict[str, tuple[Word, ...]] = {}

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        missing = [each for each in sentences if each not in self._known]
        self._known.update(zip(missing, self._parser.parse(missing), strict=True))
        return [self._known[each] for each in sentences]


def _units(raw: str) -> list[str]:
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    return [unit.text for unit in build_units(raw, spans, marks)[0]]


def _measure(benchmark: Benchmark, work: Callable[[], object], articles: Sequence[str], rounds: int = 3) -> None:
    benchmark.pedantic(work, rounds=rounds, iterations=1)
    seconds = benchmark.stats.stats.min
    words = sum(len(each.split()) for each in articles)
    benchmark.extra_info["articles/s"] = round(len(articles) / seconds, 2)
    benchmark.extra_info["words/s"] = round(words / seconds)


@pytest.mark.model
@pytest.mark.parametrize("together", [1, 4, 16, 64])
def test_parse(benchmark: Benchmark, articles: tuple[str, ...], extractor: Extractor, together: int) -> None:
    units = [_units(each) for each in articles]
    groups = [list(chain(*units[n : n + together])) for n in range(0, len(units), together)]
    extractor.parser.parse(["Il pleut."])
    _measure(benchmark, lambda: [extractor.parser.parse(each) for each in groups], articles, 2)


@pytest.mark.model
def test_rules(benchmark: Benchmark, articles: tuple[str, ...], extractor: Extractor) -> None:
    remembering = Extractor(parser=_Remembered(extractor.parser))
    inputs = [(each, Article()) for each in articles]
    list(remembering.extract_many(inputs))
    _measure(benchmark, lambda: list(remembering.extract_many(inputs)), articles)


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_whole_batch(benchmark: Benchmark, articles: tuple[str, ...], tmp_path: Path, workers: int) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    for number, each in enumerate(articles * 4):
        (folder / f"{number:03}.txt").write_text(f"{each}\nArticle {number}.", "utf-8")
    outputs = iter(range(99))

    def work() -> object:
        return run([folder], tmp_path / f"out{next(outputs)}", workers=workers, threads=1)

    _measure(benchmark, work, articles * 4, 1)


@pytest.mark.parametrize("count", [1_000, 20_000])
def test_peak_memory(benchmark: Benchmark, tmp_path: Path, count: int) -> None:
    """Of the process that reads and writes, and of the largest worker; the model's own memory is not in it."""
    lines = write_lines(tmp_path / "press.jsonl", count)
    (tmp_path / "peak.py").write_text(_PEAK, "utf-8")

    def work() -> str:
        command = [sys.executable, str(tmp_path / "peak.py"), str(lines), str(tmp_path / "out"), FLAT]
        answer = subprocess.run(
            command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)}, timeout=3600
        )
        return answer.stdout

    reading, worker = benchmark.pedantic(work, rounds=1, iterations=1).split()
    benchmark.extra_info["peak MB, reading and writing"] = int(reading)
    benchmark.extra_info["peak MB, worker"] = int(worker)


def test_import(benchmark: Benchmark) -> None:
    code = "import time; a = time.perf_counter(); import quotes; print(time.perf_counter() - a)"

    def work() -> float:
        answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        return float(answer.stdout)

    benchmark.extra_info["seconds"] = round(min(work() for _ in range(4)), 3)
    benchmark.pedantic(work, rounds=1, iterations=1)
