"""What the words around a name, or around a word of anonymity, say as a whole.

At the bottom stands a core (`cores`): *son nom*, *l'anonymat*, *cité*. What governs it hides or tells; each negation
and each refusal above turns that round: *donner son nom* tells, *ne pas donner son nom* hides, *refuser de garder
l'anonymat* tells again.
"""

from collections.abc import Iterator
from dataclasses import replace

from quotes.anonymity.cores import core
from quotes.anonymity.reading import Reading, denies
from quotes.anonymity.words import NE, QUE, Stretch
from quotes.lexicon.anonymity import Part

_WILL: frozenset[Part] = frozenset({"want", "pledge", "ask", "wish", "wishing", "cover", "able"})
_NEAR = 4


def readings(stretch: Stretch) -> Iterator[Reading]:
    """Every reading of a stretch that hides or renames somebody, in text order."""
    for index in range(len(stretch.words)):
        found = core(stretch, index)
        if found is not None:
            whole = _ascend(stretch, found)
            if whole.hidden and _is_meant(whole):
                yield whole


def _is_meant(reading: Reading) -> bool:
    """Whether the words speak of a wish or a rule; that somebody *is not identified* may be mere fact."""
    return reading.core != "told" or bool(reading.played & {*_WILL, "refuse"})


def _ascend(stretch: Stretch, reading: Reading) -> Reading:
    """The reading with all that governs it: wishes, refusals, negations."""
    played = {reading.by} if reading.core in ("secrecy", "discretion") else set()
    if reading.by == "cover":
        return replace(reading, played=frozenset(played))  # an adjunct of the saying, however that goes on
    first, hidden, bound = reading.first, reading.hidden, reading.first
    for at in stretch.governing(reading.first):
        word = stretch[at]
        if reading.core not in ("name", "single_out") and _has_own_subject(stretch, at, bound):
            break
        bound = at
        if word.low == "sans" or stretch.is_bare_denial(at):
            first = next((i for i in stretch.governing(at) if stretch[i].plays("want")), at)
            return replace(reading, first=first, hidden=not hidden, played=frozenset({*played, "refuse"}))
        if _turns(stretch, at):
            first, hidden = at, not hidden
            played |= word.parts & {"refuse"}
        elif word.parts & _WILL:
            first = at
            played |= word.parts & _WILL
            if word.plays("cover"):
                break
        elif word.low in NE:
            first = at
    return replace(reading, first=first, hidden=hidden, played=frozenset(played))


def _turns(stretch: Stretch, at: int) -> bool:
    """Whether a word turns what it governs into its contrary."""
    word = stretch[at]
    if word.low in NE:
        return denies(stretch, at)
    if word.plays("denying"):  # *peu désireux*, but *ne tient guère*: there *ne* has done so
        return not NE & set(stretch.lows(at - _NEAR, at))
    if word.low == "question":
        return bool({"pas", "hors"} & set(stretch.lows(at - 2, at)))
    return word.plays("refuse")


def _has_own_subject(stretch: Stretch, above: int, below: int) -> bool:
    """Whether a *que* between two words opens a clause about something else: *exige que les plis restent anonymes*."""
    que = next((i for i in range(below - 1, above, -1) if stretch.low(i) in QUE), None)
    return que is not None and any(not word.light for word in stretch.between(que + 1, below))
