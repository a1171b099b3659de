"""What agencies send: IPTC ninjs (JSON) and NewsML-G2 (XML)."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from quotes.model.result import Article
from quotes.readers.document import Document, Form, Origin, Reading, Unread, Unreadable

_NOTHING = Unreadable("no text in the item", "leave pictures, videos and packages out, or ask for items with text")
# White space of the file; non-breaking spaces are typography and stay.
_WRAPPED = re.compile(r"[ \t\r\n]+")
_XHTML_TYPES = ("application/xhtml+xml", "text/html")


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an IPTC ninjs item (1.x or 2.x)."""
    return "uri" in record and any(name in record for name in ("bodies", "body_xhtml", "body_html", "body_text"))


def ninjs_document(record: Mapping[str, Any], origin: Origin) -> Document:
    """Read one ninjs item; its XHTML goes before its plain text.

    Raises:
        Unreadable: an item without text.
    """
    content, form = _ninjs_body(record)
    headline = record.get("headline") or next((each.get("value") for each in _objects(record.get("headlines"))), None)
    provider = record.get("provider") or record.get("infosources")
    links = {each.get("rel"): each.get("href") for each in _objects(record.get("links"))}
    article = Article(
        id=_words(record.get("uri")),
        title=_words(headline or record.get("title")),
        author=_words(record.get("byline") or record.get("by")),
        publisher=_words(_names(provider) or record.get("copyrightholder")),
        published=_words(record.get("firstcreated") or record.get("versioncreated") or record.get("versionCreated")),
        url=_words(record.get("url") or record.get("webUrl") or links.get("canonical")),
    )
    return Document(origin, content, form, article)


def _ninjs_body(record: Mapping[str, Any]) -> tuple[str, Form]:
    found: list[tuple[str, Form]] = [(str(record.get(name) or ""), "fragment") for name in ("body_xhtml", "body_html")]
    for each in _objects(record.get("bodies")):
        kind = str(each.get("contenttype") or each.get("contentType") or "").partition(";")[0]
        found.append((str(each.get("value") or ""), "fragment" if kind in _XHTML_TYPES else "plain"))
    found.append((str(record.get("body_text") or ""), "plain"))
    written = [body for body in found if body[0].strip()]
    if not written:
        raise _NOTHING
    return next((body for body in written if body[1] == "fragment"), written[0])


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _names(value: object) -> str | None:
    if isinstance(value, str):
        return value
    named = _objects([value] if isinstance(value, dict) else value)
    return ", ".join(str(each["name"]) for each in named if each.get("name")) or None


def _words(value: object) -> str | None:
    return _WRAPPED.sub(" ", str(value)).strip(" ") or None if value else None


def newsml_documents(data: bytes, path: str) -> Iterator[Reading]:
    """Read a NewsML-G2 file: one `newsItem`, or the items of a `newsMessage`, each of them a record.

    Raises:
        Unreadable: broken XML, or XML of another kind.
    """
    try:
        root = ET.fromstring(data)  # noqa: S314 -- expat reads no external entities, and bounds the internal ones
    except ET.ParseError as error:
        raise Unreadable(f"broken XML ({error})", "ask for the item again, or leave it out") from error
    items = [each for each in root.iter() if _name(each) == "newsItem"]
    if not items:
        raise Unreadable(f"XML that is no NewsML-G2 (its root is {_name(root)})", "convert it to text, JSON or HTML")
    for number, item in enumerate(items, 1):
        origin = Origin(path, number if len(items) > 1 else None)
        try:
            yield _news_item(item, origin)
        except Unreadable as error:
            yield Unread.of(origin, error)
        except RecursionError:
            yield Unread(origin, "elements nested too deep", "look at the file; leave it out if it is damaged")


def _news_item(item: ET.Element, origin: Origin) -> Document:
    content, form = _news_body(item)
    article = Article(
        id=item.get("guid"),
        title=_first(item, "headline"),
        author=_first(item, "by") or _first(item, "creator"),
        publisher=_first(item, "provider") or _first(item, "infoSource"),
        published=_first(item, "contentCreated") or _first(item, "firstCreated") or _first(item, "versionCreated"),
        url=_address(item),
    )
    return Document(origin, content, form, article)


def _news_body(item: ET.Element) -> tuple[str, Form]:
    for each in item.iter():
        if _name(each) == "inlineXML" and "".join(each.itertext()).strip():
            return _as_html(each), "fragment"
    for each in item.iter():
        if _name(each) == "inlineData" and "".join(each.itertext()).strip():
            kind = (each.get("contenttype") or "").partition(";")[0]
            return "".join(each.itertext()), "fragment" if kind in _XHTML_TYPES else "plain"
    raise _NOTHING


def _as_html(element: ET.Element) -> str:
    """The inside of an element as plain HTML: names without namespaces, no attributes."""
    inside = html.escape(element.text or "", quote=False)
    for child in element:
        tail = html.escape(child.tail or "", quote=False)
        name = _name(child)
        if name in {"head", "nitf-head"} or not name:  # of the inner page: its title is the item's headline
            inside += tail
        else:
            inside += f"<{name}>{_as_html(child)}</{name}>{tail}"
    return inside


def _first(item: ET.Element, name: str) -> str | None:
    """The words of the first element of this name: its text, else its name element, else its code."""
    for each in item.iter():
        if _name(each) == name:
            words = _words("".join(each.itertext())) or each.get("literal") or each.get("qcode")
            if words:
                return words
    return None


def _address(item: ET.Element) -> str | None:
    for each in item.iter():
        if _name(each) == "link" and (each.get("rel") or "").endswith("canonical"):
            return each.get("href")
    return None


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
