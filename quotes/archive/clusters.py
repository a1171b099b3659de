"""The same words in several articles."""

import sqlite3
from collections.abc import Sequence
from typing import Literal, TypeAlias

from quotes.archive.records import Cluster, ClusterPage

ClusterOnly: TypeAlias = Literal["all", "conflict", "unmasked"]


def find_clusters(connection: sqlite3.Connection) -> tuple[Cluster, ...]:
    """All clusters, the widest spread first."""
    return ()


def page_of(clusters: Sequence[Cluster], only: ClusterOnly, limit: int, offset: int) -> ClusterPage:
    """One page of the clusters of a sort."""
    chosen = [each for each in clusters if only == "all" or (each.conflict if only == "conflict" else each.unmasked)]
    return ClusterPage(total=len(chosen), clusters=tuple(chosen[offset : offset + limit]))
