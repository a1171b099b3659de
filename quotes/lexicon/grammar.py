"""Words of grammar that the rules pass over or stop at: dates, adverbials, what stands before *que*."""

from functools import cache
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from quotes.lexicon.toml_files import read_lexicon


def _distinct(words: object) -> object:
    """A list of words as a set; each stands in it once, as texts have it in lower case."""
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return words
    odd = next((word for word in words if words.count(word) > 1 or word != word.lower().strip()), None)
    if odd is not None:
        raise ValueError(f"{odd!r} is given twice or is not in lower case")
    return frozenset(words)


_Words: TypeAlias = Annotated[frozenset[str], BeforeValidator(_distinct), Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TimeWords(_Table):
    """Nouns and adverbs of time."""

    nouns: _Words
    adverbs: _Words


class Adverbials(_Table):
    """Words between an auxiliary and its participle, connectives, participles before a subject, nouns that comment."""

    words: _Words
    connectives: _Words
    detached: _Words
    verdicts: _Words
    seen: _Words


class Conjunctions(_Table):
    """Words before *que* that keep it from opening a reported clause, and those of them that may not."""

    before_que: _Words
    focus: _Words
    degrees: _Words


@cache
def time_words() -> TimeWords:
    """Load the words of time, once."""
    return read_lexicon("grammar/time.toml", TimeWords)


@cache
def adverbials() -> Adverbials:
    """Load the adverbials, once."""
    return read_lexicon("grammar/adverbials.toml", Adverbials)


@cache
def conjunctions() -> Conjunctions:
    """Load what stands before *que*, once."""
    return read_lexicon("grammar/conjunctions.toml", Conjunctions)
