"""The package as a library: what `import quotes` promises."""

import hashlib
import json

import pytest
from hypothesis import example, given

import quotes
from quotes.model.result import Extraction
from quotes.model.span import Record, Span
from tests.fakes import FlatParser, flat_extractor
from tests.strategies import troubled, with_surrogates


def _spans(value: object) -> list[Span]:
    """Every span in a result, wherever it stands."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, Record):
        return [span for _, field in value for span in _spans(field)]
    return [span for item in value for span in _spans(item)] if isinstance(value, tuple) else []


@given(troubled)
@example("«" * 50)
@example("\ufeff«a»")
def test_any_text_is_read_and_every_span_points_at_its_own_words(raw: str) -> None:
    result = flat_extractor().extract(raw)
    for span in _spans(result):
        assert raw[span.start : span.end] == span.text
    assert Extraction.model_validate_json(result.model_dump_json()) == result


@given(with_surrogates)
def test_lone_surrogates_are_read_and_can_be_written_as_json(raw: str) -> None:
    result = flat_extractor().extract(raw)
    for span in _spans(result):
        assert raw[span.start : span.end] == span.text
    json.loads(result.model_dump_json())


@pytest.mark.parametrize("raw", ["", " ", "\n\n\u00a0\n", "Il pleut.", "\x00", "\x00\x00«\x00»"])
def test_texts_without_a_quotation_give_none(raw: str) -> None:
    assert flat_extractor().extract(raw).quotations == ()


def test_a_result_says_what_it_was_made_from_and_by() -> None:
    result = flat_extractor().extract("Il pleut.", article=quotes.Article(id="pluie", title="Pluie"))
    assert result.text_sha256 == hashlib.sha256(b"Il pleut.").hexdigest()
    assert result.article.title == "Pluie"
    assert result.versions.quotes == quotes.__version__
    assert result.versions.model == "flat"


def test_equal_texts_give_equal_bytes() -> None:
    raw = "« Nous partons », a dit Anne.\nSelon Luc, « tout va bien »."
    assert flat_extractor().extract(raw).model_dump_json() == flat_extractor().extract(raw).model_dump_json()


def test_many_articles_come_back_in_order_and_as_if_alone() -> None:
    raws = [f"« Nous partons {n} », a dit Anne." for n in range(40)]
    extractor = quotes.Extractor(parser=FlatParser())
    together = list(extractor.extract_many((raw, quotes.Article(id=str(n))) for n, raw in enumerate(raws)))
    assert [result.article.id for result in together] == [str(n) for n in range(40)]
    alone = [extractor.extract(raw, article=quotes.Article(id=str(n))) for n, raw in enumerate(raws)]
    assert together == alone


def test_a_missing_model_names_the_command_to_run() -> None:
    with pytest.raises(quotes.ModelMissing, match="quotes model"):
        quotes.Extractor(model="/no/such/model")


def test_results_are_closed_and_frozen() -> None:
    result = flat_extractor().extract("Il pleut.")
    with pytest.raises(ValueError, match="frozen"):
        result.text_sha256 = "x"  # type: ignore[misc]
    with pytest.raises(ValueError, match="extra"):
        Span.model_validate({"start": 0, "end": 1, "text": "a", "more": 1})
