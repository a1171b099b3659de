"""What stands between a pair of marks: a clause, a few words, a title?"""

from collections.abc import Sequence

from quotes.grammar.clauses import is_finite
from quotes.model.mark import Mark
from quotes.model.tree import Token, Tree


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
        return any(is_finite(t) for t in self.tokens(mark))

    def is_complete(self, mark: int) -> bool:
        """Whether the main verb between the marks has its subject there too: a clause that needs no word outside."""
        inside = {t.index for t in self.tokens(mark)}
        for token in self.tokens(mark):
            if not is_finite(token):
                continue
            verb = self._tree.head(token) if token.deprel.startswith(("aux", "cop")) else token
            if verb.deprel.startswith(("acl", "advcl", "csubj")):
                continue
            subjects = self._tree.children(verb, "nsubj", "expl:subj", "expl")
            return any(s.index in inside and s.lower not in ("qui", "se", "s'") for s in subjects)
        return False

    def word_count(self, mark: int) -> int:
        """How many words stand between the marks."""
        return sum(t.upos != "PUNCT" for t in self.tokens(mark))
