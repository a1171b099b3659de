"""`-o`: a file that is whole or not there."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and devices")


def test_the_file_holds_what_standard_output_would(run: Run, article: Path, tmp_path: Path) -> None:
    shown = run("extract", article).stdout
    answer = run("extract", article, "-o", tmp_path / "out.json")
    assert answer.stdout == ""
    assert (tmp_path / "out.json").read_text("utf-8") == shown


def test_an_old_file_stays_when_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old", "utf-8")
    assert run("extract", "none.txt", "-o", out).exit_code == 1
    assert out.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_what_could_be_read_is_written(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("extract", "none.txt", article, "-o", "out.json").exit_code == 1
    assert [each["article"]["id"] for each in json.loads((tmp_path / "out.json").read_text("utf-8"))] == ["anne"]


def test_an_interruption_leaves_nothing_half_written(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quotes.pipeline.assemble", interrupted)
    monkeypatch.setattr("quotes.pipeline.Extractor._read", interrupted)
    answer = run("extract", article, "-o", "out.json")
    assert answer.exit_code == 130
    assert [path.name for path in tmp_path.iterdir()] == ["anne.txt"]


@pytest.mark.parametrize("where", [".", "missing/out.json"])
def test_an_impossible_place_is_wrong_usage(run: Run, article: Path, where: str) -> None:
    answer = run("extract", article, "-o", where)
    assert answer.exit_code == 2
    assert "--output" in answer.stderr


def test_a_dash_is_standard_output(run: Run, article: Path) -> None:
    assert run("extract", article, "-o", "-").stdout == run("extract", article).stdout


@posix
def test_permissions_are_those_of_any_new_file_or_of_the_old_one(run: Run, article: Path, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        run("extract", article, "-o", "new.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640
    (tmp_path / "new.json").chmod(0o600)
    run("extract", article, "-o", "new.json")
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o600


@posix
def test_a_link_stays_a_link_and_a_device_a_device(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "target.json").write_text("old", "utf-8")
    (tmp_path / "link.json").symlink_to("target.json")
    run("extract", article, "-o", "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "target.json").read_text("utf-8"))["article"]["id"] == "anne"
    assert run("extract", article, "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()
