"""A place of the article that refers to someone or something."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.lexicon.people import Gender
from quotes.model.attribution import Piece
from quotes.model.result import SpeakerKind

Article: TypeAlias = Literal["definite", "indefinite", "demonstrative", "possessive", "bare"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: its words as written, without title; `title` lower-cased."""

    words: tuple[str, ...]
    title: str | None = None

    @property
    def text(self) -> str:
        """The name in one string, as far as words and spaces go."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a noun phrase, cut before relative and participial clauses.

    `span` is half-open raw offsets; `first`/`stop` and `head` are token indices; `frame` numbers its sentence among
    those outside folded quotations. `noun` is the canonical head noun of a description (folded; empty for a bare
    name), `words` its content words (folded). `quoted` is the mark it stands inside of.

    `proper`: a description's head is written with a capital. `said`: it lies in the content of an attribution.
    `source`: it is somebody's source (and so counts as a subject). `goes_on`: with a verb of speaking again.
    `cited`: it is the source of a preposition (selon X). `topic`: it is set before its sentence (quant à X).
    `soft`: nothing but the form of the noun tells its gender (l'écrivain). `governed`: a name stands behind a
    preposition that names no source. `nested`: it is part of a larger phrase.
    `restricted`: a relative clause without a comma tells which one is meant (l'expert qui l'a rédigé).
    `tried`: justice is said to be after whom it means (le procès de X).
    `tells_of`: what it is the source of begins with a pronoun of this gender, and so is said of another.
    `label` is what to call it where the words of the text alone would not do (*on* and its place).
    """

    span: Piece
    first: int
    stop: int
    head: int
    article: Article
    noun: str
    words: frozenset[str]
    kind: SpeakerKind | None
    gender: Gender | None
    plural: bool
    sentence: int
    frame: int
    paragraph: int
    name: Name | None = None
    acronym: str | None = None
    holder: bool = False
    proper: bool = False
    subject: bool = False
    quoted: int | None = None
    said: bool = False
    source: bool = False
    cited: bool = False
    topic: bool = False
    goes_on: bool = False
    soft: bool = False
    governed: bool = False
    age: int | None = None
    office: int | None = None
    nested: bool = False
    restricted: bool = False
    tried: bool = False
    label: str | None = None
    tells_of: Gender | None = None

    @property
    def is_name(self) -> bool:
        """Whether the mention is a proper name and nothing else."""
        return not self.noun
