"""Where sentences end, and the full stops that end none."""

import time
from itertools import pairwise

import pytest

from quotes.skeleton.sentences import sentence_ends


def cut(text: str) -> list[str]:
    edges = [0, *sentence_ends(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    "marked",
    [
        "Il part.| Elle reste.",
        "Il part ?| Elle reste !| Voilà.",
        "Il part...| Elle reste.",
        "Il part (hier).| Elle reste.",
        "Il part [...].| Elle reste.",
        "Il est né en 2012.| 25 ans ont passé.",
        "Il a parlé de l'ONU.| Le reste suit.",
        "Il vit au Cap.| Son frère aussi.",
        "C'est de l'art.| Elle le dit.",
        "Après son vol.| Il dort.",
        "Elle ferme à 18h.| Le maire vient.",
        "Elle ferme à 14 h 30.| Le maire vient.",
        "Des pommes, des poires, etc.| Le prix monte.",
        "Il part.| à ce jour, rien.",
        "Il part vite.| - Elle reste.",
        "Il part.| – Je reste.",
        "Il a choisi le plan B.| Le maire suit.",
        "Né en 50 av. J.-C.| Il mourut jeune.",
        "Fondée vers 700 av. J.-C.| L'école ferma tôt.",
        "Il fait 25 °C.| Ne sortez pas.",
        "Il l'a dit.|Elle le nie.",
        "Il partait.|Elle restait.",
        "Il part ?|Elle reste !|Voilà.",
        "La hausse atteint 3%.|Le maire suit.",
        "Il rappelle l'accord (2012).|Le reste suit.",
    ],
)
def test_sentences_end(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "L'Europe peine à s'entendre sur la mer Noire| BRUXELLES, 14 novembre -| Les ministres se sont quittés.",
        "Usine : la grève continue, la direction menace de fermer| Les salariés ont voté.| Elle reste.",
        "Incendie à Lys : oui| Un hangar a brûlé mardi.",
    ],
)
def test_a_headline_that_runs_on_ends(marked: str) -> None:
    text = marked.replace("|", "")
    edges = [0, *sentence_ends(text, opens=True), len(text)]
    assert [text[a:b].strip() for a, b in pairwise(edges)] == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "Cinéma : le film Les Misérables sort mercredi.",
        "Le maire l'a dit : il lira Le Monde.",
        "Le maire a lu La vie devant soi à ses enfants.",
    ],
)
def test_a_name_is_no_first_sentence(text: str) -> None:
    assert sentence_ends(text, opens=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Roy et Mme. Lys, MM. Lot et Bas, le Dr. Marc et Mgr. Luc.",
        "J.-C. Mitterrand et George W. Bush voient A. Montebourg.",
        "M. Le Pen et Me. La Fontaine.",
        "Selon l'art. 5 et le vol. 2, p. 12, n. 3, no. 4.",
        "Il a payé 1.200 euros et 3.5 % à 12.30 hier.",
        "C'est la loi n° 5 du 4.5.2012, cf. Le Monde.",
        "Yahoo! a gagné, Jeopardy! est fini.",
        "Vient-il ? demande Anne.",
        "Il hésite... puis part.",
        "Voir www.lemonde.fr et S.N.C.F. ou la S.A. Dupont.",
        "Un groupe [...] immédiatement formé.",
        "1. Le maire vient.",
        "12. La suite.",
        "St. Gallen et Ste. Foy.",
        "Le Sgt. Pepper et le Lt. Col.",
    ],
)
def test_full_stops_that_end_nothing(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS (AFP) -", "Niamey (AFP) -", "Lyssopil (Ukraine) (AFP) –", "SANTA BRÍGIDA, Texas —", "DAKAR -",
        "PARIS/FRANCFORT, 4 mars -", "16 juin 2012. -", "1er mai 2012 –", "SAINT-ELPHÈGE —", "MONTREDON (Reuters) -",
    ],
)  # fmt: skip
def test_a_dateline_stands_by_itself(dateline: str) -> None:
    assert cut(f"{dateline} Le maire vient. Il part.") == [dateline, "Le maire vient.", "Il part."]


@pytest.mark.parametrize(
    "text", ["Le match Bulgarie – France a eu lieu.", "Jean - Le Petit", "Anne Roy - maire de Laon - Parti rose"]
)
def test_dashes_that_end_no_dateline(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize("piece", [". ", "A.", "M. ", ".A", "! ", "...", ". à", "A - B ", "AAA, ", "a.B"])
def test_pumped_text_costs_linear_time(piece: str) -> None:
    began = time.monotonic()
    sentence_ends(piece * 30_000)
    assert time.monotonic() - began < 20
