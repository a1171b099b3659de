"""Turns of dialogue: paragraphs that begin with a dash and are spoken."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import regex

from quotes.model.mark import Mark

DASH_STYLE = "—"
_FEWEST_TURNS = 2
_FARTHEST = 2  # paragraphs from one turn to the next: a line of narration may stand between
_SPOKEN_SHARE = 0.5
# A dash, white space, and the beginning of a sentence.
_TURN = regex.compile(r"(?:[—–―]\s*|-\s+)(?=[\p{Lu}«“\"‘…])")
# What lists do not have: questions, exclamations, speakers and hearers, incises.
_SPOKEN = regex.compile(
    r"[?!]|\b(?:je|tu|vous|moi|toi|oui|non|merci|mon|ma|votre|vos)\b|\b[jt]['’]"
    r"|-(?:t-)?(?:il|elle|on|ils|elles)\b"
    r"|[,?!…] (?:(?:a|ont) \p{Ll}+é\b|\p{Ll}+(?:e|it|d) (?:le|la|l['’]|un|une) ?\p{L})",
    regex.IGNORECASE,
)
_LIST_END = frozenset(";,:")


def dialogue_turns(raw: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[Mark]:
    """Find the turns of dialogue, as marks whose sign (the dash) stays outside.

    Conservative: at least two near each other, half of them with a sign of speech, none ended like an item of a list
    or torn by a pair of quotation marks. `raw[mark.start:mark.end]` is the paragraph behind its dash.
    """
    torn = _Tears(m for m in marks if not m.is_dash)
    turns = [(n, start, end) for n, start, end in _candidates(raw, paragraphs) if not torn.at(start, end)]
    found: list[Mark] = []
    for group in _groups(turns):
        texts = [raw[start:end] for _, start, end in group]
        spoken = sum(bool(_SPOKEN.search(text)) for text in texts)
        if len(group) >= _FEWEST_TURNS and spoken >= _SPOKEN_SHARE * len(group) and not _is_list(texts):
            found += [Mark(-1, start, end, start, end, DASH_STYLE) for _, start, end in group]
    return found


def _candidates(raw: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    for number, (start, end) in enumerate(paragraphs):
        dash = _TURN.match(raw, start, end)
        if dash:
            yield number, dash.end(), end


class _Tears:
    """Where pairs of marks reach over the edges of a stretch."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        spans = sorted((m.start, m.end) for m in marks)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def at(self, start: int, end: int) -> bool:
        """Whether a pair that begins before an edge of `[start, end)` ends behind it."""
        return any(place and self._reach[place - 1] > edge for place, edge in self._before(start, end))

    def _before(self, *edges: int) -> Iterator[tuple[int, int]]:
        return ((bisect_left(self._starts, edge), edge) for edge in edges)


def _groups(turns: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    group: list[tuple[int, int, int]] = []
    for turn in turns:
        if group and turn[0] - group[-1][0] > _FARTHEST:
            yield group
            group = []
        group.append(turn)
    if group:
        yield group


def _is_list(texts: Sequence[str]) -> bool:
    return any(text.rstrip()[-1:] in _LIST_END for text in texts)
