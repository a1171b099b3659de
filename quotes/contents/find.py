"""From a cue to what it may report, by the cue's position."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.contents.complements import attribute_content, complement_content, quoted_clause
from quotes.contents.incises import incise_contents, phrase_contents
from quotes.contents.pieces import piece
from quotes.contents.rules import (
    ASSERTED_INFINITIVE,
    CLAUSE,
    COLON,
    COLON_CLAUSE,
    INFINITIVE,
    MARKED_CLAUSE,
    NOUN,
    NOUN_BESIDE,
    QUESTION,
    SIGNED_HEADING,
)  # fmt: skip
from quotes.grammar.clauses import QUE, clause_start, complementizer, has_finite, is_cleft, main_verbs
from quotes.grammar.endings import matrix_verb, reported_end
from quotes.grammar.phrases import behind_aside
from quotes.grammar.quoted import QuotedWords
from quotes.grammar.reading import Reading
from quotes.grammar.subjects import pass_prepositional
from quotes.grammar.view import View
from quotes.lexicon.cues import cue_lexicon
from quotes.lexicon.grammar import adverbials, time_words
from quotes.lexicon.people import people
from quotes.model.attribution import Piece, SourcePhrase
from quotes.model.content import ContentCandidate
from quotes.model.cue import CueMatch
from quotes.model.mark import Mark
from quotes.model.tree import Token

_SI = frozenset({"si", "s'", "pourquoi", "comment", "combien"})
_BEFORE_INFINITIVE = frozenset(
    "ne n' pas plus jamais rien se s' le la l' les lui leur en y me m' nous vous tout bien".split()
)
_COLON_REACH = 45
_COLON_NEAR = 6
_INSERTION = 9
_FEELINGS = frozenset({"feel", "think"})
_NEUTER = frozenset("ce c' cela ça ceci tout rien".split())  # they mean and prove, but say nothing
_SPOKEN_TO = frozenset("je j' tu nous vous".split())
_RELATIVE_REACH = 5
# What leads to the hearer, the medium or the occasion of a report.
_CIRCUMSTANCES = frozenset("à au aux dans sur lors devant auprès par".split())
_NOUN_REACH = 14
_HEARERS_REACH = 30  # *reproche à X, à Y et à Z d'avoir menti*


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that the content of one cue is read from."""

    view: View
    following: View | None
    marks: Sequence[Mark]
    quoted: QuotedWords
    cue: CueMatch
    source: SourcePhrase | None
    barrier: int | None

    def end(self, start: int) -> int:
        """The last token of the reported clause that starts at a token."""
        end = reported_end(self.view, start, self.cue.head, self.barrier)
        if self.cue.position == "participle" and self.cue.first <= self.view.first + 1:
            comma = next((i for i in range(start, end) if self.view.low(i) == ","), None)
            return end if comma is None else comma - 1
        opening = start - 1 if self.view.low(start - 1) in QUE else start
        matrix = matrix_verb(self.view, self.cue.head, opening, end)
        if matrix is not None and matrix > start and self.cue.kind == "verb" and not self._is_main():
            comma = next((i for i in range(matrix - 1, start, -1) if self.view.low(i) == ","), None)
            if self.cue.position == "relative" or comma is None:
                comma = matrix  # its subject stands before the relative clause, else behind the comma
            end = min(end, comma - 1)
            while end > start and self.view.is_punct(end):
                end -= 1
        if self.cue.position != "relative":
            return end
        below = [t.index for t in self.view.tree.subtree(self.view[self.cue.head]) if self.view.holds(t.index)]
        return min(end, max(below)) if max(below) > start else end

    def _is_main(self) -> bool:
        """Whether no linker subordinates the reporting verb."""
        return any(i >= self.cue.first for i in main_verbs(self.view, self.view.first, self.cue.last + 1))


def find_contents(
    reading: Reading, cues: Sequence[CueMatch], sources: Sequence[SourcePhrase | None]
) -> tuple[ContentCandidate, ...]:
    """Propose the contents of every cue; several for one cue are alternatives, ranked by their score.

    Pieces are half-open code points of the raw text, quotation marks included, *que* left out.
    """
    incises: dict[int, list[tuple[CueMatch, SourcePhrase | None]]] = {}
    for cue, source in zip(cues, sources, strict=True):
        if cue.position == "incise":
            incises.setdefault(cue.sentence, []).append((cue, source))
    found: list[ContentCandidate] = []
    for number, (cue, source) in enumerate(zip(cues, sources, strict=True)):
        here = reading.view(cue.sentence)
        barrier = _barrier(here, cue, incises.get(cue.sentence, ()))
        scene = _Scene(here, reading.following(cue.sentence), reading.marks, reading.quoted, cue, source, barrier)
        found += [ContentCandidate(number, *each) for each in _contents(scene)]
    return tuple(found)


