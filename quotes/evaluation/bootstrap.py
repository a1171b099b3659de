"""Confidence intervals: how far the figures would move had other articles of the same sort been annotated."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.evaluation.scores import Figures, total

RESAMPLES = 1000
SEED = 20240229


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of a figure over the resamples, in per cent."""

    low: float
    high: float


def intervals(articles: Sequence[Figures], *, resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """The 95 % interval of each figure by the percentile bootstrap over articles; equal seeds give equal intervals.

    Articles, not quotations, are drawn (with replacement): the quotations of one article share its style and speakers.
    A resample without a case of some figure says nothing about it; a figure without any case has no interval.
    """
    draw = random.Random(seed)  # noqa: S311 - reproducible statistics, not secrets
    drawn = (total(draw.choices(articles, k=len(articles))) for _ in range(resamples))
    values: dict[str, list[float]] = {}
    for sample in drawn:
        for name, figure in sample:
            if figure.defined:
                values.setdefault(name, []).append(figure.value)
    return {name: _middle(sorted(found)) for name, found in values.items()}


def _middle(ordered: Sequence[float]) -> Interval:
    edge = round(0.025 * (len(ordered) - 1))
    return Interval(ordered[edge], ordered[-1 - edge])
