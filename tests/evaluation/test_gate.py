"""Floors: they hold, they rise, and they notice other gold."""

import json
from pathlib import Path

import pytest

from quotes.errors import InputError
from quotes.evaluation.gate import GUARDED, Floors, check, read_floors, update, write_floors
from quotes.evaluation.scores import COUNTED, JUDGED, Counts, Figures, Share

_GOLD = "a" * 64


def _figures(value: int) -> Figures:
    """Every figure at `value` per cent."""
    counts = Counts(value, 100 - value, 100 - value)
    return Figures(dict.fromkeys(COUNTED, counts), dict.fromkeys(JUDGED, Share(value, 100)))


def _floors(value: float) -> Floors:
    return Floors(gold_sha256=_GOLD, floors={"marks": value, "speaker_accuracy": 10})


def test_at_the_floor_is_not_below_it() -> None:
    assert check(_floors(80), _figures(80), _GOLD).passed
    verdict = check(_floors(80.1), _figures(80), _GOLD)
    assert not verdict.passed
    assert [(short.figure, short.floor, short.value) for short in verdict.below] == [("marks", 80.1, 80)]


def test_other_gold_is_noticed() -> None:
    verdict = check(_floors(0), _figures(80), "b" * 64)
    assert verdict.gold_changed
    assert not verdict.passed


def test_new_floors_guard_the_main_figures(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert update(path, _figures(70), _GOLD).passed
    assert read_floors(path) == Floors(gold_sha256=_GOLD, floors=dict.fromkeys(GUARDED, 70))


def test_floors_rise_and_keep_their_choice_of_figures(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, _floors(50))
    assert update(path, _figures(70), "b" * 64).passed
    assert read_floors(path) == Floors(gold_sha256="b" * 64, floors={"marks": 70, "speaker_accuracy": 70})


def test_floors_do_not_sink_unless_allowed(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, _floors(90))
    assert [short.figure for short in update(path, _figures(70), _GOLD).below] == ["marks"]
    assert read_floors(path) == _floors(90)
    assert update(path, _figures(70), _GOLD, allow_lower=True).passed
    assert read_floors(path).floors["marks"] == 70


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"gold_sha256": _GOLD}, "floors: Field required"),
        ({"gold_sha256": "x", "floors": {}}, "gold_sha256: String should match"),
        ({"gold_sha256": _GOLD, "floors": {"mraks": 3}}, "no figure is called 'mraks'"),
    ],
)
def test_a_wrong_file_is_named(value: object, told: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(InputError) as caught:
        read_floors(path)
    assert str(caught.value).startswith(f"{path}: {told}")
