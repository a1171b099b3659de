"""From treebanks to the files that the stages train on."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from quotes.parsing.training.augmentation import augmented
from quotes.parsing.training.incises import folded_report, is_wrappable, turn_incise, without_marks, wrapped
from quotes.parsing.training.recipe import Recipe, Treebank
from quotes.parsing.training.tokenizer_text import TokenizerShares, paragraphs, write_tokenizer_files
from quotes.parsing.training.treebanks import (
    Sentence,
    TreebankError,
    check_no_leak,
    harmonise_lemmas,
    read_conllu,
    without_copies,
    write_conllu,
)

logger = logging.getLogger(__name__)

_SHORTEST_SPOKEN = 4

# the names of the files that `write_corpus` leaves for the other stages
CORE, EXTRA, ALL, DEVELOPMENT = "core.conllu", "extra.conllu", "all.conllu", "development.conllu"
TOKENIZER_TEXT, TOKENIZER_LABELS = "tokenizer.txt", "tokenizer.labels"
DEVELOPMENT_TEXT, DEVELOPMENT_LABELS = "development.txt", "development.labels"


@dataclass(slots=True)
class Corpus:
    """The sentences by what they are for; `ordered` and `mixed` are for the tokenizer."""

    core: list[Sentence] = field(default_factory=list)
    extra: list[Sentence] = field(default_factory=list)
    development: list[list[Sentence]] = field(default_factory=list)
    test: list[Sentence] = field(default_factory=list)
    ordered: list[Sentence] = field(default_factory=list)
    mixed: list[Sentence] = field(default_factory=list)

    @property
    def held_out(self) -> list[Sentence]:
        """Everything that must not be trained on."""
        return [*self.test, *itertools.chain.from_iterable(self.development)]


def read_corpus(recipe: Recipe, folder: Path) -> Corpus:
    """Read the treebanks, part them by role and check that nothing held out is trained on.

    Raises:
        TreebankError: a file is missing or malformed, or a held-out sentence is among the training sentences.
    """
    corpus = Corpus()
    files = {treebank.file: read_conllu(folder / treebank.file) for treebank in recipe.treebanks}
    _hold_out(recipe, files, corpus)
    for treebank in recipe.treebanks:
        if treebank.role in {"core", "extra", "speech"}:
            _teach(treebank, files[treebank.file], corpus)
    if not corpus.core or not corpus.development:
        raise TreebankError("a recipe needs a core treebank and something to develop on")
    corpus.extra = harmonise_lemmas(corpus.extra, corpus.core)
    check_no_leak([*corpus.core, *corpus.extra, *corpus.ordered, *corpus.mixed], corpus.held_out)
    return corpus


def _hold_out(recipe: Recipe, files: dict[str, list[Sentence]], corpus: Corpus) -> None:
    for treebank in recipe.treebanks:
        if treebank.role == "test":
            corpus.test += files[treebank.file]
    for treebank in recipe.treebanks:
        sentences = files[treebank.file]
        if treebank.role == "development":
            corpus.development.append(without_copies(sentences, corpus.test))
        elif treebank.hold_out_every:
            corpus.development.append(sentences[treebank.hold_out_every - 1 :: treebank.hold_out_every])


def _teach(treebank: Treebank, sentences: Sequence[Sentence], corpus: Corpus) -> None:
    every = treebank.hold_out_every
    kept = [s for place, s in enumerate(sentences, 1) if not every or place % every]
    if treebank.role == "speech":
        kept = [s for s in kept if sum(word.upos != "PUNCT" for word in s.words) >= _SHORTEST_SPOKEN]
    kept = [turn_incise(sentence) or sentence for sentence in kept[:: treebank.keep_every]]
    kept = without_copies(kept, corpus.held_out)
    (corpus.core if treebank.role == "core" else corpus.extra).extend(kept)
    if treebank.in_tokenizer:
        # only a treebank used whole keeps its order: that is where headlines stand before what they head
        whole = treebank.role == "core" and not every
        (corpus.ordered if whole else corpus.mixed).extend(kept[:: treebank.tokenizer_keep_every])


def write_corpus(recipe: Recipe, corpus: Corpus, folder: Path) -> None:
    """Augment the sentences and write the training and development files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(recipe.seed)  # noqa: S311 - a reproducible shuffle, no secret
    said = reports(recipe, corpus, random)
    folded = [folded_report(number, random) for number in range(recipe.augmentation.folded)]
    shares, copies = recipe.augmentation.apostrophes, recipe.augmentation.requoted_copies
    core = augmented(corpus.core, random, apostrophes=shares, copies=copies)
    extra = augmented([*corpus.extra, *said, *folded], random, apostrophes=shares, copies=copies)
    random.shuffle(core)
    random.shuffle(extra)
    write_conllu(core, folder / CORE)
    # other treebanks and made-up clauses follow other customs in their features: they teach tags and trees only
    write_conllu(extra, folder / EXTRA, feats=False)
    write_conllu([*core, *extra], folder / ALL)
    write_conllu(itertools.chain.from_iterable(corpus.development), folder / DEVELOPMENT)
    _write_tokenizer_text(recipe, corpus, said, folder, random)
    for name, part in (("core", core), ("extra", extra), ("wrapped", said)):
        logger.info("%s: %d sentences, %d words", name, len(part), sum(len(s.words) for s in part))


def reports(recipe: Recipe, corpus: Corpus, random: Random) -> list[Sentence]:
    """Put some of the sentences into reporting clauses, with marks or without."""
    never = recipe.augmentation.never_wrapped
    able = [s for s in [*corpus.core, *corpus.mixed] if is_wrappable(s) and not s.sent_id.startswith(never)]
    unique = list({sentence.sent_id: sentence for sentence in able}.values())
    chosen = random.sample(unique, min(recipe.augmentation.wrapped, len(unique)))
    said = [wrapped(sentence, random) for sentence in chosen]
    return [without_marks(s) if random.random() < recipe.augmentation.bare else s for s in said]


def _write_tokenizer_text(recipe: Recipe, corpus: Corpus, said: list[Sentence], folder: Path, random: Random) -> None:
    text = recipe.tokenizer_text
    shares = TokenizerShares(
        apostrophes=text.apostrophes,
        quotes=text.quotes,
        headline_without_stop=text.headline_without_stop,
        headline_in_capitals=text.headline_in_capitals,
        short_paragraphs=text.short_paragraphs,
        headings=text.headings,
    )
    chunks = paragraphs(corpus.ordered, [*corpus.mixed, *said], random, shares, text.passes)
    write_tokenizer_files(chunks, folder / TOKENIZER_TEXT, folder / TOKENIZER_LABELS)
    write_tokenizer_files(corpus.development, folder / DEVELOPMENT_TEXT, folder / DEVELOPMENT_LABELS)
