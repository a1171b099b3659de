"""One sentence with its quotation marks put back between its words."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import regex

from quotes.model.attribution import Piece
from quotes.model.mark import Mark
from quotes.model.tree import Sentence, Token, Tree

_WORD = regex.compile(r"[\p{L}\p{N}]")
COMMA = frozenset({",", "-", "–", "—", "("})
_SYMBOLS = frozenset("%€$£°")
_STOPS = frozenset({".", "!", "?", "...", ";", ":"})


class View:
    """A sentence for the rules: tokens by their index in the tree, and what stands between them.

    `opens[i]` are the marks that open right before token i, `closes[i]` those that close right after it; a folded
    quotation opens and closes at its placeholder.
    """

    def __init__(self, tree: Tree, sentence: Sentence, marks: Sequence[Mark]) -> None:
        self.tree = tree
        self.sentence = sentence
        self.tokens: Sequence[Token] = tree.of(sentence)
        self.first = sentence.first
        self.stop = sentence.stop
        self.opens: dict[int, tuple[int, ...]] = {}
        self.closes: dict[int, tuple[int, ...]] = {}
        self._marks = marks
        self._place(marks)

    def _place(self, marks: Sequence[Mark]) -> None:
        """Find the tokens at which marks open and close, from the marks that the tokens stand in."""
        inside: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.quoted is not None:
                self.opens[token.index] = self.closes[token.index] = (token.quoted,)
            around = token.mark
            while around is not None and around != self.sentence.within:
                inside.setdefault(around, []).append(token)
                around = marks[around].parent
        for index in sorted(inside):
            first, last, mark = inside[index][0], inside[index][-1], marks[index]
            if mark.is_dash:
                continue
            if not self._has_words(mark.inner_start, first.start):
                self.opens[first.index] = (*self.opens.get(first.index, ()), index)
            if mark.closed and not self._has_words(last.end, mark.inner_end):
                self.closes[last.index] = (index, *self.closes.get(last.index, ()))

    def extent(self, first: int, last: int) -> Piece:
        """Where a phrase stands (half-open raw offsets), closing what it opens (*auteur de « Cendres »*)."""
        opened = {mark for at in range(first + 1, last + 1) for mark in self.opens.get(at, ())}
        here = {mark for marks in self.closes.values() for mark in marks}
        return self[first].start, max([self[last].end, *(self._marks[mark].end for mark in opened & here)])

    def _has_words(self, start: int, end: int) -> bool:
        """Whether a word stands in a raw stretch: the mark began before this sentence, or goes on behind it."""
        return _WORD.search(self.tree.raw, start, end) is not None

    def __getitem__(self, index: int) -> Token:
        return self.tree.tokens[index]

    def holds(self, index: int) -> bool:
        """Whether a token of this sentence has that index."""
        return self.first <= index < self.stop

    def low(self, index: int) -> str:
        """The lower-case form at an index, or an empty string outside the sentence."""
        return self.tree.tokens[index].text.lower() if self.holds(index) else ""

    def lows(self, start: int, count: int) -> tuple[str, ...]:
        """The lower-case forms of `count` tokens from `start` on (shorter at the sentence's end)."""
        return tuple(t.text.lower() for t in self.tree.tokens[max(start, self.first) : min(start + count, self.stop)])

    def is_punct(self, index: int) -> bool:
        """Whether the token is punctuation, or lies outside the sentence."""
        if not self.holds(index):
            return True
        token = self.tree.tokens[index]
        return token.text not in _SYMBOLS and (token.upos == "PUNCT" or not any(c.isalnum() for c in token.text))

    def is_comma(self, index: int) -> bool:
        """Whether the token is a comma or another sign that sets off an insertion."""
        return self.low(index) in COMMA

    def is_stop(self, index: int) -> bool:
        """Whether the token ends a clause for certain, or lies outside the sentence."""
        return not self.holds(index) or self.low(index) in _STOPS

    def at_edge(self, index: int) -> bool:
        """Whether an insertion may begin at this token: after punctuation, a closing mark, or at the start."""
        return index <= self.first or self.is_punct(index - 1) or index - 1 in self.closes

    def next_stop(self, index: int) -> int:
        """The first token from `index` on that is a full stop or the like, or the sentence's end."""
        while index < self.stop and not self.is_stop(index):
            index += 1
        return index

    def between(self, start: int, end: int) -> Iterator[Token]:
        """The tokens of the half-open range that lie in the sentence."""
        yield from self.tree.tokens[max(start, self.first) : min(end, self.stop)]

    def marked(self, index: int) -> int | None:
        """The mark around the token that was opened in this sentence, if any."""
        token = self.tree.tokens[index]
        mark = token.quoted if token.quoted is not None else token.mark
        return None if mark == self.sentence.within else mark

    @cached_property
    def last_word(self) -> int:
        """The index of the last token that is not punctuation."""
        index = self.stop - 1
        while index > self.first and self.is_punct(index):
            index -= 1
        return index
