"""Noun phrases around a head noun: the words of the text, without relative and participial clauses."""

from collections.abc import Callable, Mapping

import regex

from quotes.lexicon.people import fold, people
from quotes.model.tree import Token, Tree
from quotes.speakers.names import NameRun

_BEFORE = frozenset({"ADJ", "NUM"})
_BEFORE_WORDS = frozenset({"ex", "vice", "haut", "ancien", "premier", "-", "ex-", "très", "plus"})
_GENITIVE = frozenset({"de", "d'", "du", "des"})
_LEXICAL_PARTICIPLES = frozenset(
    {"chargé", "chargée", "adjoint", "adjointe", "délégué", "déléguée", "suppléant", "sortant", "rendu"}
)
# Nouns that say when or how, not who: their complement belongs to the clause.
_TIMES = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir mi-temps pause heure heures jour "
    "moment".split()
)
# The same behind *à* or *en* (le prévenu à l'ouverture du procès).
_EVENTS = frozenset(
    "occasion issue téléphone antenne ouverture clôture sortie barre audience arrivée fin début suite écran marge "
    "conférence séance réponse réaction préambule introduction aparté visioconférence larmes micro".split()
)
_OTHER_COMPLEMENTS = frozenset({"à", "au", "aux", "en", "pour", "chez", "contre", "auprès", "près", "sans"})
_BEFORE_PLURAL = frozenset("selon par pour avec chez sur dans contre entre sous sans".split())  # no *de* behind these
_OTHER_CLAUSES = frozenset({"acl", "conj", "parataxis", "appos", "advcl"})
_BARE_FUNCTIONS = frozenset({"nsubj", "obj", "root", "appos", "parataxis"})  # of phrases without a preposition
_PARTICIPLE = regex.compile(r"(?:é|i|u|is|it|us|ert)e?s?$")
_SIGNS = " \u00a0\u202f«»“”\"’'"
_LONGEST = 40  # tokens behind a head
_DEEPEST = 12  # governors between a word and the head of its phrase
_PARTY = 8  # letters of an acronym that may follow a function (député PS)


def phrase(tree: Tree, head: Token, runs: Mapping[int, NameRun]) -> tuple[int, int]:
    """The noun phrase around `head` as token indices `[first, stop)`; `runs`: its sentence's names by first token."""
    return _left(tree, head), _right(tree, head, runs)


def _left(tree: Tree, head: Token) -> int:
    first = tree.sentence_of(head).first
    at = head.index
    while at > first and _adjoins(tree, at):
        token = tree.tokens[at - 1]
        if at - 1 > first and token.start == tree.tokens[at - 2].start:
            if at - 2 > first and tree.tokens[at - 3].lower in ("un", "une"):
                return at - 3 - (at - 3 > first and tree.tokens[at - 4].lower == "l'")
            plural = token.lower == "les" and tree.plain[token.start].lower() == "d" and _plural_article(tree, at, head)
            return at - 2 if plural else at  # else a contraction: the article is the preposition's
        if _is_determiner(token):
            at -= 1
            if token.upos not in _BEFORE:
                return _before_determiner(tree, at, first)
        elif token.upos in _BEFORE or token.lower in _BEFORE_WORDS:
            at -= 1
        else:
            break
    return at


def _plural_article(tree: Tree, at: int, head: Token) -> bool:
    """Whether *des* before token `at` is the plural of *un*, though the parse takes it for *de les*."""
    before = tree.tokens[at - 3] if at - 3 >= tree.sentence_of(head).first else None
    if before is not None and before.lower in _BEFORE_PLURAL:
        return True  # selon des documents
    governor = head
    for above in tree.ancestors(head):
        if governor.deprel != "conj":
            break
        governor = above
    return governor.deprel.partition(":")[0] in _BARE_FUNCTIONS


def _adjoins(tree: Tree, at: int) -> bool:
    """Whether nothing but white space and quotation marks parts a token from the one before it."""
    before, here = tree.tokens[at - 1], tree.tokens[at]
    return before.start == here.start or not tree.plain[before.end : here.start].strip(_SIGNS)


def _is_determiner(token: Token) -> bool:
    known = any(token.lower in words for words in people().determiners.values())
    return known and (token.upos in ("DET", "NUM", "ADJ") or token.lower not in ("de", "d'"))


def _before_determiner(tree: Tree, at: int, first: int) -> int:
    """Take in *tous les*, *l'un des*, *l'un de ces*."""
    lower = [t.lower for t in tree.tokens[max(first, at - 3) : at]]
    if lower[-1:] in (["tous"], ["toutes"]):
        return at - 1
    if tree.tokens[at].lower == "des" and lower[-1:] in (["un"], ["une"]):
        return at - 1 - (lower[-2:-1] == ["l'"])
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
    """The place behind one more piece of the phrase; `at` itself if the next words do not belong to it."""
    token = tree.tokens[at]
    if at in runs:
        return runs[at].stop if _takes_name(tree, head, at, runs[at]) else at
    if token.upos == "NOUN" and head.upos == "ADJ" and at == head.index + 1:
        return at  # an adjective heads no phrase but before what is no noun: *Un troisième hausse les épaules*
    if token.text == "(":
        return _parenthesis(tree, at)
    takes = _TAKES.get(token.upos)
    fits = token.quoted is None and (token.text == "&" or (takes is not None and takes(tree, head, at)))
    return at + 1 if fits else at


