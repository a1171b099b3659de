"""The words at the bottom of a grant: a name, the state of anonymity, or what somebody is who is told or is not."""

from dataclasses import replace

from quotes.anonymity.reading import OWN, Reading, denies
from quotes.anonymity.words import NE, QUE, Stretch
from quotes.lexicon.anonymity import Part

_WHOLE = frozenset("complet complets exact exacts exacte".split())
_THESE = frozenset("ce cet cette ces notre nos".split())
_US = frozenset("on vous mon mes".split())
_THE = frozenset("le la l' les ces ce tous certains".split())
_OF = frozenset("de du des d'".split())
# Behind *de*: part of the name or of the reason, and nobody else's.
_NOBODY_ELSE = frozenset("famille peur crainte jeune naissance façon manière plus".split())
_MARKED = frozenset("suivis marqués cités".split())  # *les prénoms suivis d'un astérisque*
# Between a name and what is said of it: *son nom (lui) sera*, *prénom\* modifié*, *un prénom qui n'est pas le sien*.
_PASSED = frozenset("lui leur donc toujours ici voir se ainsi également bien qui le la * )".split())
_BY_THEMSELVES = ("appar", "figur", "circul", "paraî", "filtr")  # what a name does, and is not done to it
# Behind *être cité*, *s'identifier*: another sense of the verb.
_OTHER_SENSE = frozenset("comme à au aux coupable coupables responsable responsables sur".split())
_ABOUT = frozenset("sur quant autour derrière".split())
_SELF = frozenset("lui elle eux elles soi moi".split())
_CLITICS = frozenset("l' le la les me m'".split())
_TO_WHOM = frozenset("lui leur dont qui auquel auxquels laquelle".split())  # *à qui l'anonymat a été promis*
_SE = frozenset({"se", "s'"})
_BY_WHOM = frozenset("de du des d' par".split())
_APART = frozenset({"", ",", "(", ")", "–", "—"})
_NEAR = 4
_FAR = 8
# What the state depends on, the most telling first where a form may be two of them.
_GOVERNS_STATE: tuple[Part, ...] = (
    "cover", "ask", "wish", "wishing", "grant", "keep", "want", "stay", "leave", "refuse"
)  # fmt: skip


def core(stretch: Stretch, index: int) -> Reading | None:
    """What is said of somebody around a word, if it is such a core."""
    word = stretch[index]
    if word.plays("name"):
        return _name(stretch, index)
    if word.plays("initial"):
        return _initial(stretch, index)
    if word.plays("face"):
        return _face(stretch, index)
    if word.plays("secrecy", "discretion"):
        return _state(stretch, index)
    if word.plays("single_out", "told", "show"):
        return _told(stretch, index)
    return _hidden(stretch, index) if word.plays("hidden") else None


def _governor(stretch: Stretch, index: int) -> int | None:
    return next(stretch.governing(index), None)


def _is_anothers(stretch: Stretch, last: int) -> bool:
    """Whether a name or an anonymity is somebody else's: *le nom de l'acheteur*."""
    return stretch.low(last + 1) in _OF and stretch.low(last + 2) not in _NOBODY_ELSE


def _name(stretch: Stretch, index: int) -> Reading | None:
    """*taire son nom*, *son identité n'a pas été révélée*, *prénom modifié*."""
    first = last = index
    while stretch.low(first - 1) in OWN | _THE or stretch[first - 1].plays("real"):
        first -= 1
    if stretch.lows(index + 1, index + 3) == ["de", "famille"]:
        last = index + 2
    last += stretch.low(last + 1) in _WHOLE
    own = stretch.low(first) in OWN
    governor = _governor(stretch, first) if first < index else None
    if _is_anothers(stretch, last) or stretch.low(last + 1) in _MARKED:
        altered = _all_altered(stretch, first, last)
        other = _as_object(stretch, governor, last, own=False) if governor is not None else None
        return altered or (replace(other, another=True) if other is not None else _of_this_one(stretch, first, last))
    if governor is None or not stretch[governor].plays("tell"):
        behind = _predicate(stretch, last + 1)
        if behind is not None:
            at, hidden, by = behind
            bare = first == index and stretch.low(first - 1) not in ("au", "aux")
            return Reading(first, at, hidden, "name", by, own=own or bare)
    if stretch.low(first - 1) == "sous" and own:  # *témoigner sous son vrai nom*
        return Reading(first - 1, last, hidden=False, core="name", by="tell")
    return _as_object(stretch, governor, last, own=own) if governor is not None else None


