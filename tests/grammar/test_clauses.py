"""Where a reported clause begins and where it ends."""

import pytest

from quotes.grammar.clauses import clause_start, complementizer, has_finite
from quotes.grammar.endings import comment_start, reported_end
from quotes.grammar.view import View
from tests.builders import place, token_at
from tests.treebank import read


def _index(view: View, raw: str, words: str) -> int:
    return token_at(view.tree, place(raw, words)[0])


# text, the verb that ends the reporting group, the clause that it reports
REPORTED = [
    ("Le maire précise que la neige tombe.", "précise", "la neige tombe"),
    ("Le maire précise, ému, que la neige tombe.", "précise", "la neige tombe"),
    ("Le maire précise lundi à la presse que la neige tombe.", "précise", "la neige tombe"),
    ("Le maire précise que la neige tombe et que la digue tient.", "précise", "la neige tombe et que la digue tient"),
    ("Le maire précise que la neige tombe et quitte la salle.", "précise", "la neige tombe"),
    ("Le maire précise que la neige tombe, ajoutant que la digue tient.", "précise", "la neige tombe"),
    ("Le maire précise que la neige tombe ; la digue tient.", "précise", "la neige tombe"),
    ("Le maire précise la date bien que la neige tombe.", "précise", None),
    ("Le maire précise la date que la préfète ignore.", "précise", None),
    ("Le maire précise : la neige que tous attendent tombe.", "précise", None),
]


@pytest.mark.parametrize(("raw", "verb", "clause"), REPORTED)
def test_the_reported_clause(raw: str, verb: str, clause: str | None) -> None:
    view = read(raw).view(0)
    index = _index(view, raw, verb)
    que = complementizer(view, index, index)
    found = None if que is None else raw[view[que + 1].start : view[reported_end(view, que + 1, index)].end]
    assert found == clause


def test_a_barrier_ends_the_reported_clause() -> None:
    raw = "Le maire précise que la neige tombe, ajoute la préfète."
    view = read(raw).view(0)
    verb, barrier = _index(view, raw, "précise"), _index(view, raw, "ajoute")
    assert view[reported_end(view, verb + 2, verb, barrier)].text == "tombe"


@pytest.mark.parametrize(
    ("raw", "before", "start"),
    [
        ("La neige tombe, précise le maire.", "précise", "La"),
        ("La digue tient ; la neige tombe, précise le maire.", "précise", "la"),
    ],
)
def test_the_clause_before_an_incise(raw: str, before: str, start: str) -> None:
    view = read(raw).view(0)
    assert view[clause_start(view, _index(view, raw, before))].text == start


def test_a_comment_of_somebody_else_is_cut_off() -> None:
    raw = "Le maire précise que la neige tombe, que la préfète juge « très lente »."
    view = read(raw).view(0)
    comma = comment_start(view, _index(view, raw, "la neige"), view.last_word)
    assert comma is not None
    assert view[comma].start == place(raw, ", que")[0]


def test_a_folded_quotation_counts_as_a_finite_verb() -> None:
    raw = "Le maire : « La neige tombe. »"
    view = read(raw).view(0)
    assert has_finite(view, view.first, view.stop)
    assert not has_finite(view, view.first, view.first + 2)
