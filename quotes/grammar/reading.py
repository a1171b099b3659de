"""An article as the rules read it: sentences with their marks, made once and shared by the stages."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from quotes.grammar.quoted import QuotedWords
from quotes.grammar.view import View
from quotes.model.mark import Mark
from quotes.model.tree import Tree


class Reading:
    """A tree and its marks, with the look-ups that rules need; each in time proportional to what is looked at."""

    def __init__(self, tree: Tree, marks: Sequence[Mark]) -> None:
        self.tree = tree
        self.raw = tree.raw
        self.marks = marks
        self.quoted = QuotedWords(tree, marks)
        self._views: dict[int, View] = {}
        self._starts = [mark.start for mark in marks]

    def view(self, sentence: int) -> View:
        """The view of a sentence."""
        if sentence not in self._views:
            self._views[sentence] = View(self.tree, self.tree.sentences[sentence], self.marks)
        return self._views[sentence]

    def following(self, sentence: int) -> View | None:
        """The next sentence at the same depth; the insides of folded quotations are passed over."""
        after = self._following[sentence]
        return None if after is None else self.view(after)

    def preceding(self, sentence: int) -> View | None:
        """The sentence before in the same paragraph and at the same depth."""
        here = self.tree.sentences[sentence]
        for index in range(sentence - 1, -1, -1):
            before = self.tree.sentences[index]
            if before.paragraph != here.paragraph:
                return None
            if before.within == here.within:
                return self.view(before.index)
        return None

    @cached_property
    def _following(self) -> tuple[int | None, ...]:
        latest: dict[int | None, int] = {}
        found: list[int | None] = [None] * len(self.tree.sentences)
        for sentence in reversed(self.tree.sentences):
            found[sentence.index] = latest.get(sentence.within)
            latest[sentence.within] = sentence.index
        return tuple(found)

    @cached_property
    def opening_token(self) -> dict[int, int]:
        """For each mark, the token that it opens before (its placeholder when folded)."""
        found: dict[int, int] = {}
        for sentence in self.tree.sentences:
            for token, opened in self.view(sentence.index).opens.items():
                for mark in opened:
                    found.setdefault(mark, token)
        return found

    def marks_over(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that share a character with a stretch of the raw text, outer ones first."""
        at = bisect_right(self._starts, start)
        around: list[Mark] = []
        index = at - 1 if at else None
        while index is not None:
            if self.marks[index].end > start:
                around.append(self.marks[index])
            index = self.marks[index].parent
        yield from reversed(around)
        while at < len(self.marks) and self.marks[at].start < end:
            yield self.marks[at]
            at += 1

    def inner_text(self, mark: Mark) -> str:
        """The words between the marks."""
        return self.raw[mark.inner_start : mark.inner_end].strip()
