"""Nouns that a relative clause has as its object report nothing in it."""

import pytest

from quotes.pipeline import Extractor


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("La mairie a formulé une exigence que le préfet a rejetée.", False),
        ("C'est une accusation que les avocats ont contestée devant le tribunal.", False),
        ("La ministre a répété la rumeur que ses opposants ont propagée.", False),
        ("La ministre a formulé l'exigence que le préfet rejette le plan.", True),
        ("La ministre a prévenu la presse que le préfet l'avait trompée.", True),
        ("La ministre a prévenu la direction que le préfet a rejeté le plan.", True),
    ],
)
def test_an_object_taken_up_is_no_report(extractor: Extractor, text: str, reports: bool) -> None:
    assert bool(extractor.extract(text).quotations) is reports
