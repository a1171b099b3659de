"""Laying a phrase along a quotation, word by word: the cheapest way, with both ends of the quotation free.

Leaving out a run of the quotation's words costs little more than leaving out one; a run under the phrase's own
ellipsis costs next to nothing. Time and memory: words of the phrase times words of the quotation, up to a bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from quotes.archive.normalise import Normalised, Token
from quotes.archive.records import DiffKind

_ADD = 1.0  # a word that only the phrase has
_DROP, _DROP_MORE = 0.9, 0.15  # the first word that only the quotation has, and each further one
_GAP, _GAP_MORE = 0.05, 0.001  # the same under an ellipsis of the phrase
_CHANGE, _CHANGE_LIKE = 0.95, 0.8  # one word for another; for one that looks like it
_ASKED = 0.3  # the same word, but a question became a statement or the reverse
LIKE = 60.0  # two words look alike from this rapidfuzz ratio on (0..100)
LARGEST = 40_000  # cells of a table; larger ones are left to rapidfuzz, which is quick and knows no cheap runs

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
    if (first := _run(phrase.tokens, quoted)) is not None:
        return tuple(_step(phrase.tokens, quoted, index, first + index) for index in range(len(phrase.tokens)))
    if len(phrase.tokens) * len(quoted) > LARGEST:
        return _coarse(phrase.tokens, quoted)
    return tuple(_traced(phrase.tokens, quoted))


def is_asked_otherwise(one: Token, other: Token) -> bool:
    """Whether a question mark on one side stands against another end of sentence on the other."""
    return bool(one.end_mark and other.end_mark) and one.end_mark != other.end_mark


def _run(phrase: Sequence[Token], quoted: Sequence[Token]) -> int | None:
    """Where all words of the phrase follow one another in the quotation, if they do; asked alike."""
    ours, theirs = [token.form for token in phrase], [token.form for token in quoted]
    for first in range(len(theirs) - len(ours) + 1):
        if theirs[first] == ours[0] and theirs[first : first + len(ours)] == ours:
            return first if all(_step(phrase, quoted, i, first + i).kind == "equal" for i in range(len(ours))) else None
    return None


def _coarse(phrase: Sequence[Token], quoted: Sequence[Token]) -> tuple[Step, ...]:
    """The steps by plain edit distance, within the part of the quotation in which the phrase most likely stands."""
    ours, theirs = [token.form for token in phrase], [token.form for token in quoted]
    found = fuzz.partial_ratio_alignment(ours, theirs) if len(ours) < len(theirs) else None
    room = len(ours) // 4
    first = max(0, found.dest_start - room) if found else 0
    last = min(len(theirs), found.dest_end + room) if found else len(theirs)
    steps: list[Step] = []
    for edit in Levenshtein.opcodes(ours, theirs[first:last]):
        places = range(first + edit.dest_start, first + edit.dest_end)
        for i, j in zip_longest(range(edit.src_start, edit.src_end), places):
            steps.append(_step(phrase, quoted, i, j))
    inside = [index for index, step in enumerate(steps) if step.phrase is not None]
    return tuple(steps[inside[0] : inside[-1] + 1])


def _step(phrase: Sequence[Token], quoted: Sequence[Token], i: int | None, j: int | None) -> Step:
    if i is None:
        return Step("dropped", None, j)
    if j is None:
        return Step("added", i, None)
    same = phrase[i].form == quoted[j].form and not is_asked_otherwise(phrase[i], quoted[j])
    return Step("equal" if same else "changed", i, j)


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
            steps.append(_step(phrase, quoted, i, None))
        else:
            j -= 1
            steps.append(_step(phrase, quoted, i, j))
    return steps[::-1]
