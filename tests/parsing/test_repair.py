"""Tokens that a tokenizer leaves glued are split, and the tree stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model.tree import Word
from quotes.parsing.repair import repair


def word(form: str, start: int, head: int) -> Word:
    return Word(start, start + len(form), form, form.lower(), "X", {}, head, "dep" if head >= 0 else "root")


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("poursuit-elle", ["poursuit", "-elle"]),
        ("demande-t-il", ["demande", "-t-il"]),
        ("assure-t-on", ["assure", "-t-on"]),
        ("reçu:", ["reçu", ":"]),
        ("partir,", ["partir", ","]),
        ("fort-sources", ["fort", "-", "sources"]),
        ("open-source", ["open-source"]),
        ("Yahoo", ["Yahoo"]),
        ("peut-être", ["peut-être"]),
        ("12:30", ["12:30"]),
    ],
)
def test_glued_tokens_are_split_where_they_are_written(form: str, parts: list[str]) -> None:
    found = repair([word(form, 4, -1)])
    assert [w.text for w in found] == parts
    assert "".join(form[w.start - 4 : w.end - 4] for w in found) == form
    assert [w.head for w in found] == [-1, *[0] * (len(parts) - 1)]


def test_heads_are_counted_anew() -> None:
    found = repair([word("oui", 0, 1), word("dit-elle", 4, -1), word("hier", 13, 1)])
    assert [(w.text, w.head) for w in found] == [("oui", 1), ("dit", -1), ("-elle", 1), ("hier", 1)]


def test_a_word_of_a_written_token_is_left_alone() -> None:
    parts = [Word(0, 2, "de", "de", "ADP", {}, 1, "case"), Word(0, 2, "le,", "le", "DET", {}, -1, "root")]
    assert repair(parts) == tuple(parts)


FORMS = st.sampled_from(("dit-il", "reçu:", "oui", "a-t-on", "!", "..."))


@given(st.lists(FORMS, max_size=6), st.lists(st.integers(-1, 5), min_size=6, max_size=6))
def test_every_head_stays_in_the_sentence(forms: list[str], heads: list[int]) -> None:
    rows = enumerate(zip(forms, heads, strict=False))
    found = repair([word(form, 10 * place, head if head < len(forms) else -1) for place, (form, head) in rows])
    assert all(-1 <= w.head < len(found) for w in found)
    assert [(w.start, w.end) for w in found] == sorted((w.start, w.end) for w in found)


def test_a_preposition_without_its_accent_is_given_it() -> None:
    preposition = Word(0, 1, "A", "à", "ADP", {}, 1, "case")
    verb = Word(0, 1, "A", "avoir", "AUX", {}, 1, "aux")
    assert [repair([w, word("Bercy", 2, -1)])[0].text for w in (preposition, verb)] == ["À", "A"]
