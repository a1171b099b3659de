from dataclasses import replace
from pathlib import Path

import pytest

from quotes.parsing.training.treebanks import (
    TreebankError,
    check_no_leak,
    format_sentence,
    harmonise_lemmas,
    parse_conllu,
    read_conllu,
    without_copies,
)
from tests.parsing.training.sentences import sentences

OWN = sentences()


def test_reading_keeps_the_text_and_the_words_behind_a_contraction() -> None:
    sentence = OWN["own-du"]
    assert sentence.text == "Le prix du pain monte."
    assert [word.form for word in sentence.words][2:4] == ["de", "le"]
    assert sentence.root == 6


@pytest.mark.parametrize("name", sorted(OWN))
def test_what_is_written_is_read_back(name: str) -> None:
    assert list(parse_conllu(format_sentence(OWN[name]))) == [OWN[name]]


def test_features_can_be_left_blank() -> None:
    assert "Number=Sing" in format_sentence(OWN["own-du"])
    assert "Number=Sing" not in format_sentence(OWN["own-du"], feats=False)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TreebankError, match=r"absent\.conllu"):
        read_conllu(tmp_path / "absent.conllu")


def test_a_leak_by_identifier_is_found() -> None:
    held = replace(OWN["own-2"], sent_id="other")
    check_no_leak([OWN["own-1"]], [held])
    with pytest.raises(TreebankError, match="own-3"):
        check_no_leak([OWN["own-3"]], [replace(OWN["own-1"], sent_id="own-3")])


def test_a_leak_by_text_is_found_whatever_the_punctuation() -> None:
    held = replace(OWN["own-3"], sent_id="test-3", tokens=OWN["own-3"].tokens[:-1])
    with pytest.raises(TreebankError, match="held out"):
        check_no_leak([OWN["own-3"]], [held])
    assert without_copies([OWN["own-3"], OWN["own-2"]], [held]) == [OWN["own-2"]]


def test_short_texts_may_recur() -> None:
    held = replace(OWN["own-1"], sent_id="test-1")
    check_no_leak([OWN["own-1"]], [held])


def test_lemmas_follow_the_core_treebanks() -> None:
    strange = OWN["own-8"].with_words(
        [replace(word, lemma="elle") if word.form == "il" else word for word in OWN["own-8"].words]
    )
    (mended,) = harmonise_lemmas([strange], [OWN["own-8"]])
    assert mended == OWN["own-8"]
