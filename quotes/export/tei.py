"""TEI P5: the whole text, every quotation a `said` with its speaker, the speakers in `particDesc`.

The characters of the paragraphs are those of the article, so that the text can be read back from the file; characters
that XML 1.0 forbids are U+FFFD. A quotation is cut where a paragraph ends, between its pieces, and where another one
crosses it: `next` and `prev` link its parts. Only XML that is well nested can come out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from quotes.export.exported import Exported, is_anonymous
from quotes.model.result import Quotation, Speaker

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH = regex.compile(r"[^\r\n]*[^\s][^\r\n]*")
_PERSON = {"person": "person", "group": "personGrp", "organization": "org", "document": "org"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a quotation, within one paragraph and well nested among the others."""

    start: int
    end: int
    quotation: Quotation
    number: int = 0
    of: int = 1

    def id(self, number: int) -> str:
        return self.quotation.id if self.of == 1 else f"{self.quotation.id}.{number}"


def tei(item: Exported) -> str:
    """A TEI document.

    Raises:
        InputError: the text is not at hand.
    """
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _document(item, f' xmlns="{NAMESPACE}"', "")


def tei_corpus(items: Iterable[Exported]) -> Iterator[str]:
    """Several articles as one `teiCorpus`, in pieces that follow one another.

    Raises:
        InputError: a text is not at hand.
    """
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n'
    yield _file_description("quotes", "<p>Made by quotes.</p>", "<p>Articles read by quotes.</p>")
    for number, item in enumerate(items, start=1):
        yield _document(item, "", f"a{number}-")
    yield "</teiCorpus>\n"


def _document(item: Exported, attributes: str, prefix: str) -> str:
    raw = item.raw("tei")
    parts = _numbered(_nested(_split(raw, item.extraction.quotations)))
    spaces = [found.span() for found in _PARAGRAPH.finditer(raw)] or [(0, 0)]
    body = "\n".join(f"<p>{_marked(raw, start, end, parts, prefix)}</p>" for start, end in spaces)
    return f'<TEI{attributes}>\n{_header(item, prefix)}<text xml:lang="fr">\n<body>\n{body}\n</body>\n</text>\n</TEI>\n'


def _header(item: Exported, prefix: str) -> str:
    known = item.extraction.article
    published = f"<publisher>{_text(known.publisher)}</publisher>" if known.publisher else ""
    published += f"<date>{_text(known.published)}</date>" if known.published and published else ""
    source = f'<p><ref target="{_attribute(item.iri)}">{_text(item.iri)}</ref></p>'
    description = _file_description(known.title or item.name, published or "<p>Not stated.</p>", source)
    speakers = "".join(_speaker(each, prefix) for each in item.extraction.speakers)
    lists = f"<listPerson>\n{speakers}</listPerson>\n" if speakers else ""
    profile = f"<profileDesc>\n<particDesc>\n{lists}</particDesc>\n</profileDesc>\n" if lists else ""
    return description.replace("</teiHeader>\n", f"{profile}</teiHeader>\n")


def _file_description(title: str, published: str, source: str) -> str:
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt><title>{_text(title)}</title></titleStmt>\n"
        f"<publicationStmt>{published}</publicationStmt>\n<sourceDesc>{source}</sourceDesc>\n</fileDesc>\n</teiHeader>\n"
    )


def _speaker(speaker: Speaker, prefix: str) -> str:
    """A named speaker has a name, any other one a note that describes it; in prose, which every TEI schema allows."""
    name = _PERSON[speaker.kind]
    label = {"person": "persName", "personGrp": "name", "org": "orgName"}[name]
    known = speaker.status == "named" and not is_anonymous(speaker)
    content = f"<{label}>{_text(speaker.name)}</{label}>" if known else ""
    notes: list[tuple[str, str | None]] = [] if known else [("description", speaker.name)]
    notes += [("role", speaker.role), ("affiliation", speaker.affiliation)]
    if speaker.anonymity:
        granted, reason = speaker.anonymity.granted, speaker.anonymity.reason
        notes += [("granted", granted.text if granted else None), ("reason", reason.text if reason else None)]
    content += "".join(f'<note type="{sort}">{_text(words)}</note>' for sort, words in notes if words)
    return f'<{name} xml:id="{prefix}{speaker.id}" n="{speaker.status}"><p>{content}</p></{name}>\n'


def _split(raw: str, quotations: Sequence[Quotation]) -> Iterator[_Part]:
    """The parts of all contents, paragraph by paragraph."""
    for quotation in quotations:
        for span in quotation.content:
            for found in _PARAGRAPH.finditer(raw, span.start, span.end):
                yield _Part(found.start(), found.end(), quotation)


def _nested(parts: Iterable[_Part]) -> list[_Part]:
    """Cut each part that begins in another one and ends after it, until all are well nested; outer parts first."""
    waiting = sorted(parts, key=_place)
    done: list[_Part] = []
    around: list[_Part] = []
    while waiting:
        part = waiting.pop(0)
        while around and around[-1].end <= part.start:
            around.pop()
        if around and part.end > around[-1].end:
            cut = around[-1].end
            waiting.append(_Part(cut, part.end, part.quotation))
            part = _Part(part.start, cut, part.quotation)
            waiting.append(part)
            waiting.sort(key=_place)
            continue
        around.append(part)
        done.append(part)
    return done


def _place(part: _Part) -> tuple[int, int, str]:
    return part.start, -part.end, part.quotation.id


def _numbered(parts: Sequence[_Part]) -> list[_Part]:
    total: dict[str, int] = {}
    for part in parts:
        total[part.quotation.id] = total.get(part.quotation.id, 0) + 1
    seen: dict[str, int] = {}
    numbered: list[_Part] = []
    for part in parts:
        name = part.quotation.id
        seen[name] = seen.get(name, 0) + 1
        numbered.append(_Part(part.start, part.end, part.quotation, seen[name], total[name]))
    return numbered


def _marked(raw: str, start: int, end: int, parts: Sequence[_Part], prefix: str) -> str:
    """A paragraph's characters with the tags of its parts; `parts` are well nested and in order."""
    pieces: list[str] = []
    at = start
    open_parts: list[_Part] = []

    def close(until: int) -> int:
        place = at
        while open_parts and open_parts[-1].end <= until:
            inner = open_parts.pop()
            pieces.extend((_text(raw[place : inner.end]), "</said>"))
            place = inner.end
        return place

    for part in parts:
        if start <= part.start and part.end <= end:
            at = close(part.start)
            pieces.extend((_text(raw[at : part.start]), _said(part, prefix)))
            at = part.start
            open_parts.append(part)
    at = close(end)
    return "".join([*pieces, _text(raw[at:end])])


def _said(part: _Part, prefix: str) -> str:
    quotation = part.quotation
    attributes = {"xml:id": prefix + part.id(part.number), "direct": str(quotation.kind == "direct").lower()}
    if quotation.speaker:
        attributes["who"] = f"#{prefix}{quotation.speaker}"
    if part.number < part.of:
        attributes["next"] = f"#{prefix}{part.id(part.number + 1)}"
    if part.number > 1:
        attributes["prev"] = f"#{prefix}{part.id(part.number - 1)}"
    attributes["n"] = quotation.kind
    return "<said " + " ".join(f'{name}="{_attribute(value)}"' for name, value in attributes.items()) + ">"


def _text(words: str) -> str:
    escaped = _FORBIDDEN.sub("\ufffd", words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def _attribute(words: str) -> str:
    return _text(words).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
