"""From parsed sentences back to the raw text: the offsets recorded in the units are looked up, never guessed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.model.mark import Mark
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
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for unit, parsed in zip(units, parses, strict=True):
        words = repair(parsed)
        if not words:
            continue
        first, number = len(tokens), len(sentences)
        tokens += _tokens(unit, words, first, number)
        span = unit.starts[0], unit.ends[-1]
        sentences.append(Sentence(number, first, len(tokens), *span, unit.paragraph, unit.within))
    return Tree(raw, tuple(_with_marks(tokens, marks)), tuple(sentences), tuple(paragraphs))


def _tokens(unit: Unit, words: Sequence[Word], first: int, sentence: int) -> Iterator[Token]:
    places = _places(unit, words)
    for position, (word, (start, end)) in enumerate(zip(words, places, strict=True)):
        index = first + position
        yield Token(
            index=index,
            start=unit.starts[start],
            end=unit.ends[end - 1],
            text=word.text,
            lemma=word.lemma,
            upos=word.upos,
            feats=word.feats,
            head=first + word.head if 0 <= word.head < len(words) else index,
            deprel=word.deprel,
            sentence=sentence,
            quoted=next((mark for a, b, mark in unit.folded if a < end and start < b), None),
        )


def _places(unit: Unit, words: Iterable[Word]) -> Iterator[tuple[int, int]]:
    """Where each word stands in the unit: not empty, inside it, and none before the one in front of it."""
    least = 0
    for word in words:
        start = min(max(word.start, least), len(unit.text) - 1)
        yield start, min(max(word.end, start + 1), len(unit.text))
        least = start


def _with_marks(tokens: Iterable[Token], marks: Sequence[Mark]) -> Iterator[Token]:
    """Note for every token the innermost pair of marks around it."""
    edges = _edges(marks)
    offsets = [at for at, _ in edges]
    for token in tokens:
        if token.quoted is None and marks:
            inside = edges[bisect_right(offsets, token.start) - 1][1]
            yield token if inside is None else replace(token, mark=inside)
        else:
            yield token


def _edges(marks: Sequence[Mark]) -> list[tuple[int, int | None]]:
    """The innermost mark from each offset on at which it changes; marks are in text order and nested or apart."""
    edges: list[tuple[int, int | None]] = [(-1, None)]
    around: list[Mark] = []

    def close_until(at: float) -> None:
        while around and around[-1].inner_end <= at:
            closed = around.pop()
            edges.append((closed.inner_end, around[-1].index if around else None))

    for mark in marks:
        close_until(mark.start)
        edges.append((mark.inner_start, mark.index))
        around.append(mark)
    close_until(float("inf"))
    return edges
