"""W3C Web Annotation JSON-LD, and the same for the interface of Hypothes.is.

The Web Annotation Data Model counts positions in Unicode code points (section 4.2.4, to which 4.2.5 refers), as this
package does. The client of Hypothes.is counts UTF-16 code units, as every browser does: its export converts.
"""

from quotes.export.exported import Exported, Json, is_anonymous
from quotes.model.result import Quotation, Speaker
from quotes.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix, as Hypothes.is keeps them


def annotation_page(item: Exported) -> Json:
    """All quotations of an article as an AnnotationPage."""
    return {
        "@context": CONTEXT,
        "id": item.iri_of("annotations"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [annotation(item, quotation) for quotation in item.extraction.quotations],
    }


def annotation(item: Exported, quotation: Quotation) -> Json:
    """One quotation: a target for each piece of its content, bodies that describe and tag it."""
    speaker = item.speaker_of(quotation)
    bodies: list[Json] = [
        {
            "type": "TextualBody",
            "value": described(quotation, speaker),
            "format": "text/plain",
            "language": "en",
            "purpose": "describing",
        }
    ]
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags(quotation, speaker)]
    return {
        "id": item.iri_of(quotation.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"quotes {item.extraction.versions.quotes}"},
        "body": bodies,
        "target": [
            {"type": "SpecificResource", "source": item.iri, "selector": selectors(item, span)}
            for span in quotation.content
        ],
    }


def selectors(item: Exported, span: Span) -> list[Json]:
    """The same stretch by its words and by its place, in code points."""
    quote: Json = {"type": "TextQuoteSelector", "exact": span.text}
    if item.text is not None:
        quote["prefix"] = item.text[max(0, span.start - _AROUND) : span.start]
        quote["suffix"] = item.text[span.end : span.end + _AROUND]
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def hypothesis_payloads(item: Exported) -> list[Json]:
    """One request body for each quotation, for `POST /api/annotations`; positions in UTF-16 code units.

    Without the text only words are given, by which the client finds the place as well. The interface knows one target:
    of a quotation in several pieces it is the first.
    """
    return [_payload(item, quotation) for quotation in item.extraction.quotations if quotation.content]


def _payload(item: Exported, quotation: Quotation) -> Json:
    speaker = item.speaker_of(quotation)
    span = quotation.content[0]
    chosen, position = selectors(item, span)
    found = [chosen]
    if item.text is not None:
        start = _units(item.text[: span.start])
        found.append(position | {"start": start, "end": start + _units(span.text)})
    payload: Json = {
        "uri": item.iri,
        "text": described(quotation, speaker),
        "tags": tags(quotation, speaker),
        "target": [{"source": item.iri, "selector": found}],
    }
    if item.extraction.article.title:
        payload["document"] = {"title": [item.extraction.article.title]}
    return payload


def _units(text: str) -> int:
    """UTF-16 code units of a text."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def described(quotation: Quotation, speaker: Speaker | None) -> str:
    """A line for people: who, by which words, how sure."""
    who = speaker.name if speaker else "unknown speaker"
    parts = [f"{who} ({speaker.status})" if speaker else who]
    if quotation.cue:
        parts.append(f"cue: {quotation.cue.span.text}")
    if speaker and speaker.anonymity and speaker.anonymity.granted:
        parts.append(f"anonymity granted: {speaker.anonymity.granted.text}")
    if speaker and speaker.anonymity and speaker.anonymity.reason:
        parts.append(f"reason: {speaker.anonymity.reason.text}")
    return "; ".join([*parts, f"confidence: {quotation.confidence:.2f}"])


def tags(quotation: Quotation, speaker: Speaker | None) -> list[str]:
    """Words to filter by."""
    found = ["quotation", quotation.kind]
    if speaker and is_anonymous(speaker):
        found.append("anonymous source")
    if quotation.hearsay:
        found.append("hearsay")
    return found
