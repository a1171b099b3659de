"""`quotes explain`: rules with their reasons."""

import json
from pathlib import Path

import pytest

from quotes.pipeline import Extractor
from quotes.rulebook import rulebook
from tests.cli.conftest import Run
from tests.fakes import flat_extractor


@pytest.fixture(autouse=True)
def _without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.cli.explain.Extractor", flat_extractor)


@pytest.fixture
def titled(tmp_path: Path) -> Path:
    path = tmp_path / "roman.txt"
    path.write_text("Le village « de charme » est fermé depuis hier.", "utf-8")
    return path


def test_every_rule_of_the_book_says_why_and_stands_under_its_own_name() -> None:
    assert rulebook()
    for name, rule in rulebook().items():
        assert rule.id == name
        assert rule.why.endswith(".")


def test_marks_that_quote_nobody_are_explained(run: Run, titled: Path) -> None:
    answer = run("explain", titled)
    assert answer.exit_code == 0
    assert "not a quotation (scare)  « de charme »" in answer.stdout
    assert rulebook()["marks.scare"].why[:40] in answer.stdout


def test_json_names_rules_and_reasons(run: Run, titled: Path) -> None:
    record = json.loads(run("explain", titled, "--json").stdout)
    assert record["article"] == "roman"
    (refused,) = record["not_quotes"]
    assert refused["rules"] == {"marks.scare": rulebook()["marks.scare"].why}


@pytest.fixture
def named(tmp_path: Path) -> Path:
    path = tmp_path / "rails.txt"
    path.write_text("Son nom : « Rails vivants ».", "utf-8")
    return path


def test_what_a_rule_beat_is_told_with_its_own_rules(run: Run, named: Path) -> None:
    told = run("explain", named).stdout
    assert "beat  « Rails vivants »" in told
    assert told.index("marks.name") < told.index("beat") < told.index("content.colon")


def test_json_tells_what_was_beaten(run: Run, named: Path) -> None:
    record = json.loads(run("explain", named, "--json").stdout)
    ((beaten,),) = (each["beaten"] for each in record["not_quotes"])
    assert beaten["content"] == ["« Rails vivants »"]
    assert beaten["rules"]["content.colon"] == rulebook()["content.colon"].why


def test_a_quotation_that_is_not_there_is_wrong_usage(run: Run, titled: Path) -> None:
    answer = run("explain", titled, "--only", "Q7")
    assert answer.exit_code == 2
    assert "there is no quotation Q7" in answer.stderr


def test_an_article_that_cannot_be_read_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    assert run("explain", tmp_path / "nowhere.txt").exit_code == 1


@pytest.mark.model
def test_a_quotation_is_explained_with_its_speaker(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, extractor: Extractor
) -> None:
    monkeypatch.setattr("quotes.cli.explain.Extractor", lambda **_: extractor)
    answer = run("explain", article, "--only", "Q1")
    assert "Q1 direct" in answer.stdout
    assert "Anne Roche is named" in answer.stdout


@pytest.mark.model
def test_the_reading_that_a_quotation_beat_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Extractor
) -> None:
    monkeypatch.setattr("quotes.cli.explain.Extractor", lambda **_: extractor)
    article = tmp_path / "gare.txt"
    article.write_text("La cheffe de gare a dénoncé une « panique absurde », a indiqué Nora Vidal.", "utf-8")
    (quotation,) = json.loads(run("explain", article, "--json").stdout)["quotations"]
    (beaten,) = quotation["beaten"]
    assert (beaten["content"], beaten["cue"]) == (["une « panique absurde »"], "a dénoncé")
    assert "content.complement" in beaten["rules"]
