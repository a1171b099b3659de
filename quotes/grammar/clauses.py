"""Clauses: finite verbs and what links them, and where a reported clause begins."""

from collections.abc import Iterator

from quotes.grammar.view import View
from quotes.lexicon.grammar import conjunctions, time_words
from quotes.model.tree import Token

QUE = frozenset({"que", "qu'"})
_LINKERS = QUE | frozenset(
    "si quand lorsque lorsqu' comme puisque puisqu' quoique quoiqu' qui dont où lequel laquelle lesquels lesquelles "
    "pourquoi comment combien".split()
)
_SHORT_RELATIVE = 5
_DEGREE_REACH = 4
_OBJECTS = frozenset("l' la les m' t' nous vous".split())
COORDINATORS = frozenset({"et", "ou", "mais", "puis"})


def is_finite(token: Token) -> bool:
    """Whether the token carries person and mood."""
    return (
        token.upos in ("VERB", "AUX")
        and not token.lower.endswith("ant")
        and (token.feats.get("VerbForm") == "Fin" or token.feats.get("Mood") in ("Ind", "Cnd", "Sub", "Imp"))
    )


def has_finite(view: View, start: int, end: int) -> bool:
    """Whether a finite verb, or a whole folded quotation, stands in the half-open token range."""
    return any(is_finite(t) or t.quoted is not None for t in view.between(start, end))


def main_verbs(view: View, start: int, end: int) -> Iterator[int]:
    """The finite verbs of the half-open token range that no linker before them subordinates, in text order.

    In French a second finite verb needs a linker (*que*, *qui*, *si*, *et*, a comma): each linker takes the next verb.
    A folded quotation counts as a verb of its own.
    """
    linked = previous = False
    for token in view.between(start, end):
        low, before = token.lower, view.low(token.index - 1)
        if low in _LINKERS or (low == "s'" and view.low(token.index + 1) in ("il", "ils")):
            linked = True
        elif low == "," and "dont" in view.lows(token.index - _SHORT_RELATIVE, _SHORT_RELATIVE):
            linked = False  # *, dont trois enfants,*: a relative without a verb
        elif token.quoted is not None and not linked:
            yield token.index
        elif is_finite(token):
            if before in ("et", "ou", "mais"):
                linked = linked or previous  # coordinated with the verb before it
            if not linked:
                yield token.index
            linked, previous = False, linked


def complementizer(view: View, last: int, verb: int, words: frozenset[str] = QUE) -> int | None:
    """The *que* that opens the clause reported by a verb group ending at `last`, or None.

    Adverbs, dates, prepositional phrases and insertions between commas may stand between them.
    """
    index = last + 1
    while index < min(last + 45, view.stop):
        low, token = view.low(index), view[index]
        if low in words and _opens_report(view, index, last, verb):
            return index
        if view.is_stop(index) or index in view.opens:
            return None
        if (passed := _pass_whoever(view, index)) is not None:
            index = passed
            continue
        if low in (",", "(", "–", "—"):
            close = _closing_comma(view, index)
            if close is None:
                return None
            index = close
        elif index > last and token.upos == "VERB" and not token.deprel.startswith("aux"):
            return None
        index += 1
    return None


def _pass_whoever(view: View, index: int) -> int | None:
    """Past *à qui veut (bien) l'entendre*, the hearer of what is said again and again, or None."""
    if view.low(index) not in ("à", "pour") or view.low(index + 1) != "qui":
        return None
    return next((i + 1 for i in range(index + 2, index + 7) if view.low(i) in ("entendre", "écouter")), None)


def _closing_comma(view: View, opening: int) -> int | None:
    """The end of an insertion, or the comma itself when *que* follows at once."""
    if view.low(opening + 1) in QUE:
        return opening
    for index in range(opening + 1, min(opening + 30, view.stop)):
        if view.low(index) in (",", ")", "–", "—") and (view.low(index + 1) in QUE or index - opening <= 20):
            return index
        if view.is_stop(index):
            return None
    return None


