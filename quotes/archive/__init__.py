"""The archive of quotations: search it, verify an alleged quotation against it, see the same words spread.

Spans are half-open code points of each article's own text.
"""

from quotes.archive.records import (
    AddReport,
    ArchiveStats,
    ArticleRef,
    Cluster,
    ClusterPage,
    DiffPart,
    Hit,
    Match,
    SearchPage,
    SearchQuery,
    SpeakerRef,
    Variant,
    Verdict,
    Verification,
)
from quotes.archive.schema import SCHEMA_VERSION
from quotes.archive.store import Archive

__all__ = [
    "SCHEMA_VERSION",
    "AddReport",
    "Archive",
    "ArchiveStats",
    "ArticleRef",
    "Cluster",
    "ClusterPage",
    "DiffPart",
    "Hit",
    "Match",
    "SearchPage",
    "SearchQuery",
    "SpeakerRef",
    "Variant",
    "Verdict",
    "Verification",
]
