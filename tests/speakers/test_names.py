"""Names: where they begin and end, and which two can be one."""

import pytest

from quotes.speakers.mention import Name
from quotes.speakers.names import name_runs
from quotes.speakers.naming import same_name
from tests.builders import parsed

_TAGS = {"a": "AUX", "dit": "VERB", "le": "DET", "la": "DET", "de": "ADP", ",": "PUNCT", "et": "CCONJ", ".": "PUNCT"}


def _names(text: str) -> list[str]:
    """The names of a sentence of which the parser knows nothing but function words."""
    table = "\n".join(f"{word} {word} {_TAGS.get(word, 'PROPN')} 0 root" for word in text.split())
    tree, _ = parsed(text, table)
    known = {t.text for t in tree.tokens[1:] if t.text[0].isupper()}
    return [" ".join(run.words) for run in name_runs(tree, tree.tokens, known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Claire Morvan a dit", ["Claire Morvan"]),
        ("Mme Morvan a dit", ["Morvan"]),
        ("Bastien de Lestrange a dit", ["Bastien de Lestrange"]),
        ("Mossa Ag Intallou a dit", ["Mossa Ag Intallou"]),
        ("Claire Morvan et Paul Dumas a dit", ["Claire Morvan", "Paul Dumas"]),
        ("Hier EFI Michel Balandier a dit", ["EFI", "Michel Balandier"]),
        ("Selon Claire Morvan", ["Claire Morvan"]),
        ("Furieux , Paul Dumas a dit", ["Paul Dumas"]),
        ("Elle a dit", []),
        # An initial is a name where an age stands behind it; somebody's brother is no brother of an order.
        ("M. , 17 ans , a dit", ["M."]),
        ("Mon frère Yanis a dit", ["Yanis"]),
        ("Le frère Yanis a dit", ["Yanis"]),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert [name for name in _names(text) if name != "Hier"] == names


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (("Claire", "Morvan"), ("Claire", "Morvan"), "speaker.name"),
        (("Morvan",), ("Claire", "Morvan"), "speaker.surname"),
        (("Claire",), ("Claire", "Morvan"), "speaker.first-name"),
        (("C.", "Morvan"), ("Claire", "Morvan"), "speaker.initials"),
        (("Mohammed", "al-Sudani"), ("Mohammed", "Shia", "al-Sudani"), "speaker.name-variant"),
        (("Miguel", "Neiva"), ("Miguel", "Nerva"), "speaker.name-variant"),
        (("Luc", "Ferrand"), ("Nadia", "Ferrand"), None),
        (("Paul", "Roy"), ("Paul", "Roi"), None),
        (("Dumas",), ("Claire", "Morvan"), None),
    ],
)
def test_two_names_of_one_person(one: tuple[str, ...], other: tuple[str, ...], rule: str | None) -> None:
    assert same_name(Name(one), Name(other)) == rule
    assert same_name(Name(other), Name(one)) == rule


def test_a_title_before_a_word_makes_it_a_surname() -> None:
    assert same_name(Name(("Claire",), "mme"), Name(("Claire", "Morvan"))) is None
