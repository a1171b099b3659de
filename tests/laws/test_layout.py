"""Small files, small functions, telling names; only the command line speaks and exits."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.sources import PACKAGE, ROOT, Module, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "tools"}


def _may_speak(module: Module) -> bool:
    """The command line, and the training recipe when it is run as a program."""
    return module.room in {"cli", "__main__"} or module.name.startswith("quotes.parsing.training")


def _calls(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_says_what_it_owns(module: Module) -> None:
    assert ast.get_docstring(module.tree), "a module begins by saying what it owns"
    assert not VAGUE & set(module.name.split(".")), "a name that says nothing"


@pytest.mark.parametrize(
    "path",
    [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_function_is_short(module: Module) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0  # type: ignore[operator]
            assert lines <= LONGEST_FUNCTION, f"{module.name}.{node.name} has {lines} lines"


@pytest.mark.parametrize("module", [m for m in modules() if not _may_speak(m)], ids=lambda module: module.name)
def test_the_library_neither_prints_nor_exits_nor_configures_logging(module: Module) -> None:
    forbidden = {"print", "exit", "quit", "sys.exit", "os._exit", "logging.basicConfig", "warnings.filterwarnings"}
    assert not forbidden & set(_calls(module))


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_error_is_swallowed_whole(module: Module) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and not isinstance(node.body[-1], ast.Raise):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}, f"line {node.lineno}: except {caught}"
