"""Paragraphs: line breaks of every convention, wrapped lines, and no character lost."""

import pytest
from hypothesis import example, given

from quotes.text import paragraphs
from tests.strategies import troubled


def cut(raw: str) -> list[str]:
    return [raw[start:end] for start, end in paragraphs(raw)]


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n", "\r\n\r\n", " \n\u00a0\n ", "\x85"]
)
def test_line_breaks_of_every_convention_part_paragraphs(line_break: str) -> None:
    assert cut(f"Il part.{line_break}Elle reste.") == ["Il part.", "Elle reste."]


def test_white_space_around_paragraphs_belongs_to_none() -> None:
    assert cut("\n  Il part. \t\n\n\n   Elle reste.  \n") == ["Il part.", "Elle reste."]


def test_an_article_without_line_breaks_is_one_paragraph() -> None:
    assert cut("Il part. Elle reste.") == ["Il part. Elle reste."]


@pytest.mark.parametrize("raw", ["", "   ", "\n\n\r\n", "\u2029"])
def test_nothing_has_no_paragraph(raw: str) -> None:
    assert paragraphs(raw) == ()


def test_a_line_that_goes_on_in_lower_case_is_wrapped() -> None:
    assert cut("Le maire a\ndit oui.") == ["Le maire a\ndit oui."]


def test_a_lower_case_line_behind_a_closed_one_is_a_paragraph() -> None:
    assert cut("Les points :\nla dette ;\nles impôts.") == ["Les points :", "la dette ;", "les impôts."]


def test_hard_wrapped_text_is_joined_between_blank_lines() -> None:
    line = "Le Conseil a voté hier soir le budget de la ville de Lyon,"
    block = "\n".join([line] * 5)
    assert cut(f"{block}\n\n{block}") == [block, block]


def test_short_lines_are_no_hard_wrapping() -> None:
    assert len(cut("Un titre\n\nUne ligne\nDeux lignes\nTrois lignes")) == 4


@given(troubled)
@example("a\u2029b\x0bc\x1cd")
def test_paragraphs_are_in_order_apart_and_hold_every_word(raw: str) -> None:
    spans = paragraphs(raw)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(raw[start:end] == raw[start:end].strip() != "" for start, end in spans)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(char.isspace() for at, char in enumerate(raw) if at not in covered)


@pytest.mark.parametrize(
    "pumped", [" " * 300_000 + "a" + " " * 300_000, "a\n" * 100_000, "\n \n" * 100_000, "a " * 200_000]
)
def test_long_runs_of_white_space_cost_linear_time(pumped: str) -> None:
    assert len(paragraphs(pumped)) <= 100_000
