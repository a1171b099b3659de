"""The same article in other marks, spaces, apostrophes and names gives the same structure."""

import pytest

from quotes.model.result import Article, Extraction
from quotes.pipeline import Extractor
from tests.golden.update import ARTICLES
from tests.golden.variants import VARIANTS, bare, structure

pytestmark = pytest.mark.model

RAW = (ARTICLES / "iraq.txt").read_text("utf-8")
DRESSED = {name: dress(RAW) for name, dress in VARIANTS.items()} | {"plain": RAW}


@pytest.fixture(scope="module")
def results(extractor: Extractor) -> dict[str, Extraction]:
    """All variants, read together."""
    articles = [(text, Article(id=name)) for name, text in DRESSED.items()]
    return {result.article.id or "": result for result in extractor.extract_many(articles)}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_structure_stays(results: dict[str, Extraction], name: str) -> None:
    assert structure(results[name]) == structure(results["plain"])
    if "names" not in name:
        assert bare(results[name]) == bare(results["plain"])
    for quotation in results[name].quotations:
        assert all(DRESSED[name][span.start : span.end] == span.text for span in quotation.content)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_is_another_text(name: str) -> None:
    assert DRESSED[name] != RAW or name == "guillemets without spaces"
