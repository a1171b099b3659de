"""What a run found, in a few numbers: the same for the same inputs, however the work was done."""

import sqlite3
from collections import Counter
from typing import Any

from quotes.model.result import ANONYMOUS_STATUSES, Extraction, Versions

_TOP = 20


class Tally:
    """Counts articles as they are written; names of speakers are counted on disk, where there are many."""

    def __init__(self, versions: Versions, ignored: int) -> None:
        self._versions = versions
        self._ignored = ignored
        self._counts: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter(direct=0, mixed=0, indirect=0)
        self._statuses: Counter[str] = Counter(named=0, role=0, unnamed=0, pseudonym=0)
        self._names = sqlite3.connect("")  # a private file of SQLite's own, in memory while it is small
        self._names.execute("create table names(name text primary key, quotations integer, articles integer)")

    def add(self, extraction: Extraction, text: str) -> None:
        """Count an article."""
        statuses = {speaker.id: speaker.status for speaker in extraction.speakers}
        said = Counter(quotation.speaker for quotation in extraction.quotations if quotation.speaker)
        self._counts.update(
            articles=1,
            words=len(text.split()),
            quotations=len(extraction.quotations),
            speakers=len(statuses),
            attributed=said.total(),
            anonymous=sum(count for each, count in said.items() if statuses.get(each) in ANONYMOUS_STATUSES),
            flagged=sum(bool(speaker.anonymity and speaker.anonymity.flagged) for speaker in extraction.speakers),
            issues=len(extraction.issues),
        )
        self._kinds.update(quotation.kind for quotation in extraction.quotations)
        self._statuses.update(statuses.values())
        for speaker in extraction.speakers:
            if speaker.status == "named" and said[speaker.id]:
                self._name(speaker.name.encode("utf-8", "replace").decode("utf-8"), said[speaker.id])

    def fail(self) -> None:
        """Count an input that has no result."""
        self._counts["failures"] += 1

    def _name(self, name: str, quotations: int) -> None:
        self._names.execute(
            "insert into names values(?,?,1) on conflict(name) do update set "
            "quotations=quotations+excluded.quotations, articles=articles+1",
            (name, quotations),
        )

    def summary(self) -> dict[str, Any]:
        """All counts as one JSON object."""
        top = self._names.execute(
            "select name, quotations, articles from names order by quotations desc, articles desc, name limit ?",
            (_TOP,),
        ).fetchall()
        self._names.close()
        counts = self._counts
        attributed = counts["attributed"]
        return {
            "articles": counts["articles"],
            "failures": counts["failures"],
            "ignored_files": self._ignored,
            "words": counts["words"],
            "quotations": counts["quotations"],
            "quotations_by_kind": dict(self._kinds),
            "quotations_with_speaker": attributed,
            "quotations_from_anonymous_speakers": counts["anonymous"],
            "share_anonymous": round(counts["anonymous"] / attributed, 4) if attributed else None,
            "speakers": counts["speakers"],
            "speakers_by_status": dict(self._statuses),
            "speakers_flagged": counts["flagged"],
            "issues": counts["issues"],
            "top_speakers": [dict(zip(("name", "quotations", "articles"), row, strict=True)) for row in top],
            "versions": self._versions.model_dump(),
        }
