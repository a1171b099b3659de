"""Marks that quote nobody by their shape and the words beside them: titles, names, terms."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Annotated

import regex
from pydantic import BaseModel, BeforeValidator, ConfigDict

from quotes.attribution import rules
from quotes.grammar.clauses import QUE
from quotes.grammar.reading import Reading
from quotes.grammar.verbs import AVOIR
from quotes.grammar.view import View
from quotes.lexicon.people import people
from quotes.model.attribution import Refusal
from quotes.model.mark import Mark

_CAPITALISED = regex.compile(r"\p{Lu}")
_WORD = regex.compile(r"\p{L}[\p{L}'’-]*")
# A line that points to another article, up to the colon before its title (*Lire aussi notre éditorial : « … »*).
_POINTER = regex.compile(r"^\W*+(?:à |a )?(?:lire|relire|voir|écouter)\b[^«“\"\n]{0,60}:\s*+$", regex.IGNORECASE)
# The same, to what somebody has told in an interview: the title holds his words.
_INTERVIEWED = regex.compile(r"\b(?:entretien|interview) (?:avec|de|du)\b", regex.IGNORECASE)
_NAME_WORDS = 6
_TERM_WORDS = 8
# What joins the members of a list of quoted words.
_LISTED = regex.compile(r"\s*+(?:,\s*+(?:(?:et|ou|puis)\s++)?|(?:et|ou|puis)\s++)(?:(?:le|la|les|de|du)\s++|[ld]['’])?")
# A publisher, a channel or a country with a year, in brackets.
_IMPRINT = regex.compile(r"\s*+\((?:[^()\n]{0,60}[, ])?(?:19|20)\d\d\)")
_POINTER_REACH = 100  # characters
_KNOWN_REACH = 5  # words between a participle and its *comme*
_CHARGE_REACH = 8  # words between the charge and the marks
_OF = frozenset({"de", "d'", "du", "des"})
_SUCH = frozenset({"tel", "telle", "tels", "telles"})
_ARTICLES = _OF | {"le", "la", "l'", "les", "un", "une"}
_SMALL = frozenset("de du des la le les l d à au aux en et pour sur un une sans par dans".split())


class _Naming(BaseModel):
    """Words that tell what the marks beside them hold; see the TOML file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    naming_verbs: Annotated[frozenset[str], BeforeValidator(frozenset)]
    called: Annotated[frozenset[str], BeforeValidator(frozenset)]
    works: Annotated[frozenset[str], BeforeValidator(frozenset)]
    things: Annotated[frozenset[str], BeforeValidator(frozenset)]
    terms: Annotated[frozenset[str], BeforeValidator(frozenset)]
    related: Annotated[frozenset[str], BeforeValidator(frozenset)]
    charges: Annotated[frozenset[str], BeforeValidator(frozenset)]
    distancing: Annotated[frozenset[str], BeforeValidator(frozenset)]
    headed: Annotated[frozenset[str], BeforeValidator(frozenset)]
    makers: Annotated[frozenset[str], BeforeValidator(frozenset)]
    known: Annotated[frozenset[str], BeforeValidator(frozenset)]


@cache
def _naming() -> _Naming:
    source = files("quotes.lexicon") / "data" / "marks" / "naming.toml"
    return _Naming.model_validate(tomllib.loads(source.read_text("utf-8")))


def refuse_by_shape(reading: Reading) -> dict[int, Refusal]:
    """The marks that hold a title, a name or a term for certain, by mark index."""
    found: dict[int, Refusal] = {}
    for mark in reading.marks:
        opening = reading.opening_token.get(mark.index)
        if mark.is_dash or opening is None or not reading.inner_text(mark):
            continue
        view = reading.view(reading.tree.tokens[opening].sentence)
        refusal = _refusal(reading, view, mark, opening) or _as_the_one_before(reading, mark, found)
        if refusal is not None:
            found[mark.index] = refusal
    return found


def _as_the_one_before(reading: Reading, mark: Mark, found: Mapping[int, Refusal]) -> Refusal | None:
    """The refusal of a mark that goes on a list (*les mots « X » et « Y »*)."""
    before = found.get(mark.index - 1)
    if before is None or before.reason == "scare" or reading.quoted.is_clause(mark.index):
        return None
    between = reading.raw[reading.marks[before.mark].end : mark.start]
    return replace(before, mark=mark.index) if _LISTED.fullmatch(between) else None


def _refusal(reading: Reading, view: View, mark: Mark, opening: int) -> Refusal | None:
    text = reading.inner_text(mark)
    clause = reading.quoted.is_clause(mark.index)
    before = _governing_word(view, opening)
    naming = _naming()
    word = view.low(before)
    lemma = view[before].lemma.lower() if view.holds(before) else ""
    short = len(_WORD.findall(text)) <= _TERM_WORDS and text[-1] not in ".!?…"
    if _is_pointed_at(reading, mark):
        return Refusal(mark.index, "title", rules.POINTER.id)
    if short and _is_named(view, opening, before, clause=clause):
        return Refusal(mark.index, "name", rules.NAMED.id)
    if short and (lemma in naming.terms or word in naming.terms or (word in naming.related and opening > before + 1)):
        return Refusal(mark.index, "term", rules.TERM.id)
    if text[:1].isupper() and (_is_published(reading, mark) or (word in naming.makers and view.low(before + 1) in _OF)):
        return Refusal(mark.index, "title", rules.TITLE.id)
    if not text[:1].isupper() or clause or not short:
        return None
    if lemma in naming.works or word in naming.works:
        return Refusal(mark.index, "title", rules.TITLE.id)
    if lemma in naming.things or (_is_capitalised(text) and _is_inside_phrase(view, mark, opening)):
        return Refusal(mark.index, "name", rules.NAMED.id)
    leads = view.low(opening - 1) in QUE or view[opening - 1].upos in ("DET", "ADP", "NOUN")
    if view.low(opening - 1) and leads and len(_WORD.findall(text)) > 1:
        return Refusal(mark.index, "title", rules.TITLE.id)
    return None


