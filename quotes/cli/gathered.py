"""Inputs of `quotes archive` and `quotes export`: extractions that are there already, else articles to extract from."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from quotes.cli.exits import complain
from quotes.cli.reading import STANDARD_INPUT, article_id, read_text
from quotes.errors import InputError
from quotes.export.exported import Exported
from quotes.model.result import Article, Extraction
from quotes.pipeline import Extractor
from quotes.readers import Document, ReadingOptions, Unreadable, extracted_text, find_sources, read_source

_RESULTS, _TEXTS = "extractions.jsonl", "articles.jsonl"  # as quotes batch writes them


class Gathering:
    """Extractions and articles behind names, one by one; what cannot be read is told, and counted in `failed`.

    A folder of `quotes batch` and its `extractions.jsonl` are read with the texts beside them; so are the results of
    `quotes extract`, which hold no text. Every other file or folder holds articles, in any format of `quotes batch`.
    No model is loaded before the first article.
    """

    def __init__(self, names: Iterable[str], model: Path | None) -> None:
        self.failed = 0
        self._names = tuple(names)
        self._model = model
        self._extractor: Extractor | None = None

    def __iter__(self) -> Iterator[Exported]:
        for name in self._names:
            path = Path(name)
            try:
                if path.is_dir() and (path / _RESULTS).is_file():
                    yield from self._stored(path / _RESULTS)
                elif name != STANDARD_INPUT and _holds_extractions(path):
                    yield from self._stored(path)
                else:
                    yield from self._extracted(name)
            except InputError as error:
                self._fail(error)

    def _fail(self, message: object) -> None:
        self.failed += 1
        complain(message)

    def _stored(self, path: Path) -> Iterator[Exported]:
        """Results line by line, or the one JSON value of `quotes extract`; texts come from articles.jsonl beside."""
        beside = path.with_name(_TEXTS)
        with path.open(encoding="utf-8") as stream:
            if path.suffix.casefold() == ".json":
                value = json.load(stream)
                for entry in value if isinstance(value, list) else [value]:
                    yield Exported(Extraction.model_validate(entry))
            elif path.name == _RESULTS and beside.is_file():
                with beside.open(encoding="utf-8") as texts:
                    yield from self._lines(path, stream, texts)
            else:
                yield from self._lines(path, stream, None)

    def _lines(self, path: Path, results: TextIO, texts: TextIO | None) -> Iterator[Exported]:
        for number, line in enumerate(results, start=1):
            facts = _facts(texts.readline()) if texts is not None else {}
            if not line.strip():
                continue
            try:
                extraction = Extraction.model_validate_json(line)
            except ValidationError as error:
                self._fail(f"{path}, line {number}: not an extraction ({error.errors()[0]['msg']})")
                continue
            if texts is not None and facts.get("text_sha256") != extraction.text_sha256:
                self._fail(f"{path}, line {number}: {_TEXTS} beside it does not belong to it; run quotes batch again")
                continue
            yield Exported(extraction, facts.get("text"), facts.get("path") or "", facts.get("record"))

    def _extracted(self, name: str) -> Iterator[Exported]:
        extractor = self._extractor = self._extractor or Extractor(model=self._model)
        if name == STANDARD_INPUT:
            text = read_text(name)
            yield Exported(extractor.extract(text, article=Article(id=article_id(name))), text, name)
            return
        for source in find_sources([name]).files:
            for reading in read_source(source, ReadingOptions()):
                if not isinstance(reading, Document):
                    self._fail(f"{reading.origin}: {reading.reason}; {reading.remedy}")
                    continue
                try:
                    text, article = extracted_text(reading)
                except Unreadable as error:
                    self._fail(f"{reading.origin}: {error}")
                    continue
                extraction = extractor.extract(text, article=article)
                yield Exported(extraction, text, reading.origin.path, reading.origin.record)


def _holds_extractions(path: Path) -> bool:
    """Whether a file holds results rather than articles: its first line, or its first value, is an extraction."""
    if path.suffix.casefold() not in {".json", ".jsonl", ".ndjson"} or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8") as stream:
            value = json.load(stream) if path.suffix.casefold() == ".json" else json.loads(stream.readline())
    except (OSError, ValueError):
        return False  # whatever it is, reading it as articles tells what is wrong
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and {"text_sha256", "quotations", "speakers"} <= set(first)


def _facts(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
