"""Inner values by hand, in few words."""

from quotes.model.attribution import Piece
from quotes.model.tree import Sentence, Token, Tree


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
    return Tree(raw, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(raw), 0),), ((0, len(raw)),))


def token_at(tree: Tree, offset: int) -> int:
    """The index of the token that holds an offset."""
    return next(token.index for token in tree.tokens if token.start <= offset < token.end)
