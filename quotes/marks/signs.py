"""Which characters are quotation marks where they stand: opening, closing, or either."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

OPENING = {"«": "«", "‹": "‹", "“": "“", "„": "“", "‟": "“", "〝": "“", "❝": "“"}
CLOSING = {"»": "«", "›": "‹", "”": "“", "〞": "“", "〟": "“", "❞": "“"}

# Every character (or doubled apostrophe) that may be a quotation mark.
_SIGN = regex.compile(r"[«»‹›“”„‟〝〞〟❝❞\"＂″]|''|[‘’‚'`]{1,2}|<<|>>")
# A closing single mark may not follow one of these: it is then the apostrophe of an elision cut from its word.
_ELISION = regex.compile(r"(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|aujourd)$", regex.IGNORECASE)
_LONGEST_SINGLE = 400
_BEFORE_OPENING = frozenset("([{«“‹„\"—–-/'’:")
_AFTER_CLOSING = frozenset(".,;:!?…)]}»”›\"—–-/")


@dataclass(frozen=True, slots=True)
class Sign:
    """A quotation mark: its span in the raw text, its style, and whether it may open or close."""

    start: int
    end: int
    style: str
    opens: bool
    closes: bool


def signs(raw: str, start: int, end: int) -> Iterator[Sign]:
    """Give the quotation marks of `raw[start:end]` in order; apostrophes are none."""
    single_until = -1
    for found in _SIGN.finditer(raw, start, end):
        at, after, text = found.start(), found.end(), found[0]
        if text in OPENING:
            yield Sign(at, after, OPENING[text], opens=True, closes=text == "“" and _looks_closing(raw, at, after, end))
        elif text in CLOSING:
            yield Sign(at, after, CLOSING[text], opens=False, closes=True)
        elif text in ("<<", ">>"):
            yield Sign(at, after, "«", opens=text == "<<", closes=text == ">>")
        elif text in ("''", "‘‘", "’’", "``", "\"", "＂", "″"):
            if text != "″" or not raw[at - 1 : at].isdigit():
                yield _straight(raw, at, after, start, end)
        elif at >= single_until:
            close = _single_close(raw, at, start, end)
            if close is not None:
                yield Sign(at, at + 1, "‘", opens=True, closes=False)
                yield Sign(close, close + 1, "‘", opens=False, closes=True)
                single_until = close + 1


def _space_before(raw: str, at: int, start: int) -> bool:
    return at <= start or raw[at - 1].isspace() or raw[at - 1] in _BEFORE_OPENING


def _space_after(raw: str, after: int, end: int) -> bool:
    return after >= end or raw[after].isspace() or raw[after] in _AFTER_CLOSING


def _looks_closing(raw: str, at: int, after: int, end: int) -> bool:
    """Whether “ stands where a mark closes, as in the German pair „ “."""
    return not _space_before(raw, at, 0) and _space_after(raw, after, end)


def _straight(raw: str, at: int, after: int, start: int, end: int) -> Sign:
    """A mark that looks the same on both sides: the spaces around it tell, and where they do not, it may be either."""
    before, behind = _space_before(raw, at, start), _space_after(raw, after, end)
    if before == behind:
        return Sign(at, after, '"', opens=True, closes=True)
    return Sign(at, after, '"', opens=before, closes=behind)


def _single_close(raw: str, at: int, start: int, end: int) -> int | None:
    """The closing partner of a single mark that opens at `at`, if it is one and not an apostrophe."""
    if raw[at] in "’`" or not _space_before(raw, at, start) or raw[at - 1 : at] in ("'", "’"):
        return None
    if at + 1 >= end or not raw[at + 1].isalpha():
        return None
    for close in range(at + 2, min(end, at + _LONGEST_SINGLE)):
        if raw[close] == "\n":
            return None
        if raw[close] in "’'" and not raw[close - 1].isspace() and not raw[close + 1 : close + 2].isalnum():
            if not _ELISION.search(raw, max(at, close - 8), close):
                return close
    return None
