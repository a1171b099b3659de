"""How well a pipeline does from raw text: the scores of the CoNLL 2018 shared task.

The evaluation knows nothing of the parser: it takes any function from a text to CoNLL-U. Gold sentences are joined to
one raw text; what comes back is aligned with them by characters, so that every error of tokens, sentences and tags
also costs where it does in real use.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.errors import ConlluError

Pipeline = Callable[[str], str]
"""Takes a raw text, gives CoNLL-U."""

_SENTENCES = "sentences.pt"
_AFTER_TOKENS = "mwt,pos,lemma,depparse"
_COLUMNS = 10
_METRICS = {
    "tokens": "Tokens",
    "sentences": "Sentences",
    "words": "Words",
    "upos": "UPOS",
    "ufeats": "UFeats",
    "lemmas": "Lemmas",
    "uas": "UAS",
    "las": "LAS",
}


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 in percent; `las` compares universal relations only, as the shared task does."""

    tokens: float
    sentences: float
    words: float
    upos: float
    ufeats: float
    lemmas: float
    uas: float
    las: float

    def as_dict(self) -> dict[str, float]:
        """Return the scores by name, to two decimals."""
        return {name: round(getattr(self, name), 2) for name in _METRICS}


def evaluate(pipeline: Pipeline, gold: Path) -> Scores:
    """Run a pipeline over the raw text of a CoNLL-U file and score what it gives back.

    Args:
        pipeline: from raw text to CoNLL-U; `stanza_pipeline` makes one from a model folder.
        gold: the annotated file, for example a treebank's test file.

    Raises:
        ConlluError: the gold file, or what the pipeline gave, is not valid CoNLL-U, or their texts differ.
    """
    annotated = gold.read_text("utf-8")
    return score(annotated, pipeline(raw_text(annotated)))


def score(gold: str, system: str) -> Scores:
    """Score one CoNLL-U text against another over the same characters."""
    from udtools import udeval  # type: ignore[import-untyped]  # the maintained successor of conll18_ud_eval.py; stanza depends on it

    try:
        result: Any = udeval.evaluate(
            udeval.load_conllu(io.StringIO(gold), "gold", {}), udeval.load_conllu(io.StringIO(system), "system", {})
        )
    except udeval.UDError as error:
        raise ConlluError(f"cannot be scored: {error}") from error
    return Scores(**{ours: 100 * result[theirs].f1 for ours, theirs in _METRICS.items()})


def raw_text(conllu: str) -> str:
    """Join a CoNLL-U file's sentences to the text they were cut from.

    Sentences are joined by a space, paragraphs and documents by an empty line.
    """
    pieces: list[str] = []
    for block in conllu.strip().split("\n\n"):
        lines = block.splitlines()
        if pieces and any(line.startswith(("# newpar", "# newdoc")) for line in lines):
            pieces[-1] = pieces[-1].rstrip() + "\n\n"
        pieces.append(_sentence_text(lines))
    return "".join(pieces).rstrip() + "\n"


def _sentence_text(lines: list[str]) -> str:
    text, covered = "", 0
    for line in lines:
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < _COLUMNS or "." in columns[0]:
            continue
        first, _, last = columns[0].partition("-")
        if int(first) <= covered:
            continue
        covered = int(last or first)
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " ")
    return text if text.endswith(" ") else text + " "


def stanza_pipeline(model: Path) -> Pipeline:
    """Make a pipeline from a folder with this project's model files, loaded once."""
    parse = whole_texts(model)
    return lambda text: f"{parse(text):C}\n\n"


def whole_texts(model: Path) -> Callable[[str], Any]:
    """Make what turns a whole text into a Stanza document: sentences are cut by words as well, where the model can."""
    from quotes.parsing.sentences import load_splitter
    from quotes.parsing.training.packaging import load_pipeline

    loaded = load_pipeline(model)
    network = model / _SENTENCES
    resplit = load_splitter(network, model / "vectors.pt") if network.is_file() else lambda document: document

    return lambda text: loaded(resplit(loaded.processors["tokenize"].process(text)), processors=_AFTER_TOKENS)
