"""The judgement on each entity: its status, and the grant and reason that concern it."""

from collections.abc import Sequence
from dataclasses import replace

from quotes.anonymity.governance import Ground, governed
from quotes.anonymity.grants import Grant, find_grants
from quotes.anonymity.reasons import reason_after, reason_before
from quotes.anonymity.status import status
from quotes.model.attribution import Attribution, Piece
from quotes.model.entity import Entity, Judgement, Resolution
from quotes.model.mark import Mark
from quotes.model.tree import Tree


def judge(
    tree: Tree,
    marks: Sequence[Mark],  # noqa: ARG001 - what every stage is given
    attributions: Sequence[Attribution],
    resolution: Resolution,
) -> tuple[Judgement, ...]:
    """Judge every entity of an article, in the order of `resolution.entities`.

    The status follows from how the whole article speaks of the entity; grant and reason are spans of the article
    (half-open, code points). An entity that is named after all has neither.
    """
    granted: dict[str, Grant] = {}
    renamed: dict[str, Grant] = {}
    ground = Ground(tree, attributions, resolution)
    for grant in find_grants(tree.raw):
        for entity in governed(ground, grant):
            (renamed if grant.form == "changed" else granted).setdefault(entity.id, grant)
    return tuple(
        replace(judged, evidence=_with_mentions(judged.evidence, entity))
        for entity in resolution.entities
        for judged in [_judgement(ground, entity, granted.get(entity.id), renamed.get(entity.id))]
    )


def _with_mentions(rules: Sequence[str], entity: Entity) -> tuple[str, ...]:
    """The rules of the judgement, and those that found the entity's mentions."""
    return tuple(dict.fromkeys((*rules, *(mention.rule for mention in entity.mentions))))


def _judgement(ground: Ground, entity: Entity, grant: Grant | None, change: Grant | None) -> Judgement:
    if change is not None:
        asked = grant or change
        rules = tuple(dict.fromkeys((asked.rule, change.rule, "anonymity.pseudonym")))
        return Judgement(entity.id, "pseudonym", asked.span, _reason(ground, asked), rules)
    value, rule = status(ground.tree, entity)
    if grant is not None and value == "role":
        value, rule = "unnamed", "anonymity.unnamed.granted"
    if grant is None or (value == "named" and entity.kind == "person"):
        return Judgement(entity.id, value, None, None, (rule,))
    return Judgement(entity.id, value, grant.span, _reason(ground, grant), (rule, grant.rule))


def _reason(ground: Ground, grant: Grant) -> Piece | None:
    raw = ground.tree.raw
    return reason_after(raw, grant.span[1]) or reason_before(
        raw, grant.span[0], ground.sentence_at(grant.span[0]).start
    )
