"""Which files are meant: names, globs and folders become a list, in an order that is the same everywhere."""

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import InputError
from quotes.readers.formats import CONTAINERS, ENDINGS, Format, ending

_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path as it was given (folders are joined with `/`), and its size in bytes."""

    path: str
    size: int

    def is_container(self, forced: Format | None) -> bool:
        """Whether it may hold more than one article."""
        return (forced or ENDINGS.get(ending(self.path), "text")) in CONTAINERS


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read, in order, and how many of the folders' files have no format that is read here."""

    files: tuple[Source, ...]
    ignored: int = 0


def _all(path: str) -> bool:  # noqa: ARG001 -- what `wanted` takes
    return True


def find_sources(
    names: Iterable[str], *, forced: Format | None = None, wanted: Callable[[str], bool] = _all
) -> Sources:
    """Find the files behind names.

    A folder stands for all files in it, at any depth, sorted by path, without hidden ones; those whose ending is known
    to be no article's are counted, not read. A name with `*`, `?` or `[` that is no file is a glob (`**` is any depth).
    A file that is named is always read, whatever its ending. Files that are not `wanted` are as if they were not there.

    Raises:
        InputError: a name that is neither file nor folder, or a glob that matches nothing.
    """
    files: list[Source] = []
    ignored = 0
    for name in names:
        for path in _expanded(name):
            if os.path.isdir(path):  # noqa: PTH112 -- strings all the way: a hundred thousand of them
                for member in filter(wanted, _below(path)):
                    if is_known(member, forced):
                        files.append(Source(member, _size(member)))
                    else:
                        ignored += 1
            elif wanted(path):
                files.append(_source(path))
    return Sources(tuple(files), ignored)


def is_known(path: str, forced: Format | None) -> bool:
    """Whether a file found in a folder or an archive is read: its ending names a format, or there is none."""
    return forced is not None or ending(path) in ENDINGS or not ending(path)


def _expanded(name: str) -> Iterable[str]:
    if os.path.lexists(name) or not _WILD & set(name):
        return (name,)
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 -- paths as they were given
    files = [path for path in found if not os.path.isdir(path)] if "**" in name else found  # noqa: PTH112
    if not files:
        raise InputError(f"{name}: no file matches")
    return files


def _below(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(place, name).as_posix()


def _size(path: str) -> int:
    """The size of a file in a folder; one that cannot be looked at is told when it is read."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 -- as above
    except OSError:
        return 0


def _source(path: str) -> Source:
    try:
        return Source(path, os.stat(path).st_size)  # noqa: PTH116 -- as above
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file or folder") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
