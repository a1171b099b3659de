"""Folding: from the raw text and its marks to the units that a parser reads.

Quotation marks never reach the parser. A mark that holds whole sentences is folded to one word in the sentence around
it and parsed by itself; a mark woven into the writer's syntax is left in place, without its signs. So every convention
of marks and spacing gives the parser the same string.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from quotes.model.mark import Mark
from quotes.model.result import Issue
from quotes.model.span import Span
from quotes.model.unit import Unit
from quotes.skeleton.sentences import sentence_ends

PLACEHOLDER = "Ceci"
_LONGEST = 1200  # characters of a unit; a longer sentence is cut, for memory and for the parser's sake
_FOLDED_WORDS = 3
_SAME_WIDTH = {
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "−": "-",
}  # fmt: skip
_DROPPED = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD--\s]", regex.V1)
_ENDS_SENTENCE = regex.compile(r"[.!?…][\])]*\s*$")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_NO_SPACE_BEFORE = frozenset(",.)]")


@dataclass(slots=True)
class _Writer:
    """A unit in the making: characters with their raw offsets, white space evened out as they come."""

    chars: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    folded: list[tuple[int, int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    after_mark: bool = False

    def put(self, text: str, start: int, end: int) -> None:
        """Write one character of the raw text, or what stands for it."""
        if text == " " and (not self.chars or self.chars[-1] == " "):
            return
        if text in _NO_SPACE_BEFORE and self.after_mark and self.chars[-1:] == [" "]:
            self._drop_last()
        for char in text:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)
        self.after_mark = self.after_mark and text == " "

    def fold(self, mark: Mark) -> None:
        """Write the placeholder of a quotation."""
        at = len(self.chars)
        if at and self.chars[-1].isalnum():
            self.put(" ", mark.start, mark.start)
            at += 1
        for char in PLACEHOLDER:
            self.put(char, mark.start, mark.end)
        self.folded.append((at, at + len(PLACEHOLDER), mark.index))

    def _drop_last(self) -> None:
        self.chars.pop(), self.starts.pop(), self.ends.pop()


def build_units(
    raw: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> tuple[tuple[Unit, ...], tuple[Issue, ...]]:
    """Cut an article into the sentences that a parser is given.

    Offsets in and out are half-open code points of `raw`. Returns the sentences in text order, each folded quotation's
    own sentences after the sentence that holds it, and an issue for every sentence cut because of its length.
    """
    units: list[Unit] = []
    todo: list[tuple[int, int, int, int | None]] = []
    for first, start, end in _regions(paragraphs, marks):
        todo.append((first, start, end, None))
        while todo:
            paragraph, start, end, within = todo.pop()
            inside = [m for m in marks if m.parent == within and start <= m.start < end]
            writer, folded = _write(raw, start, end, inside)
            units += _cut(writer, paragraph, within)
            for mark in reversed(folded):
                pieces = [
                    (n, max(a, mark.inner_start), min(b, mark.inner_end), mark.index)
                    for n, (a, b) in enumerate(paragraphs)
                    if a < mark.inner_end and mark.inner_start < b
                ]
                todo += reversed(pieces)
    return tuple(units), tuple(_overlong(raw, units))


def _regions(paragraphs: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Iterator[tuple[int, int, int]]:
    """Paragraphs, joined where a folded mark runs from one into the next."""
    number = 0
    while number < len(paragraphs):
        first, (start, end) = number, paragraphs[number]
        while any(m.start < end < m.end for m in marks) and number + 1 < len(paragraphs):
            number += 1
            end = paragraphs[number][1]
        yield first, start, end
        number += 1


def _write(raw: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[_Writer, list[Mark]]:
    """Write a region: its characters evened out, marks dropped, whole quotations folded."""
    writer, folded = _Writer(), []
    signs = {i for m in marks if not m.is_dash for i in (*range(m.start, m.inner_start), *range(m.inner_end, m.end))}
    openings = {m.start: m for m in marks}
    at = start
    while at < end:
        mark = openings.get(at)
        if mark is not None and _is_folded(raw, mark):
            writer.fold(mark)
            folded.append(mark)
            at = mark.end
            if _ENDS_SENTENCE.search(raw, mark.inner_start, mark.inner_end) and _starts_anew(raw, at, end, openings):
                writer.breaks.append(len(writer.chars))
            writer.after_mark = True
            continue
        if at in signs:
            _drop_sign(raw, at, openings, writer)
        else:
            _put_raw(raw, at, writer)
        at += 1
    return writer, folded


def _drop_sign(raw: str, at: int, openings: dict[int, Mark], writer: _Writer) -> None:
    """Leave a sign out; a word glued to it on both sides stays apart."""
    if at in openings:
        if writer.chars and writer.chars[-1].isalnum():
            writer.put(" ", at, at)
        writer.after_mark = False
        return
    if raw[at + 1 : at + 2].isalnum():
        writer.put(" ", at, at)
    writer.after_mark = True


def _put_raw(raw: str, at: int, writer: _Writer) -> None:
    char = raw[at]
    if char.isspace():
        writer.put(" ", at, at + 1)
    elif char == "…":
        writer.put("...", at, at + 1)
    elif not _DROPPED.match(char):
        writer.put(_SAME_WIDTH.get(char, char), at, at + 1)


def _is_folded(raw: str, mark: Mark) -> bool:
    """Whether a quotation is whole sentences, not a piece of the writer's own sentence."""
    if not mark.closed or mark.is_dash:
        return False
    inner = raw[mark.inner_start : mark.inner_end].strip()
    if sentence_ends(" ".join(inner.split()).replace("…", "...")) or mark.repeats:
        return True
    return len(_WORD.findall(inner)) >= _FOLDED_WORDS and inner[0].isupper()


def _starts_anew(raw: str, at: int, end: int, openings: dict[int, Mark]) -> bool:
    while at < end and raw[at].isspace():
        at += 1
    return at >= end or raw[at].isupper() or raw[at].isdigit() or at in openings or raw[at] in "–—["


def _cut(writer: _Writer, paragraph: int, within: int | None) -> Iterator[Unit]:
    """Cut what was written into sentences."""
    text = "".join(writer.chars)
    cuts = [0, *sorted({*sentence_ends(text), *writer.breaks}), len(text)]
    for start, end in zip(cuts, cuts[1:], strict=False):
        while start < end and text[start] == " ":
            start += 1
        while end - start > _LONGEST:
            middle = text.rfind(" ", start + 1, start + _LONGEST)
            middle = middle if middle > start else start + _LONGEST
            yield _unit(writer, text, start, middle, paragraph, within)
            start = middle + (text[middle : middle + 1] == " ")
        if text[start:end].strip():
            yield _unit(writer, text, start, end, paragraph, within)


def _unit(writer: _Writer, text: str, start: int, end: int, paragraph: int, within: int | None) -> Unit:
    while end > start and text[end - 1] == " ":
        end -= 1
    folded = tuple((a - start, b - start, mark) for a, b, mark in writer.folded if start <= a and b <= end)
    return Unit(
        text[start:end], tuple(writer.starts[start:end]), tuple(writer.ends[start:end]), paragraph, within, folded
    )


def _overlong(raw: str, units: Sequence[Unit]) -> Iterator[Issue]:
    for unit in units:
        if len(unit.text) >= _LONGEST - 1:
            yield Issue(
                kind="sentence.overlong",
                span=Span.of(raw, unit.starts[0], unit.ends[-1]),
                message=f"A sentence at offset {unit.starts[0]} is longer than {_LONGEST} characters and was cut.",
            )
