"""Generated articles, as many as wanted, and folders to compare."""

import json
from pathlib import Path

_NAMES = ("Anne Roche", "Luc Vidal", "Inès Morel", "Paul Garnier", "Jeanne Petit")
_SAID = ("Nous partons demain", "Le pont sera fermé", "Rien n’est décidé", "Les travaux ont commencé")


def article(number: int) -> str:
    """An article of its own for every number, with a direct quotation and another that depends on the number."""
    name, said = _NAMES[number % 5], _SAID[number % 4]
    rest = f"Selon {_NAMES[(number + 2) % 5]}, « l’affaire {number} est close »." if number % 3 else "Il pleut."
    return f"« {said}, article {number} », a déclaré {name}, maire de Valbrune.\n\n{rest}\n"


def write_folder(folder: Path, count: int) -> Path:
    """One text file an article."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(number), "utf-8")
    return folder


def write_lines(path: Path, count: int) -> Path:
    """One line an article."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            record = {"id": f"a{number}", "text": article(number), "title": f"Titre {number}"}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder of results, without the state."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "state"}
