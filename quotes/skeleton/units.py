"""From the raw text and its marks to the units that a parser reads.

Quotation marks never reach the parser. A mark that holds whole sentences is folded to one word in the sentence around
it and parsed by itself; a mark woven into the writer's syntax is left in place, without its signs. So every convention
of marks and spacing gives the parser the same string.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from quotes.model.mark import Mark
from quotes.model.result import Issue
from quotes.model.span import Span
from quotes.model.unit import Unit
from quotes.skeleton.folding import is_folded
from quotes.skeleton.sentences import sentence_ends
from quotes.skeleton.writer import Writer

_LONGEST = 1200  # characters of a unit; a longer sentence is cut, for memory and for the parser's sake
_ENDS_SENTENCE = regex.compile(r"[.!?…][\])]*\s*$")
# A run of characters that go to the parser as they are: no white space, no sign, nothing that is evened out.
_PLAIN = regex.compile(r"[^\s\p{C}\uFFFD…’‘ʼ′`´‐‑−«»‹›“”„‟〝〞〟❝❞\"＂″'‚<>]+")
# What may follow a quotation that is the subject or a part of the sentence; anything else follows a lost comma.
_NO_COMMA = regex.compile(r"\s*+(?:(?:est|sont|était|étaient|et|ou|qui|que|de|du|des)\b|[^\p{Ll}]|$)")


def build_units(
    raw: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> tuple[tuple[Unit, ...], tuple[Issue, ...]]:
    """Cut an article into the sentences that a parser is given.

    Offsets in and out are half-open code points of `raw`. Returns the sentences in text order, each folded quotation's
    own sentences after the sentences of the paragraph that holds it, and an issue for every sentence cut because of
    its length.
    """
    layout = _Layout(raw, paragraphs, marks)
    units: list[Unit] = []
    for region in layout.regions(0, len(raw)):
        todo: list[tuple[int, int, int, int | None]] = [(*region, None)]
        while todo:
            paragraph, start, end, within = todo.pop()
            writer, folded = layout.write(start, end)
            units += _cut(writer, paragraph, within)
            for mark in reversed(folded):
                inner = layout.regions(mark.inner_start, mark.inner_end)
                todo += [(*piece, mark.index) for piece in reversed(list(inner))]
    return tuple(units), tuple(_overlong(raw, units))


class _Layout:
    """Where the paragraphs, the marks and their signs are."""

    def __init__(self, raw: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> None:
        self.raw = raw
        self.paragraphs = paragraphs
        self.openings = {m.start: m for m in marks if not m.is_dash}
        self.closings = {m.inner_end: m.end for m in self.openings.values() if m.closed}
        self.repeats = {start: end for m in self.openings.values() for start, end in m.repeats}
        self._starts = [start for start, _ in paragraphs]
        ends = [end for _, end in paragraphs]
        self._crossing = [m for m in self.openings.values() if ends[bisect_right(self._starts, m.start) - 1] < m.end]
        self._crossing_starts = [m.start for m in self._crossing]
        self._always_folded = {m.index for m in self._crossing}

    def regions(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Give (paragraph, start, end) of each paragraph in `[start, end)`, joined where a mark runs on."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self.paragraphs) and self.paragraphs[number][0] < end:
            first, begin = number, max(start, self.paragraphs[number][0])
            stop = min(end, self.paragraphs[number][1])
            while (reach := self._reach(begin, stop)) > stop:
                number = bisect_right(self._starts, reach - 1) - 1
                stop = min(end, self.paragraphs[number][1])
            if begin < stop:
                yield first, begin, stop
            number += 1

    def _reach(self, start: int, end: int) -> int:
        first, last = bisect_left(self._crossing_starts, start), bisect_left(self._crossing_starts, end)
        return max((m.end for m in self._crossing[first:last]), default=end)

    def write(self, start: int, end: int) -> tuple[Writer, list[Mark]]:
        """Write a region: its characters evened out, signs dropped, whole quotations folded."""
        writer, folded = Writer(), []
        at = start
        while at < end:
            mark = self.openings.get(at)
            plain = None if mark else _PLAIN.match(self.raw, at, end)
            if plain:
                writer.plain(plain[0], at)
                at = plain.end()
            elif mark is not None and self._is_folded(mark, start, end):
                self._fold(mark, writer, end)
                folded.append(mark)
                at = mark.end
            else:
                at = self._write_one(at, writer)
        return writer, folded

    def _is_folded(self, mark: Mark, start: int, end: int) -> bool:
        return mark.index in self._always_folded or is_folded(self.raw, mark, start, end)

    def _fold(self, mark: Mark, writer: Writer, end: int) -> None:
        whole = bool(_ENDS_SENTENCE.search(self.raw, mark.inner_start, mark.inner_end))
        bare = mark.closed and writer.at_start and not _NO_COMMA.match(self.raw, mark.end, end)
        writer.fold(mark, ends=whole and self._starts_anew(mark.end, end), comma=bare)
        writer.close(mark.end, self.raw[mark.end : mark.end + 1])

    def _write_one(self, at: int, writer: Writer) -> int:
        """Write what stands at `at` and give the offset behind it."""
        if at in self.openings:
            writer.open(at)
            return self.openings[at].inner_start
        if at in self.closings:
            after = self.closings[at]
            writer.close(at, self.raw[after : after + 1])
            return after
        if at in self.repeats:
            writer.open(at)
            return self.repeats[at]
        writer.char(self.raw[at], at)
        return at + 1

    def _starts_anew(self, at: int, end: int) -> bool:
        while at < end and self.raw[at].isspace():
            at += 1
        follows = self.raw[at] if at < end else ""
        return not follows or follows.isupper() or follows.isdigit() or at in self.openings or follows in "–—["


def _cut(writer: Writer, paragraph: int, within: int | None) -> Iterator[Unit]:
    """Cut what was written into sentences."""
    text = "".join(writer.chars)
    ends = sentence_ends(text, opens=paragraph == 0 and within is None)
    cuts = [0, *sorted({*ends, *writer.breaks}), len(text)]
    folded = iter(writer.folded)
    pending = next(folded, None)
    for start, end in pairwise(cuts):
        inside = []
        while pending is not None and pending[0] < end:
            inside.append(pending)
            pending = next(folded, None)
        for a, b in _slices(text, start, end):
            within_slice = tuple((x - a, y - a, m) for x, y, m in inside if a <= x and y <= b)
            yield Unit(text[a:b], writer.starts[a:b], writer.ends[a:b], paragraph, within, within_slice)


def _slices(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence `text[start:end]` without outer spaces, in several slices where it is too long."""
    while start < end:
        stop = end
        if end - start > _LONGEST:
            space = text.rfind(" ", start + 1, start + _LONGEST)
            stop = space if space > start else start + _LONGEST
        a, b = start, stop
        while a < b and text[a] == " ":
            a += 1
        while b > a and text[b - 1] == " ":
            b -= 1
        if a < b:
            yield a, b
        start = stop


def _overlong(raw: str, units: Sequence[Unit]) -> Iterator[Issue]:
    """Report the sentences that were cut: the units that go on without a gap in the same sentence."""
    for unit in units:
        if len(unit.text) > _LONGEST * 3 // 4 and not _ENDS_SENTENCE.search(unit.text):
            yield Issue(
                kind="sentence.overlong",
                span=Span.of(raw, unit.starts[0], unit.ends[-1]),
                message=f"A sentence at offset {unit.starts[0]} is longer than {_LONGEST} characters and was cut.",
            )
