"""The figures, held against the reference scorer's."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quotes.evaluation import Evaluation, evaluate, read_gold, read_predictions
from quotes.evaluation.gold import GoldSpeaker
from quotes.evaluation.scores import Counts, Share
from quotes.evaluation.spans import between_marks, overlap_ratio, trim
from quotes.evaluation.speakers import same_speaker
from tests.evaluation.material import EXPECTED, GOLD, PREDICTIONS, SHARED

_SCORER = SHARED / "tools" / "score.py"
_SHARED_GOLD = sorted((SHARED / "gold").glob("*/")) if (SHARED / "gold").is_dir() else []
_needs_shared = pytest.mark.skipif(not _SCORER.is_file(), reason=f"the reference scorer is not at {_SCORER}")


def _evaluated(gold: Path, predictions: Path) -> Evaluation:
    articles = read_gold(gold)
    return evaluate(articles, read_predictions(predictions, articles), resamples=10)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", _SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reference(scorer: ModuleType, gold: Path, predictions: Path) -> Any:
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in predictions.glob("*.json")}
    return scorer.score(scorer.load_gold(gold), found)


def test_figures_are_those_of_the_reference_scorer() -> None:
    assert _evaluated(GOLD, PREDICTIONS).figures.plain() == json.loads(EXPECTED.read_text("utf-8"))


@_needs_shared
def test_the_expected_figures_are_still_what_the_reference_scorer_says(scorer: ModuleType) -> None:
    assert _reference(scorer, GOLD, PREDICTIONS) == json.loads(EXPECTED.read_text("utf-8"))


@_needs_shared
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("gold", [GOLD, *_SHARED_GOLD], ids=lambda path: path.name)
def test_figures_equal_the_reference_scorers_on_spoilt_gold(
    gold: Path, seed: int, scorer: ModuleType, tmp_path: Path
) -> None:
    rng = random.Random(seed)
    for name, article in scorer.load_gold(gold).items():
        if rng.random() < 0.9:
            spoilt = {"quotations": _spoil(article, rng)}
            (tmp_path / f"{name}.json").write_text(json.dumps(spoilt), "utf-8")
    assert _evaluated(gold, tmp_path).figures.plain() == _reference(scorer, gold, tmp_path)


def _spoil(article: dict[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    """Predictions that are wrong in every way that a system can be wrong."""
    made = [_spoilt(quotation, article, rng) for quotation in article["quotations"] if rng.random() < 0.85]
    made += [dict(quotation) for quotation in made if rng.random() < 0.2]
    for _ in range(2):
        at = rng.randrange(max(1, len(article["text"]) - 40))
        span = [at, min(at + 30, len(article["text"]))]
        made.append({"kind": "direct", "content": [span], "verbatim": [span], "speaker": None})
    rng.shuffle(made)
    return made


def _spoilt(quotation: dict[str, Any], article: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    def moved(span: list[int]) -> list[int]:
        start, end = (at + rng.choice([0, 0, 0, -6, 8, 25]) for at in span)
        start, end = max(0, start), min(len(article["text"]), end)
        return [start, end] if start < end else list(span)

    speaker = rng.choice([quotation["speaker"], quotation["speaker"], *article["speakers"]])
    names = [speaker["name"], *speaker["aliases"], speaker["name"].split()[0], "Personne"] if speaker else [""]
    return {
        "kind": rng.choice([quotation["kind"], "direct", "mixed", "indirect"]),
        "content": [moved(span) for span in quotation["content"]],
        "verbatim": rng.choice([None, [moved(span) for span in quotation["verbatim"]]]),
        "cue": quotation["cue"] and moved(quotation["cue"]),
        "source": rng.choice([None, quotation["source"]]),
        "speaker": rng.choice(
            [None, {"name": rng.choice(names), "anonymous": rng.random() < 0.5, "granted": rng.random() < 0.3}]
        ),
    }


def test_counts_add_up_and_an_empty_figure_is_zero_and_undefined() -> None:
    together = Counts(3, 1, 0) + Counts(0, 0, 2)
    assert together == Counts(3, 1, 2)
    assert (together.precision, together.recall) == (75, 60)
    assert together.f1 == pytest.approx(200 / 3)
    assert (Counts().f1, Counts().defined, Share().value, Share().defined) == (0, False, 0, False)
    assert (Share(1, 2) + Share(2, 2)).value == 75


@pytest.mark.parametrize(
    ("text", "words"),
    [("« Oui. »", "Oui"), ("“Oui”…", "Oui"), ("(oui !)", "oui"), ("aujourd'hui", "aujourd'hui"), ("« … »", "")],
)
def test_edges_are_trimmed_of_all_that_is_not_words(text: str, words: str) -> None:
    assert text[slice(*trim(text, (0, len(text))))] == words


def test_the_overlap_of_nothing_is_nothing() -> None:
    assert overlap_ratio(frozenset(), frozenset()) == 0
    assert overlap_ratio(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il a dit «oui, «Le Soir» le dit» et “non”.", ["«oui, «Le Soir» le dit»", "“non”"]),
        ('Un "peu" et un "rien', ['"peu"']),
        ("« jamais fermé", []),
    ],
)
def test_stretches_between_marks(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in between_marks(text)] == found


def test_many_unclosed_marks_take_no_time() -> None:
    assert between_marks("« a " * 3000) == []


def _who(name: str, *aliases: str, kind: Any = "person", status: Any = "named") -> GoldSpeaker:
    return GoldSpeaker(name, name, aliases, kind, status, None, None)


_GARANCES = (_who("Odile Garance", "la préfète"), _who("Armand Garance", "le frère de la préfète"))
_SOURCES = (
    _who("une source policière", status="unnamed"),
    _who("une source au ministère", status="unnamed"),
    _who("On", kind="group", status="unnamed"),
)


@pytest.mark.parametrize(
    ("name", "gold", "everyone", "same"),
    [
        ("Odile Garance", _GARANCES[0], _GARANCES, True),
        ("Armand Garance", _GARANCES[0], _GARANCES, False),
        ("La Préfète", _GARANCES[0], _GARANCES, True),
        ("Mme Garance", _GARANCES[0], _GARANCES, True),  # as much hers as his
        ("le frère", _GARANCES[0], _GARANCES, False),
        ("Odile Perrin", _GARANCES[0], _GARANCES, False),  # the surname is not hers
        ("source policière", _SOURCES[0], _SOURCES, True),
        ("source policière", _SOURCES[1], _SOURCES, False),
        ("une source du ministère de l'Intérieur", _SOURCES[1], _SOURCES, True),
        ("un ministère très lointain et discret", _SOURCES[1], _SOURCES, False),  # most words are not the source's
        ("on", _SOURCES[2], _SOURCES, True),
        (None, _GARANCES[0], _GARANCES, False),
        (None, None, _GARANCES, True),
        ("", None, _GARANCES, True),
        ("Odile Garance", None, _GARANCES, False),
    ],
)
def test_a_name_denotes_a_speaker(
    name: str | None, gold: GoldSpeaker | None, everyone: tuple[GoldSpeaker, ...], same: bool
) -> None:
    assert same_speaker(name, gold, everyone) is same


def test_a_name_in_another_script_is_compared_without_failing() -> None:
    assert not same_speaker("Li Wei", _who("李伟"), [_who("李伟")])
