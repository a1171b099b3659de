"""The Stanza adapter: a French model directory behind the Parser protocol, offline."""

import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
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
# The layout of Stanza's own packages: one folder a processor, one file in it.
_STANZA_FOLDERS = {
    "tokenize_model_path": "tokenize",
    "mwt_model_path": "mwt",
    "pos_model_path": "pos",
    "pos_pretrain_path": "pretrain",
    "lemma_model_path": "lemma",
    "depparse_model_path": "depparse",
    "depparse_pretrain_path": "pretrain",
}
MODEL_VARIABLE = "QUOTES_MODEL"


def bundled_model() -> Path:
    """The folder of the French model inside the package (or the one named by the variable QUOTES_MODEL)."""
    named = os.environ.get(MODEL_VARIABLE)
    return Path(named) if named else Path(__file__).parent / "models" / "fr_press"


class StanzaParser:
    """Parses French with a Stanza model directory; loads torch and the weights at the first sentence.

    Raises:
        ModelMissing: the directory is absent or lacks a processor; the message names the command to run.
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
            return self._folder.name
        facts = json.loads(manifest.read_text("utf-8"))
        return f"{facts['name']} {facts['version']}"

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        """Parse each string as one sentence; word offsets are half-open code points of that string."""
        wanted = [s for s in sentences if s.strip()]
        if not wanted:
            return [() for _ in sentences]
        documents = iter(self._pipeline.bulk_process([" ".join(s.split("\n")) for s in wanted]))
        return [_words(next(documents)) if s.strip() else () for s in sentences]

    @cached_property
    def _pipeline(self) -> Any:
        import stanza
        import torch

        if self._threads:
            torch.set_num_threads(self._threads)
        return stanza.Pipeline(
            "fr",
            dir=str(self._folder),
            processors="tokenize,mwt,pos,lemma,depparse",
            download_method=None,
            allow_unknown_language=True,
            tokenize_no_ssplit=True,
            verbose=False,
            **{key: str(path) for key, path in self._paths.items()},
        )


def _model_paths(folder: Path) -> dict[str, Path]:
    """Find each processor's file in a directory of this project's layout or of Stanza's own."""
    if not folder.is_dir():
        raise ModelMissing(
            f"no French model at {folder}: run 'quotes model list' to see the installed ones, "
            "or 'quotes model download' to fetch Stanza's own"
        )
    paths = {key: folder / name for key, name in FILES.items()}
    if not paths["depparse_model_path"].is_file():
        for key, name in _STANZA_FOLDERS.items():
            within = folder if (folder / name).is_dir() else folder / "fr"
            paths[key] = next(iter(sorted((within / name).glob("*.pt"))), within / name / "*.pt")
    lacking = sorted({str(path) for path in paths.values() if not path.is_file()})
    if lacking:
        raise ModelMissing(
            f"the model at {folder} lacks {', '.join(lacking)}: run 'quotes model verify' to check the bundled one, "
            "or 'quotes model download' to fetch Stanza's own"
        )
    return paths


def _words(document: Any) -> tuple[Word, ...]:
    """Flatten a Stanza document that was given as one sentence; further roots hang on the first."""
    words: list[Word] = []
    for sentence in document.sentences:
        first = len(words)
        spans = {w.id: (t.start_char, t.end_char) for t in sentence.tokens for w in t.words}
        for word in sentence.words:
            start, end = spans[word.id]
            head = first + word.head - 1 if word.head else (-1 if not first else 0)
            words.append(
                Word(
                    start, end, word.text, word.lemma or word.text.lower(), word.upos or "X",
                    _feats(word.feats), head, word.deprel or "dep",
                )  # fmt: skip
            )
    return tuple(words)


def _feats(column: str | None) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|")) if column else {}
