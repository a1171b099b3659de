"""The way of an article through the stages. The only file that knows their order."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quotes.anonymity import judge
from quotes.assembly import assemble, explain
from quotes.attribution import attribute
from quotes.contents import find_contents
from quotes.cues import find_cues
from quotes.grammar.reading import Reading
from quotes.lexicon import lexicon_version
from quotes.marks import pair_marks
from quotes.model.explanation import Explanation
from quotes.model.mark import Mark
from quotes.model.result import Article, Extraction, Issue, Versions
from quotes.model.tree import Tree
from quotes.model.unit import Unit
from quotes.parsing import Parser, StanzaParser, align
from quotes.skeleton import build_units
from quotes.sources import find_sources
from quotes.speakers import resolve
from quotes.text import paragraphs
from quotes.version import __version__

_BATCH = 16  # articles parsed together: enough to fill the parser's batches, few enough to bound memory


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article as far as it can be read without a parser."""

    raw: str
    article: Article
    paragraphs: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    units: tuple[Unit, ...]
    issues: tuple[Issue, ...]


class Extractor:
    """Extracts quotations; holds one loaded model and may be used for any number of articles.

    `parser` is any object of the `Parser` protocol; without it, the Stanza model directory `model` is used, and
    without that, the bundled French model. Nothing is loaded before the first article, nothing is ever downloaded.

    Raises:
        ModelMissing: `model` is not a complete French Stanza model.
    """

    def __init__(self, *, model: str | Path | None = None, parser: Parser | None = None) -> None:
        self.parser: Parser = parser or StanzaParser(Path(model) if model is not None else None)
        self.versions = Versions(quotes=__version__, model=self.parser.name, lexicon=lexicon_version())

    def extract(self, text: str, *, article: Article | None = None) -> Extraction:
        """Extract the quotations of one article; every offset of the result points into `text` as it is given."""
        return next(self.extract_many([(text, article or Article())]))

    def extract_many(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Extraction]:
        """Extract article after article, in order, parsing several at a time."""
        return (explanation.extraction for explanation in self._explain_many(articles))

    def explain(self, text: str, *, article: Article | None = None) -> Explanation:
        """Extract one article, and keep what was decided against: the readings that each quotation was preferred to."""
        return next(self._explain_many([(text, article or Article())]))

    def _explain_many(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Explanation]:
        todo = iter(articles)
        while batch := [_prepare(text, article) for text, article in islice(todo, _BATCH)]:
            yield from self._finish(batch)

    def _finish(self, batch: Sequence[_Prepared]) -> Iterator[Explanation]:
        words = iter(self.parser.parse([unit.text for each in batch for unit in each.units]))
        for each in batch:
            tree = align(each.raw, each.paragraphs, each.marks, each.units, list(islice(words, len(each.units))))
            yield self._read(each, tree)

    def _read(self, each: _Prepared, tree: Tree) -> Explanation:
        reading = Reading(tree, each.marks)
        cues = find_cues(reading)
        sources = find_sources(reading, cues)
        contents = find_contents(reading, cues, sources)
        found = attribute(reading, cues, contents, sources)
        resolution = resolve(tree, each.marks, found.attributions)
        judgements = judge(tree, each.marks, found.attributions, resolution)
        extraction = assemble(
            each.raw,
            article=each.article,
            tree=tree,
            marks=each.marks,
            found=found,
            resolution=resolution,
            judgements=judgements,
            issues=each.issues,
            versions=self.versions,
            digest=hashlib.sha256(each.raw.encode("utf-8", "surrogatepass")).hexdigest(),
        )
        return explain(each.raw, extraction, each.marks, found)


def _prepare(raw: str, article: Article) -> _Prepared:
    spans = paragraphs(raw)
    marks, odd_marks = pair_marks(raw, spans)
    units, odd_sentences = build_units(raw, spans, marks)
    return _Prepared(raw, article, spans, marks, units, odd_marks + odd_sentences)
