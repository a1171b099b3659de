"""Laying a phrase along a quotation, word by word: the cheapest way, with both ends of the quotation free.

Leaving out a run of the quotation's words costs little more than leaving out one; a run under the phrase's own
ellipsis costs next to nothing. Cost of time and memory: words of the phrase times words of the quotation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from quotes.archive.normalise import Normalised, Token
from quotes.archive.records import DiffKind

_ADD = 1.0  # a word that only the phrase has
_DROP, _DROP_MORE = 0.9, 0.15  # the first word that only the quotation has, and each further one
_GAP, _GAP_MORE = 0.05, 0.001  # the same under an ellipsis of the phrase
_CHANGE, _CHANGE_LIKE = 0.95, 0.8  # one word for another; for one that looks like it
_ASKED = 0.3  # the same word, but a question became a statement or the reverse
LIKE = 60.0  # two words look alike from this rapidfuzz ratio on (0..100)
LARGEST = 250_000  # cells; a longer quotation is cut to the window that rapidfuzz finds

_START, _PAIR, _ADDED, _DROPPED = range(4)


@dataclass(frozen=True, slots=True)
class Step:
    """One step along both: the index of a word in the phrase, in the quotation, or in both."""

    kind: DiffKind
    phrase: int | None
    quoted: int | None


Row: TypeAlias = list[float]


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How alike two compared words look, 0..100; numbers and signs are the same or not at all alike."""
    if not (one.isalpha() and other.isalpha()):
        return 100.0 if one == other else 0.0
    return float(fuzz.ratio(one, other))


def align(phrase: Normalised, quoted: Sequence[Token]) -> tuple[Step, ...]:
    """The steps from the first to the last word of the phrase."""
    offset = 0
    if len(phrase.tokens) * len(quoted) > LARGEST:
        offset, quoted = _window(phrase.tokens, quoted)
    steps = _traced(phrase.tokens, quoted)
    return tuple(Step(step.kind, step.phrase, None if step.quoted is None else step.quoted + offset) for step in steps)


def is_asked_otherwise(one: Token, other: Token) -> bool:
    """Whether a question mark on one side stands against another end of sentence on the other."""
    return bool(one.end_mark and other.end_mark) and one.end_mark != other.end_mark


def _window(phrase: Sequence[Token], quoted: Sequence[Token]) -> tuple[int, Sequence[Token]]:
    """The part of a very long quotation in which the phrase most likely stands, with room on both sides."""
    found = fuzz.partial_ratio_alignment([token.form for token in phrase], [token.form for token in quoted])
    if found is None:
        return 0, quoted[: max(1, LARGEST // len(phrase))]
    room = len(phrase) // 2
    first = max(0, found.dest_start - room)
    return first, quoted[first : found.dest_end + room]


def _traced(phrase: Sequence[Token], quoted: Sequence[Token]) -> list[Step]:
    """Fill the table row by row (a row a word of the phrase), then walk back from its cheapest end."""
    width = len(quoted) + 1
    paired: Row = [0.0] * width  # cheapest with the last step not a drop
    dropped: Row = [float("inf")] * width  # cheapest with the last step a drop
    came: list[bytearray] = [bytearray(width)]
    skipped: list[bytearray] = [bytearray(width)]
    for index, token in enumerate(phrase):
        paired, from_where = _pairs(token, quoted, paired, dropped)
        last = index == len(phrase) - 1  # drops after the last word are free: the quotation goes on
        first, more = (_GAP, _GAP_MORE) if token.gap else (_DROP, _DROP_MORE)
        dropped, opened = ([float("inf")] * width, bytearray(width)) if last else _drops(paired, first, more)
        came.append(from_where)
        skipped.append(opened)
    end = min(range(width), key=paired.__getitem__)
    return _walk_back(phrase, quoted, came, skipped, end)


def _pairs(token: Token, quoted: Sequence[Token], paired: Row, dropped: Row) -> tuple[Row, bytearray]:
    """The next row after one more word of the phrase; per cell: which step it came by, and from which state."""
    width = len(paired)
    row: Row = [0.0] * width
    came = bytearray(width)
    for j in range(width):
        state = dropped[j] < paired[j]
        cost, step = (dropped[j] if state else paired[j]) + _ADD, _ADDED + 4 * state
        if j:
            state = dropped[j - 1] < paired[j - 1]
            change = (dropped[j - 1] if state else paired[j - 1]) + _cost(token, quoted[j - 1])
            if change < cost:
                cost, step = change, _PAIR + 4 * state
        row[j], came[j] = cost, step
    return row, came


def _drops(paired: Row, first: float, more: float) -> tuple[Row, bytearray]:
    """Per cell: the cheapest way that ends with dropped words, and whether the run of them begins here."""
    row: Row = [float("inf")] * len(paired)
    opened = bytearray(len(paired))
    for j in range(1, len(paired)):
        opening, going_on = paired[j - 1] + first, row[j - 1] + more
        row[j] = min(opening, going_on)
        opened[j] = opening <= going_on
    return row, opened


def _cost(one: Token, other: Token) -> float:
    if one.form == other.form:
        return _ASKED if is_asked_otherwise(one, other) else 0.0
    return _CHANGE_LIKE if likeness(one.form, other.form) >= LIKE else _CHANGE


def _walk_back(
    phrase: Sequence[Token], quoted: Sequence[Token], came: list[bytearray], skipped: list[bytearray], end: int
) -> list[Step]:
    steps: list[Step] = []
    i, j, dropping = len(phrase), end, False
    while i:
        if dropping:
            dropping = not skipped[i][j]
            j -= 1
            steps.append(Step("omitted" if phrase[i - 1].gap else "dropped", None, j))
            continue
        step, dropping = came[i][j] % 4, came[i][j] >= 4
        i -= 1
        if step == _ADDED:
            steps.append(Step("added", i, None))
        else:
            j -= 1
            same = phrase[i].form == quoted[j].form and not is_asked_otherwise(phrase[i], quoted[j])
            steps.append(Step("equal" if same else "changed", i, j))
    return steps[::-1]
