"""`quotes model path`, `list` and `info`."""

import typer

from quotes.cli.exits import NO_MODEL, complain
from quotes.cli.model.folder import CARD, ModelFolder, existing, installed, read_manifest, shelf
from quotes.errors import ModelMissing
from quotes.parsing import bundled_model


def path() -> None:
    """Print the folder of the bundled model.

    The variable QUOTES_MODEL, where it is set, names another one.
    """
    typer.echo(existing(None))


def list_() -> None:
    """List the installed models.

    Each with its name, version and folder; use one with `quotes extract --model FOLDER`.
    """
    found = list(installed())
    for folder in found:
        try:
            manifest = read_manifest(folder)
            title = f"{manifest.name} {manifest.version}"
        except ModelMissing:
            title = f"{folder.name} (no manifest)"
        bundled = " (used by default)" if folder == bundled_model() else ""
        typer.echo(f"{title}{bundled}\n    {folder}")
    if not found:
        complain(
            f"no model is installed: neither {bundled_model()} nor {shelf()} holds one; run 'quotes model download'"
        )
        raise typer.Exit(NO_MODEL)


def info(*, model: ModelFolder = None) -> None:
    """Print what a model is, and its card."""
    folder = existing(model)
    typer.echo(f"folder: {folder}")
    try:
        manifest = read_manifest(folder)
    except ModelMissing as error:
        complain(error)
    else:
        typer.echo(f"name: {manifest.name}\nversion: {manifest.version}")
        for facts in manifest.processors.values():
            typer.echo(f"file: {facts.file} ({facts.bytes / 1e6:.1f} MB)")
    card = folder / CARD
    if card.is_file():
        typer.echo(f"\n{card.read_text('utf-8').rstrip()}")
