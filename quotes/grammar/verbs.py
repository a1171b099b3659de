"""Verb groups: auxiliaries, clitics, inversion, negation, voice and mood around one lexical verb."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from quotes.grammar.clauses import has_finite, main_verbs
from quotes.grammar.phrases import behind_aside
from quotes.grammar.view import View
from quotes.lexicon.grammar import adverbials, time_words
from quotes.model.tree import Token

VerbForm: TypeAlias = Literal["finite", "participle", "past_participle", "infinitive"]

AVOIR = frozenset(
    "ai as a avons avez ont avais avait avions aviez avaient aura aurai auras aurons aurez auront aurais aurait "
    "aurions auriez auraient eut eurent eus eu ayant avoir ait aient".split()
)
ETRE = frozenset(
    "suis es est sommes êtes sont étais était étions étiez étaient sera serai seras serons serez seront serais serait "
    "serions seriez seraient fut furent fus été étant être soit soient".split()
)
_CONDITIONAL = regex.compile(
    r"(?:aur|ser|pourr|devr|voudr|ir|fer|dir)(?:ais|ait|aient|ions|iez)$|\p{L}{2,}r(?:ait|aient)$"
)
_CLITICS_BEFORE = frozenset("me m' te t' se s' le la l' les lui leur nous vous y en".split())
_REFLEXIVE = frozenset({"se", "s'"})
_INVERTED = regex.compile(r"-(?:t-)?(?P<pronoun>il|elle|on|ils|elles|je|tu|nous|vous|ce)$")
_INVERTED_T = frozenset({"-t", "t", "-t-"})
_NEGATORS = frozenset("pas plus jamais rien guère point nullement aucunement aucun aucune personne nul ni".split())
_NEGATIVE_SUBJECTS = frozenset("aucun aucune nul nulle ni rien".split())
_PARTICIPLE = regex.compile(r"(?:é|i|u|t|s)(?:e|es|s)?$")  # how past participles end
_REACH = 6
# Forms that are both present and past participle, and what follows only the former.
_TWO_FACED = frozenset("dit redit prédit écrit décrit contredit traduit déduit craint plaint".split())
_AFTER_FINITE = frozenset("avoir être vouloir que qu' ne n' :".split())

# What stands right before a verb, in front of an incise and as a subject, that was taken for a noun.
_BEFORE_VERB = frozenset({",", "dernier", "dernière", "premier", "première", "second", "seconde"})
_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A lexical verb with what belongs to it; indices are into `Tree.tokens`, `last` is inclusive.

    `clitic` is the inverted subject pronoun; `finite` the token that carries person and mood.
    """

    first: int
    last: int
    verb: int
    finite: int
    lemma: str
    form: VerbForm
    clitic: int | None = None
    reflexive: bool = False
    negated: bool = False
    passive: bool = False
    conditional: bool = False

    @property
    def inverted(self) -> bool:
        """Whether a subject pronoun stands inverted in the group."""
        return self.clitic is not None


def inverted_pronoun(text: str) -> str | None:
    """The pronoun of an inverted clitic token (*-t-il*, *-elle*), or None."""
    found = _INVERTED.match(text.lower())
    return found["pronoun"] if found else None


def verb_group(view: View, index: int, forms: Mapping[str, str]) -> VerbGroup | None:
    """Read the verb group whose lexical verb is the token at `index`; None when that token is no verb here.

    `forms` maps inflected forms of known verbs to their lemmas and corrects the parser's own.
    """
    token = view[index]
    form = _form(view, token, forms)
    if form is None:
        return None
    lemma = forms.get(token.lower, token.lemma)
    aux = _auxiliary(view, index) if form == "past_participle" else None
    if form == "past_participle" and aux is not None:
        kind: VerbForm = "finite" if _is_finite(view[aux]) else _form_of_aux(view[aux])
        passive = (view.low(aux) in ETRE and view[aux].deprel == "aux:pass") or any(
            t.lower == "été" for t in view.between(aux, index)
        )
    else:
        kind, passive = form, False
    finite = index if aux is None else aux
    first, reflexive, negator = _left(view, finite)
    clitic, last = _right(view, finite, index)
    return VerbGroup(
        first=first,
        last=max(last, index),
        verb=index,
        finite=finite,
        lemma=lemma,
        form=kind,
        clitic=clitic,
        reflexive=reflexive,
        negated=_is_negated(view, negator, finite, index),
        passive=passive and not reflexive,
        conditional=bool(_CONDITIONAL.match(view.low(finite))) or view[finite].feats.get("Mood") == "Cnd",
    )


