"""`quotes archive`: build, add, search, verify, clusters, stats."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias, cast, get_args

import typer

from quotes.archive import AddReport, Archive, SearchQuery
from quotes.archive.clusters import ClusterOnly
from quotes.archive.records import Order
from quotes.cli.archive_view import show_clusters, show_search, show_stats, show_verification
from quotes.cli.archive_writing import write_csv, write_jsonl
from quotes.cli.exits import FAILED, NO_MODEL, USAGE, complain
from quotes.cli.gathered import Gathering
from quotes.cli.output import opened
from quotes.errors import ArchiveError, InputError, ModelMissing
from quotes.model.result import QuotationKind, SpeakerStatus

archive = typer.Typer(
    help="Who said what, over many articles: build an archive, search it, verify an alleged quotation.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Shape(StrEnum):
    """What `--format` takes where one answer is given."""

    text = "text"
    json = "json"


class PageShape(StrEnum):
    """What `--format` takes where a list is given."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


Kind = StrEnum("Kind", {each: each for each in get_args(QuotationKind)})  # type: ignore[misc]  # names from the contract
Status = StrEnum("Status", {each: each for each in get_args(SpeakerStatus)})  # type: ignore[misc]
Sorting = StrEnum("Sorting", {each: each for each in get_args(Order)})  # type: ignore[misc]
Only = StrEnum("Only", {each: each for each in get_args(ClusterOnly)})  # type: ignore[misc]

Inputs: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="IN", help="Articles, results of quotes extract, or folders of quotes batch; - is stdin."),
]
Database: TypeAlias = Annotated[Path, typer.Option("--db", metavar="ARCHIVE.db", help="The archive.")]
Model: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
]
Limit: TypeAlias = Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")]
Offset: TypeAlias = Annotated[int, typer.Option(min=0, help="How many to leave out first.")]
Output: TypeAlias = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
]


@archive.command()
def build(
    inputs: Inputs = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="ARCHIVE.db", help="The archive to make.")],
    model: Model = None,
) -> None:
    """Make a new archive of articles or results.

    \b
    Examples:
      quotes archive build results/ -o press.db
      quotes archive build press/*.txt -o press.db
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    if output.exists():
        raise typer.BadParameter(f"{output} exists: use quotes archive add IN --db {output}", param_hint="--output")
    if not inputs:
        raise typer.BadParameter("name articles, results or folders", param_hint="IN")
    _fill(inputs, output, model)


@archive.command()
def add(inputs: Inputs = None, *, db: Database, model: Model = None) -> None:
    """Add articles or results; what is there already stays, what another version has read is replaced.

    Without IN, an archive of an earlier version is only brought up to date.
    """
    if not db.exists():
        complain(f"{db}: no such archive; make one with: quotes archive build IN -o {db}")
        raise typer.Exit(FAILED)
    _fill(inputs or [], db, model)


@archive.command()
def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help='Words; "a phrase"; begin*.')] = None,
    *,
    db: Database,
    speaker: Annotated[str | None, typer.Option(help="Words of the speaker's name.")] = None,
    status: Annotated[Status | None, typer.Option(help="How the reader knows the speaker.")] = None,
    anonymous: Annotated[
        bool | None, typer.Option("--anonymous/--not-anonymous", help="Anonymous sources only.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="Kind of quotation.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First day, e.g. 2026-03-01 or 2026.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day, inclusive.")] = None,
    sort: Annotated[Sorting, typer.Option(help="Order of the hits.")] = Sorting.relevance,  # type: ignore[attr-defined]
    limit: Limit = 20,
    offset: Offset = 0,
    every: Annotated[bool, typer.Option("--all", help="All hits, page after page (jsonl, csv).")] = False,
    format_: Annotated[PageShape, typer.Option("--format", "-f", help="For people, or for programs.")] = PageShape.text,
    output: Output = None,
) -> None:
    """Search quotations; all conditions must hold.

    \b
    Examples:
      quotes archive search --db press.db retraites "âge légal"
      quotes archive search --db press.db --anonymous --since 2026-03 --format csv --all -o sources.csv
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    text = " ".join(f'"{each}"' if " " in each else each for each in words or [])
    query = SearchQuery(
        words=text or None, speaker=speaker, status=status and status.value, anonymous=anonymous,
        kind=kind and kind.value, publisher=publisher, since=since, until=until, order=sort.value,
        limit=limit, offset=offset,
    )  # fmt: skip
    with _opened(db) as found, opened(output) as stream:
        if format_ is PageShape.text:
            show_search(found.search(query), stream)
        elif format_ is PageShape.json:
            stream.write(found.search(query).model_dump_json(indent=2) + "\n")
        elif format_ is PageShape.jsonl:
            write_jsonl(found, query, stream, every=every)
        else:
            write_csv(found, query, stream, every=every)


