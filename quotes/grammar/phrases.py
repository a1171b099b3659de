"""Noun phrases: from a head word to the stretch of text that names someone."""

from quotes.grammar.view import View
from quotes.lexicon.grammar import adverbials, time_words
from quotes.model.tree import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CUT = frozenset(
    {"acl", "parataxis", "advcl", "ccomp", "csubj", "xcomp", "discourse", "vocative", "orphan", "cop", "aux"}
)
_BEFORE_HEAD = frozenset({"DET", "ADJ", "NUM", "ADV"})
_LONGEST_APPOSITION = 14
_TITLES = frozenset({"Me", "Mes"})
_PARTITIVE_REACH = 3
_PREPOSITIONS = frozenset(
    "à de d' en dans par pour sur chez devant lors auprès après avant depuis sous avec sans vers entre contre selon "
    "au aux du".split()
)


def phrase_head(view: View, start: int, reach: int = 7) -> int | None:
    """The head of a noun phrase that starts at `start` (determiner, adjectives, noun), or None."""
    for index in range(start, min(start + reach, view.stop)):
        token = view[index]
        if token.upos == "CCONJ":
            return None
        if token.text in _TITLES and view.holds(index + 1) and view[index + 1].upos == "PROPN":
            continue  # *Me Roux*, taken for a pronoun
        if token.upos in ("NOUN", "PROPN", "PRON") or (token.lower in ("un", "une") and view.low(index - 1) == "l'"):
            return index
        if token.upos == "NUM" and view[index + 1 if view.holds(index + 1) else index].upos not in (
            "NOUN",
            "ADJ",
            "PROPN",
        ):
            return index
        if token.upos == "ADJ" and (view.is_punct(index + 1) or view[index + 1].upos in ("ADP", "VERB", "AUX", "PRON")):
            return index  # an adjective used as a noun: le premier, un proche, l'intéressé
        if token.upos not in _BEFORE_HEAD and index > start:
            return index if token.upos in ("VERB", "X") else None
    return None


def behind_aside(view: View, index: int) -> int:
    """The token behind an aside (*de son côté*, *pour sa part*) that begins at `index`, else `index` itself."""
    return index + next((len(words) for words in adverbials().asides if view.lows(index, len(words)) == words), 0)


def noun_phrase(view: View, head: int, *, apposition: bool = True) -> tuple[int, int]:
    """The noun phrase around a head: (first, last) token indices, inclusive.

    Appositions on the right are kept; relative and participial clauses are left out (annotation guidelines, section 4).
    """
    governor = view.tree.head(view[head])
    if view[head].upos == "NUM" and governor.upos == "NOUN" and head < governor.index <= head + _PARTITIVE_REACH:
        return noun_phrase(view, governor.index, apposition=apposition)  # *deux des sources*, read as *deux sources*
    inside = _branch(view, view[head])
    first = head
    while first - 1 in inside and view[first - 1].upos != "ADP" and not view.is_comma(first - 1):
        first -= 1
    while view.holds(first - 1) and view[first - 1].upos in ("DET", "NUM") and view[first - 1].head >= first:
        first -= 1
    while first < head and view[first].upos == "CCONJ":
        first += 1
    if view.low(first - 1) == "quelqu'":
        first -= 1
    last = head
    while last + 1 in inside or (view.low(last + 1) in ("-", "/") and last + 2 in inside):
        quoted_next = view.low(last + 2) in ("et", "mais") and last + 3 in view.opens
        if view.low(last + 1) == "," and (quoted_next or not (apposition and _is_listed(view, last + 1))):
            break
        last += 1
    last = _trim_right(view, head, last)
    if view.lows(last + 1, 2) == ("d'", "entre") and view.holds(last + 3):
        last += 3  # *deux d'entre elles*
    return first, _with_apposition(view, head, last) if apposition else last


def _is_listed(view: View, comma: int) -> bool:
    """Whether an apposition or a further member of a list begins behind a comma, by the parse."""
    if not view.holds(comma + 1):
        return False
    top = view[comma + 1]
    for above in view.tree.ancestors(top):
        if above.index <= comma:
            break
        top = above
    return top.deprel.startswith(("appos", "conj", "flat"))