def _as_object(stretch: Stretch, governor: int, last: int, *, own: bool) -> Reading | None:
    """What the verb before a name does to it."""
    verb = stretch[governor]
    if verb.plays("shielded"):  # *tenir secret son nom*
        above = _governor(stretch, governor)
        held = above is not None and stretch[above].plays("hold", "ask")
        return (
            Reading(above, last, hidden=True, core="name", by="hide", own=own) if above is not None and held else None
        )
    if verb.plays("alter"):
        return Reading(governor, last, hidden=True, core="name", by="alter", own=own)
    if verb.plays("know") and _is_newsroom(stretch, range(governor - _NEAR, governor)):
        return Reading(governor, last, hidden=True, core="name", by="hide", own=False)
    if verb.plays("hide"):
        return Reading(governor, last, hidden=True, core="name", by="hide", own=own)
    if verb.plays("hold"):
        end = _held(stretch, last)
        return Reading(governor, end, hidden=True, core="name", by="hide", own=own) if end is not None else None
    by_others = verb.plays("put") and bool(_US & set(stretch.lows(governor - _NEAR, last)))
    if verb.plays("tell") or by_others:
        while stretch[last + 1].plays("tell"):  # *voir son nom cité*
            last += 1
        return Reading(governor, last, hidden=False, core="name", by="tell", own=own)
    return None


def _held(stretch: Stretch, last: int) -> int | None:
    """The end of *garder son nom secret*, *garder son nom pour soi*."""
    if stretch[last + 1].plays("shielded"):
        return last + 1
    for_self = stretch.low(last + 1) == "pour" and stretch.low(last + 2) in _SELF
    return last + 2 if for_self and not stretch.low(last + 3).endswith(("er", "ir", "re")) else None


def _all_altered(stretch: Stretch, first: int, last: int) -> Reading | None:
    """*les prénoms des témoins ont été changés*: first names are nobody's but people's."""
    if stretch.low(last) not in ("prénom", "prénoms", "noms"):
        return None
    verb = next((i for i in range(last + 2, last + 2 + _FAR) if stretch.low(i) in ("a", "ont")), None)
    said = _predicate(stretch, verb) if verb is not None else None
    if said is None or said[1:] != (True, "alter"):
        return None
    return Reading(first, said[0], hidden=True, core="name", by="alter")


def _of_this_one(stretch: Stretch, first: int, last: int) -> Reading | None:
    """*L'identité de cet agent n'est pas révélée*: the text points at whom it quotes."""
    behind = _behind_owner(stretch, last) if stretch.low(last + 2) in _THESE else None
    if behind is None or behind[2] == "alter":
        return None
    return Reading(first, behind[0], behind[1], "name", behind[2], another=True)


def _behind_owner(stretch: Stretch, last: int) -> tuple[int, bool, Part] | None:
    """What is said of a name or anonymity behind whose it is: *le nom de cette mère n'est pas donné*."""
    owner = range(last + 4, last + 4 + _FAR)
    verb = next((i for i in owner if stretch.low(i) in NE or stretch[i].plays("be", "have")), None)
    return _predicate(stretch, verb) if verb is not None else None


def _face(stretch: Stretch, index: int) -> Reading | None:
    """*dont le visage est flouté*, *dont la voix a été modifiée*."""
    verb = index + 1
    while stretch[verb].plays("be", "have"):
        verb += 1
    veiled = verb > index + 1 and stretch[verb].plays("veil") and stretch.low(index - 2) == "dont"
    return Reading(index - 1, verb, hidden=True, core="name", by="hide", own=False) if veiled else None


