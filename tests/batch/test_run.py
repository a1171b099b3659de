"""A run as a whole, on this machine's processes."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from quotes.batch import Progress, run
from quotes.batch.outputs import EXPORTS
from quotes.errors import InputError, ModelMissing
from quotes.export.tables import ARTICLES, QUOTATIONS, SPEAKERS
from quotes.model.result import Extraction
from quotes.readers import ReadingOptions
from tests.batch.engines import FLAT, TROUBLED
from tests.batch.press import contents, write_folder, write_lines


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def test_a_folder_of_results(tmp_path: Path) -> None:
    press = write_folder(tmp_path / "press", 20)
    (press / "17.txt").write_bytes(b"\xe9")
    report = run([press], tmp_path / "out", parser=FLAT, workers=1, formats=("csv", "jsonl"))
    out = tmp_path / "out"
    assert sorted(contents(out)) == [
        "articles.jsonl", "extractions.jsonl", "failures.jsonl", "quotations.csv", "summary.json",
    ]  # fmt: skip
    extractions = [Extraction.model_validate_json(line) for line in _lines(out / "extractions.jsonl")]
    articles = [json.loads(line) for line in _lines(out / "articles.jsonl")]
    assert [each.article.id for each in extractions] == [f"{n:05}" for n in range(20)]
    for extraction, article in zip(extractions, articles, strict=True):
        assert article["path"] == f"{press}/{extraction.article.id}.txt"
        for quotation in extraction.quotations:
            for span in quotation.content:
                assert article["text"][span.start : span.end] == span.text
    with (out / "quotations.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == [column.name for column in QUOTATIONS]
    assert len(rows) == sum(len(each.quotations) for each in extractions) == report.summary["quotations"]
    failure = json.loads((out / "failures.jsonl").read_text("utf-8"))
    assert failure["path"] == f"{press}/17.txt"
    assert failure["reason"].startswith("not utf-8")
    assert (report.summary["articles"], report.summary["failures"]) == (20, 1)
    assert json.loads((out / "summary.json").read_text("utf-8")) == report.summary


def test_tables_in_parquet_follow_their_schema(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run([write_lines(tmp_path / "a.jsonl", 30)], tmp_path / "out", parser=FLAT, workers=1, formats=["parquet"])
    for name, columns in (("articles", ARTICLES), ("quotations", QUOTATIONS), ("speakers", SPEAKERS)):
        table = parquet.read_table(tmp_path / "out" / f"{name}.parquet")
        assert table.schema.names == [column.name for column in columns]
        assert table.schema.field(1).metadata == {b"meaning": columns[1].meaning.encode()}
        assert table.num_rows
    articles = parquet.read_table(tmp_path / "out" / "articles.parquet").to_pylist()
    assert [each["record"] for each in articles] == list(range(1, 31))
    assert articles[3]["title"] == "Titre 3"


def test_csv_for_excel(tmp_path: Path) -> None:
    run([write_folder(tmp_path / "press", 1)], tmp_path / "out", parser=FLAT, workers=1, formats=["csv"], bom=True)
    assert (tmp_path / "out" / "quotations.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,path")


def test_exports_of_several_formats_at_once(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([write_folder(tmp_path / "press", 3)], out, parser=FLAT, workers=1, formats=EXPORTS)
    assert set(contents(out)) == {*EXPORTS.values(), "failures.jsonl", "summary.json"}
    page = json.loads((out / "webannotation.jsonld").read_text("utf-8"))
    assert page["type"] == "AnnotationPage"
    assert "<teiCorpus" in (out / "tei.xml").read_text("utf-8")


def test_the_number_of_workers_makes_no_difference(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "a.jsonl", 120)
    for workers in (1, 3):
        run([lines], tmp_path / f"out{workers}", parser=FLAT, workers=workers)
    assert contents(tmp_path / "out1") == contents(tmp_path / "out3")


def test_the_same_again_does_nothing_and_a_change_is_done_alone(tmp_path: Path, ledger: Path) -> None:
    press = write_folder(tmp_path / "press", 40)
    out = tmp_path / "out"
    run([press], out, parser=TROUBLED, workers=2)
    first = contents(out)
    ledger.write_text("", "utf-8")
    again = run([press], out, parser=TROUBLED, workers=2)
    assert again.progress.reused == 40
    assert ledger.read_text("utf-8") == ""
    assert contents(out) == first
    (press / "00007.txt").write_text("Tout a changé ici.", "utf-8")
    (press / "00031.txt").unlink()
    changed = run([press], out, parser=TROUBLED, workers=2)
    assert (changed.progress.done, changed.progress.reused) == (39, 38)
    assert "Tout a changé ici." in ledger.read_text("utf-8")
    assert "article 8 " not in ledger.read_text("utf-8")
    fresh = tmp_path / "fresh"
    run([press], fresh, parser=TROUBLED, workers=1)
    assert contents(out) == contents(fresh)


def test_force_does_all_anew(tmp_path: Path, ledger: Path) -> None:
    press = write_folder(tmp_path / "press", 3)
    run([press], tmp_path / "out", parser=TROUBLED, workers=1)
    forced = run([press], tmp_path / "out", parser=TROUBLED, workers=1, force=True)
    assert forced.progress.reused == 0
    assert ledger.read_text("utf-8").count("article 2") == 2


def test_progress_is_told_until_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    def watch(progress: Progress) -> None:
        told.append((progress.stage, progress.done, progress.size_done))

    lines = write_lines(tmp_path / "a.jsonl", 50)
    run([lines], tmp_path / "out", parser=FLAT, workers=1, watch=watch)
    assert told == sorted(told, key=lambda each: each[1:])
    assert told[-1] == ("finished", 50, lines.stat().st_size)


def test_results_among_the_inputs_are_no_inputs(tmp_path: Path) -> None:
    for name, inside in (("a", "."), ("b", "results")):
        press = write_folder(tmp_path / name, 3)
        for _ in range(2):
            report = run([press], press / inside, parser=FLAT, workers=1, formats=["jsonl", "csv"])
        counts = [report.summary[each] for each in ("articles", "failures", "ignored_files")]
        assert counts == [3, 0, 0]


def test_nothing_to_read_gives_empty_files(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    report = run([tmp_path / "press"], tmp_path / "out", parser=FLAT)
    assert report.summary["articles"] == 0
    assert (tmp_path / "out" / "extractions.jsonl").read_bytes() == b""


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "out" / "state").mkdir(parents=True)
    other = sqlite3.connect(tmp_path / "out" / "state" / "run.sqlite")
    other.execute("begin exclusive")
    with pytest.raises(InputError, match="another run is writing there"):
        run([write_folder(tmp_path / "press", 1)], tmp_path / "out", parser=FLAT)
    other.close()


def test_a_state_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "out" / "state").mkdir(parents=True)
    (tmp_path / "out" / "state" / "run.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="remove it to begin anew"):
        run([write_folder(tmp_path / "press", 1)], tmp_path / "out", parser=FLAT)


def test_wrong_calls_are_told_before_anything_is_done(tmp_path: Path) -> None:
    press = write_folder(tmp_path / "press", 1)
    out = tmp_path / "out"
    with pytest.raises(InputError, match="no format xls"):
        run([press], out, formats=["xls"], parser=FLAT)
    with pytest.raises(InputError, match="workers"):
        run([press], out, workers=0, parser=FLAT)
    with pytest.raises(InputError, match=r"no parser tests.batch.engines:none"):
        run([press], out, parser="tests.batch.engines:none")
    with pytest.raises(InputError, match="no reader pdf"):
        run([press], out, parser=FLAT, reading=ReadingOptions(reader="pdf"))
    with pytest.raises(ModelMissing):
        run([press], out, model=tmp_path / "no model")
