"""What a lexicon says a word may be, as numbers beside its vector: classes, forms, genders, numbers, first names.

The lexicon is Lexique 3.83 (New, Pallier, Brysbaert, Ferrand 2004; CC BY-SA 4.0): tab-separated, one line an inflected
form with its class, gender, number and verbal features. First names are those of INSEE's *Fichier des prénoms*, as a
table of name, share of boys and births.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PROPERTIES: tuple[str, ...] = (
    *("NOM", "ADJ", "ADV", "ONO", "PRE", "PRO"),
    *("inf", "par", "ind", "sub", "cnd", "imp"),
    *("m", "f", "s", "p"),
)
"""Lexique's own names for classes, moods, genders and numbers."""

_YES, _NO = 0.5, -0.1  # a word outside the lexicon has zeros, so "no" is not zero
_FEWEST_BIRTHS = 500
_INFLECTED = frozenset({"NOM", "ADJ", "VER"})


def word_properties(lexicon: Path, first_names: Path) -> dict[str, list[float]]:
    """Return the values of every word that one of the two tables knows: `PROPERTIES`, then boy's and girl's name."""
    names = dict(_first_names(first_names))
    known = _lexicon(lexicon)
    return {
        word: [
            *((_YES if name in known[word] else _NO) if word in known else 0.0 for name in PROPERTIES),
            *names.get(word, (0.0, 0.0)),
        ]
        for word in known.keys() | names.keys()
    }


def _lexicon(path: Path) -> dict[str, set[str]]:
    known: defaultdict[str, set[str]] = defaultdict(set)
    # the file that is distributed is in Latin-1, and its quotation marks stand for themselves
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            known[row["1_ortho"]] |= set(_of(row))
    return dict(known)


def _of(row: dict[str, str]) -> Iterator[str]:
    cgram = row["4_cgram"].split(":")[0]
    yield cgram
    if cgram in {"VER", "AUX"}:
        for form in row["11_infover"].strip('";').split(";"):  # "ind:pre:3s;sub:pre:3s;"
            yield form.split(":")[0]
            if ":" in form:
                yield form[-1]
    if cgram in _INFLECTED:
        yield row["6_nombre"]
        yield from row["5_genre"] or ("mf" if cgram != "VER" else "")


def _first_names(path: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter=";")
        next(rows)
        for name, boys, births in rows:
            if float(births.replace(",", ".")) > _FEWEST_BIRTHS:
                share = float(boys.replace(",", "."))
                yield name.lower(), (_YES * share, _YES * (1 - share))
