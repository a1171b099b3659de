"""Inner values by hand, in few words."""

from quotes.marks import pair_marks
from quotes.model.attribution import Piece
from quotes.model.mark import Mark
from quotes.model.tree import Sentence, Token, Tree, Word
from quotes.parsing import align
from quotes.skeleton import build_units
from quotes.text import paragraphs


def place(raw: str, words: str, nth: int = 1) -> Piece:
    """The offsets of the n-th occurrence of some words."""
    at = -1
    for _ in range(nth):
        at = raw.index(words, at + 1)
    return at, at + len(words)


def flat_tree(raw: str) -> Tree:
    """A tree of white-space words without any syntax."""
    tokens: list[Token] = []
    at = 0
    for word in raw.split():
        at = raw.index(word, at)
        index = len(tokens)
        tokens.append(Token(index, at, at + len(word), word, word.lower(), "X", {}, 0, "dep", 0))
        at += len(word)
    return Tree(raw, raw, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(raw), 0),), ((0, len(raw)),))


def token_at(tree: Tree, offset: int) -> int:
    """The index of the token that holds an offset."""
    return next(token.index for token in tree.tokens if token.start <= offset < token.end)


def words_of(text: str, table: str) -> tuple[Word, ...]:
    """The words of a sentence from a table with one word a line: form, lemma, upos, head, deprel, features.

    Columns are parted by white space; `head` counts from 1, 0 is the root; features may be left out. The form `du|de`
    is the word *de* written *du*, and `~|le` behind it the word *le* of the same written token.
    """
    words: list[Word] = []
    start = end = 0
    for line in table.strip().splitlines():
        form, lemma, upos, head, deprel, *feats = line.split()
        surface, _, word = form.partition("|")
        if surface != "~":
            start = text.index(surface, end)
            end = start + len(surface)
        features = dict(pair.split("=", 1) for pair in feats[0].split("|")) if feats else {}
        words.append(Word(start, end, word or surface, lemma, upos, features, int(head) - 1, deprel))
    return tuple(words)


def parsed(raw: str, *tables: str) -> tuple[Tree, tuple[Mark, ...]]:
    """A text as the rules see it: its marks, and its tree from one table (see `words_of`) for each unit, in order.

    A folded quotation is the word `oui` in the table of the sentence around it, and has a table of its own.
    """
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    units, _ = build_units(raw, spans, marks)
    parses = [words_of(unit.text, table) for unit, table in zip(units, tables, strict=True)]
    return align(raw, spans, marks, units, parses), marks
