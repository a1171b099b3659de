"""Direct, mixed or indirect: by what part of the content stands between marks."""

from collections.abc import Mapping, Sequence

from quotes.grammar.reading import Reading
from quotes.model.attribution import Piece, Refusal
from quotes.model.mark import Mark
from quotes.model.result import QuotationKind

_TRIMMED = frozenset(" \t\r\n\u00a0\u202f\u2009«»“”„\"'‘’‹›.,;:!?…-–—()[]")


def verbatim_of(
    reading: Reading, pieces: Sequence[Piece], named: Mapping[int, Refusal], *, free: bool = True
) -> tuple[tuple[Piece, ...], tuple[int, ...]]:
    """The stretches between marks inside a content, and the marks they come from.

    A pair nested in another one is not listed; nor is one that holds a name or title, nor a turn of dialogue whose
    speaker reports somebody (not `free`: the content hangs on a verb of the turn).
    """
    verbatim: list[Piece] = []
    used: list[int] = []
    taken: set[int] = set()
    for mark in _marks_over(reading, pieces):
        if mark.parent in taken:
            taken.add(mark.index)
            continue
        parts = [
            (max(a, mark.start), min(b, mark.end)) for a, b in pieces if a < mark.inner_end and mark.inner_start < b
        ]
        whole = any(a <= mark.start and mark.end <= b for a, b in pieces)
        cut = sum(b - a for a, b in parts) > 0.5 * (mark.end - mark.start) and len(pieces) > 1
        inside = any(mark.start <= a and b <= mark.end for a, b in pieces)
        if not parts or not (whole or cut or (inside and parts == list(pieces))):
            continue
        if mark.index in named:
            continue
        if mark.is_dash and not free:
            continue
        if mark.is_dash:
            verbatim += parts
            used.append(mark.index)
            continue
        if inside and not whole and len(pieces) == 1 and parts[0] != (mark.start, mark.end):
            continue
        taken.add(mark.index)
        verbatim += parts
        used.append(mark.index)
    return tuple(verbatim), tuple(used)


def _marks_over(reading: Reading, pieces: Sequence[Piece]) -> list[Mark]:
    found = {mark.index: mark for start, end in pieces for mark in reading.marks_over(start, end)}
    return [found[index] for index in sorted(found)]


def kind_of(
    reading: Reading, pieces: Sequence[Piece], verbatim: Sequence[Piece], used: Sequence[int], *, free: bool
) -> QuotationKind:
    """Direct when all of the content stands in marks and is a clause, or an utterance of its own; else mixed."""
    if not verbatim:
        return "indirect"
    quoted = {i for a, b in verbatim for i in range(a, b)}
    outside = any(i not in quoted and reading.raw[i] not in _TRIMMED for a, b in pieces for i in range(a, b))
    if outside:
        return "mixed"
    return "direct" if free or any(reading.quoted.is_clause(m) for m in used) else "mixed"