def _barrier(view: View, cue: CueMatch, incises: Sequence[tuple[CueMatch, SourcePhrase | None]]) -> int | None:
    """The first token of a later incise that ends the sentence: what stands before it is reported by it too."""
    for other, source in incises:
        if other.first <= cue.last or other.rule == "cue.incise.comme":
            continue
        end = max(other.last, next((t.index for t in view.tokens if source and t.end == source.span[1]), other.last))
        comma = next((i for i in range(end + 1, view.stop) if view.is_comma(i)), view.stop)
        if not has_finite(view, comma, view.stop):
            return other.first
    return None


def _contents(scene: _Scene) -> Iterator[tuple[tuple[Piece, ...], str, bool, float]]:
    cue, view = scene.cue, scene.view
    if cue.position == "incise":
        yield from incise_contents(view, scene.marks, scene.quoted, cue, scene.source)
        if cue.clitic is None or is_cleft(view, clause_start(view, cue.first), cue.first):
            return
    if cue.position == "phrase":
        yield from phrase_contents(view, scene.marks, scene.quoted, cue, scene.source)
        return
    yield from _behind_colon(scene)
    if "signed" in cue.frames:
        start = clause_start(view, cue.first)
        yield (piece(view, scene.marks, start, cue.first - 1),), SIGNED_HEADING.id, False, 0.6
    if cue.position == "bare":
        return
    if cue.kind == "noun":
        yield from _of_noun(scene)
        return
    yield from _of_verb(scene)


def _behind_colon(scene: _Scene) -> Iterator[tuple[tuple[Piece, ...], str, bool, float]]:
    view, cue = scene.view, scene.cue
    if "colon" not in cue.frames:
        return
    colon = next(
        (
            i
            for i in range(cue.last + (cue.position != "bare"), min(cue.last + _COLON_REACH, view.stop))
            if view.is_stop(i)
        ),
        None,
    )
    if colon is None or view.low(colon) != ":":
        return
    if cue.position == "relative" and colon - cue.last > _RELATIVE_REACH:
        return
    clause = _reported_clause(view, cue)
    if clause is not None and clause < colon:
        return  # the clause is the content; what stands in marks behind the colon illustrates it
    if colon + 1 in view.opens:
        owned = scene.source is not None and people().noun(view[scene.source.head].text) is not None
        owned = owned and scene.source is not None and scene.source.rule != "source.shared"
        denied = cue_lexicon().flagged(view.tree.head(view[cue.head]).lemma, "negative")
        best = 0.95 if cue.kind != "noun" or (owned and not denied) else 0.7  # a verb of saying speaks for its object
        yield tuple(_series(scene, view, colon + 1)), COLON.id, True, best - 0.005 * (colon - cue.last)
    elif colon + 1 >= view.stop and scene.following is not None and scene.following.first in scene.following.opens:
        yield tuple(_series(scene, scene.following, scene.following.first)), COLON.id, True, 0.9
    elif (
        ("que" in cue.frames or _is_answered(scene, colon)) and _says(cue) and has_finite(view, colon + 1, view.stop)
        and colon - cue.last <= _COLON_NEAR and view.low(cue.last + 1) not in ("de", "d'")  # *répondait d'abus : …*
        and (cue.position == "main" or (cue.position == "relative" and view.low(view.first) in ("c'", "ce")))
    ):  # fmt: skip
        yield (piece(view, scene.marks, colon + 1, view.last_word),), COLON_CLAUSE.id, False, 0.6


def _is_answered(scene: _Scene, colon: int) -> bool:
    """Whether somebody else's word is set aside before the colon (*balaie l'argument : les arbres étaient malades*)."""
    cue, noun = scene.cue, scene.view[colon - 1]
    named = noun.lower in adverbials().verdicts or noun.lower in cue_lexicon().nouns
    return scene.barrier is None and cue_lexicon().flagged(cue.lemma, "negative") and noun.upos == "NOUN" and named


def _reported_clause(view: View, cue: CueMatch) -> int | None:
    """Where the clause or the declarative infinitive that a verb reports begins, if it does."""
    if cue.kind != "verb":
        return None
    que = complementizer(view, cue.last, cue.head) if "que" in cue.frames else None
    if que is None and "inf" in cue.frames:
        start = _behind_hearer(view, cue.last + 1)
        return start if _infinitive(view, start) is not None else None
    return que


