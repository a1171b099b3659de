"""What the words around a name, or around a word of anonymity, say: that somebody is hidden, told, or renamed.

At the bottom stands a core: a name noun (*son nom*), the state itself (*l'anonymat*), or what somebody is (*anonyme*,
*cité*, *identifié*). What governs the core hides or tells; each negation and each refusal above turns that round:
*donner son nom* tells, *ne pas donner son nom* hides, *refuser de garder l'anonymat* tells again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.anonymity.words import Stretch
from quotes.lexicon.anonymity import Part

OWN = frozenset("son sa ses leur leurs mon ma mes".split())
_THE = frozenset("le la l' les ces ce tous certains".split())
_QUE = frozenset({"que", "qu'"})
_OF = frozenset("de du des d'".split())
# Behind *de*: part of the name or of the reason, and nobody else's.
_NOBODY_ELSE = frozenset("famille peur crainte jeune naissance façon manière plus".split())
_NE = frozenset({"ne", "n'"})
_COMPANIONS = frozenset("pas plus jamais guère point aucun aucune ni nul nulle personne".split())
_NO_ONE = frozenset("aucun aucune ni nul nulle personne".split())
_ETRE = frozenset("être été est sont était étaient sera seront serait soit soient fut étant".split())
_FINITE = _ETRE | frozenset("ayant a ont avait avaient aura ait aient reste restent restera restait demeure demeurent".split())
# Between a name and what is said of it: «son nom (lui) sera», «prénom* modifié», «un prénom qui n'est pas le sien».
_PASSED = frozenset("lui leur donc toujours ici voir se ainsi également bien qui le la * )".split())
# Behind *être cité*, *s'identifier*: another sense of the verb.
_OTHER_SENSE = frozenset("comme à au aux coupable coupables responsable responsables sur en".split())
_ABOUT = frozenset("sur quant autour".split())
_SELF = frozenset("lui elle eux elles soi moi".split())
_NEAR = 4
_FAR = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """The words from `first` to `last`, whether they hide somebody, and the parts that they play.

    `core` is the part of the word at the bottom, `by` that of what governs it.
    """

    first: int
    last: int
    hidden: bool
    core: Part
    by: Part
    played: frozenset[Part] = frozenset()
    own: bool = True


def readings(stretch: Stretch) -> Iterator[Reading]:
    """Every reading of a stretch that hides or renames somebody, in text order."""
    for index, word in enumerate(stretch.words):
        found = None
        if word.plays("name"):
            found = _name(stretch, index)
        elif word.plays("initial"):
            found = _initial(stretch, index)
        elif word.plays("secrecy", "discretion"):
            found = _state(stretch, index)
        elif word.plays("single_out", "told"):
            found = _told(stretch, index)
        elif word.plays("hidden"):
            found = _hidden(stretch, index)
        if found is not None:
            whole = _ascend(stretch, found)
            if whole.hidden and _is_meant(whole):
                yield whole


def _is_meant(reading: Reading) -> bool:
    """Whether the words speak of a wish or a rule; that somebody *is not identified* may be mere fact."""
    if reading.core == "told":
        return bool(reading.played & {"want", "ask", "wish", "wishing", "cover", "refuse", "able"})
    return True


def denies(stretch: Stretch, ne: int) -> bool:
    """Whether *ne* has a companion, before or behind, or stands before a verb that needs none."""
    around = {*stretch.lows(ne - 1, ne), *stretch.lows(ne + 1, ne + 1 + _NEAR)}
    around |= _NO_ONE & set(stretch.lows(ne - _FAR, ne))
    able = any(stretch[i].plays("able") for i in range(ne + 1, min(ne + 3, len(stretch))))
    return able or bool(around & _COMPANIONS)


def _another(stretch: Stretch, last: int) -> bool:
    """Whether a name or an anonymity is somebody else's: *le nom de l'acheteur*."""
    return stretch.low(last + 1) in _OF and stretch.low(last + 2) not in _NOBODY_ELSE


def _name(stretch: Stretch, index: int) -> Reading | None:
    """*taire son nom*, *son identité n'a pas été révélée*, *prénom modifié*."""
    first, last = index, index
    while first and (stretch.low(first - 1) in OWN | _THE or stretch[first - 1].plays("real")):
        first -= 1
    if stretch.low(index + 1) == "de" and stretch.low(index + 2) == "famille":
        last = index + 2
    if _another(stretch, last) or stretch.low(last + 1) in ("suivis", "marqués", "cités"):
        return _all_altered(stretch, first, last)
    owner = stretch.low(first)
    own = owner in OWN
    governor = next(stretch.governing(first), None)
    told = governor is not None and stretch[governor].plays("tell")
    behind = None if told else _predicate(stretch, last + 1)
    if behind is not None:
        at, hidden, by = behind
        if own or by == "alter" or stretch.low(first - 1) == "dont" or first == index or owner in _THE:
            return Reading(first, at, hidden, "name", by, own=own or first == index)
        return None
    if stretch.low(first - 1) == "sous" and own:
        return Reading(first - 1, last, hidden=False, core="name", by="tell")
    if governor is None or first == index:
        return None
    return _as_object(stretch, governor, first, last, own=own)


