from pathlib import Path

import pytest

from quotes.errors import ConlluError
from quotes.parsing.evaluation import evaluate, raw_text, score
from tests.parsing.training.sentences import CONLLU, sentences


def test_the_raw_text_is_the_sentences_joined() -> None:
    text = raw_text(CONLLU)
    assert text == " ".join(sentence.text for sentence in sentences().values()) + "\n"


def test_paragraphs_are_parted() -> None:
    parts = CONLLU.split("\n\n")
    parts[2] = "# newpar\n" + parts[2]
    assert raw_text("\n\n".join(parts)).count("\n\n") == 1


def test_gold_scores_a_hundred(tmp_path: Path) -> None:
    gold = tmp_path / "gold.conllu"
    gold.write_text(CONLLU + "\n", "utf-8")
    scores = evaluate(lambda _: CONLLU + "\n", gold)
    assert set(scores.as_dict().values()) == {100.0}


def test_subtypes_do_not_count_and_heads_do() -> None:
    loose = CONLLU.replace("\tobl:mod\t", "\tobl:arg\t") + "\n"
    assert score(CONLLU + "\n", loose).las == 100
    wrong = CONLLU.replace("3\tune\tun\tDET\t_\t_\t5", "3\tune\tun\tDET\t_\t_\t2").replace(
        "4\tune\tun\tDET\t_\t_\t5", "4\tune\tun\tDET\t_\t_\t3"
    )
    assert score(CONLLU + "\n", wrong + "\n").uas < 100


def test_another_text_cannot_be_scored() -> None:
    with pytest.raises(ConlluError, match="cannot be scored"):
        score(CONLLU + "\n", CONLLU.replace("souris", "ratons") + "\n")
