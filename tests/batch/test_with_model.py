"""With the real parser: workers give what the engine gives."""

from pathlib import Path

import pytest

from quotes.batch import run
from quotes.model.result import Article
from quotes.pipeline import Extractor
from tests.batch.press import article

pytestmark = [pytest.mark.model, pytest.mark.slow]


def test_workers_give_what_the_engine_gives(extractor: Extractor, tmp_path: Path) -> None:
    texts = [article(number) for number in range(6)]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    run([tmp_path / "*.txt"], tmp_path / "out", workers=2, threads=1, formats=["jsonl"])
    lines = (tmp_path / "out" / "extractions.jsonl").read_text("utf-8").splitlines()
    alone = [extractor.extract(text, article=Article(id=str(n))) for n, text in enumerate(texts)]
    assert lines == [each.model_dump_json() for each in alone]
