"""Words as data: TOML files, checked against a schema, compiled once."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["lexicon_version"]


@cache
def lexicon_version() -> str:
    """The first 12 hex digits of a SHA-256 over every data file, name and bytes, in the order of their names.

    Equal versions mean equal words; any edit of the data changes it.
    """
    digest = hashlib.sha256()
    for name, file in _data_files(files(__name__) / "data", ""):
        content = file.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _data_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = prefix + entry.name
        if entry.is_dir():
            found += _data_files(entry, name + "/")
        elif not entry.name.startswith("."):
            found.append((name, entry))
    return found
