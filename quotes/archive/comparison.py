"""A phrase against one quotation: which words correspond, how closely, and what that means."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.archive.alignment import LIKE, Step, align, likeness
from quotes.archive.normalise import Normalised, Token, normalise_pieces
from quotes.archive.records import Hit, Verdict
from quotes.archive.words import compared_words

FOUND = 0.6  # from this score on, different words are an alteration, below they are something else
_TELLING = 2  # … but only if so many telling words are the same, or nearly all of the phrase
_CLOSE = 0.8
_SMALL = 0.3  # the weight of a grammatical word beside that of a telling one
_LIKE_COUNTS = 0.6  # how much of a word counts that only looks like the other (viendra, viendrait)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome for one quotation; `first` and `last` are the indices of its corresponding words."""

    verdict: Verdict
    score: float
    steps: tuple[Step, ...]
    tokens: tuple[Token, ...]
    first: int
    last: int


def compare(phrase: Normalised, hit: Hit) -> Comparison:
    """Compare a phrase with a quotation's content; who speaks is not considered here."""
    tokens = normalise_pieces((span.start, span.text) for span in hit.content).tokens
    if not tokens:
        return Comparison("not found", 0.0, (), (), 0, 0)
    steps = align(phrase, tokens)
    places = [step.quoted for step in steps if step.quoted is not None and step.kind in {"equal", "changed"}]
    if not places:
        return Comparison("not found", 0.0, steps, tokens, 0, 0)
    score = round(_score(steps, phrase, tokens), 3)
    first, last = places[0], places[-1]
    if score < FOUND or not _tells(steps, phrase, score):
        return Comparison("not found", score, steps, tokens, first, last)
    verdict = _verdict(steps, _stretches(hit, tokens), tokens, first, last)
    return Comparison(verdict, score, steps, tokens, first, last)


def _tells(steps: Sequence[Step], phrase: Normalised, score: float) -> bool:
    """Whether enough is the same to say that one comes from the other: *d'ici à l'été* is not *d'ici à 2027*."""
    if all(step.kind in {"equal", "omitted"} for step in steps):
        return True
    same = [phrase.tokens[step.phrase] for step in steps if step.kind == "equal" and step.phrase is not None]
    telling = sum(token.form not in compared_words().grammatical for token in same)
    return telling >= _TELLING or (telling > 0 and score >= _CLOSE)


def _weight(token: Token) -> float:
    return _SMALL if token.form in compared_words().grammatical else 1.0


def _score(steps: Sequence[Step], phrase: Normalised, tokens: Sequence[Token]) -> float:
    """The share of the telling words that correspond, 0..1; 1 only where nothing differs."""
    same = every = 0.0
    for step in steps:
        theirs = None if step.quoted is None else tokens[step.quoted]
        ours = None if step.phrase is None else phrase.tokens[step.phrase]
        weight = max(_weight(token) for token in (ours, theirs) if token is not None)
        if step.kind == "dropped":
            weight /= 2  # leaving out betrays less of another text than putting in
        if step.kind != "omitted":
            every += weight
        if step.kind == "equal":
            same += weight
        elif step.kind == "changed" and ours is not None and theirs is not None:
            alike = likeness(ours.form, theirs.form)
            same += weight * _LIKE_COUNTS * alike / 100 if alike >= LIKE else 0.0
    return same / every if every else 0.0


def _stretches(hit: Hit, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of words (first, last index) that the article gives as the speaker's own."""
    if hit.kind == "direct":
        return [(0, len(tokens) - 1)]
    found: list[tuple[int, int]] = []
    for span in hit.verbatim if hit.kind == "mixed" else ():
        inside = [index for index, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]
        if inside:
            found.append((inside[0], inside[-1]))
    return found


def _verdict(
    steps: Sequence[Step],
    stretches: Sequence[tuple[int, int]],
    tokens: Sequence[Token],
    first: int,
    last: int,
) -> Verdict:
    around = next((run for run in stretches if run[0] <= first and last <= run[1]), None)
    if around is None:
        return "paraphrase-only"
    kinds = {step.kind for step in steps}
    if kinds & {"dropped", "added", "changed"}:
        return "altered"
    begins = first == around[0] or _ends_sentence(tokens, first - 1)
    ends = last == around[1] or _ends_sentence(tokens, last)
    return "exact" if begins and ends and "omitted" not in kinds else "truncated"


def _ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence certainly ends after a word: an end mark, and then a capital."""
    return bool(tokens[index].end_mark) and tokens[index + 1].capital
