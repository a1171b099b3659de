"""Word vectors: from word2vec's text format to Stanza's."""

from __future__ import annotations

import logging
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

logger = logging.getLogger(__name__)

# clitics and the few words whose apostrophe is part of them; the rest of what has one is debris of web pages
_APOSTROPHE_WORD = re.compile(r"(\w{1,8}'|aujourd'hui|quelqu'un|l'on|d'abord|d'accord|presqu'île)\Z")


def convert_vectors(source: Path, target: Path) -> int:
    """Convert vectors (`.vec`, or `.vec.xz`) to Stanza's format and return how many words they have.

    Words with an apostrophe are doubled under their typographic spelling, so that "l’" is as well known as "l'".
    Values keep the precision of half floats, in full floats: Stanza wants these, but the former pack far better.
    """
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    words: list[str] = []
    rows: list[list[float]] = []
    for word, row in _with_typographic_spellings(_read(source)):
        words.append(word)
        rows.append(row)
    width = len(rows[0])
    values = torch.zeros(len(VOCAB_PREFIX) + len(rows), width)
    values[len(VOCAB_PREFIX) :] = torch.tensor(rows)
    vocabulary = PretrainedWordVocab(words, lang="", idx=0)
    rounded = values.half().float()
    torch.save({"vocab": vocabulary.state_dict(), "emb": rounded}, target, _use_new_zipfile_serialization=False)
    logger.info("%d vectors of %d dimensions", len(words), width)
    return len(words)


def _read(source: Path) -> Iterator[tuple[str, list[float]]]:
    opener = lzma.open if source.suffix == ".xz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        next(lines)  # the header: how many, how wide
        for line in lines:
            word, *values = line.rstrip("\n").split(" ")
            yield word, [float(value) for value in values if value]


def _with_typographic_spellings(vectors: Iterator[tuple[str, list[float]]]) -> Iterator[tuple[str, list[float]]]:
    seen: set[str] = set()
    doubled: list[tuple[str, list[float]]] = []
    for word, row in vectors:
        seen.add(word)
        if _APOSTROPHE_WORD.match(word):
            doubled.append((word.replace("'", "’"), row))
        yield word, row
    yield from ((word, row) for word, row in doubled if word not in seen)
