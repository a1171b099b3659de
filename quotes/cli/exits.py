"""Exit codes, and how an error is told."""

import typer

DONE = 0
FAILED = 1
USAGE = 2
NO_MODEL = 3
INTERRUPTED = 130


def complain(message: object) -> None:
    """Say on standard error what went wrong; standard output is for data."""
    typer.echo(f"quotes: {message}", err=True)
