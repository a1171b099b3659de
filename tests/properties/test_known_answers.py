"""Texts whose answer is known by construction, through the whole engine."""

import pytest
from hypothesis import given, settings

from quotes.pipeline import Extractor
from tests.conventions import CONVENTIONS, rewritten
from tests.strategies import Known, attributed

pytestmark = pytest.mark.model


@settings(max_examples=60)
@given(known=attributed())
def test_a_plain_attribution_is_found_whole(extractor: Extractor, known: Known) -> None:
    (quotation,) = extractor.extract(known.text).quotations
    assert quotation.kind == known.kind
    assert [span.text for span in quotation.content] == [known.content]
    assert quotation.cue is not None
    assert quotation.cue.span.text == known.cue
    assert quotation.source is not None
    assert quotation.source.span.text == known.source
    assert quotation.speaker is not None


@settings(max_examples=20)
@given(known=attributed())
def test_typography_changes_nothing_but_offsets(extractor: Extractor, known: Known) -> None:
    def facts(text: str) -> list[tuple[str, str, str]]:
        return [
            (
                quotation.kind,
                quotation.cue.span.text if quotation.cue else "",
                quotation.source.span.text.replace("’", "'") if quotation.source else "",
            )
            for quotation in extractor.extract(text).quotations
        ]

    expected = facts(known.text)
    assert all(facts(rewritten(known.text, convention)) == expected for convention in CONVENTIONS)
