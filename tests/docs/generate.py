"""The generated pages of the reference: `python -m tests.docs.generate` writes them, a test holds them to the code."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import typer
from typer.testing import CliRunner

from quotes.cli.app import app
from quotes.model.result import Extraction

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"

_HEAD = """\
# Command line

Generated from `--help`; `python -m tests.docs.generate` writes this page anew.
How commands end: [exit codes](exit-codes.md). What they print: [results](output.md).
"""


def pages() -> dict[Path, str]:
    """Each generated page with what it must hold."""
    return {REFERENCE / "cli.md": _command_line(), REFERENCE / "schema.json": _schema()}


def _command_line() -> str:
    return "\n".join([_HEAD, *(_section(path) for path in _commands(typer.main.get_command(app), ()))])


def _commands(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, (*path, name))


def _section(path: tuple[str, ...]) -> str:
    with mock.patch.dict(os.environ, {"COLUMNS": "100", "NO_COLOR": "1"}):
        answer = CliRunner().invoke(app, [*path, "--help"], prog_name="quotes")
    return f"## {' '.join(('quotes', *path))}\n\n```text\n{answer.stdout.rstrip()}\n```\n"


def _schema() -> str:
    schema = Extraction.model_json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Extraction"}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
