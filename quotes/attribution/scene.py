"""What the attribution stage reads from, gathered once."""

from collections.abc import Sequence
from functools import cached_property

from quotes.grammar.quoted import QuotedWords
from quotes.grammar.view import View
from quotes.model.attribution import Piece, SourcePhrase
from quotes.model.content import ContentCandidate
from quotes.model.cue import CueMatch
from quotes.model.mark import Mark
from quotes.model.tree import Tree


class Scene:
    """The tree, the marks and all that the earlier stages found."""

    def __init__(
        self,
        tree: Tree,
        marks: Sequence[Mark],
        cues: Sequence[CueMatch],
        contents: Sequence[ContentCandidate],
        sources: Sequence[SourcePhrase | None],
    ) -> None:
        self.tree = tree
        self.raw = tree.raw
        self.marks = marks
        self.cues = cues
        self.contents = contents
        self.sources = sources
        self.quoted = QuotedWords(tree, marks)
        self._views: dict[int, View] = {}

    def view(self, sentence: int) -> View:
        """The view of a sentence, made once."""
        if sentence not in self._views:
            self._views[sentence] = View(self.tree, self.tree.sentences[sentence], self.marks)
        return self._views[sentence]

    @cached_property
    def opening_token(self) -> dict[int, int]:
        """For each mark, the token that it opens before (its placeholder when folded)."""
        found: dict[int, int] = {}
        for sentence in self.tree.sentences:
            for token, opened in self.view(sentence.index).opens.items():
                for mark in opened:
                    found.setdefault(mark, token)
        return found

    def inner_text(self, mark: Mark) -> str:
        """The words between the marks."""
        return self.raw[mark.inner_start : mark.inner_end].strip()


def length(pieces: Sequence[Piece]) -> int:
    """How many code points the pieces hold together."""
    return sum(b - a for a, b in pieces)


def shared(one: Sequence[Piece], other: Sequence[Piece]) -> int:
    """How many code points two contents have in common."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
