"""A translation in brackets beside quoted words (*«We moved too fast» («On est allés trop vite»)*): one quotation."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import regex

from quotes.grammar.reading import Reading
from quotes.model.attribution import Attribution

# What may stand between a quotation and its translation.
_OPENING = regex.compile(r"\s*+[(\[]\s*+")
# What may stand behind the translation.
_CLOSING = regex.compile(r"[^()\[\]\n]{0,24}[)\]]")


class Translations:
    """The marks that stand in brackets right behind another mark, each with that one, by index."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        siblings: dict[int | None, list[int]] = {}
        for mark in reading.marks:
            siblings.setdefault(mark.parent, []).append(mark.index)
        self.original_of = {
            second: first
            for group in siblings.values()
            for first, second in pairwise(group)
            if self._is_bracketed(first, second)
        }
        self._partner = {**self.original_of, **{first: second for second, first in self.original_of.items()}}

    def _is_bracketed(self, first: int, second: int) -> bool:
        raw, one, other = self._reading.raw, self._reading.marks[first], self._reading.marks[second]
        between = _OPENING.fullmatch(raw, one.end, other.start)
        return between is not None and _CLOSING.match(raw, other.end) is not None

    def joined(self, attributions: Iterable[Attribution]) -> list[Attribution]:
        """The attributions, each with the translations or originals of its marks that no other one holds."""
        kept = list(attributions)
        held = {m for a in kept for m in a.marks}
        return [self._with_partners(a, held) for a in kept]

    def _with_partners(self, attribution: Attribution, held: set[int]) -> Attribution:
        added = [p for m in attribution.marks if (p := self._partner.get(m)) is not None and p not in held]
        if not added:
            return attribution
        held.update(added)
        spans = [(self._reading.marks[m].start, self._reading.marks[m].end) for m in added]
        return replace(
            attribution,
            content=tuple(sorted((*attribution.content, *spans))),
            verbatim=tuple(sorted((*attribution.verbatim, *spans))),
            marks=tuple(sorted((*attribution.marks, *added))),
        )