def _initial(stretch: Stretch, index: int) -> Reading | None:
    """*ne donner que les initiales*, *seule l'initiale est publiée*: the rest of the name is hidden."""
    altered = _predicate(stretch, index + 1)
    if altered is not None and altered[1:] == (True, "alter"):
        first = index - (stretch.low(index - 1) in OWN | _THE)
        return Reading(first, altered[0], hidden=True, core="name", by="alter")
    only = next((i for i in (index - 1, index - 2) if stretch.low(i) in ("seule", "seules")), None)
    behind = _predicate(stretch, index + 1) if only is not None else None
    if only is not None and behind is not None:
        return Reading(only, behind[0], hidden=True, core="name", by="alter", own=False)
    governor = _governor(stretch, index)
    if governor is None or not stretch[governor].plays("tell") or not QUE & set(stretch.lows(governor, index)):
        return None
    return Reading(governor, index, hidden=True, core="name", by="alter", own=False)


def _predicate(stretch: Stretch, start: int) -> tuple[int, bool, Part] | None:
    """What is said of the name or state before `start`: where, whether that hides it, and by which part."""
    denied = finite = False
    for at in range(start, start + _FAR):
        word = stretch[at]
        if word.low in NE:
            denied, finite = denies(stretch, at), True
        elif word.plays("be", "have", "stay"):
            finite = True
        elif word.low in QUE and at == start:
            return _altered_since(stretch, at)
        elif (
            word.plays("alter") or (at == start and word.low.startswith("choisi")) or (word.plays("real") and denied)
        ):  # *un prénom qui n'est pas le sien*
            return at, not denied or word.plays("real"), "alter"
        elif word.plays("know") and (known := _known_to_us(stretch, at + 1)) is not None:
            return known, not denied, "hide"
        elif word.plays("hide", "shielded") or (finite and word.plays("keep", "grant") and not word.plays("hold")):
            return at, not denied, "hide"
        elif word.plays("tell", "single_out") and (finite or word.low.startswith(_BY_THEMSELVES)):
            public = word.low.startswith("rendu") and stretch.low(at + 1).startswith("publi")
            return at + public, denied, "tell"
        elif not (word.low in _PASSED or word.plays("companion", "able", "hold") or _is_passed(stretch, at)):
            return None
    return None


def _is_passed(stretch: Stretch, at: int) -> bool:
    """Whether a word tells nothing of the name before it: an adverb, or in *ni son nom ni son grade* the grade."""
    return stretch.low(at).endswith("ment") or "ni" in stretch.lows(at - 2, at)


def _known_to_us(stretch: Stretch, start: int) -> int | None:
    """The end of *de la rédaction*, *du « Temps »*: who alone knows a name that is not printed."""
    if stretch.low(start) not in _BY_WHOM:
        return None
    last = next((i for i in range(start + 1, start + _NEAR) if _is_newsroom(stretch, range(i, i + 1))), None)
    while last is not None and stretch[last + 1].capital:
        last += 1
    return last if last is None or stretch.low(last + 1) != "»" else last + 1


def _is_newsroom(stretch: Stretch, places: range) -> bool:
    """Whether it is the newsroom, called so or by its name, and no authority."""
    words = [stretch[i] for i in places]
    return any(w.plays("newsroom") or w.capital for w in words) and not any(w.plays("elsewhere") for w in words)


def _altered_since(stretch: Stretch, que: int) -> tuple[int, bool, Part] | None:
    """*un prénom que nous avons modifié*, *le prénom qu'elle s'est choisi*."""
    for at in range(que + 1, que + 1 + _NEAR):
        if stretch[at].plays("alter") or stretch.low(at).startswith("choisi"):
            return at, True, "alter"
    return None


