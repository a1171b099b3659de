"""The words of anonymity: each is reachable, and plays the parts that it should."""

from typing import get_args

import pytest

from quotes.lexicon.anonymity import Part, anonymity_words

WORDS = anonymity_words()


def test_it_is_read_once() -> None:
    assert anonymity_words() is WORDS


def test_every_part_has_words() -> None:
    assert {part for parts in WORDS.parts.values() for part in parts} == set(get_args(Part))


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("requérant", {"want", "ask"}),
        ("tairons", {"hide"}),
        ("préservons", {"hide", "keep"}),
        ("initiales", {"initial"}),
        ("n'", {"denying"}),
        ("fenêtre", set()),
    ],
)
def test_a_form_plays_its_parts(form: str, parts: set[str]) -> None:
    assert set(WORDS.of(form)) - {"speak"} == parts


def test_choices_in_phrases_are_spelled_out() -> None:
    assert "de façon anonyme" in WORDS.manners
    assert "d'emprunt" in WORDS.fictive
