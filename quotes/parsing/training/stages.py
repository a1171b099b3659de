"""The order of the stages, and the memory of those that are done."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quotes.parsing.evaluation import evaluate, stanza_pipeline
from quotes.parsing.training import neural_stages, simple_stages
from quotes.parsing.training.corpus import read_corpus, reports, write_corpus
from quotes.parsing.training.neural_stages import Workspace
from quotes.parsing.training.packaging import package, write_manifest
from quotes.parsing.training.recipe import STAGES, Recipe, StageName
from quotes.parsing.training.treebanks import TreebankError
from quotes.parsing.training.vectors import convert_vectors
from quotes.parsing.training.word_properties import word_properties

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a recipe: its inputs, and the folder it works in."""

    recipe: Recipe
    treebanks: Path
    vectors: tuple[Path, ...]
    out: Path
    lexicon: Path | None = None
    first_names: Path | None = None
    device: str = "cpu"

    @property
    def workspace(self) -> Workspace:
        """Where the stages keep their files."""
        return Workspace(self.out / "work", self.device)

    @property
    def target(self) -> Path:
        """The folder of the finished model."""
        return self.out / self.recipe.model.name


class Ledger:
    """Remembers which stages are done, each under a hash of the recipe's part and the data it was made from."""

    def __init__(self, path: Path) -> None:
        """Open the ledger at a path; a missing or damaged file means that nothing is done."""
        self._path = path
        try:
            self._done: dict[str, str] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            self._done = {}

    def has(self, stage: StageName, key: str) -> bool:
        """Say whether a stage was finished from the same recipe and data."""
        return self._done.get(stage) == key

    def note(self, stage: StageName, key: str) -> None:
        """Remember that a stage is finished."""
        self._done[stage] = key
        self._path.write_text(json.dumps(self._done, indent=2) + "\n", "utf-8")


def keys(run: Run) -> dict[StageName, str]:
    """Return for each stage the hash under which the ledger remembers it."""
    data = hashlib.sha256()
    for path in _inputs(run):
        data.update(hashlib.sha256(path.read_bytes()).digest())
    return {
        stage: hashlib.sha256((run.recipe.fingerprint(stage) + data.hexdigest()).encode()).hexdigest()
        for stage in STAGES
    }


def _inputs(run: Run) -> Iterator[Path]:
    tables = [path for path in (run.lexicon, run.first_names) if path]
    for path in (*run.vectors, *tables, *(run.treebanks / treebank.file for treebank in run.recipe.treebanks)):
        if not path.is_file():
            raise TreebankError(f"no such file: {path}")
        yield path


def carry_out(run: Run, announce: Callable[[str], None]) -> Path:
    """Carry out the stages that are not done yet and return the folder of the model.

    Raises:
        TreebankError: an input is missing, malformed, or not to be trained on.
    """
    run.workspace.folder.mkdir(parents=True, exist_ok=True)
    ledger, wanted = Ledger(run.out / "state.json"), keys(run)
    for stage in STAGES:
        if ledger.has(stage, wanted[stage]):
            announce(f"{stage}: done before")
            continue
        announce(f"{stage}: starts")
        started = time.monotonic()
        _ACTIONS[stage](run)
        ledger.note(stage, wanted[stage])
        announce(f"{stage}: done in {(time.monotonic() - started) / 60:.1f} minutes")
    return run.target


def plan(run: Run) -> str:
    """Say what a run will do and about how long it may take."""
    ledger, wanted, minutes = Ledger(run.out / "state.json"), keys(run), run.recipe.forecast()
    open_stages = [stage for stage in STAGES if not ledger.has(stage, wanted[stage])]
    lines = [f"Model {run.recipe.model.name} {run.recipe.model.version} into {run.target}"]
    lines += [
        f"  {stage:<11}" + (f"about {minutes[stage]:.0f} min" if stage in open_stages else "done before")
        for stage in STAGES
    ]
    total = sum(minutes[stage] for stage in open_stages)
    where = "one CPU core" if run.device == "cpu" else "one CPU core; less on this device"
    return "\n".join([*lines, f"In all about {total:.0f} minutes on {where}."])


def _vectors(run: Run) -> None:
    properties = word_properties(run.lexicon, run.first_names) if run.lexicon and run.first_names else None
    convert_vectors(run.vectors, run.workspace.model("vectors"), run.recipe.vectors, properties)


def _corpus(run: Run) -> None:
    write_corpus(run.recipe, read_corpus(run.recipe, run.treebanks), run.workspace.data)


def _sentences(run: Run) -> None:
    from quotes.parsing.training.sentence_splitter import train_sentences

    corpus = read_corpus(run.recipe, run.treebanks)
    said = reports(run.recipe, corpus, Random(run.recipe.seed))  # noqa: S311 - a reproducible draw, no secret
    train_sentences(run.recipe, corpus, said, run.workspace)


def _package(run: Run) -> None:
    package(run.recipe, run.workspace.folder, run.target)
    pipeline = stanza_pipeline(run.target)
    tests = [treebank.file for treebank in run.recipe.treebanks if treebank.role == "test"]
    scores = {Path(file).stem: evaluate(pipeline, run.treebanks / file) for file in tests}
    for name, score in scores.items():
        logger.info("%s from raw text: %s", name, score.as_dict())
    write_manifest(run.recipe, run.target, scores)


_ACTIONS: dict[StageName, Callable[[Run], None]] = {
    "vectors": _vectors,
    "corpus": _corpus,
    "tokenizer": lambda run: neural_stages.train_tokenizer(run.recipe, run.workspace),
    "sentences": _sentences,
    "mwt": lambda run: simple_stages.train_mwt(run.recipe, run.workspace),
    "lemmatizer": lambda run: simple_stages.train_lemmatizer(run.recipe, run.workspace),
    "tagger": lambda run: neural_stages.train_tagger(run.recipe, run.workspace),
    "parser": lambda run: neural_stages.train_parser(run.recipe, run.workspace),
    "package": _package,
}