def _all_altered(stretch: Stretch, first: int, last: int) -> Reading | None:
    """*les prénoms des témoins ont été changés*: first names are nobody's but people's."""
    if stretch.low(last) not in ("prénom", "prénoms", "noms"):
        return None
    for at in range(last + 2, min(last + 2 + _FAR, len(stretch))):
        if stretch.low(at) in ("a", "ont"):
            said = _predicate(stretch, at)
            altered = said is not None and said[2] == "alter" and said[1]
            return Reading(first, said[0], hidden=True, core="name", by="alter") if said and altered else None
    return None


def _as_object(stretch: Stretch, governor: int, first: int, last: int, *, own: bool) -> Reading | None:
    """What the verb before a name does to it."""
    verb = stretch[governor]
    if verb.plays("shielded"):  # *tenir secret son nom*
        above = next(stretch.governing(governor), None)
        if above is not None and stretch[above].plays("hold"):
            return Reading(above, last, hidden=True, core="name", by="hide", own=own)
        return None
    if verb.plays("alter"):
        return Reading(governor, last, hidden=True, core="name", by="alter", own=own)
    if verb.plays("hide"):
        return Reading(governor, last, hidden=True, core="name", by="hide", own=own)
    if verb.plays("hold"):  # *garder son nom secret*, *garder son nom pour soi*
        if last + 1 < len(stretch) and stretch[last + 1].plays("shielded"):
            return Reading(governor, last + 1, hidden=True, core="name", by="hide", own=own)
        if stretch.low(last + 1) == "pour" and stretch.low(last + 2) in _SELF:
            return Reading(governor, last + 2, hidden=True, core="name", by="hide", own=own)
        return None
    if verb.plays("tell"):
        end = last
        while end + 1 < len(stretch) and stretch[end + 1].plays("tell"):  # *voir son nom cité*
            end += 1
        return Reading(governor, end, hidden=False, core="name", by="tell", own=own)
    return None


def _initial(stretch: Stretch, index: int) -> Reading | None:
    """*ne donner que les initiales*: the rest of the name is hidden."""
    only = next((i for i in (index - 1, index - 2) if stretch.low(i) in ("seule", "seules")), None)
    behind = _predicate(stretch, index + 1) if only is not None else None
    if only is not None and behind is not None:
        return Reading(only, behind[0], hidden=True, core="name", by="alter", own=False)
    governor = next(stretch.governing(index), None)
    if governor is None or not stretch[governor].plays("tell") or not _QUE & set(stretch.lows(governor, index)):
        return None
    return Reading(governor, index, hidden=True, core="name", by="alter", own=False)


def _predicate(stretch: Stretch, start: int) -> tuple[int, bool, Part] | None:
    """What is said of the name or state before `start`: where, whether that hides it, and by which part."""
    denied = finite = False
    for at in range(start, min(start + _FAR, len(stretch))):
        word = stretch[at]
        if word.low in _NE:
            denied, finite = denies(stretch, at), True
        elif word.low in _FINITE:
            finite = True
        elif word.low in _QUE and at == start:
            return _altered_since(stretch, at)
        elif word.plays("real") and denied:  # *un prénom qui n'est pas le sien*
            return at, True, "alter"
        elif word.low.startswith("connu") and "rédaction" in stretch.lows(at, at + _NEAR + 1):
            end = next(i for i in range(at, len(stretch)) if stretch.low(i) == "rédaction")
            return end, not denied, "hide"
        elif word.plays("alter"):
            return at, not denied, "alter"
        elif word.plays("hide", "shielded") or (finite and word.plays("keep", "grant") and not word.plays("hold")):
            return at, not denied, "hide"
        elif word.plays("tell", "single_out") and (finite or word.low.startswith(("appar", "figur", "circul", "par"))):
            told = at + (stretch.low(at).startswith("rendu") and stretch.low(at + 1).startswith("publi"))
            return told, denied, "tell"
        elif not (
            word.low in _COMPANIONS | _PASSED or word.plays("able", "hold") or word.low.endswith("ment")
        ):
            return None
    return None


def _altered_since(stretch: Stretch, que: int) -> tuple[int, bool, Part] | None:
    """*un prénom que nous avons modifié*, *le prénom qu'elle s'est choisi*."""
    for at in range(que + 1, min(que + 1 + _NEAR, len(stretch))):
        if stretch[at].plays("alter") or stretch.low(at).startswith("choisi"):
            return at, True, "alter"
    return None


