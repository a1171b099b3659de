"""Predictions from folders and lines, from extractions and from the plain format."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import InputError
from quotes.evaluation import read_gold, read_predictions, run_engine
from quotes.evaluation.prediction import PredictedQuotation, PredictedSpeaker
from quotes.model.result import Article
from tests.evaluation.material import TEXT, write_gold
from tests.fakes import flat_extractor


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold")


def _extraction(text: str = TEXT, name: str | None = "anne") -> dict[str, Any]:
    """An extraction whose quotation was written by hand."""
    made: dict[str, Any] = json.loads(flat_extractor().extract(text, article=Article(id=name)).model_dump_json())
    span = {"start": 0, "end": 16, "text": text[:16]}
    made["quotations"] = [
        {
            "id": "Q1", "kind": "direct", "content": [span], "verbatim": [span], "cue": None, "source": None,
            "speaker": "S1", "context": {}, "hearsay": False, "confidence": 0.5, "evidence": ["rule"],
        }
    ]  # fmt: skip
    made["speakers"] = [
        {
            "id": "S1", "name": "une voix", "aliases": [], "kind": "person", "status": "unnamed", "role": None,
            "affiliation": None, "mentions": [], "anonymity": {"flagged": True, "granted": span}, "evidence": [],
        }
    ]  # fmt: skip
    return made


_EXPECTED = PredictedQuotation(
    kind="direct",
    content=((0, 16),),
    verbatim=((0, 16),),
    speaker=PredictedSpeaker("une voix", anonymous=True, granted=True),
    confidence=0.5,
    evidence=("rule",),
)


def test_a_folder_of_extractions(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "anne.json").write_text(json.dumps(_extraction()), "utf-8")
    assert read_predictions(tmp_path, read_gold(gold)) == {"anne": (_EXPECTED,)}


def test_lines_of_extractions_of_which_some_are_not_annotated(gold: Path, tmp_path: Path) -> None:
    lines = [json.dumps(_extraction(name="autre")), "", json.dumps(_extraction())]
    path = tmp_path / "out.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert read_predictions(path, read_gold(gold)) == {"anne": (_EXPECTED,)}


def test_the_engine_runs_on_the_annotated_text(gold: Path) -> None:
    assert list(run_engine(flat_extractor(), read_gold(gold))) == ["anne"]


def test_marks_are_found_for_systems_that_do_not_list_them(gold: Path, tmp_path: Path) -> None:
    plain = {"quotations": [{"kind": "direct", "content": [[2, 14]]}, {"kind": "indirect", "content": [[17, 22]]}]}
    (tmp_path / "anne.json").write_text(json.dumps(plain), "utf-8")
    first, second = read_predictions(tmp_path, read_gold(gold))["anne"]
    assert (first.verbatim, second.verbatim) == (((0, 16),), ())
    assert first.confidence is None


def _entry(**changes: object) -> dict[str, object]:
    return {"quotations": [{"kind": "direct", "content": [[0, 16]], **changes}]}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (_entry(kind="spoken"), "quotations: 0: kind: Input should be"),
        (_entry(content=[["« Nous partons »", 1]]), "quotations: 0: content: 0: 0: Input should be a valid integer"),
        (_entry(cue=[5, 900]), "quotations 0: offsets 5, 900 are not in anne.txt"),
        ({"found": []}, "quotations: Field required"),
        ([], "Input should be"),
        (_extraction() | {"text_sha256": "0" * 64}, "was extracted from another text than anne.txt"),
        (_extraction() | {"issues": 1}, "not an extraction: issues: Input should be"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(value: object, told: str, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "anne.json").write_text(json.dumps(value), "utf-8")
    with pytest.raises(InputError) as caught:
        read_predictions(tmp_path, read_gold(gold))
    assert str(caught.value).startswith(f"{tmp_path / 'anne.json'}: {told}")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("{", "line 1"),
        (json.dumps(_extraction()) + "\n" + json.dumps(_extraction()), "line 2: article 'anne' a second time"),
        (json.dumps(_extraction(name=None)), "line 1: the extraction has no article id"),
        (json.dumps(_entry()), "line 1: not an extraction: text_sha256: Field required"),
        (json.dumps(_extraction("Un autre texte, assez long.")), "line 1: was extracted from another text"),
    ],
)
def test_what_is_wrong_in_a_line_is_named(lines: str, told: str, gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(lines, "utf-8")
    with pytest.raises(InputError, match=r"out\.jsonl") as caught:
        read_predictions(path, read_gold(gold))
    assert told in str(caught.value)


def test_no_predictions_at_all(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder or file"):
        read_predictions(tmp_path / "nowhere", read_gold(gold))
