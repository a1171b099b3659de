"""Quotations without a source of their own: whose speech they go on with."""

from collections.abc import Sequence

import regex

from quotes.lexicon.people import fold
from quotes.model.attribution import Attribution
from quotes.speakers.entities import Figure

_REACH = 12  # attributions looked at on either side
_GAP = 6  # characters between a quotation and the next that is still one stretch of speech
_DASH = regex.compile(r"[–—-]\s*$")
_WORD = regex.compile(r"\p{L}+")
_ECHO = 0.6  # share of a headline's words that must come back in the quotation it announces


def continued(
    raw: str, attributions: Sequence[Attribution], n: int, speakers: Sequence[Figure | None], paragraphs: Sequence[int]
) -> tuple[int, str] | None:
    """The attribution whose speaker a quotation without source continues, and the rule that says so.

    `attributions` are in text order, `speakers[i]` is known for those already settled, `paragraphs[i]` is the
    paragraph of each.
    """
    inner = _nested(attributions)
    before = [i for i in range(n - 1, max(-1, n - _REACH), -1) if speakers[i] is not None and i not in inner]
    if _is_turn(raw, attributions[n]) and len(before) > 1 and _is_turn(raw, attributions[before[0]]):
        return before[1], "speaker.floating.turn"
    here = next((i for i in before if paragraphs[i] == paragraphs[n]), None)
    if here is not None:
        return here, "speaker.floating"
    glued = n + 1 < len(attributions) and attributions[n + 1].content[0][0] - attributions[n].content[-1][1] <= _GAP
    if glued and speakers[n + 1] is not None:
        return n + 1, "speaker.floating.next"
    last = next((i for i in before if paragraphs[i] >= paragraphs[n] - 3), None)
    if last is not None:
        return last, "speaker.floating.paragraph"
    return _announced(raw, attributions, n, speakers)


def _nested(attributions: Sequence[Attribution]) -> set[int]:
    """The attributions that lie inside another's content."""
    inner: set[int] = set()
    reach = -1
    for i, attribution in enumerate(attributions):
        end = attribution.content[-1][1]
        if end < reach and attribution.verbatim:
            inner.add(i)
        reach = max(reach, *(b for _, b in attribution.verbatim), -1)
    return inner


def _is_turn(raw: str, attribution: Attribution) -> bool:
    start = attribution.content[0][0]
    return bool(_DASH.search(raw, max(0, start - 3), start))


def _announced(
    raw: str, attributions: Sequence[Attribution], n: int, speakers: Sequence[Figure | None]
) -> tuple[int, str] | None:
    """A headline's quotation comes back further down, with its speaker; else the next one who speaks."""
    own = _words(raw, attributions[n])
    after = [i for i in range(n + 1, min(len(attributions), n + 4 * _REACH)) if speakers[i] is not None]
    for i in after:
        if own and len(own & _words(raw, attributions[i])) >= _ECHO * len(own):
            return i, "speaker.floating.headline"
    return (after[0], "speaker.floating.next") if after and n == 0 else None


def _words(raw: str, attribution: Attribution) -> frozenset[str]:
    return frozenset(fold(w) for a, b in attribution.content for w in _WORD.findall(raw[a:b]) if len(w) > 3)
