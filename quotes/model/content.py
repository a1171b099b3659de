"""A content as the content stage proposes it for a cue."""

from dataclasses import dataclass

from quotes.model.attribution import Piece


@dataclass(frozen=True, slots=True)
class ContentCandidate:
    """What the cue with index `cue` may report: `pieces` in text order, marks included (half-open raw offsets).

    `free` says that words wholly in marks stand for an utterance of their own here (beside an incise, behind a
    colon), so that they are direct speech even without a verb. `score` ranks candidates against each other.
    """

    cue: int
    pieces: tuple[Piece, ...]
    rule: str
    free: bool
    score: float