def _is_pointed_at(reading: Reading, mark: Mark) -> bool:
    """Whether the marks hold the title at the end of a line that points to another article."""
    sentence = reading.tree.sentences[reading.tree.tokens[reading.opening_token[mark.index]].sentence]
    line = reading.raw.rfind("\n", 0, mark.start) + 1
    start = max(line, sentence.start if sentence.start < mark.start else line, mark.start - _POINTER_REACH)
    behind = reading.raw[mark.end : mark.end + 3]
    ends = not behind.strip() or "\n" in behind or behind.lstrip()[:1] == ":"
    lead = reading.raw[start : mark.start]
    return ends and _POINTER.match(lead) is not None and _INTERVIEWED.search(lead) is None


def _is_published(reading: Reading, mark: Mark) -> bool:
    """Whether a publisher and a year stand in brackets behind the marks (*«Le Rêve» (La Découverte, 2022)*)."""
    return _IMPRINT.match(reading.raw, mark.end) is not None


def _is_named(view: View, opening: int, before: int, *, clause: bool) -> bool:
    """Whether a word of naming leads to the marks."""
    naming, word = _naming(), view.low(before)
    if _is_called_by_somebody(view, before):
        return False
    if word in naming.naming_verbs or (view.low(opening - 1) == ":" and view.low(opening - 2) in naming.headed):
        return True
    if word in naming.called:  # *l'ensemble dit « X »*, *les membres dits du « X »*, but *le maire dit « X »*
        of = any(view.low(i) in _OF for i in range(before + 1, opening))
        participle = view[before].feats.get("VerbForm") == "Part" and view[before - 1].upos == "NOUN"
        reports = view[opening].feats.get("VerbForm") == "Inf" or _has_auxiliary(view, before)
        return not clause and not reports and (of or participle or not _is_person(view, before - 1))
    if word in QUE and view.low(before - 1) in _SUCH:  # *des mots tels que « X »*
        return not clause
    return word == "comme" and any(view.low(i) in naming.known for i in range(before - _KNOWN_REACH, before))


def is_distanced(view: View, opening: int) -> bool:
    """Whether the writer keeps his distance from what is in the marks (*le fameux « syndrome »*)."""
    return view.low(opening - 1) in _naming().distancing


def is_charge(view: View, opening: int) -> bool:
    """Whether marks that no report holds open on what somebody is charged with (*une enquête pour « fraude »*)."""
    joined = opening - 1 - (view.low(opening - 1) in _OF | {"pour"})
    before = view.closes.get(joined - 1) if view.low(joined) in ("et", "ou", ",") else None
    first = next((i for i, opens in view.opens.items() if before is not None and before[0] in opens), None)
    if first is not None and first < opening:
        return is_charge(view, first)  # *pour « vol » et « recel »*
    if view.low(opening - 1) in _OF:
        return view.low(opening - 2) in _naming().charges
    near = view.lows(max(view.first, opening - _CHARGE_REACH), min(_CHARGE_REACH, opening - view.first))
    return view.low(opening - 1) == "pour" and not _naming().charges.isdisjoint(near)


def _has_auxiliary(view: View, verb: int) -> bool:
    """Whether a participle belongs to a finite form of *avoir* (*il a ensuite dit*, *l'avait appelée*)."""
    return any(t.lower in AVOIR for t in view.tree.children(view[verb], "aux")) if view.holds(verb) else False


def _is_called_by_somebody(view: View, verb: int) -> bool:
    """Whether one person with a name gives somebody the name, in words that are then his (*X l'avait appelé «Y»*)."""
    if not _has_auxiliary(view, verb):
        return False
    return any(t.upos == "PROPN" and t.index < verb for t in view.tree.children(view[verb], "nsubj", "obl"))


def _governing_word(view: View, opening: int) -> int:
    """The word beside the marks that tells what they hold, past articles, *de*, numbers and the noun's adjectives."""
    before = opening - 1
    for _ in range(2):
        if view.holds(before) and view.low(before) in _ARTICLES:
            before -= 1
    naming = _naming()
    while view.holds(before - 1) and view[before].upos in ("ADJ", "NUM") and view[before - 1].upos in ("NOUN", "ADJ"):
        if view.low(before) in naming.called | naming.naming_verbs:
            break
        before -= 1
    return before


def _is_person(view: View, index: int) -> bool:
    """Whether the word is the name of somebody or a noun for people, who may well say what is in the marks."""
    if not view.holds(index):
        return False
    token = view[index]
    return token.upos in ("PROPN", "PRON", "AUX") or people().noun(token.text) is not None


def _is_inside_phrase(view: View, mark: Mark, opening: int) -> bool:
    """Whether a name stands right behind the marks, or an article or preposition right before them."""
    closing = next((i for i, closed in view.closes.items() if mark.index in closed), None)
    if closing is not None and view.holds(closing + 1) and view[closing + 1].upos == "PROPN":
        return True
    return view.low(opening - 1) in ("le", "la", "l'", "les", "du", "de", "d'", "au", "à", "en", "avec", "chez")


def _is_capitalised(text: str) -> bool:
    """Whether every word but the small ones begins with a capital, as in names."""
    words = [w for w in _WORD.findall(text) if w.lower().rstrip("'’") not in _SMALL]
    return 0 < len(words) <= _NAME_WORDS and all(_CAPITALISED.match(w) for w in words)