def _form(view: View, token: Token, forms: Mapping[str, str]) -> VerbForm | None:
    low, known = token.lower, forms.get(token.lower)
    if token.upos not in ("VERB", "AUX") and (known is None or token.upos in ("ADP", "DET", "PRON", "PUNCT")):
        return None
    if token.upos not in ("VERB", "AUX") and not _verb_place(view, token):
        return None
    kind = token.feats.get("VerbForm")
    if low.endswith("ant"):
        return "participle"
    if known is not None and known.endswith("éer") and low == known[:-1]:
        return "finite"  # *maugrée* looks like a participle
    if kind == "Inf" or low == (known or token.lemma):
        return "infinitive" if low.endswith(("er", "ir", "re", "oir")) else "finite"
    auxiliary = _auxiliary(view, token.index)
    if (
        auxiliary is None
        and low in _TWO_FACED
        and (token.deprel != "acl" or view.low(token.index + 1) in _AFTER_FINITE)
    ):
        return "finite"
    if kind == "Part" or (auxiliary is not None and _PARTICIPLE.search(low)):
        return "past_participle"
    return "finite"


def _verb_place(view: View, token: Token) -> bool:
    """Whether a word that the tagger took for something else stands where only a verb can."""
    if token.upos == "PROPN" and token.text[:1].isupper():
        return False
    after, index = view.low(token.index + 1), token.index
    if inverted_pronoun(after) or after in _INVERTED_T or _auxiliary(view, index) is not None:
        return True
    if view.low(index - 1) in _REFLEXIVE or _is_predicate(view, token):
        return True
    before = index - 1 if index - 1 in view.closes or not view.is_comma(index - 1) else index - 2
    if before in view.closes:
        return True  # a noun would have its article here: «…», nuance un conseiller
    if after == ":" and index + 2 in view.opens and view.low(index - 1) == ",":
        return True  # *Un policier, qui a pris part à l'enquête, nuance : «…»*
    if view.is_comma(index - 1) and _is_main_verb_wanted(view, token):
        return True
    # No noun is followed by an article at once: *…, nuance la chercheuse*, *Cette dernière juge l'offre*.
    if view.low(index - 1) in _BEFORE_VERB and (
        (after in _ARTICLES and view[index + 1].upos == "DET")
        or behind_aside(view, index + 1) > index + 1  # *La CFDT, qui a signé, juge de son côté le texte « bancal »*
        or (view.is_comma(index - 1) and index + 1 in view.opens)
    ):
        return True
    near = view.lows(index + 1, _REACH)
    return (
        bool({"que", "qu'"} & set(near))
        and view[index - 1].upos in ("NOUN", "PROPN", "PRON", "PUNCT", "ADJ")
        and index > view.first
    )


def _is_predicate(view: View, token: Token) -> bool:
    """Whether a word taken for an adjective heads the sentence with a subject and no copula (*Un élu dément : …*)."""
    quoting = (
        view.low(token.index + 1) == ":" and token.index + 2 in view.opens
    )  # *…, qui dort mal, le contredit : « … »*
    bare = not view.tree.children(token, "cop") and (quoting or not view.tree.children(token, "det"))
    heads = token.upos in (("ADJ", "NOUN") if quoting else ("ADJ",)) and token.head == token.index and bare
    return heads and any(t.index < token.index for t in view.tree.children(token, "nsubj"))


