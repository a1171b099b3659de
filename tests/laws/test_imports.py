"""The import law: stages are siblings, the pipeline alone knows their order, nothing knows the command line."""

import subprocess
import sys

from tests.laws.sources import Module, modules

FOUNDATIONS = {"errors", "settings", "version", "model", "lexicon", "rule"}
# Each stage may import the foundations, itself, and what is named here.
STAGES: dict[str, set[str]] = {
    "text": set(),
    "marks": set(),
    "skeleton": set(),
    "parsing": set(),
    "grammar": set(),  # readings of the tree that several stages share
    "cues": {"grammar"},
    "sources": {"grammar"},
    "contents": {"grammar"},
    "attribution": {"grammar"},
    "speakers": {"grammar"},
    "anonymity": {"grammar"},
    "assembly": set(),
}
# What stands above the stages, and which rooms beside foundations and stages it may know.
ABOVE: dict[str, set[str]] = {
    "pipeline": set(),
    "evaluation": {"pipeline"},
    "rulebook": set(),
    "export": {"pipeline"},
    "archive": {"pipeline"},
    "readers": set(),
    "batch": {"pipeline", "readers", "export"},
    "server": {"pipeline", "rulebook", "evaluation", "export", "archive", "readers"},
    "cli": {"pipeline", "rulebook", "evaluation", "export", "archive", "readers", "batch", "server"},
    "__main__": {"cli"},
}
# Only the parsing room, with the recipe that trains its models, knows these libraries.
HEAVY = {"stanza", "torch"}
# The library never uses the network; one verb of the command line does.
NETWORK = {"urllib.request", "urllib.error", "http", "socket", "requests", "ssl", "ftplib"}
DOWNLOADER = "quotes.cli.model.fetching"


def _rooms(module: Module) -> set[str]:
    """The rooms of this package that a module imports."""
    return {name.split(".")[1] for name in module.imports() if name.startswith("quotes.")} - {module.room}


def _allowed(module: Module) -> set[str]:
    if module.room == "":
        return FOUNDATIONS | {"pipeline"}
    if module.room in FOUNDATIONS:
        return FOUNDATIONS
    if module.room in STAGES:
        return FOUNDATIONS | STAGES[module.room]
    return FOUNDATIONS | set(STAGES) | ABOVE[module.room]


def _knows(module: Module, libraries: set[str]) -> set[str]:
    return {name for name in module.imports() if any(f"{name}.".startswith(f"{library}.") for library in libraries)}


def test_every_room_has_its_place_in_the_law() -> None:
    assert {module.room for module in modules()} <= {"", *FOUNDATIONS, *STAGES, *ABOVE}


def test_a_module_imports_only_what_its_room_may() -> None:
    trespasses = {module.name: _rooms(module) - _allowed(module) for module in modules()}
    assert {name: rooms for name, rooms in trespasses.items() if rooms} == {}


def test_the_model_is_the_ground_floor() -> None:
    assert {name for module in modules() if module.room == "model" for name in _rooms(module)} <= {"errors"}


def test_only_the_parsing_room_knows_the_parser() -> None:
    assert [module.name for module in modules() if module.room != "parsing" and _knows(module, HEAVY)] == []


def test_only_the_command_line_knows_the_terminal() -> None:
    terminal = {"typer", "click", "rich"}
    assert [module.name for module in modules() if module.room != "cli" and _knows(module, terminal)] == []


def test_only_the_downloader_and_the_server_know_the_network() -> None:
    knowing = {module.name for module in modules() if module.room != "server" and _knows(module, NETWORK)}
    assert knowing == {DOWNLOADER}


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120).stdout


def test_importing_the_package_is_light() -> None:
    code = (
        "import sys, time; start = time.process_time(); import quotes; took = time.process_time() - start;"
        "heavy = {'torch', 'stanza', 'numpy', 'typer', 'rich'} & set(sys.modules); print(sorted(heavy), took < 1)"
    )
    assert _run(code) == "[] True\n"


def test_the_command_line_is_light_until_a_sentence_is_parsed() -> None:
    code = "import sys; import quotes.cli.app; print(sorted({'torch', 'stanza', 'numpy'} & set(sys.modules)))"
    assert _run(code) == "[]\n"
