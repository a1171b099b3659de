"""A draft as annotated gold: the format of the annotation guidelines, where a span is its words and which of them."""

from bisect import bisect_left
from collections.abc import Iterator

from quotes.server.problems import Problem
from quotes.server.review.draft import Draft, DraftQuotation, DraftSpeaker, Place


class _Places:
    """Places of a text as `[words, n]`: the n-th occurrence of the words, overlapping ones counted."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._starts: dict[str, list[int]] = {}

    def span(self, place: Place) -> list[str | int]:
        """One place."""
        words = self.draft.words(place)
        if words not in self._starts:  # found once for all places with these words
            self._starts[words] = list(_starts(self.draft.text, words))
        return [words, bisect_left(self._starts[words], place[0]) + 1]


def _starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def gold(draft: Draft) -> dict[str, object]:
    """The annotation of a draft, ready to be written as JSON.

    Raises:
        Problem: 422 when the guidelines do not allow it as it stands.
    """
    doubts = draft.doubts()
    if doubts:
        raise Problem(422, "not-gold", "; ".join(f"{name}: {doubt}" for name, doubt in doubts.items()))
    places = _Places(draft)
    spoken = {quotation.speaker for quotation in draft.quotations}
    return {
        "article": draft.name,
        "speakers": [_speaker(draft, speaker) for speaker in draft.speakers if speaker.id in spoken],
        "quotations": [_quotation(places, quotation) for quotation in draft.quotations],
        "not_quotes": [{"span": places.span(n.span), "reason": n.reason} for n in draft.not_quotes],
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


def _quotation(places: _Places, quotation: DraftQuotation) -> dict[str, object]:
    return {
        "id": quotation.id,
        "kind": quotation.kind,
        "content": [places.span(piece) for piece in quotation.content],
        "verbatim": [places.span(piece) for piece in quotation.verbatim or ()],
        "cue": places.span(quotation.cue) if quotation.cue else None,
        "source": places.span(quotation.source) if quotation.source else None,
        "speaker": quotation.speaker,
    }
