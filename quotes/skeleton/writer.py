"""The parser's text in the making: each character with the stretch of the raw text that it stands for."""

from __future__ import annotations  # array has no subscript at run time before Python 3.12

from array import array
from dataclasses import dataclass, field

import regex

from quotes.model.mark import Mark

PLACEHOLDER = "oui"
"""What a folded quotation is for the parser: no word that could be taken for the subject of the reporting verb."""

_SAME_WIDTH = {
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "−": "-",
}  # fmt: skip
# Control characters, and quotation marks without a partner: none of them ever reaches the parser.
_DROPPED = regex.compile(r"[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]--\s]|[«»‹›“”„‟〝〞〟❝❞\"＂]", regex.V1)
# An elided word; white space behind it is a slip (*qu' il*, *l' « agir »*).
_ELISION = regex.compile(r"(?:^|[^\p{L}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'$", regex.IGNORECASE)
_LONGEST_ELISION = 8
_NO_SPACE_BEFORE = frozenset(",.)]")
_NO_SPACE_AFTER = frozenset(" '([-/")
_FINAL = frozenset(".!?")
_CLAUSE_STARTS = frozenset({"", *_FINAL, ":", ";", "-", "–", "—"})


@dataclass(slots=True)
class Writer:
    """Characters with their raw offsets; white space is evened out as it comes.

    `folded` are the placeholders: (start, end, mark index) in the characters written. `breaks` are offsets at which a
    sentence ends although its punctuation is inside a folded quotation.
    """

    chars: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    folded: list[tuple[int, int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    _after_opening: bool = False
    _after_closing: bool = False

    @property
    def at_start(self) -> bool:
        """Whether a clause may begin here: at the start, or behind final punctuation or a colon."""
        return "".join(self.chars[-2:]).rstrip()[-1:] in _CLAUSE_STARTS

    def plain(self, text: str, start: int) -> None:
        """Write a run of raw characters that need no change; `start` is its raw offset."""
        if self._after_closing and text[0] in _NO_SPACE_BEFORE:
            self._drop_space()
        self._after_opening = self._after_closing = False
        self.chars += text
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def char(self, char: str, at: int) -> None:
        """Write one raw character, evened out: typographic apostrophes and hyphens, white space, control characters."""
        if char.isspace():
            self.space(at, at + 1)
        elif char == "…":
            self._put("...", at, at + 1)
        elif not _DROPPED.match(char):
            self.plain(_SAME_WIDTH.get(char, char), at)

    def space(self, start: int, end: int) -> None:
        """Write one space, unless there is one already or none may stand here."""
        if not self.chars or self.chars[-1] == " " or self._after_opening or self._is_elided():
            return
        self.chars.append(" ")
        self.starts.append(start)
        self.ends.append(end)

    def open(self, at: int) -> None:
        """Leave out an opening sign; its inner white space goes with it, a word glued to it stays apart."""
        if self.chars and self.chars[-1] not in _NO_SPACE_AFTER:
            self.space(at, at)
        self._after_opening = True

    def close(self, at: int, following: str) -> None:
        """Leave out a closing sign; `following` is the raw character behind it."""
        self._drop_space()
        self._after_opening = False
        if following.isalnum() or following in ("(", "[", "–", "—"):
            self.space(at, at)
        self._after_closing = True

    def fold(self, mark: Mark, *, ends: bool, comma: bool) -> None:
        """Write the placeholder of a quotation.

        `ends` says that the quotation ends a sentence, `comma` that one is missing behind it.
        """
        self.open(mark.start)
        if "".join(self.chars[-2:]).rstrip()[-1:] in _FINAL and self.chars:
            self.breaks.append(len(self.chars))
        at = len(self.chars)
        self._put(PLACEHOLDER, mark.start, mark.end)
        self.folded.append((at, at + len(PLACEHOLDER), mark.index))
        if comma:
            self._put(",", mark.inner_end, mark.end)
        if ends:
            self.breaks.append(len(self.chars))

    def _put(self, text: str, start: int, end: int) -> None:
        self._after_opening = self._after_closing = False
        self.chars += text
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def _is_elided(self) -> bool:
        return self.chars[-1] == "'" and bool(_ELISION.search("".join(self.chars[-_LONGEST_ELISION:])))

    def _drop_space(self) -> None:
        if self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.starts.pop()
            self.ends.pop()
