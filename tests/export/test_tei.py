"""TEI: valid against the part of its grammar that is used, and the article can be read back from it."""

from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import InputError
from quotes.export.exported import Exported
from quotes.export.tei import tei, tei_corpus
from quotes.model.span import Span
from tests.archive.material import made
from tests.export.material import fixtures, trouble
from tests.strategies import troubled

etree = pytest.importorskip("lxml.etree")
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "tei.rng"))
ITEMS = [*fixtures(), trouble()]
_NS = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _parsed(document: str) -> Any:
    tree = etree.fromstring(document.encode("utf-8"))
    assert GRAMMAR.validate(tree), GRAMMAR.error_log
    names = {element.get(_ID) for element in tree.iter() if element.get(_ID)}
    for element in tree.iter(f"{_NS}said"):
        for attribute in ("who", "next", "prev"):
            assert (element.get(attribute) or "#").removeprefix("#") in names | {""}
    return tree


def _words(raw: str) -> str:
    """The characters of the paragraphs, with what XML cannot hold replaced."""
    return _FORBIDDEN.sub("\ufffd", "".join(line for line in regex.split(r"[\r\n]+", raw) if line.strip()))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_the_text_can_be_read_back(item: Exported) -> None:
    body = _parsed(tei(item)).find(f".//{_NS}body")
    assert "".join("".join(p.itertext()) for p in body.iter(f"{_NS}p")) == _words(item.text or "")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_every_quotation_can_be_read_back(item: Exported) -> None:
    tree = _parsed(tei(item))
    for quotation in item.extraction.quotations:
        parts = [e for e in tree.iter(f"{_NS}said") if e.get(_ID).split(".")[0] == quotation.id]
        assert "".join("".join(e.itertext()) for e in parts) == "".join(_words(s.text) for s in quotation.content)
        assert {e.get("who") for e in parts} == {f"#{quotation.speaker}" if quotation.speaker else None}
        assert {e.get("direct") for e in parts} == {str(quotation.kind == "direct").lower()}
        linked = [e.get("next", "").removeprefix("#") for e in parts[:-1]]
        assert linked == [e.get(_ID) for e in parts[1:]]


def test_only_the_named_have_a_name() -> None:
    tree = _parsed(tei(trouble()))
    assert [e.text for e in tree.iter(f"{_NS}persName")] == ["Anne Roche"]
    notes = {e.get("type"): e.text for e in tree.iter(f"{_NS}note")}
    assert notes == {"description": "un cadre", "role": "cadre", "granted": "maire", "reason": "Selon"}


def test_several_articles_are_a_corpus() -> None:
    tree = _parsed("".join(tei_corpus(ITEMS[:3])))
    assert len(tree.findall(f"{_NS}TEI")) == 3


def test_without_text_there_is_no_tei() -> None:
    with pytest.raises(InputError, match="needs the article's text"):
        tei(Exported(trouble().extraction))


@given(troubled, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=6))
def test_crossing_quotations_come_out_well_nested(text: str, places: list[tuple[int, int]]) -> None:
    raw = f"oui{text}non"
    extraction = made(raw, *[(raw, "Ana") for _ in places])
    cut = [
        each.model_copy(update={"content": (Span.of(raw, min(start, len(raw) - 1), min(start + size, len(raw))),)})
        for each, (start, size) in zip(extraction.quotations, places, strict=True)
    ]
    item = Exported(extraction.model_copy(update={"quotations": tuple(cut)}), raw)
    tree = _parsed(tei(item))
    body = tree.find(f".//{_NS}body")
    assert "".join("".join(p.itertext()) for p in body.iter(f"{_NS}p")) == _words(raw)
