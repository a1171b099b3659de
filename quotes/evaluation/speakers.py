"""Whether a predicted name denotes the speaker that the gold means."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from quotes.evaluation.gold import GoldSpeaker

_WORD = re.compile(r"[a-z0-9]+")  # of folded text: no case, no accents

_EMPTY_WORDS = frozenset(
    """le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos et ou
    en dans par pour sur à a chez selon il elle ils elles on lui eux je nous vous tu qui que dont m mme mm mlle dr
    pr""".split()
)


def _folded_words(text: str) -> list[str]:
    """Lower-cased words without accents, in order."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The words that tell speakers apart; a phrase of nothing but function words (*l'une d'elles*) keeps them."""
    found = _folded_words(text)
    return frozenset(found) - _EMPTY_WORDS or frozenset(found)


def _words_of(speaker: GoldSpeaker) -> frozenset[str]:
    return frozenset().union(*(words(name) for name in (speaker.name, *speaker.aliases)))


def same_speaker(name: str | None, gold: GoldSpeaker | None, everyone: Iterable[GoldSpeaker]) -> bool:
    """Whether the predicted `name` denotes `gold`, among the article's speakers `everyone`.

    It does when it shares words with the speaker's names, more than (or as many as) with any other speaker's, and
    either holds a named person's surname or says nothing but the speaker's own words; for all others when at least
    half of its words are the speaker's, or it holds the speaker's whole name. Nobody is right where gold has nobody.
    """
    predicted = words(name or "")
    if gold is None:
        return not predicted
    own = _words_of(gold)
    shared = len(predicted & own)
    if not shared or any(len(predicted & _words_of(other)) > shared for other in everyone):
        return False
    if gold.kind == "person" and gold.status == "named":
        surname = _folded_words(gold.name)[-1:]
        return predicted <= own or bool(predicted.intersection(surname))
    return 2 * shared >= len(predicted) or words(gold.name) <= predicted
