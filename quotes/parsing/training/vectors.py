"""Word vectors: several sets and a lexicon made into one set, in Stanza's format.

Two sets know different things (one the news, one the language at large), and a lexicon knows what a word may be where
no text shows it. Sets are joined by the method of Yin and Schütze (ACL 2016, "1toN"): normalised, laid side by side,
reduced by singular values. The lexicon's properties follow as dimensions of their own.
"""

from __future__ import annotations

import logging
import lzma
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quotes.parsing.training.recipe import Vectors

logger = logging.getLogger(__name__)

Matrix = npt.NDArray[np.float32]

# clitics and the few words whose apostrophe is part of them; the rest of what has one is debris of web pages
_APOSTROPHE_WORD = re.compile(r"(\w{1,8}'|aujourd'hui|quelqu'un|l'on|d'abord|d'accord|presqu'île)\Z")
_LONGEST_WORD = 30
_DEVIATION = 0.5  # of the joined values: what the networks' initial weights are made for


def convert_vectors(
    sources: Sequence[Path], target: Path, settings: Vectors, properties: Mapping[str, Sequence[float]] | None = None
) -> int:
    """Join sets of vectors (`.vec`, or `.vec.xz`), write them in Stanza's format and return how many words they have.

    All words of the first set are kept, and of the others the first (most frequent) ones up to `settings.words`.
    `properties` gives some words further values, all of one length, after their vectors. Words with an apostrophe are
    doubled under their typographic spelling, so that "l’" is as well known as "l'". Values keep the precision of half
    floats, in full floats: Stanza wants these, but the former pack far better.
    """
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    sets = [dict(_read(source)) for source in sources]
    words = _vocabulary(sets, settings.words)
    values = _joined([_rows(words, vectors) for vectors in sets], settings.dimensions)
    if properties:
        values = np.concatenate([values, _rows(words, properties)[0]], axis=1)
    words, values = _with_typographic_spellings(words, values)
    table = torch.zeros(len(VOCAB_PREFIX) + len(words), values.shape[1])
    table[len(VOCAB_PREFIX) :] = torch.from_numpy(values).half().float()
    vocabulary = PretrainedWordVocab(words, lang="", idx=0)
    torch.save({"vocab": vocabulary.state_dict(), "emb": table}, target, _use_new_zipfile_serialization=False)
    logger.info("%d vectors of %d dimensions", len(words), values.shape[1])
    return len(words)


def _read(source: Path) -> Iterator[tuple[str, Matrix]]:
    opener: Any = lzma.open if source.suffix == ".xz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        next(lines)  # the header: how many, how wide
        for line in lines:
            word, *values = line.rstrip("\n").split(" ")
            yield word, np.array([float(value) for value in values if value], dtype=np.float32)


def _vocabulary(sets: Sequence[Mapping[str, Matrix]], size: int) -> list[str]:
    first, *others = sets
    words = dict.fromkeys(first)
    for vectors in others:
        usable = (word for word in vectors if len(word) < _LONGEST_WORD and any(map(str.isalpha, word)))
        for word in usable:
            if len(words) >= size:
                break
            words[word] = None
    return list(words)


def _rows(words: Sequence[str], vectors: Mapping[str, Any]) -> tuple[Matrix, npt.NDArray[np.bool_]]:
    """Return one row a word, zeros where it has none, and which words have one."""
    width = len(next(iter(vectors.values())))
    known = np.array([word in vectors for word in words])
    return np.array([vectors.get(word, np.zeros(width)) for word in words], dtype=np.float32), known


def _joined(parts: Sequence[tuple[Matrix, npt.NDArray[np.bool_]]], dimensions: int) -> Matrix:
    if len(parts) == 1:
        return parts[0][0]
    beside = np.concatenate([_normalised(rows, known) for rows, known in parts], axis=1)
    shares = np.mean([known for _, known in parts], axis=0)
    everywhere = shares == 1
    _, _, directions = np.linalg.svd(beside[everywhere], full_matrices=False)
    # a word that only some sets know has shorter rows, which must not look like a rarer kind of word
    values = beside @ directions[:dimensions].T / np.sqrt(shares)[:, None]
    scaled: Matrix = (values * (_DEVIATION / values[everywhere].std())).astype(np.float32)
    return scaled


def _normalised(rows: Matrix, known: npt.NDArray[np.bool_]) -> Matrix:
    centred = np.where(known[:, None], rows - rows[known].mean(axis=0), 0)
    unit: Matrix = (centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return unit


def _with_typographic_spellings(words: list[str], values: Matrix) -> tuple[list[str], Matrix]:
    seen = set(words)
    doubled = [
        (place, typographic)
        for place, word in enumerate(words)
        if _APOSTROPHE_WORD.match(word) and (typographic := word.replace("'", "’")) not in seen
    ]
    return [*words, *(word for _, word in doubled)], np.concatenate([values, values[[place for place, _ in doubled]]])
