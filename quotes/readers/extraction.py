"""The text of a document: what is extracted from, and what all offsets point into."""

import regex

from quotes.model.result import Article
from quotes.readers.document import Document, Unreadable
from quotes.readers.markup import fragment_text
from quotes.readers.pages import page_article

_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def extracted_text(document: Document, *, longest: int = 1_000_000) -> tuple[str, Article]:
    """Take a document's text out of its form, and learn of its article what only a page can say.

    Lone surrogates, which JSON can hold and UTF-8 cannot, are U+FFFD in the text.

    Raises:
        Unreadable: there is no text, or more than `longest` code points, or a library lacks that reads it.
    """
    article = document.article
    if document.form == "page":
        text, article = page_article(document.content, article)
    elif document.form == "fragment":
        text = fragment_text(document.content)
    else:
        text = document.content
    if len(text) > longest:
        raise Unreadable(
            f"longer than {longest:,} characters", "split it into articles: speakers are resolved article by article"
        )
    return _SURROGATE.sub("\ufffd", text), article
