"""`quotes model download`: Stanza's own French model, by explicit command."""

import json
from pathlib import Path
from typing import Annotated, Any

import regex
import typer

from quotes.cli.exits import FAILED, complain
from quotes.cli.model.fetching import DownloadError, fetch, read_url
from quotes.cli.model.folder import shelf, write_manifest

# The release of Stanza's models that this package is tested with, and where Stanza publishes the list of them.
RELEASE = "1.15.0"
BASE_URL = "https://raw.githubusercontent.com/stanfordnlp/stanza-resources/main"
PACKAGE = "default"
_PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
_PLAIN_NAME = regex.compile(r"[\w-][\w.-]*")


def download(
    *,
    directory: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Put the model here. [default: the user's data folder]")
    ] = None,
    package: Annotated[
        str, typer.Option(metavar="NAME", help="Stanza's name of it; default_fast has no character models.")
    ] = PACKAGE,
    release: Annotated[str, typer.Option(metavar="VERSION", help="Stanza's release of its models.")] = RELEASE,
    base_url: Annotated[str, typer.Option(metavar="URL", help="Where resources_VERSION.json lies.")] = BASE_URL,
) -> None:
    """Download Stanza's own French model.

    Use it with `quotes extract --model DIR`.

    A download that was cut off goes on where it stopped when the command is run again. Every file is checked against
    the sum that Stanza publishes before it takes its place. Nothing else in this package uses the network.
    """
    folder = directory or shelf() / f"stanza-fr-{package}"
    try:
        source = f"{base_url.rstrip('/')}/resources_{release}.json"
        pattern, files = read_list(source, read_url(source), package)
        for name, md5 in files.items():
            typer.echo(name, err=True)
            fetch(pattern.format(resources_version=release, lang="fr", filename=name), folder / name, md5)
        write_manifest(folder, f"stanza-fr-{package}", release)
    except DownloadError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    except OSError as error:
        complain(f"cannot write to {folder} ({error.strerror})")
        raise typer.Exit(FAILED) from error
    typer.echo(folder)


def read_list(source: str, text: bytes, package: str) -> tuple[str, dict[str, str]]:
    """Find the French package in Stanza's list of models.

    Returns the pattern of the files' addresses, and each file's path in the package with its MD5.

    Raises:
        DownloadError: it is not such a list, or lacks the package.
    """
    try:
        resources: dict[str, Any] = json.loads(text)
        french = resources["fr"]
        chosen = [(key, french["packages"][package][key]) for key in _PROCESSORS]
        chosen += [
            (needed["model"], needed["package"])
            for key, name in chosen
            for needed in french[key][name].get("dependencies", [])
        ]
        files = {f"{key}/{name}.pt": french[key][name]["md5"] for key, name in chosen}
        pattern = resources["url"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DownloadError(f"{source}: not a list of Stanza's models with the French package {package!r}") from error
    if not all(_PLAIN_NAME.fullmatch(part) for file in files for part in file.split("/")):
        raise DownloadError(f"{source}: names files outside the model's folder")
    return pattern, files
