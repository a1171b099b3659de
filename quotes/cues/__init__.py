"""Cues: the words that signal that somebody else's words are being reported."""

from quotes.cues.colons import colon_cues
from quotes.cues.nouns import noun_cues
from quotes.cues.prepositions import preposition_cues
from quotes.cues.rules import RULES
from quotes.cues.signatures import signature_cues
from quotes.cues.verbs import verb_cues
from quotes.grammar.reading import Reading
from quotes.model.cue import CueMatch

__all__ = ["RULES", "find_cues"]


def find_cues(reading: Reading) -> tuple[CueMatch, ...]:
    """Find every cue of an article, in text order; offsets are half-open code points of the raw text.

    A cue is a possibility: whether it has content is decided by the later stages.
    """
    found: list[CueMatch] = []
    for sentence in reading.tree.sentences:
        view = reading.view(sentence.index)
        verbs = verb_cues(view, reading.quoted)
        others = [*preposition_cues(view), *noun_cues(view)]
        found += verbs + others + colon_cues(view, [*verbs, *others]) + signature_cues(reading, view)
    return tuple(sorted(found, key=lambda cue: (cue.span, cue.sentence)))
