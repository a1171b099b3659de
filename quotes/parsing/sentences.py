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
_PARAGRAPH = re.compile(r"\n\s*\n")

Splitter = Callable[[Any], Any]
"""Takes a Stanza document of tokens, gives one of the same tokens in other sentences."""


def load_splitter(network: Path, vectors: Path) -> Splitter:
    """Load the network of a model folder; what it gives can be called on any number of documents."""
    loaded = load_network(network, vectors)
    return lambda document: split(document, lambda surfaces: ends(loaded, surfaces))


def ends(network: SentenceNetwork, surfaces: Sequence[Surface]) -> list[bool]:
    """Say for each token whether a sentence ends behind it; the last one always ends one."""
    import torch

    rows, shapes = network.encoder(surfaces)
    decided: list[bool] = []
    with torch.no_grad():
        for start in range(0, len(surfaces), _AT_ONCE):
            first, stop = max(0, start - _AROUND), start + _AT_ONCE + _AROUND
            odds = network(rows[None, first:stop], shapes[None, first:stop])[0]
            decided += (odds[start - first : start - first + _AT_ONCE] > 0).tolist()
    return [*decided[:-1], True] if decided else []


def split(document: Any, decide: Callable[[Sequence[Surface]], Sequence[bool]]) -> Any:
    """Cut a Stanza document of tokens (no words yet) into other sentences; a paragraph's end is always one."""
    from stanza.models.common.doc import Document

    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    gaps = [document.text[a.end_char : b.start_char] for a, b in pairwise(tokens)]
    gaps = [*gaps, "\n\n"][: len(tokens)]
    decided = decide([(token.text, bool(gap)) for token, gap in zip(tokens, gaps, strict=True)])
    sentences: list[list[dict[str, Any]]] = [[]]
    for token, gap, end in zip(tokens, gaps, decided, strict=True):
        (entry,) = token.to_dict()
        sentences[-1].append({**entry, "id": (len(sentences[-1]) + 1,)})
        if end or _PARAGRAPH.search(gap):
            sentences.append([])
    return Document([sentence for sentence in sentences if sentence], text=document.text)
