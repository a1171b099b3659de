from random import Random

import pytest

from quotes.parsing.training.clauses import reporting_clause, source_phrase
from quotes.parsing.training.incises import folded_report, is_wrappable, turn_incise, without_marks, wrapped
from quotes.parsing.training.treebanks import Sentence
from tests.parsing.training.sentences import sentences

OWN = sentences()


def is_tree(sentence: Sentence) -> bool:
    heads = [word.head for word in sentence.words]
    for start in range(1, len(heads) + 1):
        place, steps = start, 0
        while place and steps <= len(heads):
            place, steps = heads[place - 1], steps + 1
        if place:
            return False
    return heads.count(0) == 1


def test_a_reversed_incise_is_turned() -> None:
    turned = turn_incise(OWN["own-7"])
    assert turned is not None
    words = turned.words
    assert words[turned.root - 1].form == "partons"
    said = next(word for word in words if word.form == "dit")
    assert (said.head, said.deprel) == (turned.root, "parataxis:insert")
    assert words[-1].head == turned.root
    assert is_tree(turned)


@pytest.mark.parametrize("name", sorted(set(OWN) - {"own-7"}))
def test_other_sentences_are_not_turned(name: str) -> None:
    assert turn_incise(OWN[name]) is None


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", ["own-2", "own-3", "own-8", "own-du"])
def test_wrapped_sentences_are_trees(name: str, seed: int) -> None:
    assert is_wrappable(OWN[name])
    said = wrapped(OWN[name], Random(seed))
    assert is_tree(said)
    assert said.text.endswith(".")
    forms = [word.form for word in said.words]
    for word in OWN[name].words[1:-1]:
        assert word.form in {*forms, ","}


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", ["own-2", "own-3"])
def test_without_marks_a_report_is_the_same_tree_without_them(name: str, seed: int) -> None:
    said = wrapped(OWN[name], Random(seed))
    bare = without_marks(said)
    assert is_tree(bare)
    assert not set('«»“”„"‹›') & set(bare.text)
    kept = [word for word in said.words if word.form not in '«»“”„"‹›']
    assert [word.form for word in bare.words] == [word.form for word in kept]
    assert [bare.words[w.head - 1].form if w.head else "" for w in bare.words] == [
        said.words[w.head - 1].form if w.head else "" for w in kept
    ]
    assert "  " not in bare.text


@pytest.mark.parametrize("seed", range(60))
def test_folded_reports_are_trees_around_one_word(seed: int) -> None:
    report = folded_report(seed, Random(seed))
    assert is_tree(report)
    assert [word.form for word in report.words].count("oui") == 1
    assert "oui" in report.text.replace(",", " ").replace(".", " ").split()


@pytest.mark.parametrize("name", ["own-4", "own-6"])
def test_headlines_and_quotations_are_not_wrapped(name: str) -> None:
    assert not is_wrappable(OWN[name])


@pytest.mark.parametrize("seed", range(40))
def test_the_grammar_makes_phrases_with_one_head(seed: int) -> None:
    random = Random(seed)
    for phrase in (
        reporting_clause(random, inverted=True),
        reporting_clause(random, inverted=False),
        source_phrase(random),
    ):
        words = [word for token in phrase for word in token.words]
        assert [word.head for word in words].count(0) == 1
        assert all(0 <= word.head <= len(words) for word in words)
