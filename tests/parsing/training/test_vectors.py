from pathlib import Path

import pytest

from quotes.parsing.training.recipe import Vectors
from quotes.parsing.training.vectors import convert_vectors
from quotes.parsing.training.word_properties import PROPERTIES, word_properties
from tests.parsing.training.tiny import FIRST_NAMES, LEXICON, write_vectors

torch = pytest.importorskip("torch")
_PREFIX = 4  # Stanza's own entries come first


@pytest.fixture
def properties(tmp_path: Path) -> dict[str, list[float]]:
    (tmp_path / "lexicon.tsv").write_text(LEXICON, "latin-1")
    (tmp_path / "names.csv").write_text(FIRST_NAMES, "utf-8")
    return word_properties(tmp_path / "lexicon.tsv", tmp_path / "names.csv")


def test_a_word_may_be_what_any_of_its_lines_says(properties: dict[str, list[float]]) -> None:
    assert {name for name, value in zip(PROPERTIES, properties["dit"], strict=False) if value > 0} == {
        "ind",
        "par",
        "m",
        "s",
    }
    assert {name for name, value in zip(PROPERTIES, properties["maire"], strict=False) if value > 0} == {
        "NOM",
        "m",
        "f",
        "s",
    }


def test_first_names_have_a_gender_each_in_its_measure(properties: dict[str, list[float]]) -> None:
    boys, girls = properties["camille"][-2:]
    assert 0 < boys < girls
    assert properties["chat"][-2:] == [0, 0]
    assert "rare" not in properties


def test_what_no_table_knows_has_zeros_not_noes(properties: dict[str, list[float]]) -> None:
    assert properties["anne"][:-2] == [0] * len(PROPERTIES)
    assert min(properties["chat"][:-2]) < 0


def test_sets_are_joined_and_the_second_adds_words(tmp_path: Path) -> None:
    first = write_vectors(tmp_path / "a.vec", ["le", "chat", "l'", "dort"], width=4)
    second = write_vectors(tmp_path / "b.vec", ["chat", "le", "dort", "l'", "chien", "!!", "loup"], width=5)
    known = convert_vectors([first, second], tmp_path / "v.pt", Vectors(words=5, dimensions=3), {"chat": [1.0, 0.0]})
    saved = torch.load(tmp_path / "v.pt", weights_only=False)
    words = saved["vocab"]["_id2unit"][_PREFIX:]
    assert words == ["le", "chat", "l'", "dort", "chien", "l’"]
    assert known == len(words)
    assert saved["emb"].shape == (_PREFIX + len(words), 3 + 2)
    assert saved["emb"][_PREFIX + 1, 3:].tolist() == [1, 0]
    assert torch.equal(saved["emb"][_PREFIX + 2], saved["emb"][_PREFIX + 5])


def test_one_set_is_taken_as_it_is(tmp_path: Path) -> None:
    only = write_vectors(tmp_path / "a.vec", ["le", "chat"], width=4)
    convert_vectors([only], tmp_path / "v.pt", Vectors(words=1, dimensions=2))
    saved = torch.load(tmp_path / "v.pt", weights_only=False)
    assert saved["emb"].shape == (_PREFIX + 2, 4)
