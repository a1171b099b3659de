"""ZIP and tar archives, read member after member without unpacking to disk."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from quotes.readers.document import Unreadable

Member = tuple[str, int, BinaryIO | Unreadable]
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_AGAIN = "pack the files again, or unpack what can be saved and give the folder"


def zip_members(stream: BinaryIO) -> Iterator[Member]:
    """Name, size and open content of every file in a ZIP archive, in the order of the archive.

    Raises:
        Unreadable: the archive is damaged.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise Unreadable(f"broken ZIP archive ({error})", _AGAIN) from error
    with archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            try:
                content: BinaryIO | Unreadable = cast("BinaryIO", archive.open(info))
            except _BROKEN as error:  # a member under a password, or of an unknown method
                content = Unreadable(f"cannot be taken from its archive ({error})", _AGAIN)
            yield info.filename, info.file_size, content


def tar_members(stream: BinaryIO) -> Iterator[Member]:
    """Name, size and open content of every file in a tar archive (gzip, bzip2, xz or plain), in its order.

    Raises:
        Unreadable: the archive is damaged; the members before the damage were given.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for info in archive:
                content = archive.extractfile(info) if info.isfile() else None
                if content is not None:
                    yield info.name, info.size, cast("BinaryIO", content)
    except _BROKEN as error:
        raise Unreadable(f"broken tar archive ({error})", _AGAIN) from error


def seekable(content: BinaryIO, size: int, largest: int) -> BinaryIO:
    """A member in memory, for formats that are read from their end.

    Raises:
        Unreadable: it is larger than `largest` bytes.
    """
    if size > largest:
        raise Unreadable(f"larger than {largest:,} bytes within an archive", "unpack it and give the file itself")
    return io.BytesIO(content.read(largest + 1))
