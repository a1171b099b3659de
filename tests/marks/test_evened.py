"""The text in one typography, character for character."""

import pytest
from hypothesis import given

from quotes.marks import pair_marks
from quotes.model.mark import evened
from quotes.text import paragraphs
from tests.strategies import troubled


def _evened(raw: str) -> str:
    return evened(raw, pair_marks(raw, paragraphs(raw))[0])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("« l’été »", "« l'été »"),
        ('"l\'été" et "l’hiver"', "«l'été» et «l'hiver»"),
        ("„ici“", "«ici»"),
        ("''ici''", "««ici»»"),
        ("“Il a dit ‘non’ ici”", "«Il a dit «non» ici»"),
        ("Deux mètres 6'", "Deux mètres 6'"),
    ],
)
def test_every_pair_is_written_as_guillemets_and_every_apostrophe_alike(raw: str, expected: str) -> None:
    assert _evened(raw) == expected


@given(troubled)
def test_no_character_moves(raw: str) -> None:
    plain = _evened(raw)
    assert len(plain) == len(raw)
    assert all(a == b for a, b in zip(raw, plain, strict=True) if a.isalnum() or a.isspace())
