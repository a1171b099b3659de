"""The output formats of `quotes extract`: each writes a stream of results as they come."""

import textwrap
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TextIO, TypeAlias

from quotes.cli.view import view
from quotes.model.result import Extraction

Writer: TypeAlias = Callable[[Iterable[Extraction], TextIO, bool], None]


class Format(StrEnum):
    """What `--format` takes."""

    json = "json"
    jsonl = "jsonl"
    text = "text"


def write_json(results: Iterable[Extraction], stream: TextIO, several: bool) -> None:
    """One article: one indented object. Several: an array of them, in input order."""
    first = True
    for result in results:
        record = result.model_dump_json(indent=2)
        if several:
            stream.write("[\n" if first else ",\n")
            record = textwrap.indent(record, "  ")
        stream.write(record if several else record + "\n")
        first = False
    if several and not first:
        stream.write("\n]\n")


def write_jsonl(results: Iterable[Extraction], stream: TextIO, several: bool) -> None:  # noqa: ARG001 -- one signature
    """One article a line, in input order."""
    for result in results:
        stream.write(result.model_dump_json() + "\n")
        stream.flush()


def write_text(results: Iterable[Extraction], stream: TextIO, several: bool) -> None:  # noqa: ARG001 -- one signature
    """For people."""
    for result in results:
        view(result, stream)
        stream.flush()


WRITERS: dict[Format, Writer] = {Format.json: write_json, Format.jsonl: write_jsonl, Format.text: write_text}
