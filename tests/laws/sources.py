"""The package's own source code, as data for the laws."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "quotes"


@dataclass(frozen=True)
class Module:
    """A module: its dotted name, its file, its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The part of the package that it belongs to: `quotes.cues.verbs` stands in the room `cues`."""
        return self.name.split(".")[1] if "." in self.name else ""

    def imports(self) -> Iterator[str]:
        """Every module that it imports, anywhere in the file, in dotted names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from self._from(node)

    def _from(self, node: ast.ImportFrom) -> Iterator[str]:
        base = node.module or ""
        if node.level:
            package = self.name.split(".") if self.path.name == "__init__.py" else self.name.split(".")[:-1]
            above = package[: len(package) - node.level + 1]
            base = ".".join([*above, *([base] if base else [])])
        # `from quotes import cues` imports a room as much as `import quotes.cues` does
        yield from (f"{base}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the package."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text("utf-8"), str(path)))
