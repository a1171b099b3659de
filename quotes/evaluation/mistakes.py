"""What went wrong, each cause once, with its place in the article."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quotes.evaluation.gold import GoldQuotation, GoldSpeaker
from quotes.evaluation.matching import Comparison, Pair
from quotes.evaluation.prediction import PredictedQuotation
from quotes.evaluation.spans import characters, overlaps
from quotes.evaluation.speakers import same_speaker
from quotes.model.attribution import Piece

_AROUND = 70  # characters of context on either side
_LONGEST = 240  # characters shown of the stretch itself


class MistakeType(StrEnum):
    """What sort of mistake it is."""

    MISSED = "missed quotation"
    SPURIOUS = "spurious quotation"
    MISSED_MARKS = "missed marks"
    SPURIOUS_MARKS = "spurious marks"
    SPEAKER = "wrong speaker"
    KIND = "wrong kind"
    BORDER = "wrong border"
    SOURCE = "wrong source"
    CUE = "wrong cue"
    ANONYMITY = "wrong anonymity"
    GRANT = "wrong grant"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of the article between what stands before and after it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: `detail` refines its type; `expected` and `got` say what was annotated and what was predicted.

    `span` is half-open code points of the article; `evidence` are the rules behind the prediction, if there is one.
    """

    type: MistakeType
    detail: str
    article: str
    quotation: str | None
    span: Piece
    excerpt: Excerpt
    expected: str
    got: str
    evidence: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """What mistakes of the same sort have in common."""
        return f"{self.type}: {self.detail}"


def commonest(mistakes: Iterable[Mistake], most: int | None = None) -> list[tuple[str, list[Mistake]]]:
    """Mistakes by group, the largest group first."""
    groups: dict[str, list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        groups[mistake.group].append(mistake)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))[:most]


def find_mistakes(comparison: Comparison) -> list[Mistake]:
    """Every mistake in one article, in text order; a missed quotation is not also a list of missed marks."""
    found = [mistake for find in _FINDERS for mistake in find(comparison)]
    return sorted(found, key=lambda mistake: mistake.span)


