"""Words are placed in the raw text, whatever the parser makes of the sentence."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.marks import pair_marks
from quotes.model.tree import Tree, Word
from quotes.parsing import align
from quotes.skeleton import build_units
from quotes.text import paragraphs
from tests.builders import parsed
from tests.fakes import FlatParser
from tests.strategies import troubled

RAW = "« Nous partons demain », a dit l’élu du «\u202fbloc\u202f»."
FRAME = """
    oui    oui    INTJ  4 discourse
    ,      ,      PUNCT 1 punct
    a      avoir  AUX   4 aux:tense
    dit    dire   VERB  0 root       VerbForm=Part|Tense=Past
    l'     le     DET   6 det
    élu    élu    NOUN  4 nsubj
    du|de  de     ADP   9 case
    ~|le   le     DET   9 det
    bloc   bloc   NOUN  6 nmod
    .      .      PUNCT 4 punct
"""
INSIDE = """
    Nous    nous   PRON 2 nsubj
    partons partir VERB 0 root
    demain  demain ADV  2 advmod
"""


@pytest.fixture(scope="module")
def tree() -> Tree:
    return parsed(RAW, FRAME, INSIDE)[0]


def test_tokens_point_at_their_words(tree: Tree) -> None:
    assert [RAW[t.start : t.end] for t in tree.tokens] == [
        "« Nous partons demain »", ",", "a", "dit", "l’", "élu", "du", "du", "bloc", ".", "Nous", "partons", "demain",
    ]  # fmt: skip
    assert [t.text for t in tree.tokens[6:8]] == ["de", "le"]


def test_heads_count_through_the_article(tree: Tree) -> None:
    assert [t.head for t in tree.tokens] == [3, 0, 3, 3, 5, 3, 8, 8, 5, 3, 11, 11, 11]
    assert [tree.tokens[s.first].text for s in tree.sentences] == ["oui", "Nous"]


def test_a_token_knows_its_mark_and_a_placeholder_its_quotation(tree: Tree) -> None:
    assert tree.tokens[0].quoted == 0
    assert tree.tokens[0].mark is None
    assert [t.mark for t in tree.tokens[1:]] == [None] * 7 + [1, None] + [0] * 3
    assert [s.within for s in tree.sentences] == [None, 0]


def test_the_innermost_of_nested_marks_counts() -> None:
    raw = "Il «a “bien ‹vu›” lui» oui."
    rows = ["Il", "a", "bien", "vu", "lui", "oui", "."]
    tree, marks = parsed(raw, "\n".join(f"{row} {row} X 0 root" for row in rows))
    assert len(marks) == 3
    assert [t.mark for t in tree.tokens] == [None, 0, 1, 2, 0, None, None]


_ODD_WORD = st.builds(
    lambda start, length, head: Word(start, start + length, "x", "x", "X", {}, head, "dep"),
    st.integers(-3, 40), st.integers(-3, 10), st.integers(-5, 40),
)  # fmt: skip


@given(troubled, st.lists(_ODD_WORD, max_size=6))
@example("« A b c. » d", [Word(9, 2, "x", "x", "X", {}, 7, "dep")])
def test_tokens_stay_inside_their_sentence_and_in_order(raw: str, odd: list[Word]) -> None:
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    units, _ = build_units(raw, spans, marks)
    parses = FlatParser().parse([unit.text for unit in units])
    parses[:1] = [tuple(odd)] * len(parses[:1])
    tree = align(raw, spans, marks, units, parses)
    for sentence in tree.sentences:
        tokens = tree.of(sentence)
        assert all(sentence.start <= t.start < t.end <= sentence.end for t in tokens)
        assert all(sentence.first <= t.head < sentence.stop for t in tokens)
        assert all(a.start <= b.start for a, b in pairwise(tokens))
    for token in tree.tokens:
        around = [m for m in marks if m.inner_start <= token.start < m.inner_end]
        if token.quoted is None:
            assert token.mark == (max(m.index for m in around) if around else None)


def test_the_evened_text_has_the_accents_of_its_words() -> None:
    tree, _ = parsed("A Bercy.", "A à ADP 2 case\nBercy Bercy PROPN 0 root\n. . PUNCT 2 punct")
    assert (tree.raw, tree.plain, tree.tokens[0].text) == ("A Bercy.", "À Bercy.", "À")


def test_a_contracted_article_stays_as_it_is_written() -> None:
    tree, _ = parsed("Au port.", "Au|À à ADP 3 case\n~|le le DET 3 det\nport port NOUN 0 root\n. . PUNCT 3 punct")
    assert tree.plain == "Au port."
