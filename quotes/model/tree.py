"""The parsed article: words with lemmas, tags and dependencies, aligned to the raw text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word as a parser gives it; offsets and head are local to its sentence.

    `start`/`end` are half-open code points of the sentence string; the words of a multiword token (*du* = *de* + *le*)
    share the token's span. `head` is the index of the governor in the sentence, -1 for the root.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word placed in the article: offsets point into the raw text, `head` into `Tree.tokens` (own index: root).

    `mark` is the innermost pair of quotation marks around it; `quoted` is the pair that this token stands for, when
    it is the placeholder of a quotation that was parsed by itself.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    sentence: int
    mark: int | None = None
    quoted: int | None = None

    @property
    def lower(self) -> str:
        """The form, lower-cased."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens `[first, stop)`; `start`/`end` are raw offsets, `within` the mark it was parsed inside of."""

    index: int
    first: int
    stop: int
    start: int
    end: int
    paragraph: int
    within: int | None = None


@dataclass(frozen=True)
class Tree:
    """All sentences of an article: the frame (quotations folded to one word) and the insides of folded quotations.

    `plain` is the raw text in one typography, character for character, for rules that look at words as they stand.
    """

    raw: str
    plain: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[tuple[int, int], ...] = field(default=())

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(tuple(b) for b in below)

    def of(self, sentence: Sentence) -> Sequence[Token]:
        """The sentence's tokens."""
        return self.tokens[sentence.first : sentence.stop]

    def children(self, token: Token, *deprels: str) -> list[Token]:
        """The direct dependants, in text order; with `deprels`, those of that relation (subtypes included)."""
        found = [self.tokens[i] for i in self._children[token.index]]
        return [t for t in found if t.deprel.partition(":")[0] in deprels or t.deprel in deprels] if deprels else found

    def head(self, token: Token) -> Token:
        """The governor (the token itself for a root)."""
        return self.tokens[token.head]

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in text order; a cyclic parse cannot loop."""
        seen = {token.index}
        todo = [token.index]
        while todo:
            for child in self._children[todo.pop()]:
                if child not in seen:
                    seen.add(child)
                    todo.append(child)
        return [self.tokens[i] for i in sorted(seen)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors from the nearest up to the root."""
        seen = {token.index}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.index)
            yield token

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[token.sentence]
