"""From a file to its documents, whatever its format: damage is told in its place, and the next file is read."""

import io
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from quotes.model.result import Article
from quotes.readers.agency import newsml_documents
from quotes.readers.archives import Member, seekable, tar_members, zip_members
from quotes.readers.decoding import limited, page_text, text_of
from quotes.readers.document import Document, Origin, Reading, Unread, Unreadable
from quotes.readers.formats import HEAD, Format, chosen, format_of
from quotes.readers.markdown import first_heading, front_matter, markdown_text
from quotes.readers.options import ReadingOptions
from quotes.readers.records import csv_documents, json_documents, jsonl_documents, parquet_documents
from quotes.readers.sources import Source, is_known

Reader = Callable[[BinaryIO, str, ReadingOptions], Iterator[Reading]]

_LARGEST_PACKED = 256_000_000  # bytes of a member that has to be held in memory
_FRONT_FIELDS = ("id", "title", "author", "publisher", "date", "url")


def read_source(source: Source, options: ReadingOptions) -> Iterator[Reading]:
    """Read the documents of one file, in its order; never raises for what the file holds.

    An article without an identifier is called after its file and record.
    """
    for reading in _readings(source, options):
        if isinstance(reading, Document) and reading.article.id is None:
            origin = str(reading.origin)
            yield replace(reading, article=reading.article.model_copy(update={"id": origin}))
        else:
            yield reading


def _readings(source: Source, options: ReadingOptions) -> Iterator[Reading]:
    path = os.fsencode(source.path).decode("utf-8", "replace")
    try:
        if not stat.S_ISREG(os.stat(source.path).st_mode):  # noqa: PTH116 -- strings all the way
            yield Unread(Origin(path), "not a file", "save it to a file first")
            return
        with Path(source.path).open("rb") as stream:
            yield from _read(stream, path, options)
    except OSError as error:
        yield Unread(Origin(path), f"cannot be read ({error.strerror or error})", "look at its permissions")


def _read(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    try:
        head = stream.read(HEAD)
        stream.seek(0)
        format_ = chosen(options.reader) or format_of(path, head)
        members = _MEMBERS.get(format_)
        yield from _members(members(stream), path, options) if members else READERS[format_](stream, path, options)
    except Unreadable as error:
        yield Unread.of(Origin(path), error)


class _Forward(io.RawIOBase):
    """A member of an archive as a stream that is read from its beginning to its end, and says so."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._content.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _members(members: Iterator[Member], path: str, options: ReadingOptions) -> Iterator[Reading]:
    for name, size, content in members:
        place = f"{path}/{os.fsencode(name).decode('utf-8', 'replace')}"
        hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
        if hidden or not is_known(name, _inner(options)):
            continue
        if isinstance(content, Unreadable):
            yield Unread.of(Origin(place), content)
            continue
        with content:
            yield from _member(content, place, size, options)


def _inner(options: ReadingOptions) -> Format | None:
    """The format that is forced for the members of an archive: that of the archive itself is not."""
    return None if options.reader in _MEMBERS else chosen(options.reader)


def _member(content: BinaryIO, place: str, size: int, options: ReadingOptions) -> Iterator[Reading]:
    try:
        stream = io.BufferedReader(_Forward(content))
        format_ = _inner(options) or format_of(place, stream.peek(HEAD)[:HEAD])
        if format_ in _MEMBERS:
            yield Unread(Origin(place), "an archive in an archive", "unpack the outer one")
            return
        inside = seekable(stream, size, _LARGEST_PACKED) if format_ == "parquet" else stream
        yield from READERS[format_](inside, place, options)
    except Unreadable as error:
        yield Unread.of(Origin(place), error)
    except _DAMAGE as error:
        yield Unread(Origin(place), f"damaged in its archive ({error})", "pack it again")


def _text(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    text = text_of(limited(stream, options.largest), options.encoding)
    yield Document(Origin(path), text, "plain", Article(id=article_id(path)))


def _markdown(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    entries, body = front_matter(text_of(limited(stream, options.largest), options.encoding))
    told = {name: entries.get(name) or None for name in _FRONT_FIELDS}
    article = Article(
        id=told["id"] or article_id(path),
        title=told["title"] or first_heading(body),
        author=told["author"],
        publisher=told["publisher"],
        published=told["date"],
        url=told["url"],
    )
    yield Document(Origin(path), markdown_text(body), "plain", article)


def _page(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    markup = page_text(limited(stream, options.largest), options.encoding)
    yield Document(Origin(path), markup, "page", Article(id=article_id(path)))


def _newsml(stream: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Reading]:
    yield from newsml_documents(limited(stream, max(options.largest, _LARGEST_PACKED)), path)


def article_id(path: str) -> str:
    """The identifier of an article that has none: the name of its file without ending."""
    return Path(path).stem


_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError)
READERS: dict[Format, Reader] = {
    "text": _text,
    "markdown": _markdown,
    "html": _page,
    "json": json_documents,
    "ninjs": json_documents,
    "jsonl": jsonl_documents,
    "csv": csv_documents,
    "parquet": parquet_documents,
    "newsml": _newsml,
}
_MEMBERS: dict[Format, Callable[[BinaryIO], Iterator[Member]]] = {"zip": zip_members, "tar": tar_members}
