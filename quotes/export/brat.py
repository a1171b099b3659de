"""brat standoff: `.txt` and `.ann` for each article, and the `annotation.conf` that lets brat show them.

Offsets are code points. A line of `.ann` cannot hold a line break, so a content is cut into fragments there; the
fragments of a discontinuous annotation are joined by one space, as brat does.
"""

import itertools
from collections.abc import Iterable, Iterator

from quotes.export.exported import Exported, is_anonymous
from quotes.model.result import Quotation, Speaker
from quotes.model.span import Span

CONFIGURATION = """\
[entities]
Direct
Mixed
Indirect
Cue
Source

[relations]
Signals\tArg1:Cue, Arg2:Direct|Mixed|Indirect
Says\tArg1:Source, Arg2:Direct|Mixed|Indirect
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Anonymous\tArg:Source
Hearsay\tArg:Direct|Mixed|Indirect
Status\tArg:Source, Value:named|role|unnamed|pseudonym
"""


def annotations(item: Exported) -> str:
    """The `.ann` of an article.

    Raises:
        InputError: the text is not at hand.
    """
    return "".join(f"{line}\n" for line in _Lines(item.raw("brat"), item).lines())


class _Lines:
    """The lines of one article; brat numbers each sort of them by itself."""

    def __init__(self, raw: str, item: Exported) -> None:
        self._raw = raw
        self._item = item
        self._numbers = {sort: itertools.count(1) for sort in "TRA#"}
        self._sources: dict[tuple[int, int], str] = {}

    def lines(self) -> Iterator[str]:
        for quotation in self._item.extraction.quotations:
            yield from self._quotation(quotation)

    def _quotation(self, quotation: Quotation) -> Iterator[str]:
        content = self._next("T")
        yield self._bound(content, quotation.kind.capitalize(), quotation.content)
        if quotation.hearsay:
            yield f"{self._next('A')}\tHearsay {content}"
        if quotation.cue:
            cue = self._next("T")
            yield self._bound(cue, "Cue", [quotation.cue.span])
            yield f"{self._next('R')}\tSignals Arg1:{cue} Arg2:{content}"
        speaker = self._item.speaker_of(quotation)
        if quotation.source:
            yield from self._source(quotation.source.span, content, speaker)
        note = f"{quotation.id}; speaker: {speaker.name if speaker else 'unknown'}; {quotation.confidence:.2f}"
        yield f"{self._next('#')}\tAnnotatorNotes {content}\t{_one_line(note)}"

    def _source(self, span: Span, content: str, speaker: Speaker | None) -> Iterator[str]:
        """One annotation for a source, whatever the number of quotations that it speaks."""
        source = self._sources.get((span.start, span.end))
        if source is None:
            source = self._sources[span.start, span.end] = self._next("T")
            yield self._bound(source, "Source", [span])
            if speaker is not None:
                yield f"{self._next('A')}\tStatus {source} {speaker.status}"
                if is_anonymous(speaker):
                    yield f"{self._next('A')}\tAnonymous {source}"
        yield f"{self._next('R')}\tSays Arg1:{source} Arg2:{content}"

    def _next(self, sort: str) -> str:
        return f"{sort}{next(self._numbers[sort])}"

    def _bound(self, number: str, sort: str, spans: Iterable[Span]) -> str:
        fragments = [fragment for span in spans for fragment in _unbroken(self._raw, span)]
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(self._raw[start:end] for start, end in fragments)
        return f"{number}\t{sort} {places}\t{words}"


def _unbroken(raw: str, span: Span) -> Iterator[tuple[int, int]]:
    """A span without the line breaks in it, and without the spaces beside them."""
    at = span.start
    for line in raw[span.start : span.end].splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            yield start, start + len(words)
        at += len(line)


def _one_line(text: str) -> str:
    return " ".join(text.split())
