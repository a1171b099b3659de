from dataclasses import replace
from pathlib import Path

import pytest

from quotes.parsing.training import stages
from quotes.parsing.training.__main__ import main
from quotes.parsing.training.corpus import ALL, CORE, TOKENIZER_LABELS, TOKENIZER_TEXT, read_corpus, write_corpus
from quotes.parsing.training.recipe import STAGES
from quotes.parsing.training.treebanks import TreebankError
from tests.parsing.training.tiny import tiny_run


def _recorded(monkeypatch: pytest.MonkeyPatch, failing: str | None = None) -> list[str]:
    done: list[str] = []

    def action(stage: str) -> None:
        if stage == failing:
            raise KeyboardInterrupt
        done.append(stage)

    actions = {stage: (lambda _, stage=stage: action(stage)) for stage in STAGES}
    monkeypatch.setattr(stages, "_ACTIONS", actions)
    return done


def test_finished_stages_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = tiny_run(tmp_path)
    done = _recorded(monkeypatch, failing="tagger")
    with pytest.raises(KeyboardInterrupt):
        stages.carry_out(run, lambda _: None)
    assert done == ["vectors", "corpus", "tokenizer", "sentences", "mwt", "lemmatizer"]
    again = _recorded(monkeypatch)
    said: list[str] = []
    stages.carry_out(run, said.append)
    assert again == ["tagger", "parser", "package"]
    assert "tokenizer: done before" in said


def test_other_data_means_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = tiny_run(tmp_path)
    _recorded(monkeypatch)
    stages.carry_out(run, lambda _: None)
    with run.vectors[0].open("a", encoding="utf-8") as vectors:
        vectors.write("port 1 1 1 1 1 1 1 1\n")
    done = _recorded(monkeypatch)
    stages.carry_out(run, lambda _: None)
    assert done == list(STAGES)


def test_a_damaged_ledger_means_nothing_is_done(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text("{broken", "utf-8")
    assert not stages.Ledger(tmp_path / "state.json").has("vectors", "x")


def test_a_test_sentence_among_the_training_sentences_stops_the_run(tmp_path: Path) -> None:
    run = tiny_run(tmp_path)
    copied = (run.treebanks / "test.conllu").read_text("utf-8").replace("sent_id = test", "sent_id = own-2")
    (run.treebanks / "test.conllu").write_text(copied, "utf-8")
    with pytest.raises(TreebankError, match="own-2 is held out"):
        read_corpus(run.recipe, run.treebanks)


def test_the_corpus_is_written_with_a_label_for_every_character(tmp_path: Path) -> None:
    run = tiny_run(tmp_path)
    write_corpus(run.recipe, read_corpus(run.recipe, run.treebanks), tmp_path / "data")
    text = (tmp_path / "data" / TOKENIZER_TEXT).read_text("utf-8")
    labels = (tmp_path / "data" / TOKENIZER_LABELS).read_text("utf-8")
    assert len(text) == len(labels)
    assert [c == "\n" for c in text] == [c == "\n" for c in labels]
    assert all(label == "0" for char, label in zip(text, labels, strict=True) if char == " ")
    assert text.count("du pain") == labels.count("3")
    both = (tmp_path / "data" / ALL).read_text("utf-8")
    assert "Number=Sing" in (tmp_path / "data" / CORE).read_text("utf-8")
    assert both.count("# sent_id") > 9


def test_the_plan_is_said_before_anything_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = tiny_run(tmp_path)
    recipe = tmp_path / "recipe.toml"
    recipe.write_text("seed = 1\n", "utf-8")
    paths = ["--treebanks", str(run.treebanks), "--vectors", *map(str, run.vectors), "--out", str(run.out)]
    assert main([*paths, "--recipe", str(recipe)]) == 1
    assert "treebanks" in capsys.readouterr().err
    assert main([*paths, "--plan"]) == 1
    assert "no such file" in capsys.readouterr().err
    assert "about" in stages.plan(run)
    assert not run.out.exists()
    assert "done before" not in stages.plan(replace(run, device="cuda"))
