"""Whether two ways of naming a speaker can mean the same one: by whole words, never by likeness."""

from collections.abc import Iterable
from functools import lru_cache

from quotes.archive.normalise import normalise
from quotes.archive.records import SpeakerRef
from quotes.archive.words import compared_words


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The telling words of a name."""
    words = frozenset(token.form for token in normalise(name).tokens)
    return words - compared_words().beside_names or words


def same_name(one: str, other: str) -> bool:
    """Whether one name holds all words of the other: *Macron*, *Emmanuel Macron*, *le président Emmanuel Macron*."""
    left, right = name_words(one), name_words(other)
    return bool(left and right) and (left <= right or right <= left)


def is_called(speaker: SpeakerRef, name: str) -> bool:
    """Whether an article's speaker goes by a name: its own, an alias, or exactly its function."""
    own = (speaker.name, *speaker.aliases)
    roles = [speaker.role, f"{speaker.role} {speaker.affiliation}"] if speaker.role else []
    return any(same_name(each, name) for each in own) or any(name_words(role) == name_words(name) for role in roles)


def who_words(names: Iterable[str]) -> str:
    """The compared words of a speaker's names: what is indexed."""
    return " ".join(dict.fromkeys(token.form for name in names for token in normalise(name).tokens))
