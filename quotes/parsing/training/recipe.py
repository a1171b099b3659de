"""The recipe's schema: every number that decides what a trained model becomes stands in one TOML file."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Option = str | int | float | bool
StageName = Literal["vectors", "corpus", "tokenizer", "sentences", "mwt", "lemmatizer", "tagger", "parser", "package"]
STAGES: tuple[StageName, ...] = (
    "vectors",
    "corpus",
    "tokenizer",
    "sentences",
    "mwt",
    "lemmatizer",
    "tagger",
    "parser",
    "package",
)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Model(_Frozen):
    """What the trained model is called."""

    name: str
    version: str
    language: str
    language_name: str
    stanza: str = Field(description="the range of Stanza versions that load it")


class Treebank(_Frozen):
    """One treebank file and what it is for.

    `core` files set the lemmas and features, `extra` files teach tags and trees only, `speech` files likewise in a
    measured dose, `development` files choose and never teach, `test` files are only checked against.
    """

    file: str
    role: Literal["core", "extra", "speech", "development", "test"]
    licence: str
    hold_out_every: int = Field(default=0, ge=0, description="keep every n-th sentence for development")
    keep_every: int = Field(default=1, ge=1, description="use only every n-th sentence")
    in_tokenizer: bool = True
    tokenizer_keep_every: int = Field(default=1, ge=1)


class Vectors(_Frozen):
    """How several sets of word vectors become one; a single set is taken as it is."""

    words: int = Field(ge=1, description="all of the first set, and of the others the most frequent up to this many")
    dimensions: int = Field(ge=1, description="of the joined sets, before a lexicon's properties")


class Augmentation(_Frozen):
    """What is added to the sentences for the tagger and the parser."""

    apostrophes: Share
    requoted_copies: int = Field(ge=0)
    wrapped: int = Field(ge=0, description="sentences put into reporting clauses")
    bare: Share = Field(description="how many of these are left without quotation marks, as the engine shows them")
    folded: int = Field(ge=0, description="reporting clauses around one word that stands for a quotation")
    never_wrapped: tuple[str, ...] = Field(description="beginnings of sentence ids that nobody says")


class TokenizerText(_Frozen):
    """The text that the tokenizer is trained on."""

    passes: int = Field(ge=0)
    apostrophes: Share
    quotes: Share
    headline_without_stop: Share
    headline_in_capitals: Share
    short_paragraphs: Share
    headings: Share = Field(description="headings cut out of sentences, as a share of these")


class TagNoise(_Frozen):
    """What the parser is kept from relying on: tags and lemmas are not right in real use."""

    wrong_tag: Share
    no_tag: Share
    no_lemma: Share


class Schedule(_Frozen):
    """One training run: the rate rises, holds, falls as a cosine; the weights that are kept are a moving average."""

    steps: int = Field(ge=1)
    minutes: float | None = Field(default=None, gt=0, description="end by then; the schedule shrinks to fit")
    rate: float = Field(gt=0)
    warmup_steps: int = Field(ge=0)
    hold: Share
    final: Share = Field(description="the last rate as a share of the highest")
    average: Share = Field(description="decay of the moving average of the weights")
    cycles: int = Field(default=1, ge=1, description="how often the rate rises and falls; each starts from the average")
    cycle_rate: Share = Field(default=1.0, description="the highest rate of a cycle as a share of the one before")
    evaluate_every: int = Field(ge=1)
    seconds_per_step: float = Field(gt=0, description="on one CPU core, for the forecast")


class Trained(_Frozen):
    """A neural stage: its schedule, and the options of Stanza's own trainer."""

    schedule: Schedule
    options: dict[str, Option]


class SentenceText(_Frozen):
    """The texts that the sentence splitter is trained on, put together anew for every step."""

    lengths: tuple[int, ...] = Field(min_length=1, description="sentences of a text, one of these")
    runs: Share = Field(description="texts of sentences as they follow each other")
    neighbours: Share = Field(description="texts drawn from one neighbourhood; the rest is drawn from everywhere")
    quotes: Share
    apostrophes: Share
    without_stop: Share = Field(description="short sentences that lose their full stop")
    in_capitals: Share


class Splitter(_Frozen):
    """The sentence splitter: its schedule, its texts, and the sizes of its network."""

    schedule: Schedule
    text: SentenceText
    hidden: int = Field(ge=1)
    width: int = Field(ge=1, description="of what the layers are fed with")
    own: int = Field(ge=1, description="dimensions of a frequent word's own vector")
    frequent_from: int = Field(ge=1, description="occurrences that make a word frequent")
    batch: int = Field(ge=1, description="texts of a step")
    longest: int = Field(ge=2, description="tokens of a text; what is longer is cut")
    dropout: Share
    forgotten: Share = Field(description="vectors that are hidden in training")


class Simple(_Frozen):
    """A stage that Stanza's own trainer runs whole."""

    options: dict[str, Option]
    minutes: float = Field(gt=0, description="about, on one CPU core")


class Recipe(_Frozen):
    """The whole recipe."""

    seed: int
    threads: int = Field(ge=1)
    model: Model
    treebanks: tuple[Treebank, ...]
    vectors: Vectors
    augmentation: Augmentation
    tokenizer_text: TokenizerText
    tag_noise: TagNoise
    tokenizer: Trained
    sentences: Splitter
    mwt: Simple
    lemmatizer: Simple
    tagger: Trained
    parser: Trained

    def forecast(self) -> dict[StageName, float]:
        """Say about how many minutes each stage takes on one CPU core."""

        def of(stage: Trained | Splitter) -> float:
            minutes = stage.schedule.steps * stage.schedule.seconds_per_step / 60
            return min(minutes, stage.schedule.minutes or minutes)

        return {
            "vectors": 0.5,
            "corpus": 0.5,
            "tokenizer": of(self.tokenizer),
            "sentences": of(self.sentences),
            "mwt": self.mwt.minutes,
            "lemmatizer": self.lemmatizer.minutes,
            "tagger": of(self.tagger),
            "parser": of(self.parser),
            "package": 2.0,
        }

    def fingerprint(self, stage: StageName) -> str:
        """Return a hash of all that the recipe says about a stage and the stages before it."""
        shared = {"seed", "treebanks", "vectors", "augmentation", "tokenizer_text"}
        own = {"parser": {"parser", "tag_noise"}, "package": set(Recipe.model_fields)}.get(stage, {stage})
        fields = (shared | own) & set(Recipe.model_fields)
        return hashlib.sha256(self.model_dump_json(include=fields).encode()).hexdigest()


def default_recipe() -> Recipe:
    """Read the recipe of the bundled model."""
    return parse_recipe(files("quotes.parsing.training").joinpath("recipe.toml").read_text(encoding="utf-8"))


def read_recipe(path: Path) -> Recipe:
    """Read a recipe from a TOML file."""
    return parse_recipe(path.read_text(encoding="utf-8"))


def parse_recipe(text: str) -> Recipe:
    """Read a recipe from TOML text; unknown keys and impossible values are errors."""
    return Recipe.model_validate(tomllib.loads(text))
