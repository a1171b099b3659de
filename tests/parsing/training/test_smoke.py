import json
from pathlib import Path
from typing import Any

import pytest

from quotes.parsing import StanzaParser
from quotes.parsing.evaluation import evaluate, stanza_pipeline
from quotes.parsing.training.packaging import PROCESSORS
from quotes.parsing.training.stages import carry_out
from tests.parsing.training.tiny import tiny_run

# stanza leaves files open, and torch warns of its own scripted modules
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tiny")
    run = tiny_run(folder)
    return carry_out(run, lambda _: None), run.treebanks / "test.conllu"


def test_a_trained_model_loads_as_a_plain_stanza_directory_and_is_scored(model: tuple[Path, Path]) -> None:
    pipeline = stanza_pipeline(model[0])
    assert "Anne" in pipeline("Anne dort.")
    scores = evaluate(pipeline, model[1])
    assert 0 <= scores.las <= scores.uas <= 100


def test_the_adapter_loads_it_too(model: tuple[Path, Path]) -> None:
    (words,) = StanzaParser(model[0]).parse(["Anne dort."])
    assert words


def test_the_manifest_names_every_file(model: tuple[Path, Path]) -> None:
    manifest: dict[str, Any] = json.loads((model[0] / "manifest.json").read_text("utf-8"))
    assert set(manifest["processors"]) == set(PROCESSORS)
    for entry in manifest["processors"].values():
        assert (model[0] / entry["file"]).stat().st_size == entry["bytes"]
    assert set(manifest["scores"]["test"]) >= {"las", "upos", "sentences"}


def test_no_path_of_the_machine_that_trained_it_is_left(model: tuple[Path, Path]) -> None:
    for name in PROCESSORS:
        assert str(model[0].parent).encode() not in (model[0] / f"{name}.pt").read_bytes(), name
