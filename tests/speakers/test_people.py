"""The people lexicon: nouns in any form, who takes up whom, names of inhabitants, first names."""

import pytest

from quotes.lexicon.people import fold, people, singulars


@pytest.mark.parametrize(
    ("word", "canon", "kind"),
    [
        ("présidente", "president", "person"),
        ("présidents", "president", "person"),
        ("mairesse", "maire", "person"),
        ("Etat", "etat", "organization"),
        ("journaux", "journal", "organization"),
        ("communiqués", "communique", "document"),
        ("président-candidat", "president", "person"),
        ("entourage", "entourage", "group"),
        ("marins-pompiers", "marin-pompier", "person"),
        ("petits-fils", "petit-fils", "person"),
        ("secrétaires-adjoints", "secretaire", "person"),
    ],
)
def test_a_noun_is_known_in_any_form(word: str, canon: str, kind: str) -> None:
    noun = people().noun(word)
    assert noun is not None
    assert (noun.canon, noun.kind) == (canon, kind)


@pytest.mark.parametrize("word", ["sinistre", "retraite", "pont", "cours", "mercredi", "municipales"])
def test_what_looks_like_a_person_is_none(word: str) -> None:
    noun = people().noun(word)
    assert noun is None or noun.kind != "person"


@pytest.mark.parametrize(
    ("wider", "narrower", "takes"),
    [
        ("elu", "maire", True),
        ("magistrat", "procureur", True),
        ("officier", "porte-parole", True),
        ("avocat", "maire", False),
        ("elu", "infirmier", False),
        ("texte", "communique", True),
    ],
)
def test_a_wider_noun_takes_up_a_narrower_one(wider: str, narrower: str, takes: bool) -> None:
    assert people().takes_up(wider, narrower) is takes


@pytest.mark.parametrize("word", ["Belge", "Valaisanne", "Danois", "Parisien", "Uruguayen", "Flamand"])
def test_inhabitants(word: str) -> None:
    assert people().is_demonym(word)


@pytest.mark.parametrize("word", ["Paris", "Kremlin", "Pentagone", "Liban", "Vatican"])
def test_places_are_no_inhabitants(word: str) -> None:
    assert not people().is_demonym(word)


@pytest.mark.parametrize(
    ("word", "gender"), [("Claire", "f"), ("Jean-Michel", "m"), ("Dominique", "b"), ("Pont", None)]
)
def test_first_names(word: str, gender: str | None) -> None:
    assert people().first_name(word) == gender


def test_folding_evens_out_what_does_not_tell_words_apart() -> None:
    assert fold("Œuvre d’État") == "oeuvre d'etat"
    assert list(singulars("maux")) == ["maux", "mal", "mau"]


def test_titles_tell_functions() -> None:
    assert people().title_noun("me") == "avocat"
    assert people().title_noun("dr") == "docteur"
    assert people().title_noun("mme") is None
