"""schema.org JSON-LD: what is quoted as `Quotation`, what is asserted as `Claim`, ready for a `ClaimReview`.

A speaker without a name gets none: an anonymous source has a description, and no `creator` or `author`.
"""

from quotes.export.exported import Exported, Json, is_anonymous, joined
from quotes.model.result import Quotation, Speaker

CONTEXT = "https://schema.org"
_ORGANISED = {"group", "organization"}


def graph(item: Exported) -> Json:
    """An article with its quotations and claims."""
    nodes = [_article(item)]
    for quotation in item.extraction.quotations:
        if quotation.kind != "indirect":
            nodes.append(_quotation(item, quotation))
        nodes.append(_claim(item, quotation))
    return {"@context": CONTEXT, "@graph": nodes}


def claim_review(item: Exported, quotation: Quotation) -> Json:
    """A review to be filled in by the fact-checker: who reviews, when, with which rating."""
    reviewed: Json = {"@context": CONTEXT, "@type": "ClaimReview", "claimReviewed": joined(quotation)}
    return reviewed | {"itemReviewed": _claim(item, quotation) | {"appearance": _article(item)}}


def _article(item: Exported) -> Json:
    known = item.extraction.article
    node: Json = {"@type": "NewsArticle", "@id": item.iri, "inLanguage": "fr"}
    if known.url:
        node["url"] = item.iri
    for key, value in (("headline", known.title), ("datePublished", known.published)):
        if value:
            node[key] = value
    if known.author:
        node["author"] = {"@type": "Person", "name": known.author}
    if known.publisher:
        node["publisher"] = {"@type": "Organization", "name": known.publisher}
    return node


def _quotation(item: Exported, quotation: Quotation) -> Json:
    node: Json = {
        "@type": "Quotation",
        "@id": item.iri_of(quotation.id),
        "text": joined(quotation),
        "inLanguage": "fr",
        "isPartOf": {"@id": item.iri},
    }
    speaker = item.speaker_of(quotation)
    if speaker is None:
        return node
    if speaker.kind == "document":
        return node | {"isBasedOn": {"@type": "CreativeWork", "name": speaker.name}}
    node["spokenByCharacter"] = _agent(item, speaker)
    if _has_a_name(speaker):
        node["creator"] = {"@id": item.iri_of(speaker.id)}
    return node


def _claim(item: Exported, quotation: Quotation) -> Json:
    node: Json = {
        "@type": "Claim",
        "@id": item.iri_of(f"{quotation.id}/claim"),
        "text": joined(quotation),
        "appearance": {"@id": item.iri},
    }
    if quotation.kind != "indirect":
        node["isBasedOn"] = {"@id": item.iri_of(quotation.id)}
    speaker = item.speaker_of(quotation)
    if speaker is not None and speaker.kind != "document" and _has_a_name(speaker):
        node["author"] = _agent(item, speaker)
    return node


def _has_a_name(speaker: Speaker) -> bool:
    return speaker.status == "named" and not is_anonymous(speaker)


def _agent(item: Exported, speaker: Speaker) -> Json:
    """A speaker as Person or Organization, with a name only if the article names it."""
    organised = speaker.kind in _ORGANISED
    node: Json = {"@type": "Organization" if organised else "Person", "@id": item.iri_of(speaker.id)}
    node["name" if _has_a_name(speaker) else "description"] = speaker.name
    if not organised and speaker.role:
        node["jobTitle"] = speaker.role
    if not organised and speaker.affiliation:
        node["affiliation"] = {"@type": "Organization", "name": speaker.affiliation}
    return node
