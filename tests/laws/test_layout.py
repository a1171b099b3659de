"""Small files, small functions, telling names; only the command line speaks and exits."""

import ast
from collections.abc import Iterator

from tests.laws.sources import PACKAGE, ROOT, Module, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "tools"}
NOT_FOR_A_LIBRARY = {
    "print",
    "exit",
    "quit",
    "sys.exit",
    "os._exit",
    "logging.basicConfig",
    "warnings.filterwarnings",
}


def _may_speak(module: Module) -> bool:
    """The command line, and the training recipe when it is run as a program."""
    return module.room in {"cli", "__main__"} or module.name.startswith("quotes.parsing.training")


def _calls(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def _functions(module: Module) -> Iterator[tuple[str, int]]:
    """Each function with the number of its lines, signature and docstring left out."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            yield f"{module.name}.{node.name}", lines


def _swallowing(module: Module) -> Iterator[str]:
    """Handlers that catch any error at all and do not raise it again."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and not isinstance(node.body[-1], ast.Raise):
            caught = ast.unparse(node.type) if node.type else "everything"
            if caught in {"everything", "Exception", "BaseException"}:
                yield f"{module.name}:{node.lineno}"


def test_a_module_says_what_it_owns() -> None:
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_no_module_has_a_vague_name() -> None:
    assert [module.name for module in modules() if VAGUE & set(module.name.split("."))] == []


def test_files_are_short() -> None:
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = [pair for module in modules() for pair in _functions(module)]
    assert [(name, length) for name, length in lengths if length > LONGEST_FUNCTION] == []


def test_the_library_neither_prints_nor_exits_nor_configures_logging() -> None:
    assert [
        (module.name, call) for module in modules() if not _may_speak(module) for call in _calls(module)
        if call in NOT_FOR_A_LIBRARY
    ] == []  # fmt: skip


def test_no_error_is_swallowed_whole() -> None:
    assert [place for module in modules() for place in _swallowing(module)] == []
