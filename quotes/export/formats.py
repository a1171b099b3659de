"""The formats by name: into one file for all articles, or into a folder with a file for each."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO, TypeAlias

import regex

from quotes.errors import InputError
from quotes.export import brat, citron, ggt, schemaorg, tei, webannotation
from quotes.export.exported import Exported
from quotes.export.tables import QUOTATIONS, Provenance, quotation_rows

Writer: TypeAlias = Callable[[Iterable[Exported], TextIO], None]

_UNSAFE = regex.compile(r"[^\p{L}\p{N}._-]+")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_ONE_EACH: dict[str, tuple[str, Callable[[Exported], Any]]] = {
    "webannotation": (".jsonld", webannotation.annotation_page),
    "schemaorg": (".jsonld", schemaorg.graph),
    "citron": (".json", citron.document),
    "ggt": (".json", ggt.records),
}
TARGETS = ("webannotation", "hypothesis", "schemaorg", "brat", "tei", "csv", "ggt", "citron")


def write_file(target: str, items: Iterable[Exported], stream: TextIO) -> None:
    """Write all articles into one file.

    Raises:
        InputError: brat, which is a folder by nature; or a text is not at hand that the format needs.
    """
    if target == "brat":
        raise InputError("brat is a folder of .txt and .ann files: name a folder as the output")
    _FILES[target](items, stream)


def write_folder(target: str, items: Iterable[Exported], folder: Path) -> int:
    """Write a file for each article into a folder, which is made if need be; gives the number of articles.

    Raises:
        InputError: a text is not at hand that the format needs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    count = 0
    for item in items:
        stem = _stem(item.name, taken)
        taken.add(stem.casefold())
        for suffix, text in _parts(target, item):
            _write(folder / f"{stem}{suffix}", text)
        count += 1
    if target == "brat":
        _write(folder / "annotation.conf", brat.CONFIGURATION)
    return count


def _parts(target: str, item: Exported) -> Iterator[tuple[str, str]]:
    """The files of one article: suffix and text."""
    if target in _ONE_EACH:
        suffix, made = _ONE_EACH[target]
        yield suffix, _json(made(item)) + "\n"
    elif target == "brat":
        yield ".txt", item.raw("brat")
        yield ".ann", brat.annotations(item)
    elif target == "tei":
        yield ".xml", tei.tei(item)
    elif target == "hypothesis":
        yield ".jsonl", "".join(f"{_json(each, indent=None)}\n" for each in webannotation.hypothesis_payloads(item))
    else:
        stream = io.StringIO(newline="")
        _write_csv([item], stream)
        yield ".csv", stream.getvalue()


def _stem(name: str, taken: set[str]) -> str:
    """A file name of an article's name that is safe on every system, and not taken yet (in whatever case)."""
    stem = _UNSAFE.sub("-", name).strip("-.")[:120] or "article"
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each.casefold() not in taken)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(_encodable(text))


def _write_json(target: str) -> Writer:
    """One document: a page of all annotations, one graph, or an object with an entry for each article."""

    def write(items: Iterable[Exported], stream: TextIO) -> None:
        made: dict[str, Any] = {}
        for item in items:
            names = (item.name, *(f"{item.name}-{number}" for number in range(2, len(made) + 3)))
            made[next(name for name in names if name not in made)] = _ONE_EACH[target][1](item)
        stream.write(_json(_merged(target, made)) + "\n")

    return write


def _merged(target: str, made: dict[str, Any]) -> Any:
    documents = list(made.values())
    if target == "webannotation":
        entries = [entry for document in documents for entry in document["items"]]
        first = documents[0] if documents else {"id": "urn:uuid:00000000-0000-0000-0000-000000000000"}
        return {
            "@context": webannotation.CONTEXT,
            "id": first["id"],
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": entries,
        }
    if target == "schemaorg":
        return {"@context": schemaorg.CONTEXT, "@graph": [node for each in documents for node in each["@graph"]]}
    return documents[0] if target == "citron" and len(documents) == 1 else made


def _write_hypothesis(items: Iterable[Exported], stream: TextIO) -> None:
    for item in items:
        stream.writelines(_json(payload, indent=None) + "\n" for payload in webannotation.hypothesis_payloads(item))


def _write_tei(items: Iterable[Exported], stream: TextIO) -> None:
    todo = iter(items)
    first = next(todo, None)
    second = next(todo, None)
    if first is not None and second is None:
        stream.write(_encodable(tei.tei(first)))
        return
    given = [each for each in (first, second) if each is not None]
    stream.writelines(_encodable(piece) for piece in tei.tei_corpus([*given, *todo]))


def _write_csv(items: Iterable[Exported], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, [column.name for column in QUOTATIONS], lineterminator="\r\n")
    writer.writeheader()
    for item in items:
        writer.writerows(quotation_rows(item.extraction, Provenance(item.path, item.record)))


def _json(value: Any, indent: int | None = 2) -> str:
    return _encodable(json.dumps(value, ensure_ascii=False, indent=indent))


def _encodable(text: str) -> str:
    """UTF-8 has no lone surrogates: each becomes U+FFFD, so that offsets still hold."""
    return _SURROGATE.sub("\ufffd", text)


_FILES: dict[str, Writer] = {
    "webannotation": _write_json("webannotation"),
    "schemaorg": _write_json("schemaorg"),
    "citron": _write_json("citron"),
    "ggt": _write_json("ggt"),
    "hypothesis": _write_hypothesis,
    "tei": _write_tei,
    "csv": _write_csv,
}
