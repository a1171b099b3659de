"""Fail where a figure of `quotes evaluate --json` is below its floor: `check_floors.py SET SCORES.json FLOORS.json`.

For gold that lies beside the project and may change: unlike `quotes evaluate --gate`, other gold is no failure.
"""

import json
import sys
from pathlib import Path


def main(gold: str, scores_file: str, floors_file: str) -> int:
    """Compare each floor of a set with that figure; print all, return 1 if one is not reached."""
    figures = json.loads(Path(scores_file).read_text("utf-8"))["figures"]
    floors: dict[str, float] = json.loads(Path(floors_file).read_text("utf-8"))[gold]
    values = {name: figures[name].get("F1", figures[name].get("acc")) for name in floors}
    for name, floor in floors.items():
        print(f"{name:<18} {values[name]:6.1f}   floor {floor:6.1f}{'   BELOW' if values[name] < floor else ''}")
    return 1 if any(values[name] < floor for name, floor in floors.items()) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
