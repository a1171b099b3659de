from dataclasses import replace
from random import Random

import pytest

from quotes.parsing.training.augmentation import (
    CONVENTIONS,
    Convention,
    augmented,
    capitals,
    heading,
    is_headline_like,
    requote,
    typographic_apostrophes,
    without_final_stop,
)
from tests.parsing.training.sentences import sentences

OWN = sentences()
QUOTED = OWN["own-6"]


@pytest.mark.parametrize(
    ("convention", "text"),
    [
        (Convention("«", "»", " "), "« Il pleut », dit Anne."),
        (Convention("«", "»"), "«Il pleut», dit Anne."),
        (Convention("“", "”"), "“Il pleut”, dit Anne."),
        (Convention("„", "“"), "„Il pleut“, dit Anne."),
        (Convention('"', '"'), '"Il pleut", dit Anne.'),
    ],
)
def test_marks_are_rewritten_in_any_convention(convention: Convention, text: str) -> None:
    changed = requote(QUOTED, convention)
    assert changed is not None
    assert changed.text == text
    assert [word.head for word in changed.words] == [word.head for word in QUOTED.words]


@pytest.mark.parametrize("first", CONVENTIONS)
@pytest.mark.parametrize("second", CONVENTIONS)
def test_any_convention_can_be_rewritten_in_any_other(first: Convention, second: Convention) -> None:
    once = requote(QUOTED, first)
    assert once is not None
    assert requote(once, second) == requote(QUOTED, second)


def test_a_sentence_without_paired_marks_is_left_alone() -> None:
    assert requote(OWN["own-1"], CONVENTIONS[0]) is None


def test_apostrophes_curl_in_tokens_and_words() -> None:
    changed = typographic_apostrophes(OWN["own-5"])
    assert changed is not None
    assert changed.text == "Le maire a lu l’article."
    assert "l’" in [word.form for word in changed.words]
    assert typographic_apostrophes(OWN["own-1"]) is None


def test_only_headlines_are_headline_like() -> None:
    assert [name for name in sorted(OWN) if is_headline_like(OWN[name])] == ["own-4"]


def test_a_headline_loses_its_stop() -> None:
    changed = without_final_stop(OWN["own-4"])
    assert changed is not None
    assert changed.text == "Travaux dans la rue"
    assert capitals(changed).text == "TRAVAUX DANS LA RUE"


def test_augmentation_is_the_same_for_the_same_seed() -> None:
    own = list(OWN.values())
    one, two = (augmented(own, Random(4), apostrophes=0.5, copies=2) for _ in range(2))
    assert one == two
    assert len(one) == len(own) + 4


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("name", sorted(OWN))
def test_a_heading_is_a_phrase_of_its_sentence_without_a_stop(name: str, seed: int) -> None:
    cut = heading(OWN[name], Random(seed))
    if cut is None:
        return
    assert cut.text[0].isupper()
    assert cut.text[1:] in OWN[name].text
    assert cut.text[-1] not in ".,;:!?"
    assert [word.head for word in cut.words].count(0) == 1
    assert max(word.head for word in cut.words) <= len(cut.words)


def test_some_sentences_give_headings() -> None:
    assert {name for name in OWN if heading(OWN[name], Random(1))}


def test_a_sentence_without_a_noun_gives_no_heading() -> None:
    alone = OWN["own-1"].with_words([replace(word, upos="PRON") for word in OWN["own-1"].words])
    assert heading(alone, Random(1)) is None
