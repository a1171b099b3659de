"""What one worker does: builds its extractor once, then turns documents into outcomes."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import InputError
from quotes.model.result import Article, Extraction
from quotes.parsing import Parser, StanzaParser
from quotes.pipeline import Extractor
from quotes.readers import Document, Unreadable, extracted_text

# What a defect of the engine can raise on an odd article. Anything worse ends the worker, which is noticed as well.
_DEFECTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: the extraction as JSON and the text that it points into, or a reason and a remedy."""

    extraction: str = ""
    text: str = ""
    quotations: int = 0
    words: int = 0
    reason: str = ""
    remedy: str = ""


def failed(reason: str, remedy: str) -> Outcome:
    """The outcome of what cannot be done, in words that can be written as UTF-8."""
    return Outcome(reason=reason.encode("utf-8", "replace").decode("utf-8"), remedy=remedy)


@dataclass(frozen=True, slots=True)
class Engine:
    """How a worker builds its extractor; small, so that it can be sent to any process.

    `parser` names a function without arguments that gives a `Parser`, as `package.module:function`; without it, the
    Stanza model in the folder `model` is used, or the bundled one. `threads` is for torch; an article with more than
    `longest` code points is refused.
    """

    model: str | None = None
    parser: str | None = None
    threads: int = 1
    longest: int = 1_000_000

    def extractor(self) -> Extractor:
        """Build the extractor; the model is loaded with the first sentence.

        Raises:
            ModelMissing: there is no complete model.
            InputError: `parser` names nothing that can be called.
        """
        if self.parser is not None:
            return Extractor(parser=_made_by(self.parser))
        return Extractor(parser=StanzaParser(Path(self.model) if self.model else None, threads=self.threads))

    def outcomes(self, extractor: Extractor, documents: Sequence[Document]) -> list[Outcome]:
        """Extract from documents, parsed together; a document that fails does not touch the others."""
        read = [self._read(document) for document in documents]
        texts = [each for each in read if not isinstance(each, Outcome)]
        try:
            results = list(extractor.extract_many(texts))
            done = [_outcome(text, result) for (text, _), result in zip(texts, results, strict=True)]
        except _DEFECTS:
            done = [_alone(extractor, text, article) for text, article in texts]
        finished = iter(done)
        return [each if isinstance(each, Outcome) else next(finished) for each in read]

    def _read(self, document: Document) -> tuple[str, Article] | Outcome:
        try:
            return extracted_text(document, longest=self.longest)
        except Unreadable as error:
            return failed(error.reason, error.remedy)
        except _DEFECTS as error:
            return _defect("reading", error)


def _made_by(name: str) -> Parser:
    module, _, function = name.partition(":")
    try:
        parser: Parser = getattr(importlib.import_module(module), function)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise InputError(f"no parser {name} ({error}): name a function as package.module:function") from error
    return parser


def _alone(extractor: Extractor, text: str, article: Article) -> Outcome:
    try:
        return _outcome(text, extractor.extract(text, article=article))
    except _DEFECTS as error:
        return _defect("extraction", error)


def _outcome(text: str, result: Extraction) -> Outcome:
    return Outcome(result.model_dump_json(), text, len(result.quotations), len(text.split()))


def _defect(stage: str, error: Exception) -> Outcome:
    told = f"{stage} failed: {type(error).__name__}: {' '.join(str(error).split())}"
    return failed(told[:500], "report it with the article; the run goes on without it")
