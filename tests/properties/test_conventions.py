"""The parser is given the same sentences, whatever the typography of the publisher."""

from pathlib import Path

import pytest
from hypothesis import given

from quotes.marks import pair_marks
from quotes.skeleton import build_units
from quotes.text import paragraphs
from tests.conventions import CONVENTIONS, Convention, rewritten
from tests.strategies import Known, attributed

ARTICLES = sorted((Path(__file__).parents[2] / "fixtures" / "gold").glob("*.txt"))


def sentences(raw: str) -> list[tuple[str, int, bool]]:
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    return [(u.text, u.paragraph, u.within is None) for u in build_units(raw, spans, marks)[0]]


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda c: c.name)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_gives_the_same_sentences_in_every_convention(article: Path, convention: Convention) -> None:
    raw = article.read_text("utf-8")
    assert sentences(rewritten(raw, convention)) == sentences(raw)


@given(attributed())
def test_an_attributed_quotation_gives_the_same_sentences_in_every_convention(known: Known) -> None:
    expected = sentences(known.text)
    for convention in CONVENTIONS:
        assert sentences(rewritten(known.text, convention)) == expected
