"""Standoff as brat reads it: numbers, fragments, references, and a configuration that knows every type."""

from itertools import pairwise
from typing import Any

import pytest
import regex
from hypothesis import given

from quotes.export.brat import CONFIGURATION, annotations
from quotes.export.exported import Exported
from tests.archive.material import made
from tests.export.material import fixtures, trouble
from tests.strategies import troubled

ITEMS = [*fixtures(), trouble()]
_BOUND = regex.compile(r"(T\d+)\t([A-Za-z]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = regex.compile(r"(R\d+)\t([A-Za-z]+) Arg1:(T\d+) Arg2:(T\d+)")
_ATTRIBUTE = regex.compile(r"(A\d+)\t([A-Za-z]+) (T\d+)(?: (\w+))?")
_NOTE = regex.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t.+")


def _read(raw: str, standoff: str) -> dict[str, Any]:
    """Read standoff with the checks that brat's own reader makes; gives text-bound annotations and relations."""
    bound: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    seen: set[str] = set()
    links: list[tuple[str, str, str]] = []
    assert standoff == "" or standoff.endswith("\n")
    for line in standoff.split("\n")[:-1]:
        assert len(line.splitlines()) == 1
        number = line.split("\t")[0]
        assert number not in seen
        seen.add(number)
        if found := _BOUND.fullmatch(line):
            places = [(int(a), int(b)) for a, b in (each.split() for each in found[3].split(";"))]
            assert all(0 <= a < b <= len(raw) for a, b in places)
            assert all(before[1] < after[0] for before, after in pairwise(places))
            assert found[4] == " ".join(raw[a:b] for a, b in places)
            bound[number] = (found[2], places)
        elif found := _RELATION.fullmatch(line):
            links.append((found[2], found[3], found[4]))
            assert found[3] in bound
            assert found[4] in bound
        elif found := _ATTRIBUTE.fullmatch(line) or _NOTE.fullmatch(line):
            assert found[2 if number.startswith("#") else 3] in bound
        else:
            raise AssertionError(line)
    return {"bound": bound, "links": links}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_brat_reads_it_and_finds_the_quotations_again(item: Exported) -> None:
    raw = item.text or ""
    found = _read(raw, annotations(item))
    contents = [places for kind, places in found["bound"].values() if kind in {"Direct", "Mixed", "Indirect"}]
    for quotation, places in zip(item.extraction.quotations, contents, strict=True):
        inside = {n for span in quotation.content for n in range(span.start, span.end)}
        fragments = {n for start, end in places for n in range(start, end)}
        assert fragments <= inside
        assert all(raw[n].isspace() or raw[n : n + 1].splitlines() == [""] for n in inside - fragments)
        assert {places[0][0], places[-1][1]} == {quotation.content[0].start, quotation.content[-1].end}
    assert sum(kind == "Says" for kind, _, _ in found["links"]) == sum(
        quotation.source is not None for quotation in item.extraction.quotations
    )


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_the_configuration_knows_every_type(item: Exported) -> None:
    sections = dict(regex.findall(r"\[(\w+)\]\n([^\[]*)", CONFIGURATION))
    known = {
        "T": sections["entities"].split(),
        "R": [line.split("\t")[0] for line in sections["relations"].splitlines() if line],
        "A": [line.split("\t")[0] for line in sections["attributes"].splitlines() if line],
    }
    for line in annotations(item).splitlines():
        number, rest = line.split("\t", 1)
        assert number[0] == "#" or rest.split(" ")[0] in known[number[0]]


@given(troubled)
def test_any_text_can_be_annotated(text: str) -> None:
    raw = f"« oui{text}non »"
    _read(raw, annotations(Exported(made(raw, (raw, "Ana")), raw)))
