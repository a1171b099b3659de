"""The two stages that Stanza's own trainers run whole: the multi-word tokens' dictionary and the lemmatizer."""

from __future__ import annotations

import shutil

from quotes.parsing.training import corpus
from quotes.parsing.training.neural_stages import SHORTHAND, Workspace, command_line
from quotes.parsing.training.recipe import Recipe


def train_mwt(recipe: Recipe, work: Workspace) -> None:
    """Learn what "du", "aux" and the like stand for."""
    from stanza.models import mwt_expander

    gold = work.data / corpus.DEVELOPMENT
    files = {"train_file": work.data / corpus.ALL, "eval_file": gold, "gold_file": gold, "save_dir": work.folder}
    names = {"lang": recipe.model.language, "shorthand": SHORTHAND, "save_name": work.model("mwt").name}
    mwt_expander.main(command_line(recipe.mwt.options, **files, **names))


def train_lemmatizer(recipe: Recipe, work: Workspace) -> None:
    """Train the lemmatizer: a dictionary, and a network for the words that are not in it."""
    from stanza.models import lemmatizer

    made = work.folder / "lemmatizer-run"
    files = {"train_file": work.data / corpus.ALL, "eval_file": work.data / corpus.DEVELOPMENT, "save_dir": made}
    names = {"shorthand": SHORTHAND, "save_name": work.model("lemmatizer").name, "seed": str(recipe.seed)}
    lemmatizer.main(command_line(recipe.lemmatizer.options, **files, **names))
    shutil.move(made / work.model("lemmatizer").name, work.model("lemmatizer"))
