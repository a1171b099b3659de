"""Whom a grant of anonymity concerns."""

from collections.abc import Iterable, Sequence

import regex

from quotes.anonymity.grants import Grant
from quotes.model.attribution import Attribution
from quotes.model.entity import Entity, Resolution
from quotes.model.tree import Sentence, Tree

_PLURAL = regex.compile(r"(?:ont|avaient|avons)\b", regex.IGNORECASE)
_BOTH = regex.compile(r"\s*(?:tous|toutes)\s+(?:les\s+)?(?:deux|trois|quatre)", regex.IGNORECASE)
_MEMBER = regex.compile(
    r"(?:l['’]une?|une?(?:\s+\w+)?)\s+(?:d['’](?:entre\s+)?(?:eux|elles)|de\s+(?:ces|ses|leurs)|des\b)"
    r"|l[ae]\s+(?:premi|second|deuxi|troisi)|une?\s+(?:autre|second|deuxi)", regex.IGNORECASE
)  # fmt: skip
_FAR = 320  # characters between a name and the note that it is changed, where nothing else links them


def governed(tree: Tree, grant: Grant, attributions: Sequence[Attribution], resolution: Resolution) -> list[Entity]:
    """The entities that a grant concerns: one, several (*tous deux*), or none of those that speak."""
    if grant.form == "changed":
        return _renamed(tree, grant, resolution)
    sentence = _sentence_at(tree, grant.span[0])
    if grant.form == "adverbial":
        found = _speaker_of_sentence(grant, sentence, attributions, resolution)
    elif grant.form in ("relative", "participle"):
        found = _antecedent(tree, grant, sentence, resolution) or _speaker_of_sentence(
            grant, sentence, attributions, resolution
        )
    else:
        found = _subject(tree, grant, sentence, attributions, resolution)
    return [*found, *_members(tree, found, resolution)]


def _sentence_at(tree: Tree, offset: int) -> Sentence:
    inside = [s for s in tree.sentences if s.start <= offset < s.end]
    return min(inside or list(tree.sentences), key=lambda s: s.end - s.start)


def _speaker_of_sentence(
    grant: Grant, sentence: Sentence, attributions: Sequence[Attribution], resolution: Resolution
) -> list[Entity]:
    """The speaker whose source or cue stands nearest in the same sentence."""
    best: tuple[int, str] | None = None
    for attribution, speaker in zip(attributions, resolution.speaker_of, strict=True):
        if speaker is None:
            continue
        for span in (attribution.source.span if attribution.source else None, attribution.cue):
            if span is None or not sentence.start <= span[0] < sentence.end + 1:
                continue
            distance = grant.span[0] - span[1] if span[1] <= grant.span[0] else (span[0] - grant.span[1]) + 40
            if best is None or distance < best[0]:
                best = distance, speaker
    return [e for e in resolution.entities if best and e.id == best[1]]


def _antecedent(tree: Tree, grant: Grant, sentence: Sentence, resolution: Resolution) -> list[Entity]:
    """The entity whose mention ends right before the clause, commas and an aside left out."""
    best: tuple[float, Entity] | None = None
    for entity in resolution.entities:
        for mention in entity.mentions:
            gap = tree.raw[mention.span[1] : grant.span[0]]
            if mention.span[0] < sentence.start or mention.span[1] > grant.span[0] or "»" in gap:
                continue
            rank = 4 * len(gap) + (0 if gap.count(",") in (0, 1, 2) else 800) - min(mention.span[1] - mention.span[0], 99) / 100
            if best is None or rank < best[0]:
                best = rank, entity
    return [best[1]] if best else []


def _subject(
    tree: Tree, grant: Grant, sentence: Sentence, attributions: Sequence[Attribution], resolution: Resolution
) -> list[Entity]:
    """The subject of a clause of its own: a mention in the sentence, or whoever spoke before."""
    before = tree.raw[sentence.start : grant.span[0]]
    here = [
        (m, e) for e in resolution.entities for m in e.mentions if sentence.start <= m.span[0] and m.span[1] <= grant.span[0]
    ]
    plural = bool(_PLURAL.match(tree.raw, grant.span[0]))
    if here and not _BOTH.match(before):
        return [max(here, key=lambda pair: pair[0].span[0])[1]]
    earlier = _spoken_before(grant.span[0], attributions, resolution)
    if plural or _BOTH.match(before):
        groups = [e for e in earlier if e.plural]
        return groups[:1] if groups and earlier.index(groups[0]) < 3 else earlier[:2]
    return [e for e in earlier if not e.plural][:1]


def _spoken_before(offset: int, attributions: Sequence[Attribution], resolution: Resolution) -> list[Entity]:
    """Who spoke before an offset, the latest first, each once."""
    by_id = {e.id: e for e in resolution.entities}
    pairs = [(a.anchor, s) for a, s in zip(attributions, resolution.speaker_of, strict=True) if s and a.anchor < offset]
    return [by_id[s] for s in dict.fromkeys(s for _, s in sorted(pairs, reverse=True))]


def _members(tree: Tree, groups: Iterable[Entity], resolution: Resolution) -> list[Entity]:
    """What grants a group anonymity grants it to each member who speaks."""
    found = []
    for group in groups:
        if not group.plural:
            continue
        for entity in resolution.entities:
            first = entity.mentions[0]
            text = tree.raw[slice(*first.span)]
            if entity is not group and not entity.named and first.span[0] > group.mentions[0].span[0] and _MEMBER.match(text):
                found.append(entity)
    return found


def _renamed(tree: Tree, grant: Grant, resolution: Resolution) -> list[Entity]:
    """Who bears a changed name: those with an asterisk, the name in or right before the note, or all first names."""
    raw = tree.raw
    names = [(m, e) for e in resolution.entities for m in e.mentions if m.form == "name"]
    start, end = grant.span
    starred = [e for m, e in names if raw[m.span[1] - 1 : m.span[1] + 2].strip(" ,").find("*") >= 0]
    if raw[max(0, start - 4) : start].rstrip().endswith("*") or starred and _own_sentence(raw, start):
        return list(dict.fromkeys(starred))
    text = raw[start:end].lower()
    if text.startswith("que nous"):
        return [e for e in resolution.entities for m in e.mentions if 0 <= start - m.span[1] <= 2][:1]
    if "les " in text or "ont " in text or "prénoms" in text:
        return list(dict.fromkeys(e for m, e in names if len(raw[slice(*m.span)].split()) == 1))
    before = [(start - m.span[1], e) for m, e in names if 0 <= start - m.span[1] < (_FAR if _own_sentence(raw, start) else 4)]
    return [min(before, key=lambda pair: pair[0])[1]] if before else []


def _own_sentence(raw: str, start: int) -> bool:
    """Whether the note is a sentence of its own, and no bracket behind a name."""
    return raw[max(0, start - 3) : start].rstrip(" (*")[-1:] in ("", ".", "\n", "!", "?", "»") and not raw[max(0, start - 2) : start].endswith("(")
