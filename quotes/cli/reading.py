"""Articles from files and from standard input: bytes become text, untouched but for the byte order mark."""

import codecs
import os
import sys
from pathlib import Path

from quotes.errors import InputError

STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """Read one article; `-` is standard input.

    Line breaks, spaces and NUL bytes stay as they are, so that offsets count the code points of the file. A UTF-8
    byte order mark at the start is not part of the text.

    Raises:
        InputError: the file cannot be read or is not UTF-8; the message says why, and at which byte.
    """
    data = _bytes(name)
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        at = mark + error.start
        raise InputError(
            f"{_shown(name)}: not UTF-8: byte 0x{data[at]:02x} at offset {at}; "
            f"convert the file first, e.g. iconv -f {_guess(data)} -t UTF-8"
        ) from error


def article_id(name: str) -> str:
    """The identifier of an article that is given none: the file's name without its ending, `stdin` for `-`."""
    if name == STANDARD_INPUT:
        return "stdin"
    return os.fsencode(Path(name).stem).decode("utf-8", "replace")


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{_shown(name)}: is a folder; for folders run: quotes batch {path} -o RESULTS")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{_shown(name)}: no such file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise InputError(f"{_shown(name)}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def _shown(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _guess(data: bytes) -> str:
    """The encoding that a French newsroom's file in something else than UTF-8 most likely has."""
    return "UTF-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "WINDOWS-1252"
