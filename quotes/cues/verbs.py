"""Verb cues: which verb groups report."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from quotes.cues import rules
from quotes.cues.placing import INCISE, behind_mark, behind_question, place
from quotes.grammar.quoted import QuotedWords
from quotes.grammar.verbs import AVOIR, ETRE, VerbGroup, verb_group
from quotes.grammar.view import View
from quotes.lexicon.cues import ComplexPredicate, CueLexicon, cue_lexicon, verb_forms
from quotes.lexicon.grammar import time_words
from quotes.lexicon.surface import same_word
from quotes.model.cue import CueMatch

_BESIDE = frozenset({"beside"})
_INSERTION = 9
_NEVER = frozenset("être avoir pouvoir devoir falloir venir sembler paraître rester devenir aller".split())


@cache
def _predicates() -> Mapping[str, tuple[ComplexPredicate, ...]]:
    """The complex predicates by their verb."""
    found: dict[str, tuple[ComplexPredicate, ...]] = {}
    for predicate in cue_lexicon().complex:
        found[predicate.verb] = (*found.get(predicate.verb, ()), predicate)
    return found


def verb_cues(view: View, quoted: QuotedWords) -> list[CueMatch]:
    """The verb cues of one sentence."""
    lexicon = cue_lexicon()
    found: list[CueMatch] = []
    for token in view.tokens:
        if token.upos not in ("VERB", "AUX", "NOUN", "ADJ", "ADV", "X") or token.quoted is not None:
            continue
        group = verb_group(view, token.index, verb_forms())
        if group is None or _is_auxiliary(view, group):
            continue
        entry = _carried(view, group, lexicon) or _entry(view, group, lexicon)
        if entry is None and group.lemma in _NEVER:
            continue
        cue = _match(view, group, entry, quoted) or _coordinated(view, group, entry, found)
        if cue is not None:
            found.append(cue)
    return _outermost(found)


def _is_auxiliary(view: View, group: VerbGroup) -> bool:
    """Whether a form of *avoir* or *être* only serves another verb; *fait* in *fait savoir* is no auxiliary here."""
    token = view[group.verb]
    return token.lower in AVOIR | ETRE and (
        token.deprel.startswith("aux") or (token.upos == "AUX" and not token.deprel.startswith(("root", "parataxis")))
    )


def _entry(view: View, group: VerbGroup, lexicon: CueLexicon) -> tuple[str, frozenset[str], int] | None:
    """Lemma, frames and last token of a reporting verb or predicate; None for any other verb."""
    for predicate in _predicates().get(lexicon.complex_forms.get(view.low(group.verb), ""), ()):
        if _clitics_fit(view, group, predicate) and (not predicate.negated or group.negated):
            last = _words_after(view, group.last, predicate.words)
            if last is not None:
                return predicate.name, predicate.frames, last
    verb = lexicon.verbs.get(group.lemma)
    frames = verb.frames_for(reflexive=group.reflexive) if verb else frozenset()
    if verb and group.reflexive and not frames and group.inverted:
        frames = _BESIDE
    return (group.lemma, frames, group.last) if verb and frames else None


def _carried(view: View, group: VerbGroup, lexicon: CueLexicon) -> tuple[str, frozenset[str], int] | None:
    """A reporting infinitive under a carrier (*tient à préciser*): its lemma and frames, the last token of both."""
    lemma = lexicon.complex_forms.get(view.low(group.verb))
    for carrier in lexicon.carriers:
        if carrier.verb != lemma or carrier.reflexive != group.reflexive or carrier.negated != group.negated:
            continue
        last = _words_after(view, group.last, carrier.words)
        if last is None or (carrier.past_only and not _is_past(view, group)):
            continue
        for index in range(last + 1, min(last + 5, view.stop)):
            inner = verb_group(view, index, verb_forms())
            if inner is not None and inner.form == "infinitive" and (entry := _entry(view, inner, lexicon)):
                return entry
    return None


def _is_past(view: View, group: VerbGroup) -> bool:
    return group.finite != group.verb or view[group.finite].feats.get("Tense") in ("Imp", "Past")


def _clitics_fit(view: View, group: VerbGroup, predicate: ComplexPredicate) -> bool:
    before = {view.low(i) for i in range(group.first, group.finite)}
    others = set(predicate.clitics) - {"se", "s'"}
    return group.reflexive == predicate.reflexive and others <= before


def _words_after(view: View, last: int, words: tuple[str, ...]) -> int | None:
    """The last token of `words` found in order behind `last`, adverbs between them allowed."""
    index = last
    for word in words:
        index = _behind_insertion(view, index + 1)
        skipped = 0
        while (
            view.holds(index)
            and not same_word(word, view.low(index))
            and skipped < 3
            and (view[index].upos in ("ADV", "PRON", "ADJ") or view.low(index) in time_words().nouns)
        ):
            index, skipped = index + 1, skipped + 1
        if not same_word(word, view.low(index)) or view[index].quoted is not None:
            return None  # a folded quotation is no word: *disant « Imaginez … »* is not *disant oui*
    return index


def _behind_insertion(view: View, index: int) -> int:
    """Past an insertion between commas (*se borne, par courriel, à rappeler*)."""
    if view.low(index) != ",":
        return index
    reach = range(index + 1, min(index + _INSERTION, view.stop))
    return next((i + 1 for i in reach if view.low(i) == ","), index)


def _match(
    view: View, group: VerbGroup, entry: tuple[str, frozenset[str], int] | None, quoted: QuotedWords
) -> CueMatch | None:
    lemma, frames, last = entry or (group.lemma, _BESIDE, group.last)
    group = replace(group, last=max(last, group.last))
    asked = entry is None and behind_question(view, group)
    if entry is None and not asked and not _right_behind_mark(view, group, quoted):
        return None
    frames = frames | {"incise"} if asked else frames
    placed = INCISE if asked else place(view, group, frames, quoted, known=entry is not None)
    if placed is None:
        return None
    position, rule = placed
    if position not in ("incise", "narrative") and group.negated and not lemma.startswith("ne pas"):
        return None
    first = group.first
    return CueMatch(
        sentence=view.sentence.index,
        first=first,
        last=group.last,
        head=group.verb,
        span=(view[first].start, max(view[i].end for i in range(first, group.last + 1))),
        lemma=lemma,
        kind="verb",
        position=position,
        frames=frames,
        rule=rule,
        clitic=group.clitic,
        passive=group.passive or rule == rules.PASSIVE.id,
        negated=group.negated,
        conditional=group.conditional,
    )


def _coordinated(
    view: View, group: VerbGroup, entry: tuple[str, frozenset[str], int] | None, found: list[CueMatch]
) -> CueMatch | None:
    """A second infinitive under a carrier (*s'est borné à évoquer un plan et à assurer que …*)."""
    first = view[group.verb].head
    carried = next((cue for cue in found if cue.head < first <= cue.last), None)
    if carried is None or entry is None or group.form != "infinitive" or group.negated:
        return None
    lemma, frames, last = entry
    return replace(
        carried,
        first=group.first,
        last=max(last, group.last),
        head=group.verb,
        span=(view[group.first].start, view[max(last, group.last)].end),
        lemma=lemma,
        position="infinitive",
        frames=frames,
        rule=rules.INFINITIVE.id,
    )


def _right_behind_mark(view: View, group: VerbGroup, quoted: QuotedWords) -> bool:
    """Whether any verb at all, standing here, must report the quotation before it."""
    mark = behind_mark(view, group.first)
    if mark is None or group.form != "finite" or (group.negated and not group.inverted):
        return False
    comma = group.first - 1 not in view.closes
    ended = not quoted.tokens(mark) or quoted.tokens(mark)[-1].text in ("!", "?", "...", ".")
    return (comma or ended or group.inverted) and (quoted.is_clause(mark) or quoted.word_count(mark) > 3 or ended)


def _outermost(cues: list[CueMatch]) -> list[CueMatch]:
    """Drop a cue whose words lie inside those of another (*faire savoir*, *tenir à préciser*)."""
    return [cue for cue in cues if not any(_lies_inside(cue, other) for other in cues)]


def _lies_inside(cue: CueMatch, other: CueMatch) -> bool:
    longer = other.last - other.first > cue.last - cue.first
    return longer and other.first <= cue.first and cue.last <= other.last
