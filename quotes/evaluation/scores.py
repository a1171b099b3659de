"""The figures of the annotation guidelines: counts per article that add up, and what follows from the sums."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import add
from typing import TypeAlias

from quotes.evaluation.matching import LOOSE, STRICT, Comparison
from quotes.evaluation.spans import overlaps

COUNTED = (
    "marks", "attribution", "quotations@0.8", "quotations@0.3", "anonymous", "granted",
    "direct@0.8", "mixed@0.8", "indirect@0.8", "direct@0.3", "mixed@0.3", "indirect@0.3",
)  # fmt: skip
"""The figures with precision, recall and F1, in the order in which they are shown."""

JUDGED = ("source_accuracy", "cue_accuracy", "speaker_accuracy", "kind_accuracy")
"""The figures that are a share of the matched quotations."""

_KINDS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, spurious and missed, with the figures that follow from them in per cent."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """How much of what is predicted is right."""
        return 100 * self._precision

    @property
    def recall(self) -> float:
        """How much of what is annotated is found."""
        return 100 * self._recall

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self._precision, self._recall
        return 200 * p * r / (p + r) if p + r else 0.0

    @property
    def defined(self) -> bool:
        """Whether there was anything to find or to get wrong."""
        return bool(self.tp + self.fp + self.fn)

    @property
    def value(self) -> float:
        """The one figure to look at."""
        return self.f1

    @property
    def _precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def _recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the judged are right."""

    right: int = 0
    judged: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.right + other.right, self.judged + other.judged)

    @property
    def defined(self) -> bool:
        """Whether there was anything to judge."""
        return bool(self.judged)

    @property
    def value(self) -> float:
        """In per cent."""
        return 100 * self.right / self.judged if self.judged else 0.0


Figure: TypeAlias = Counts | Share


@dataclass(frozen=True)
class Figures:
    """Every figure by its name."""

    counts: Mapping[str, Counts]
    shares: Mapping[str, Share]

    def __iter__(self) -> Iterator[tuple[str, Figure]]:
        """All figures with their names, in the order in which they are shown."""
        yield from self.counts.items()
        yield from self.shares.items()

    def __getitem__(self, name: str) -> Figure:
        """The figure of this name."""
        return self.shares[name] if name in self.shares else self.counts[name]

    def plain(self) -> dict[str, dict[str, float | int]]:
        """For JSON, in per cent to one decimal."""
        counts = {
            name: {"P": round(c.precision, 1), "R": round(c.recall, 1), "F1": round(c.f1, 1)}
            | {"tp": c.tp, "fp": c.fp, "fn": c.fn}
            for name, c in self.counts.items()
        }
        return counts | {name: {"acc": round(s.value, 1), "n": s.judged} for name, s in self.shares.items()}


def total(several: Iterable[Figures]) -> Figures:
    """The figures of several articles together: counts are summed, not percentages averaged."""
    counts, shares = dict.fromkeys(COUNTED, Counts()), dict.fromkeys(JUDGED, Share())
    for each in several:
        counts = {name: add(count, each.counts[name]) for name, count in counts.items()}
        shares = {name: add(share, each.shares[name]) for name, share in shares.items()}
    return Figures(counts, shares)


def figures(comparison: Comparison) -> Figures:
    """All figures of one article."""
    counts = _marks(comparison)
    for threshold in (STRICT, LOOSE):
        counts |= _quotations(comparison, threshold)
    counts |= {"anonymous": _anonymous(comparison), "granted": _granted(comparison)}
    return Figures({name: counts[name] for name in COUNTED}, _shares(comparison))


def _marks(comparison: Comparison) -> dict[str, Counts]:
    """Words between marks: found, and found with the right speaker (a wrong one is both spurious and missed)."""
    quotations, predicted = comparison.gold.quotations, comparison.predicted
    found = [(p.gold.quotation, p.predicted.quotation) for p in comparison.marks if p.predicted]
    missed, spurious = len(comparison.marks) - len(found), len(comparison.spurious_marks)
    right = sum(comparison.right_speaker(quotations[i], predicted[j]) for i, j in found)
    wrong = len(found) - right
    return {
        "marks": Counts(len(found), spurious, missed),
        "attribution": Counts(right, spurious + wrong, missed + wrong),
    }


def _quotations(comparison: Comparison, threshold: float) -> dict[str, Counts]:
    """Quotations at an overlap, all together and by kind (a pair counts for the annotated kind)."""
    pairs = [pair for pair in comparison.pairs if pair.overlap >= threshold]
    found, used = {pair.gold for pair in pairs}, {pair.predicted for pair in pairs}
    gold: list[tuple[str, bool]] = [(q.kind, i in found) for i, q in enumerate(comparison.gold.quotations)]
    left: list[str] = [quotation.kind for j, quotation in enumerate(comparison.predicted) if j not in used]
    by_kind = {k: Counts(gold.count((k, True)), left.count(k), gold.count((k, False))) for k in _KINDS}
    together = {f"quotations@{threshold}": sum(by_kind.values(), Counts())}
    return together | {f"{kind}@{threshold}": counts for kind, counts in by_kind.items()}


def _anonymous(comparison: Comparison) -> Counts:
    """Anonymous sourcing per quotation, end to end: a flag on a spurious quotation is spurious too."""
    answers = comparison.answers()
    flagged = sum(quotation.anonymous for quotation in comparison.predicted)
    due = [(i, quotation) for i, quotation in enumerate(comparison.gold.quotations) if quotation.anonymous]
    right = sum(i in answers and comparison.predicted[answers[i]].anonymous for i, _ in due)
    return Counts(right, flagged - right, len(due) - right)


def _granted(comparison: Comparison) -> Counts:
    """Granted anonymity per quotation; only matched quotations can be spuriously granted."""
    answers = comparison.answers()
    granted = {i for i, j in answers.items() if comparison.predicted[j].granted}
    due = {i for i, q in enumerate(comparison.gold.quotations) if q.speaker and q.speaker.granted}
    return Counts(len(granted & due), len(granted - due), len(due - granted))


def _shares(comparison: Comparison) -> dict[str, Share]:
    """Source, cue, speaker and kind on matched quotations; source and cue only where the annotation has one."""
    quotations, predicted = comparison.gold.quotations, comparison.predicted
    pairs = [(quotations[pair.gold], predicted[pair.predicted]) for pair in comparison.pairs]
    judged = {
        "source_accuracy": [overlaps(g.source, p.source) for g, p in pairs if g.source],
        "cue_accuracy": [overlaps(g.cue, p.cue) for g, p in pairs if g.cue],
        "speaker_accuracy": [comparison.right_speaker(g, p) for g, p in pairs],
        "kind_accuracy": [g.kind == p.kind for g, p in pairs],
    }
    return {name: Share(sum(judged[name]), len(judged[name])) for name in JUDGED}
