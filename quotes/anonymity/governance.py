"""Whom a grant of anonymity concerns."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import regex

from quotes.anonymity.grants import Grant
from quotes.model.attribution import Attribution
from quotes.model.entity import Entity, EntityMention, Resolution
from quotes.model.tree import Sentence, Tree

_PLURAL = regex.compile(r"(?:ont|avaient|avons)\b", regex.IGNORECASE)
_BOTH = regex.compile(r"\s*(?:tous|toutes)\s+(?:les\s+)?(?:deux|trois|quatre)", regex.IGNORECASE)
_MEMBER = regex.compile(
    r"(?:l['’]une?|une?(?:\s+\w+)?)\s+(?:d['’](?:entre\s+)?(?:eux|elles)|de\s+(?:ces|ses|leurs)|des\b)"
    r"|l[ae]\s+(?:premi|second|deuxi|troisi)|une?\s+(?:autre|second|deuxi)",
    regex.IGNORECASE,
)
_FAR = 320  # characters between a name and the sentence that says it is changed
_BRACKET = 4  # characters between a name and a bracket that says so
_LATE = 3  # speakers back to whom a plural without a subject of its own may refer
_AHEAD = 40  # characters that a speaker behind the grant counts as farther than one before it
_ASIDES = 2  # commas that an aside between antecedent and relative clause has

Pair = tuple[EntityMention, Entity]


class Ground:
    """The article as grants see it: mentions of those who speak and attributions, each in text order."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution], resolution: Resolution) -> None:
        self.tree = tree
        self.entities = {e.id: e for e in resolution.entities}
        self.mentions: list[Pair] = sorted(
            ((m, e) for e in resolution.entities for m in e.mentions), key=lambda pair: pair[0].span
        )
        self._starts = [m.span[0] for m, _ in self.mentions]
        self._sentences = sorted(tree.sentences, key=lambda s: s.start)
        self._sentence_starts = [s.start for s in self._sentences]
        spoken = [(a, s) for a, s in zip(attributions, resolution.speaker_of, strict=True) if s is not None]
        self.spoken = sorted(spoken, key=lambda pair: pair[0].anchor)
        self._anchors = [a.anchor for a, _ in self.spoken]

    def sentence_at(self, offset: int) -> Sentence:
        """The innermost sentence around an offset."""
        at = bisect_left(self._sentence_starts, offset + 1)
        near = self._sentences[max(0, at - 12) : at] or self._sentences[:1]
        inside = [s for s in near if offset < s.end]
        return min(inside or near, key=lambda s: s.end - s.start)

    def between(self, start: int, end: int) -> list[Pair]:
        """The mentions that lie in a stretch."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [(m, e) for m, e in found if m.span[1] <= end]

    def attributed(self, start: int, end: int) -> list[tuple[Attribution, str]]:
        """The attributions whose anchor lies in a stretch, with their speakers' ids."""
        return self.spoken[bisect_left(self._anchors, start) : bisect_left(self._anchors, end)]

    def spoken_before(self, offset: int) -> list[Entity]:
        """Who spoke last before an offset, the latest first, each once."""
        stop = bisect_left(self._anchors, offset)
        latest = reversed(self.spoken[max(0, stop - 12) : stop])
        return [self.entities[s] for s in dict.fromkeys(s for _, s in latest)]


def governed(ground: Ground, grant: Grant) -> list[Entity]:
    """The entities that a grant concerns: one, several (*tous deux*), or none of those that speak."""
    if grant.form == "changed":
        return _renamed(ground, grant)
    sentence = ground.sentence_at(grant.span[0])
    if grant.form == "adverbial":
        found = _speaker_of_sentence(ground, grant, sentence)
    elif grant.form in ("relative", "participle"):
        found = _antecedent(ground, grant, sentence) or _speaker_of_sentence(ground, grant, sentence)
    else:
        found = _subject(ground, grant, sentence)
    return [*found, *_members(ground, found)]


