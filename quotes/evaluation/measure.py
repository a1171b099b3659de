"""The whole evaluation: compare, count, find the mistakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.evaluation.bootstrap import RESAMPLES, SEED, Interval, intervals
from quotes.evaluation.calibration import Calibration, calibrate
from quotes.evaluation.gold import GoldArticle, fingerprint
from quotes.evaluation.matching import compare
from quotes.evaluation.mistakes import Mistake, find_mistakes
from quotes.evaluation.prediction import Prediction
from quotes.evaluation.scores import Figures, figures, total


@dataclass(frozen=True)
class Evaluation:
    """What an evaluation gives: figures with their intervals, per article too, and every mistake.

    `unanswered` are the annotated articles without a prediction (counted as if nothing had been found in them);
    `fingerprint` is the sha256 of the gold.
    """

    fingerprint: str
    figures: Figures
    intervals: Mapping[str, Interval]
    articles: Mapping[str, Figures]
    mistakes: tuple[Mistake, ...]
    calibration: Calibration | None
    unanswered: tuple[str, ...]


def evaluate(
    gold: Sequence[GoldArticle],
    predictions: Mapping[str, Prediction],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Evaluation:
    """Compare predictions, by the name of their article, with annotated articles."""
    comparisons = [compare(article, predictions.get(article.name, ())) for article in gold]
    per_article = {comparison.gold.name: figures(comparison) for comparison in comparisons}
    return Evaluation(
        fingerprint=fingerprint(gold),
        figures=total(per_article.values()),
        intervals=intervals(tuple(per_article.values()), resamples=resamples, seed=seed),
        articles=per_article,
        mistakes=tuple(mistake for comparison in comparisons for mistake in find_mistakes(comparison)),
        calibration=calibrate(comparisons),
        unanswered=tuple(article.name for article in gold if article.name not in predictions),
    )
