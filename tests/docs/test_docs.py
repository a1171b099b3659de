"""The documentation tells the truth: pages are current, links lead somewhere, lines run."""

import doctest
import json
import shutil
import subprocess
from pathlib import Path

import pytest
import regex

from quotes.model.result import Extraction
from quotes.parsing import bundled_model
from quotes.pipeline import Extractor
from tests.docs.generate import ROOT, pages

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = regex.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", regex.MULTILINE | regex.DOTALL)
_LINK = regex.compile(r"\]\((?P<target>[^)#\s]+)[^)]*\)")


def _blocks(page: Path, language: str) -> list[str]:
    return [found["code"] for found in _BLOCK.finditer(page.read_text("utf-8")) if found["language"] == language]


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_generated_pages_are_current(path: Path) -> None:
    assert path.read_text("utf-8") == pages()[path], "python -m tests.docs.generate"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = {found["target"] for found in _LINK.finditer(page.read_text("utf-8"))}
    for target in targets:
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_readme_opens_with_two_commands_of_one_line() -> None:
    first, second = _blocks(ROOT / "README.md", "sh")
    assert first.count("\n") == second.count("\n") == 1
    assert "quotes extract fixtures/articles/iraq.txt --format text" in first
    assert second.rstrip().endswith("pytest")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the script is for bash")
def test_what_a_change_must_pass_runs_the_readmes_very_test_command() -> None:
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("a source distribution does not hold it")
    shown = subprocess.run(["bash", script, "--print-test-command"], capture_output=True, text=True, check=True)
    assert shown.stdout == _blocks(ROOT / "README.md", "sh")[1]


@pytest.mark.model
def test_the_lines_of_the_tutorial_run(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes._extractor", lambda: extractor)
    monkeypatch.setattr("quotes.Extractor", lambda: extractor)
    text = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    lines = "\n".join(code for code in _blocks(ROOT / "docs" / "tutorial.md", "python"))
    assert lines.count(">>>") == text.count(">>>")
    example = doctest.DocTestParser().get_doctest(lines, {}, "tutorial", "docs/tutorial.md", 0)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.FAIL_FAST).run(example, out=told.append)
    assert not told, "".join(told)


@pytest.mark.model
def test_the_python_of_the_readme_runs(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quotes._extractor", lambda: extractor)
    (code,) = _blocks(ROOT / "README.md", "python")
    exec(compile(code, "README.md", "exec"), {})
    assert "Nous partons demain" in capsys.readouterr().out


def test_golden_results_follow_the_published_schema() -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "schema.json").read_text("utf-8"))
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(Extraction.model_fields)
    for path in sorted((ROOT / "fixtures" / "golden").glob("*.json")):
        assert set(json.loads(path.read_text("utf-8"))) == set(schema["properties"])


@pytest.mark.model
def test_the_model_has_its_card() -> None:
    assert "licen" in (bundled_model() / "MODEL_CARD.md").read_text("utf-8").lower()