def _branch(view: View, head: Token) -> set[int]:
    """The tokens below a head, without the clauses that hang on it."""
    inside, todo = {head.index}, [head]
    while todo:
        for child in view.tree.children(todo.pop()):
            relation = child.deprel.partition(":")[0]
            if (
                relation in _CUT
                or child.index in inside
                or (relation == "conj" and child.upos not in NOMINAL | {"ADJ"})
            ):
                continue
            if relation in ("obl", "nmod") and child.index < head.index and child.upos not in ("DET", "ADJ", "NUM"):
                continue
            inside.add(child.index)
            todo.append(child)
    return inside


def _trim_right(view: View, head: int, last: int) -> int:
    """Cut the phrase where another clause, a date or a quotation begins."""
    times = time_words()
    index = head + 1
    while index <= last:
        low = view.low(index)
        dated = low in times.nouns and view.low(index - 1) not in _PREPOSITIONS | {
            "le",
            "la",
            "l'",
            "les",
            "ce",
            "cette",
        }
        if low in ("qui", "que", "qu'", "dont", "où", ":", ";", "lequel", "laquelle") or dated:
            return _strip(view, head, index - 1)
        if index in view.opens and view[index].quoted is not None:
            return _strip(view, head, index - 1)
        index += 1
    return _strip(view, head, last)


def _strip(view: View, head: int, last: int) -> int:
    while last > head and (
        (view.is_punct(last) and view.low(last) not in (")", "]"))
        or view[last].upos in ("ADP", "CCONJ", "DET", "SCONJ")
    ):
        last -= 1
    return last


def _with_apposition(view: View, head: int, last: int) -> int:
    """Take in what is set beside the phrase: *(PS)*, *, Sean Parnell*, *, président du groupe*."""
    if view.low(last + 1) in ("(", "[") and (close := _closing(view, last + 1)) is not None:
        last = close
    if (
        view[head].upos == "NOUN"
        and view.holds(last + 1)
        and view[last + 1].upos == "PROPN"
        and last + 1 not in view.opens
    ):
        last = _name_end(view, last + 1)
    if view.low(last + 1) == ",":
        end = _apposition_end(view, last + 2)
        if end is not None and _is_apposition(view, head, last + 2):
            return end
    return last


def _closing(view: View, index: int) -> int | None:
    return next((i for i in range(index + 1, min(index + 8, view.stop)) if view.low(i) in (")", "]")), None)


def _name_end(view: View, index: int) -> int:
    while view.holds(index + 1) and (
        view[index + 1].upos == "PROPN"
        or (
            view.low(index + 1) in ("de", "d'", "du", "al", "el", "van", "von", "ben", "bin", "-")
            and view.holds(index + 2)
            and view[index + 2].upos == "PROPN"
        )
    ):
        index += 1
    return index


def _apposition_end(view: View, start: int) -> int | None:
    """The last token of a short stretch up to the next comma, stop, verb or mark."""
    for index in range(start, min(start + _LONGEST_APPOSITION, view.stop)):
        token = view[index]
        if view.is_comma(index) or view.is_stop(index) or (index in view.opens and index > start):
            return index - 1 if index > start else None
        if token.lower in ("qui", "que", "qu'", "dont", "où"):
            return index - 1 if index > start else None
        if token.upos in ("VERB", "AUX") and token.feats.get("VerbForm") in ("Fin", "Inf"):
            return None
        if token.upos == "VERB" and token.lower.endswith("ant"):
            return None
    return view.last_word if start <= view.last_word else None


def _is_apposition(view: View, head: int, start: int) -> bool:
    """Whether the words after a comma name the same one again."""
    first, noun = view[start], view[head]
    if start in view.opens or (
        noun.upos == "PRON"
        and first.upos != "PROPN"
        and noun.lower not in ("dernier", "dernière", "premier", "première", "second", "seconde", "autre")
    ):
        return False
    if first.upos == "PROPN" and first.lower not in time_words().nouns:
        return noun.upos != "PROPN" or first.deprel == "appos"
    target = phrase_head(view, start)
    if target is None or view.low(target) in time_words().nouns:
        return False
    if first.upos in ("NOUN", "ADJ") and target is not None:
        return noun.upos in ("PROPN", "NUM") or view[target].deprel == "appos"
    if first.lower in ("un", "une") and view[target].upos == "NOUN":
        return noun.upos == "PROPN"
    if first.lower in ("le", "la", "l'") and view[target].upos == "NOUN":
        return noun.upos == "PROPN" or view[target].deprel == "appos"
    return first.lower in ("de", "du", "d'") and noun.upos == "PROPN" and view[start].deprel in ("case", "det")
