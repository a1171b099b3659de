"""Words of grammar that the rules pass over: dates, and what stands between an auxiliary and its participle."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Nouns and adverbs of time, in lower case."""

    nouns: frozenset[str]
    adverbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Adverbials:
    """Words between an auxiliary and its participle, participles set before their subject, nouns that comment."""

    words: frozenset[str]
    detached: frozenset[str]
    verdicts: frozenset[str]


@cache
def time_words() -> TimeWords:
    """Load the words of time, once."""
    data = _read("time")
    return TimeWords(frozenset(data["nouns"]), frozenset(data["adverbs"]))


@cache
def adverbials() -> Adverbials:
    """Load the adverbials, once."""
    data = _read("adverbials")
    return Adverbials(frozenset(data["words"]), frozenset(data["detached"]), frozenset(data["verdicts"]))


@cache
def connectives() -> frozenset[str]:
    """Adverbs that join a sentence to the one before it and belong to no reported content."""
    return frozenset(_read("adverbials")["connectives"])


def _read(name: str) -> dict[str, list[str]]:
    text = (files("quotes.lexicon") / "data" / "grammar" / f"{name}.toml").read_text("utf-8")
    return {key: [str(word) for word in words] for key, words in tomllib.loads(text).items()}
