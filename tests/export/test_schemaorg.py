"""Types and properties as schema.org defines them; no invented names."""

import json
from typing import Any

import pytest

from quotes.export.exported import Exported, is_anonymous
from quotes.export.schemaorg import claim_review, graph
from tests.export.material import fixtures, trouble

# The part of the vocabulary that is used: type -> its parents; property -> the types that have it, what it may hold.
PARENTS = {
    "NewsArticle": "Article", "Article": "CreativeWork", "Quotation": "CreativeWork", "Claim": "CreativeWork",
    "ClaimReview": "Review", "Review": "CreativeWork", "CreativeWork": "Thing", "Person": "Thing",
    "Organization": "Thing",
}  # fmt: skip
PROPERTIES: dict[str, tuple[set[str], set[str]]] = {
    "name": ({"Thing"}, {"Text"}),
    "description": ({"Thing"}, {"Text"}),
    "url": ({"Thing"}, {"Text"}),
    "text": ({"CreativeWork"}, {"Text"}),
    "inLanguage": ({"CreativeWork"}, {"Text"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "datePublished": ({"CreativeWork"}, {"Text"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork"}),
    "isBasedOn": ({"CreativeWork"}, {"CreativeWork"}),
    "author": ({"CreativeWork"}, {"Person", "Organization"}),
    "creator": ({"CreativeWork"}, {"Person", "Organization"}),
    "publisher": ({"CreativeWork"}, {"Person", "Organization"}),
    "spokenByCharacter": ({"Quotation"}, {"Person", "Organization"}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
    "claimReviewed": ({"ClaimReview"}, {"Text"}),
    "itemReviewed": ({"Review"}, {"Thing"}),
    "jobTitle": ({"Person"}, {"Text"}),
    "affiliation": ({"Person"}, {"Organization"}),
}
ITEMS = [*fixtures(), trouble()]


def _kinds(type_: str) -> set[str]:
    found = {type_}
    while type_ in PARENTS:
        type_ = PARENTS[type_]
        found.add(type_)
    return found


def _check(node: dict[str, Any], types: dict[str, str]) -> None:
    for key, value in node.items():
        if key.startswith("@"):
            continue
        having, holding = PROPERTIES[key]
        assert _kinds(node["@type"]) & having, f"{node['@type']} has no {key}"
        if isinstance(value, str):
            assert "Text" in holding, key
            continue
        type_ = value.get("@type") or types[value["@id"]]
        assert _kinds(type_) & holding, f"{key} holds no {type_}"
        if "@type" in value:
            _check(value, types)


def _types(node: object) -> dict[str, str]:
    """The type of every named node, wherever it stands."""
    found: dict[str, str] = {}
    if isinstance(node, dict):
        if {"@id", "@type"} <= set(node):
            found[node["@id"]] = node["@type"]
        for value in node.values():
            found |= _types(value)
    elif isinstance(node, list):
        for value in node:
            found |= _types(value)
    return found


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_types_and_properties_are_the_vocabularys(item: Exported) -> None:
    found = graph(item)
    assert found["@context"] == "https://schema.org"
    for node in found["@graph"]:
        _check(node, _types(found))
    for quotation in item.extraction.quotations:
        review = claim_review(item, quotation)
        _check(review, _types([review, found]))
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_only_the_named_have_a_name(item: Exported) -> None:
    nodes = {node["@id"]: node for node in graph(item)["@graph"]}
    for quotation in item.extraction.quotations:
        speaker = item.speaker_of(quotation)
        claim = nodes[item.iri_of(f"{quotation.id}/claim")]
        said = nodes.get(item.iri_of(quotation.id), {})
        assert (quotation.kind == "indirect") == (not said)
        named = speaker is not None and speaker.status == "named" and not is_anonymous(speaker)
        if speaker is None or speaker.kind == "document" or not named:
            assert "author" not in claim
            assert "creator" not in said
            assert "name" not in said.get("spokenByCharacter", {})
        else:
            assert claim["author"]["name"] == speaker.name


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_texts_are_those_of_the_article(item: Exported) -> None:
    for quotation, node in zip(
        item.extraction.quotations, [n for n in graph(item)["@graph"] if n["@type"] == "Claim"], strict=True
    ):
        pieces = node["text"].split(" […] ") if len(quotation.content) > 1 else [node["text"]]
        assert all(piece in (item.text or "") for piece in pieces)
