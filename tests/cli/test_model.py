"""`quotes model`: where the model is, what it is, whether it is whole."""

import json
from pathlib import Path

import pytest

from quotes.cli.model.folder import write_manifest
from quotes.parsing import bundled_model
from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model folder with two files, which the variable QUOTES_MODEL names."""
    folder = tmp_path / "fr_small"
    folder.mkdir()
    (folder / "parser.pt").write_bytes(b"weights")
    (folder / "tagger.pt").write_bytes(b"more weights")
    (folder / "MODEL_CARD.md").write_text("# A small model\n", "utf-8")
    write_manifest(folder, "fr_small", "1.2")
    return folder


@pytest.fixture
def named(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTES_MODEL", str(folder))
    return folder


@pytest.mark.model
def test_path_prints_the_folder_of_the_bundled_model(run: Run) -> None:
    answer = run("model", "path")
    assert (answer.exit_code, answer.stdout) == (0, f"{bundled_model()}\n")


@pytest.mark.model
def test_the_bundled_model_is_whole(run: Run) -> None:
    answer = run("model", "verify")
    assert answer.exit_code == 0, answer.stderr
    assert "files are whole" in answer.stdout


def test_info_tells_name_files_and_card(run: Run, named: Path) -> None:
    shown = run("model", "info").stdout
    assert shown == (
        f"folder: {named}\nname: fr_small\nversion: 1.2\n"
        "file: parser.pt (0.0 MB)\nfile: tagger.pt (0.0 MB)\n\n# A small model\n"
    )


def test_info_of_a_folder_without_manifest_still_tells_the_card(run: Run, folder: Path) -> None:
    (folder / "manifest.json").unlink()
    answer = run("model", "info", "--model", folder)
    assert answer.exit_code == 0
    assert "# A small model" in answer.stdout
    assert "has no manifest.json" in answer.stderr


def test_list_names_the_bundled_model_and_those_that_were_downloaded(run: Run, named: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "data" / "quotes" / "models" / "stanza-fr-default"
    (shelf / "pos").mkdir(parents=True)
    (shelf / "pos" / "x.pt").write_bytes(b"x")
    write_manifest(shelf, "stanza-fr-default", "1.15.0")
    shown = run("model", "list").stdout
    assert shown == f"fr_small 1.2 (used by default)\n    {named}\nstanza-fr-default 1.15.0\n    {shelf}\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [(None, "parser.pt: missing"), (b"short", "5 bytes instead of 7"), (b"WEIGHTS", "SHA-256 is not the manifest's")],
)
def test_verify_names_what_is_not_whole(run: Run, named: Path, data: bytes | None, said: str) -> None:
    (named / "parser.pt").unlink()
    if data is not None:
        (named / "parser.pt").write_bytes(data)
    answer = run("model", "verify")
    assert answer.exit_code == 1
    assert said in answer.stderr
    assert answer.stdout == ""


@pytest.mark.parametrize("text", ["", "[]", '{"name": "x"}'])
def test_verify_refuses_what_is_not_a_manifest(run: Run, named: Path, text: str) -> None:
    (named / "manifest.json").write_text(text, "utf-8")
    answer = run("model", "verify")
    assert answer.exit_code == 1
    assert "is not a manifest" in answer.stderr


@pytest.mark.parametrize("verb", [("path",), ("info",), ("verify",)])
def test_a_missing_model_is_exit_code_3(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    monkeypatch.setenv("QUOTES_MODEL", str(tmp_path / "gone"))
    answer = run("model", *verb)
    assert answer.exit_code == 3
    assert "no model at" in answer.stderr


def test_list_without_any_model_is_exit_code_3(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_MODEL", str(tmp_path / "gone"))
    answer = run("model", "list")
    assert answer.exit_code == 3
    assert "quotes model download" in answer.stderr


def test_evaluate_tells_a_missing_treebank_before_it_loads_anything(run: Run, named: Path) -> None:
    answer = run("model", "evaluate", "none.conllu")
    assert answer.exit_code == 1
    assert "none.conllu: no such file" in answer.stderr


def test_the_manifest_is_json_with_posix_names(tmp_path: Path) -> None:
    (tmp_path / "pos").mkdir()
    (tmp_path / "pos" / "a.pt").write_bytes(b"a")
    write_manifest(tmp_path, "n", "v")
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert [facts["file"] for facts in manifest["processors"].values()] == ["pos/a.pt"]
