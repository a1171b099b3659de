"""The command `quotes` and its verbs."""

from typing import Annotated

import typer

from quotes.cli.archive import archive
from quotes.cli.batch import batch
from quotes.cli.evaluate import evaluate_extraction
from quotes.cli.explain import explain
from quotes.cli.export import export
from quotes.cli.extract import extract
from quotes.cli.model import model
from quotes.cli.serve import serve
from quotes.version import __version__

app = typer.Typer(
    help="Quotations, their sources and anonymous sourcing in French news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(extract)
app.command()(batch)
app.command("evaluate")(evaluate_extraction)
app.command(short_help="Tell which rules made each quotation, and why.")(explain)
app.command(short_help="Serve extraction and review over HTTP.")(serve)
app.command(short_help="Write quotations for other tools.")(export)
app.add_typer(archive, name="archive", short_help="Search who said what, over many articles.")
app.add_typer(model, name="model")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass
