"""The words that grant anonymity, and those that only look like it."""

import pytest

from quotes.anonymity.grants import find_grants

GRANTS = [
    ("Il a parlé sous couvert d'anonymat.", "sous couvert d'anonymat", "adverbial"),
    ("Il parle sous le couvert de l’anonymat.", "sous le couvert de l’anonymat", "adverbial"),
    ("confie-t-elle sous le sceau du secret.", "sous le sceau du secret", "adverbial"),
    ("Il s'exprime à la condition de ne pas être nommé.", "à la condition de ne pas être nommé", "adverbial"),
    ("à condition que son nom ne soit pas cité", "à condition que son nom ne soit pas cité", "adverbial"),
    ("Une source, qui a requis l'anonymat, dit non.", "qui a requis l'anonymat", "relative"),
    ("Un élu, qui requiert lui aussi l’anonymat pour", "qui requiert lui aussi l’anonymat", "relative"),
    ("Un cadre qui souhaite rester anonyme", "qui souhaite rester anonyme", "relative"),
    ("une voisine, qui n'a pas voulu donner son nom", "qui n'a pas voulu donner son nom", "relative"),
    ("une femme qui refuse de donner son nom", "qui refuse de donner son nom", "relative"),
    ("à qui nous avons accordé l’anonymat", "à qui nous avons accordé l’anonymat", "relative"),
    ("un homme dont le nom n'a pas été dévoilé", "dont le nom n'a pas été dévoilé", "relative"),
    ("Un agent, ayant requis l'anonymat, dit non.", "ayant requis l'anonymat", "participle"),
    ("Un agent préférant garder l'anonymat dit non.", "préférant garder l'anonymat", "participle"),
    ("Elles ont demandé l'anonymat parce que", "ont demandé l'anonymat", "clause"),
    ("Julie (le prénom a été modifié) dit non.", "le prénom a été modifié", "changed"),
    ("*Les prénoms ont été changés.", "Les prénoms ont été changés", "changed"),
    ("Mélanie (prénom fictif)", "prénom fictif", "changed"),
    ("celui que nous appellerons Martin, puisqu'il", "que nous appellerons Martin", "changed"),
]
NONE = [
    "Sorti de l'anonymat il y a trois ans, il écrit.",
    "La levée de l'anonymat des donneurs fait débat.",
    "Ici, c'est l'anonymat, on se croise sans se saluer.",
    "Cinq corps ont été inhumés dans l'anonymat.",
    "Nous l'avons vu, et nous l'appelons souvent.",
    "Il offre un gage d'anonymat à ses clients.",
]


@pytest.mark.parametrize(("text", "words", "form"), GRANTS)
def test_a_grant_is_found_with_its_words(text: str, words: str, form: str) -> None:
    found = [(text[slice(*grant.span)], grant.form) for grant in find_grants(text)]
    assert found == [(words, form)]


@pytest.mark.parametrize("text", NONE)
def test_other_anonymity_grants_nothing(text: str) -> None:
    assert list(find_grants(text)) == []


def test_grants_come_in_text_order_and_a_hostile_text_takes_no_time() -> None:
    text = "qui a " * 4000 + "sous couvert d'anonymat, " + "dont le nom " * 4000
    spans = [grant.span for grant in find_grants(text)]
    assert spans == sorted(spans)
    assert len(spans) == 1
