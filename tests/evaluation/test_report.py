"""The page: whole, safe, and in need of nothing."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from quotes.evaluation import Evaluation, evaluate, read_gold, read_predictions
from quotes.evaluation.calibration import Bin, Calibration
from quotes.evaluation.mistakes import Excerpt
from quotes.evaluation.report import report
from tests.evaluation.material import GOLD, PREDICTIONS

_VOID = {"meta", "br", "link", "img", "input"}


class _Outline(HTMLParser):
    """Checks that tags nest, and notes everything that a page could load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.loads += [value or "" for name, value in attrs if name in {"src", "href", "xlink:href", "data", "action"}]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def result() -> Evaluation:
    articles = read_gold(GOLD)
    made = evaluate(articles, read_predictions(PREDICTIONS, articles), resamples=10)
    curve = Calibration((Bin(0.2, 0.3, 2, 0.25, 0.0), Bin(0.9, 1.0, 8, 0.95, 1.0)), 0.05, 0.03, 10)
    return replace(made, calibration=curve)


def test_the_page_is_whole_and_loads_nothing(result: Evaluation) -> None:
    page = report(result, title="Essai", versions="quotes 1")
    outline = _Outline()
    outline.feed(page)
    assert outline.open == []
    assert outline.loads == []
    assert not outline.tags & {"script", "link", "iframe", "img"}
    assert not re.search(r"url\(|@import|https?:", page)
    assert "$" not in page


def test_every_plot_is_well_formed(result: Evaluation) -> None:
    plots = re.findall(r"<svg.*?</svg>", report(result, title="Essai"), re.DOTALL)
    assert [ET.fromstring(plot).get("role") for plot in plots] == ["img"] * 3


def test_figures_and_mistakes_are_told(result: Evaluation) -> None:
    page = report(result, title="Essai")
    assert "<td>attribution</td><td>55.6</td><td>55.6</td><td>55.6</td>" in page
    assert "3 articles · 12 annotated quotations · 14 predicted · 18 mistakes · no prediction for 1 of 3" in page
    assert page.count('class="mistake"') == len(result.mistakes)


def test_words_of_an_article_cannot_become_markup(result: Evaluation) -> None:
    evil = "</q><script>alert('$title')</script>"
    spoilt = replace(result.mistakes[0], excerpt=Excerpt(evil, evil, evil), expected=evil, got=evil, evidence=(evil,))
    page = report(replace(result, mistakes=(spoilt,)), title=evil, versions=evil)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 7


def test_without_mistakes_and_confidence_the_page_says_so(result: Evaluation) -> None:
    page = report(replace(result, mistakes=(), calibration=None), title="Essai")
    assert "<p>None.</p>" in page
    assert "carry no confidence" in page