def _state(stretch: Stretch, index: int) -> Reading | None:
    """*requérir l'anonymat*, *sous couvert d'anonymat*, *son anonymat est garanti*."""
    strict = stretch[index].plays("secrecy")
    core: Part = "secrecy" if strict else "discretion"
    own = stretch.low(index - 1) in OWN
    if not own and _another(stretch, index):
        return None
    governor = next(stretch.governing(index), None)
    by = next((p for p in _GOVERNS_STATE if governor is not None and stretch[governor].plays(p)), None)
    if governor is not None and by is not None:
        if not strict and (by not in ("ask", "cover") or stretch.low(index + 1) in _OTHER_SENSE | _ABOUT):
            return None
        return Reading(governor, index, hidden=by not in ("leave", "refuse"), core=core, by=by)
    behind = _predicate(stretch, index + 1) if strict else None
    if behind is None or not (own or {"lui", "leur"} & set(stretch.lows(index, index + _NEAR))):
        return None
    return Reading(index - 1, behind[0], behind[1], core, "grant")


_GOVERNS_STATE: tuple[Part, ...] = (
    "cover", "ask", "wish", "wishing", "grant", "keep", "want", "stay", "leave", "refuse"
)  # fmt: skip


def _told(stretch: Stretch, index: int) -> Reading | None:
    """*être nommé*, *s'identifier*, *ne pas apparaître*; *le nommer*, where the newsroom speaks."""
    word = stretch[index]
    before = index - 1
    while stretch.low(before) in _COMPANIONS or stretch.low(before).endswith("ment"):
        before -= 1
    previous = stretch.low(before)
    if previous == "non":
        return _unidentified(stretch, before, index)
    if stretch.low(index + 1) in _OTHER_SENSE:
        return None
    if previous == "faire" and stretch.low(before - 1) in ("se", "s'"):
        return Reading(before - 1, index, hidden=False, core="told", by="tell")
    if word.low.startswith("conn"):
        return None
    if previous in _ETRE or (previous == "voir" and stretch.low(before - 1) in ("se", "s'")):
        return Reading(before, index, hidden=False, core="told", by="tell")
    if previous in ("se", "s'") and word.plays("single_out"):
        return Reading(before, index, hidden=False, core="told", by="tell")
    if word.low == "apparaître":
        return Reading(index, index, hidden=False, core="told", by="tell")
    if word.plays("single_out") and not word.low.endswith(("é", "ée", "és", "ées")):
        return Reading(index, index, hidden=False, core="single_out", by="tell", own=False)
    return None


def _unidentified(stretch: Stretch, non: int, participle: int) -> Reading | None:
    """*non identifié à sa demande*."""
    wish = participle + 3
    if stretch.lows(participle + 1, wish) not in (["à", "sa"], ["à", "leur"]) or stretch.low(wish) != "demande":
        return None
    return Reading(non, wish, hidden=True, core="name", by="hide")


def _hidden(stretch: Stretch, index: int) -> Reading | None:
    """*rester anonyme*, *être anonymisé*, *demeurer dans l'ombre*."""
    if stretch.low(index + 1) in _ABOUT:
        return None
    if stretch.low(index - 1) in _ETRE:
        return Reading(index - 1, index, hidden=True, core="told", by="stay")
    governor = next(stretch.governing(index), None)
    if governor is None or not stretch[governor].plays("stay"):
        return None
    anonymous = stretch.low(index).startswith("anonym")
    return Reading(governor, index, hidden=True, core="hidden" if anonymous else "told", by="stay")


def _ascend(stretch: Stretch, reading: Reading) -> Reading:
    """The reading with all that governs it: wishes, refusals, negations."""
    first, hidden = reading.first, reading.hidden
    played = {reading.by} if reading.core in ("secrecy", "discretion") else set()
    if reading.by == "cover":
        return replace(reading, played=frozenset(played))  # an adjunct of the saying, however that goes on
    bound = reading.first
    for at in stretch.governing(reading.first):
        word = stretch[at]
        if reading.core != "name" and _has_own_subject(stretch, at, bound):
            break
        bound = at
        if word.low == "sans":
            first = next((i for i in stretch.governing(at) if stretch[i].plays("want")), at)
            return replace(reading, first=first, hidden=not hidden, played=frozenset({*played, "refuse"}))
        if word.low in _NE:
            hidden, first = hidden ^ denies(stretch, at), at
        elif word.low in ("peu", "guère", "non"):
            if not _NE & set(stretch.lows(at - _NEAR, at)):
                hidden, first = not hidden, at
        elif word.low == "question":
            if {"pas", "hors"} & set(stretch.lows(at - 2, at)):
                hidden, first = not hidden, at - 1 - (stretch.low(at - 1) == "de")
                played.add("refuse")
        elif word.plays("refuse"):
            hidden, first = not hidden, at
            played.add("refuse")
        elif word.plays("want", "ask", "wish", "wishing", "cover", "able"):
            first = at
            played |= word.parts & {"want", "ask", "wish", "wishing", "cover", "able"}
            if word.plays("cover"):
                break
    return replace(reading, first=first, hidden=hidden, played=frozenset(played))


def _has_own_subject(stretch: Stretch, above: int, below: int) -> bool:
    """Whether a *que* between two words opens a clause about something else: *exige que les plis restent anonymes*."""
    que = next((i for i in range(below - 1, above, -1) if stretch.low(i) in _QUE), None)
    return que is not None and any(not stretch.is_light(i) for i in range(que + 1, below))
