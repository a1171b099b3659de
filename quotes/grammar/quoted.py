"""What stands between a pair of marks: a clause, a few words, a title?"""

from collections.abc import Sequence

from quotes.model.mark import Mark
from quotes.model.tree import Token, Tree

_FINITE = "Fin"


class QuotedWords:
    """The tokens inside each pair of marks, nested and folded ones included."""

    def __init__(self, tree: Tree, marks: Sequence[Mark]) -> None:
        self._tree = tree
        self._marks = marks
        self._inside: dict[int, list[Token]] = {}
        for token in tree.tokens:
            mark = token.mark
            while mark is not None:
                self._inside.setdefault(mark, []).append(token)
                mark = marks[mark].parent

    def tokens(self, mark: int) -> Sequence[Token]:
        """The tokens between the marks, in text order of their sentences."""
        return self._inside.get(mark, ())

    def is_clause(self, mark: int) -> bool:
        """Whether a finite verb stands between the marks."""
        return any(_is_finite(t) for t in self.tokens(mark))

    def word_count(self, mark: int) -> int:
        """How many words stand between the marks."""
        return sum(t.upos != "PUNCT" for t in self.tokens(mark))


def _is_finite(token: Token) -> bool:
    return token.upos in ("VERB", "AUX") and (
        token.feats.get("VerbForm") == _FINITE or token.feats.get("Mood") in ("Ind", "Sub", "Cnd", "Imp")
    )
