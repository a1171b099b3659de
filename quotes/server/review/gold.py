"""A draft as annotated gold: the format of the annotation guidelines, where a span is its words and which of them."""

from quotes.server.problems import Problem
from quotes.server.review.draft import Draft, DraftQuotation, DraftSpeaker, Place


def gold(draft: Draft) -> dict[str, object]:
    """The annotation of a draft, ready to be written as JSON.

    Raises:
        Problem: 422 when the guidelines do not allow it as it stands.
    """
    doubts = draft.doubts()
    if doubts:
        raise Problem(422, "not-gold", "; ".join(f"{name}: {doubt}" for name, doubt in doubts.items()))
    spoken = {quotation.speaker for quotation in draft.quotations}
    return {
        "article": draft.name,
        "speakers": [_speaker(draft, speaker) for speaker in draft.speakers if speaker.id in spoken],
        "quotations": [_quotation(draft, quotation) for quotation in draft.quotations],
        "not_quotes": [{"span": _span(draft, n.span), "reason": n.reason} for n in draft.not_quotes],
    }


def _speaker(draft: Draft, speaker: DraftSpeaker) -> dict[str, object]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "kind": speaker.kind,
        "status": speaker.status,
        "granted": draft.words(speaker.granted) if speaker.granted and speaker.anonymous else None,
        "reason": draft.words(speaker.reason) if speaker.reason and speaker.anonymous else None,
    }


def _quotation(draft: Draft, quotation: DraftQuotation) -> dict[str, object]:
    return {
        "id": quotation.id,
        "kind": quotation.kind,
        "content": [_span(draft, piece) for piece in quotation.content],
        "verbatim": [_span(draft, piece) for piece in quotation.verbatim or ()],
        "cue": _span(draft, quotation.cue) if quotation.cue else None,
        "source": _span(draft, quotation.source) if quotation.source else None,
        "speaker": quotation.speaker,
    }


def _span(draft: Draft, place: Place) -> list[str | int]:
    """`[words, n]`: the n-th occurrence of the words, overlapping ones counted."""
    words = draft.words(place)
    n, at = 1, draft.text.find(words)
    while at != place[0]:
        n, at = n + 1, draft.text.find(words, at + 1)
    return [words, n]
