"""Every rule of the engine by its id, gathered from the stages' `rules` modules."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from quotes.rule import Rule

_STAGES = ("cues", "sources", "contents", "attribution", "speakers", "anonymity")


@cache
def rulebook() -> Mapping[str, Rule]:
    """The rules by id, in the order of the stages."""
    names = (f"quotes.{stage}.rules" for stage in _STAGES)
    modules = [import_module(name) for name in names if find_spec(name)]
    rules = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {rule.id: rule for rule in rules}
