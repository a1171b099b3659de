"""The regex law: every compiled pattern takes time in proportion to its text, whatever the text."""

import ast
import re
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from importlib import import_module

import pytest
import regex

from tests.laws.sources import Module, modules

LENGTH = 50_000
SECONDS = 4.0  # a linear pattern takes hundredths of a second for that length, a quadratic one a hundred times as long
# Searched for only in a window of the text that their callers bound.
IN_A_WINDOW = {"quotes.anonymity.grants.LIFTED"}
# Pieces of text that are repeated: single signs, and the shapes that French text and its formats are made of.
UNITS = (
    *"aAé1 \t\n.,;:!?…-–—'’\"«»()[]<>*_`#/\\|&%",
    *("a ", "Aa ", "A. ", "a, ", "a-", "l'", "1 ", " \n", "\n\n", "- ", "— ", "« ", " »", "?! ", "...", ". . "),
    *("(A) ", "[a](", "![", "**a", "__", "<a ", "</a>", "&a;", "a.b", "A-A", "a: ", "1. ", "12 "),
)


def _patterns(value: object) -> Iterator["regex.Pattern[str]"]:
    """The text patterns in a module-level value, collections looked into; `re`'s in the engine that knows timeouts."""
    if isinstance(value, regex.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield regex.compile(value.pattern, value.flags)
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _patterns(each)
    elif isinstance(value, dict):
        yield from _patterns([*value, *value.values()])


def _named(module: Module) -> Iterator[tuple[str, object]]:
    """The module-level values, and what its functions build that keep a pattern once it is made of the lexicon."""
    for name, value in vars(import_module(module.name)).items():
        builds = isinstance(value, _lru_cache_wrapper) and value.__module__ == module.name
        if builds and "Pattern" in str(value.__annotations__.get("return")):
            yield name, [value()]  # in a list: it may be looked for anywhere
        else:
            yield name, value


def _pumped(pattern: "regex.Pattern[str]") -> Iterator[str]:
    """Long texts that begin to match again and again, and end in what matches nothing."""
    words = regex.findall(r"\p{L}{2,}", pattern.pattern)
    own = [" ".join(words) + " ", "".join(words), *dict.fromkeys(f"{word} " for word in words[:6])]
    for unit in (*UNITS, *own):
        yield (unit * (LENGTH // max(1, len(unit)) + 1))[:LENGTH] + "\x01"


def _searched(module: Module) -> set[str]:
    """The names of the patterns that are looked for anywhere; others are only tried at one place."""
    return {
        node.value.id
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.attr in {"search", "finditer", "findall", "sub", "subn", "split"}
    }


def _run(pattern: "regex.Pattern[str]", text: str, *, search: bool) -> None:
    if search:
        assert sum(1 for _ in pattern.finditer(text, timeout=SECONDS)) <= len(text) + 1
    else:
        pattern.match(text, timeout=SECONDS)
        pattern.fullmatch(text, timeout=SECONDS)


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    [module for module in modules() if "compile(" in module.path.read_text("utf-8")],
    ids=lambda module: module.name,
)
def test_patterns_are_linear(module: Module) -> None:
    searched = _searched(module)
    for name, value in _named(module):
        search = f"{module.name}.{name}" not in IN_A_WINDOW and (
            name in searched or not isinstance(value, regex.Pattern | re.Pattern)
        )
        for pattern in _patterns(value):
            for text in _pumped(pattern):
                try:
                    _run(pattern, text, search=search)
                except TimeoutError:
                    pytest.fail(f"{module.name}.{name} takes too long on {text[:20]!r} repeated")