def excerpt(text: str, span: Piece) -> Excerpt:
    """Cut a stretch with its surroundings, on one line; a very long one is shortened in the middle."""
    start, end = span
    words = text[start:end]
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} […] {words[-_LONGEST // 2 :]}"
    before = ("…" if start > _AROUND else "") + text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else "")
    return Excerpt(*(part.replace("\r", " ").replace("\n", " ") for part in (before, words, after)))


def _hull(pieces: Sequence[Piece]) -> Piece:
    """From the first offset to the last."""
    return (min(start for start, _ in pieces), max(end for _, end in pieces)) if pieces else (0, 0)


def _said_by(speaker: GoldSpeaker | None) -> str:
    return f"{speaker.name} [{speaker.status}]" if speaker else "nobody"


def _words(comparison: Comparison, span: Piece | None) -> str:
    return comparison.gold.text[slice(*span)] if span else "nothing"


def _of_gold(
    comparison: Comparison,
    type_: MistakeType,
    gold: GoldQuotation,
    detail: str,
    expected: str,
    got: str,
    predicted: PredictedQuotation | None = None,
    span: Piece | None = None,
) -> Mistake:
    """A mistake about an annotated quotation, shown at its content unless at `span`."""
    place = span or _hull(gold.content)
    return Mistake(
        type=type_,
        detail=detail,
        article=comparison.gold.name,
        quotation=gold.id,
        span=place,
        excerpt=excerpt(comparison.gold.text, place),
        expected=expected,
        got=got,
        evidence=predicted.evidence if predicted else (),
    )


def _of_nothing(
    comparison: Comparison, type_: MistakeType, predicted: PredictedQuotation, detail: str, span: Piece | None = None
) -> Mistake:
    """A mistake about a prediction that nothing annotated answers to."""
    place = span or _hull(predicted.content)
    speaker = predicted.speaker.name if predicted.speaker else "nobody"
    return Mistake(
        type=type_,
        detail=detail,
        article=comparison.gold.name,
        quotation=None,
        span=place,
        excerpt=excerpt(comparison.gold.text, place),
        expected="nothing",
        got=f"{predicted.kind}, {speaker}, cue {_words(comparison, predicted.cue)!r}",
        evidence=predicted.evidence,
    )


def _pairs(comparison: Comparison) -> Iterator[tuple[Pair, GoldQuotation, PredictedQuotation]]:
    for pair in comparison.pairs:
        yield pair, comparison.gold.quotations[pair.gold], comparison.predicted[pair.predicted]


def _missed(comparison: Comparison) -> Iterator[Mistake]:
    text, answered = comparison.gold.text, {pair.gold for pair in comparison.pairs}
    used = {pair.predicted for pair in comparison.pairs}
    theirs = [characters(text, quotation.content) for quotation in comparison.predicted]
    for i, gold in enumerate(comparison.gold.quotations):
        if i in answered:
            continue
        own = characters(text, gold.content)
        touching = [j for j, other in enumerate(theirs) if own & other]
        how = _relation(touching, used, "merged into another")
        expected = f"{_said_by(gold.speaker)}, cue {_words(comparison, gold.cue)!r}"
        answer = comparison.predicted[touching[0]] if touching else None
        got = _words(comparison, _hull(answer.content))[:_LONGEST] if answer else "nothing"
        yield _of_gold(comparison, MistakeType.MISSED, gold, f"{gold.kind}{how}", expected, got, answer)


def _spurious(comparison: Comparison) -> Iterator[Mistake]:
    text, used = comparison.gold.text, {pair.predicted for pair in comparison.pairs}
    answered = {pair.gold for pair in comparison.pairs}
    ours = [characters(text, quotation.content) for quotation in comparison.gold.quotations]
    for j, predicted in enumerate(comparison.predicted):
        if j not in used:
            own = characters(text, predicted.content)
            touching = [i for i, other in enumerate(ours) if own & other]
            how = _relation(touching, answered, "split off another")
            yield _of_nothing(comparison, MistakeType.SPURIOUS, predicted, f"{predicted.kind}{how}")


def _relation(touching: Sequence[int], matched: set[int], when_matched: str) -> str:
    """How an unmatched quotation stands to those of the other side that it touches."""
    if not touching:
        return ""
    return f", {when_matched}" if any(index in matched for index in touching) else ", overlap too small"


def _missed_marks(comparison: Comparison) -> Iterator[Mistake]:
    """In quotations that were found: the loss of the others is told as theirs."""
    answers = comparison.answers()
    for pair in comparison.marks:
        index = pair.gold.quotation
        if pair.predicted is None and index in answers:
            gold, answer = comparison.gold.quotations[index], comparison.predicted[answers[index]]
            said, got, detail = f"{gold.kind}, {_said_by(gold.speaker)}", "not verbatim", f"in {gold.kind}"
            yield _of_gold(comparison, MistakeType.MISSED_MARKS, gold, detail, said, got, answer, pair.gold.span)


def _spurious_marks(comparison: Comparison) -> Iterator[Mistake]:
    """In predicted quotations that answer an annotated one."""
    used = {pair.predicted for pair in comparison.pairs}
    for stretch in comparison.spurious_marks:
        if stretch.quotation in used:
            predicted = comparison.predicted[stretch.quotation]
            detail = f"in {predicted.kind}"
            yield _of_nothing(comparison, MistakeType.SPURIOUS_MARKS, predicted, detail, stretch.span)


def _wrong_speakers(comparison: Comparison) -> Iterator[Mistake]:
    """Once per annotated quotation, whether it was matched as a whole or by its words between marks."""
    reached = comparison.answers()
    for pair in comparison.marks:
        if pair.predicted:
            reached.setdefault(pair.gold.quotation, pair.predicted.quotation)
    for i, j in sorted(reached.items()):
        gold, predicted = comparison.gold.quotations[i], comparison.predicted[j]
        if not comparison.right_speaker(gold, predicted):
            got = predicted.speaker.name if predicted.speaker else "nobody"
            detail = _confusion(comparison, gold, predicted)
            said = f"{_said_by(gold.speaker)}, source {_words(comparison, gold.source)!r}"
            yield _of_gold(comparison, MistakeType.SPEAKER, gold, detail, said, got, predicted)


def _confusion(comparison: Comparison, gold: GoldQuotation, predicted: PredictedQuotation) -> str:
    everyone = comparison.gold.speakers
    if predicted.speaker is None or not predicted.speaker.name:
        return "nobody given"
    if gold.speaker is None:
        return "somebody given where nobody is"
    if any(same_speaker(predicted.speaker.name, other, everyone) for other in everyone):
        return "another speaker of the article"
    return "a name of no speaker"


def _wrong_kinds(comparison: Comparison) -> Iterator[Mistake]:
    for _, gold, predicted in _pairs(comparison):
        if gold.kind != predicted.kind:
            detail = f"{gold.kind} taken for {predicted.kind}"
            yield _of_gold(comparison, MistakeType.KIND, gold, detail, gold.kind, predicted.kind, predicted)


def _wrong_borders(comparison: Comparison) -> Iterator[Mistake]:
    text = comparison.gold.text
    for pair, gold, predicted in _pairs(comparison):
        if not pair.strict:
            own, other = characters(text, gold.content), characters(text, predicted.content)
            detail = f"{gold.kind} {_drift(own, other)}"
            got = " | ".join(text[slice(*piece)] for piece in predicted.content)
            expected = " | ".join(text[slice(*piece)] for piece in gold.content)
            yield _of_gold(comparison, MistakeType.BORDER, gold, detail, expected, got, predicted)


def _drift(own: frozenset[int], other: frozenset[int]) -> str:
    """Where the predicted characters leave the annotated ones."""
    start, end = min(other) - min(own), max(other) - max(own)
    parts = [
        *(["begins too late" if start > 0 else "begins too early"] if start else []),
        *(["ends too late" if end > 0 else "ends too early"] if end else []),
    ]
    return " and ".join(parts) or "differs inside"


def _wrong_sources(comparison: Comparison) -> Iterator[Mistake]:
    for _, gold, predicted in _pairs(comparison):
        yield from _wrong_words(comparison, MistakeType.SOURCE, gold, predicted, gold.source, predicted.source)


def _wrong_cues(comparison: Comparison) -> Iterator[Mistake]:
    for _, gold, predicted in _pairs(comparison):
        yield from _wrong_words(comparison, MistakeType.CUE, gold, predicted, gold.cue, predicted.cue)


def _wrong_words(
    comparison: Comparison,
    type_: MistakeType,
    gold: GoldQuotation,
    predicted: PredictedQuotation,
    due: Piece | None,
    given: Piece | None,
) -> Iterator[Mistake]:
    if due and not overlaps(due, given):
        detail = "other words" if given else "none given"
        yield _of_gold(comparison, type_, gold, detail, _words(comparison, due), _words(comparison, given), predicted)


def _wrong_anonymity(comparison: Comparison) -> Iterator[Mistake]:
    for _, gold, predicted in _pairs(comparison):
        if gold.anonymous != predicted.anonymous:
            detail = "anonymous source not flagged" if gold.anonymous else "flagged though not anonymous"
            got = predicted.speaker.name if predicted.speaker else "nobody"
            yield _of_gold(comparison, MistakeType.ANONYMITY, gold, detail, _said_by(gold.speaker), got, predicted)


def _wrong_grants(comparison: Comparison) -> Iterator[Mistake]:
    for _, gold, predicted in _pairs(comparison):
        due = gold.speaker.granted if gold.speaker else None
        if bool(due) != predicted.granted:
            detail = "grant not found" if due else "grant given where there is none"
            got = "a grant" if predicted.granted else "nothing"
            yield _of_gold(comparison, MistakeType.GRANT, gold, detail, due or "nothing", got, predicted)


_FINDERS: tuple[Callable[[Comparison], Iterator[Mistake]], ...] = (
    _missed,
    _spurious,
    _missed_marks,
    _spurious_marks,
    _wrong_speakers,
    _wrong_kinds,
    _wrong_borders,
    _wrong_sources,
    _wrong_cues,
    _wrong_anonymity,
    _wrong_grants,
)
