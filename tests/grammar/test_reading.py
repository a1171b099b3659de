"""Sentences with their marks put back, and what stands between the marks."""

import pytest

from tests.treebank import read

WOVEN = "Le maire juge la neige « très lente » et la digue « sûre »."
FOLDED = "Le maire précise : « La neige tombe. La digue tient. »"


def test_marks_open_and_close_at_their_tokens() -> None:
    view = read(WOVEN).view(0)
    opens = {view[index].text: marks for index, marks in view.opens.items()}
    closes = {view[index].text: marks for index, marks in view.closes.items()}
    assert opens == {"très": (0,), "sûre": (1,)}
    assert closes == {"lente": (0,), "sûre": (1,)}


def test_a_folded_quotation_opens_and_closes_at_its_placeholder() -> None:
    reading = read(FOLDED)
    view = reading.view(0)
    placeholder = reading.opening_token[0]
    assert view[placeholder].quoted == 0
    assert view.opens[placeholder] == view.closes[placeholder] == (0,)
    assert view.marked(placeholder) == 0


def test_the_inside_of_a_folded_quotation_is_not_marked_in_its_own_sentence() -> None:
    reading = read(FOLDED)
    inside = reading.view(1)
    assert inside.sentence.within == 0
    assert all(inside.marked(token.index) is None for token in inside.tokens)


def test_sentences_at_the_same_depth_follow_each_other() -> None:
    reading = read("Le maire précise : « La neige tombe. La digue tient. » La neige tombe, précise le maire.")
    following = reading.following(0)
    assert following is not None
    assert following.sentence.within is None
    assert following[following.first].text == "La"
    inside = next(sentence for sentence in reading.tree.sentences if sentence.within == 0)
    inner = reading.following(inside.index)
    assert inner is not None
    assert inner.sentence.within == 0
    assert inner[inner.last_word].text == "tient"


@pytest.mark.parametrize(
    ("raw", "clause", "complete", "words"),
    [
        (WOVEN, False, False, 2),
        (FOLDED, True, True, 6),
        ("Le maire « ne craint pas la neige » de saison.", True, False, 5),
        ("Le maire craint une neige « qui tombe ».", True, False, 2),
    ],
)
def test_what_stands_between_marks(raw: str, clause: bool, complete: bool, words: int) -> None:
    quoted = read(raw).quoted
    assert (quoted.is_clause(0), quoted.is_complete(0), quoted.word_count(0)) == (clause, complete, words)


def test_the_marks_over_a_stretch_come_from_the_outside_in() -> None:
    raw = "« La neige que le maire dit « très lente » tombe. »"
    reading = read(raw)
    at = raw.index("très")
    assert [mark.index for mark in reading.marks_over(at, at + 4)] == [0, 1]
    assert [mark.index for mark in reading.marks_over(0, 4)] == [0]


def test_an_insertion_may_begin_behind_punctuation_or_a_mark() -> None:
    view = read("La neige tombe, précise le maire.").view(0)
    assert [token.text for token in view.tokens if view.at_edge(token.index)] == ["La", "précise"]
