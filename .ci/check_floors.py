"""Fail where a figure is below its floor: `check_floors.py SCORES.json FLOORS.json`."""

import json
import sys
from pathlib import Path


def main(scores_file: str, floors_file: str) -> int:
    """Compare each floor with the F1 of that figure; print all, return 1 if one is not reached."""
    scores = json.loads(Path(scores_file).read_text("utf-8"))
    floors: dict[str, float] = json.loads(Path(floors_file).read_text("utf-8"))
    below = {name for name, floor in floors.items() if scores[name]["F1"] < floor}
    for name, floor in floors.items():
        print(f"{name:<16} {scores[name]['F1']:6.1f}   floor {floor:6.1f}{'   BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
