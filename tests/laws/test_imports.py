"""The import law: stages are siblings, the pipeline alone knows their order, nothing knows the command line."""

import subprocess
import sys

import pytest

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
NETWORK = {"urllib", "http", "socket", "requests", "ssl", "ftplib"}
DOWNLOADER = "quotes.cli.model.fetching"


def _rooms(module: Module) -> set[str]:
    """The rooms of this package that a module imports."""
    return {name.split(".")[1] for name in module.imports() if name.startswith("quotes.")} - {module.room}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_imports_only_what_its_room_may(module: Module) -> None:
    if module.room == "":
        assert _rooms(module) <= FOUNDATIONS | {"pipeline"}
    elif module.room in FOUNDATIONS:
        assert _rooms(module) <= FOUNDATIONS
    elif module.room in STAGES:
        assert _rooms(module) <= FOUNDATIONS | STAGES[module.room]
    else:
        assert module.room in ABOVE, f"{module.room} is a new room: give it its place in the law"
        assert _rooms(module) <= FOUNDATIONS | set(STAGES) | ABOVE[module.room]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_libraries_stay_in_their_rooms(module: Module) -> None:
    roots = {name.split(".")[0] for name in module.imports()}
    if module.room != "parsing":
        assert not roots & HEAVY
    if module.room != "cli":
        assert not roots & {"typer", "click", "rich"}
    if module.name != DOWNLOADER and module.room != "server":
        assert not roots & NETWORK


def test_foundations_do_not_form_a_circle_with_the_model() -> None:
    for module in modules():
        if module.room == "model":
            assert _rooms(module) <= {"errors"}, module.name


def test_importing_the_package_is_light() -> None:
    code = (
        "import sys, time; start = time.perf_counter(); import quotes; took = time.perf_counter() - start;"
        "heavy = {'torch', 'stanza', 'numpy', 'typer', 'rich'} & set(sys.modules); print(sorted(heavy), took < 2)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert answer.stdout.split("\n")[0] == "[] True"


def test_the_command_line_is_light_until_a_sentence_is_parsed() -> None:
    code = "import sys; import quotes.cli.app; print(sorted({'torch', 'stanza', 'numpy'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert answer.stdout == "[]\n"
