"""Marks that no cue governs: they continue someone's speech, are signed, or quote nobody."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.attribution import rules
from quotes.attribution.confidence import confidence_of
from quotes.attribution.gapping import gapped
from quotes.attribution.not_quotes import is_charge, is_distanced
from quotes.attribution.scene import Occupied
from quotes.attribution.translations import Translations
from quotes.attribution.uncued import uncued
from quotes.grammar.clauses import QUE, clause_start, is_finite
from quotes.grammar.headings import echo_of, heads
from quotes.grammar.phrases import NOMINAL, noun_phrase, phrase_head
from quotes.grammar.reading import Reading
from quotes.grammar.subjects import subject_before
from quotes.grammar.verbs import verb_group
from quotes.grammar.view import View
from quotes.lexicon.people import people
from quotes.model.attribution import Attribution, Piece, Refusal, SourcePhrase
from quotes.model.mark import Mark
from quotes.model.result import MentionForm

_FREE_WORDS = 4
_ISLAND_WORDS = 5
_LABEL_WORDS = 6
_ENDS = (".", "!", "?", "…")
_SPEAKERS = frozenset({"il", "elle", "ils", "elles"})
_DASHES = ("–", "—", "-")
_OF = frozenset({"de", "d'", "du", "des"})


class _Placed:
    """What is attributed so far: where in the text, and in which sentences."""

    def __init__(self, governed: Sequence[Attribution]) -> None:
        self.occupied = Occupied()
        self.by_sentence: dict[int | None, list[Attribution]] = {}
        self.held: set[int] = set()
        for attribution in governed:
            self.add(attribution)

    def add(self, attribution: Attribution) -> None:
        """Note an attribution."""
        self.occupied.add(attribution.content, len(self.held))
        self.by_sentence.setdefault(attribution.sentence, []).append(attribution)
        self.held |= set(attribution.marks)

    def holds(self, *marks: int | None) -> bool:
        """Whether an attribution holds one of the marks."""
        return not self.held.isdisjoint(marks)


def place_rest(
    reading: Reading, governed: Sequence[Attribution], named: Mapping[int, Refusal], translations: Translations
) -> tuple[list[Attribution], list[Refusal]]:
    """Decide about every mark that no attribution holds; a translation goes where its original goes."""
    placed: list[Attribution] = []
    refusals: list[Refusal] = []
    so_far = _Placed(governed)
    for mark in reading.marks:
        if so_far.holds(mark.index, translations.original_of.get(mark.index)) or _inside_another(reading, mark):
            continue
        if mark.index in named:
            refusals.append(named[mark.index])
            continue
        found = _placed(reading, mark, so_far)
        if found is not None:
            placed.append(found)
            so_far.add(found)
        else:
            refusals.append(Refusal(mark.index, "scare", rules.SCARE.id))
    announced = _announced(reading, refusals, [*governed, *placed])
    return placed + announced, refusals


def _placed(reading: Reading, mark: Mark, so_far: _Placed) -> Attribution | None:
    """What a mark holds that nothing governs, if it is anybody's words."""
    if mark.is_dash:
        return _turn(mark)
    return signed(reading, mark) or _free(reading, mark) or _island(reading, mark, so_far)


def _announced(reading: Reading, refusals: Sequence[Refusal], attributions: Sequence[Attribution]) -> list[Attribution]:
    """The few quoted words of headings that the text below gives to somebody."""
    said = [echo_of(reading.raw, a.verbatim) for a in attributions if a.verbatim]
    found: list[Attribution] = []
    for refusal in refusals:
        mark = reading.marks[refusal.mark]
        if refusal.reason != "scare" or not _announces(reading, mark):
            continue
        own = echo_of(reading.raw, [(mark.inner_start, mark.inner_end)])
        if any(own.comes_back_in(words) for words in said):
            found.append(uncued(reading, mark, (_phrase_around(reading, mark),), rules.ECHO.id))
    return found


