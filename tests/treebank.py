"""Texts with checked parses, so that rules are tested without a model.

The sentences and their trees are in treebank.conllu: each as the parser is given it, without quotation marks and with
`oui` for a folded quotation. Only the features that rules look at are there.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quotes.grammar.reading import Reading
from quotes.marks import pair_marks
from quotes.model.tree import Word
from quotes.parsing import align
from quotes.parsing.conllu import read_conllu
from quotes.skeleton import build_units
from quotes.text import paragraphs


@cache
def _trees() -> Mapping[str, tuple[Word, ...]]:
    return dict(read_conllu(Path(__file__).with_suffix(".conllu").read_text("utf-8")))


def tree_of(sentence: str) -> tuple[Word, ...]:
    """The checked parse of a sentence."""
    assert sentence in _trees(), f"add a parse of {sentence!r} to tests/treebank.conllu"
    return _trees()[sentence]


def read(raw: str) -> Reading:
    """A text as the stages behind the parser read it; its sentences must be in the treebank."""
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    units, _ = build_units(raw, spans, marks)
    return Reading(align(raw, spans, marks, units, [tree_of(unit.text) for unit in units]), marks)