def _state(stretch: Stretch, index: int) -> Reading | None:
    """*requérir l'anonymat*, *sous couvert d'anonymat*, *son anonymat est garanti*."""
    strict = stretch[index].plays("secrecy")
    kind: Part = "secrecy" if strict else "discretion"
    own = stretch.low(index - 1) in OWN
    if strict and _stands_alone(stretch, index):
        return Reading(index, index + 1, hidden=True, core=kind, by="cover")
    shown = stretch.low(index + 1) in _OF and stretch.low(index + 2) in _THESE
    if not own and not shown and _is_anothers(stretch, index):
        return None
    condition = next((i for i in range(index, index + _NEAR) if stretch.low(i) == "condition"), None)
    if strict and condition is not None:  # *faire de l'anonymat une condition*
        return Reading(index - 1, condition, hidden=True, core=kind, by="ask")
    governor = _governor(stretch, index)
    by = next((p for p in _GOVERNS_STATE if governor is not None and stretch[governor].plays(p)), None)
    if governor is not None and by is not None:
        if not strict and (by not in ("ask", "cover") or stretch.low(index + 1) in _OTHER_SENSE | _ABOUT):
            return None
        return Reading(governor, index, hidden=by not in ("leave", "refuse"), core=kind, by=by, another=shown)
    behind = (_behind_owner(stretch, index) if shown else _predicate(stretch, index + 1)) if strict else None
    if behind is not None and stretch.low(behind[0] + 1) == "à" and stretch.low(behind[0] + 2) in _THESE:
        return Reading(index - 1, behind[0] + 3, behind[1], kind, "grant", another=True)  # *accordé à cette source*
    if behind is None or not (own or shown or _TO_WHOM & set(stretch.lows(index - 2, index + _NEAR))):
        return None
    return Reading(index - 1, behind[0], behind[1], kind, "grant", another=shown)


def _stands_alone(stretch: Stretch, index: int) -> bool:
    """*Anonymat garanti, un agent balance*; *un policier, anonymat requis, évoque*; *anonymat oblige*."""
    said = stretch[index + 1]
    due = said.low == "oblige" or (said.plays("ask", "grant", "want") and not said.low.endswith(("er", "ir", "re")))
    return due and stretch.low(index - 1) in _APART and stretch.low(index + 2) in _APART


def _told(stretch: Stretch, index: int) -> Reading | None:
    """*être nommé*, *s'identifier*, *ne pas apparaître*; *le nommer*, where the newsroom speaks."""
    word, before = stretch[index], index - 1
    while stretch[before].plays("companion") or stretch.low(before).endswith("ment"):
        before -= 1
    previous = stretch[before]
    if previous.low == "non":
        return _unidentified(stretch, before, index)
    reflexive = previous.low in _SE
    if stretch.low(index + 1) in _OTHER_SENSE or (word.plays("show") and not reflexive):
        return None
    if previous.low in ("faire", "voir") and stretch.low(before - 1) in _SE:
        return Reading(before - 1, index, hidden=False, core="told", by="tell")
    if word.low.startswith("conn"):
        return None  # but for *se faire connaître*, that is known of facts
    if previous.plays("be") or (reflexive and word.plays("single_out", "show")):
        return Reading(before, index, hidden=False, core="told", by="tell")
    return _singled_out(stretch, before, index)


def _singled_out(stretch: Stretch, before: int, index: int) -> Reading | None:
    """*que rien ne le rende reconnaissable*, *ne pas apparaître*, *le nommer*."""
    word, previous = stretch[index], stretch[before]
    if word.plays("told") and previous.low.startswith("rend"):
        return Reading(before, index, hidden=False, core="single_out", by="tell")
    if word.low == "apparaître":
        return Reading(index, index, hidden=False, core="told", by="tell")
    clitic = previous.low in _CLITICS
    if word.plays("single_out") and (clitic or previous.plays("able") or previous.low in (*_OF, *NE)):
        return Reading(index, index, hidden=False, core="single_out", by="tell", own=clitic)
    return None


def _unidentified(stretch: Stretch, non: int, participle: int) -> Reading | None:
    """*non identifié à sa demande*."""
    wish = participle + 3
    if stretch.low(participle + 1) != "à" or stretch.low(wish - 1) not in OWN or stretch.low(wish) != "demande":
        return None
    return Reading(non, wish, hidden=True, core="name", by="hide")


def _hidden(stretch: Stretch, index: int) -> Reading | None:
    """*rester anonyme*, *être anonymisé*, *demeurer dans l'ombre*."""
    if stretch.low(index + 1) in _ABOUT:
        return None
    if stretch[index - 1].plays("be"):
        spoken = any(w.plays("testimony") for w in stretch.between(index - _FAR, index))
        return Reading(index - 1, index, hidden=True, core="hidden" if spoken else "told", by="stay")
    governor = _governor(stretch, index)
    if governor is None or not stretch[governor].plays("stay"):
        return None
    anonymous = stretch.low(index).startswith("anonym")
    return Reading(governor, index, hidden=True, core="hidden" if anonymous else "told", by="stay")
