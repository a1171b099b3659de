"""Contents of what is set beside or into them: incises and prepositional phrases."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import regex

from quotes.contents.pieces import closing_token, piece
from quotes.contents.rules import FREE_COMPLEMENT, INCISE_CLAUSE, INCISE_INSIDE, INCISE_MARKS
from quotes.grammar.clauses import COORDINATORS, QUE, clause_start, has_finite, is_cleft, is_finite, main_verbs
from quotes.grammar.endings import comment_start
from quotes.grammar.phrases import NOMINAL
from quotes.grammar.quoted import QuotedWords
from quotes.grammar.view import View
from quotes.lexicon.grammar import time_words
from quotes.lexicon.people import people
from quotes.model.attribution import Piece, SourcePhrase
from quotes.model.cue import CueMatch
from quotes.model.mark import Mark

Found: TypeAlias = tuple[tuple[Piece, ...], str, bool, float]
# What takes the reported clause up again behind an insertion.
_GOES_ON = frozenset(
    "et mais car parce puisque alors tandis même ou ni si quand lorsque afin pour sauf comme sinon donc".split()
)
_CAUSES = frozenset({("à", "cause"), ("en", "raison"), ("faute", "de"), ("grâce", "à")})
_FINAL = frozenset({"?", "!", "..."})
RELATIVES = frozenset("qui dont où lequel laquelle lesquels lesquelles".split())
# What hangs on the insertion itself, or starts a new report.
_NOT_CONTENT = frozenset(
    "qui dont que qu' lors devant avant après sans tout lequel laquelle au aux dans sur sous en à lui elle citant "
    "interrogé".split()
)
# What somebody says in a turn of dialogue, and not who tells of it.
_TALK = regex.compile(
    r"[?!]|\b(?:je|tu|nous|vous|moi|toi|m(?:on|a|es)|t(?:on|a|es)|[nv](?:otre|os)|[jtm]['’])\b", regex.IGNORECASE
)
_NOT_BESIDE_PHRASE = _NOT_CONTENT - frozenset("en à dans sur au aux tout elle après sans avant sous".split())


def incise_contents(
    view: View, marks: Sequence[Mark], quoted: QuotedWords, cue: CueMatch, source: SourcePhrase | None
) -> Iterator[Found]:
    """What an incise reports: marks beside it, or the clause around it."""
    begin, end = _extent(view, cue, source)
    inside = view.marked(cue.first) if view.sentence.within is None else view.sentence.within
    if inside is not None and marks[inside].closed:
        yield from _cut_out(view, marks, inside, begin, end)
        return
    left = _left_end(view, begin)
    closing = view.closes.get(left) if left is not None else None
    behind = view.opens.get(_skip_comma(view, end))
    start = clause_start(view, begin)
    if behind and _is_coordinated(view, _skip_comma(view, end), marks[behind[0]]):
        behind = None  # the first of several quoted predicates
    if closing is None and behind and quoted.is_complete(behind[0]) and not has_finite(view, start, begin):
        lead = [piece(view, marks, start, left)] if left is not None and left > start else []
        yield (*lead, (marks[behind[0]].start, marks[behind[0]].end)), INCISE_MARKS.id, True, 0.9
        return
    pieces: list[Piece] = []
    if left is not None and closing is not None:
        pieces.append(_with_own_clause(view, marks, quoted, closing[-1], left))
    elif left is not None:
        if not ("incise" in cue.frames or cue.clitic is not None) or cue.negated:
            return
        if start > left:
            return
        pieces.append(piece(view, marks, start, left))
    complete = closing is not None or (bool(pieces) and any(True for _ in main_verbs(view, start, begin)))
    if not has_finite(view, cue.last + 1, end):  # *a dit X dans le pays où il a promis un «nouveau départ»*
        marked = closing is not None and pieces[0][0] == marks[closing[-1]].start
        pieces += _right_pieces(view, marks, end, complete=complete, marked=marked)
    if pieces:
        yield tuple(pieces), INCISE_MARKS.id if closing else INCISE_CLAUSE.id, True, 1.0 if closing else 0.85


def phrase_contents(
    view: View, marks: Sequence[Mark], quoted: QuotedWords, cue: CueMatch, source: SourcePhrase | None
) -> Iterator[Found]:
    """What *selon X* attributes: the clause behind it, before it, or around it."""
    begin, end = _extent(view, cue, source)
    left = _left_end(view, begin)
    after = _behind_relative(view, _skip_comma(view, end))
    behind = after <= view.last_word and (
        view.low(after) not in _NOT_BESIDE_PHRASE
        or (
            left is not None
            and (_waits_for_clause(view, left, after) or is_cleft(view, clause_start(view, begin), begin))
        )
    )
    # *a fait, selon X, deux morts*: the phrase is set into a verb group, which may be that of a relative clause
    cuts = behind and left is not None and view[left].upos in ("VERB", "AUX") and view.is_comma(begin - 1)
    start = _relative_start(view, begin) if cuts and not is_finite(view[after]) else clause_start(view, begin)
    start = _behind_other_source(view, start, begin)
    before = left is not None and left >= start and view.low(left) not in QUE and _has_substance(view, start, left)
    if cue.lemma.endswith("qui") or view.low(cue.last + 1) in RELATIVES:
        before = False  # the clause is the relative's own
    if (alone := _quotation_alone(view, quoted, start, begin, after)) is not None:
        yield ((marks[alone].start, marks[alone].end),), FREE_COMPLEMENT.id, True, 0.8
        return
    pieces: list[Piece] = []
    if before and left is not None:
        closing = view.closes.get(left) if cue.lemma == "dixit" else None
        pieces.append(
            (marks[closing[-1]].start, marks[closing[-1]].end) if closing else piece(view, marks, start, left)
        )
    whole = before and not cuts and any(True for _ in main_verbs(view, start, begin))
    cleft = behind and view.low(after) in QUE and is_cleft(view, start, begin)
    if behind and (not whole or cleft or _takes_up(view, after) or after in view.opens):
        relative = start if view.low(start) in RELATIVES else cue.last + (view.low(cue.last) not in RELATIVES)
        pieces.append(piece(view, marks, after, _before_matrix(view, relative, after, _clause_end(view, after))))
    if "marks_only" in cue.frames and not any(m.start >= a and m.end <= b for m in marks for a, b in pieces):
        return
    if pieces and any(b - a > 3 for a, b in pieces):
        yield tuple(pieces), FREE_COMPLEMENT.id, True, 0.8


def _behind_other_source(view: View, start: int, begin: int) -> int:
    """Past a clause that has a source of its own (*P, selon un élu, et Q, selon la mairie*)."""
    joins = [i for i in range(begin - 1, start, -1) if view.low(i) in COORDINATORS and view.low(i - 1) == ","]
    join = next((i for i in joins if has_finite(view, i + 1, begin)), None)
    lead = view.lows(start, join - start) if join is not None else ()
    sourced = "selon" in lead or ("d'", "après") in pairwise(lead)
    return join + 1 if join is not None and sourced else start


def _takes_up(view: View, after: int) -> bool:
    """Whether what stands behind the phrase goes on with a clause that is whole before it.

    A coordinated clause with a subject of its own (*P, selon la mairie, mais l'opposition en doute*) is the writer's.
    """
    if view.low(after) not in _GOES_ON or view.low(after + 1) in RELATIVES:
        return False
    if view.low(after) not in COORDINATORS:
        return True
    verb = next((i for i in range(after + 1, view.stop) if is_finite(view[i])), None)
    return verb is None or not any(
        t.upos in NOMINAL and t.deprel.startswith("nsubj") for t in view.between(after, verb)
    )


def _quotation_alone(view: View, quoted: QuotedWords, start: int, begin: int, after: int) -> int | None:
    """The whole quotation behind the phrase, where nothing but circumstances stand before and between.

    *À Paris, selon un élu, sous couvert d'anonymat, « tout est joué »*
    """
    opening = next((i for i in range(after, view.stop) if i in view.opens), None)
    if opening is None or not view.is_comma(opening - 1) or has_finite(view, start, begin):
        return None
    mark = view.opens[opening][0]
    between = has_finite(view, after, opening) or (opening > after and view[after].upos not in ("ADP", "ADV"))
    ends = next((i for i in range(opening, view.stop) if mark in view.closes.get(i, ())), view.stop) >= view.last_word
    return mark if not between and ends and quoted.is_complete(mark) else None


def _waits_for_clause(view: View, left: int, after: int) -> bool:
    """Whether the *que* behind an insertion opens what the verb before it governs (*Rien n'exclut, selon X, que …*)."""
    return view.low(after) in QUE and is_finite(view[left])


def _before_matrix(view: View, relative: int, start: int, end: int) -> int:
    """The end of a clause that a relative pronoun opens: before the verb of the sentence around, if it comes behind."""
    if view.low(relative) not in RELATIVES:
        return end
    verb = next((i for i in main_verbs(view, relative, end + 1) if i > start), end + 1)
    while verb - 1 > start and (view.is_comma(verb - 1) or view.low(verb - 1) in ("ne", "n'", "se", "s'")):
        verb -= 1
    return verb - 1


def _relative_start(view: View, begin: int) -> int:
    """Where the clause begins whose verb ends before an insertion: at the relative pronoun that governs that verb."""
    start = clause_start(view, begin)
    verbs = set(main_verbs(view, start, begin))
    last = next((i for i in range(begin - 1, start, -1) if is_finite(view[i])), None)
    if last is None or last in verbs:
        return start
    pronoun = next((i for i in range(last, start, -1) if view.low(i) in ("qui", "dont", "où")), start)
    return pronoun - (view.low(pronoun - 1) == "ce")


def _behind_relative(view: View, after: int) -> int:
    """Past what is set beside the source: a relative or participial clause, or a further name for it.

    *Selon une ONG, qui …, il s'agit*, *Pour la chercheuse Nora Vidal, de l'université d'Alger, il s'agit*.
    """
    if not view.holds(after):
        return after
    if (apposed := _behind_apposition(view, after)) is not None:
        return apposed
    relative = _opens_relative(view, after + (view.low(after) == "et"))
    described = view[after].upos == "ADJ" or view[after].feats.get("VerbForm") == "Part"
    if not relative and not described:
        return after
    for index in range(after + 1, view.stop):
        if view.low(index) == "," and has_finite(view, index + 1, view.stop):
            return index + 1
        if described and not all(_counts_time(view, i) for i in main_verbs(view, after, index + 1)):
            return after
    return after


def _opens_relative(view: View, index: int) -> bool:
    """Whether a relative clause of the source begins here: *qui …*, *à qui …*, *que nous avons vue*."""
    if view.low(index) in RELATIVES:
        return True
    if view.low(index) in QUE:
        return not view.is_comma(index - 1)
    return view.holds(index + 1) and view[index].upos == "ADP" and view.low(index + 1) in RELATIVES


def _counts_time(view: View, index: int) -> bool:
    """Whether the verb at `index` only dates something (*diffusé il y a deux semaines*)."""
    return view.lows(index - 2, 3) in (("il", "y", "a"), ("il", "y", "avait"))


def _behind_apposition(view: View, after: int) -> int | None:
    """The token behind a noun phrase set beside the source, where one whole clause follows its comma; else None."""
    if not view.is_comma(after - 1):
        return None
    first, low = view[after], view.low(after)
    of_body = low in ("de", "d'") and view[after + 1].upos in ("DET", "PROPN") if view.holds(after + 1) else False
    named = first.upos == "PROPN" or (
        first.upos == "NOUN" and (people().noun(first.text) is not None or view[after + 1].upos == "PROPN")
    )
    if not (of_body or named) or first.lower in time_words().nouns:
        return None
    comma = next((i for i in range(after, view.stop) if view.low(i) == ","), None)
    if comma is None or has_finite(view, after, comma):
        return None
    verb = next((i for i in range(comma + 1, view.stop) if is_finite(view[i])), None)
    opens_clause = view.holds(comma + 1) and view[comma + 1].upos in ("DET", "PRON", "PROPN", "NOUN", "ADV")
    opens_clause = opens_clause and view.low(comma + 1) not in RELATIVES
    return comma + 1 if verb and opens_clause and "," not in view.lows(comma + 1, verb - comma - 1) else None


def _extent(view: View, cue: CueMatch, source: SourcePhrase | None) -> tuple[int, int]:
    """The insertion's tokens: its first, and the first behind it (its own complements are passed over)."""
    begin = cue.first
    if cue.position == "incise" and view.low(begin - 2) == "comme" and is_finite(view[begin - 1]):
        begin -= 1  # *comme devait conclure X*
    while (
        begin > view.first
        and view.low(begin - 1) in ("comme", "que", "qu'", "ce", "ainsi", "tout")
        and cue.position == "incise"
    ):
        begin -= 1
    end = cue.last + 1
    if cue.position == "phrase" and view.low(end) in RELATIVES:
        return begin, end + 1
    if source is not None and source.span[0] >= view[begin].start:
        while view.holds(end) and view[end].start < source.span[1]:
            end += 1
    if cue.position == "incise":
        while view.holds(end) and not view.is_comma(end) and not view.is_stop(end) and end not in view.opens:
            end += 1
        return begin, end
    return begin, _to_comma(view, end)


def _to_comma(view: View, end: int) -> int:
    """Past what hangs on the source, to the comma that ends the phrase (*Selon un rapport rendu public lundi, …*)."""
    for index in range(end, min(end + 16, view.stop)):
        if view.low(index) == ",":
            return index if has_finite(view, index + 1, view.stop) or any(i > index for i in view.opens) else end
        if view.is_stop(index) or is_finite(view[index]) or index in view.opens:
            return end
    return end


def _left_end(view: View, begin: int) -> int | None:
    """The last word before an insertion, commas passed over."""
    index = begin - 1
    while view.holds(index) and index not in view.closes and view.is_punct(index) and view.low(index) not in _FINAL:
        index -= 1
    return index if view.holds(index) else None


def _with_own_clause(view: View, marks: Sequence[Mark], quoted: QuotedWords, mark: int, left: int) -> Piece:
    """A mark with the words of the writer's that make one clause with it (*Cette décision «marque …»*)."""
    opening = next((t.index for t in view.tokens if mark in view.opens.get(t.index, ())), view.first)
    start = clause_start(view, opening)
    folded = view[opening].quoted == mark
    words = view.tree.raw[marks[mark].inner_start : marks[mark].inner_end].strip()
    if opening > start and _is_condition(view, start, opening):
        return piece(view, marks, start, left)
    if opening <= start or quoted.is_complete(mark) or (folded and words[:1].isupper()) or view.low(opening - 1) == ":":
        return marks[mark].start, marks[mark].end
    return piece(view, marks, start, left)


def _is_condition(view: View, start: int, opening: int) -> bool:
    """Whether a condition of what is quoted stands before it (*Si la grève dure, « nous fermerons », dit X*)."""
    if view.low(start) not in ("si", "s'") or not view.is_comma(opening - 1):
        return False
    verb = next((t for t in view.between(start, opening) if is_finite(t)), None)
    return verb is None or (verb.feats.get("Tense") in ("Pres", "Fut") and not verb.deprel.startswith("aux:tense"))


def _skip_comma(view: View, index: int) -> int:
    while view.holds(index) and (view.is_comma(index) or view.low(index) == ":") and index not in view.opens:
        index += 1
    return index


def _right_pieces(view: View, marks: Sequence[Mark], end: int, *, complete: bool, marked: bool) -> list[Piece]:
    """What goes on behind the insertion: marks, or the rest of a clause that it interrupts."""
    after = _skip_comma(view, end)
    if after >= view.stop or after > view.last_word:
        return []
    if after in view.opens:
        return _right_mark(view, marks, after, complete=complete)
    if after == end or view.is_stop(end):
        return []
    low = view.low(after)
    if low in COORDINATORS and after + 1 in view.opens:
        mark = marks[view.opens[after + 1][0]]
        clause = has_finite(view, after + 1, closing_token(view, after, mark) + 1)
        return [] if clause else [(view[after].start, mark.end)]
    resumed = low in QUE and is_cleft(view, clause_start(view, end), end)
    if not resumed and (marked or view.lows(after, 2) not in _CAUSES):
        if complete and (marked or low not in _GOES_ON or low in _NOT_CONTENT or view.low(after + 1) in RELATIVES):
            return []  # *, a dit la source, pour qui …*: a relative clause of the source's
        if low in ("qui", "dont"):
            return []
    return [piece(view, marks, after, _clause_end(view, after))]


def _right_mark(view: View, marks: Sequence[Mark], after: int, *, complete: bool) -> list[Piece]:
    """The marks behind the insertion, where they go on with what is before it, and all that goes on with them."""
    mark = marks[view.opens[after][0]]
    if not complete and _is_coordinated(view, after, mark):
        return [piece(view, marks, after, _clause_end(view, after))]
    goes_on = view.is_comma(after - 1) or view.tree.raw[mark.inner_start : mark.inner_end].strip()[:1].islower()
    return [(mark.start, mark.end)] if goes_on else []


def _is_coordinated(view: View, after: int, mark: Mark) -> bool:
    """Whether the clause goes on with another quoted predicate (*« regrette » le ton, mais n'a « jamais menti »*)."""
    closing = closing_token(view, after, mark)
    behind = closing + 1 + view.is_comma(closing + 1)
    return view.low(behind) in COORDINATORS and any(i > behind for i in view.opens)


def _clause_end(view: View, start: int) -> int:
    for index in range(start, view.stop):
        if view.low(index) == ";" or (view.low(index) == ":" and index + 1 in view.opens):
            return max(start, index - 1)
    comment = comment_start(view, start, view.last_word)
    return max(start, view.last_word if comment is None else comment - 1)


def _has_substance(view: View, start: int, left: int) -> bool:
    """Whether more than a connective stands before the insertion (*Mais, selon lui, …*)."""
    words = [t for t in view.between(start, left + 1) if t.upos not in ("CCONJ", "ADV", "PUNCT", "SCONJ")]
    return len(words) > 1 or any(t.upos in ("PROPN", "NOUN", "PRON") for t in words)


def _behind_own_clause(view: View, end: int) -> int:
    """Past a relative clause of the source inside the marks (*«A, dit la femme, qui a tout vu. B.»*)."""
    if not view.is_comma(end) or view.low(end + 1) not in RELATIVES:
        return end
    return next((i for i in range(end + 2, view.stop) if view.low(i) == "," or view.is_stop(i)), view.stop)


def _cut_out(view: View, marks: Sequence[Mark], mark: int, begin: int, end: int) -> Iterator[Found]:
    """The quotation around an incise inside its marks, in the pieces that the incise leaves."""
    around = marks[mark]
    left = _left_end(view, begin)
    if left is None or view[left].start < around.inner_start:
        return
    raw, at = view.tree.raw, max(view[i].end for i in range(begin, max(_behind_own_clause(view, end), begin + 1)))
    while at < around.inner_end and (raw[at].isspace() or raw[at] in ",."):
        at += 1
    first = (around.start, view[left].end)
    rest = (at, around.end)
    goes_on = not around.is_dash or view.is_comma(end) or _TALK.search(raw, at, around.inner_end)  # else it narrates
    pieces = (first, rest) if goes_on and raw[at : around.inner_end].strip(" .!?…\u00a0\u202f") else (first,)
    yield pieces, INCISE_INSIDE.id, True, 0.9
