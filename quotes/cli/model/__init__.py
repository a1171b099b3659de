"""`quotes model`: the parser's model; where it is, what it is, whether it is whole, and how good."""

import typer

from quotes.cli.model.download import download
from quotes.cli.model.evaluate import evaluate
from quotes.cli.model.show import info, list_, path
from quotes.cli.model.verify import verify

__all__ = ["model"]

model = typer.Typer(help="The French model: where, what, how good.", no_args_is_help=True)
model.command()(path)
model.command("list")(list_)
model.command()(info)
model.command()(verify)
model.command()(download)
model.command()(evaluate)