def _says(cue: CueMatch) -> bool:
    """Whether a verb is one of saying rather than of feeling, whose reason a colon may give."""
    verb = cue_lexicon().verbs.get(cue.lemma)
    return cue.kind == "verb" and (verb is None or verb.kind not in _FEELINGS)


def _series(scene: _Scene, view: View, opening: int) -> Iterator[Piece]:
    """The mark that opens at a token, and those coordinated with it."""
    mark = scene.marks[view.opens[opening][0]]
    yield mark.start, mark.end
    after = next((t.index for t in view.tokens if t.start >= mark.end), None)
    while after is not None and view.low(after) in (",", "et") and after + 1 in view.opens:
        mark = scene.marks[view.opens[after + 1][0]]
        yield mark.start, mark.end
        after = next((t.index for t in view.tokens if t.start >= mark.end), None)


def _of_noun(scene: _Scene) -> Iterator[tuple[tuple[Piece, ...], str, bool, float]]:
    view, cue = scene.view, scene.cue
    beside = cue.last + 1 + (view.low(cue.last + 1) in ("de", "d'") and "que" not in cue.frames)
    if view.low(beside) == "," and scene.source is not None and scene.source.form == "pronoun":
        beside += 1  # *Son slogan, «…», …*
    if beside in view.opens and "beside" in cue.frames:
        mark = scene.marks[view.opens[beside][0]]
        if scene.quoted.is_clause(mark.index) or scene.source is not None:
            yield ((mark.start, mark.end),), NOUN_BESIDE.id, True, 0.6
        return
    reach = range(cue.last + 1, min(cue.last + _NOUN_REACH, view.stop))
    opening = next((i for i in reach if _opens_noun_clause(view, i)), None)
    if opening is not None and opening + 1 < view.stop:
        end = _subtree_end(view, opening)
        matrix = matrix_verb(view, cue.head, opening, end)
        yield (piece(view, scene.marks, opening + 1, end if matrix is None else matrix - 1),), NOUN.id, False, 0.7


def _opens_noun_clause(view: View, index: int) -> bool:
    """Whether the content of a noun begins behind this token: *que*, or the relative of *selon laquelle*."""
    return view.low(index) in ("que", "qu'") or (
        view.low(index).startswith(("laquelle", "lequel", "lesquel")) and view.low(index - 1) == "selon"
    )


def _subtree_end(view: View, opening: int) -> int:
    """The end of the clause that a conjunction opens, as the parse has it."""
    top: Token = view.tree.head(view[opening])
    members = {t.index for t in view.tree.subtree(top)}
    end = max((i for i in members if view.holds(i)), default=view.last_word)
    while end > opening + 1 and view.is_punct(end):
        end -= 1
    return max(end, min(opening + 1, view.last_word))


def _of_verb(scene: _Scene) -> Iterator[tuple[tuple[Piece, ...], str, bool, float]]:
    view, cue, marks = scene.view, scene.cue, scene.marks
    if _is_generic(scene):
        return
    que = complementizer(view, cue.last, cue.head) if cue.frames & {"que", "thought", "beside"} else None
    if que is not None and que + 1 < view.stop and not _restricts(view, cue, que):
        yield from _clause(scene, que)
        return
    if "si" in cue.frames:
        si = complementizer(view, cue.last, cue.head, _SI)
        if si is not None:
            yield (piece(view, marks, si, scene.end(si)),), QUESTION.id, False, 0.8
            return
    start = _behind_hearer(view, cue.last + 1)
    if "inf" in cue.frames and _infinitive(view, start) is not None:
        yield (piece(view, marks, start, scene.end(start)),), INFINITIVE.id, False, 0.85
        return
    yield from attribute_content(view, marks, cue, scene.end)
    yield from quoted_clause(view, marks, scene.quoted, cue)
    if "quoted" in cue.frames and not cue.conditional:
        yield from complement_content(view, marks, cue)
    if "de_inf" in cue.frames and (asserted := _asserted(view, cue)) is not None:
        yield (piece(view, marks, asserted, scene.end(asserted)),), ASSERTED_INFINITIVE.id, False, 0.75


def _is_generic(scene: _Scene) -> bool:
    """Whether somebody who is quoted speaks of what people do: *«On demande aux gens s'ils préfèrent …»*."""
    view, head, source = scene.view, scene.cue.head, scene.source
    verb = cue_lexicon().verbs.get(scene.cue.lemma)
    if verb is not None and verb.kind == "ask" and source is not None and view.low(source.head) == "on":
        return True  # *quand on lui demande si …*: the reporter, or anybody
    quoted = view.sentence.within is not None or view.marked(head) is not None
    present = view[head].feats.get("Tense") == "Pres" and view[head].feats.get("VerbForm") == "Fin"
    return quoted and present and source is not None and view.low(source.head) in ("on", "l'on")


