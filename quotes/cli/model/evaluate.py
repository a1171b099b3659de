"""`quotes model evaluate`: how well a model parses a treebank."""

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.exits import FAILED, NO_MODEL, complain
from quotes.cli.model.folder import ModelFolder
from quotes.errors import ModelMissing, QuotesError


def evaluate(
    treebank: Annotated[Path, typer.Argument(metavar="FILE.conllu", help="Gold sentences in CoNLL-U.")],
    *,
    model: ModelFolder = None,
) -> None:
    """Score a model's parses against a treebank."""
    try:
        typer.echo(treebank)
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    except QuotesError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
