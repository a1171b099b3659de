"""Who signs words that are set apart, by name or in a caption."""

import pytest

from quotes.pipeline import Extractor

SET_APART = "Le pont est fermé.\n\n« Il faut partir demain matin. »\n"


@pytest.mark.model
@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("— Claire Morvan", "Claire Morvan"),
        ("— Une citation de Claire Morvan, résidente de Bréval", "Claire Morvan"),
        ("— Une citation du maire, Paul Morvan", "Paul Morvan"),
        ("— Citation d'Anne Roche, mairesse de Bréval", "Anne Roche"),
        ("— Une idée du maire", None),
        ("— Le maire", None),
    ],
)
def test_who_signs(extractor: Extractor, line: str, speaker: str | None) -> None:
    result = extractor.extract(SET_APART + line)
    (quotation,) = result.quotations
    assert ("attribution.signature" in quotation.evidence) is (speaker is not None)
    assert [each.name for each in result.speakers] == ([speaker] if speaker else [])
