"""Small annotated articles for the tests of the evaluation, and where larger ones may stand."""

import json
from pathlib import Path

HERE = Path(__file__).parent
GOLD = HERE / "gold"
PREDICTIONS = HERE / "predictions"
EXPECTED = HERE / "expected.json"  # what the reference scorer prints for these predictions on this gold
SHARED = HERE.parents[2] / "shared"

TEXT = "« Nous partons », a dit Anne Roche. Un voisin, sous couvert d'anonymat, ajoute que tout est prêt."


def annotation() -> dict[str, object]:
    """A right annotation of `TEXT`, to be spoilt by tests."""
    return {
        "article": "anne.txt",
        "speakers": [
            {"id": "S1", "name": "Anne Roche", "aliases": [], "kind": "person", "status": "named"},
            {
                "id": "S2", "name": "Un voisin", "aliases": [], "kind": "person", "status": "unnamed",
                "granted": "sous couvert d'anonymat", "reason": None,
            },
        ],
        "quotations": [
            {
                "id": "Q1", "kind": "direct",
                "content": [["« Nous partons »", 1]], "verbatim": [["« Nous partons »", 1]],
                "cue": ["a dit", 1], "source": ["Anne Roche", 1], "speaker": "S1",
            },
            {
                "id": "Q2", "kind": "indirect", "content": [["tout est prêt", 1]], "verbatim": [],
                "cue": ["ajoute", "ajoute que"], "source": ["Un voisin", 1], "speaker": "S2",
            },
        ],
        "not_quotes": [],
    }  # fmt: skip


def write_gold(folder: Path, value: object | None = None, text: str = TEXT) -> Path:
    """Write `anne.txt` and its annotation into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "anne.txt").write_text(text, "utf-8", newline="")
    (folder / "anne.json").write_text(json.dumps(annotation() if value is None else value), "utf-8")
    return folder
