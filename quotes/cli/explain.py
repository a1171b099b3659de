"""`quotes explain`: which rules made each quotation, and why other marks quote nobody."""

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotes.cli.exits import FAILED, NO_MODEL, complain
from quotes.cli.output import opened
from quotes.cli.reading import article_id, read_text
from quotes.cli.scoreboard import printable, wide_console
from quotes.errors import InputError, ModelMissing
from quotes.model.result import Article, Extraction, Quotation, Speaker
from quotes.model.span import Span
from quotes.pipeline import Extractor
from quotes.rulebook import rulebook


def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A text file in UTF-8; - is stdin.")],
    *,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
    ] = None,
    only: Annotated[str | None, typer.Option("--only", metavar="ID", help="Only this quotation, e.g. Q3.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell for each quotation which rules fired, who speaks and by which sieve, and why other marks quote nobody.

    \b
    Examples:
      quotes explain article.txt
      quotes explain article.txt --only Q3
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    try:
        result = Extractor(model=model).extract(read_text(article), article=Article(id=article_id(article)))
    except InputError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    quotations = [quotation for quotation in result.quotations if only in {None, quotation.id}]
    if only is not None and not quotations:
        raise typer.BadParameter(
            f"there is no quotation {only}; there are {len(result.quotations)}", param_hint="--only"
        )
    if as_json:
        _write_json(result, quotations, whole=only is None)
    else:
        _print(result, quotations, whole=only is None)


def _speaker_of(result: Extraction, quotation: Quotation) -> Speaker | None:
    return next((speaker for speaker in result.speakers if speaker.id == quotation.speaker), None)


def _whys(rules: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each rule with its reason; a rule that the book does not hold has none."""
    book = rulebook()
    for rule in rules:
        yield rule, book[rule].why if rule in book else ""


def _write_json(result: Extraction, quotations: Iterable[Quotation], *, whole: bool) -> None:
    record: dict[str, Any] = {"article": result.article.id, "quotations": []}
    for quotation in quotations:
        speaker = _speaker_of(result, quotation)
        record["quotations"].append(
            {
                "id": quotation.id,
                "content": [piece.text for piece in quotation.content],
                "rules": dict(_whys(quotation.evidence)),
                "speaker": speaker and {"name": speaker.name, "status": speaker.status},
                "speaker_rules": dict(_whys(speaker.evidence if speaker else ())),
                "confidence": quotation.confidence,
            }
        )
    if whole:
        record["not_quotes"] = [
            {"words": each.span.text, "reason": each.reason, "rules": dict(_whys(each.evidence))}
            for each in result.not_quotes
        ]
    with opened(None) as stream:
        stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _print(result: Extraction, quotations: Iterable[Quotation], *, whole: bool) -> None:
    console = wide_console()
    for quotation in quotations:
        _print_quotation(console, quotation, _speaker_of(result, quotation))
    for each in result.not_quotes if whole else ():
        console.print(Text.assemble((f"not a quotation ({each.reason})  ", "bold yellow"), _shown([each.span])))
        _print_rules(console, each.evidence)
        console.print()


def _print_quotation(console: Console, quotation: Quotation, speaker: Speaker | None) -> None:
    title = f"{quotation.id} {quotation.kind}, confidence {quotation.confidence:.0%}  "
    console.print(Text.assemble((title, "bold"), _shown(quotation.content)))
    cue = quotation.cue.span.text if quotation.cue else "none"
    source = quotation.source.span.text if quotation.source else "none"
    console.print(Text(f"  cue: {printable(cue)} · source: {printable(source)}", "dim"))
    _print_rules(console, quotation.evidence)
    if speaker:
        console.print(Text.assemble("  ", (printable(speaker.name), "bold cyan"), f" is {speaker.status}"))
        _print_rules(console, speaker.evidence)
    else:
        console.print(Text("  speaker unknown", "italic yellow"))
    console.print()


def _print_rules(console: Console, rules: Collection[str]) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="green", no_wrap=True, min_width=max((len(rule) for rule in rules), default=0))
    for rule, why in _whys(rules):
        table.add_row(rule, why)
    if table.row_count:
        console.print(Padding(table, (0, 0, 0, 4), expand=False))


def _shown(spans: Iterable[Span]) -> str:
    return printable(" […] ".join(span.text for span in spans))
