"""`quotes archive`: from articles and results to answers, with the right exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from quotes.archive import Verification
from quotes.model.result import Article
from tests.archive.material import gold_extractions, made
from tests.cli.conftest import Run
from tests.fakes import flat_extractor


@pytest.fixture(autouse=True)
def _flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.cli.gathered.Extractor", flat_extractor)


@pytest.fixture
def press(run: Run, tmp_path: Path) -> Path:
    """An archive of the annotated articles, by way of a folder as quotes batch leaves it."""
    folder = tmp_path / "results"
    folder.mkdir()
    items = gold_extractions()
    texts = [{"path": "a.txt", "record": None, "text_sha256": each.text_sha256, "text": text} for each, text in items]
    _write(folder / "extractions.jsonl", [each.model_dump_json() for each, _ in items])
    _write(folder / "articles.jsonl", [json.dumps(each, ensure_ascii=False) for each in texts])
    result = run("archive", "build", folder, "-o", tmp_path / "press.db")
    assert result.exit_code == 0, result.output
    assert result.stderr == "added 26, replaced 0, unchanged 0, failed 0\n"
    return tmp_path / "press.db"


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def test_an_alleged_quotation_is_verified(run: Run, press: Path) -> None:
    phrase = "un convoi logistique est tombé dans une embuscade menée par plusieurs centaines d’assaillants"
    told = run("archive", "verify", "--db", press, phrase)
    assert told.exit_code == 0
    assert told.stdout.startswith("ALTERED  95%\n")
    assert "[-complexe-]" in told.stdout
    answer = Verification.model_validate_json(
        run("archive", "verify", "--db", press, phrase, "--speaker", "Issoufou Maïdagi", "-f", "json").stdout
    )
    assert (answer.verdict, answer.attribution) == ("altered", "other")
    assert answer.matches[0].context is not None


def test_search_in_every_format(run: Run, press: Path) -> None:
    assert "shown: 1-1 of 1" in run("archive", "search", "--db", press, "embuscade", "tendue à").stdout
    assert "none (0 found)" in run("archive", "search", "--db", press, "hippopotame").stdout
    page = json.loads(run("archive", "search", "--db", press, "--anonymous", "-f", "json", "--limit", "3").stdout)
    assert len(page["hits"]) == 3
    every = run("archive", "search", "--db", press, "--anonymous", "-f", "jsonl", "--all").stdout.splitlines()
    assert len(every) == page["total"] > 20
    rows = list(
        csv.DictReader(io.StringIO(run("archive", "search", "--db", press, "--kind", "mixed", "-f", "csv").stdout))
    )
    assert len(rows) == 20
    assert {row["kind"] for row in rows} == {"mixed"}
    for row in rows:
        assert int(row["end"]) > int(row["start"])


def test_stats_and_clusters(run: Run, press: Path) -> None:
    assert "quotations: 488" in run("archive", "stats", "--db", press).stdout
    assert json.loads(run("archive", "stats", "--db", press, "-f", "json").stdout)["articles"] == 26
    assert "shown: 0 of 0" in run("archive", "clusters", "--db", press).stdout
    text = gold_extractions()[0][1] + " "
    said = "«Un convoi logistique est tombé dans une embuscade complexe menée par plusieurs centaines d'assaillants»"
    other = made(text, (said, "Un porte-parole"), article=Article(id="copie"))
    _write(press.parent / "more.jsonl", [other.model_dump_json()])
    assert run("archive", "add", press.parent / "more.jsonl", "--db", press).exit_code == 0
    told = run("archive", "clusters", "--db", press, "--only", "conflict")
    assert told.exit_code == 0
    page = json.loads(run("archive", "clusters", "--db", press, "-f", "json").stdout)
    assert page["total"] == 1
    assert page["clusters"][0]["articles"] == 2


def test_articles_are_extracted_and_added_once(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("archive", "build", article, "-o", "a.db").exit_code == 0
    assert run("archive", "add", article, "--db", "a.db").stderr == "added 0, replaced 0, unchanged 1, failed 0\n"
    found = run("archive", "verify", "--db", "a.db", "Nous partons demain matin", "-f", "json")
    assert json.loads(found.stdout)["verdict"] == "exact"
    assert run("archive", "add", "--db", "a.db").exit_code == 0, "brings an old archive up to date"


def test_damage_is_told_and_the_rest_is_done(run: Run, article: Path, tmp_path: Path) -> None:
    good = made("« Oui »", ("« Oui »", "Ana")).model_dump_json()
    _write(tmp_path / "mixed.jsonl", [good, "{broken", '{"text_sha256": 1}', ""])
    result = run("archive", "build", "mixed.jsonl", article, "none.txt", "-o", "a.db")
    assert result.exit_code == 1
    assert "added 2" in result.stderr
    assert "failed 3" in result.stderr
    assert "mixed.jsonl, line 2: not an extraction" in result.stderr
    assert "none.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_texts_that_belong_to_other_results_are_not_taken(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "extractions.jsonl", [made("« Oui »", ("« Oui »", "Ana")).model_dump_json()])
    _write(tmp_path / "articles.jsonl", [json.dumps({"text_sha256": "0", "text": "« Non »"})])
    result = run("archive", "build", tmp_path, "-o", "a.db")
    assert result.exit_code == 1
    assert "does not belong to it" in result.stderr


def test_wrong_use_has_its_exit_codes(run: Run, article: Path, tmp_path: Path) -> None:
    run("archive", "build", article, "-o", "a.db")
    assert run("archive", "build", article, "-o", "a.db").exit_code == 2
    assert run("archive", "build", "-o", "b.db").exit_code == 2
    assert run("archive", "verify", "--db", "a.db", "…").exit_code == 2
    assert run("archive", "verify", "--db", "none.db", "oui").exit_code == 1
    assert run("archive", "add", article, "--db", "none.db").exit_code == 1
    assert run("archive", "search", "--db", article, "oui").exit_code == 1
    assert run("archive", "search", "--db", "a.db", "--kind", "strange").exit_code == 2
    assert not (tmp_path / "none.db").exists()


def test_signs_of_articles_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    text = "« Oui \x1b[31mmon général\x07 », dit \x1b]0;Ana."
    _write(tmp_path / "odd.jsonl", [made(text, ("« Oui \x1b[31mmon général\x07 »", "\x1b]0;Ana")).model_dump_json()])
    run("archive", "build", "odd.jsonl", "-o", "a.db")
    for answer in (
        run("archive", "search", "--db", "a.db", "oui"),
        run("archive", "verify", "--db", "a.db", "Oui mon"),
    ):
        assert answer.exit_code == 0
        assert not {"\x1b", "\x07"} & set(answer.stdout)
