"""Intervals and calibration."""

import pytest

from quotes.evaluation import evaluate, read_gold, read_predictions
from quotes.evaluation.bootstrap import intervals
from quotes.evaluation.calibration import calibrate
from quotes.evaluation.matching import Comparison, Pair, compare
from quotes.evaluation.prediction import PredictedQuotation, PredictedSpeaker
from quotes.evaluation.scores import COUNTED, JUDGED, Counts, Figures, Share
from tests.evaluation.material import GOLD, PREDICTIONS


def _figures(tp: int, fn: int) -> Figures:
    return Figures(dict.fromkeys(COUNTED, Counts(tp, 0, fn)), dict.fromkeys(JUDGED, Share(tp, tp + fn)))


def test_equal_articles_leave_nothing_open() -> None:
    found = intervals([_figures(3, 1)] * 5, resamples=50)
    assert {(round(i.low, 6), round(i.high, 6)) for i in map(found.__getitem__, JUDGED)} == {(75, 75)}


def test_unequal_articles_open_the_interval_around_the_figure_the_same_way_every_time() -> None:
    articles = [_figures(9, 1), _figures(1, 9), _figures(5, 5), _figures(8, 2)]
    found = intervals(articles, resamples=200)
    assert found == intervals(articles, resamples=200)
    assert found != intervals(articles, resamples=200, seed=7)
    assert found["speaker_accuracy"].low < 57.5 < found["speaker_accuracy"].high


def test_a_figure_without_a_case_has_no_interval() -> None:
    assert intervals([_figures(0, 0)], resamples=10) == {}


def test_no_confidence_no_calibration() -> None:
    articles = read_gold(GOLD)
    assert evaluate(articles, read_predictions(PREDICTIONS, articles), resamples=10).calibration is None


def _answers(*confidences: tuple[float, bool]) -> Comparison:
    """Answers to the first quotation of the gold: with the right speaker, or with a wrong one."""
    (article, *_) = read_gold(GOLD)
    right, wrong = (PredictedSpeaker(name, anonymous=False, granted=False) for name in ("Odile Garance", "Personne"))
    predicted = tuple(
        PredictedQuotation("mixed", (), (), speaker=right if good else wrong, confidence=sure)
        for sure, good in confidences
    )
    pairs = tuple(Pair(0, index, 1.0) for index in range(len(predicted)))
    return Comparison(article, predicted, pairs, (), ())


def test_calibration_compares_how_sure_with_how_often_right() -> None:
    found = calibrate([_answers((0.95, True), (0.95, True), (1.0, True), (0.9, False), (0.2, False))])
    assert found
    assert [(b.low, b.count, round(b.confidence, 3), b.accuracy) for b in found.bins] == [
        (0.2, 1, 0.2, 0.0),
        (0.9, 4, 0.95, 0.75),
    ]
    assert found.error == pytest.approx((0.2 + 4 * 0.2) / 5)
    assert found.brier == pytest.approx((0.0025 + 0.0025 + 0 + 0.81 + 0.04) / 5)


def test_a_prediction_that_answers_nothing_is_wrong() -> None:
    (article, *_) = read_gold(GOLD)
    stray = PredictedQuotation("indirect", ((0, 10),), (), confidence=0.7)
    found = calibrate([compare(article, (stray,))])
    assert found
    assert found.bins[0].accuracy == 0
