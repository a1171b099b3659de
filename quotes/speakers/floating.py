"""Quotations without a source of their own: whose speech they go on with."""

from collections.abc import Sequence

from quotes.model.attribution import Attribution
from quotes.speakers.entities import Figure


def neighbour(attributions: Sequence[Attribution], n: int, speakers: Sequence[Figure | None], paragraphs: Sequence[int]) -> int | None:
    """The attribution whose speaker a quotation without source continues.

    `speakers[i]` is known for settled attributions. First the last one before it in its paragraph, then the next in
    its paragraph, then the last one of the paragraph before.
    """
    here = paragraphs[n]
    for i in range(n - 1, max(-1, n - 12), -1):
        if paragraphs[i] == here and speakers[i] is not None and not _around(attributions[i], attributions[n]):
            return i
    for i in range(n + 1, min(len(attributions), n + 4)):
        if paragraphs[i] == here and speakers[i] is not None:
            return i
    for i in range(n - 1, max(-1, n - 12), -1):
        if speakers[i] is not None and paragraphs[i] >= here - 3 and not _around(attributions[i], attributions[n]):
            return i
    return None


def _around(outer: Attribution, inner: Attribution) -> bool:
    """Whether one quotation lies inside the other's content."""
    start, end = inner.content[0]
    return any(a <= start and end <= b for a, b in outer.content)
