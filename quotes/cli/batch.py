"""`quotes batch`: archives in, a folder of results out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from quotes.batch import Report, run
from quotes.cli.batch_progress import show_report, watching
from quotes.cli.exits import FAILED, NO_MODEL, USAGE, complain
from quotes.errors import InputError, ModelMissing, QuotesError
from quotes.readers import ReadingOptions


class EngineName(StrEnum):
    """What `--engine` takes."""

    local = "local"
    ray = "ray"


Inputs: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="IN", help="Files, folders and globs: text, Markdown, HTML, JSON, CSV, archives and more."),
]
Output: TypeAlias = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT_DIR", help="Folder of the results, made if it is not there.")
]
Formats: TypeAlias = Annotated[
    str | None,
    typer.Option("--to", metavar="LIST", help="jsonl, csv, parquet (default: all whose library is there), tei, …"),
]
Workers: TypeAlias = Annotated[
    int | None, typer.Option(min=1, help="Processes that extract, each with its model; default: the cores.")
]
Threads: TypeAlias = Annotated[
    int | None, typer.Option(min=1, help="Threads of each worker; default: cores divided by workers.")
]
Address: TypeAlias = Annotated[
    str | None, typer.Option(metavar="HOST:PORT", help="A Ray cluster that runs; `auto` is the one of this machine.")
]
FilesFrom: TypeAlias = Annotated[
    str | None, typer.Option("--files-from", metavar="FILE", help="Read more inputs from FILE, one a line; - is stdin.")
]
Fields: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=FIELD", help="Where records hold text, id, title, author, publisher, …"),
]
Reader: TypeAlias = Annotated[
    str | None, typer.Option(metavar="FORMAT", help="Read all inputs so, whatever their names: text, html, ninjs, …")
]
Encoding: TypeAlias = Annotated[str, typer.Option(metavar="NAME", help="Encoding of text files.")]
MaxSize: TypeAlias = Annotated[int, typer.Option(min=1, metavar="BYTES", help="Refuse articles larger than this.")]
Seconds: TypeAlias = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that one article may take.")]
Model: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Redo what is done already.")]
Bom: TypeAlias = Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, as Excel wants.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]
Parser: TypeAlias = Annotated[
    str | None, typer.Option("--parser", metavar="MODULE:FUNCTION", hidden=True, help="A parser instead of a model.")
]


def batch(
    inputs: Inputs = None,
    *,
    output: Output,
    formats: Formats = None,
    workers: Workers = None,
    threads: Threads = None,
    engine: Annotated[EngineName, typer.Option(help="This machine's processes, or Ray.")] = EngineName.local,
    address: Address = None,
    files_from: FilesFrom = None,
    fields: Fields = None,
    reader: Reader = None,
    encoding: Encoding = "utf-8",
    max_size: MaxSize = 4_000_000,
    seconds: Seconds = 600.0,
    model: Model = None,
    force: Force = False,
    bom: Bom = False,
    quiet: Quiet = False,
    parser: Parser = None,
) -> None:
    """Extract the quotations of whole archives.

    The same command again continues a run that was ended, and redoes only articles that have changed. Inputs that
    cannot be read are told, with reason and remedy, in OUT_DIR/failures.jsonl; the exit code is then 1. Others: 2
    wrong usage, 3 no model, 130 interrupted.

    \b
    Examples:
      quotes batch press/ -o results
      quotes batch "2026/**/*.html" dump.jsonl.zip -o results --to csv,parquet --workers 8
      find press -name '*.txt' | quotes batch --files-from - -o results
      quotes batch articles.csv -o results --field text=corps --field title=titre
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    try:
        reading = ReadingOptions(reader, _fields(fields or []), encoding, max_size)
        names = [*(inputs or []), *_listed(files_from)]
        if not names:
            raise typer.BadParameter("name files or folders, or --files-from", param_hint="IN")
        with watching(quiet=quiet) as watch:
            report = run(
                names, output, formats=[each.strip() for each in formats.split(",")] if formats else None,
                workers=workers, threads=threads, engine=engine.value, address=address, force=force, bom=bom,
                reading=reading, model=model, parser=parser, seconds=seconds, watch=watch,
            )  # fmt: skip
    except QuotesError as error:
        complain(error)
        raise typer.Exit(_code(error)) from error
    _finish(report, quiet=quiet)


def _finish(report: Report, *, quiet: bool) -> None:
    if not quiet:
        show_report(report)
    failed = report.summary["failures"]
    if failed:
        done = report.summary["articles"] + failed
        complain(f"{failed} of {done} inputs failed: see {report.folder / 'failures.jsonl'}")
        raise typer.Exit(FAILED)


def _code(error: QuotesError) -> int:
    if isinstance(error, ModelMissing):
        return NO_MODEL
    return USAGE if isinstance(error, InputError) else FAILED


def _fields(pairs: list[str]) -> dict[str, str]:
    fields = {}
    for pair in pairs:
        name, equals, field = pair.partition("=")
        if not equals or not field:
            raise typer.BadParameter(f"{pair}: write it as text=NAME", param_hint="--field")
        fields[name.strip()] = field.strip()
    return fields


def _listed(name: str | None) -> list[str]:
    if name is None:
        return []
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from error
    separator = b"\0" if b"\0" in data else b"\n"  # find -print0 writes the former
    lines = (line.rstrip(b"\r") for line in data.split(separator))
    return [line.decode("utf-8", "surrogateescape") for line in lines if line.strip()]
