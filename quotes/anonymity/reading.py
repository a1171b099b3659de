"""What some words say of somebody: that he is hidden, told, or renamed."""

from dataclasses import dataclass

from quotes.anonymity.words import Stretch
from quotes.lexicon.anonymity import Part

OWN = frozenset("son sa ses leur leurs mon ma mes".split())
_BEHIND = 6  # words behind *ne* among which its companion stands
_BEFORE = 8  # words before it among which a subject denies
_AT_ONCE = 2  # words behind it, a clitic among them, where a verb needs no companion


@dataclass(frozen=True, slots=True)
class Reading:
    """The words from `first` to `last`, whether they hide somebody, and the parts that they play.

    `core` is the part of the word at the bottom, `by` that of what governs it. `own`: the words themselves tell whose
    name it is (*son nom*); else only the clause around does (*dont nous taisons le nom*), or, with `another`, the noun
    behind (*le nom de cette mère*).
    """

    first: int
    last: int
    hidden: bool
    core: Part
    by: Part
    played: frozenset[Part] = frozenset()
    own: bool = True
    another: bool = False


def denies(stretch: Stretch, ne: int) -> bool:
    """Whether *ne* has a companion, before or behind, or stands before a verb that needs none."""
    subject = any(w.plays("companion") and w.low not in ("pas", "plus") for w in stretch.between(ne - _BEFORE, ne))
    companion = any(w.plays("companion") for w in stretch.between(ne + 1, ne + 1 + _BEHIND))
    return subject or companion or any(w.plays("able") for w in stretch.between(ne + 1, ne + 1 + _AT_ONCE))
