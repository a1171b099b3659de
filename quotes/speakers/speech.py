"""The quotations of an article as one run of speech, in which those without a source find their speaker."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import regex

from quotes.grammar.headings import Echo
from quotes.model.attribution import Attribution
from quotes.model.tree import Sentence
from quotes.speakers.entities import Figure, may_be_person
from quotes.speakers.reading import Reading

REACH = 12  # attributions looked at on either side
_FIRST_PERSON = regex.compile(r"\b(?:je|j['’]|moi|mon|ma|mes|m['’])\b", regex.IGNORECASE)

Found: TypeAlias = tuple[Figure | None, str] | None


@dataclass(frozen=True, slots=True)
class Speech:
    """The attributions in text order, with the paragraph and the speaker of each, as far as settled.

    `numbers` are their places in the reading, `inner` those that lie inside another's words, `echoes` the words of
    each, to be looked for in others; `opens` tells for a mark the first sentence inside it; `told` are the sentences of
    the writer, in text order.
    """

    reading: Reading
    numbers: Sequence[int]
    attributions: Sequence[Attribution]
    paragraphs: Sequence[int]
    speakers: list[Figure | None]
    inner: Collection[int]
    opens: Mapping[int, Sentence]
    told: Sequence[Sentence]
    echoes: Sequence[Echo]

    def before(self, k: int) -> Iterator[int]:
        """Those before `k` whose speaker is known, the nearest first."""
        near = (i for i in range(k - 1, max(-1, k - REACH), -1) if i not in self.inner)
        only_person = self._says_i(k)
        for i in near:
            figure = self.speakers[i]
            if figure is not None and (not only_person or self._is_human(figure)):
                yield i

    def _says_i(self, k: int) -> bool:
        """Whether quoted words say *je*, as no body and no paper does."""
        raw, attribution = self.reading.tree.raw, self.attributions[k]
        return any(_FIRST_PERSON.search(raw, a, b) for a, b in attribution.content)

    def _is_human(self, figure: Figure) -> bool:
        return figure.kind == "group" or may_be_person(self.reading.cast, figure)

    def same_paragraph(self, k: int) -> int | None:
        """The nearest before `k` in its paragraph."""
        return next((i for i in self.before(k) if self.paragraphs[i] == self.paragraphs[k]), None)
