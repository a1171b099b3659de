"""Words of grammar that the rules pass over or stop at: dates, adverbials, what stands before *que*."""

from functools import cache
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from quotes.lexicon.surface import expand, split_words
from quotes.lexicon.toml_files import read_lexicon


def _distinct(words: object) -> object:
    """A list of words as a set; each stands in it once, as texts have it in lower case."""
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return words
    odd = next((word for word in words if words.count(word) > 1 or word != word.lower().strip()), None)
    if odd is not None:
        raise ValueError(f"{odd!r} is given twice or is not in lower case")
    return frozenset(words)


def _phrases(value: object) -> object:
    """A list of phrases, with choices in braces, as tuples of tokens, the longest first."""
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        return value
    found = {split_words(phrase) for entry in value for phrase in expand(entry)}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


_Phrases: TypeAlias = Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_phrases), Field(min_length=1)]
_Words: TypeAlias = Annotated[frozenset[str], BeforeValidator(_distinct), Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TimeWords(_Table):
    """Nouns and adverbs of time."""

    nouns: _Words
    adverbs: _Words


class Adverbials(_Table):
    """Words between an auxiliary and its participle, connectives, asides, participles before a subject, comments."""

    words: _Words
    connectives: _Words
    asides: _Phrases
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
