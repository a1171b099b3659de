"""The competition: of the readings that could stand, each cue keeps its best, and none crosses or repeats a better."""

from collections.abc import Mapping
from dataclasses import replace

from quotes.attribution.scene import Occupied, Scene
from quotes.model.attribution import Attribution
from quotes.model.content import ContentCandidate

_FUTURE = ("ra", "ront")  # how the third persons of the future end
_NEVER_NESTED = frozenset({"content.complement", "content.attribute", "content.noun.beside"})


def compete(scene: Scene, readings: Mapping[ContentCandidate, Attribution]) -> list[Attribution]:
    """The readings that are kept, best first; each remembers those that it beat."""
    ranked = sorted(readings, key=lambda c: (-c.score, c.pieces[0][0]))
    chosen: list[ContentCandidate] = []
    beaten: list[list[Attribution]] = []
    occupied, winner_of = Occupied(), dict[int, int]()
    for candidate in ranked:
        winner = winner_of.get(candidate.cue)
        if winner is None:
            rivals = sorted(occupied.owners(candidate.pieces))
            winner = next((n for n in rivals if not _compatible(scene, candidate, chosen[n])), None)
        if winner is not None:
            beaten[winner].append(readings[candidate])
            continue
        occupied.add(candidate.pieces, len(chosen))
        winner_of[candidate.cue] = len(chosen)
        chosen.append(candidate)
        beaten.append([])
    return [replace(readings[c], beaten=tuple(lost)) for c, lost in zip(chosen, beaten, strict=True)]


def _compatible(scene: Scene, candidate: ContentCandidate, better: ContentCandidate) -> bool:
    """Whether both can stand: apart from each other, or one a report inside the other's content."""
    letters = scene.letters
    common = letters.shared(candidate.pieces, better.pieces)
    size, other = letters.length(candidate.pieces), letters.length(better.pieces)
    if min(size, other) == 0:
        return False
    if common < 0.15 * min(size, other):
        return True
    inner, outer = (candidate, better) if size < other else (better, candidate)
    if _same_source(scene, inner, outer) or (inner.rule in _NEVER_NESTED and not _is_told(scene, inner, outer)):
        return False
    if common < 0.95 * letters.length(inner.pieces):
        return False
    cue = scene.cues[inner.cue].span
    return any(a <= cue[0] and cue[1] <= b for a, b in outer.pieces) and cue != scene.cues[outer.cue].span


def _is_told(scene: Scene, inner: ContentCandidate, outer: ContentCandidate) -> bool:
    """Whether what *selon X* brings in tells that somebody chose some words (*Selon X, Y a demandé de «se taire»*)."""
    if inner.rule != "content.complement" or outer.rule != "content.free-complement":
        return False
    cue = scene.cues[inner.cue]
    words = scene.reading.tree.tokens[cue.first : cue.last + 1]
    to_come = any(w.lower.endswith(_FUTURE) and w.feats.get("Tense") != "Past" for w in words)  # but *déclara*
    return scene.sources[inner.cue] is not None and not cue.passive and not to_come


def _same_source(scene: Scene, one: ContentCandidate, other: ContentCandidate) -> bool:
    """Whether the same words name both sources: nobody reports himself in his own report."""
    first, second = scene.sources[one.cue], scene.sources[other.cue]
    return first is not None and second is not None and first.head == second.head
