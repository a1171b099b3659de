"""Verification of what the engine itself extracts, mistakes included."""

from pathlib import Path

import pytest

from quotes.archive import Archive
from quotes.pipeline import Extractor
from tests.archive.falsified import cases, split
from tests.archive.material import gold_extractions

ARTICLES = 10
FLOOR = 0.85


@pytest.mark.model
@pytest.mark.slow
def test_verdicts_survive_extraction(extractor: Extractor, tmp_path: Path) -> None:
    items = gold_extractions()[:ARTICLES]
    archived = split(items)[0]
    with Archive.open(tmp_path / "a.db") as archive:
        found = extractor.extract_many((text, extraction.article) for extraction, text in archived)
        archive.add_many(zip(found, (text for _, text in archived), strict=True))
        answers = [(case, archive.verify(case.phrase, case.speaker).verdict) for case in cases(items)]
    assert [case for case, verdict in answers if verdict == "exact" and case.verdict != "exact"] == []
    right = sum(case.verdict == verdict for case, verdict in answers)
    assert right / len(answers) >= FLOOR
