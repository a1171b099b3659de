"""`quotes evaluate`: what it prints, the files it writes, its exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.evaluation.material import EXPECTED, GOLD, PREDICTIONS, write_gold
from tests.fakes import flat_extractor


def test_the_figures_are_printed_with_the_commonest_mistakes(run: Run) -> None:
    answer = run("evaluate", GOLD, PREDICTIONS)
    assert answer.exit_code == 0
    assert "attribution            55.6    55.6   55.6" in answer.stdout
    assert "2  wrong kind: mixed taken for indirect" in answer.stdout
    assert "[[" not in answer.stdout
    assert answer.stderr == "quotes: no prediction for pluie; counted as if nothing were found in it\n"


def test_json_holds_the_same_figures(run: Run) -> None:
    record = json.loads(run("evaluate", GOLD, PREDICTIONS, "--json").stdout)
    assert record["figures"] == json.loads(EXPECTED.read_text("utf-8"))
    assert set(record["articles"]) == {"barrage", "chorale", "pluie"}
    assert "mistakes" not in record
    assert len(json.loads(run("evaluate", GOLD, PREDICTIONS, "--json", "--errors").stdout)["mistakes"]) == 18


def test_errors_are_listed_with_their_context(run: Run) -> None:
    answer = run("evaluate", GOLD, PREDICTIONS, "--errors")
    assert "tient le café «Au Goujon». [[«C'est toute la vallée qui va sentir la vase»]], soupire-t-il" in answer.stdout
    assert "annotated: Armand Garance [named], source 'il'" in answer.stdout


def test_without_predictions_the_engine_runs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.cli.evaluate.Extractor", flat_extractor)
    answer = run("evaluate", GOLD, "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["unanswered"] == []


def test_check_only_validates(run: Run, tmp_path: Path) -> None:
    answer = run("evaluate", GOLD, "--check")
    assert answer.exit_code == 0
    assert answer.stdout == "3 articles, 12 quotations: 5 direct, 3 mixed, 4 indirect; 4 from anonymous sources\n"
    value: dict[str, list[object]] = {"speakers": [], "quotations": [], "not_quotes": []}
    answer = run("evaluate", write_gold(tmp_path / "gold", value), "--check")
    assert "anne: marks in neither verbatim nor not_quotes: « Nous partons »" in answer.stdout


def test_the_report_is_a_page(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", GOLD, PREDICTIONS, "--report", "page.html").exit_code == 0
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_gate_opens_at_the_floors_and_shuts_below(run: Run, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert run("evaluate", GOLD, PREDICTIONS, "--gate", floors, "--update-floors").exit_code == 0
    answer = run("evaluate", GOLD, PREDICTIONS, "--gate", floors)
    assert answer.exit_code == 0
    assert "gate: at or above every floor" in answer.stdout
    value = json.loads(floors.read_text("utf-8"))
    value["floors"]["marks"] = 99.0
    floors.write_text(json.dumps(value), "utf-8")
    answer = run("evaluate", GOLD, PREDICTIONS, "--gate", floors)
    assert answer.exit_code == 1
    assert "quotes: gate: marks is 77.8, its floor is 99.0" in answer.stderr
    assert run("evaluate", GOLD, PREDICTIONS, "--gate", floors, "--update-floors").exit_code == 1
    assert run("evaluate", GOLD, PREDICTIONS, "--gate", floors, "--update-floors", "--allow-lower").exit_code == 0
    assert run("evaluate", GOLD, PREDICTIONS, "--gate", floors).exit_code == 0


def test_the_gate_shuts_on_other_gold(run: Run, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"gold_sha256": "0" * 64, "floors": {"marks": 0}}), "utf-8")
    answer = run("evaluate", GOLD, PREDICTIONS, "--gate", floors, "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["gate"] == {"passed": False, "gold_changed": True, "below": []}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "no such folder of annotated articles"),
        ((GOLD, "nowhere"), "no such folder or file of predictions"),
        ((GOLD, PREDICTIONS, "--gate", "nowhere.json"), "nowhere.json: cannot be read"),
        ((GOLD, PREDICTIONS, "--update-floors"), "needs --gate"),
        ((GOLD, PREDICTIONS, "--gate", "floors.json", "--allow-lower"), "needs --update-floors"),
        ((GOLD, PREDICTIONS, "--report", "nowhere/page.html"), "cannot write"),
        ((), "Missing argument"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str | Path, ...], told: str, run: Run) -> None:
    answer = run("evaluate", *arguments)
    assert answer.exit_code == 2
    assert told in " ".join(answer.stderr.split())


def test_no_model_is_exit_code_3(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", GOLD, "--model", tmp_path).exit_code == 3