def _takes_name(tree: Tree, head: Token, at: int, run: NameRun) -> bool:
    """Whether a name belongs to the phrase: behind a preposition, an acronym (député PS), part of a body's name."""
    if tree.tokens[at - 1].lower in people().named_after:
        return True
    noun = people().noun(head.text)
    if noun is not None and noun.kind == "organization" and head.text[0].isupper() and not run.person:
        return head.index > tree.sentence_of(head).first
    before = tree.tokens[at - 1]
    indefinite = any(t.lower in ("un", "une") for t in tree.children(head, "det"))
    whole = len(run.words) == 1 and not run.person and indefinite  # no name: nobody is *un député Renaissance*
    party = (whole or all(w.isupper() and len(w) < _PARTY for w in run.words)) and not run.title
    return before.upos in ("ADP", "DET") or before.lower in _GENITIVE or party


def _takes_adjective(tree: Tree, head: Token, at: int) -> bool:  # noqa: ARG001 - one shape for all
    return not _opens_clause(tree, at)


def _takes_number(tree: Tree, head: Token, at: int) -> bool:
    article = tree.tokens[at].text.isdigit() and at == head.index + 1  # l'article 3
    return article or tree.tokens[at - 1].upos in ("ADP", "DET")


def _takes_capital(tree: Tree, head: Token, at: int) -> bool:  # noqa: ARG001
    return tree.tokens[at].text not in people().never_names


def _takes_determiner(tree: Tree, head: Token, at: int) -> bool:  # noqa: ARG001
    before = tree.tokens[at - 1]
    return before.upos in ("ADP", "CCONJ") or before.start == tree.tokens[at].start


def _takes_noun(tree: Tree, head: Token, at: int) -> bool:
    return tree.tokens[at - 1].upos in ("ADP", "DET", "ADJ", "NUM") or _governed(tree, head, at)


def _takes_participle(tree: Tree, head: Token, at: int) -> bool:  # noqa: ARG001
    return tree.tokens[at].lower in _LEXICAL_PARTICIPLES and not _opens_clause(tree, at)


def _complement(tree: Tree, head: Token, at: int) -> bool:
    """Whether a preposition opens a complement of the phrase."""
    following = next((t for t in tree.tokens[at + 1 : at + 5] if t.upos in ("NOUN", "PROPN", "PRON", "VERB")), None)
    if following is None or following.upos in ("PRON", "VERB") or following.lower in _TIMES:
        return False
    if tree.tokens[at].lower in _GENITIVE:
        return True
    if fold(following.text) in people().agencies:
        return False
    if following.lower in _EVENTS or _is_medium(following):
        return False
    own = {t.lower for t in tree.tokens[at + 1 : following.index]} & people().determiners["possessive"]
    return tree.tokens[at].lower in _OTHER_COMPLEMENTS and not own and _governed(tree, head, following.index)


def _is_medium(token: Token) -> bool:
    """Whether a noun names a medium, to which something is said (a confié ce responsable au journal)."""
    noun = people().noun(token.text)
    return noun is not None and "media" in noun.classes and token.text.islower()


def _coordinated(tree: Tree, head: Token, at: int) -> bool:
    """Whether *et* joins two complements (des Affaires et du Commerce), not two heads."""
    joined = tree.tokens[tree.tokens[at].head]
    return joined.deprel == "conj" and joined.head != head.index and head.index < joined.head < at


_TAKES: Mapping[str, Callable[[Tree, Token, int], bool]] = {
    "ADJ": _takes_adjective,
    "NUM": _takes_number,
    "PROPN": _takes_capital,
    "DET": _takes_determiner,
    "ADP": _complement,
    "NOUN": _takes_noun,
    "CCONJ": _coordinated,
    "VERB": _takes_participle,
}


def _opens_clause(tree: Tree, at: int) -> bool:
    """Whether a participle, tagged as it may be, opens a clause of its own (lu à la télévision, publiée jeudi)."""
    token = tree.tokens[at]
    following = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    if not _PARTICIPLE.search(token.lower) or following.sentence != token.sentence:
        return False
    return following.lower in _TIMES or (following.upos == "ADP" and following.lower not in _GENITIVE)


def _parenthesis(tree: Tree, at: int) -> int:
    """The place behind an acronym in brackets."""
    inside = tree.tokens[at + 1 : at + 6]
    for n, token in enumerate(inside):
        if token.text == ")":
            return at + n + 2 if n and inside[0].text.isupper() else at
    return at


def _governed(tree: Tree, head: Token, at: int) -> bool:
    """Whether the parse hangs a token under the phrase's head (its clauses left aside)."""
    token = tree.tokens[at]
    if token.lower in _TIMES:
        return False
    for _ in range(_DEEPEST):
        if token.index == head.index:
            return True
        if token.head == token.index or token.deprel.partition(":")[0] in _OTHER_CLAUSES:
            return False
        token = tree.tokens[token.head]
    return False
