"""Values of the last stages: the entities of an article and what is known of each."""

from dataclasses import dataclass

from quotes.model.attribution import Piece
from quotes.model.result import MentionForm, SpeakerKind, SpeakerStatus


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A place where the article refers to an entity; `rule` names the sieve that put it there."""

    span: Piece
    head: int
    form: MentionForm
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that speaks in the article, with every mention of it, in text order.

    `named`: a proper name of it is in the article; `gender` is "m" or "f" where anything tells.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: SpeakerKind
    mentions: tuple[EntityMention, ...]
    role: str | None = None
    affiliation: str | None = None
    named: bool = False
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who speaks: `speaker_of[i]` is the id of the i-th attribution's entity, or None where it stays uncertain.

    `rules[i]` names the sieve that decided, `certainty[i]` (0..1) says how sure it is.
    """

    entities: tuple[Entity, ...]
    speaker_of: tuple[str | None, ...]
    rules: tuple[str, ...]
    certainty: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """An entity's status for the reader, the words that grant anonymity and the words that give the reason."""

    entity: str
    status: SpeakerStatus
    granted: Piece | None
    reason: Piece | None
    evidence: tuple[str, ...]
