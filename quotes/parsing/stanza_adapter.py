"""The Stanza adapter: a French model directory behind the Parser protocol, offline."""

import json
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from quotes.errors import ModelMissing
from quotes.model.tree import Word

# What a model directory must hold, under the names of this project, and the names by which Stanza asks for it.
FILES = {
    "tokenize_model_path": "tokenizer.pt",
    "mwt_model_path": "mwt.pt",
    "pos_model_path": "tagger.pt",
    "pos_pretrain_path": "vectors.pt",
    "lemma_model_path": "lemmatizer.pt",
    "depparse_model_path": "parser.pt",
    "depparse_pretrain_path": "vectors.pt",
}
# The layout of Stanza's own packages: one folder a processor, one file a package in it.
_STANZA_FOLDERS = {
    "tokenize_model_path": "tokenize",
    "mwt_model_path": "mwt",
    "pos_model_path": "pos",
    "pos_pretrain_path": "pretrain",
    "lemma_model_path": "lemma",
    "depparse_model_path": "depparse",
    "depparse_pretrain_path": "pretrain",
}
# Character language models, which some of Stanza's packages need beside their own file.
_CHARACTER_MODELS = {"forward_charlm": "forward_charlm_path", "backward_charlm": "backward_charlm_path"}
_WITH_CHARACTERS = ("tokenize", "pos", "lemma", "depparse")
_WITHOUT_CHARACTERS = "nocharlm"

MODEL_VARIABLE = "QUOTES_MODEL"
_MOST_CHARACTERS = 40_000  # of the sentences that go through the model together: bounds memory, fills its batches
_SPACE = re.compile(r"\s")
_MEND = "run 'quotes model verify' to check the bundled one, or 'quotes model download' to fetch Stanza's own"


def bundled_model() -> Path:
    """The folder of the French model inside the package (or the one named by the variable QUOTES_MODEL)."""
    named = os.environ.get(MODEL_VARIABLE)
    return Path(named) if named else Path(__file__).parent / "models" / "fr_press"


class StanzaParser:
    """Parses French with a Stanza model directory; loads torch and the weights at the first sentence.

    `model` is a directory in this project's layout, or in Stanza's own (with or without its folder `fr`).

    Raises:
        ModelMissing: the directory is absent, lacks a processor, or cannot be loaded; the message names the command
            to run.
    """

    def __init__(self, model: Path | None = None, *, threads: int | None = None) -> None:
        self._folder = model or bundled_model()
        self._paths = _model_paths(self._folder)
        self._threads = threads

    @property
    def name(self) -> str:
        """The model's name and version, from its manifest where it has one."""
        manifest = self._folder / "manifest.json"
        if not manifest.is_file():
            return self._folder.resolve().name
        facts = json.loads(manifest.read_text("utf-8"))
        return f"{facts['name']} {facts['version']}"

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        """Parse each string as one sentence; word offsets are half-open code points of that string."""
        parsed: list[tuple[Word, ...]] = []
        for chunk in _chunks(sentences):
            wanted = [_SPACE.sub(" ", s) for s in chunk if s.strip()]
            documents = iter(self._process(wanted) if wanted else ())
            parsed += [_words(next(documents), s) if s.strip() else () for s in chunk]
        return parsed

    def _process(self, sentences: list[str]) -> list[Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(self._pipeline.bulk_process(sentences))

    @cached_property
    def _pipeline(self) -> Any:
        import stanza
        import torch

        if self._threads:
            torch.set_num_threads(self._threads)
        try:
            return stanza.Pipeline(
                "fr",
                dir=str(self._folder),
                resources_filepath=str(Path(__file__).parent / "resources.json"),
                processors="tokenize,mwt,pos,lemma,depparse",
                download_method=None,
                allow_unknown_language=True,
                tokenize_no_ssplit=True,
                verbose=False,
                **{key: str(path) for key, path in self._paths.items()},
            )
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, UnpicklingError) as error:
            raise ModelMissing(f"the model at {self._folder} cannot be loaded ({error}): {_MEND}") from error


def _chunks(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut the sentences into runs of bounded size, in order."""
    first, size = 0, 0
    for number, sentence in enumerate(sentences):
        if size and size + len(sentence) > _MOST_CHARACTERS:
            yield sentences[first:number]
            first, size = number, 0
        size += len(sentence)
    if first < len(sentences):
        yield sentences[first:]


def _model_paths(folder: Path) -> dict[str, Path]:
    """Find each processor's file in a directory of this project's layout or of Stanza's own."""
    if not folder.is_dir():
        raise ModelMissing(
            f"no French model at {folder}: run 'quotes model list' to see the installed ones, "
            "or 'quotes model download' to fetch Stanza's own"
        )
    paths = {key: folder / name for key, name in FILES.items()}
    if not paths["depparse_model_path"].is_file() and (packages := _stanza_packages(folder)):
        paths = _stanza_paths(packages)
    lacking = sorted({str(path) for path in paths.values() if not path.is_file()})
    if lacking:
        raise ModelMissing(f"the model at {folder} lacks {', '.join(lacking)}: {_MEND}")
    return paths


def _stanza_packages(folder: Path) -> Path | None:
    """The folder that holds one folder a processor, as Stanza stores French models."""
    return next((place for place in (folder, folder / "fr") if (place / "depparse").is_dir()), None)


def _stanza_paths(packages: Path) -> dict[str, Path]:
    """The files of Stanza's own packages, those with character models where both of these are there."""
    characters = {key: _package(packages / name, plain=False) for name, key in _CHARACTER_MODELS.items()}
    plain = not all(path.is_file() for path in characters.values())
    paths = {key: _package(packages / name, plain=plain) for key, name in _STANZA_FOLDERS.items()}
    if plain:
        return paths
    return paths | {f"{user}_{key}": path for user in _WITH_CHARACTERS for key, path in characters.items()}


def _package(folder: Path, *, plain: bool) -> Path:
    """The package in a processor's folder; where there are several, the one that goes with `plain` first."""
    found = sorted(folder.glob("*.pt"), key=lambda path: ((_WITHOUT_CHARACTERS in path.name) != plain, path.name))
    return found[0] if found else folder / "*.pt"


def _words(document: Any, text: str) -> tuple[Word, ...]:
    """Flatten a Stanza document that was given as one sentence; further roots hang on the first as `parataxis`."""
    words: list[Word] = []
    root = at = 0
    for sentence in document.sentences:
        first = len(words)
        for token in sentence.tokens:
            start, at = _place(token, text, at)
            for word in token.words:
                head = first + word.head - 1 if word.head else (root if first else -1)
                root = len(words) if head == -1 else root
                deprel = "parataxis" if first and not word.head else word.deprel or "dep"
                form = text[start:at] if len(token.words) == 1 else word.text  # Stanza writes long forms as <UNK>
                lemma, upos = word.lemma or form.lower(), word.upos or "X"
                words.append(Word(start, at, form, lemma, upos, _feats(word.feats), head, deprel))
    return tuple(words)


def _place(token: Any, text: str, at: int) -> tuple[int, int]:
    """Where a token stands in its sentence; one without offsets is looked for behind the last one."""
    if token.start_char is not None and token.end_char is not None:
        return token.start_char, token.end_char
    found = text.find(token.text, at)
    start = found if found >= 0 else min(at, len(text) - 1)
    return start, min(len(text), start + max(1, len(token.text)))


def _feats(column: str | None) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair) if column else {}
