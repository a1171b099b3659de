"""*On* and the place or the source that stands for it. On the bundled model."""

import pytest

from quotes.pipeline import Extractor

pytestmark = pytest.mark.model

# An article whose last quotation is said by *on*, and the speaker's name.
PLACES = [
    ("À l'Élysée, on assure que le pont est fermé.", "on à l'Élysée"),
    ("À l'Élysée, où nul n'a oublié l'automne, on assure que le pont est fermé.", "on à l'Élysée"),
    (
        "Dans l'entourage du ministre, on se veut rassurant. « Rien n'est perdu », y souligne-t-on.",
        "on dans l'entourage du ministre",
    ),
    ("La mairie a pris acte du vote. On y assure que le pont est fermé.", "on à la mairie"),
    ("Le ministère a pris acte du vote. On y assure que le pont est fermé.", "on au ministère"),
    ("La mairie a pris acte du vote. On assure que le pont est fermé.", "on"),
    ("Le maire a pris acte du vote. On y assure que le pont est fermé.", "on"),
    ("Il pleut, le pont est fermé, on assure que tout va bien.", "on"),
    (
        "Une source policière affirme que le pont est fermé. Il est dangereux, précise-t-on de même source.",
        "Une source policière",
    ),
]


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_on_is_whoever_speaks_in_its_place(extractor: Extractor, text: str, name: str) -> None:
    result = extractor.extract(text)
    last = result.quotations[-1].speaker
    assert next(s.name for s in result.speakers if s.id == last) == name


# An article whose last quotation is what *on* has answered, and who that is.
ANSWERS = [
    ("« J'ai écrit deux fois à la mairie. On m'a répondu que le pont était sûr », dit Claire Morvan.", "la mairie"),
    ("« Nous avons saisi la préfecture. On nous a répondu que le pont était sûr », dit Claire.", "la préfecture"),
    ("Claire Morvan dit avoir alerté la mairie. « On m'a répondu que le pont était sûr. »", "la mairie"),
    ("« J'ai appelé le numéro d'urgence. On m'a répondu que le pont était sûr », dit Claire Morvan.", "on"),
    ("« J'ai parlé de la mairie. On m'a dit que le pont était sûr », dit Claire Morvan.", "on"),
    ("La mairie a fermé le pont. « On m'a répondu que le pont était sûr », dit Claire Morvan.", "on"),
]


@pytest.mark.parametrize(("text", "name"), ANSWERS)
def test_on_that_answers_is_whoever_was_asked(extractor: Extractor, text: str, name: str) -> None:
    result = extractor.extract(text)
    speaker = next(q.speaker for q in result.quotations if q.content[0].text.startswith("le pont"))
    assert next(s.name for s in result.speakers if s.id == speaker) == name
