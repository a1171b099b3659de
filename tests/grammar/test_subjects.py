"""Who does what a verb says: subjects before, behind and far from their verb."""

import pytest

from quotes.grammar.subjects import antecedent, governor_subject, pass_prepositional, subject_after, subject_before
from quotes.grammar.verbs import verb_group
from quotes.grammar.view import View
from tests.builders import place, token_at
from tests.treebank import read


def _at(raw: str, words: str) -> tuple[View, int]:
    view = read(raw).view(0)
    return view, token_at(view.tree, place(raw, words)[0])


def _form(view: View, index: int | None) -> str | None:
    return None if index is None else view[index].text


# text, its verb, the head of the subject before it
BEFORE = [
    ("Le maire de Bréval précise la date.", "précise", "maire"),
    ("Le maire, venu lundi avec la préfète, précise la date.", "précise", "maire"),
    ("Le maire, qui a vu la préfète, précise la date.", "précise", "maire"),
    ("Le maire, Paul Aubin, précise la date.", "précise", "maire"),
    ("Maire depuis deux ans, Paul Aubin précise la date.", "précise", "Paul"),
    ("Le maire a vu la préfète, qui précise la date.", "précise", "qui"),
    ("Il ne précise pas la date.", "précise", "Il"),
    ("Hier soir, à la mairie, celui-ci précise la date.", "précise", "celui-ci"),
]
# text, the last word of the group, the head of the subject behind it
BEHIND = [
    ("La neige tombe, précise le maire.", "précise", "maire"),
    ("La neige tombe, précise lundi à la presse le maire.", "précise", "maire"),
    ("La neige tombe, précise à l'AFP Paul Aubin.", "précise", "Paul"),
    ("La neige tombe, précise dans un communiqué la préfète.", "précise", "préfète"),
    ("La neige tombe, précise, lundi, le maire.", "précise", "maire"),
    ("Le maire précise que la neige tombe.", "précise", None),
    ("Le maire demande à partir.", "demande", None),
]


@pytest.mark.parametrize(("raw", "verb", "head"), BEFORE)
def test_the_subject_before_a_verb(raw: str, verb: str, head: str) -> None:
    view, index = _at(raw, verb)
    group = verb_group(view, index, {})
    assert group is not None
    assert _form(view, subject_before(view, group)) == head


@pytest.mark.parametrize(("raw", "verb", "head"), BEHIND)
def test_the_subject_behind_a_verb(raw: str, verb: str, head: str | None) -> None:
    view, index = _at(raw, verb)
    assert _form(view, subject_after(view, index)) == head


def test_a_relative_pronoun_takes_up_its_noun_phrase() -> None:
    view, index = _at("Le maire a vu la préfète, qui précise la date.", "qui")
    assert _form(view, antecedent(view, index)) == "préfète"


def test_a_participle_has_the_subject_of_its_governor() -> None:
    view, index = _at("Le maire quitte la salle, précisant la date.", "précisant")
    group = verb_group(view, index, {})
    assert group is not None
    assert _form(view, governor_subject(view, group)) == "maire"


def test_a_prepositional_phrase_is_passed_with_its_complements() -> None:
    view, index = _at("La neige tombe, précise au siège de la région le maire.", "au")
    behind = pass_prepositional(view, index)
    assert [view[behind].text, view[behind + 1].text] == ["le", "maire"]
