"""Quotations set as headings: the words come back further down, with whoever says them there."""

from collections.abc import Collection, Sequence

import regex

from quotes.lexicon.people import fold
from quotes.model.attribution import Attribution
from quotes.model.tree import Tree
from quotes.speakers.entities import Figure

_REACH = 48  # attributions looked at on either side of a heading
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_SHORT = 3  # letters of words that echo nothing by themselves
_ECHO = 0.6  # share of a heading's words that must come back in the quotation it announces
_LINE = 110  # characters of a line that can be a heading
_HEADLINE = 300  # characters of a first line that can be a headline
_CLOSED = (".", ",", ";", "…")  # what ends a sentence, and no heading
_EDGES = " \t\n\u00a0\u202f«»“”\"'-–—*#"


def is_heading(tree: Tree, attribution: Attribution, paragraph: int) -> bool:
    """Whether quoted words stand in the headline, or on a line by themselves that ends as no sentence does."""
    start, end = tree.paragraphs[paragraph]
    if paragraph == 0:
        return end - start <= _HEADLINE
    around = tree.raw[start : attribution.content[0][0]] + tree.raw[attribution.content[-1][1] : end]
    alone = tree.raw[attribution.content[0][0]] in _EDGES and not around.strip(_EDGES)
    return alone and end - start <= _LINE and not tree.raw[start:end].rstrip(_EDGES).endswith(_CLOSED)


def echoed(
    raw: str, attributions: Sequence[Attribution], n: int, speakers: Sequence[Figure | None], inner: Collection[int]
) -> int | None:
    """The attribution in which most words of a heading come back: behind it, else before it; verbatim is better."""
    own, text = _words(raw, attributions[n]), _running(raw, attributions[n])
    best: tuple[float, int] | None = None
    behind = range(n + 1, min(len(attributions), n + _REACH))
    for i in (*behind, *range(n - 1, max(-1, n - _REACH), -1)):
        if speakers[i] is None or i in inner or not own:
            continue
        share = len(own & _words(raw, attributions[i])) / len(own) + (text in _running(raw, attributions[i]))
        if share >= _ECHO and (best is None or share > best[0]):
            best = share, i
    return best[1] if best else None


def _running(raw: str, attribution: Attribution) -> str:
    return " ".join(fold(w) for a, b in attribution.content for w in _WORD.findall(raw[a:b]))


def _words(raw: str, attribution: Attribution) -> frozenset[str]:
    words = _running(raw, attribution).split()
    return frozenset(w for w in words if len(w) > _SHORT) or frozenset(words)
