"""Words that tell when something was said."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Nouns and adverbs of time, in lower case."""

    nouns: frozenset[str]
    adverbs: frozenset[str]


@cache
def time_words() -> TimeWords:
    """Load the words of time, once."""
    data = tomllib.loads((files("quotes.lexicon") / "data" / "grammar" / "time.toml").read_text("utf-8"))
    return TimeWords(frozenset(data["nouns"]), frozenset(data["adverbs"]))
