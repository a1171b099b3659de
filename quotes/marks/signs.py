"""Which characters are quotation marks where they stand: opening, closing, or either."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

STRAIGHT, CURLY, SINGLE = '"', "“", "‘"
_OPENING = {"«": "«", "<<": "«", "‹": "‹", "“": CURLY, "„": CURLY, "‟": CURLY, "〝": CURLY, "❝": CURLY}
_CLOSING = {"»": "«", ">>": "«", "›": "‹", "”": CURLY, "〞": CURLY, "〟": CURLY, "❞": CURLY}

# Every character or run of apostrophes that may be a quotation mark.
_SIGN = regex.compile(r"[«»‹›“”„‟〝〞〟❝❞\"＂″]|'{2,5}|’{2,3}|‘‘|``|<<|>>|(?<!\w)[‘‚'](?=[\p{L}«“\"\[(…])")
# Where a single mark may close: behind a word, before none.
_SINGLE_END = regex.compile(r"(?<=[^\s\d(«“])[’'](?![\w’'])")
# The apostrophe of an elision cut from its word (*qu' il*) closes nothing.
_ELISION = regex.compile(r"(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|aujourd)$", regex.IGNORECASE)
_LONGEST_SINGLE = 400
_BEFORE_OPENING = frozenset("([{«“‹„‘\"—–-/'’:*_=")
_AFTER_CLOSING = frozenset('.,;:!?…)]}»”›"—–-/*_')


@dataclass(frozen=True, slots=True)
class Sign:
    """A quotation mark: its span in the raw text, its style, and whether it may open or close.

    `measure` marks a sign behind a number, which is inches or seconds unless it closes a quotation.
    """

    start: int
    end: int
    style: str
    opens: bool
    closes: bool
    measure: bool = False


def signs(raw: str, start: int, end: int) -> list[Sign]:
    """Find the quotation marks of the paragraph `raw[start:end]`, in order; apostrophes are none."""
    return sorted(_signs(raw, start, end), key=lambda sign: sign.start)


def _signs(raw: str, start: int, end: int) -> Iterator[Sign]:
    single_ends: list[int] | None = None
    single_until = start
    for found in _SIGN.finditer(raw, start, end):
        at, after, text = found.start(), found.end(), found[0]
        before, behind = _space_before(raw, at, start), _space_after(raw, after, end)
        if text in _OPENING:
            yield Sign(at, after, _OPENING[text], opens=True, closes=behind and not before)
        elif text in _CLOSING:
            yield Sign(at, after, _CLOSING[text], opens=text == "”" and before and not behind, closes=True)
        elif len(text) == 1 and text in "‘‚'":
            single_ends = _single_ends(raw, start, end) if single_ends is None else single_ends
            close = _single_close(single_ends, at) if at >= single_until and before else None
            if close is not None:
                yield Sign(at, after, SINGLE, opens=True, closes=False)
                yield Sign(close, close + 1, SINGLE, opens=False, closes=True)
                single_until = close + 1
        elif not _is_apostrophe(raw, text, at, after, end):
            yield _straight(raw, at, after, before=before, behind=behind)


def _space_before(raw: str, at: int, start: int) -> bool:
    return at <= start or raw[at - 1].isspace() or raw[at - 1] in _BEFORE_OPENING


def _space_after(raw: str, after: int, end: int) -> bool:
    return after >= end or raw[after].isspace() or raw[after] in _AFTER_CLOSING


def _is_apostrophe(raw: str, text: str, at: int, after: int, end: int) -> bool:
    """Whether a run of apostrophes is one apostrophe typed twice (*l''homme*)."""
    return text[0] in "'’" and at > 0 and raw[at - 1].isalpha() and after < end and raw[after].isalpha()


def _straight(raw: str, at: int, after: int, *, before: bool, behind: bool) -> Sign:
    """A mark that looks the same on both sides: the spaces around it tell, and where they do not, it may be either."""
    if at > 0 and raw[at - 1].isdigit() and behind:
        return Sign(at, after, STRAIGHT, opens=False, closes=True, measure=True)
    if before == behind:
        return Sign(at, after, STRAIGHT, opens=True, closes=True)
    return Sign(at, after, STRAIGHT, opens=before, closes=behind)


def _single_ends(raw: str, start: int, end: int) -> list[int]:
    """Where single marks may close in the paragraph."""
    found = (m.start() for m in _SINGLE_END.finditer(raw, start, end))
    return [at for at in found if not _ELISION.search(raw, max(start, at - 8), at)]


def _single_close(ends: list[int], at: int) -> int | None:
    """The closing partner of a single mark at `at`, if it is a mark and not an apostrophe."""
    place = bisect_left(ends, at + 2)
    return ends[place] if place < len(ends) and ends[place] < at + _LONGEST_SINGLE else None
