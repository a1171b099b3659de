"""Which archived quotations are worth comparing with a phrase: a bounded number, whatever the archive's size."""

import sqlite3
from collections.abc import Sequence

from rapidfuzz import fuzz

from quotes.archive.names import name_words
from quotes.archive.normalise import Normalised
from quotes.archive.search import any_of

_FETCHED = 200  # by each way of asking
_COMPARED = 15  # in full, after a first look
_LOOKED_UP = 40  # words of a long phrase, the longest ones, of which the index tells how rare they are
_RARE = 12  # words asked for, rarest first …
_READ = 50_000  # … until the index would have to read this many occurrences


def candidates(connection: sqlite3.Connection, phrase: Normalised, speaker: str | None) -> list[int]:
    """Keys of quotations that hold the phrase as it stands, or the most of its rare words; those of the speaker too."""
    forms = [token.form for token in phrase.tokens if any(sign.isalnum() for sign in token.form)]
    whole = f'words : "{" ".join(forms)}"'
    rare = _rarest(connection, list(dict.fromkeys(forms)))
    asked = [whole, *([any_of(rare)] if rare else [])]
    if speaker is not None:
        names = " OR ".join(f'"{word}"' for word in sorted(name_words(speaker)) if word.isalnum())
        asked += [f"({each}) AND who : ({names})" for each in asked if names]
    found: dict[int, str] = {}
    for expression in asked:
        found.update(_matching(connection, expression))
    return _closest(forms, found)


def _rarest(connection: sqlite3.Connection, forms: Sequence[str]) -> list[str]:
    """Words of the phrase that the archive holds, rarest first, as many as the index can read quickly."""
    counted = []
    for form in sorted(forms, key=len, reverse=True)[:_LOOKED_UP]:
        row = connection.execute("SELECT doc FROM quotation_terms WHERE term = ?", (form,)).fetchone()
        if row is not None:
            counted.append((int(row[0]), form))
    rare: list[str] = []
    read = 0
    for occurrences, form in sorted(counted)[:_RARE]:
        read += occurrences
        if rare and read > _READ:
            break
        rare.append(form)
    return rare


def _matching(connection: sqlite3.Connection, expression: str) -> list[tuple[int, str]]:
    return connection.execute(
        "SELECT rowid, words FROM quotation_index WHERE quotation_index MATCH ? ORDER BY rank LIMIT ?",
        (expression, _FETCHED),
    ).fetchall()


def _closest(forms: Sequence[str], found: dict[int, str]) -> list[int]:
    """The nearest by a quick look at whole words, in which order does not count."""
    wanted = " ".join(forms)
    scores = {key: fuzz.token_set_ratio(wanted, words) for key, words in found.items()}
    holding = [key for key, words in found.items() if f" {wanted} " in f" {words} "]
    ranked = sorted(found, key=lambda key: (-scores[key], key))
    return list(dict.fromkeys([*holding, *ranked[:_COMPARED]]))
