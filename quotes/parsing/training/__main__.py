"""`python -m quotes.parsing.training`: train the French model from treebanks and word vectors."""

import argparse
import logging
import sys
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from quotes.parsing.training.recipe import default_recipe, read_recipe
from quotes.parsing.training.stages import Run, carry_out, plan
from quotes.parsing.training.treebanks import TreebankError


def main(arguments: list[str] | None = None) -> int:
    """Train, or with --plan only say what would be done; 1 means that an input or the recipe is at fault."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.lexicon is None) != (options.first_names is None):
        parser.error("--lexicon and --first-names go together: give both or neither")
    try:
        recipe = read_recipe(options.recipe) if options.recipe else default_recipe()
        run = Run(
            recipe,
            options.treebanks,
            tuple(options.vectors),
            options.out,
            lexicon=options.lexicon,
            first_names=options.first_names,
            device=options.device,
        )
        _say(plan(run))
        if options.plan:
            return 0
        _log_to(options.out / "training.log")
        _say(f"Log: {options.out / 'training.log'}")
        _say(f"Model: {carry_out(run, _say)}")
    except (TreebankError, ValidationError, OSError, ValueError) as error:
        _say(f"training: {error}", sys.stderr)
        return 1
    return 0


def _say(line: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(line + "\n")
    (stream or sys.stdout).flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quotes.parsing.training", description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder that holds the UD_French-… folders")
    parser.add_argument(
        "--vectors", type=Path, nargs="+", required=True, help="word vectors: word2vec text, .vec or .vec.xz"
    )
    parser.add_argument("--lexicon", type=Path, help="Lexique 3.83, a table of inflected forms; with --first-names")
    parser.add_argument("--first-names", type=Path, help="table of first names, share of boys and births")
    parser.add_argument("--out", type=Path, required=True, help="folder for the work, the log and the model")
    parser.add_argument("--recipe", type=Path, help="another recipe file than the bundled model's")
    parser.add_argument("--device", default="cpu", help="cpu (default) or cuda")
    parser.add_argument("--plan", action="store_true", help="only say what would be done, and how long it may take")
    return parser


def _log_to(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    for name in ("quotes.parsing", "stanza"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)


if __name__ == "__main__":
    sys.exit(main())
