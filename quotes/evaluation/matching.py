"""Which predicted quotation answers which annotated one, in one article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.evaluation.gold import GoldArticle, GoldQuotation
from quotes.evaluation.prediction import PredictedQuotation, Prediction
from quotes.evaluation.spans import characters, overlap_ratio
from quotes.evaluation.speakers import same_speaker
from quotes.model.attribution import Piece

LOOSE = 0.3
STRICT = 0.8
_SAME_MARKS = 0.5  # overlap from which two stretches between marks are one and the same


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated quotation and its answer, by index, with their overlap (at least `LOOSE`)."""

    gold: int
    predicted: int
    overlap: float

    @property
    def strict(self) -> bool:
        """Whether the borders are right too."""
        return self.overlap >= STRICT


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks, and the index of the quotation they belong to."""

    quotation: int
    span: Piece
    characters: frozenset[int]


@dataclass(frozen=True, slots=True)
class MarkPair:
    """An annotated stretch between marks, and the predicted one that found it, if any."""

    gold: Stretch
    predicted: Stretch | None


@dataclass(frozen=True)
class Comparison:
    """An annotated article beside what a system says of it.

    `spurious_marks` are the predicted stretches that are no one's words; a stretch nested in an annotated one is
    neither right nor wrong.
    """

    gold: GoldArticle
    predicted: Prediction
    pairs: tuple[Pair, ...]
    marks: tuple[MarkPair, ...]
    spurious_marks: tuple[Stretch, ...]

    def right_speaker(self, gold: GoldQuotation, predicted: PredictedQuotation) -> bool:
        """Whether the predicted speaker is the annotated one."""
        name = predicted.speaker.name if predicted.speaker else None
        return same_speaker(name, gold.speaker, self.gold.speakers)

    def answers(self) -> dict[int, int]:
        """For each annotated quotation that is found, the index of its answer."""
        return {pair.gold: pair.predicted for pair in self.pairs}


def compare(gold: GoldArticle, predicted: Prediction) -> Comparison:
    """Match quotations and stretches between marks, each to at most one of the other side."""
    ours = _stretches(gold.text, (quotation.verbatim for quotation in gold.quotations))
    theirs = _stretches(gold.text, (quotation.verbatim for quotation in predicted))
    marks, spurious = _match_marks(ours, theirs)
    return Comparison(gold, predicted, _match_quotations(gold, predicted), marks, spurious)


def _stretches(text: str, verbatim: Iterable[Sequence[Piece]]) -> list[Stretch]:
    """The stretches of every quotation, given the `verbatim` spans of each."""
    return [Stretch(index, span, characters(text, [span])) for index, spans in enumerate(verbatim) for span in spans]


def _match_quotations(gold: GoldArticle, predicted: Prediction) -> tuple[Pair, ...]:
    """Greedy and one to one: the best overlap first; of equal ones the later first.

    The pairs that reach a higher threshold are the first ones of these, so one matching serves every threshold.
    """
    ours = [characters(gold.text, quotation.content) for quotation in gold.quotations]
    theirs = [characters(gold.text, quotation.content) for quotation in predicted]
    ratios = ((overlap_ratio(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    taken_gold, taken_predicted, pairs = set[int](), set[int](), list[Pair]()
    for ratio, i, j in sorted((r for r in ratios if r[0] >= LOOSE), reverse=True):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append(Pair(i, j, ratio))
    return tuple(pairs)


def _match_marks(
    gold: Sequence[Stretch], predicted: Sequence[Stretch]
) -> tuple[tuple[MarkPair, ...], tuple[Stretch, ...]]:
    """Each annotated stretch, in order, takes the free predicted one that overlaps it best; the rest is spurious."""
    free = dict(enumerate(predicted))
    pairs = []
    for stretch in gold:
        ratios = {j: overlap_ratio(stretch.characters, other.characters) for j, other in free.items()}
        best = max(ratios, key=ratios.__getitem__, default=None)
        found = free.pop(best) if best is not None and ratios[best] >= _SAME_MARKS else None
        pairs.append(MarkPair(stretch, found))
    quoted = frozenset().union(*(stretch.characters for stretch in gold))
    spurious = (s for s in free.values() if s.characters and 2 * len(s.characters & quoted) < len(s.characters))
    return tuple(pairs), tuple(spurious)
