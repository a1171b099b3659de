"""Paragraphs: stretches between line breaks, with hard-wrapped lines joined."""

from itertools import pairwise

import regex

# One line break, of any convention.
_LINE = r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])"
_LINE_BREAK = regex.compile(_LINE)
# Two line breaks, or the sign that separates paragraphs.
_BLANK_LINE = regex.compile(rf"{_LINE}[^\S\r\n\v\f\x85\u2028\u2029]*+{_LINE}|[\f\u2029]")
_SPACE = regex.compile(r"\s++")

_WRAP_WIDTH = range(50, 101)
_WRAPPED_SHARE = 0.7
_FEWEST_LINES = 6
_ENDS_LINE = frozenset('.!?…»”":;')


def paragraphs(raw: str) -> tuple[tuple[int, int], ...]:
    """Cut the text into paragraphs.

    Returns half-open spans in code points of `raw`, in order, without the white space around them. A single line
    break is taken for a wrapped line when the next line goes on in lower case, or when the text is hard-wrapped (its
    lines have about one width and blank lines stand between its blocks).
    """
    start, stop = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    wrapped = _is_hard_wrapped(raw[start:stop])
    spans: list[tuple[int, int]] = []
    for found in _SPACE.finditer(raw, start, stop):
        if not _LINE_BREAK.search(found[0]):
            continue
        if _BLANK_LINE.search(found[0]) or not (wrapped or _goes_on(raw, found.start(), found.end())):
            spans.append((start, found.start()))
            start = found.end()
    if start < stop:
        spans.append((start, stop))
    return tuple(spans)


def _goes_on(raw: str, end: int, following: int) -> bool:
    """Whether the line that ends at `end` is continued by the lower-case line at `following`."""
    return raw[following].islower() and raw[end - 1] not in _ENDS_LINE


def _is_hard_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width, with blank lines between the paragraphs."""
    if not _BLANK_LINE.search(text):
        return False
    inner = [len(line) for line, after in pairwise(text.splitlines()) if line.strip() and after.strip()]
    return len(inner) >= _FEWEST_LINES and sum(n in _WRAP_WIDTH for n in inner) >= _WRAPPED_SHARE * len(inner)
