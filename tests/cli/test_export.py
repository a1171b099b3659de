"""`quotes export`: one file or a folder, from articles and from results."""

import json
from pathlib import Path

import pytest

from quotes.export.formats import TARGETS
from tests.archive.material import made
from tests.cli.conftest import ARTICLE, Run
from tests.fakes import flat_extractor


@pytest.fixture(autouse=True)
def _flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.cli.gathered.Extractor", flat_extractor)


@pytest.mark.parametrize("target", TARGETS)
def test_an_article_in_every_format(run: Run, article: Path, target: str) -> None:
    assert run("export", article, "--to", target, "-o", "out/").exit_code == 0
    assert list(Path("out").iterdir())
    if target != "brat":
        to_stdout = run("export", article, "--to", target)
        assert to_stdout.exit_code == 0
        assert run("export", article, "--to", target, "-o", "file").exit_code == 0
        assert Path("file").read_bytes() == to_stdout.stdout_bytes


def test_the_selectors_point_into_the_file(run: Run, article: Path) -> None:
    page = json.loads(run("export", article, "--to", "webannotation").stdout)
    quote, position = page["items"][0]["target"][0]["selector"]
    assert article.read_text("utf-8")[position["start"] : position["end"]] == quote["exact"]
    assert quote["exact"] == "« Nous partons demain matin »"


def test_standard_input_and_results(run: Run, article: Path) -> None:
    assert run("export", "-", "--to", "tei", input=ARTICLE.encode()).stdout.startswith("<?xml")
    run("extract", article, "-o", "one.json")
    run("extract", article, "--format", "jsonl", "-o", "some.jsonl")
    for name in ("one.json", "some.jsonl"):
        result = run("export", name, "--to", "schemaorg")
        assert result.exit_code == 0
        assert "Claim" in result.stdout


def test_results_without_text_say_what_is_missing(run: Run) -> None:
    Path("some.jsonl").write_text(made("« Oui »", ("« Oui »", "Ana")).model_dump_json() + "\n", "utf-8")
    for target in ("tei", "brat"):
        result = run("export", "some.jsonl", "--to", target, "-o", "out" if target == "brat" else "file")
        assert result.exit_code == 1
        assert "needs the article's text" in result.stderr
    assert not Path("file").exists(), "no half output"


def test_wrong_use(run: Run, article: Path) -> None:
    assert run("export", article, "--to", "strange").exit_code == 2
    assert run("export", article, "--to", "brat").exit_code == 2
    assert run("export", article, "--to", "brat", "-o", article).exit_code == 2
    missing = run("export", "none.txt", article, "--to", "csv")
    assert missing.exit_code == 1
    assert "Nous partons" in missing.stdout
    assert "none.txt" in missing.stderr