def _announces(reading: Reading, mark: Mark) -> bool:
    """Whether a mark stands in a heading."""
    paragraphs = reading.tree.paragraphs
    around = paragraphs[bisect_right(paragraphs, (mark.start, len(reading.raw))) - 1]
    return heads(reading.raw, around, (mark.start, mark.end))


def _phrase_around(reading: Reading, mark: Mark) -> Piece:
    """The noun phrase that holds a mark."""
    opening = reading.opening_token[mark.index]
    view = reading.view(reading.tree.tokens[opening].sentence)
    head = opening if view[opening].upos in NOMINAL else next(
        (i for i in (opening - 1, opening - 2) if view.holds(i) and view[i].upos in NOMINAL), None
    )  # fmt: skip
    if head is None:
        return mark.start, mark.end
    first, last = noun_phrase(view, head)
    return min(view[first].start, mark.start), max(view[last].end, mark.end)


def _inside_another(reading: Reading, mark: Mark) -> bool:
    return mark.parent is not None and not reading.marks[mark.parent].is_dash


def _whole_sentence(reading: Reading, mark: Mark) -> bool:
    """Whether nothing but punctuation stands beside the mark in its sentence."""
    opening = reading.opening_token.get(mark.index)
    if opening is None:
        return False
    view = reading.view(reading.tree.tokens[opening].sentence)
    return all(view.is_punct(t.index) or mark.start <= t.start < mark.end for t in view.tokens)


def _free(reading: Reading, mark: Mark) -> Attribution | None:
    """A quotation that makes a sentence of its own."""
    if not _whole_sentence(reading, mark):
        return None
    text = reading.inner_text(mark)
    if (
        reading.quoted.is_clause(mark.index)
        or reading.quoted.word_count(mark.index) >= _FREE_WORDS - _announces(reading, mark)
        or text.endswith(_ENDS)
    ):
        return uncued(reading, mark, ((mark.start, mark.end),), rules.FLOATING.id)
    return None


def _island(reading: Reading, mark: Mark, so_far: _Placed) -> Attribution | None:
    """Quoted words in the writer's own sentence: somebody's when they are a clause, or when speech stands near."""
    opening = reading.opening_token.get(mark.index)
    if opening is None:
        return None
    view = reading.view(reading.tree.tokens[opening].sentence)
    text = reading.inner_text(mark)
    if (
        text[:1].isupper()
        and not reading.quoted.is_clause(mark.index)
        and not text.endswith(_ENDS)
        and opening > view.first
    ):
        return None
    gap = gapped(reading, mark, opening, so_far.by_sentence.get(view.sentence.index, ()))
    if gap is not None:
        return gap
    if _is_label(reading, view, mark, opening) or is_charge(view, opening) or is_distanced(view, opening):
        return None
    predicate = _predicate_of(reading, view, mark, opening)
    if predicate is not None:
        return predicate
    near = _has_speech_near(reading, view, so_far)
    clause, words = reading.quoted.is_clause(mark.index), reading.quoted.word_count(mark.index)
    if not ((clause and words > 2) or words >= _ISLAND_WORDS or (near and words >= 3)):
        return None
    start = clause_start(view, opening)
    for index in range(start, opening):
        if view.low(index) in ("que", "qu'") and view[index].upos == "SCONJ":
            start = index + 1
    alone = reading.quoted.is_complete(mark.index)
    if alone or so_far.occupied.owners([(view[start].start, mark.end)]):
        pieces: tuple[Piece, ...] = ((mark.start, mark.end),)
    else:
        pieces = ((min(view[start].start, mark.start), mark.end),)
    return uncued(reading, mark, pieces, rules.ISLAND.id)


def _is_label(reading: Reading, view: View, mark: Mark, opening: int) -> bool:
    """Whether the marks hold nothing but a noun and its complement behind an article: what the writer calls a thing."""
    words = [t.upos for t in reading.quoted.tokens(mark.index)]
    bare = words[:1] == ["NOUN"] and all(word in ("NOUN", "ADP", "DET") for word in words)
    return bare and len(words) <= _LABEL_WORDS and view[opening - 1].upos == "DET"


