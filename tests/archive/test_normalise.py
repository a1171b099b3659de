"""What a comparison forgets, and what it never may."""

import pytest
from hypothesis import given

from quotes.archive.normalise import fold, normalise
from tests.strategies import troubled


def words(text: str) -> str:
    return normalise(text).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’État", "l'etat"),
        ("« Œuvre »", "oeuvre"),
        ("12 300", "12\u202f300"),
        ("12 300", "12300"),
        ("12'300", "12 300"),
        ("3,5 %", "3.5%"),
        ("−5", "-5"),
        ("cou\u00adpe", "coupe"),
        ("élève", "e\u0301le\u0300ve"),
        ("peut-être", "peut être"),
        ("[…] oui (...) non", "oui non"),
        ("STRASSE", "straße"),
        ("(il) [vient]", "il vient"),
        ("٣ jours", "3 jours"),
    ],
)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "120"),
        ("3,5", "35"),
        ("3,5", "3 5"),
        ("-5", "5"),
        ("10²", "102"),
        ("1½", "11/2"),
        ("5 %", "5"),
        ("<5 %", "5 %"),
        ("12'30", "1230"),
        ("5 €", "5 $"),
        ("il vient", "il ne vient pas"),
        ("Roy", "Leroy"),
        ("2020 300", "2020300"),
        ("1.000", "1,00"),
    ],
)
def test_what_changes_the_meaning_counts(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_sentences_questions_and_gaps_are_noted() -> None:
    tokens = normalise("M. Roy vient ? Oui. Et… non").tokens
    assert [(token.form, token.end_mark, token.gap) for token in tokens] == [
        ("m", "", False),
        ("roy", "", False),
        ("vient", "?", False),
        ("oui", ".", False),
        ("et", "", True),
        ("non", "", False),
    ]
    assert normalise("[...] oui").gap_before
    assert not normalise("oui […]").gap_before


@given(troubled)
def test_every_word_keeps_its_place(text: str) -> None:
    at = 0
    for token in normalise(text).tokens:
        assert at <= token.start < token.end <= len(text)
        at = token.end
        assert normalise(text[token.start : token.end]).tokens[0].form == token.form


@given(troubled)
def test_comparing_twice_is_comparing_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_long_and_odd_texts_take_linear_time() -> None:
    for unit in ("[", "1 ", "1 000 ", "- ", ". ", "[ . ", "\u0301", "(…", "9", "1,"):
        normalise(unit * 20_000)