def _restricts(view: View, cue: CueMatch, que: int) -> bool:
    """Whether *ne … que* only limits what the verb says (*ne dispose que de deux heures*), with no clause behind it."""
    end = next((i for i in range(que + 1, view.next_stop(que)) if view.low(i) == ","), view.next_stop(que))
    return view.low(cue.first - 1) in ("ne", "n'") and not has_finite(view, que + 1, end)


def _clause(scene: _Scene, que: int) -> Iterator[tuple[tuple[Piece, ...], str, bool, float]]:
    """The clause behind *que*; under a verb that reports none by itself, only for the quoted words that it holds."""
    view, cue = scene.view, scene.cue
    start = que + 2 if view.low(que + 1) == "," and que + 2 < view.stop else que + 1
    end = scene.end(start)
    content = (piece(view, scene.marks, start, end),)
    if scene.source is not None and view.low(scene.source.head) in _NEUTER:
        return
    marked = any(i in view.opens for i in range(start, end + 1))
    if "que" in cue.frames or ("thought" in cue.frames and _is_opinion(scene, marked=marked)):
        if not cue_lexicon().flagged(cue.lemma, "factive_noise") or _may_assert(scene):
            yield content, CLAUSE.id, False, 0.9
    elif "thought" not in cue.frames and marked:
        yield content, MARKED_CLAUSE.id, False, 0.9


def _may_assert(scene: _Scene) -> bool:
    """Whether the source is somebody, or a text: a study shows that …, a record does not say it."""
    if scene.source is None:
        return False
    token = scene.view[scene.source.head]
    if token.upos == "PRON" or scene.source.form == "pronoun":
        return True
    return token.upos == "PROPN" or people().noun(token.text) is not None


def _behind_hearer(view: View, index: int) -> int:
    """Past the hearer and short insertions (*ont dit à l'AFP s'attendre à …*, *affirme, lui, avoir songé à …*)."""
    if view.low(index) == ",":
        insertion = range(index + 1, min(index + _INSERTION, view.stop))
        close = next((i for i in insertion if view.low(i) == "," or view[i].upos in ("VERB", "AUX")), index)
        if view.low(close) == ",":
            index = max(close + 1, index)  # *a juré, mardi 11 mars, n'avoir …*
    passed = time_words().nouns | time_words().adverbs | adverbials().connectives
    while view.holds(index) and (view.low(index) in passed or behind_aside(view, index) > index):
        index = max(index + 1, behind_aside(view, index))
    while view.low(index) in _CIRCUMSTANCES and _infinitive(view, index + 1) is None:
        index = pass_prepositional(view, index)  # *a assuré à la presse dans un communiqué «coopérer»*
    return index


def _infinitive(view: View, index: int) -> int | None:
    while view.low(index) in _BEFORE_INFINITIVE or (
        view.holds(index) and view[index].upos == "ADV" and index < view.last_word
    ):
        index += 1
    if not view.holds(index) or view[index].upos not in ("VERB", "AUX"):
        return None
    token = view[index]
    return index if token.feats.get("VerbForm") == "Inf" or token.lower == token.lemma else None


def _asserted(view: View, cue: CueMatch) -> int | None:
    for index in range(cue.last + 1, min(cue.last + _HEARERS_REACH, view.stop)):
        if view.low(index) in ("de", "d'") and _infinitive(view, index + 1) is not None:
            return index
        if view.is_stop(index) or view[index].upos == "SCONJ":
            return None
    return None


def _is_opinion(scene: _Scene, *, marked: bool) -> bool:
    """A verb of thought reports an opinion of somebody else in the present, in the affirmative.

    In the imperfect the writer narrates what somebody thought, unless the clause holds quoted words.
    """
    token = scene.view[scene.cue.head]
    source = scene.source
    if source is None or scene.cue.position in ("infinitive", "participle") or scene.view.low(source.head) == "on":
        return False
    verb = cue_lexicon().verbs.get(scene.cue.lemma)
    felt = verb is None or verb.kind in _FEELINGS
    if felt and (scene.view.sentence.within is not None or token.mark is not None):
        return False  # who is quoted tells what others feel, and quotes nobody
    if scene.view.low(source.head) in _SPOKEN_TO:
        return False
    return token.feats.get("Tense") == "Pres" or (marked and token.feats.get("Tense") == "Imp")
