"""One unknown under two descriptions: *une infirmière … l'employée, qui a requis l'anonymat*."""

from collections.abc import Iterator, Mapping

import regex

from quotes.anonymity.grants import Grant
from quotes.anonymity.ground import Ground
from quotes.lexicon.people import people
from quotes.model.entity import Entity

_DEFINITE = regex.compile(r"(?:le|la|ce|cet|cette|notre)\s|l['’](?!une?\b)", regex.IGNORECASE)
_POINTING = regex.compile(r"(?:ce|cet|cette|notre)\s", regex.IGNORECASE)
_NEAR = 700  # characters back in which the one who is taken up was introduced


def echoed(ground: Ground, granted: Mapping[str, Grant]) -> Iterator[tuple[Entity, Grant]]:
    """Who shares a grant under another description.

    Nobody asks for anonymity under a definite description without having been introduced before it; and *cette
    source*, *notre interlocuteur* can only be the unknown who has just been introduced.
    """
    for entity in ground.entities.values():
        if not _is_someone(entity) or not _DEFINITE.match(ground.tree.plain, entity.mentions[0].span[0]):
            continue
        before = _introduced(ground, entity)
        if before is None:
            continue
        own, other = granted.get(entity.id), granted.get(before.id)
        if own is not None and other is None and own.form in ("relative", "participle"):
            yield before, own
        elif other is not None and own is None and _POINTING.match(ground.tree.plain, entity.mentions[0].span[0]):
            yield entity, other


def _is_someone(entity: Entity) -> bool:
    return entity.kind == "person" and not (entity.named or entity.plural)


def _introduced(ground: Ground, entity: Entity) -> Entity | None:
    """The unknown who was mentioned last before an entity's first mention, if the gender fits."""
    start = entity.mentions[0].span[0]
    known = (e for _, e in reversed(ground.between(start - _NEAR, start)))
    before = next((e for e in known if _is_someone(e) and e is not entity and ground.is_hidden(e)), None)
    if before is None:
        return None
    noun = people().noun(ground.tree.tokens[entity.mentions[0].head].text)
    anyone = noun is not None and noun.canon in people().unnamed
    fits = anyone or None in (entity.gender, before.gender) or entity.gender == before.gender
    return before if fits else None
