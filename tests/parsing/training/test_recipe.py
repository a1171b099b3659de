import tomllib
from importlib.resources import files

import pytest
from pydantic import ValidationError

from quotes.parsing.training.averaged_training import rate_at
from quotes.parsing.training.recipe import STAGES, Recipe, Schedule, default_recipe, parse_recipe


def _table() -> dict[str, dict[str, object]]:
    return tomllib.loads(files("quotes.parsing.training").joinpath("recipe.toml").read_text("utf-8"))


def test_the_bundled_recipe_is_valid_and_holds_both_test_files_out() -> None:
    recipe = default_recipe()
    held = {treebank.file for treebank in recipe.treebanks if treebank.role == "test"}
    assert held == {
        "UD_French-Sequoia/fr_sequoia-ud-test.conllu",
        "UD_French-GSD/fr_gsd-ud-test.conllu",
    }
    assert set(recipe.forecast()) == set(STAGES)


def test_unknown_keys_are_errors() -> None:
    table = _table()
    table["model"]["colour"] = "blue"
    with pytest.raises(ValidationError, match="colour"):
        Recipe.model_validate(table)


def test_impossible_shares_are_errors() -> None:
    text = files("quotes.parsing.training").joinpath("recipe.toml").read_text("utf-8")
    with pytest.raises(ValidationError, match="wrong_tag"):
        parse_recipe(text.replace("wrong_tag = 0.04", "wrong_tag = 4"))


def test_a_stage_is_only_done_again_when_what_it_depends_on_changes() -> None:
    recipe = default_recipe()
    noise = recipe.tag_noise.model_copy(update={"no_tag": 0.5})
    other = recipe.model_copy(update={"tag_noise": noise})
    changed = {stage for stage in STAGES if recipe.fingerprint(stage) != other.fingerprint(stage)}
    assert changed == {"parser", "package"}
    reseeded = recipe.model_copy(update={"seed": 2})
    assert all(recipe.fingerprint(stage) != reseeded.fingerprint(stage) for stage in STAGES)


@pytest.mark.parametrize(
    ("step", "progress", "rate"),
    [(1, 0.0, 0.1), (10, 0.0, 1.0), (50, 0.2, 1.0), (100, 0.6, 0.55), (200, 1.0, 0.1), (900, 2.0, 0.1)],
)
def test_the_rate_rises_holds_and_falls(step: int, progress: float, rate: float) -> None:
    schedule = Schedule(
        steps=200, rate=1.0, warmup_steps=10, hold=0.2, final=0.1, average=0.9, evaluate_every=10, seconds_per_step=1
    )
    assert rate_at(schedule, step, progress) == pytest.approx(rate)


def test_a_second_cycle_starts_lower_than_the_first() -> None:
    schedule = Schedule(
        steps=200,
        rate=1.0,
        warmup_steps=0,
        hold=0.0,
        final=0.1,
        average=0.9,
        evaluate_every=10,
        seconds_per_step=1,
        cycles=2,
        cycle_rate=0.6,
    )
    rates = [rate_at(schedule, 1, progress) for progress in (0.0, 0.499, 0.5, 1.0)]
    assert rates == pytest.approx([1.0, 0.1, 0.6, 0.06], abs=1e-3)
