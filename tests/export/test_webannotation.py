"""The musts of the Web Annotation Data Model, and selectors that find the words again."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
import regex

from quotes.export.exported import Exported
from quotes.export.webannotation import annotation_page, hypothesis_payloads
from tests.export.material import fixtures, trouble

# Motivations and purposes of the vocabulary, section 3.3.5 of the model.
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
_IRI = regex.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+')
ITEMS = [*fixtures(), trouble()]


def _check_page(page: dict[str, Any]) -> None:
    """The MUSTs of the model on pages, annotations, bodies, targets and selectors (sections 3 to 5)."""
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert _IRI.fullmatch(page["id"])
    assert page["startIndex"] >= 0
    names = [each["id"] for each in page["items"]]
    assert len(set(names)) == len(names)
    for annotation in page["items"]:
        assert _IRI.fullmatch(annotation["id"])
        assert annotation["type"] == "Annotation"
        assert annotation["motivation"] in MOTIVATIONS
        assert annotation["target"], "one or more targets"
        for body in annotation["body"]:
            assert body["type"] == "TextualBody"
            assert isinstance(body["value"], str)
            assert body["purpose"] in MOTIVATIONS
        for target in annotation["target"]:
            _check_target(target)


def _check_target(target: dict[str, Any]) -> None:
    assert target["type"] == "SpecificResource"
    assert _IRI.fullmatch(target["source"]), "exactly one source, an IRI"
    kinds = {selector["type"]: selector for selector in target["selector"]}
    assert set(kinds) == {"TextQuoteSelector", "TextPositionSelector"}
    for key in ("exact", "prefix", "suffix"):
        assert isinstance(kinds["TextQuoteSelector"].get(key, ""), str)
    assert 0 <= kinds["TextPositionSelector"]["start"] <= kinds["TextPositionSelector"]["end"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_a_page_follows_the_model(item: Exported) -> None:
    page = annotation_page(item)
    _check_page(page)
    assert json.loads(json.dumps(page)) == page
    assert annotation_page(item) == page, "the same every time"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_both_selectors_find_the_quotation_again(item: Exported) -> None:
    raw = item.text or ""
    for annotation, quotation in zip(annotation_page(item)["items"], item.extraction.quotations, strict=True):
        for target, span in zip(annotation["target"], quotation.content, strict=True):
            quote, position = target["selector"]
            assert raw[position["start"] : position["end"]] == quote["exact"] == span.text
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert raw.index(around) + len(quote["prefix"]) <= span.start
            assert raw[: span.start].endswith(quote["prefix"])
            assert raw[span.end :].startswith(quote["suffix"])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_hypothesis_counts_utf16_units(item: Exported) -> None:
    units = (item.text or "").encode("utf-16-le", "surrogatepass")
    for payload, quotation in zip(hypothesis_payloads(item), item.extraction.quotations, strict=True):
        assert set(payload) <= {"uri", "text", "tags", "target", "document"}
        assert payload["target"][0]["source"] == payload["uri"]
        quote, position = payload["target"][0]["selector"]
        cut = units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le", "surrogatepass")
        assert cut == quote["exact"] == quotation.content[0].text


def test_an_article_without_address_is_named_by_its_digest() -> None:
    item = trouble()
    assert item.iri.startswith("ni:///sha-256;")
    assert urlsplit(item.iri).scheme == "ni"


def test_without_text_there_are_words_and_places_but_nothing_around() -> None:
    item = Exported(trouble().extraction)
    quote, position = annotation_page(item)["items"][0]["target"][0]["selector"]
    assert set(quote) == {"type", "exact"}
    assert position["type"] == "TextPositionSelector"
    assert [each["type"] for each in hypothesis_payloads(item)[0]["target"][0]["selector"]] == ["TextQuoteSelector"]


def test_anonymity_is_told() -> None:
    bodies = annotation_page(trouble())["items"][1]["body"]
    assert "anonymous source" in [body["value"] for body in bodies]
    assert "anonymity granted" in bodies[0]["value"]
