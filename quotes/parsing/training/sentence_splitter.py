"""The stage that trains the second reading of sentence ends: by words, over texts put together from the treebanks.

A text is a run of sentences as they stand, a draw from one neighbourhood (a treebank's order keeps what is of one kind
together), or a draw from everywhere. Some sentences lose their full stop, as headings have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

import torch
from torch import nn

from quotes.parsing.sentence_network import Encoder, SentenceNetwork, Size, Surface, load_vectors, save_network
from quotes.parsing.sentences import ends
from quotes.parsing.training.augmentation import capitals, respelled, without_final_stop
from quotes.parsing.training.averaged_training import train
from quotes.parsing.training.corpus import Corpus
from quotes.parsing.training.neural_stages import Workspace
from quotes.parsing.training.recipe import Recipe, SentenceText
from quotes.parsing.training.treebanks import Sentence

Text = tuple[list[Surface], list[bool]]
"""Tokens, and behind which of them a sentence ends."""

_WEIGHT_DECAY = 1e-3
_STEEPEST = 1.0  # gradients are cut to this norm
_NEIGHBOURHOOD = 300  # sentences
_HEADING_LENGTH = 12  # tokens


def train_sentences(recipe: Recipe, corpus: Corpus, said: Sequence[Sentence], work: Workspace) -> None:
    """Train the splitter on the tokenizer's sentences and on reports made of them (`said`)."""
    settings, random = recipe.sentences, Random(recipe.seed)  # noqa: S311 - a reproducible draw, no secret
    torch.manual_seed(recipe.seed)
    pool = sorted([*corpus.ordered, *corpus.mixed], key=lambda sentence: sentence.sent_id)
    counts = Counter(token.form for sentence in pool for token in sentence.tokens)
    frequent = sorted(form for form, count in counts.items() if count >= settings.frequent_from)
    size = Size(settings.hidden, settings.width, settings.own)
    encoder = Encoder(load_vectors(work.model("vectors")), frequent)
    network = SentenceNetwork(encoder, size, dropout=settings.dropout, forgotten=settings.forgotten)
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=_WEIGHT_DECAY)
    drawn = texts(pool, said, random, settings.text)

    def updates() -> Iterator[Callable[[], float]]:
        while True:
            yield lambda: _update(network, optimizer, [next(drawn) for _ in range(settings.batch)], settings.longest)

    def score() -> str:
        return ", ".join(f"sentences {_f1(network, part):.2f}" for part in corpus.development)

    train(network, optimizer, updates(), settings.schedule, score)
    save_network(network.eval(), size, work.model("sentences"))


def texts(pool: Sequence[Sentence], said: Sequence[Sentence], random: Random, text: SentenceText) -> Iterator[Text]:
    """Draw texts without end; `pool` is in an order in which neighbours are of one kind."""
    while True:
        number = min(random.choice(text.lengths), len(pool))
        start = random.randrange(len(pool) - number + 1)
        kind = random.random()
        if kind < text.runs:
            drawn = list(pool[start : start + number])
        elif kind < text.runs + text.neighbours:
            drawn = random.sample(pool[max(0, start - _NEIGHBOURHOOD // 2) :][:_NEIGHBOURHOOD], number)
        else:
            everything = [pool, said] if said else [pool]
            drawn = [random.choice(random.choice(everything)) for _ in range(number)]
        yield laid_out([_varied(sentence, random, text) for sentence in drawn])


def laid_out(sentences: Iterable[Sentence]) -> Text:
    """Put sentences behind each other, parted by a space."""
    surfaces: list[Surface] = []
    marks: list[bool] = []
    for sentence in sentences:
        last = len(sentence.tokens) - 1
        surfaces += [(token.form, token.space_after or place == last) for place, token in enumerate(sentence.tokens)]
        marks += [place == last for place in range(last + 1)]
    return surfaces, marks


def _varied(sentence: Sentence, random: Random, text: SentenceText) -> Sentence:
    changed = respelled(sentence, random, quotes=text.quotes, apostrophes=text.apostrophes)
    if len(changed.tokens) <= _HEADING_LENGTH:
        if random.random() < text.without_stop:
            changed = without_final_stop(changed) or changed
        if random.random() < text.in_capitals:
            changed = capitals(changed)
    return changed


def _update(network: SentenceNetwork, optimizer: torch.optim.Optimizer, batch: Sequence[Text], longest: int) -> float:
    network.train()
    cut = [(surfaces[:longest], marks[:longest]) for surfaces, marks in batch]
    length = max(len(surfaces) for surfaces, _ in cut)
    encoded = [network.encoder(surfaces) for surfaces, _ in cut]
    rows, shapes, wanted, counted = (
        _padded(part, length)
        for part in (
            [rows for rows, _ in encoded],
            [shapes for _, shapes in encoded],
            [torch.tensor(marks, dtype=torch.float) for _, marks in cut],
            [torch.ones(len(marks) - 1) for _, marks in cut],  # that a text's end ends a sentence is nothing to learn
        )
    )
    loss = nn.functional.binary_cross_entropy_with_logits(
        network(rows, shapes), wanted, weight=counted, reduction="sum"
    )
    loss = loss / counted.sum().clamp(min=1)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
    optimizer.step()
    return loss.item()


def _padded(parts: Sequence[torch.Tensor], length: int) -> torch.Tensor:
    return torch.stack([nn.functional.pad(p, (0, 0) * (p.dim() - 1) + (0, length - len(p))) for p in parts])


def _f1(network: SentenceNetwork, sentences: Sequence[Sentence]) -> float:
    """The F1 of the sentences of a held-out part, in percent."""
    surfaces, marks = laid_out(sentences)
    gold, found = _spans(marks), _spans(ends(network.eval(), surfaces))
    return 200 * len(gold & found) / (len(gold) + len(found))


def _spans(marks: Sequence[bool]) -> set[tuple[int, int]]:
    stops = [place + 1 for place, mark in enumerate(marks) if mark]
    return set(zip([0, *stops], stops, strict=False))