def _predicate_of(reading: Reading, view: View, mark: Mark, opening: int) -> Attribution | None:
    """A quoted predicate of somebody who can speak (*la France «n'exclut rien»*): the subject's own words."""
    at = next((i for i in range(opening, min(opening + 4, view.stop)) if is_finite(view[i])), None)
    if at is None or any(view[i].upos not in ("ADV", "PRON", "AUX", "VERB") for i in range(opening, at + 1)):
        return None
    group = verb_group(view, at, {})
    subject = subject_before(view, group) if group else None
    if subject is None or subject >= opening:
        return None
    token = view[subject]
    if not (token.upos == "PROPN" or token.lower in _SPEAKERS or people().noun(token.text) is not None):
        return None
    first, last = (subject, subject) if token.upos == "PRON" else noun_phrase(view, subject)
    if view.low(first - 1) in QUE:
        return None  # a reported clause: its subject is spoken of
    form: MentionForm = "name" if token.upos == "PROPN" else "pronoun" if token.upos == "PRON" else "description"
    source = SourcePhrase(view.extent(first, last), subject, form, "source.before")
    base = uncued(reading, mark, ((mark.start, mark.end),), rules.ISLAND.id, source)
    return replace(base, kind="mixed")  # the subject is the writer's, though the marks hold a clause's predicate


def _has_speech_near(reading: Reading, view: View, so_far: _Placed) -> bool:
    """Whether this sentence or one next to it in the paragraph holds an attribution."""
    here = view.sentence
    near = {
        s.index for s in reading.tree.sentences[max(0, here.index - 4) : here.index + 5]
        if s.paragraph == here.paragraph and s.within is None
    }  # fmt: skip
    order = sorted(near)
    at = order.index(here.index) if here.index in near else 0
    beside = set(order[max(0, at - 1) : at + 2])
    return not beside.isdisjoint(so_far.by_sentence)


def signed(reading: Reading, mark: Mark) -> Attribution | None:
    """«…» – Nom: the name behind the dash is the source."""
    opening = reading.opening_token.get(mark.index)
    if opening is None:
        return None
    view: View | None = reading.view(reading.tree.tokens[opening].sentence)
    while view is not None:
        dash = next((t.index for t in view.tokens if t.start >= mark.end), None)
        if dash is not None:
            return _signature(reading, view, mark, dash)
        view = reading.following(view.sentence.index)
    return None


def _signature(reading: Reading, view: View, mark: Mark, dash: int) -> Attribution | None:
    """The attribution to the name behind a dash that is the next thing behind the mark."""
    if reading.raw[mark.end : view[dash].start].strip():
        return None
    signed_at = dash + 1 if view[dash].text in _DASHES else dash
    name_at = _behind_caption(view, signed_at)
    if name_at == dash or not view.holds(name_at):
        return None
    head = phrase_head(view, name_at)
    if head is None or any(t.upos == "VERB" for t in view.between(dash, view.stop)):
        return None
    if view[head].upos != "PROPN" and name_at == signed_at:
        return None
    first, last = noun_phrase(view, head)
    form: MentionForm = "name" if view[head].upos == "PROPN" else "description"
    source = SourcePhrase(view.extent(first, last), head, form, rules.SIGNATURE.id)
    return uncued(reading, mark, ((mark.start, mark.end),), rules.SIGNATURE.id, source)


def _behind_caption(view: View, index: int) -> int:
    """Past what stands before whoever is cited below a quotation set apart (*Une citation de Paul X, éleveur*)."""
    at = index + (view.low(index) == "une")
    return at + 2 if view.low(at) == "citation" and view.low(at + 1) in _OF else index


def _turn(mark: Mark) -> Attribution:
    """A turn of dash dialogue without an incise of its own, which floats."""
    span = (mark.start, mark.end)
    return Attribution(
        kind="direct",
        content=(span,),
        verbatim=(span,),
        cue=None,
        cue_lemma="",
        cue_kind=None,
        source=None,
        evidence=(rules.DIALOGUE.id,),
        floating=True,
        marks=(mark.index,),
        score=confidence_of(rules.DIALOGUE.id),
    )
