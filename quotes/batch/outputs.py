"""The files of a finished run: each is written whole in the state folder, then put in its place.

All of them are written from the state in input order, so they do not depend on the order in which the work was done.
"""

import csv
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol, TextIO

from quotes.batch.state import FOLDER, Entry, State
from quotes.batch.summary import Tally
from quotes.errors import InputError
from quotes.export.exported import Exported
from quotes.export.formats import write_file
from quotes.export.tables import (
    ARTICLES,
    QUOTATIONS,
    SPEAKERS,
    Column,
    Provenance,
    Row,
    article_row,
    quotation_rows,
    speaker_rows,
)
from quotes.model.result import Extraction

_PARTS = "parts"
_ROW_GROUP = 2_000  # rows of a Parquet table in memory
_ROW_BYTES = 4_000_000  # as far as their texts are larger


class Output(Protocol):
    """A format of the results: takes the articles one by one."""

    def add(self, entry: Entry, extraction: Extraction) -> None:
        """Write an article."""


class _JsonLines:
    """`extractions.jsonl`, the contract; `articles.jsonl`, where each comes from and the text it points into."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._extractions = stack.enter_context(_text_file(folder / "extractions.jsonl"))
        self._articles = stack.enter_context(_text_file(folder / "articles.jsonl"))

    def add(self, entry: Entry, extraction: Extraction) -> None:
        self._extractions.write(entry.extraction + "\n")
        facts = extraction.article.model_dump(mode="json")
        origin = {"path": entry.origin.path, "record": entry.origin.record}
        text = {"text_sha256": extraction.text_sha256, "text": entry.text}
        self._articles.write(json.dumps(facts | origin | text, ensure_ascii=False) + "\n")


class _Csv:
    """`quotations.csv`, one quotation a line."""

    def __init__(self, folder: Path, stack: ExitStack, *, bom: bool) -> None:
        stream = stack.enter_context(_text_file(folder / "quotations.csv", "utf-8-sig" if bom else "utf-8"))
        self._writer = csv.DictWriter(stream, [column.name for column in QUOTATIONS], lineterminator="\r\n")
        self._writer.writeheader()

    def add(self, entry: Entry, extraction: Extraction) -> None:
        self._writer.writerows(quotation_rows(extraction, _provenance(entry)))


class _Parquet:
    """`articles.parquet`, `quotations.parquet` and `speakers.parquet`."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._articles = stack.enter_context(_parquet_file(folder / "articles.parquet", ARTICLES))
        self._quotations = stack.enter_context(_parquet_file(folder / "quotations.parquet", QUOTATIONS))
        self._speakers = stack.enter_context(_parquet_file(folder / "speakers.parquet", SPEAKERS))

    def add(self, entry: Entry, extraction: Extraction) -> None:
        origin = _provenance(entry)
        self._articles([article_row(extraction, entry.text, origin)], len(entry.text))
        self._quotations(quotation_rows(extraction, origin), 0)
        self._speakers(speaker_rows(extraction, origin), 0)


TABLES = ("jsonl", "csv", "parquet")
# The exports that fit in one file, under its name. A folder of brat is made by `quotes export` from the results.
EXPORTS = {
    "webannotation": "webannotation.jsonld",
    "hypothesis": "hypothesis.jsonl",
    "schemaorg": "schemaorg.jsonld",
    "tei": "tei.xml",
    "ggt": "ggt.json",
    "citron": "citron.json",
}
FORMATS = (*TABLES, *EXPORTS)
_WRITTEN = (
    "extractions.jsonl", "articles.jsonl", "quotations.csv", "articles.parquet", "quotations.parquet",
    "speakers.parquet", "failures.jsonl", "summary.json", *EXPORTS.values(),
)  # fmt: skip


def default_formats() -> tuple[str, ...]:
    """Every table whose library is installed."""
    return TABLES if importlib.util.find_spec("pyarrow") else ("jsonl", "csv")


def check_formats(formats: Iterable[str]) -> None:
    """Fail before the work.

    Raises:
        InputError: a format that does not exist, or whose library is not installed.
    """
    for name in formats:
        if name not in FORMATS:
            raise InputError(f"no format {name}: there are {', '.join(FORMATS)}")
        if name == "parquet" and not importlib.util.find_spec("pyarrow"):
            raise InputError("Parquet needs pyarrow: pip install 'quotes[parquet]'")


def is_own(path: str, folder: Path) -> bool:
    """Whether a file is one that a run has written into its folder, which may lie among the inputs."""
    place, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 -- strings: a hundred thousand of them
    home = os.path.abspath(folder)  # noqa: PTH100
    return (place == home and name in _WRITTEN) or place == os.path.join(home, FOLDER)  # noqa: PTH118


def clear_parts(folder: Path) -> None:
    """Remove what a killed run left half written."""
    shutil.rmtree(folder / FOLDER / _PARTS, ignore_errors=True)


def write_outputs(state: State, folder: Path, formats: Iterable[str], tally: Tally, *, bom: bool) -> dict[str, Any]:
    """Write all files of a run, and put them in their places, the summary last; gives the summary."""
    clear_parts(folder)
    parts = folder / FOLDER / _PARTS
    parts.mkdir()
    wanted = set(formats)
    with ExitStack() as stack:
        outputs = [_open(name, parts, stack, bom=bom) for name in TABLES if name in wanted]
        for entry in state.entries():
            extraction = Extraction.model_validate_json(entry.extraction)
            tally.add(extraction, entry.text)
            for output in outputs:
                output.add(entry, extraction)
        failures = stack.enter_context(_text_file(parts / "failures.jsonl"))
        for origin, reason, remedy in state.failures():
            tally.fail()
            told = {"path": origin.path, "record": origin.record, "reason": reason, "remedy": remedy}
            failures.write(json.dumps(told, ensure_ascii=False) + "\n")
    for name, file in EXPORTS.items():
        if name in wanted:
            with _text_file(parts / file) as stream:
                write_file(name, _exported(state), stream)
    summary = tally.summary()
    (parts / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for part in sorted(parts.iterdir(), key=lambda path: (path.name == "summary.json", path.name)):
        part.replace(folder / part.name)
    parts.rmdir()
    return summary


def _open(name: str, folder: Path, stack: ExitStack, *, bom: bool) -> Output:
    if name == "jsonl":
        return _JsonLines(folder, stack)
    return _Csv(folder, stack, bom=bom) if name == "csv" else _Parquet(folder, stack)


def _exported(state: State) -> Iterator[Exported]:
    for entry in state.entries():
        extraction = Extraction.model_validate_json(entry.extraction)
        yield Exported(extraction, entry.text, entry.origin.path, entry.origin.record)


def _provenance(entry: Entry) -> Provenance:
    return Provenance(entry.origin.path, entry.origin.record)


@contextmanager
def _text_file(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    with path.open("w", encoding=encoding, newline="") as stream:
        yield stream


@contextmanager
def _parquet_file(path: Path, columns: tuple[Column, ...]) -> Iterator[Callable[[Iterable[Row], int], None]]:
    """A function that adds rows, of which the texts have so many code points."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    meanings = [pa.field(each.name, kinds[each.kind], metadata={"meaning": each.meaning}) for each in columns]
    schema = pa.schema(meanings)
    rows: list[Row] = []
    size = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def add(more: Iterable[Row], length: int) -> None:
            nonlocal size
            rows.extend(more)
            size += length
            if len(rows) >= _ROW_GROUP or size >= _ROW_BYTES:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
                rows.clear()
                size = 0

        yield add
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
