"""The words that justify anonymity: where they begin, where they end, and what is none."""

import pytest

from quotes.anonymity.reasons import reason_after, reason_before, reason_inside

AFTER = [
    (" puisqu'il n'était pas autorisé à parler, a dit", "puisqu'il n'était pas autorisé à parler"),
    (" par crainte de représailles.", "par crainte de représailles"),
    (", faute d’être autorisé à s’exprimer.", "faute d’être autorisé à s’exprimer"),
    (", n'étant pas habilité à parler, a dit", "n'étant pas habilité à parler"),
    (" pour des raisons de sécurité.", "pour des raisons de sécurité"),
    (" pour ne pas envenimer la situation », dit", "pour ne pas envenimer la situation"),
    (" en raison de la sensibilité du sujet.", "en raison de la sensibilité du sujet"),
    (' "parce qu\'on ne sait jamais", parle', "parce qu'on ne sait jamais"),
    (" parce qu'ici, au village, tout se sait. Il part", "parce qu'ici, au village, tout se sait"),
    (" à sa demande, compte tenu de la nature du dossier.", "compte tenu de la nature du dossier"),
    ("), qui craint des représailles.", "qui craint des représailles"),
    (", les discussions étant confidentielles.", "les discussions étant confidentielles"),
    (" vu le climat actuel, dit", "vu le climat actuel"),
    (" pour évoquer des délibérations internes.", "pour évoquer des délibérations internes"),
]
NO_REASON = [" et ajoute que le pont est fermé.", ", a-t-il dit.", " mercredi à Bréval.", " pour notre enquête.", ""]


@pytest.mark.parametrize(("text", "words"), AFTER)
def test_a_reason_runs_to_the_end_of_its_clause(text: str, words: str) -> None:
    found = reason_after(text, 0)
    assert found is not None
    assert text[slice(*found)] == words


@pytest.mark.parametrize("text", NO_REASON)
def test_what_follows_a_grant_need_not_be_a_reason(text: str) -> None:
    assert reason_after(text, 0) is None


def test_a_reason_may_open_the_sentence() -> None:
    text = "Craignant des représailles, elle a requis l'anonymat."
    found = reason_before(text, text.index("a requis"), 0)
    assert found is not None
    assert text[slice(*found)] == "Craignant des représailles"


def test_a_reason_may_stand_within_the_grant() -> None:
    text = "qui, par crainte de représailles, a requis l'anonymat"
    found = reason_inside(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == "par crainte de représailles"
    assert reason_inside(text, 0, 20) is None
