"""The README's article, extracted and held against its annotation."""

import shutil
from pathlib import Path

import pytest

from quotes.evaluation import evaluate, read_gold, run_engine
from quotes.pipeline import Extractor
from tests.golden.update import ARTICLES


@pytest.mark.model
def test_the_readmes_article_is_read_as_its_annotation_says(extractor: Extractor, tmp_path: Path) -> None:
    shutil.copy(ARTICLES / "iraq.txt", tmp_path / "iraq.txt")
    shutil.copy(ARTICLES / "iraq.gold.json", tmp_path / "iraq.json")
    gold = read_gold(tmp_path)
    result = evaluate(gold, run_engine(extractor, gold), resamples=10)
    assert result.mistakes == ()
