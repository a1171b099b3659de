"""Quotation marks, paired."""

from dataclasses import dataclass


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
