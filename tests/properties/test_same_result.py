"""The same article gives the same result, whatever the typography of its publisher: from the text to the speakers."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import regex

from quotes.model.result import Extraction
from quotes.model.span import Span
from quotes.pipeline import Extractor
from tests.conventions import CONVENTIONS, rewritten
from tests.fakes import Remembering

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"  # annotated news that lies beside the project on the maintainers' machines
WRITTEN = sorted((ROOT / "fixtures").glob("*/*.txt"))
PUBLISHED = sorted(GOLD.glob("*/*.txt"))
# What a convention chooses: marks, apostrophes, and the spaces beside them.
_CHOSEN = regex.compile(r"[«»‹›“”„\"'’‘\s]+")


@pytest.fixture(scope="module")
def remembering(extractor: Extractor) -> Extractor:
    """The engine on a parser that parses a sentence once: every convention gives it the same ones."""
    return Extractor(parser=Remembering(extractor.parser))


@pytest.mark.parametrize("article", WRITTEN, ids=lambda path: path.stem)
def test_an_article_gives_the_same_result_in_every_convention(article: Path, remembering: Extractor) -> None:
    _is_the_same_in_every_convention(article, remembering)


@pytest.mark.skipif(not PUBLISHED, reason=f"no annotated news in {GOLD}")
@pytest.mark.parametrize("article", PUBLISHED or [GOLD], ids=lambda path: path.stem)
def test_published_news_gives_the_same_result_in_every_convention(article: Path, remembering: Extractor) -> None:
    _is_the_same_in_every_convention(article, remembering)


def _is_the_same_in_every_convention(article: Path, extractor: Extractor) -> None:
    raw = article.read_text("utf-8")
    expected = _bare(extractor.extract(raw))
    for convention in CONVENTIONS:
        assert _bare(extractor.extract(rewritten(raw, convention))) == expected, convention.name


def _bare(result: Extraction) -> dict[str, object]:
    """All of a result but its offsets, without what a convention chooses."""
    return {
        "quotations": [
            {
                "kind": it.kind,
                "content": _words(it.content),
                "verbatim": _words(it.verbatim),
                "cue": it.cue and (_word(it.cue.span.text), it.cue.lemma, it.cue.kind),
                "source": it.source and (_word(it.source.span.text), it.source.form),
                "speaker": it.speaker,
                "context": [span and _word(span.text) for _, span in it.context],
                "hearsay": it.hearsay,
                "confidence": it.confidence,
                "evidence": it.evidence,
            }
            for it in result.quotations
        ],
        "speakers": [
            {
                "name": _word(it.name),
                "aliases": [_word(alias) for alias in it.aliases],
                "kind": it.kind,
                "status": it.status,
                "anonymity": it.anonymity
                and [_words([span]) if span else None for span in (it.anonymity.granted, it.anonymity.reason)],
                "mentions": _words(it.mentions),
                "evidence": it.evidence,
            }
            for it in result.speakers
        ],
        "not_quotes": [(_word(it.span.text), it.reason, it.evidence) for it in result.not_quotes],
    }


def _words(spans: Iterable[Span]) -> list[str]:
    return [_word(span.text) for span in spans]


def _word(text: str) -> str:
    return _CHOSEN.sub("", text)
