"""Model folders as the command line sees them: where they lie and what their manifests say."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ValidationError

from quotes.cli.exits import NO_MODEL, complain
from quotes.errors import ModelMissing
from quotes.parsing import bundled_model

MANIFEST = "manifest.json"
CARD = "MODEL_CARD.md"

ModelFolder = Annotated[
    Path | None, typer.Option("--model", metavar="DIR", help="A model folder instead of the bundled one.")
]


class FileFacts(BaseModel):
    """What a manifest says of one processor's file."""

    file: str
    sha256: str
    bytes: int


class Manifest(BaseModel):
    """`manifest.json` of a model folder, as far as the command line needs it."""

    name: str
    version: str
    processors: dict[str, FileFacts]


def existing(folder: Path | None) -> Path:
    """The folder asked for, else the bundled one; ends the command with exit code 3 where it is not there."""
    where = folder or bundled_model()
    if not where.is_dir():
        complain(f"no model at {where}: run 'quotes model list' to see the installed ones")
        raise typer.Exit(NO_MODEL)
    return where


def read_manifest(folder: Path) -> Manifest:
    """Read a folder's manifest.

    Raises:
        ModelMissing: there is none, or it is not one.
    """
    path = folder / MANIFEST
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise ModelMissing(f"{folder} has no {MANIFEST}, so there is nothing to check it against") from error
    except ValidationError as error:
        raise ModelMissing(f"{path} is not a manifest: {error.error_count()} fields are wrong or missing") from error


def write_manifest(folder: Path, name: str, version: str) -> None:
    """Record the names, sizes and SHA-256 of a folder's weights, so that `quotes model verify` can check them."""
    processors = {
        path.relative_to(folder).with_suffix("").as_posix(): FileFacts(
            file=path.relative_to(folder).as_posix(), sha256=sha256(path), bytes=path.stat().st_size
        )
        for path in sorted(folder.rglob("*.pt"))
    }
    manifest = Manifest(name=name, version=version, processors=processors)
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=2) + "\n", "utf-8")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shelf() -> Path:
    """The folder that `quotes model download` puts models into: the user's data folder by the system's custom."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "quotes" / "models"


def installed() -> Iterator[Path]:
    """The model folders that are there: the bundled one first, then those on the shelf, by name."""
    if bundled_model().is_dir():
        yield bundled_model()
    if shelf().is_dir():
        yield from sorted(path for path in shelf().iterdir() if (path / MANIFEST).is_file())