@archive.command()
def verify(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="The alleged quotation.")],
    *,
    db: Database,
    speaker: Annotated[str | None, typer.Option(help="Who is alleged to have said it.")] = None,
    limit: Limit = 5,
    format_: Annotated[Shape, typer.Option("--format", "-f", help="For people, or for programs.")] = Shape.text,
    output: Output = None,
) -> None:
    """Verify an alleged quotation: exact, altered, truncated, misattributed, paraphrase-only or not found.

    \b
    Examples:
      quotes archive verify --db press.db "Nous ne reculerons pas" --speaker "Hélène Auzou"
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    with _opened(db) as found, opened(output) as stream:
        answer = found.verify(phrase, speaker, limit=limit)
        if format_ is Shape.json:
            stream.write(answer.model_dump_json(indent=2) + "\n")
        else:
            show_verification(answer, stream)


@archive.command()
def clusters(
    *,
    db: Database,
    only: Annotated[Only, typer.Option(help="Conflicting attributions; anonymous here and named there.")] = Only.all,  # type: ignore[attr-defined]
    limit: Limit = 20,
    offset: Offset = 0,
    format_: Annotated[Shape, typer.Option("--format", "-f", help="For people, or for programs.")] = Shape.text,
    output: Output = None,
) -> None:
    """Show the same words in several articles: where first, how they drift, who is said to have said them."""
    with _opened(db) as found, opened(output) as stream:
        page = found.clusters(only=cast("ClusterOnly", only.value), limit=limit, offset=offset)
        if format_ is Shape.json:
            stream.write(page.model_dump_json(indent=2) + "\n")
        else:
            show_clusters(page, stream)


@archive.command()
def stats(
    *,
    db: Database,
    format_: Annotated[Shape, typer.Option("--format", "-f", help="For people, or for programs.")] = Shape.text,
) -> None:
    """Tell what an archive holds."""
    with _opened(db) as found, opened(None) as stream:
        if format_ is Shape.json:
            stream.write(found.stats().model_dump_json(indent=2) + "\n")
        else:
            show_stats(found.stats(), stream)


def _fill(inputs: list[str], path: Path, model: Path | None) -> None:
    items = Gathering(inputs, model)
    with _opened(path, readonly=False) as found:
        report = found.add_many((item.extraction, item.text) for item in items)
    _report(report, items.failed)


def _report(report: AddReport, failed: int) -> None:
    typer.echo(
        f"added {report.added}, replaced {report.replaced}, unchanged {report.unchanged}, failed {failed}", err=True
    )
    if failed:
        raise typer.Exit(FAILED)


@contextmanager
def _opened(path: Path, *, readonly: bool = True) -> Iterator[Archive]:
    """The archive, with every error as one line and an exit code."""
    try:
        with Archive.open(path, readonly=readonly) as found:
            yield found
    except ArchiveError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    except InputError as error:
        complain(error)
        raise typer.Exit(USAGE) from error
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
