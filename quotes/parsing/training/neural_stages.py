"""The three stages with a training loop of this project: tokenizer, tagger, parser.

Data, models and file formats are Stanza's; the loop, the averaging and the noise are ours.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from quotes.parsing.training import corpus
from quotes.parsing.training.averaged_training import coarse_products, quicken, train
from quotes.parsing.training.gold_arcs import gold_arc_trainer
from quotes.parsing.training.recipe import Option, Recipe, TagNoise

logger = logging.getLogger(__name__)

SHORTHAND = "fr_press"  # Stanza wants a language and a corpus name; both only appear in its logs

# what the tagger really confuses, most often first
_CONFUSABLE = {
    "NOUN": ("PROPN", "ADJ", "VERB"),
    "PROPN": ("NOUN", "X", "ADJ"),
    "ADJ": ("NOUN", "VERB", "PROPN"),
    "VERB": ("NOUN", "ADJ", "AUX"),
    "AUX": ("VERB",),
    "ADP": ("DET", "ADV", "SCONJ"),
    "DET": ("ADP", "PRON", "ADJ", "NUM"),
    "PRON": ("DET", "SCONJ", "ADV"),
    "SCONJ": ("PRON", "ADV", "ADP"),
    "ADV": ("ADP", "ADJ", "NOUN", "SCONJ"),
    "NUM": ("DET", "NOUN", "PRON"),
    "X": ("PROPN", "NOUN"),
    "SYM": ("NOUN",),
    "CCONJ": ("ADV",),
    "INTJ": ("ADV",),
}
_CHOICES = 12  # divides by every number of confusable tags above


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a run keeps its files, and on which device it computes."""

    folder: Path
    device: str

    @property
    def data(self) -> Path:
        """The folder of the training files."""
        return self.folder / "data"

    def model(self, name: str) -> Path:
        """The file of one trained processor."""
        return self.folder / f"{name}.pt"


def command_line(options: dict[str, Option], **paths: Path | str) -> list[str]:
    """Write options as Stanza's trainers read them; a true option is a bare flag, a false one is left out."""
    words: list[str] = []
    for name, value in {**options, **{name: str(path) for name, path in paths.items()}}.items():
        if value is True:
            words.append(f"--{name}")
        elif value is not False:
            words += [f"--{name}", str(value)]
    return words


def _seed(recipe: Recipe) -> None:
    import torch
    from stanza.models.common import utils

    torch.set_num_threads(recipe.threads)
    utils.set_random_seed(recipe.seed)


def train_parser(recipe: Recipe, work: Workspace) -> None:
    """Train the dependency parser."""
    from stanza.models import parser as stanza_parser
    from stanza.models.common.doc import Document
    from stanza.models.depparse.data import DataLoader, InfiniteBatch
    from stanza.utils.conll import CoNLL

    _seed(recipe)
    gold = work.data / corpus.DEVELOPMENT
    files = {"train_file": work.data / corpus.ALL, "eval_file": gold, "wordvec_pretrain_file": work.model("vectors")}
    names = {"lang": recipe.model.language, "shorthand": SHORTHAND}
    args = stanza_parser.parse_args(command_line(recipe.parser.options, **files, **names))
    vectors = stanza_parser.load_pretrain(args)
    sentences, _, _ = CoNLL.conll2dict(input_file=str(files["train_file"]))
    loader = DataLoader(Document(sentences), args["batch_size"], args, vectors)
    held_out = CoNLL.conll2doc(input_file=str(gold))
    development = DataLoader(
        held_out, args["batch_size"], args, vectors, vocab=loader.vocab, evaluation=True, sort_during_eval=True
    )
    trainer = gold_arc_trainer()(args=args, vocab=loader.vocab, pretrain=vectors, device=work.device)
    quicken(trainer.model)
    endless = InfiniteBatch(loader)
    endless.reshuffle()
    spoil = tag_noise(recipe.tag_noise, loader.vocab["upos"])

    def updates() -> Iterator[Callable[[], float]]:
        while True:
            yield lambda: float(trainer.update(spoil(endless.next_batch()))[0])

    optimizer = next(iter(trainer.optimizer.values()))
    with coarse_products(on=True):
        train(trainer.model, optimizer, updates(), recipe.parser.schedule, lambda: _las(trainer, development, gold))
    trainer.save(str(work.model("parser")))


def _las(trainer: Any, development: Any, gold: Path) -> str:
    from stanza.models.common.doc import DEPREL, HEAD
    from stanza.models.depparse import scorer
    from stanza.models.depparse.utils import predict_dataset

    with coarse_products(on=False):
        predicted = predict_dataset(trainer, development)
    development.doc.set([HEAD, DEPREL], [word for sentence in predicted for word in sentence])
    score = scorer.score(io.StringIO(f"{development.doc:C}\n\n"), str(gold))[2]
    return f"LAS {100 * score:.2f} on gold tags"


