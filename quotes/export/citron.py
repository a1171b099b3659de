"""The annotation format of Citron (BBC): cue, sources, contents, coreferences, as character spans.

Citron knows no quotation without a cue: those stand apart, under a key that its readers do not look at.
"""

from quotes.export.exported import Exported, Json
from quotes.model.result import Quotation
from quotes.model.span import Span


def document(item: Exported) -> Json:
    """One article; its text is empty where it is not at hand."""
    quotations = item.extraction.quotations
    mentions = [speaker.mentions for speaker in item.extraction.speakers]
    return {
        "text": item.text or "",
        "quotes": [_quote(item, each) for each in quotations if each.cue],
        "quotes_without_cue": [_quote(item, each) for each in quotations if not each.cue],
        "coreference_groups": [[_span(mention) for mention in each] for each in mentions if len(each) > 1],
    }


def _quote(item: Exported, quotation: Quotation) -> Json:
    quote: Json = {"id": quotation.id, "confidence": quotation.confidence}
    if quotation.cue:
        quote["cue"] = _span(quotation.cue.span)
    quote["sources"] = [_span(quotation.source.span)] if quotation.source else []
    quote["contents"] = [_span(span) for span in quotation.content]
    speaker = item.speaker_of(quotation)
    own = quotation.source.span if quotation.source else None
    quote["coreferences"] = [_span(mention) for mention in speaker.mentions if mention != own] if speaker else []
    return quote


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}
