"""Fail where the wheel lacks data or is too large: `check_wheel.py QUOTES.whl`."""

import sys
import zipfile
from pathlib import Path

LARGEST = 45_000_000  # bytes
MODEL = "quotes/parsing/models/fr_press/"
NEEDED = {
    "quotes/py.typed",
    "quotes/parsing/resources.json",
    *(MODEL + f"{name}.pt" for name in ("tokenizer", "sentences", "mwt", "tagger", "lemmatizer", "parser", "vectors")),
    MODEL + "manifest.json",
    MODEL + "MODEL_CARD.md",
}
SOURCES = Path("quotes")


def faults(wheel: Path) -> list[str]:
    """What is wrong with the wheel, in words."""
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {path.as_posix() for path in SOURCES.rglob("*") if path.is_file() and path.parent.name != "__pycache__"}
    found = [f"lacks {name}" for name in sorted((NEEDED | files) - names)]
    found += [f"holds {name}" for name in sorted(names) if not name.startswith(("quotes/", "quotes-"))]
    if wheel.stat().st_size > LARGEST:
        found.append(f"has {wheel.stat().st_size / 1e6:.1f} MB, more than {LARGEST / 1e6:.0f}")
    return found


def main(path: str) -> int:
    """Print what is wrong; return 1 if anything is."""
    wheel = Path(path)
    wrong = faults(wheel)
    for fault in wrong:
        print(f"{wheel.name} {fault}", file=sys.stderr)
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
