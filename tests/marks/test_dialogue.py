"""Turns of dialogue behind a dash, and lists that only look alike."""

import pytest

from quotes.marks import pair_marks
from quotes.text import paragraphs


def turns(raw: str) -> list[str]:
    marks, _ = pair_marks(raw, paragraphs(raw))
    return [raw[m.start : m.end] for m in marks if m.is_dash]


@pytest.mark.parametrize("dash", ["— ", "– ", "—", "- ", "—\u00a0"])
def test_turns_are_marks_without_their_dash(dash: str) -> None:
    raw = f"La salle s'échauffe.\n{dash}Où irons-nous ? a lancé une mère.\n{dash}À Laon, a répondu l'élu.\nSilence."
    assert turns(raw) == ["Où irons-nous ? a lancé une mère.", "À Laon, a répondu l'élu."]


def test_a_line_of_narration_may_stand_between_turns() -> None:
    raw = "— Vous partez ?\nL'homme hésite.\n— Je reste."
    assert turns(raw) == ["Vous partez ?", "Je reste."]


@pytest.mark.parametrize(
    "raw",
    [
        "Au menu :\n- Le budget ;\n- La dette ;\n- Les impôts.",
        "Trois axes\n– Logement\n– Emploi\n– Transports",
        "Prix :\n- Entrée : 5 euros,\n- Carte : 12 euros.",
        "— Une seule ligne ! a-t-il dit.",
        "« Voici le livre. »\n– Édouard Malherbe",
        "— Tu viens ?\nA.\nB.\nC.\n— Je reste.",
        "- 12 % des élus ?\n- 13 % des élus ?",
    ],
)
def test_lists_signatures_and_lonely_turns_are_none(raw: str) -> None:
    assert turns(raw) == []


def test_marks_in_a_turn_have_it_as_parent() -> None:
    raw = "— « Tu viens ? » dit-il.\n— « Non. »"
    marks, issues = pair_marks(raw, paragraphs(raw))
    assert [(m.style, m.parent) for m in marks] == [("—", None), ("«", 0), ("—", None), ("«", 2)]
    assert issues == ()


def test_turns_within_a_quotation_over_paragraphs_stay_its_text() -> None:
    raw = "« Il m'a dit :\n— Tu viens ?\n— Je reste ! »"
    assert turns(raw) == []
