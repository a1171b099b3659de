"""The judgement on each entity: its status, and the grant and reason that concern it."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from quotes.anonymity.governance import governed
from quotes.anonymity.grants import Grant, find_grants, find_reasons
from quotes.anonymity.ground import Ground
from quotes.anonymity.reasons import reason_after, reason_before, reason_inside
from quotes.anonymity.status import is_half_named, status
from quotes.grammar.clauses import is_finite
from quotes.model.attribution import Attribution, Piece
from quotes.model.entity import Entity, Judgement, Resolution
from quotes.model.mark import Mark
from quotes.model.tree import Tree

# Words behind which a clause, and so a finite verb, is due.
_OPENERS = frozenset("que qu' qui dont où puisque puisqu' car si comme quand".split())
_REAL = regex.compile(r"\b(?:son|leurs?)\s+(?:vrais?|véritables?)\b")
_JOINS = frozenset({"et", "ou", "mais", "ni"})


def judge(
    tree: Tree,
    marks: Sequence[Mark],
    attributions: Sequence[Attribution],
    resolution: Resolution,
) -> tuple[Judgement, ...]:
    """Judge every entity of an article, in the order of `resolution.entities`.

    The status follows from how the whole article speaks of the entity; grant and reason are spans of the article
    (half-open, code points). An entity that is named after all has neither.
    """
    ground = Ground(tree, marks, attributions, resolution)
    granted: dict[str, Grant] = {}
    renamed: dict[str, Grant] = {}
    unauthorised: dict[str, Grant] = {}
    for grant in (*find_grants(tree.plain), *find_reasons(tree.plain)):
        kept = renamed if grant.form == "changed" else unauthorised if grant.form == "reason" else granted
        for entity in governed(ground, grant):
            kept.setdefault(entity.id, grant)
    judged = (_judgement(ground, e, granted.get(e.id), renamed.get(e.id)) for e in resolution.entities)
    return tuple(
        _with_mentions(_with_reason(ground, judgement, unauthorised.get(entity.id)), entity)
        for judgement, entity in zip(judged, resolution.entities, strict=True)
    )


def _with_mentions(judgement: Judgement, entity: Entity) -> Judgement:
    """The judgement with the rules that found the entity's mentions in its evidence."""
    rules = dict.fromkeys((*judgement.evidence, *(mention.rule for mention in entity.mentions)))
    return replace(judgement, evidence=tuple(rules))


def _with_reason(ground: Ground, judgement: Judgement, grant: Grant | None) -> Judgement:
    """The judgement with a reason that stands without a grant, where the source is not known."""
    if grant is None or judgement.reason is not None or judgement.status != "unnamed":
        return judgement
    reason = _within_clause(ground, grant.span, room=not ground.tree.plain.startswith("non", grant.span[0]))
    return replace(judgement, reason=reason, evidence=(*judgement.evidence, grant.rule))


def _judgement(ground: Ground, entity: Entity, grant: Grant | None, change: Grant | None) -> Judgement:
    if grant is not None and entity.named and _REAL.search(ground.tree.plain, *grant.span):
        change = change or grant  # *Awa, qui veut taire son vrai prénom*: Awa is another
    if change is not None:
        asked = grant or change
        rules = tuple(dict.fromkeys((asked.rule, change.rule, "anonymity.pseudonym")))
        return Judgement(entity.id, "pseudonym", asked.span, _reason(ground, asked), rules)
    value, rule = status(ground.tree, entity)
    named = entity.named and not is_half_named(ground.tree, entity)
    if grant is None or named or entity.kind == "document":
        return Judgement(entity.id, value, None, None, (rule,))
    if value != "unnamed":
        value, rule = "unnamed", "anonymity.unnamed.granted"
    return Judgement(entity.id, value, grant.span, _reason(ground, grant), (rule, grant.rule))


def _reason(ground: Ground, grant: Grant) -> Piece | None:
    raw, (start, end) = ground.tree.plain, grant.span
    floor = ground.sentence_at(start).start
    found = reason_after(raw, end) or reason_inside(raw, start, end) or reason_before(raw, start, floor)
    return _within_clause(ground, found) if found is not None else None


def _within_clause(ground: Ground, reason: Piece, room: int = 0) -> Piece:
    """The reason without the clause that goes on behind it (*… par peur de son patron affirme que …*)."""
    start, end = reason
    verbs = 0
    for token in ground.view_at(start).tokens:
        if not start <= token.start < end:
            continue
        room += token.lower in _OPENERS or (verbs > 0 and token.lower in _JOINS)
        verbs += is_finite(token)
        if verbs > room:
            return start, start + len(ground.tree.plain[start : token.start].rstrip())
    return reason
