"""What the bundled model owes to this package's subject: marks are tokens, short quotations and incises stay whole."""

from typing import Any

import pytest

from quotes.parsing import bundled_model
from quotes.parsing.evaluation import whole_texts
from quotes.parsing.sentence_network import load_network

pytestmark = [
    pytest.mark.model,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(not (bundled_model() / "parser.pt").is_file(), reason="no model is bundled"),
]

CONVENTIONS = {
    "guillemets, no space": ("«", "»"),
    "guillemets, spaces": ("« ", " »"),
    "guillemets, no-break spaces": ("«\u00a0", "\u00a0»"),
    "guillemets, narrow no-break spaces": ("«\u202f", "\u202f»"),
    "English marks": ("“", "”"),
    "straight marks": ('"', '"'),
}

# {0} opens, {1} closes
ONE_SENTENCE = [
    "{0}Nous avons perdu trois semaines{1}, a reconnu le directeur du chantier.",
    "{0}Personne ne nous a prévenus !{1}, s'est indignée une habitante du quartier.",
    "{0}Où sont passés les secours ?{1}, a demandé Karim Benali.",
    "Le ministre a parlé d'une {0}erreur regrettable{1} devant les députés.",
    "{0}Cette décision{1}, a-t-il ajouté, {0}engage toute l'équipe{1}.",
    "Selon elle, le pont {0}aurait dû être fermé{1} dès le mois de mars.",
    "La maire a déclaré mercredi que la ville {0}ne céderait pas{1}.",
    "{0}Je n'ai rien vu venir{1}, confie-t-elle dans un café de Namur.",
    "Il l'a répété : {0}Nous ne partirons pas{1}.",
    "Le communiqué évoque un incident {0}sans gravité{1}, survenu lundi soir.",
    "{0}C'est une question de jours{1}, assure un responsable sous couvert d'anonymat.",
]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return whole_texts(bundled_model())


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("pattern", ONE_SENTENCE)
def test_marks_are_tokens_and_the_sentence_stays_whole(pipeline: Any, pattern: str, convention: str) -> None:
    opening, closing = CONVENTIONS[convention]
    text = pattern.format(opening, closing)
    document = pipeline(f"Le vent tombe enfin. {text} La nuit vient.")
    assert len(document.sentences) == 3
    tokens = [token.text for token in document.sentences[1].tokens]
    for mark in (opening.strip(), closing.strip()):
        assert mark in tokens
        assert not [token for token in tokens if mark in token and token != mark]


HEADINGS = [
    ("Le contexte", "La rivière a débordé deux fois en un mois."),
    ("Effets indésirables possibles", "Dans de rares cas, des maux de tête ont été signalés."),
    ("Une école fermée à Namur", "Les parents ont été prévenus mercredi soir par un message."),
]


@pytest.mark.parametrize(("heading", "sentence"), HEADINGS)
def test_a_heading_without_a_stop_is_a_sentence(pipeline: Any, heading: str, sentence: str) -> None:
    document = pipeline(f"Le vent tombe enfin. {heading} {sentence} La nuit vient.")
    texts = [document.text[s.tokens[0].start_char : s.tokens[-1].end_char] for s in document.sentences]
    assert texts == ["Le vent tombe enfin.", heading, sentence, "La nuit vient."]


def test_the_splitter_knows_the_words_of_the_vectors() -> None:
    folder = bundled_model()
    network = load_network(folder / "sentences.pt", folder / "vectors.pt")
    rows, _ = network.encoder([(form, True) for form in ("La", "rivière", "a", "débordé", "Xqzt")])
    unknown = len(network.encoder.vectors) - 1
    assert [row == unknown for row in rows[:, 0].tolist()] == [False, False, False, False, True]
