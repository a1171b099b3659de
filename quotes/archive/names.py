"""Whether two ways of naming a speaker can mean the same one: by whole words, never by likeness.

A name may be told in more or fewer words (*Macron*, *Emmanuel Macron*, *le président Macron*), but no word may speak
against it: *Brigitte Macron* is another one, and so is *le ministre Luc Morel* where the article calls Marc Roy *le
ministre*.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from quotes.archive.normalise import normalise
from quotes.archive.records import SpeakerRef
from quotes.archive.words import compared_words
from quotes.lexicon.people import people


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The telling words of a name."""
    words = frozenset(token.form for token in normalise(name).tokens)
    return words - compared_words().beside_names or words


@lru_cache(maxsize=65536)
def proper_words(name: str) -> frozenset[str]:
    """The words of a name that are a name: capitalised, and no noun for people (*Premier ministre* has none)."""
    capital = {token.form for token in normalise(name).tokens if token.capital}
    return frozenset(capital - compared_words().beside_names - _nouns(name))


@lru_cache(maxsize=65536)
def _nouns(name: str) -> frozenset[str]:
    """The words of a name that are nouns for people: *président*, *cheffe*, *premier*; not *Marine*, a first name."""
    tokens = normalise(name).tokens
    return frozenset(token.form for token in tokens if _is_noun(name[token.start : token.end]))


def _is_noun(word: str) -> bool:
    return people().noun(word.lower()) is not None and people().first_name(word.capitalize()) is None


def is_called(speaker: SpeakerRef, name: str) -> bool:
    """Whether an article's speaker goes by a name: its own or an alias, in more or fewer words, or its function."""
    asked = name_words(name)
    own = (speaker.name, *speaker.aliases)
    roles = [speaker.role, f"{speaker.role} {speaker.affiliation}"] if speaker.role else []
    known = frozenset().union(*(name_words(each) for each in (*own, *roles))) | _nouns(name)
    longest = _telling(own)
    for each in own:
        words = name_words(each)
        if asked <= words or (words <= asked and asked - words <= known):
            return True
    named = asked - _nouns(name)
    return any(words <= asked or (named and named <= words) for words in longest) or any(
        name_words(role) == asked for role in roles
    )


def can_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two speakers, each with all its names, can be the same: by their proper names, if both have some."""
    left, right = _telling(one), _telling(other)
    if not (left and right):
        left, right = [name_words(each) for each in one], [name_words(each) for each in other]
    return any(a <= b or b <= a for a in left for b in right)


def who_words(names: Iterable[str]) -> str:
    """The compared words of a speaker's names: what is indexed."""
    return " ".join(dict.fromkeys(token.form for name in names for token in normalise(name).tokens))


def _telling(names: Sequence[str]) -> list[frozenset[str]]:
    """The proper names among names; a surname alone tells nothing beside the full name."""
    proper = [words for words in map(proper_words, names) if words]
    return [words for words in proper if len(words) > 1 or not any(words < other for other in proper)]