def tag_noise(noise: TagNoise, tags: Any) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Make the function that spoils tags and lemmas of a parser batch, as a tagger and a lemmatizer would."""
    import torch
    from stanza.models.common.vocab import UNK_ID, VOCAB_PREFIX_SIZE

    table = torch.arange(len(tags)).view(-1, 1).repeat(1, _CHOICES)
    for tag, others in _CONFUSABLE.items():
        known = [tags.unit2id(other) for other in others if other in tags]
        if tag in tags and known:
            table[tags.unit2id(tag)] = torch.tensor([known[place % len(known)] for place in range(_CHOICES)])

    def spoil(batch: tuple[Any, ...]) -> tuple[Any, ...]:
        parts = list(batch)
        upos, lemma = parts[4], parts[8]
        draw, real = torch.rand(upos.shape), upos >= VOCAB_PREFIX_SIZE
        confused = table[upos, torch.randint(0, _CHOICES, upos.shape)]
        changed = torch.where((draw < noise.wrong_tag) & real, confused, upos)
        hidden = (draw > 1 - noise.no_tag) & real
        parts[4] = torch.where(hidden, torch.full_like(upos, UNK_ID), changed)
        forgotten = (torch.rand(lemma.shape) < noise.no_lemma) & (lemma >= VOCAB_PREFIX_SIZE)
        parts[8] = torch.where(forgotten, torch.full_like(lemma, UNK_ID), lemma)
        return tuple(parts)

    return spoil


def train_tagger(recipe: Recipe, work: Workspace) -> None:
    """Train the tagger: universal tags from all files, features from the core files only."""
    from stanza.models import tagger as stanza_tagger
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer
    from stanza.utils.conll import CoNLL

    _seed(recipe)
    gold = work.data / corpus.DEVELOPMENT
    files: dict[str, Path | str] = {
        "train_file": f"{work.data / corpus.CORE};{work.data / corpus.EXTRA}",
        "eval_file": gold,
        "wordvec_pretrain_file": work.model("vectors"),
    }
    names = {"lang": recipe.model.language, "shorthand": SHORTHAND}
    args = stanza_tagger.parse_args(command_line(recipe.tagger.options, **files, **names))
    vectors = stanza_tagger.load_pretrain(args)
    vocabulary, _, batches = stanza_tagger.load_training_data(args, vectors)
    held_out = CoNLL.conll2doc(input_file=str(gold))
    development = Dataset(held_out, args, vectors, vocab=vocabulary, evaluation=True, sort_during_eval=True)
    trainer = Trainer(args=args, vocab=vocabulary, pretrain=vectors, device=work.device)
    quicken(trainer.model)

    def updates() -> Iterator[Callable[[], float]]:
        while True:
            for batch in batches:
                yield partial(_update_tagger, trainer, batch)

    optimizer = next(iter(trainer.optimizers.values()))
    with coarse_products(on=True):
        train(trainer.model, optimizer, updates(), recipe.tagger.schedule, lambda: _tags(trainer, development, gold))
    trainer.save(str(work.model("tagger")))


def _update_tagger(trainer: Any, batch: Any) -> float:
    return float(trainer.update(batch))


def _tags(trainer: Any, development: Any, gold: Path) -> str:
    import torch
    from stanza.models import tagger as stanza_tagger
    from stanza.models.common.utils import unsort
    from stanza.models.pos import scorer

    predicted: list[Any] = []
    order: list[int] = []
    with coarse_products(on=False), torch.no_grad():
        for batch in development.to_loader(batch_size=trainer.args["batch_size"]):
            predicted += trainer.predict(batch)
            order.extend(batch.idx)
    stanza_tagger.set_predictions(development.doc, trainer, unsort(predicted, order))
    text = f"{development.doc:C}\n\n"
    scores = {kind: scorer.score(io.StringIO(text), str(gold), eval_type=kind)[2] for kind in ("UPOS", "UFeats")}
    return ", ".join(f"{kind} {100 * score:.2f}" for kind, score in scores.items())


def train_tokenizer(recipe: Recipe, work: Workspace) -> None:
    """Train the tokenizer and sentence splitter."""
    from stanza.models import tokenizer as stanza_tokenizer
    from stanza.models.tokenization.data import DataLoader, TokenizationDataset
    from stanza.models.tokenization.trainer import Trainer

    _seed(recipe)
    training = {"txt": str(work.data / corpus.TOKENIZER_TEXT), "label": str(work.data / corpus.TOKENIZER_LABELS)}
    held_out = {"txt": str(work.data / corpus.DEVELOPMENT_TEXT), "label": str(work.data / corpus.DEVELOPMENT_LABELS)}
    names = {"lang": recipe.model.language, "shorthand": SHORTHAND}
    args = stanza_tokenizer.parse_args(command_line(recipe.tokenizer.options, **names))
    features = stanza_tokenizer.DEFAULT_FEAT_FUNCS
    args |= {"feat_funcs": features, "feat_dim": len(features), "num_dict_feat": 0, "conll_file": None}
    loader = DataLoader(args, input_files=training, mwt_expansions={})
    args |= {"vocab_size": len(loader.vocab), "use_mwt": loader.has_mwt()}
    development = TokenizationDataset(args, input_files=held_out, vocab=loader.vocab, evaluation=True)
    trainer = Trainer(args=args, vocab=loader.vocab, device=work.device)
    dropped = {"unit_dropout": args["unit_dropout"], "feat_unit_dropout": args["feat_unit_dropout"]}

    def updates() -> Iterator[Callable[[], float]]:
        while True:
            yield lambda: float(trainer.update(loader.next(**dropped)))

    def score() -> str:
        from stanza.models.tokenization.utils import eval_model

        return f"mean of token and sentence F1 {100 * eval_model(args, trainer, development, loader.vocab, {}):.2f}"

    with coarse_products(on=True):
        train(trainer.model, trainer.optimizer, updates(), recipe.tokenizer.schedule, score)
    trainer.save(str(work.model("tokenizer")))
