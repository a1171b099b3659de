"""Where results go: standard output, or a file that is whole or not there at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

import typer


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Open the output as UTF-8 with LF line ends; None and `-` are standard output.

    A file appears, or replaces the old one, only when the block ends without an error; a device or a pipe is written
    to directly.

    Raises:
        typer.BadParameter: the output cannot be written there.
    """
    if path is None or str(path) == "-":
        yield _standard_output()
    elif path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    else:
        yield from _whole(path.resolve())


def _standard_output() -> TextIO:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")  # JSON is UTF-8, whatever the locale
    return cast("TextIO", sys.stdout)


def _whole(path: Path) -> Iterator[TextIO]:
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; name a file in it", param_hint="--output")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise typer.BadParameter(f"cannot write to {path.parent} ({error.strerror})", param_hint="--output") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the old file, else those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
