"""Web pages: trafilatura finds the article, without losing the typography that says where quotations are."""

import warnings
from itertools import islice
from typing import Any

from quotes.model.result import Article
from quotes.readers.document import Unreadable

# Spaces that are French typography; trafilatura would make each an ordinary space.
_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a"
# Printable letters that French pages do not use: they stand for those spaces on the way through.
_STAND_INS = range(0xA000, 0xA48C)


def _trafilatura() -> Any:
    """The module trafilatura.

    Raises:
        Unreadable: it is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise Unreadable("HTML pages need trafilatura", "pip install 'quotes[html]'") from error
    return trafilatura


def page_article(markup: str, known: Article) -> tuple[str, Article]:
    """The text of a page's article, and what the page says of it where `known` says nothing.

    Raises:
        Unreadable: the page holds no article.
    """
    spare = (chr(code) for code in _STAND_INS if chr(code) not in markup)
    outward = dict(zip(map(ord, _SPACES), islice(spare, len(_SPACES)), strict=True))
    homeward = {ord(stand_in): space for space, stand_in in zip(_SPACES, outward.values(), strict=True)}
    found = _extracted(markup, outward)
    text = (getattr(found, "text", None) or "").translate(homeward)
    if not text.strip():
        raise Unreadable("no article found in the page", "look whether the page shows its text without JavaScript")
    told = {
        "title": found.title,
        "author": found.author,
        "publisher": found.sitename,
        "published": found.date,
        "url": found.url,
    }
    more = {name: value.translate(homeward) for name, value in told.items() if value and not getattr(known, name)}
    return text, known.model_copy(update=more)


def _extracted(markup: str, outward: dict[int, str]) -> Any:
    trafilatura = _trafilatura()
    from lxml import etree, html

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = html.document_fromstring(_declared_away(markup))
            _put_stand_ins(tree, outward)
            return trafilatura.bare_extraction(
                tree, with_metadata=True, include_comments=False, include_tables=False, deduplicate=False
            )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable(f"no HTML that can be read ({error})", "leave the file out if it is no page") from error


def _declared_away(markup: str) -> str:
    """Without an XML declaration, which lxml refuses in text that is decoded already, and without NUL."""
    markup = markup.lstrip("\ufeff \t\r\n").replace("\x00", "")
    return markup.partition("?>")[2] if markup.startswith("<?xml") else markup


def _put_stand_ins(tree: Any, outward: dict[int, str]) -> None:
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.text = element.text and element.text.translate(outward)
            for name, value in element.items():
                if name == "content":  # of <meta>: titles and names have typography too
                    element.set(name, value.translate(outward))
        element.tail = element.tail and element.tail.translate(outward)
