"""The same words in several articles: where first, how the wording drifts, and who is said to have said them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from quotes.archive.alignment import align
from quotes.archive.diff import differences
from quotes.archive.grouping import groups
from quotes.archive.names import can_be_one
from quotes.archive.normalise import normalise, normalise_pieces
from quotes.archive.records import Cluster, ClusterPage, Hit, Variant
from quotes.archive.search import hits_of

ClusterOnly: TypeAlias = Literal["all", "conflict", "unmasked"]

_SHOWN = 200  # appearances of one cluster, the earliest ones


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster before it is shown: keys of its quotations, the earliest first."""

    keys: tuple[int, ...]
    articles: int
    speakers: tuple[str, ...]
    conflict: bool
    unmasked: bool


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Whose a quotation is, as far as a conflict of attributions goes."""

    article: int
    name: str | None
    names: tuple[str, ...]
    kind: str | None
    anonymous: bool


def find_groups(connection: sqlite3.Connection) -> tuple[Group, ...]:
    """All groups that spread over two articles or more, the widest spread first."""
    found = groups(connection)
    speaking = dict(_speaking(connection, {key for keys in found for key in keys}))
    made = (_group(keys, [speaking[key] for key in keys]) for keys in found)
    spread = [group for group in made if group.articles > 1]
    return tuple(sorted(spread, key=lambda group: (-group.articles, -len(group.keys), group.keys[0])))


def page_of(
    connection: sqlite3.Connection, found: Sequence[Group], only: ClusterOnly, limit: int, offset: int
) -> ClusterPage:
    """One page of the groups of a sort, in full."""
    chosen = [each for each in found if only == "all" or (each.conflict if only == "conflict" else each.unmasked)]
    return ClusterPage(
        total=len(chosen), clusters=tuple(_cluster(connection, group) for group in chosen[offset : offset + limit])
    )


def _speaking(connection: sqlite3.Connection, keys: set[int]) -> Iterator[tuple[int, _Speaking]]:
    rows = connection.execute(
        "SELECT q.id, q.article, s.name, s.aliases, s.kind, s.anonymous "
        "FROM quotations q LEFT JOIN speakers s ON s.id = q.speaker"
    )
    for key, article, name, aliases, kind, anonymous in rows:
        if key in keys:
            names = (name, *json.loads(aliases)) if name is not None else ()
            yield key, _Speaking(article, name, names, kind, bool(anonymous))


def _group(keys: Sequence[int], speaking: Sequence[_Speaking]) -> Group:
    named = list({each.names: each for each in speaking if each.name is not None and not each.anonymous}.values())
    return Group(
        keys=tuple(keys),
        articles=len({each.article for each in speaking}),
        speakers=tuple(dict.fromkeys(each.name for each in speaking if each.name is not None)),
        conflict=any(_differ(one, other) for one, other in combinations(named, 2)),
        unmasked=bool(named) and any(each.anonymous for each in speaking),
    )


def _differ(one: _Speaking, other: _Speaking) -> bool:
    """Whether two articles cannot mean the same speaker; a person and a communiqué can speak for one another."""
    if one.kind != other.kind or one.article == other.article:
        return False
    return not can_be_one(one.names, other.names)


def _cluster(connection: sqlite3.Connection, group: Group) -> Cluster:
    hits = hits_of(connection, group.keys[:_SHOWN])
    appearances = tuple(hits[key] for key in group.keys[:_SHOWN])
    return Cluster(
        appearances=appearances,
        variants=tuple(_variants(appearances)),
        speakers=group.speakers,
        articles=group.articles,
        conflict=group.conflict,
        unmasked=group.unmasked,
    )


def _variants(appearances: Sequence[Hit]) -> Iterator[Variant]:
    wordings: dict[str, list[Hit]] = {}
    for hit in appearances:
        same = normalise_pieces((span.start, span.text) for span in hit.content).words
        wordings.setdefault(same, []).append(hit)
    first = appearances[0]
    tokens = normalise_pieces((span.start, span.text) for span in first.content).tokens
    for hits in wordings.values():
        words = normalise(hits[0].text)
        diff = differences(align(words, tokens), hits[0].text, words, tokens, first.content) if hits[0] != first else ()
        yield Variant(text=hits[0].text, count=len(hits), first=hits[0].article.published, diff=diff)
