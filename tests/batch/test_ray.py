"""The same run on a Ray of our own: the same bytes."""

import shutil
from pathlib import Path

import pytest

from quotes.batch import run
from quotes.errors import InputError
from tests.batch.engines import FLAT, KILLS, TROUBLED
from tests.batch.press import contents, write_folder, write_lines

pytestmark = [pytest.mark.ray, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
pytest.importorskip("ray")


def test_two_thousand_articles_through_both_engines(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "a.jsonl", 1500)
    press = write_folder(tmp_path / "press", 500)
    (press / "00100.txt").write_bytes(b"\xe9")
    run([lines, press], tmp_path / "local", parser=FLAT, workers=2)
    report = run([lines, press], tmp_path / "ray", parser=FLAT, workers=2, engine="ray")
    assert report.summary["articles"] == 1999
    assert contents(tmp_path / "ray") == contents(tmp_path / "local")
    assert not list((tmp_path / "ray" / "state").glob("blocks"))


@pytest.mark.usefixtures("ledger")
def test_deaths_are_contained_and_finished_articles_are_not_redone(tmp_path: Path) -> None:
    press = write_folder(tmp_path / "press", 30)
    (press / "00003.txt").write_text(f"Un mot {KILLS} ici.", "utf-8")
    run([press], tmp_path / "local", parser=TROUBLED, workers=1)
    shutil.copytree(tmp_path / "local" / "state", tmp_path / "ray" / "state")
    (press / "00020.txt").write_text("Tout a changé.", "utf-8")
    report = run([press], tmp_path / "ray", parser=TROUBLED, workers=1, engine="ray")
    assert (report.progress.reused, report.progress.failed) == (28, 1)
    run([press], tmp_path / "local", parser=TROUBLED, workers=1)
    assert contents(tmp_path / "ray") == contents(tmp_path / "local")


def test_no_cluster_is_told(tmp_path: Path) -> None:
    press = write_folder(tmp_path / "press", 1)
    with pytest.raises(InputError, match="no Ray cluster at auto"):
        run([press], tmp_path / "out", parser=FLAT, engine="ray", address="auto")
