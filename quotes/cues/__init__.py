"""Cues: the words that signal that somebody else's words are being reported."""

from collections.abc import Sequence

from quotes.cues.colons import colon_cues
from quotes.cues.nouns import noun_cues
from quotes.cues.prepositions import preposition_cues
from quotes.cues.rules import RULES
from quotes.cues.verbs import verb_cues
from quotes.grammar.quoted import QuotedWords
from quotes.grammar.view import View
from quotes.model.cue import CueMatch
from quotes.model.mark import Mark
from quotes.model.tree import Tree

__all__ = ["RULES", "find_cues"]


def find_cues(tree: Tree, marks: Sequence[Mark]) -> tuple[CueMatch, ...]:
    """Find every cue of an article, in text order; offsets are half-open code points of the raw text.

    A cue is a possibility: whether it has content is decided by the later stages.
    """
    quoted = QuotedWords(tree, marks)
    found: list[CueMatch] = []
    for sentence in tree.sentences:
        view = View(tree, sentence, marks)
        verbs = verb_cues(view, quoted)
        others = [*preposition_cues(view), *noun_cues(view)]
        found += verbs + others + colon_cues(view, [*verbs, *others])
    return tuple(sorted(found, key=lambda cue: (cue.span, cue.sentence)))
