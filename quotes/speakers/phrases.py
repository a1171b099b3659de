"""Noun phrases around a head noun: the words of the text, without relative and participial clauses."""

from collections.abc import Mapping

import regex

from quotes.lexicon.people import people
from quotes.model.tree import Token, Tree
from quotes.speakers.names import NameRun

_BEFORE = frozenset({"ADJ", "NUM"})
_GENITIVE = frozenset({"de", "d'", "du", "des"})
_LEXICAL_PARTICIPLES = frozenset({"charge", "chargee", "elu", "elue"})
_TIMES = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "matin", "soir", "mi-temps", "pause", "heure", "heures", "jour", "moment", "occasion", "issue", "téléphone", "antenne"})
_OTHER_COMPLEMENTS = frozenset({"à", "au", "aux", "en", "pour", "chez", "contre", "auprès", "près", "sans"})
_PARTICIPLE = regex.compile(r"(?:é|i|u|is|it|us|ert)e?s?$")
_LONGEST = 40


def phrase(tree: Tree, head: Token, runs: Mapping[int, NameRun]) -> tuple[int, int]:
    """The noun phrase around `head` as token indices `[first, stop)`; `runs` are the sentence's names by first token."""
    return _left(tree, head), _right(tree, head, runs)


def _left(tree: Tree, head: Token) -> int:
    sentence = tree.sentence_of(head)
    determiners = people().determiners
    at = head.index
    while at > sentence.first:
        token = tree.tokens[at - 1]
        if tree.raw[token.end : tree.tokens[at].start].strip(" \u00a0\u202f«»“”\"’'") and token.start != tree.tokens[at].start:
            break
        if token.start == tree.tokens[at - 2].start and at - 1 > sentence.first:
            break  # a contraction (du, au): the article belongs to the preposition
        if any(token.lower in words for words in determiners.values()) and (token.upos in ("DET", "NUM", "ADJ") or token.lower not in ("de", "d'")):
            at -= 1
            if token.upos != "NUM" and token.upos != "ADJ":
                return _before_determiner(tree, at, sentence.first)
        elif token.upos in _BEFORE or (token.upos == "NOUN" and token.lower in ("ex", "vice", "haut", "ancien", "premier")):
            at -= 1
        elif token.text == "-" or token.lower in ("ex-", "très", "plus") and at - 1 > sentence.first:
            at -= 1
        else:
            break
    return at


def _before_determiner(tree: Tree, at: int, first: int) -> int:
    """Take in *tous les*, *l'un des*, *l'un de ces*."""
    lower = [t.lower for t in tree.tokens[max(first, at - 3) : at]]
    if lower[-1:] in (["tous"], ["toutes"]):
        return at - 1
    if lower[-1:] == ["de"] and lower[-2:-1] in (["un"], ["une"]):
        return at - 2 - (lower[:1] == ["l'"])
    return at


def _right(tree: Tree, head: Token, runs: Mapping[int, NameRun]) -> int:
    sentence = tree.sentence_of(head)
    stop = head.index + 1
    while stop < sentence.stop and stop - head.index < _LONGEST:
        reach = _step(tree, head, stop, runs)
        if reach == stop:
            break
        stop = reach
    while stop > head.index + 1 and tree.tokens[stop - 1].upos in ("ADP", "DET", "CCONJ"):
        stop -= 1
    return stop


def _step(tree: Tree, head: Token, at: int, runs: Mapping[int, NameRun]) -> int:
    """Take in one more piece of the phrase, if the next words belong to it."""
    token = tree.tokens[at]
    run = runs.get(at)
    if run is not None:
        joined = tree.tokens[at - 1].upos in ("ADP", "DET") or tree.tokens[at - 1].lower in _GENITIVE
        return run.stop if joined or all(w.isupper() and len(w) < 8 for w in run.words) and not run.title else at
    if token.text == "(":
        return _parenthesis(tree, at)
    if token.quoted is not None or token.upos in ("PRON", "SCONJ", "AUX", "INTJ", "SYM"):
        return at
    if token.upos in ("ADJ", "VERB") and _opens_clause(tree, at):
        return at
    if token.upos == "ADJ" or token.upos == "NUM" and tree.tokens[at - 1].upos in ("ADP", "DET") or (token.upos == "PROPN" and token.text not in people().never_names):
        return at + 1
    if token.upos == "DET":
        return at + 1 if tree.tokens[at - 1].upos in ("ADP", "CCONJ") or tree.tokens[at - 1].start == token.start else at
    if token.upos == "ADP":
        return at + 1 if _complement(tree, head, at) else at
    if token.upos == "NOUN":
        return at + 1 if _governed(tree, head, at) or tree.tokens[at - 1].upos in ("ADP", "DET", "ADJ", "NUM") else at
    if token.upos == "CCONJ":
        return at + 1 if _coordinated(tree, head, at) else at
    if token.upos == "VERB" and token.feats.get("VerbForm") == "Part":
        return at + 1 if token.lower in _LEXICAL_PARTICIPLES or token.lower.rstrip("e") in ("adjoint", "délégué", "suppléant", "sortant") else at
    return at + 1 if token.text in ("&",) else at


def _opens_clause(tree: Tree, at: int) -> bool:
    """Whether a participle, tagged as it may be, opens a clause of its own (lu à la télévision, publiée jeudi)."""
    token = tree.tokens[at]
    following = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    if not _PARTICIPLE.search(token.lower) or following.sentence != token.sentence:
        return False
    return following.lower in _TIMES or following.upos == "ADP" and following.lower not in _GENITIVE


def _parenthesis(tree: Tree, at: int) -> int:
    inside = tree.tokens[at + 1 : at + 6]
    for n, token in enumerate(inside):
        if token.text == ")":
            return at + n + 2 if n and inside[0].text[:1].isupper() and inside[0].text.isupper() else at
    return at


def _complement(tree: Tree, head: Token, at: int) -> bool:
    """Whether a preposition opens a complement of the phrase."""
    following = next((t for t in tree.tokens[at + 1 : at + 5] if t.upos in ("NOUN", "PROPN", "PRON", "VERB")), None)
    if following is None or following.upos in ("PRON", "VERB") or following.lower in _TIMES:
        return False
    if tree.tokens[at].lower in _GENITIVE:
        return True
    own = {t.lower for t in tree.tokens[at + 1 : following.index]} & people().determiners["possessive"]
    return tree.tokens[at].lower in _OTHER_COMPLEMENTS and not own and _governed(tree, head, following.index)


def _governed(tree: Tree, head: Token, at: int) -> bool:
    """Whether the parse hangs a token under the phrase's head (its clauses left aside)."""
    token = tree.tokens[at]
    if token.lower in _TIMES:
        return False
    seen = 0
    while token.index != head.index and seen < 12:
        if token.head == token.index or token.deprel.partition(":")[0] in ("acl", "conj", "parataxis", "appos", "advcl"):
            return False
        token, seen = tree.tokens[token.head], seen + 1
    return token.index == head.index


def _coordinated(tree: Tree, head: Token, at: int) -> bool:
    """Whether *et* joins two complements (des Affaires et du Commerce), not two heads."""
    joined = tree.tokens[tree.tokens[at].head]
    return joined.deprel == "conj" and joined.head != head.index and head.index < joined.head < at
