"""The small grammar of reporting clauses (`clauses.toml`): who says, with which verb, when and to whom."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from quotes.parsing.training.treebanks import Token, Word

_SIMPLE_TENSE_SHARE = 0.4
_PRONOUN_SHARE = 0.3
_ROLE_SHARE = 0.25
_ADVERBIAL_SHARE = 0.45
_EARLY_ADVERBIAL_SHARE = 0.4  # of those of inverted clauses: "ont annoncé mercredi des responsables"
_GROUP_SHARE = 0.2
_ELIDED = ("'", "’")


@dataclass(frozen=True, slots=True)
class _Grammar:
    data: dict[str, Any]

    def pick(self, kind: str, random: Random) -> Any:
        return random.choice(self.data[kind])


@cache
def _grammar() -> _Grammar:
    source = files("quotes.parsing.training").joinpath("clauses.toml").read_text(encoding="utf-8")
    return _Grammar(tomllib.loads(source))


def reporting_clause(random: Random, *, inverted: bool) -> list[Token]:
    """Make a reporting clause whose verb has head 0: "a dit Anne Morel mercredi", or "Anne Morel a dit mercredi"."""
    kinds = ["verbs", "incise_verbs"] if inverted and random.random() < _ADVERBIAL_SHARE else ["verbs"]
    lemma, participle, present = _grammar().pick(random.choice(kinds), random)
    simple = random.random() < _SIMPLE_TENSE_SHARE
    forms = (lemma, participle, present)
    adverbial = phrase(_grammar().pick("adverbials", random), random) if random.random() < _ADVERBIAL_SHARE else []
    if random.random() < _PRONOUN_SHARE:
        clause = _with_pronoun(random, forms, inverted=inverted, simple=simple)
    elif random.random() < _GROUP_SHARE:
        group = phrase(_grammar().pick("groups", random), random)
        return _arranged(random, _plural_verb(forms, simple=simple), group, adverbial, inverted=inverted)
    else:
        return _arranged(random, _verb(forms, simple=simple), _subject(random), adverbial, inverted=inverted)
    return _appended(clause, adverbial, _top(clause), None)


def _arranged(
    random: Random, verb: list[Token], subject: list[Token], adverbial: list[Token], *, inverted: bool
) -> list[Token]:
    """Put verb, subject and adverbial in order; before an inverted subject the adverbial stands behind its verb."""
    if inverted and random.random() < _EARLY_ADVERBIAL_SHARE:
        return _joined(_appended(verb, adverbial, _top(verb), None), subject, inverted=True)
    clause = _joined(verb, subject, inverted=inverted)
    return _appended(clause, adverbial, _top(clause), None)


def source_phrase(random: Random) -> list[Token]:
    """Make a source in a prepositional phrase whose noun has head 0: "selon le maire de Lyon"."""
    preposition = phrase(_grammar().pick("according", random), random)
    person = phrase(_grammar().pick("persons", random), random)
    shift = _count(preposition)
    top = shift + _top(person)
    lead = [replace(t, words=tuple(replace(w, head=top) if w.head < 0 else w for w in t.words)) for t in preposition]
    return [*lead, *_moved(person, shift)]


def phrase(pattern: str, random: Random) -> list[Token]:
    """Read one phrase of the grammar, with its names filled in."""
    names = {kind: random.choice(values) for kind, values in _grammar().data["names"].items()}
    tokens = []
    for piece in pattern.format(**names).split(" "):
        surface, _, rest = piece.rpartition("=")
        words = tuple(_word(part) for part in rest.split("+"))
        form = surface or words[0].form
        tokens.append(Token(form, words, not form.endswith(_ELIDED)))
    return tokens


def _word(part: str) -> Word:
    form, lemma, upos, head, deprel = [*part.split("/"), "_"][:5]
    return Word(form, lemma, upos, "_", int(head), deprel)


def _verb(forms: tuple[str, str, str], *, simple: bool) -> list[Token]:
    lemma, participle, present = forms
    if simple:
        return [Token(present, (Word(present, lemma, "VERB", "_", 0, "root"),))]
    auxiliary = Word("a", "avoir", "AUX", "_", 2, "aux:tense")
    return [Token("a", (auxiliary,)), Token(participle, (Word(participle, lemma, "VERB", "_", 0, "root"),))]


def _plural_verb(forms: tuple[str, str, str], *, simple: bool) -> list[Token]:
    lemma, participle, present = forms
    if simple and lemma.endswith("er"):  # the others do not form their plural by rule
        return [Token(present + "nt", (Word(present + "nt", lemma, "VERB", "_", 0, "root"),))]
    auxiliary = Word("ont", "avoir", "AUX", "_", 2, "aux:tense")
    return [Token("ont", (auxiliary,)), Token(participle, (Word(participle, lemma, "VERB", "_", 0, "root"),))]


def _with_pronoun(random: Random, forms: tuple[str, str, str], *, inverted: bool, simple: bool) -> list[Token]:
    form, lemma = _grammar().pick("pronouns", random)
    verb = _verb(forms, simple=simple)
    if not inverted:
        return _joined(verb, [Token(form, (Word(form, lemma, "PRON", "_", 0, "_"),))], inverted=False)
    link = "-t-" if verb[0].form[-1] in "ae" else "-"
    place = 1 if simple else 3
    pronoun = Word(link + form, lemma, "PRON", "_", place, "nsubj")
    head = replace(verb[0], space_after=False)
    rest = verb[1:]
    # the participle stands behind the pronoun, so the auxiliary's head moves by one
    head = replace(head, words=(replace(head.words[0], head=0 if simple else 3),))
    return [head, Token(pronoun.form, (pronoun,)), *rest]


def _subject(random: Random) -> list[Token]:
    person = phrase(_grammar().pick("persons", random), random)
    if _words(person)[0].upos == "PRON" or random.random() >= _ROLE_SHARE:
        return person
    role = phrase(_grammar().pick("roles", random), random)
    top, shift = _top(person), _count(person) + 1
    comma = Token(",", (Word(",", ",", "PUNCT", "_", shift + _top(role), "punct"),))
    return [*person[:-1], replace(person[-1], space_after=False), comma, *_hung(_moved(role, shift), top, "appos")]


def _joined(verb: list[Token], subject: list[Token], *, inverted: bool) -> list[Token]:
    if inverted:
        return _appended(verb, subject, _top(verb), "nsubj")
    shift = _count(subject)
    return [*_hung(subject, shift + _top(verb), "nsubj"), *_moved(verb, shift)]


def _appended(clause: list[Token], added: list[Token], head: int, deprel: str | None) -> list[Token]:
    return [*clause, *_hung(_moved(added, _count(clause)), head, deprel)]


def _hung(tokens: list[Token], head: int, deprel: str | None) -> list[Token]:
    return [
        replace(
            token,
            words=tuple(
                replace(word, head=head, deprel=deprel or word.deprel) if word.head == 0 else word
                for word in token.words
            ),
        )
        for token in tokens
    ]


def _moved(tokens: list[Token], by: int) -> list[Token]:
    return [replace(t, words=tuple(replace(w, head=w.head + by) if w.head > 0 else w for w in t.words)) for t in tokens]


def _words(tokens: list[Token]) -> list[Word]:
    return [word for token in tokens for word in token.words]


def _count(tokens: list[Token]) -> int:
    return len(_words(tokens))


def _top(tokens: list[Token]) -> int:
    return next(place for place, word in enumerate(_words(tokens), 1) if word.head == 0)
