"""Whether a confidence of 0.8 is right eight times in ten."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.evaluation.matching import Comparison

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions whose confidence lies in `[low, high)` (the last bin holds 1): how sure, how often right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability curve (bins that hold something), and two sums of it.

    `error` is the expected calibration error: the mean distance of confidence from accuracy, bins weighted by size.
    `brier` is the mean squared distance of each confidence from what happened (0 or 1).
    """

    bins: tuple[Bin, ...]
    error: float
    brier: float
    count: int


def calibrate(comparisons: Iterable[Comparison]) -> Calibration | None:
    """The reliability of confidences; None when no prediction has one.

    A predicted quotation is right when it answers an annotated one (at the loose overlap) with the right speaker.
    """
    outcomes = [outcome for comparison in comparisons for outcome in _outcomes(comparison)]
    if not outcomes:
        return None
    bins = tuple(filter(None, (_bin(index, outcomes) for index in range(BINS))))
    error = sum(b.count * abs(b.confidence - b.accuracy) for b in bins) / len(outcomes)
    brier = sum((confidence - right) ** 2 for confidence, right in outcomes) / len(outcomes)
    return Calibration(bins, error, brier, len(outcomes))


def _outcomes(comparison: Comparison) -> Iterator[tuple[float, bool]]:
    gold_of = {pair.predicted: comparison.gold.quotations[pair.gold] for pair in comparison.pairs}
    for j, predicted in enumerate(comparison.predicted):
        if predicted.confidence is not None:
            yield predicted.confidence, j in gold_of and comparison.right_speaker(gold_of[j], predicted)


def _bin(index: int, outcomes: Sequence[tuple[float, bool]]) -> Bin | None:
    inside = [(sure, right) for sure, right in outcomes if min(int(sure * BINS), BINS - 1) == index]
    if not inside:
        return None
    confidence = sum(sure for sure, _ in inside) / len(inside)
    accuracy = sum(right for _, right in inside) / len(inside)
    return Bin(index / BINS, (index + 1) / BINS, len(inside), confidence, accuracy)
