"""`quotes model verify`: a model's files against its manifest."""

from collections.abc import Iterator
from pathlib import Path

import typer

from quotes.cli.exits import FAILED, complain
from quotes.cli.model.folder import Manifest, ModelFolder, existing, read_manifest, sha256
from quotes.errors import ModelMissing


def verify(*, model: ModelFolder = None) -> None:
    """Check that a model's files are whole.

    Size and SHA-256 of every file are compared with the manifest; the exit code is 1 if one differs.
    """
    folder = existing(model)
    try:
        manifest = read_manifest(folder)
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    faults = list(_faults(folder, manifest))
    for fault in faults:
        complain(fault)
    if faults:
        raise typer.Exit(FAILED)
    typer.echo(f"{manifest.name} {manifest.version}: {len(manifest.processors)} files are whole")


def _faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    for facts in manifest.processors.values():
        path = folder / facts.file
        if not path.is_file():
            yield f"{facts.file}: missing from {folder}"
        elif path.stat().st_size != facts.bytes:
            yield f"{facts.file}: {path.stat().st_size} bytes instead of {facts.bytes}"
        elif sha256(path) != facts.sha256:
            yield f"{facts.file}: the SHA-256 is not the manifest's"