def _is_main_verb_wanted(view: View, token: Token) -> bool:
    """Whether the sentence begins with a noun and relative clauses and lacks a main verb (*Un avis, qui …, alerte*)."""
    if (
        token.upos != "NOUN"
        or any(t.index < token.index for t in view.tree.children(token, "det", "amod"))
        or not has_finite(view, view.first, token.index)
    ):
        return False
    return next(main_verbs(view, view.first, view.stop), None) is None


def _auxiliary(view: View, index: int) -> int | None:
    """The auxiliary that governs a past participle, past adverbs, *été* and an inverted pronoun."""
    at = index
    while at > max(view.first, index - _REACH):
        at -= 1
        if at in view.closes:
            return None
        low = view.low(at)
        if low in AVOIR or low in ETRE:
            if low in ("été", "eu"):
                return _auxiliary(view, at)  # without *a* or *ayant* before it, *été* is the summer
            return at
        passed = adverbials().words | time_words().nouns  # *a, lundi, dénoncé*
        skips = view[at].upos == "ADV" or low in passed or low in _NEGATORS or low in _INVERTED_T
        if not (skips or inverted_pronoun(low) or (low == "," and _closes_insertion(view, at))):
            return None
    return None


def _closes_insertion(view: View, comma: int) -> bool:
    """Whether another comma opens what this one ends (*a, mardi, déclaré*), or it opens what another one ends."""
    return "," in view.lows(comma - _REACH, _REACH) or "," in view.lows(comma + 1, _REACH)


def _is_finite(token: Token) -> bool:
    return token.lower not in ("ayant", "étant", "avoir", "être", "été", "eu")


def _form_of_aux(token: Token) -> VerbForm:
    return "participle" if token.lower.endswith("ant") else "infinitive"


def _left(view: View, finite: int) -> tuple[int, bool, int | None]:
    """Clitics before the verb: the group's first token, whether one is reflexive, and the place of *ne*."""
    first, reflexive = finite, False
    at = finite - 1
    gerund = view.low(finite).endswith("ant")
    while at >= view.first and view.low(at) in _CLITICS_BEFORE and at not in view.closes:
        if gerund and view.low(at) == "en":
            break
        if (view[at].upos == "DET" and view[finite].upos not in ("VERB", "AUX")) or (
            view.low(at) in ("nous", "vous", "lui") and view[at].deprel == "nsubj"
        ):
            break
        reflexive = reflexive or view.low(at) in _REFLEXIVE
        first, at = at, at - 1
    negator = at if view.low(at) in ("ne", "n'") else None
    return first, reflexive, negator


def _right(view: View, finite: int, verb: int) -> tuple[int | None, int]:
    """An inverted pronoun after the finite verb: its index and the last token of the group."""
    at = finite + 1
    if view.low(at) in _INVERTED_T:
        at += 1
    if inverted_pronoun(view.low(at)):
        return at, max(at, verb)
    if view.low(at) in ("-", "t-il", "t-elle", "t-on"):
        return (at if view.low(at) != "-" else at + 1), max(at, verb)
    return None, verb


def _is_negated(view: View, negator: int | None, finite: int, verb: int) -> bool:
    """Whether the group is denied; *ne … que* restricts and does not deny."""
    if negator is None:
        return False
    if any(view.lows(i, 2) == ("pas", "moins") for i in range(finite, verb + 2)):
        return False  # *Il n'en justifie pas moins*
    around = {view.low(i) for i in (*range(finite, verb + 4), negator - 1, negator - 2)}
    return bool(around & _NEGATORS) or _has_negative_subject(view, negator)


def _has_negative_subject(view: View, negator: int) -> bool:
    """Whether the subject before *ne* denies by itself: *Aucun des élus interrogés n'a …*, *Ni lui ni elle ne …*."""
    for index in range(negator - 1, view.first - 1, -1):
        if view.low(index) in _NEGATIVE_SUBJECTS:
            return True
        if view.is_stop(index) or (view[index].upos in ("VERB", "AUX") and view[index].feats.get("VerbForm") == "Fin"):
            return False
    return False
