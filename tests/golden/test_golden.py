"""The engine, the bundled model and the lexicon together give what is checked in, to the letter."""

import json
from pathlib import Path

import pytest

from quotes.model.result import Extraction
from quotes.pipeline import Extractor
from tests.golden.update import articles, comparable, extraction

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("article", "golden"), list(articles()), ids=lambda path: path.stem)
def test_the_result_is_the_golden_one(extractor: Extractor, article: Path, golden: Path) -> None:
    result = extraction(extractor, article).model_dump(mode="json")
    expected = json.loads(golden.read_text("utf-8"))
    assert comparable(result) == comparable(expected), "if the new result is right: python -m tests.golden.update"


@pytest.mark.parametrize(("article", "golden"), list(articles()), ids=lambda path: path.stem)
def test_the_golden_result_follows_the_contract_and_points_into_its_article(article: Path, golden: Path) -> None:
    raw = article.read_bytes().decode("utf-8")
    result = Extraction.model_validate_json(golden.read_text("utf-8"))
    spans = [span for quotation in result.quotations for span in (*quotation.content, *quotation.verbatim)]
    spans += [span for speaker in result.speakers for span in speaker.mentions]
    assert spans
    assert all(raw[span.start : span.end] == span.text for span in spans)
