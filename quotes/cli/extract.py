"""`quotes extract`: articles in, quotations out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from quotes.cli.exits import FAILED, NO_MODEL, complain
from quotes.cli.formats import WRITERS, Format
from quotes.cli.output import opened
from quotes.cli.reading import STANDARD_INPUT, article_id, read_text
from quotes.errors import InputError, ModelMissing
from quotes.model.result import Article, Extraction
from quotes.pipeline import Extractor


def extract(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="Text files in UTF-8, one article each; - is stdin.")
    ],
    *,
    format_: Annotated[
        Format,
        typer.Option(
            "--format", "-f", help="json: one object, or an array for several; jsonl: one a line; text: for people."
        ),
    ] = Format.json,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
    ] = None,
    identifier: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="article.id of the one article; default: file name without ending."),
    ] = None,
) -> None:
    """Extract quotations, who speaks, who is anonymous.

    Offsets in the results count Unicode code points of each file (a byte order mark is not counted). Articles that
    cannot be read are named on standard error, the others are still done, and the exit code is 1.

    \b
    Examples:
      quotes extract article.txt --format text
      quotes extract press/*.txt --format jsonl -o press.jsonl
      curl -s https://example.org/article.txt | quotes extract -
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    _check(articles, identifier)
    unread: list[str] = []
    try:
        extractor = Extractor(model=model)
        with opened(output) as stream:
            results = extractor.extract_many(_read(articles, identifier, unread))
            WRITERS[format_](_shown_waiting(results), stream, len(articles) > 1)
            if len(unread) == len(articles):
                raise typer.Exit(FAILED)  # inside the block: an output file is left as it was
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    if unread:
        complain(f"{len(unread)} of {len(articles)} articles could not be read: {', '.join(unread)}")
        raise typer.Exit(FAILED)


def _check(articles: list[str], identifier: str | None) -> None:
    if identifier is not None and len(articles) > 1:
        raise typer.BadParameter("names one article, and several are given", param_hint="--id")
    if articles.count(STANDARD_INPUT) > 1:
        raise typer.BadParameter("standard input (-) can be read only once", param_hint="ARTICLE")


def _read(names: Iterable[str], identifier: str | None, unread: list[str]) -> Iterator[tuple[str, Article]]:
    """Read one article after the other; complain of the unreadable ones and note them in `unread`."""
    for name in names:
        try:
            yield read_text(name), Article(id=identifier or article_id(name))
        except InputError as error:
            complain(error)
            unread.append(name)


def _shown_waiting(results: Iterator[Extraction]) -> Iterator[Extraction]:
    """Show on a terminal that work goes on, but never while a result is being written."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from results
        return
    while True:
        with console.status("reading …"):
            result = next(results, None)
        if result is None:
            return
        yield result
