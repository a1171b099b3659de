"""Nominal cues: l'annonce que …, son mot d'ordre : «…»."""

from collections.abc import Mapping
from functools import cache

from quotes.cues import rules
from quotes.grammar.clauses import COORDINATORS, compares, is_finite, takes_up_object
from quotes.grammar.phrases import noun_phrase, phrase_head
from quotes.grammar.view import View
from quotes.lexicon.cues import ReportingNoun, cue_lexicon
from quotes.model.cue import CueMatch

_REACH = 14
_COLON_REACH = 7
_POSSESSIVES = frozenset("son sa leur mon ma notre votre".split())


@cache
def _by_head() -> Mapping[str, tuple[ReportingNoun, ...]]:
    """The nouns of saying by their first word."""
    found: dict[str, tuple[ReportingNoun, ...]] = {}
    for noun in cue_lexicon().nouns.values():
        found[noun.head] = (*found.get(noun.head, ()), noun)
    return found


def noun_cues(view: View) -> list[CueMatch]:
    """The nominal cues of one sentence that have a *que*, a colon or marks behind them."""
    found: list[CueMatch] = []
    for token in view.tokens:
        if token.upos != "NOUN" or token.quoted is not None or (found and token.index <= found[-1].last):
            continue
        noun = _noun(view, token.index)
        if noun is None:
            continue
        last = token.index + len(noun.words)
        rule = _rule(view, noun, token.index, last)
        if rule is not None:
            found.append(
                CueMatch(
                    sentence=view.sentence.index,
                    first=token.index,
                    last=last,
                    head=token.index,
                    span=(token.start, view[last].end),
                    lemma=noun.lemma,
                    kind="noun",
                    position="main",
                    frames=noun.frames,
                    rule=rule,
                )
            )
    return found


def _noun(view: View, index: int) -> ReportingNoun | None:
    lemma, low = view[index].lemma, view.low(index)
    singular = low.removesuffix("s")
    fitting = [
        noun for form in dict.fromkeys((lemma, low, singular)) for noun in _by_head().get(form, ())
        if view.lows(index + 1, len(noun.words)) == noun.words
    ]  # fmt: skip
    return max(fitting, key=lambda noun: len(noun.words), default=None)


def _rule(view: View, noun: ReportingNoun, index: int, last: int) -> str | None:
    for at in range(last + 1, min(last + _REACH, view.stop)):
        low = view.low(at)
        if (
            low == ":"
            and "colon" in noun.frames
            and (at - last <= _COLON_REACH or _names_owner(view, last, at))
            and (at + 1 in view.opens or at + 1 >= view.stop)
        ):
            return None if view.low(index - 1) in ("aucun", "aucune") else rules.NOUN_COLON.id
        if low in ("que", "qu'") and "que" in noun.frames and _is_complement(view, last, at):
            return rules.NOUN_QUE.id
        if low in ("laquelle", "lequel", "lesquelles", "lesquels") and view.low(at - 1) == "selon":
            return rules.NOUN_QUE.id if "selon_lequel" in noun.frames else None
        owned = view.low(index - 1) in _POSSESSIVES and view.low(last + 1) == ","
        if (
            at in view.opens
            and at == last + 1 + (owned or (view.low(last + 1) in ("de", "d'") and "que" not in noun.frames))
            and "beside" in noun.frames
        ):
            return rules.NOUN_COLON.id
        if view[at].upos in ("VERB", "AUX") and view[at].feats.get("VerbForm") == "Fin":
            return None
        if view.is_stop(at):
            return None
    return None


def _names_owner(view: View, last: int, colon: int) -> bool:
    """Whether nothing but who said it stands between the noun and the colon (*le mot du président X : « … »*)."""
    head = phrase_head(view, last + 2) if view.low(last + 1) in ("de", "d'") else None
    return head is not None and noun_phrase(view, head)[1] + 1 == colon


def _is_complement(view: View, noun: int, que: int) -> bool:
    """Whether *que* opens the content of the noun and is no relative pronoun."""
    token = view[que]
    if token.upos == "PRON" or (view.holds(que + 1) and is_finite(view[que + 1])):
        return False  # *une accusation que réfute la mairie*
    if view.low(que - 1) in COORDINATORS | {"fait", "tandis", "alors"} or compares(view, que, noun):
        return False  # *le rappel du fait que …*, *une annonce plus vague que prévu*
    if takes_up_object(view, noun, que):
        return False
    return not view.tree.head(token).deprel.startswith("acl:relcl")
