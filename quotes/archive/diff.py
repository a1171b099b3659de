"""What differs between a phrase and a quotation, in the words of both and with the article's offsets."""

from collections.abc import Sequence
from itertools import groupby

from quotes.archive.alignment import Step
from quotes.archive.normalise import Normalised, Token
from quotes.archive.records import DiffKind, DiffPart
from quotes.model.span import Span


def differences(
    steps: Sequence[Step], phrase: str, words: Normalised, tokens: Sequence[Token], content: Sequence[Span]
) -> tuple[DiffPart, ...]:
    """The steps as runs: equal words, and between them what was dropped, added, changed or openly omitted."""
    parts: list[DiffPart] = []
    for alike, run in groupby(steps, key=lambda step: _family(step.kind)):
        taken = list(run)
        ours = [words.tokens[step.phrase] for step in taken if step.phrase is not None]
        theirs = [tokens[step.quoted] for step in taken if step.quoted is not None]
        spans = spans_of(content, theirs[0].start, theirs[-1].end) if theirs else ()
        parts.append(
            DiffPart(
                kind=_kind(alike, bool(ours), bool(theirs)),
                original=joined(spans),
                alleged=phrase[ours[0].start : _end(ours[-1], theirs, phrase)] if ours else "",
                spans=spans,
            )
        )
    return tuple(parts)


def spans_of(content: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The part of a content between two offsets of the raw text, piece by piece."""
    parts: list[Span] = []
    for span in content:
        first, last = max(start, span.start), min(end, span.end)
        if first < last:
            parts.append(Span(start=first, end=last, text=span.text[first - span.start : last - span.start]))
    return tuple(parts)


def joined(spans: Sequence[Span]) -> str:
    """Pieces as one line."""
    return " […] ".join(span.text for span in spans)


def _family(kind: DiffKind) -> DiffKind:
    return "changed" if kind in {"dropped", "added", "changed"} else kind


def _kind(family: DiffKind, ours: bool, theirs: bool) -> DiffKind:
    if family != "changed" or (ours and theirs):
        return family
    return "added" if ours else "dropped"


def _end(last: Token, theirs: Sequence[Token], phrase: str) -> int:
    """Where the alleged words end: with their question mark, where that alone makes the difference."""
    if theirs and last.end_mark and last.end_mark != theirs[-1].end_mark:
        return min(len(phrase), last.end + 2 if phrase[last.end : last.end + 1].isspace() else last.end + 1)
    return last.end
