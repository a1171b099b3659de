"""`quotes evaluate`: how good the extraction is on articles that somebody annotated."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.exits import FAILED, NO_MODEL, USAGE, complain
from quotes.cli.output import opened
from quotes.cli.scoreboard import show, show_gold, show_verdict
from quotes.errors import InputError, ModelMissing
from quotes.evaluation import Evaluation, GoldArticle, Prediction, evaluate, read_gold, read_predictions, run_engine
from quotes.evaluation.gate import Verdict, check, read_floors, update
from quotes.evaluation.report import report
from quotes.pipeline import Extractor


def evaluate_extraction(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder of annotated articles: ARTICLE.txt beside ARTICLE.json.")
    ],
    predictions: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PRED]", help="Folder of ARTICLE.json, or extractions.jsonl; default: extract the articles now."
        ),
    ] = None,
    *,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake with its context.")] = False,
    page: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.html", help="Write a page with plots and all mistakes.")
    ] = None,
    gate: Annotated[
        Path | None, typer.Option(metavar="FLOORS.json", help="Fail (exit code 1) below these floors.")
    ] = None,
    update_floors: Annotated[
        bool, typer.Option("--update-floors", help="Raise the floors of --gate to what is reached now.")
    ] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Let --update-floors lower floors too.")] = False,
    only_check: Annotated[bool, typer.Option("--check", help="Only validate GOLD; extract and count nothing.")] = False,
) -> None:
    """Measure extraction against annotated articles.

    Exit codes: 0 done; 1 below a floor, or the gold is not the one that the floors were set on; 2 wrong usage, or
    GOLD, PRED or FLOORS cannot be read; 3 no model.

    \b
    Examples:
      quotes evaluate gold/
      quotes evaluate gold/ extractions.jsonl --errors
      quotes evaluate gold/ --report report.html --gate floors.json
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    _check_options(gate, update_floors=update_floors, allow_lower=allow_lower)
    try:
        articles = read_gold(gold)
        if only_check:
            show_gold(articles)
            return
        if gate and not update_floors:
            read_floors(gate)  # a wrong file is told before the work, not after it
        found, versions = _predictions(articles, predictions, model)
        result = evaluate(articles, found)
        verdict = _verdict(gate, result, update_floors=update_floors, allow_lower=allow_lower)
    except InputError as error:
        complain(error)
        raise typer.Exit(USAGE) from error
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    _tell(result, verdict, as_json=as_json, errors=errors)
    if page is not None:
        with opened(page) as stream:
            stream.write(report(result, title=f"Evaluation on {gold.resolve().name}", versions=versions))
    if verdict and not verdict.passed:
        raise typer.Exit(FAILED)


def _check_options(gate: Path | None, *, update_floors: bool, allow_lower: bool) -> None:
    if update_floors and gate is None:
        raise typer.BadParameter("needs --gate FLOORS.json", param_hint="--update-floors")
    if allow_lower and not update_floors:
        raise typer.BadParameter("needs --update-floors", param_hint="--allow-lower")


def _predictions(
    gold: tuple[GoldArticle, ...], path: Path | None, model: Path | None
) -> tuple[dict[str, Prediction], str]:
    """What is predicted, by article, and what made it."""
    if path is not None:
        found = read_predictions(path, gold)
        for name in sorted({article.name for article in gold} - set(found)):
            complain(f"no prediction for {name}; counted as if nothing were found in it")
        return found, str(path)
    extractor = Extractor(model=model)
    versions = extractor.versions
    return run_engine(extractor, gold), f"quotes {versions.quotes}, model {versions.model}, lexicon {versions.lexicon}"


def _verdict(gate: Path | None, result: Evaluation, *, update_floors: bool, allow_lower: bool) -> Verdict | None:
    if gate is None:
        return None
    if update_floors:
        return update(gate, result.figures, result.fingerprint, allow_lower=allow_lower)
    return check(read_floors(gate), result.figures, result.fingerprint)


def _tell(result: Evaluation, verdict: Verdict | None, *, as_json: bool, errors: bool) -> None:
    if not as_json:
        show(result, errors=errors)
        show_verdict(verdict)
        return
    calibration = asdict(result.calibration) if result.calibration else None
    record: dict[str, object] = {
        "gold_sha256": result.fingerprint,
        "figures": result.figures.plain(),
        "intervals": {name: [round(i.low, 1), round(i.high, 1)] for name, i in result.intervals.items()},
        "articles": {name: figures.plain() for name, figures in result.articles.items()},
        "calibration": calibration,
        "unanswered": list(result.unanswered),
        "gate": {"passed": verdict.passed, **asdict(verdict)} if verdict else None,
    }
    if errors:
        record["mistakes"] = [asdict(mistake) for mistake in result.mistakes]
    with opened(None) as stream:
        stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
