"""Golden results: what the engine gives on the articles of `fixtures/articles`, as checked in.

`python -m tests.golden.update` writes them anew; read the difference before you commit it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.model.result import Article, Extraction
from quotes.pipeline import Extractor

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = FIXTURES / "articles"
GOLDEN = FIXTURES / "golden"


def articles() -> Iterator[tuple[Path, Path]]:
    """Each article with the place of its golden result."""
    for path in sorted(ARTICLES.glob("*.txt")):
        yield path, GOLDEN / f"{path.stem}.json"


def extraction(extractor: Extractor, path: Path) -> Extraction:
    """The engine's result for one article."""
    text = path.read_bytes().decode("utf-8")
    return extractor.extract(text, article=Article(id=path.stem))


def comparable(record: dict[str, Any]) -> dict[str, Any]:
    """A result without what may change while it stays right: versions and confidences."""
    quotations = [{**quotation, "confidence": None} for quotation in record["quotations"]]
    return {**record, "versions": None, "quotations": quotations}


def main() -> None:
    """Write all golden results; one whose only news are versions or confidences is left as it was."""
    extractor = Extractor()
    GOLDEN.mkdir(exist_ok=True)
    for path, golden in articles():
        result = extraction(extractor, path)
        old = json.loads(golden.read_text("utf-8")) if golden.exists() else None
        if old is None or comparable(old) != comparable(result.model_dump(mode="json")):
            golden.write_text(result.model_dump_json(indent=2) + "\n", "utf-8")
            print(f"wrote {golden.relative_to(FIXTURES.parent)}")  # noqa: T201 -- a program for the terminal


if __name__ == "__main__":
    main()
