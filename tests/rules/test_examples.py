"""Every rule fires on its own example and refuses its near-miss."""

from importlib import import_module
from types import ModuleType

import pytest

from quotes.model.result import Extraction
from quotes.pipeline import Extractor
from quotes.rule import Rule
from quotes.rulebook import rulebook

ROOMS = ("cues", "sources", "contents", "attribution")


def _evidence(result: Extraction) -> set[str]:
    evidence = [quotation.evidence for quotation in result.quotations]
    evidence += [speaker.evidence for speaker in result.speakers]
    evidence += [refused.evidence for refused in result.not_quotes]
    return {rule for rules in evidence for rule in rules}


def _rules(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


@pytest.mark.model
@pytest.mark.parametrize("rule", rulebook().values(), ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example(extractor: Extractor, rule: Rule) -> None:
    assert rule.id in _evidence(extractor.extract(rule.fires))


@pytest.mark.model
@pytest.mark.parametrize("rule", rulebook().values(), ids=lambda rule: rule.id)
def test_a_rule_refuses_its_near_miss(extractor: Extractor, rule: Rule) -> None:
    assert rule.id not in _evidence(extractor.extract(rule.refuses))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_lists_all_its_rules(room: str) -> None:
    rules = _rules(import_module(f"quotes.{room}.rules"))
    assert tuple(rules) == import_module(f"quotes.{room}").RULES


def test_ids_are_unique_and_every_rule_is_explained() -> None:
    rules = [rule for room in ROOMS for rule in _rules(import_module(f"quotes.{room}.rules"))]
    assert len({rule.id for rule in rules}) == len(rules)
    assert {rule.id for rule in rules} <= set(rulebook())
    assert all(rule.why.endswith(".") and rule.fires != rule.refuses for rule in rules)
