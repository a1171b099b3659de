"""A verb said once for two speakers: *La majorité parle d'un «succès», l'opposition d'un «fiasco»*."""

from collections.abc import Sequence

from quotes.attribution import rules
from quotes.attribution.uncued import uncued
from quotes.grammar.phrases import noun_phrase, phrase_head
from quotes.grammar.reading import Reading
from quotes.grammar.view import View
from quotes.lexicon.people import people
from quotes.model.attribution import Attribution, SourcePhrase
from quotes.model.mark import Mark
from quotes.model.result import MentionForm

_LONGEST_SUBJECT = 8
_SEPARATORS = frozenset({",", ";", "et", "mais", "quand", "–", "—"})
_OTHERS = frozenset("autre autres second seconde seconds secondes première premier dernier dernière".split())
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où"})
# What may lead to the second complement as it leads to the first, by kind.
_LEADS = {
    **dict.fromkeys(("de", "d'", "du", "des"), "de"),
    **dict.fromkeys(("à", "au", "aux"), "à"),
    **dict.fromkeys(("un", "une", "le", "la", "l'", "les"), "article"),
    "comme": "comme",
}


def gapped(reading: Reading, mark: Mark, opening: int, before: Sequence[Attribution]) -> Attribution | None:
    """The quoted complement of a verb that is left out, with the subject set right before it.

    `before` are the attributions of the same sentence.
    """
    view = reading.view(reading.tree.tokens[opening].sentence)
    lead = opening
    while view.low(lead - 1) in _LEADS and lead - 1 > view.first:
        lead -= 1
    first = _subject_start(view, lead)
    told = next((a for a in before if a.cue_kind == "verb" and a.source and a.source.span[0] < a.content[0][0]), None)
    if first is None or told is None or _goes_on(view, mark):
        return None
    if told.content[-1][1] > view[first].start or _kind_of_lead(view, lead) != _kind_at(view, told.content[0][0]):
        return None
    source = _subject(view, first, lead)
    if source is None:
        return None
    return uncued(reading, mark, ((min(view[lead].start, mark.start), mark.end),), rules.GAP.id, source, free=False)


def _subject_start(view: View, lead: int) -> int | None:
    """The first token of the words between the last separator and the complement."""
    last = lead - 1 - (view.low(lead - 1) == ",")
    for index in range(last, max(view.first, last - _LONGEST_SUBJECT) - 1, -1):
        if view.low(index) in _SEPARATORS or index in view.closes:
            return index + 1 if index < last else None
        if view[index].upos in ("VERB", "AUX", "SCONJ") or view.is_stop(index):
            return None
    return None


def _subject(view: View, first: int, lead: int) -> SourcePhrase | None:
    head = phrase_head(view, first)
    if head is None or head >= lead or view[first].upos not in ("DET", "PROPN"):
        return None
    token = view[head]
    if not (token.upos == "PROPN" or token.lower in _OTHERS or people().noun(token.text) is not None):
        return None
    last = min(noun_phrase(view, head)[1], lead - 1)
    form: MentionForm = "name" if token.upos == "PROPN" else "description"
    return SourcePhrase(view.extent(first, last), head, form, "source.before")


def _kind_of_lead(view: View, lead: int) -> str | None:
    return _LEADS.get(view.low(lead))


def _kind_at(view: View, start: int) -> str | None:
    return next((_LEADS.get(t.lower) for t in view.tokens if t.start >= start), None)


def _goes_on(view: View, mark: Mark) -> bool:
    """Whether a clause goes on behind the marks, so that they are no complement (*la patronne d'une «boîte» rit*)."""
    closing = next((i for i, closed in view.closes.items() if mark.index in closed), None)
    return closing is None or not (
        view.is_punct(closing + 1) or view[closing + 1].upos in ("ADP", "CCONJ") or view.low(closing + 1) in _RELATIVES
    )
