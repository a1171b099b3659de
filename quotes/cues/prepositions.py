"""Prepositional cues, as in *selon X*, *d'après X*, *à en croire X*, *de source …*."""

from collections.abc import Mapping
from functools import cache
from itertools import product

from quotes.cues import rules
from quotes.grammar.clauses import complementizer, has_finite
from quotes.grammar.phrases import phrase_head
from quotes.grammar.view import View
from quotes.lexicon.cues import SourcePreposition, cue_lexicon, verb_forms
from quotes.lexicon.people import people
from quotes.lexicon.surface import same_word, syntactic, variants
from quotes.model.cue import CueMatch
from quotes.model.tree import Token

_PERSONS = frozenset("lui elle eux elles celui-ci celle-ci ceux-ci celles-ci dernier dernière derniers".split())
_RELATIVES = frozenset("laquelle lequel lesquelles lesquels".split())
_NOUN_REACH = 8
_NEAR_VERB = 4
_CONNECTIVES = frozenset("que qu' et mais car or alors".split())
_FIRST_PERSON = frozenset("mon ma mes notre nos".split())
_NO_SPEAKER = frozenset("moi que toi nous vous".split())


@cache
def _entries() -> Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], SourcePreposition], ...]]:
    """The prepositions as a parser splits them (*aux dires de*: à, les, dires, de), by first two forms, longest first.

    Every other word of a text is *de*, *à* or an article; hardly any goes on as a preposition does.
    """
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], SourcePreposition]]] = {}
    for entry in cue_lexicon().prepositions:
        words = syntactic(entry.words)
        for forms in product(*map(variants, words[:2])):
            found.setdefault(forms, []).append((words, entry))
    return {forms: tuple(sorted(entries, key=lambda e: -len(e[0]))) for forms, entries in found.items()}


def preposition_cues(view: View) -> list[CueMatch]:
    """The prepositional cues of one sentence."""
    found: list[CueMatch] = []
    index = view.first
    while index < view.stop:
        at = _at(view, index)
        if at is not None and _is_source(view, index, *at):
            words, entry = at
            last = index + len(words) - 1
            found.append(_cue(view, index, index if "keeps_noun" in entry.flags else last, last, entry))
            index = last
        index += 1
    return found


def _at(view: View, index: int) -> tuple[tuple[str, ...], SourcePreposition] | None:
    forms = tuple(form.replace("\u2019", "'") for form in view.lows(index, 2))
    for words, entry in (*_entries().get(forms, ()), *_entries().get(forms[:1], ())):
        if all(same_word(word, view.low(at)) for at, word in enumerate(words[2:], index + 2)):
            return words, entry
    return None


def _is_source(view: View, index: int, words: tuple[str, ...], entry: SourcePreposition) -> bool:
    after = index + len(words)
    if entry.kind == "relay":
        return False
    if "clitic" in entry.flags:
        governs = view.holds(after) and view[after].feats.get("VerbForm") == "Inf"  # *à les entendre rire*
        return not governs and not _is_quoted_speaker(view, index, words)
    if entry.kind == "unnamed" or "keeps_noun" in entry.flags:
        if "keeps_noun" in entry.flags and index == view.first and _on_reports(view, index):
            return False  # *De source judiciaire, on indique que …*: the verb is the cue
        return "keeps_noun" not in entry.flags or view.at_edge(index) or view.low(index - 1) in ("que", "qu'", "on")
    if "marks_only" in entry.flags and entry.kind == "opinion" and not view.at_edge(index):
        return False  # *chez* and the like hang on the noun before them
    return _names_source(view, index, words, entry)


def _on_reports(view: View, index: int) -> bool:
    """Whether *on* and a reporting verb follow the comma behind the phrase that begins at `index`."""
    comma = next((i for i in range(index, view.stop) if view.low(i) == ","), view.stop)
    verb = next((i for i in range(comma + 2, comma + 2 + _NEAR_VERB) if view.low(i) in verb_forms()), None)
    if view.low(comma + 1) != "on" or verb is None:
        return False
    return complementizer(view, verb, verb) is not None or any(i > verb for i in view.opens)


def _names_source(view: View, index: int, words: tuple[str, ...], entry: SourcePreposition) -> bool:
    """Whether what follows can have said it: no relative of a reporting noun, no measure, no first person."""
    after = index + len(words)
    if view.low(after) in _RELATIVES and _hangs_on_noun(view, index):
        return False  # «une déclaration selon laquelle»: the noun is the cue
    if not view.holds(after) or view.low(after) in _NO_SPEAKER or view.is_punct(after):
        return False
    head = phrase_head(view, after)
    if head is None or (view[head].lemma in cue_lexicon().measures and view[head].upos == "NOUN"):
        return False
    if view[after].upos == "VERB" and view[after].feats.get("VerbForm") == "Inf":
        return False
    if "opinion_only" in entry.flags:
        return _states_opinion(view, index, head)
    return "needs_person" not in entry.flags or words[-1] == "qui" or _may_think(view[head])


def _is_quoted_speaker(view: View, index: int, words: tuple[str, ...]) -> bool:
    """Whether somebody who is quoted speaks of himself (*À mes yeux*)."""
    quoted = view.sentence.within is not None or view.marked(index) is not None
    return quoted and not _FIRST_PERSON.isdisjoint(words)


def _hangs_on_noun(view: View, index: int) -> bool:
    """Whether a noun of saying stands before *selon laquelle*, its complements between them and no comma."""
    for at in range(index - 1, max(view.first, index - _NOUN_REACH) - 1, -1):
        noun = cue_lexicon().nouns.get(view[at].lemma)
        if view[at].upos == "NOUN" and noun is not None and "selon_lequel" in noun.frames:
            return True
        if view.is_punct(at) or view[at].upos in ("VERB", "AUX"):
            return False
    return False


def _states_opinion(view: View, index: int, head: int) -> bool:
    """*Pour X, …*: only at an edge, about somebody who can think, with a comma and a clause behind the noun phrase."""
    if not (index == view.first or view.is_punct(index - 1) or view.low(index - 1) in _CONNECTIVES) or (
        view.is_comma(index - 1) and index - 1 > view.first + 6
    ):
        return False
    if view.low(head) in _RELATIVES:  # *le groupe, pour lequel …*
        return view.is_comma(index - 1)
    if not _may_think(view[head]):
        return False
    comma = next((i for i in range(head + 1, min(head + 22, view.stop)) if view.low(i) in (",", ":")), None)
    mark = head + 1 in view.opens or (comma is not None and comma + 1 in view.opens)
    return mark or (comma is not None and has_finite(view, comma + 1, view.stop))


def _may_think(token: Token) -> bool:
    """Whether a word names somebody who can have an opinion."""
    thinks = people().noun(token.text) is not None or people().looks_like_person(token.text)
    return token.upos == "PROPN" or token.lower in _PERSONS or (thinks and token.upos != "VERB")


def _cue(view: View, first: int, last: int, head: int, entry: SourcePreposition) -> CueMatch:
    return CueMatch(
        sentence=view.sentence.index,
        first=first,
        last=last,
        head=head,
        span=(view[first].start, max(view[i].end for i in range(first, last + 1))),
        lemma=" ".join(entry.words),
        kind="preposition",
        position="phrase",
        frames=frozenset({entry.kind, *entry.flags}),
        rule=rules.PREPOSITION.id,
    )
