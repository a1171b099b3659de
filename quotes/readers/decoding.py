"""Bytes become text, untouched but for the byte order mark."""

import codecs
import re
from typing import BinaryIO

from quotes.readers.document import Unreadable

# The encoding that an HTML page names in its first kilobyte: <meta charset=…> or http-equiv, also in an XML header.
_NAMED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MOST_CONTROLS = 0.02  # of the bytes: more is no text in any encoding that newsrooms use
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def limited(stream: BinaryIO, largest: int) -> bytes:
    """Read a stream to its end.

    Raises:
        Unreadable: it holds more than `largest` bytes.
    """
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise Unreadable(f"larger than {largest:,} bytes", "split it into articles, or raise the limit with --max-size")
    return data


def text_of(data: bytes, encoding: str = "utf-8") -> str:
    """Decode an article; a byte order mark goes before `encoding` and is not part of the text.

    Raises:
        Unreadable: the bytes are no text, or not in this encoding; says at which byte, and what to do.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and _is_binary(data, encoding):
        raise Unreadable("binary data", "convert it to text first, or leave it out")
    try:
        return data.decode(marked or encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"not {error.encoding}: byte 0x{data[error.start]:02x} at offset {error.start}",
            "name its encoding with --encoding, e.g. --encoding windows-1252, or convert it with iconv",
        ) from error


def page_text(data: bytes, encoding: str) -> str:
    """Decode an HTML page in the encoding that it names, else in `encoding`."""
    named = _NAMED.search(data[:_HEAD])
    name = named[1].decode("ascii") if named else encoding
    try:
        codecs.lookup(name)
    except LookupError:
        name = encoding
    # What pages call Latin-1 is Windows-1252, says the HTML standard: € and ’ are not in Latin-1.
    latin = codecs.lookup(name).name in {"iso8859-1", "ascii"}
    return text_of(data, "windows-1252" if latin else name)


def _is_binary(data: bytes, encoding: str) -> bool:
    if codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
        return False
    head = data[: 16 * _HEAD]
    return b"\0\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head)
