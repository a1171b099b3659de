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
