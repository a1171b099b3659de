"""From parsed sentences back to the raw text: the offsets recorded in the units are looked up, never guessed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from quotes.model.mark import Mark, evened
from quotes.model.tree import Sentence, Token, Tree, Word
from quotes.model.unit import Unit
from quotes.parsing.repair import repair


def align(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    marks: Sequence[Mark],
    units: Sequence[Unit],
    parses: Sequence[tuple[Word, ...]],
) -> Tree:
    """Place the words of each unit in the raw text (offsets: half-open code points of `raw`).

    Words that a parser places outside its sentence or out of order are pulled back into it; units without words
    become no sentence.
    """
    innermost = _Innermost(marks)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for unit, parsed in zip(units, parses, strict=True):
        words = repair(parsed)
        if not words:
            continue
        first, number = len(tokens), len(sentences)
        tokens += _tokens(unit, words, first, number, innermost)
        span = unit.starts[0], unit.ends[-1]
        sentences.append(Sentence(number, first, len(tokens), *span, unit.paragraph, unit.within))
    return Tree(raw, _accented(evened(raw, marks), tokens), tuple(tokens), tuple(sentences), tuple(paragraphs))


def _accented(plain: str, tokens: Iterable[Token]) -> str:
    """The evened text with the accents that its words were given."""
    chars = list(plain)
    for token in tokens:
        if token.text == "À" and token.end == token.start + 1:  # not the À of *Au*
            chars[token.start] = token.text
    return "".join(chars)


class _Innermost:
    """The innermost mark around an offset; marks are in text order, and nested or apart."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._offsets = [-1]
        self._marks: list[int | None] = [None]
        around: list[Mark] = []
        for mark in marks:
            self._close(around, mark.start)
            self._from(mark.inner_start, mark.index)
            around.append(mark)
        self._close(around, float("inf"))

    def __getitem__(self, offset: int) -> int | None:
        return self._marks[bisect_right(self._offsets, offset) - 1]

    def _close(self, around: list[Mark], until: float) -> None:
        while around and around[-1].inner_end <= until:
            closed = around.pop()
            self._from(closed.inner_end, around[-1].index if around else None)

    def _from(self, offset: int, mark: int | None) -> None:
        self._offsets.append(offset)
        self._marks.append(mark)


def _tokens(unit: Unit, words: Sequence[Word], first: int, sentence: int, innermost: _Innermost) -> Iterator[Token]:
    for position, (word, (start, end)) in enumerate(zip(words, _places(unit, words), strict=True)):
        index, at = first + position, unit.starts[start]
        quoted = next((mark for a, b, mark in unit.folded if a < end and start < b), None) if unit.folded else None
        yield Token(
            index=index,
            start=at,
            end=max(at + 1, unit.ends[end - 1]),
            text=word.text,
            lemma=word.lemma,
            upos=word.upos,
            feats=word.feats,
            head=first + word.head if 0 <= word.head < len(words) else index,
            deprel=word.deprel,
            sentence=sentence,
            mark=innermost[at] if quoted is None else None,
            quoted=quoted,
        )


def _places(unit: Unit, words: Iterable[Word]) -> Iterator[tuple[int, int]]:
    """Where each word stands in the unit: not empty, inside it, and none before the one in front of it."""
    least = 0
    for word in words:
        start = min(max(word.start, least), len(unit.text) - 1)
        yield start, min(max(word.end, start + 1), len(unit.text))
        least = start