def _speaker_of_sentence(ground: Ground, grant: Grant, sentence: Sentence) -> list[Entity]:
    """The speaker whose source or cue stands nearest in the same sentence."""
    best: tuple[int, str] | None = None
    for attribution, speaker in ground.attributed(sentence.start, sentence.end + 1):
        for span in (attribution.source.span if attribution.source else None, attribution.cue):
            if span is None:
                continue
            before = span[1] <= grant.span[0]
            distance = grant.span[0] - span[1] if before else span[0] - grant.span[1] + _AHEAD
            if best is None or distance < best[0]:
                best = distance, speaker
    return [ground.entities[best[1]]] if best else []


def _antecedent(ground: Ground, grant: Grant, sentence: Sentence) -> list[Entity]:
    """The entity whose mention ends right before the clause, an aside between commas left out."""
    best: tuple[tuple[int, int], Entity] | None = None
    for mention, entity in ground.between(sentence.start, grant.span[0]):
        gap = ground.tree.raw[mention.span[1] : grant.span[0]]
        if "»" in gap:
            continue
        rank = len(gap) + 200 * (gap.count(",") > _ASIDES), mention.span[0] - mention.span[1]
        if best is None or rank < best[0]:
            best = rank, entity
    return [best[1]] if best else []


def _subject(ground: Ground, grant: Grant, sentence: Sentence) -> list[Entity]:
    """The subject of a clause of its own: a mention in the sentence, or whoever spoke before."""
    before = ground.tree.raw[sentence.start : grant.span[0]]
    both = bool(_BOTH.match(before))
    here = ground.between(sentence.start, grant.span[0])
    if here and not both:
        return [max(here, key=lambda pair: pair[0].span[0])[1]]
    earlier = ground.spoken_before(grant.span[0])
    if both or _PLURAL.match(ground.tree.raw, grant.span[0]):
        groups = [e for e in earlier[:_LATE] if e.plural]
        return groups[:1] or earlier[:2]
    return [e for e in earlier if not e.plural][:1]


def _members(ground: Ground, groups: Iterable[Entity]) -> Iterator[Entity]:
    """What grants a group anonymity grants it to each member who speaks."""
    for group in groups:
        if not group.plural:
            continue
        for entity in ground.entities.values():
            first = entity.mentions[0].span
            later = first[0] > group.mentions[0].span[0] and not entity.named
            if entity is not group and later and _MEMBER.match(ground.tree.raw, *first):
                yield entity


def _renamed(ground: Ground, grant: Grant) -> list[Entity]:
    """Who bears a changed name: those with an asterisk, the name right before the note, or all bare first names."""
    raw, (start, end) = ground.tree.raw, grant.span
    text = raw[start:end].lower()
    own_sentence = _own_sentence(raw, start)
    names = [(m, e) for m, e in ground.mentions if m.form == "name"]
    if own_sentence or raw[max(0, start - _BRACKET) : start].rstrip().endswith("*"):
        starred = [e for m, e in names if "*" in raw[m.span[1] - 1 : m.span[1] + 1]]
        if starred:
            return list(dict.fromkeys(starred))
    if text.startswith("que nous"):
        return [e for m, e in ground.between(start - _FAR, start) if start - m.span[1] < _BRACKET][:1]
    if "les " in text or "ont " in text or "prénoms" in text:
        return list(dict.fromkeys(e for m, e in names if len(raw[slice(*m.span)].split()) == 1))
    reach = _FAR if own_sentence else _BRACKET
    before = [e for m, e in ground.between(start - _FAR, start) if m.form == "name" and start - m.span[1] < reach]
    return before[-1:]


def _own_sentence(raw: str, start: int) -> bool:
    """Whether the note is a sentence of its own, and no bracket behind a name."""
    before = raw[max(0, start - 4) : start]
    return not before.endswith("(") and before.rstrip(" (*\n")[-1:] in ("", ".", "!", "?", "»")
