"""To whom, where and when something is said; and the conditional of rumour."""

import pytest

from quotes.attribution import attribute
from quotes.contents import find_contents
from quotes.cues import find_cues
from quotes.model.attribution import Attribution, Piece
from quotes.sources import find_sources
from tests.treebank import read


def _only(raw: str) -> Attribution:
    reading = read(raw)
    cues = find_cues(reading)
    sources = find_sources(reading, cues)
    (quotation,) = attribute(reading, cues, find_contents(reading, cues, sources), sources).attributions
    return quotation


# text, addressee, medium, time
CIRCUMSTANCES = [
    (
        "« Le train partira à l'heure », a confié mercredi à l'AFP la cheffe de gare.",
        "l'AFP",
        None,
        "mercredi",
    ),
    (
        "La cheffe de gare a expliqué aux journalistes que le train partirait.",
        "aux journalistes",
        None,
        None,
    ),
    (
        "« Le train partira à l'heure », écrit la cheffe de gare dans un communiqué.",
        None,
        "dans un communiqué",
        None,
    ),
    (
        "La cheffe de gare a écrit sur son blog que le train partirait.",
        None,
        "sur son blog",
        None,
    ),
    (
        "La cheffe de gare a écrit sur son blog, une page très lue, que le train partirait.",
        None,
        "sur son blog",
        None,
    ),
    (
        "« Le train partira à l'heure », a annoncé la cheffe de gare, qui prévoit un train sur trois.",
        None,
        None,
        None,
    ),
    (
        "La cheffe de gare assure que le train partira lundi.",
        None,
        None,
        None,
    ),
]


@pytest.mark.parametrize(("raw", "addressee", "medium", "time"), CIRCUMSTANCES)
def test_the_circumstances_of_speech(raw: str, addressee: str | None, medium: str | None, time: str | None) -> None:
    def words(piece: Piece | None) -> str | None:
        return raw[slice(*piece)] if piece else None

    it = _only(raw)
    assert (words(it.addressee), words(it.medium), words(it.time)) == (addressee, medium, time)


def test_a_conditional_auxiliary_in_the_content_marks_hearsay() -> None:
    assert _only("Selon la cheffe de gare, le train aurait déraillé.").hearsay
    assert not _only("Selon la cheffe de gare, le train partira à l'heure.").hearsay
