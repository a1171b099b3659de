"""What a parser is given: one sentence, with typography evened out and the way back to the raw text recorded."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence for the parser.

    `starts[i]`/`ends[i]` are the raw offsets (half-open, code points) of `text[i]`. `folded` lists the stretches of
    `text` that stand for a whole quotation: (start, end, mark index). `within` is the mark the sentence lies inside
    of when that mark was folded out of its own sentence.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    paragraph: int
    within: int | None
    folded: tuple[tuple[int, int, int], ...] = ()
