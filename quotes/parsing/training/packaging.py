"""From trained processors to a model folder: half precision, manifest, scores; and loading one as a Stanza pipeline."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from pathlib import Path
from typing import Any

from quotes.parsing.evaluation import Scores
from quotes.parsing.training.recipe import Recipe

logger = logging.getLogger(__name__)

PROCESSORS = ("tokenizer", "sentences", "mwt", "tagger", "lemmatizer", "parser", "vectors")
#: Stanza copies these weights into full-precision parameters when it loads them; vectors it takes as they are.
HALVED = ("tokenizer", "mwt", "tagger", "lemmatizer", "parser")
_EXTRAS = "optimizer_state_dict", "scheduler_state_dict", "dev_score_history"


def package(recipe: Recipe, trained: Path, target: Path) -> None:
    """Write the folder that Stanza and this package load: the processors, `resources.json`, `manifest.json`."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PROCESSORS:
        source, destination = trained / f"{name}.pt", target / f"{name}.pt"
        if name in HALVED:
            save_in_half_precision(source, destination)
        else:
            shutil.copyfile(source, destination)
    resources = {recipe.model.language: {"lang_name": recipe.model.language_name}}
    (target / "resources.json").write_text(json.dumps(resources) + "\n", encoding="utf-8")
    write_manifest(recipe, target, {})


def save_in_half_precision(source: Path, target: Path) -> None:
    """Store a processor's weights as half floats, without what only further training would need."""
    import torch

    state = torch.load(source, map_location="cpu", weights_only=True)
    state = {key: value for key, value in state.items() if key not in _EXTRAS}
    state["model"] = _halved(state.get("model"))
    _without_paths(state.get("config"))
    torch.save(state, target, _use_new_zipfile_serialization=False)


def _halved(value: Any) -> Any:
    import torch

    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, _halved(part)) for key, part in value.items())
    return value


def _without_paths(config: Any) -> None:
    """Drop the paths of the machine that trained the model from its stored options."""
    if isinstance(config, dict):
        for key, value in config.items():
            if isinstance(value, str) and key.endswith(("_file", "_dir", "save_name")):
                config[key] = None if key.endswith("_file") else ""


def write_manifest(recipe: Recipe, target: Path, scores: dict[str, Scores]) -> None:
    """Write what a model folder holds, with sizes and checksums, and how well it does."""
    files = {
        name: {"file": f"{name}.pt", "sha256": _sha256(target / f"{name}.pt"), "bytes": _size(target / f"{name}.pt")}
        for name in PROCESSORS
    }
    manifest = {
        "name": recipe.model.name,
        "version": recipe.model.version,
        "language": recipe.model.language,
        "stanza": recipe.model.stanza,
        "processors": files,
        "scores": {treebank: score.as_dict() for treebank, score in scores.items()},
    }
    (target / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _size(path: Path) -> int:
    return path.stat().st_size


def load_pipeline(folder: Path, language: str = "fr") -> Any:
    """Load a model folder as a plain Stanza pipeline, offline."""
    import stanza

    def path(name: str) -> str:
        return str(folder / f"{name}.pt")

    return stanza.Pipeline(
        language,
        dir=str(folder),
        processors="tokenize,mwt,pos,lemma,depparse",
        download_method=None,
        allow_unknown_language=True,
        tokenize_model_path=path("tokenizer"),
        mwt_model_path=path("mwt"),
        pos_model_path=path("tagger"),
        pos_pretrain_path=path("vectors"),
        lemma_model_path=path("lemmatizer"),
        depparse_model_path=path("parser"),
        depparse_pretrain_path=path("vectors"),
        logging_level="ERROR",
    )
