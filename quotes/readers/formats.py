"""Which format a file has: by its first bytes where they tell, else by its name, else by what its text looks like."""

from typing import Literal, TypeAlias, get_args

from quotes.errors import InputError
from quotes.readers.document import Unreadable

Format: TypeAlias = Literal[
    "text", "markdown", "html", "json", "jsonl", "csv", "parquet", "ninjs", "newsml", "zip", "tar"
]
FORMATS: tuple[Format, ...] = get_args(Format)
CONTAINERS: frozenset[Format] = frozenset({"json", "jsonl", "csv", "parquet", "ninjs", "newsml", "zip", "tar"})

ENDINGS: dict[str, Format] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".ninjs": "ninjs",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet",
    ".xml": "newsml", ".newsml": "newsml",
    ".zip": "zip",
    ".tar": "tar", ".tgz": "tar", ".tar.gz": "tar", ".tar.bz2": "tar", ".tar.xz": "tar",
}  # fmt: skip
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "tar"),
    (b"BZh", "tar"),
    (b"\xfd7zXZ\x00", "tar"),
)
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "convert it first, e.g. with pdftotext -layout"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as text"),
    (b"{\\rtf", "a rich text document", "save it as text"),
)
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"mimetypeapplication/epub")
HEAD = 4096


def ending(path: str) -> str:
    """The ending that names a format, in lower case: `.tar.gz` is one; empty where a name has none."""
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    for double in (".tar.gz", ".tar.bz2", ".tar.xz"):
        if name.endswith(double):
            return double
    stem, dot, last = name.rpartition(".")
    return dot + last if stem else ""


def chosen(name: str | None) -> Format | None:
    """The format that a user names.

    Raises:
        InputError: there is no such format.
    """
    found = next((known for known in FORMATS if known == name), None)
    if name is not None and found is None:
        raise InputError(f"no reader {name}: there are {', '.join(FORMATS)}")
    return found


def format_of(path: str, head: bytes) -> Format:
    """The format of a file that begins with the bytes `head`.

    Raises:
        Unreadable: a format that holds articles but is not read here.
    """
    for start, what, remedy in _REFUSED:
        if head.startswith(start):
            raise Unreadable(what, remedy)
    magic = next((found for start, found in _MAGIC if head.startswith(start)), None)
    if magic == "zip" and any(sign in head for sign in _OFFICE):
        raise Unreadable("an office document or e-book", "save it as text or HTML")
    named = ENDINGS.get(ending(path))
    if magic:
        return magic
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if named == "newsml" and _is_page(text):
        return "html"
    if named == "json" and _has_object_lines(text):
        return "jsonl"
    return named or _looks_like(text)


def _looks_like(text: bytes) -> Format:
    if text.startswith(b"{"):
        return "jsonl" if _has_object_lines(text) else "json"
    if text.startswith(b"[{"):
        return "json"
    if _is_page(text):
        return "html"
    return "newsml" if text.startswith(b"<?xml") else "text"


def _is_page(text: bytes) -> bool:
    """Whether the root is that of a page; NewsML has pages inside."""
    root = text.partition(b"?>")[2].lstrip() if text.startswith(b"<?xml") else text
    return root[:15].lower().startswith((b"<!doctype html", b"<html"))


def _has_object_lines(text: bytes) -> bool:
    """Whether every line is an object: the first one closes, and another opens."""
    first, _, rest = text.partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
