"""`quotes model evaluate`: how well a model parses a treebank."""

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.exits import FAILED, complain
from quotes.cli.model.folder import ModelFolder, existing
from quotes.cli.reading import read_text
from quotes.errors import QuotesError


def evaluate(
    treebank: Annotated[Path, typer.Argument(metavar="FILE.conllu", help="Gold sentences in CoNLL-U.")],
    *,
    model: ModelFolder = None,
) -> None:
    """Score a model's parses against a treebank.

    The model reads the treebank's raw text; the figures are F1 in percent, as in the CoNLL 2018 shared task.
    """
    folder = existing(model)
    try:
        read_text(str(treebank))  # a missing or unreadable file is told before the model is loaded
        from quotes.parsing.evaluation import evaluate as measure
        from quotes.parsing.evaluation import stanza_pipeline

        scores = measure(stanza_pipeline(folder), treebank)
    except QuotesError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    for name, value in scores.as_dict().items():
        typer.echo(f"{name:<10}{value:6.2f}")
