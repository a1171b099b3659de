"""Articles as records: JSON, JSON Lines, CSV, Parquet; which field is what, `ReadingOptions.fields` says."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, BinaryIO

from quotes.model.result import Article
from quotes.readers.agency import is_ninjs, ninjs_document
from quotes.readers.decoding import limited, text_of
from quotes.readers.document import Document, Origin, Reading, Unread, Unreadable
from quotes.readers.options import ReadingOptions

_ROWS = 64  # of a Parquet file held in memory at a time
_LONGEST_JSON = 256_000_000  # bytes of a file that has to be read whole
_LONGEST_CELL = 2**31 - 1


def json_documents(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    """One object is one article; an array holds one a record, as does the array `items` of an object."""
    try:
        found = json.loads(text_of(limited(stream, max(_LONGEST_JSON, options.largest)), options.encoding))
    except (json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"broken JSON ({error})", "mend it; for one object a line, --reader jsonl") from error
    if isinstance(found, dict) and isinstance(found.get("items"), list) and not is_ninjs(found):
        found = found["items"]
    if isinstance(found, list):
        yield from _read_all(found, path, options)
    else:
        yield _read(found, Origin(path), options)


def jsonl_documents(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    """One JSON object a line; empty lines are passed over, but counted: the record is the line number."""
    number = 0
    while line := stream.readline(2 * options.largest):
        number += 1
        origin = Origin(path, number)
        if not line.endswith(b"\n") and stream.read(1):
            _skip_line(stream)
            yield Unread(origin, f"longer than {2 * options.largest:,} bytes", "raise the limit with --max-size")
        elif line.strip():
            yield _parsed(line, origin, options)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _parsed(line: bytes, origin: Origin, options: ReadingOptions) -> Reading:
    try:
        record = json.loads(text_of(line, options.encoding))
    except (json.JSONDecodeError, RecursionError) as error:
        return Unread(origin, f"broken JSON ({error})", "mend or remove the line")
    except Unreadable as error:
        return Unread.of(origin, error)
    return _read(record, origin, options)


def csv_documents(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    """One article a row under a row of names; the delimiter is the likeliest of comma, semicolon, tab and bar."""
    csv.field_size_limit(min(_LONGEST_CELL, options.largest))
    encoding = "utf-8-sig" if options.encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else options.encoding
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        header = text.readline()
        delimiter = max(",;\t|", key=header.count)
        reader = csv.DictReader(chain([header], text), delimiter=delimiter, strict=True)
        yield from (_read(row, Origin(path, number), options) for number, row in enumerate(reader, 1))
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"not {error.encoding}: byte 0x{error.object[error.start]:02x}", "name its encoding with --encoding"
        ) from error
    except csv.Error as error:
        raise Unreadable(f"broken CSV ({error})", "mend the file from there on; the rows before were read") from error
    finally:
        text.detach()  # the stream is closed where it was opened


def parquet_documents(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    """One article a row."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise Unreadable("Parquet needs pyarrow", "pip install 'quotes[parquet]'") from error
    number = 0
    try:
        file = parquet.ParquetFile(stream)
        wanted = [name for name in file.schema_arrow.names if _is_wanted(name, options)]
        for batch in file.iter_batches(_ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _read(row, Origin(path, number), options)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"broken Parquet ({_line(error)})", "write the file again, or leave it out") from error


def _is_wanted(name: str, options: ReadingOptions) -> bool:
    return any(name in options.names(field) for field in ("text", *Article.model_fields))


def _read_all(records: Iterable[Any], path: str, options: ReadingOptions) -> Iterator[Reading]:
    for number, record in enumerate(records, 1):
        yield _read(record, Origin(path, number), options)


def _read(record: Any, origin: Origin, options: ReadingOptions) -> Reading:
    try:
        return _document(record, origin, options)
    except Unreadable as error:
        return Unread.of(origin, error)


def _document(record: Any, origin: Origin, options: ReadingOptions) -> Document:
    if not isinstance(record, Mapping):
        raise Unreadable(f"a {type(record).__name__}, not an object with fields", "give one object an article")
    if options.reader == "ninjs" or ("text" not in options.fields and is_ninjs(record)):
        return ninjs_document(record, origin)
    take = partial(_field, record, options)
    text = take("text")
    if text is None:
        names = ", ".join(sorted(map(str, record))[:12])
        raise Unreadable(
            f"no text in fields {', '.join(options.names('text'))} (there are: {names})",
            "name the field with --field text=NAME",
        )
    facts = {name: take(name) for name in Article.model_fields}
    return Document(origin, text, "plain", Article(**facts))


def _field(record: Mapping[str, Any], options: ReadingOptions, wanted: str) -> str | None:
    for name in options.names(wanted):
        value = record.get(name)
        if value is not None and value != "":
            return _as_text(value)
    return None


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_as_text(each) for each in value)
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("value") or json.dumps(value, ensure_ascii=False))
    return value if isinstance(value, str) else str(value)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
