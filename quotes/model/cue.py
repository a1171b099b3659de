"""A cue as the cue stage finds it: words that signal an attribution, and how they sit in their sentence."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.model.attribution import Piece
from quotes.model.result import CueKind

CuePosition: TypeAlias = Literal[
    "incise", "main", "relative", "participle", "infinitive", "narrative", "phrase", "bare"
]


@dataclass(frozen=True, slots=True)
class CueMatch:
    """One cue: `first`..`last` (inclusive) and `head` are token indices, `span` the words as raw offsets.

    `position` says how it sits: an *incise* beside or inside its content, the *main* verb of a clause, a *relative*
    clause, a *participle* or *infinitive* hung on another verb, a *narrative* infinitive (Et X de répondre), a
    prepositional *phrase* (selon X), or *bare* (a colon or nothing). `clitic` is the inverted subject pronoun.
    `frames` are the ways in which the lexicon lets it take content.
    """

    sentence: int
    first: int
    last: int
    head: int
    span: Piece
    lemma: str
    kind: CueKind
    position: CuePosition
    frames: frozenset[str]
    rule: str
    clitic: int | None = None
    governor: int | None = None
    passive: bool = False
    negated: bool = False
    conditional: bool = False
