"""Whatever the marks: they nest, their offsets hold, and time grows with the text only."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given

from quotes.marks import pair_marks
from quotes.text import paragraphs
from tests.strategies import troubled

_MANY = 10_000
_SECONDS = 10  # a quadratic scan of these texts takes minutes


@given(troubled)
@example("« a “ b » c ” d")
@example('"a « b " c »\n« “ \n” »')
@example("«««")
@example("«««\n« »")
@example("— « A ?\n— B » !")
def test_marks_are_ordered_nested_and_inside_the_text(raw: str) -> None:
    spans = paragraphs(raw)
    marks, issues = pair_marks(raw, spans)
    assert [m.index for m in marks] == list(range(len(marks)))
    for before, mark in pairwise(marks):
        assert (before.start, -before.end) <= (mark.start, -mark.end)
    for mark in marks:
        assert 0 <= mark.start <= mark.inner_start < mark.inner_end <= mark.end <= len(raw)
        assert raw[mark.inner_start : mark.inner_end].strip()
        around = [m for m in marks if m.start <= mark.start and mark.end <= m.end and m.index < mark.index]
        apart = [m for m in marks if m.end <= mark.start or mark.end <= m.start]
        within = [m for m in marks if mark.start <= m.start and m.end <= mark.end and m.index > mark.index]
        assert len(around) + len(apart) + len(within) + 1 == len(marks)
        assert mark.parent == (max(around, key=lambda m: m.index).index if around else None)
        assert all(mark.start < start < end < mark.end for start, end in mark.repeats)
    for issue in issues:
        assert issue.span is not None
        assert raw[issue.span.start : issue.span.end] == issue.span.text


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "«",
        "»",
        "'",
        "“",
        "'a ",
        '"a ',
        ' "',
        "« a ",
        "« a\n",
        '" a\n',
        "» a\n",
        '« "',
        '«"»',
        "— A ?\n",
        "''",
        '12" ',
        "<<",
    ],
)
@pytest.mark.parametrize("tail", ["", "»", '"'])
def test_pumped_marks_cost_linear_time(piece: str, tail: str) -> None:
    raw = piece * _MANY + tail
    began = time.process_time()
    pair_marks(raw, paragraphs(raw))
    assert time.process_time() - began < _SECONDS
