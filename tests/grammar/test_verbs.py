"""Verb groups: what belongs to a verb, and in which form, voice and polarity it stands."""

import pytest

from quotes.grammar.verbs import VerbGroup, inverted_pronoun, verb_group
from tests.builders import place, token_at
from tests.treebank import read

FORMS = {"promis": "promettre", "dit": "dire", "précisé": "préciser"}


def _group(raw: str, verb: str) -> tuple[VerbGroup | None, str]:
    view = read(raw).view(0)
    group = verb_group(view, token_at(view.tree, place(raw, verb)[0]), FORMS)
    words = (
        raw[view[group.first].start : max(t.end for t in view.between(group.first, group.last + 1))] if group else ""
    )
    return group, words


# text, its verb, the words of the group, its lemma and form
GROUPS = [
    ("Le maire a bien précisé la date.", "précisé", "a bien précisé", "préciser", "finite"),
    ("Le maire le lui dit souvent.", "dit", "le lui dit", "dire", "finite"),
    ("Le maire s'y oppose.", "oppose", "s'y oppose", "opposer", "finite"),
    ("La neige tombe, a-t-il ensuite précisé.", "précisé", "a-t-il ensuite précisé", "préciser", "finite"),
    ("Le maire ayant précisé la date, la foule part.", "précisé", "ayant précisé", "préciser", "participle"),
    ("Le maire dit avoir précisé la date.", "précisé", "avoir précisé", "préciser", "infinitive"),
    ("Le maire veut préciser la date.", "préciser", "préciser", "préciser", "infinitive"),
    ("La date précisée hier surprend.", "précisée", "précisée", "préciser", "past_participle"),
]


@pytest.mark.parametrize(("raw", "verb", "words", "lemma", "form"), GROUPS)
def test_the_words_of_a_group(raw: str, verb: str, words: str, lemma: str, form: str) -> None:
    group, found = _group(raw, verb)
    assert group is not None
    assert (found, group.lemma, group.form) == (words, lemma, form)


# text, its verb, whether the group is reflexive, negated, passive, conditional, inverted
TRAITS = [
    ("Le maire s'y oppose.", "oppose", {"reflexive"}),
    ("Le maire n'a pas précisé la date.", "précisé", {"negated"}),
    ("Le maire n'a précisé que la date.", "précisé", set[str]()),
    ("La date a été précisée par le maire.", "précisée", {"passive"}),
    ("La date est précisée par le maire.", "précisée", {"passive"}),
    ("Le maire aurait précisé la date.", "précisé", {"conditional"}),
    ("La neige tombe, a-t-il ensuite précisé.", "précisé", {"inverted"}),
]


@pytest.mark.parametrize(("raw", "verb", "traits"), TRAITS)
def test_the_traits_of_a_group(raw: str, verb: str, traits: set[str]) -> None:
    group, _ = _group(raw, verb)
    names = ("reflexive", "negated", "passive", "conditional", "inverted")
    assert {name for name in names if getattr(group, name)} == traits


def test_a_noun_is_no_verb_even_when_its_form_is_one() -> None:
    group, _ = _group("Le dit du maire surprend.", "dit")
    assert group is None


@pytest.mark.parametrize(
    ("text", "pronoun"), [("-t-il", "il"), ("-Elle", "elle"), ("-on", "on"), ("-là", None), ("il", None)]
)
def test_an_inverted_pronoun(text: str, pronoun: str | None) -> None:
    assert inverted_pronoun(text) == pronoun
