"""Where sentences end, told by words, in a text whose paragraphs are lost.

Stanza's tokenizer reads characters, and learns what full stops look like. That a heading without one is over, and a
sentence begins, is told by words. The second reading is for whole texts (`quotes model evaluate`, Stanza's own use of
the model): the engine cuts articles by itself, see `quotes.skeleton`.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from quotes.parsing.sentence_network import SentenceNetwork, Surface, load_network

_AT_ONCE = 400  # tokens that are decided in one go
_AROUND = 100  # tokens before and behind them that are read too
# What the tokenizer's own verdict is worth beside the words', in log-odds: half of what it is worth by itself on held-out
# sentences (it finds 93 of 100 ends, and makes one up at 3 of 1000 other tokens), since both see the same full stops.
_FOR, _AGAINST = 2.6, -1.3
_PARAGRAPH = re.compile(r"\n\s*\n")

Splitter = Callable[[Any], Any]
"""Takes a Stanza document of tokens, gives one of the same tokens in other sentences."""


def load_splitter(network: Path, vectors: Path) -> Splitter:
    """Load the network of a model folder; what it gives can be called on any number of documents."""
    loaded = load_network(network, vectors)
    return lambda document: split(document, lambda surfaces, verdicts: ends(loaded, surfaces, verdicts))


def ends(network: SentenceNetwork, surfaces: Sequence[Surface], verdicts: Sequence[bool] | None = None) -> list[bool]:
    """Say for each token whether a sentence ends behind it; the last one always ends one.

    `verdicts` are the tokenizer's, token by token; without them the words decide alone.
    """
    import torch

    rows, shapes = network.encoder(surfaces)
    told: list[float] = []
    with torch.no_grad():
        for start in range(0, len(surfaces), _AT_ONCE):
            first, stop = max(0, start - _AROUND), start + _AT_ONCE + _AROUND
            odds = network(rows[None, first:stop], shapes[None, first:stop])[0]
            told += odds[start - first : start - first + _AT_ONCE].tolist()
    beside = [_FOR if verdict else _AGAINST for verdict in verdicts] if verdicts is not None else [0.0] * len(told)
    decided = [own + other > 0 for own, other in zip(told, beside, strict=True)]
    return [*decided[:-1], True] if decided else []


def split(document: Any, decide: Callable[[Sequence[Surface], Sequence[bool]], Sequence[bool]]) -> Any:
    """Cut a Stanza document of tokens (no words yet) into other sentences; a paragraph's end is always one."""
    from stanza.models.common.doc import Document

    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    gaps = [document.text[a.end_char : b.start_char] for a, b in pairwise(tokens)]
    gaps = [*gaps, "\n\n"][: len(tokens)]
    verdicts = [token is sentence.tokens[-1] for sentence in document.sentences for token in sentence.tokens]
    decided = decide([(token.text, bool(gap)) for token, gap in zip(tokens, gaps, strict=True)], verdicts)
    sentences: list[list[dict[str, Any]]] = [[]]
    for token, gap, end in zip(tokens, gaps, decided, strict=True):
        (entry,) = token.to_dict()
        sentences[-1].append({**entry, "id": (len(sentences[-1]) + 1,)})
        if end or _PARAGRAPH.search(gap):
            sentences.append([])
    return Document([sentence for sentence in sentences if sentence], text=document.text)
