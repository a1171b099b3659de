"""Which names can mean the same speaker."""

import pytest

from quotes.archive import SpeakerRef
from quotes.archive.names import can_be_one, is_called


def speaker(*names: str, role: str | None = None, affiliation: str | None = None) -> SpeakerRef:
    return SpeakerRef(
        name=names[0],
        aliases=names[1:],
        kind="person",
        status="named",
        role=role,
        affiliation=affiliation,
        anonymous=False,
        granted=None,
        reason=None,
    )


ROY = speaker("Marc Roy", "le ministre", "M. Roy", "Roy")
MACRON = speaker("Emmanuel Macron", "Macron", "le chef de l'État", role="président", affiliation="la République")


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (ROY, "Roy"), (ROY, "MARC ROY"), (ROY, "M. Marc Roy"), (ROY, "le ministre Roy"), (ROY, "le ministre Marc Roy"),
        (ROY, "le ministre"), (MACRON, "président Macron"), (MACRON, "le président de la République Emmanuel Macron"),
        (MACRON, "le président de la République"), (MACRON, "le chef de l’Etat"), (MACRON, "emmanuel macron"),
        (speaker("Macron"), "Emmanuel Macron"), (speaker("la maire Hélène Auzou", "Auzou"), "Hélène Auzou"),
        (speaker("Hélène Auzou"), "la maire Hélène Auzou"), (speaker("un cadre de l'usine"), "un cadre"),
    ],
)  # fmt: skip
def test_more_or_fewer_words_for_one(who: SpeakerRef, name: str) -> None:
    assert is_called(who, name)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (ROY, "le ministre Luc Morel"), (ROY, "le ministre luc morel"), (ROY, "Luc Roy"), (ROY, "Leroy"),
        (ROY, "la ministre de l'Intérieur"), (MACRON, "Brigitte Macron"), (MACRON, "Macrom"),
        (speaker("Premier ministre", "le Premier ministre"), "le Premier ministre Jean Petit"),
        (speaker("le ministère de la Défense", "le ministère"), "le ministère de l'Intérieur"),
        (speaker("Marie Auzou"), "Hélène Auzou"), (speaker("Jean-Marie Le Pen", "Le Pen"), "Marine Le Pen"),
    ],
)  # fmt: skip
def test_no_word_may_speak_against_it(who: SpeakerRef, name: str) -> None:
    assert not is_called(who, name)


def test_two_speakers_with_all_their_names() -> None:
    assert can_be_one(("Emmanuel Macron", "Macron", "le président"), ("Macron",))
    assert can_be_one(("le chef de l'État Emmanuel Macron",), ("Emmanuel Macron", "le président de la République"))
    assert can_be_one(("le préfet",), ("le préfet du Rhône", "Jean Petit"))
    assert not can_be_one(("Emmanuel Macron", "Macron"), ("Brigitte Macron", "Macron"))
    assert not can_be_one(("Marc Roy", "le ministre"), ("Luc Morel", "le ministre"))
