"""The records of GenderGapTracker's French quote extractor, so that what reads them goes on working.

Its conventions: offsets as the text of a pair, `que` inside an indirect content, a quotation for each piece, a letter
for each part in the order of the article (Q mark, C content, V verb, S speaker), and `selon` for reports after *selon*.
Its offsets point into a text that it has changed; here they point into the article as it is.
"""

import regex

from quotes.export.exported import Exported, Json, is_anonymous
from quotes.model.result import Quotation
from quotes.model.span import Span

_WORD = regex.compile(r"\p{L}+['’]|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{N}]")
_THAT = regex.compile(r"\b[Qq]u(?:e\s+|['’]\s*)\Z")
_OPENING, _CLOSING = "«“„", "»”"


def records(item: Exported) -> list[Json]:
    """One record for each piece of each quotation, in the order of the article."""
    return [
        _record(item, each, _with_that(item, each, span))
        for each in item.extraction.quotations
        for span in each.content
    ]


def _record(item: Exported, quotation: Quotation, span: Span) -> Json:
    cue = quotation.cue.span if quotation.cue and quotation.cue.kind == "verb" else None
    source = quotation.source.span if quotation.source else None
    speaker = item.speaker_of(quotation)
    named = speaker is not None and speaker.status == "named" and not is_anonymous(speaker)
    return {
        "speaker": source.text if source else "",
        "speaker_index": _pair(source),
        "quote": span.text,
        "quote_index": _pair(span),
        "verb": cue.text if cue else "",
        "verb_index": _pair(cue),
        "quote_token_count": len(_WORD.findall(span.text)),
        "quote_type": _type(quotation, span, cue, source),
        "is_floating_quote": source is None,
        "reference": speaker.name if speaker is not None and named else "",
    }


def _with_that(item: Exported, quotation: Quotation, span: Span) -> Span:
    """An indirect content with the `que` before it, where the text is at hand."""
    found = _THAT.search(item.text, max(0, span.start - 8), span.start) if item.text is not None else None
    if found is None or quotation.kind == "direct" or item.text is None:
        return span
    return Span.of(item.text, found.start(), span.end)


def _type(quotation: Quotation, span: Span, cue: Span | None, source: Span | None) -> str:
    if quotation.cue and quotation.cue.kind == "preposition" and quotation.cue.lemma.casefold() == "selon":
        return "selon"
    parts = [(span.start, "C")]
    if any(sign in span.text for sign in _OPENING):
        parts = [(span.start, "Q"), (span.start + 1, "C")]
    if any(sign in span.text for sign in _CLOSING):
        parts.append((span.end - 1, "Q"))
    parts += [(part.start, letter) for part, letter in ((cue, "V"), (source, "S")) if part is not None]
    return "".join(letter for _, letter in sorted(parts))


def _pair(span: Span | None) -> str:
    return str((span.start, span.end)) if span else ""
