"""The stretch of text that names someone."""

import pytest

from quotes.grammar.phrases import noun_phrase, phrase_head
from tests.builders import place, token_at
from tests.treebank import read

# text, the head of the phrase, the phrase
PHRASES = [
    ("Le maire de Bréval précise la date.", "maire", "Le maire de Bréval"),
    ("Paul Aubin, maire de Bréval, précise la date.", "Paul", "Paul Aubin, maire de Bréval"),
    ("Le maire, Paul Aubin, précise la date.", "maire", "Le maire, Paul Aubin"),
    ("Le maire Paul Aubin précise la date.", "maire", "Le maire Paul Aubin"),
    ("Paul Aubin (PS) précise la date.", "Paul", "Paul Aubin (PS)"),
    ("Le maire, qui a vu la préfète, précise la date.", "maire", "Le maire"),
    ("Le maire, venu lundi avec la préfète, précise la date.", "maire", "Le maire"),
    ("La neige tombe, précise le maire lundi.", "maire", "le maire"),
    ("Le maire et la préfète précisent la date.", "maire", "Le maire et la préfète"),
    ("Et la préfète précise la date.", "préfète", "la préfète"),
]


@pytest.mark.parametrize(("raw", "head", "words"), PHRASES)
def test_the_noun_phrase_around_a_head(raw: str, head: str, words: str) -> None:
    view = read(raw).view(0)
    first, last = noun_phrase(view, token_at(view.tree, place(raw, head)[0]))
    assert raw[view[first].start : view[last].end] == words


def test_without_appositions_a_phrase_ends_at_its_comma() -> None:
    raw = "Paul Aubin, maire de Bréval, précise la date."
    view = read(raw).view(0)
    first, last = noun_phrase(view, 0, apposition=False)
    assert raw[view[first].start : view[last].end] == "Paul Aubin"


@pytest.mark.parametrize(
    ("raw", "start", "head"),
    [
        ("Le maire de Bréval précise la date.", "Le", "maire"),
        ("Les deux anciens maires précisent la date.", "Les", "maires"),
        ("Un proche du maire précise la date.", "Un", "proche"),
    ],
)
def test_the_head_of_a_phrase_that_starts_here(raw: str, start: str, head: str) -> None:
    view = read(raw).view(0)
    found = phrase_head(view, token_at(view.tree, place(raw, start)[0]))
    assert found is not None
    assert view[found].text == head
