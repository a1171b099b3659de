"""Quotation marks, paired."""

from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ′`´"), "'")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch between quotation marks, or a turn of dash dialogue.

    `start`/`end` include the marks, `inner_start`/`inner_end` leave them out (offsets: half-open, code points of the
    raw text). `parent` is the index of the innermost mark around it. An unclosed mark ends where its quotation is
    taken to end, and has `closed=False`. `repeats` are the spans of marks repeated at paragraph starts inside it.
    """

    index: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    style: str
    closed: bool = True
    parent: int | None = None
    repeats: tuple[tuple[int, int], ...] = ()

    @property
    def depth_zero(self) -> bool:
        """Whether no other mark surrounds it."""
        return self.parent is None

    @property
    def is_dash(self) -> bool:
        """Whether it is a turn of dialogue opened by a dash, which stays outside the content."""
        return self.style == "—"


def evened(raw: str, marks: Iterable[Mark]) -> str:
    """The text in one typography, character for character: « and » for every pair of marks, ' for every apostrophe.

    What is looked for in it is found alike in every convention, and an opening mark is never taken for a closing one.
    """
    chars = list(raw.translate(_APOSTROPHES))
    for mark in marks:
        if not mark.is_dash:
            openings = [(mark.start, mark.inner_start), *mark.repeats]
            for span, sign in [*((span, "«") for span in openings), ((mark.inner_end, mark.end), "»")]:
                for at in range(*span):
                    chars[at] = chars[at] if chars[at].isspace() else sign
    return "".join(chars)
