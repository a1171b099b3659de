"""Paragraphs: stretches between line breaks, with hard-wrapped lines joined."""

import regex

# A run of white space that holds at least one line break, of any convention.
_BREAK = regex.compile(r"[^\S\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029])\s*")
_BLANK_LINE = regex.compile(r"(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])|\u2029")

_WRAP_WIDTH = range(50, 101)
_WRAPPED_SHARE = 0.7
_FEW_LINES = 6


def paragraphs(raw: str) -> tuple[tuple[int, int], ...]:
    """Cut the text into paragraphs.

    Returns half-open spans in code points of `raw`, in order, without the white space around them. A single line
    break is taken for a wrapped line when the next line goes on in lower case, or when the text is hard-wrapped (its
    lines have about one width and blank lines stand between its blocks).
    """
    wrapped = _is_hard_wrapped(raw)
    spans: list[tuple[int, int]] = []
    start = len(raw) - len(raw.lstrip())
    stop = len(raw.rstrip())
    for found in _BREAK.finditer(raw, start, stop):
        if _BLANK_LINE.search(found[0]) or not (wrapped or _goes_on(raw, found.start(), found.end())):
            spans.append((start, found.start()))
            start = found.end()
    if start < stop:
        spans.append((start, stop))
    return tuple(span for span in spans if span[0] < span[1])


def _goes_on(raw: str, end: int, following: int) -> bool:
    """Whether the line that ends at `end` is continued by the lower-case line at `following`."""
    return raw[following].islower() and raw[end - 1] not in ".!?…»”\":;"


def _is_hard_wrapped(raw: str) -> bool:
    if not _BLANK_LINE.search(raw):
        return False
    lines = raw.splitlines()
    inner = [line for line, after in zip(lines, lines[1:], strict=False) if line.strip() and after.strip()]
    return len(inner) >= _FEW_LINES and sum(len(line) in _WRAP_WIDTH for line in inner) >= _WRAPPED_SHARE * len(inner)
