"""Names and descriptions that go back to somebody, or do not, on the bundled model."""

import pytest

from quotes.pipeline import Extractor

pytestmark = pytest.mark.model

# Text, and the name of who speaks in its last quotation.
CASES = [
    # What opens a sentence with a name does not describe its subject.
    ("Interrogée par Le Parisien, la ministre affirme que le pont est fermé.", "la ministre"),
    ("Selon Jean Dupont, le maire de Lyon, le pont est fermé.", "Jean Dupont"),
    # Prosecutors are no court.
    ("Le tribunal a siégé mardi. Le parquet affirme que le pont est fermé.", "Le parquet"),
    # A general noun goes back to the body that is present.
    ("Le site local a fermé. Airbus a livré deux avions. Le groupe affirme que le pont est fermé.", "Airbus"),
    ("Contactée par Reuters, l'entreprise affirme que le pont est fermé.", "l'entreprise"),
    ("Le groupe Morvan a livré deux avions. Les syndicats affirment que le pont est fermé.", "Les syndicats"),
    # Papers go back to the last one.
    (
        "Un rapport est sorti lundi. La mairie a diffusé un communiqué. Le texte affirme que le pont est fermé.",
        "un communiqué",
    ),
    (
        "La police a publié un communiqué mardi. Les chiffres sont mauvais. Le texte affirme que le pont est fermé.",
        "un communiqué",
    ),
    # *l'homme* is whoever is present, and hardly an office; *l'intéressé* is no woman.
    (
        "Le juge a fait entrer le comptable, Paul Morvan. L'homme affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    (
        "Paul Morvan a vendu sa ferme. La juge Claire Roy l'a interrogé. L'intéressé affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # Offices with a complement of their own.
    (
        "Le juge affirme que la route est ouverte. Le chef de cabinet affirme que le pont est fermé.",
        "Le chef de cabinet",
    ),
    (
        "Le président ukrainien, Paul Morvan, est venu. Le chef de l'Etat affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # Two that are told apart by order.
    (
        "Deux femmes parlent. La première affirme que la route est sûre. La seconde affirme que le pont est fermé.",
        "La seconde",
    ),
    # A source is this person.
    (
        "Une source gouvernementale affirme que la route est ouverte. Selon cette personne, le pont est fermé.",
        "Une source gouvernementale",
    ),
    ("Selon des documents consultés par la chaîne, le pont est fermé.", "des documents"),
    ("« La route est ouverte », a dit le prévenu à l'ouverture du procès.", "le prévenu"),
    # One of several is not all of them; who tells a medium is not the medium.
    ("Deux sources ont parlé. L'une d'elles affirme que le pont est fermé.", "L'une d'elles"),
    ("Le pont est fermé, ont affirmé deux des sources.", "deux des sources"),
    ("Le pont est fermé, a annoncé à l'agence RIA Novosti Valentine Sapounov.", "Valentine Sapounov"),
    ("Le pont est fermé, a appris jeudi l'AFP de sources militaires.", "sources militaires"),
    ("A Bercy, on affirme que le pont est fermé.", "on à Bercy"),
    # An acronym in brackets is the body's, not its member's.
    (
        "La Fédération des chasseurs (FDC) a réagi. La FDC affirme que le pont est fermé.",
        "La Fédération des chasseurs (FDC)",
    ),
    ("Jean Morvan (PS) est venu. Le PS affirme que le pont est fermé.", "Le PS"),
    ("« Le pont est fermé », a dit Jan Van den Broeck, bourgmestre.", "Jan Van den Broeck"),
    # The American giant is who bears a name; an expert told by a relative clause is no one told before.
    ("Boeing a livré deux avions. Le géant américain affirme que le pont est fermé.", "Boeing"),
    (
        "Paul Morvan, marchand de bois, se tait. L'expert qui l'a vu affirme que le pont est fermé.",
        "L'expert",
    ),
    ("L'homme d'affaires Jean Morvan est venu. Le patron affirme que le pont est fermé.", "Jean Morvan"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_is_taken_up(extractor: Extractor, text: str, speaker: str) -> None:
    extraction = extractor.extract(text)
    names = {each.id: each.name for each in extraction.speakers}
    said = extraction.quotations[-1].speaker
    assert said is not None
    assert names[said] == speaker
