"""Articles from files of every kind that newsrooms keep: `find_sources`, `read_source`, `extracted_text`."""

from quotes.readers.document import Document, Origin, Reading, Unread, Unreadable
from quotes.readers.extraction import extracted_text
from quotes.readers.formats import FORMATS, chosen
from quotes.readers.options import ReadingOptions
from quotes.readers.reading import read_source
from quotes.readers.sources import Source, Sources, find_sources

__all__ = [
    "FORMATS",
    "Document",
    "Origin",
    "Reading",
    "ReadingOptions",
    "Source",
    "Sources",
    "Unread",
    "Unreadable",
    "chosen",
    "extracted_text",
    "find_sources",
    "read_source",
]
