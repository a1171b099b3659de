import pytest

from quotes.lexicon.surface import expand, same_word, split_words, syntactic


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("selon", ("selon",)),
        ("dire {oui|non}", ("dire oui", "dire non")),
        ("{a|b} {c|d}", ("a c", "a d", "b c", "b d")),
        ("croire {bon|}", ("croire bon", "croire")),
    ],
)
def test_choices_expand(entry: str, expected: tuple[str, ...]) -> None:
    assert expand(entry) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("d'après", ("d'", "après")),
        ("de l'avis de", ("de", "l'", "avis", "de")),
        ("volte-face", ("volte-face",)),
        ("si l'on en croit", ("si", "l'", "on", "en", "croit")),
    ],
)
def test_elisions_are_tokens(entry: str, expected: tuple[str, ...]) -> None:
    assert split_words(entry) == expected


def test_contractions_are_undone() -> None:
    assert syntactic(("aux", "dires", "du")) == ("à", "les", "dires", "de", "le")


@pytest.mark.parametrize(
    ("expected", "form"),
    [("de", "de"), ("de", "D\u2019"), ("de", "du"), ("de", "des"), ("d'", "d\u2019"), ("que", "qu'"),
     ("selon", "Selon"), ("se", "s'"), ("à", "aux"), ("le", "l\u2019")],
)  # fmt: skip
def test_same_word(expected: str, form: str) -> None:
    assert same_word(expected, form)


@pytest.mark.parametrize(("expected", "form"), [("d'", "de"), ("selon", "salon"), ("du", "de"), ("à", "a")])
def test_other_words(expected: str, form: str) -> None:
    assert not same_word(expected, form)