def _opens_report(view: View, index: int, last: int, verb: int) -> bool:
    before, beside = view.low(index - 1), index - 1 == last + 1
    if view.low(index) == "s'" and view.low(index + 1) not in ("il", "ils"):
        return False  # a reflexive
    if before == "ce":
        return view.low(index - 2) in ("de", "d'", "à")  # *dit ce que pense l'élu* relates what it does not report
    if before in COORDINATORS and not beside:
        return False  # it goes on with an earlier clause
    if compares(view, index, last) or _turns_round(view, index):
        return False
    clause, noun = view.tree.head(view[index]), view[index - 1]
    if noun.deprel == "obj" and noun.head == verb and takes_up_object(view, noun.index, index):
        return False
    if clause.deprel.startswith("ccomp") and clause.head == verb:
        return True
    if before == "outre" and view.low(index - 2) == "en":
        return True
    if before in conjunctions().before_que:
        return beside and (
            before == "après" or (before in conjunctions().focus and has_finite(view, index + 1, view.next_stop(index)))
        )
    token = view[index]
    relative = any(a.deprel.startswith("acl:relcl") and last < a.head < index for a in view.tree.ancestors(token))
    plain = all(
        t.deprel not in ("obj", "nsubj") or t.lower in QUE for t in view.between(last + 1, index) if t.head == verb
    )
    return not relative or (plain and token.upos == "SCONJ")


def takes_up_object(view: View, noun: int, que: int) -> bool:
    """Whether a participle behind *que* agrees with the noun, which is its object (*une exigence que X a rejetée*)."""
    verb = next((t for t in view.between(que + 1, view.next_stop(que)) if is_finite(t)), None)
    if verb is None or verb.lemma != "avoir" or view.low(verb.index - 1) in _OBJECTS:
        return False  # *a prévenu la presse que le maire l'avait trompée*
    participle = next((t for t in view.between(verb.index + 1, view.stop) if t.upos == "VERB"), None)
    if participle is None:
        return False
    marked = participle.feats.get("Gender") == "Fem" or participle.feats.get("Number") == "Plur"
    return marked and all(participle.feats.get(f) == view[noun].feats.get(f) for f in ("Gender", "Number"))


def is_cleft(view: View, start: int, end: int) -> bool:
    """Whether a clause waits for the *que* that comes behind the incise (*C'est en 2010, dit-elle, que …*)."""
    opens = view.low(start) in ("c'", "ce") and view.low(start + 1) in ("est", "sera", "était", "fut")
    return opens and not any(low in QUE for low in view.lows(start, end - start))


def compares(view: View, que: int, last: int) -> bool:
    """Whether *que* goes with a comparative behind token `last` (*en dit plus long que …*) and opens no clause."""
    degree = view.lows(max(last + 1, que - _DEGREE_REACH), que - max(last + 1, que - _DEGREE_REACH))
    return not conjunctions().degrees.isdisjoint(degree) and not has_finite(view, que + 1, view.next_stop(que))


def _turns_round(view: View, que: int) -> bool:
    """Whether a verb follows *que* at once behind a noun: its object (*une accusation que réfute la mairie*)."""
    if not view.holds(que + 1) or not is_finite(view[que + 1]) or view.low(que + 1) in ("soit", "soient"):
        return False
    before = view[que - 1]
    return before.upos == "NOUN" and before.lower not in time_words().nouns


def clause_start(view: View, before: int) -> int:
    """The first token of the clause that ends right before token `before`: behind a stop, else the sentence's start.

    A dateline (*PARIS (AFP) -*, *16 juin 2012. -*) and a leading dash are left out.
    """
    index = before - 1
    while index >= view.first and not (view.is_stop(index) and view.low(index) in (";", ":")):
        index -= 1
    index += 1
    while index < before and view.is_punct(index) and index not in view.opens:
        index += 1
    return _behind_dateline(view, index, before)


def _behind_dateline(view: View, start: int, before: int) -> int:
    for index in range(start, min(start + 12, before)):
        if view.low(index) in ("-", "–", "—") and not has_finite(view, start, index) and view[start].text[:1].isupper():
            return index + 1
    return start
