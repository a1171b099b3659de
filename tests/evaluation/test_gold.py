"""Reading annotations: what is right is read, what is wrong is named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import InputError
from quotes.evaluation import read_gold
from quotes.evaluation.gold import fingerprint
from tests.evaluation.material import GOLD, TEXT, annotation, write_gold


def test_places_become_offsets_of_the_text_as_it_is(tmp_path: Path) -> None:
    (article,) = read_gold(write_gold(tmp_path))
    first, second = article.quotations
    assert [TEXT[a:b] for a, b in first.content] == ["« Nous partons »"]
    assert [TEXT[slice(*span)] for span in (second.cue, second.source) if span] == ["ajoute", "Un voisin"]
    assert second.speaker
    assert second.speaker.granted == "sous couvert d'anonymat"
    assert [quotation.anonymous for quotation in article.quotations] == [False, True]


def test_an_occurrence_is_counted_from_one_and_line_ends_stay(tmp_path: Path) -> None:
    text = "Il dit oui.\r\nElle dit oui."
    value = {"speakers": [], "quotations": [], "not_quotes": [{"span": ["oui", 2], "reason": "term"}]}
    (article,) = read_gold(write_gold(tmp_path, value, text))
    assert article.text == text
    assert article.not_quotes == ((22, 25),)


def test_offsets_are_taken_as_they_are(tmp_path: Path) -> None:
    value = annotation()
    value["not_quotes"] = [{"span": [0, 3], "reason": "term"}]
    (article,) = read_gold(write_gold(tmp_path, value))
    assert article.not_quotes == ((0, 3),)


def _quotation(value: dict[str, Any], **changes: object) -> None:
    value["quotations"][0].update(changes)


def _speaker(value: dict[str, Any], **changes: object) -> None:
    value["speakers"][0].update(changes)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            lambda v: _quotation(v, kind="spoken"),
            "quotations: Q1: kind: Input should be 'direct', 'mixed' or 'indirect'",
        ),
        (lambda v: v["quotations"][0].pop("speaker"), "quotations: Q1: speaker: Field required"),
        (lambda v: _quotation(v, speeker="S1"), "quotations: Q1: speeker: Extra inputs are not permitted"),
        (lambda v: _quotation(v, speaker="S9"), "quotation Q1: speaker 'S9' is not listed"),
        (lambda v: _quotation(v, content=[]), "quotation Q1: no content"),
        (lambda v: _quotation(v, verbatim=[]), "quotation Q1: direct without verbatim"),
        (
            lambda v: _quotation(v, content=[["Nous partons", 2]]),
            "quotation Q1: content: occurrence 2 of 'Nous partons'",
        ),
        (
            lambda v: _quotation(v, content=[["Nous partons", 0]]),
            "quotation Q1: content: occurrence 0 of 'Nous partons'",
        ),
        (lambda v: _quotation(v, content=[["", 1]]), "quotation Q1: content: an empty stretch"),
        (lambda v: _quotation(v, content=[[5, 4000]]), "quotation Q1: content: offsets 5, 4000 are not in the text"),
        (lambda v: _quotation(v, cue=["a", "n"]), "quotation Q1: cue: the context 'n' does not hold 'a'"),
        (lambda v: _quotation(v, cue=["a", "a"]), "quotation Q1: cue: the context 'a' occurs"),
        (lambda v: _quotation(v, id="Q2"), "quotation Q2: listed twice"),
        (lambda v: _speaker(v, id="S2"), "speaker S2: listed twice"),
        (lambda v: _speaker(v, name=" "), "speaker S1: has no name"),
        (lambda v: _speaker(v, status="anonymous"), "speakers: S1: status: Input should be"),
        (lambda v: _speaker(v, granted="sans nom"), "speaker S1: granted 'sans nom' is not in the text"),
        (lambda v: v["not_quotes"].append({"span": ["rien", 1]}), "not_quotes 1: occurrence 1 of 'rien'"),
        (lambda v: v.pop("speakers"), "speakers: Field required"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_entry(
    spoil: Callable[[dict[str, Any]], object], told: str, tmp_path: Path
) -> None:
    value = annotation()
    spoil(value)
    with pytest.raises(InputError) as caught:
        read_gold(write_gold(tmp_path, value))
    assert str(caught.value).startswith(f"{tmp_path / 'anne.json'}: {told}")


def test_a_folder_without_gold_and_files_that_are_none_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_gold(tmp_path / "nowhere")
    with pytest.raises(InputError, match="holds no annotated article"):
        read_gold(tmp_path)
    folder = write_gold(tmp_path / "gold")
    (folder / "anne.json").write_text("{", "utf-8")
    with pytest.raises(InputError, match=r"anne\.json: not JSON"):
        read_gold(folder)
    (folder / "anne.json").write_bytes(b'{"\xff": 1}')
    with pytest.raises(InputError, match=r"anne\.json: not UTF-8 \(byte 2\)"):
        read_gold(folder)
    (folder / "anne.txt").unlink()
    with pytest.raises(InputError, match=r"anne\.txt is not beside it"):
        read_gold(folder)


def test_the_fingerprint_changes_with_words_not_with_layout(tmp_path: Path) -> None:
    before = fingerprint(read_gold(write_gold(tmp_path)))
    (tmp_path / "anne.json").write_text(json.dumps(annotation(), indent=4, sort_keys=True), "utf-8")
    assert fingerprint(read_gold(tmp_path)) == before
    write_gold(tmp_path, text=TEXT + " ")
    assert fingerprint(read_gold(tmp_path)) != before
    value = annotation()
    value["quotations"] = []
    assert fingerprint(read_gold(write_gold(tmp_path, value))) != before


def test_marks_that_the_annotation_forgot_are_found(tmp_path: Path) -> None:
    assert [article.unlisted_marks() for article in read_gold(GOLD)] == [[], [], []]
    value = annotation()
    value["quotations"] = []
    (article,) = read_gold(write_gold(tmp_path, value))
    assert [TEXT[slice(*span)] for span in article.unlisted_marks()] == ["« Nous partons »"]
