"""From parsed sentences back to the raw text: the offsets recorded in the units are looked up, never guessed."""

from collections.abc import Sequence

from quotes.model.mark import Mark
from quotes.model.tree import Sentence, Token, Tree, Word
from quotes.model.unit import Unit


def align(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    marks: Sequence[Mark],
    units: Sequence[Unit],
    parses: Sequence[tuple[Word, ...]],
) -> Tree:
    """Place the words of each unit in the raw text (offsets: half-open code points of `raw`)."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for unit, words in zip(units, parses, strict=True):
        if not words:
            continue
        first = len(tokens)
        number = len(sentences)
        tokens += [_token(unit, word, first, number, i) for i, word in enumerate(words)]
        sentences.append(
            Sentence(number, first, len(tokens), unit.starts[0], max(unit.ends), unit.paragraph, unit.within)
        )
    placed = _with_marks(tokens, marks)
    return Tree(raw, placed, tuple(sentences), tuple(paragraphs))


def _token(unit: Unit, word: Word, first: int, sentence: int, position: int) -> Token:
    index = first + position
    quoted = next((mark for a, b, mark in unit.folded if a < word.end and word.start < b), None)
    return Token(
        index=index,
        start=unit.starts[word.start],
        end=unit.ends[word.end - 1],
        text=word.text,
        lemma=word.lemma,
        upos=word.upos,
        feats=word.feats,
        head=first + word.head if word.head >= 0 else index,
        deprel=word.deprel,
        sentence=sentence,
        quoted=quoted,
    )


def _with_marks(tokens: list[Token], marks: Sequence[Mark]) -> tuple[Token, ...]:
    """Note for every token the innermost pair of marks around it."""
    from dataclasses import replace

    innermost: dict[int, int] = {}
    for mark in marks:  # inner marks come after outer ones and overwrite them
        for offset in range(mark.start, mark.end):
            innermost[offset] = mark.index
    return tuple(
        replace(t, mark=None if t.quoted is not None else innermost.get(t.start)) for t in tokens
    )
