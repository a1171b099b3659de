"""Spans as the scorer sees them: trimmed of what is not words, and compared character by character."""

import re
from collections.abc import Iterable

from quotes.model.attribution import Piece

_EDGE = frozenset(" \t\r\n\u00a0\u202f\u2009«»“”„\"'‘’‹›.,;:!?…-–—()[]")
"""What is trimmed at both ends before spans are compared: white space, quotation marks and punctuation."""

# A stretch between «», “” or "", the marks included; «» may hold one level of «» of their own.
_BETWEEN_MARKS = re.compile(r"«[^«»]*+(?:«[^»]*+»[^«»]*+)*+»|“[^”]*+”|\"[^\"]*+\"")


def trim(text: str, span: Piece) -> Piece:
    """Leave out marks, white space and punctuation at both ends of a half-open span (code points)."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def characters(text: str, spans: Iterable[Piece]) -> frozenset[int]:
    """The offsets that the trimmed spans cover together."""
    return frozenset(offset for span in spans for offset in range(*trim(text, span)))


def overlap_ratio(left: frozenset[int], right: frozenset[int]) -> float:
    """Intersection over union in characters; 0 when either is empty."""
    return len(left & right) / len(left | right) if left and right else 0.0


def overlaps(left: Piece | None, right: Piece | None) -> bool:
    """Whether both spans exist and share a character."""
    return left is not None and right is not None and max(left[0], right[0]) < min(left[1], right[1])


def between_marks(text: str) -> list[Piece]:
    """Every stretch between quotation marks of the text, for predictions and gold that do not list them."""
    return [match.span() for match in _BETWEEN_MARKS.finditer(text)]
