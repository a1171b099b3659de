"""`quotes export`: extractions in the formats of other tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.exits import FAILED, NO_MODEL, complain
from quotes.cli.gathered import Gathering
from quotes.cli.output import opened
from quotes.errors import InputError, ModelMissing
from quotes.export.formats import write_file, write_folder


class Target(StrEnum):
    """What `--to` takes."""

    webannotation = "webannotation"
    hypothesis = "hypothesis"
    schemaorg = "schemaorg"
    brat = "brat"
    tei = "tei"
    csv = "csv"
    ggt = "ggt"
    citron = "citron"


def export(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="IN", help="Articles, results of quotes extract, folders of quotes batch; - is stdin."),
    ],
    *,
    to: Annotated[Target, typer.Option(help="The format.")],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE_OR_DIR", help="One file, or a folder with a file for each article."
        ),
    ] = "-",
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
    ] = None,
) -> None:
    """Write quotations for other tools: annotation, fact-checking, corpus and media-monitoring software.

    An output that is a folder, or whose name ends in /, gets a file for each article; brat always does. Inputs that
    cannot be read are named on standard error, the others are still written, and the exit code is 1.

    \b
    Examples:
      quotes export article.txt --to webannotation
      quotes export results/ --to tei -o corpus.xml
      quotes export press/*.txt --to brat -o brat/
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    items = Gathering(inputs, model)
    folder = to is Target.brat or output.endswith("/") or Path(output).is_dir()
    try:
        if folder:
            write_folder(to.value, items, _folder(output))
        else:
            with opened(Path(output)) as stream:
                write_file(to.value, items, stream)
    except InputError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    if items.failed:
        raise typer.Exit(FAILED)


def _folder(output: str) -> Path:
    path = Path(output)
    if output == "-" or (path.exists() and not path.is_dir()):
        raise typer.BadParameter("name a folder: this format is a file for each article", param_hint="--output")
    return path
