"""Quotations, their sources and anonymous sourcing in French news.

`extract(text)` reads one article; `Extractor` keeps the model loaded for many. Importing this package loads neither
torch nor stanza.
"""

from functools import cache

from quotes.errors import ConlluError, InputError, LexiconError, ModelMissing, QuotesError
from quotes.model.result import Article, Extraction
from quotes.pipeline import Extractor
from quotes.version import __version__

__all__ = [
    "Article",
    "ConlluError",
    "Extraction",
    "Extractor",
    "InputError",
    "LexiconError",
    "ModelMissing",
    "QuotesError",
    "__version__",
    "extract",
]


@cache
def _extractor() -> Extractor:
    """The bundled model, loaded once for all calls of `extract`."""
    return Extractor()


def extract(text: str, *, article: Article | None = None) -> Extraction:
    """Extract the quotations of one article with the bundled French model.

    Offsets in the result are half-open code points of `text`. Odd text never raises: it is reported in `issues`.
    """
    return _extractor().extract(text, article=article)
