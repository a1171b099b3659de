"""`quotes explain`: which rules made each quotation, what they beat, and why other marks quote nobody."""

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
from quotes.model.explanation import Beaten, Explanation
from quotes.model.result import Article, Extraction, NotQuote, Quotation, Speaker
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
    """Tell for each quotation which rules fired, what they beat, who speaks, and why other marks quote nobody.

    \b
    Examples:
      quotes explain article.txt
      quotes explain article.txt --only Q3
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    try:
        explained = Extractor(model=model).explain(read_text(article), article=Article(id=article_id(article)))
    except InputError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    result = explained.extraction
    if only is not None and only not in {quotation.id for quotation in result.quotations}:
        raise typer.BadParameter(
            f"there is no quotation {only}; there are {len(result.quotations)}", param_hint="--only"
        )
    if as_json:
        _write_json(explained, only)
    else:
        _print(explained, only)


def _asked(explained: Explanation, only: str | None) -> Iterator[tuple[Quotation, tuple[Beaten, ...]]]:
    """The quotations that are asked for, each with what it beat."""
    pairs = zip(explained.extraction.quotations, explained.quotations, strict=True)
    return (pair for pair in pairs if only in {None, pair[0].id})


def _refused(explained: Explanation, only: str | None) -> Iterator[tuple[NotQuote, tuple[Beaten, ...]]]:
    """The marks that quote nobody, each with what was ruled out; none beside a single quotation."""
    if only is None:
        yield from zip(explained.extraction.not_quotes, explained.not_quotes, strict=True)


def _speaker_of(result: Extraction, quotation: Quotation) -> Speaker | None:
    return next((speaker for speaker in result.speakers if speaker.id == quotation.speaker), None)


def _whys(rules: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each rule with its reason; a rule that the book does not hold has none."""
    book = rulebook()
    for rule in rules:
        yield rule, book[rule].why if rule in book else ""


def _write_json(explained: Explanation, only: str | None) -> None:
    result = explained.extraction
    record: dict[str, Any] = {"article": result.article.id, "quotations": []}
    for quotation, beaten in _asked(explained, only):
        speaker = _speaker_of(result, quotation)
        record["quotations"].append(
            {
                "id": quotation.id,
                "content": [piece.text for piece in quotation.content],
                "rules": dict(_whys(quotation.evidence)),
                "beaten": _lost(beaten),
                "speaker": speaker and {"name": speaker.name, "status": speaker.status},
                "speaker_rules": dict(_whys(speaker.evidence if speaker else ())),
                "confidence": quotation.confidence,
            }
        )
    if only is None:
        record["not_quotes"] = [
            {
                "words": each.span.text,
                "reason": each.reason,
                "rules": dict(_whys(each.evidence)),
                "beaten": _lost(beaten),
            }
            for each, beaten in _refused(explained, only)
        ]
    with opened(None) as stream:
        stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _lost(beaten: Iterable[Beaten]) -> list[dict[str, Any]]:
    return [
        {
            "content": [piece.text for piece in each.content],
            "cue": each.cue and each.cue.text,
            "rules": dict(_whys(each.evidence)),
        }
        for each in beaten
    ]


def _print(explained: Explanation, only: str | None) -> None:
    console = wide_console()
    for quotation, beaten in _asked(explained, only):
        _print_quotation(console, quotation, beaten, _speaker_of(explained.extraction, quotation))
    for each, beaten in _refused(explained, only):
        console.print(Text.assemble((f"not a quotation ({each.reason})  ", "bold yellow"), _shown([each.span])))
        _print_rules(console, each.evidence)
        _print_beaten(console, beaten)
        console.print()


def _print_quotation(console: Console, quotation: Quotation, beaten: Iterable[Beaten], speaker: Speaker | None) -> None:
    title = f"{quotation.id} {quotation.kind}, confidence {quotation.confidence:.0%}  "
    console.print(Text.assemble((title, "bold"), _shown(quotation.content)))
    cue = quotation.cue.span.text if quotation.cue else "none"
    source = quotation.source.span.text if quotation.source else "none"
    console.print(Text(f"  cue: {printable(cue)} · source: {printable(source)}", "dim"))
    _print_rules(console, quotation.evidence)
    _print_beaten(console, beaten)
    if speaker:
        console.print(Text.assemble("  ", (printable(speaker.name), "bold cyan"), f" is {speaker.status}"))
        _print_rules(console, speaker.evidence)
    else:
        console.print(Text("  speaker unknown", "italic yellow"))
    console.print()


def _print_beaten(console: Console, beaten: Iterable[Beaten]) -> None:
    for each in beaten:
        cue = printable(each.cue.text) if each.cue else "none"
        console.print(Text.assemble(("  beat  ", "magenta"), _shown(each.content), (f"  (cue: {cue})", "dim")))
        _print_rules(console, each.evidence)


def _print_rules(console: Console, rules: Collection[str]) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="green", no_wrap=True, min_width=max((len(rule) for rule in rules), default=0))
    for rule, why in _whys(rules):
        table.add_row(rule, why)
    if table.row_count:
        console.print(Padding(table, (0, 0, 0, 4), expand=False))


def _shown(spans: Iterable[Span]) -> str:
    return printable(" […] ".join(span.text for span in spans))
