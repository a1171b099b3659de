"""From token ranges to stretches of the raw text, quotation marks taken along."""

from collections.abc import Sequence

from quotes.grammar.view import View
from quotes.model.attribution import Piece
from quotes.model.mark import Mark


def piece(view: View, marks: Sequence[Mark], first: int, last: int) -> Piece:
    """The raw stretch of the tokens `first`..`last` (inclusive), with marks that open before or close behind it."""
    last = max(first, last)
    start, end = view[first].start, view[last].end
    if opens := view.opens.get(first):
        start = min(start, marks[opens[0]].start)
    for mark in view.closes.get(last, ()):
        if marks[mark].start >= start or mark == view.marked(first):
            end = max(end, marks[mark].end)
    for index in range(first, last + 1):
        for mark in view.opens.get(index, ()):
            end = max(end, marks[mark].end)  # a quotation that runs on over further sentences comes whole
    return start, max(end, start)


def closing_token(view: View, start: int, mark: Mark) -> int:
    """The last token of a mark that opens at or behind `start`, or `start` where it ends in another sentence."""
    return next((i for i in range(start, view.stop) if mark.index in view.closes.get(i, ())), start)
