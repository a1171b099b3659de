"""An evaluation on the terminal: figures, the commonest mistakes, the gate's verdict."""

import os
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.cli.exits import complain
from quotes.evaluation import Evaluation, GoldArticle
from quotes.evaluation.bootstrap import Interval
from quotes.evaluation.gate import Verdict
from quotes.evaluation.mistakes import Mistake, commonest, excerpt

_COMMONEST = 10
_WIDEST = 110


def show(result: Evaluation, *, errors: bool) -> None:
    """Print the figures, then the commonest mistakes, or every one."""
    console = wide_console()
    console.print(_figures(result))
    if result.calibration:
        found = result.calibration
        console.print(f"confidence: expected calibration error {found.error:.3f} over {found.count} predictions")
    groups = commonest(result.mistakes, None if errors else _COMMONEST)
    if groups:
        console.print()
        console.print(Text("Mistakes" if errors else "Commonest mistakes (all: --errors)", "bold"))
    for name, mistakes in groups:
        console.print(Text.assemble((f"{len(mistakes):>5}  ", "bold"), name))
        for mistake in mistakes if errors else ():
            _show_mistake(console, mistake)


def show_gold(articles: Sequence[GoldArticle]) -> None:
    """Print what the annotation holds, and which marks of the texts it leaves out."""
    quotations = [quotation for article in articles for quotation in article.quotations]
    kinds = ", ".join(f"{sum(q.kind == kind for q in quotations)} {kind}" for kind in ("direct", "mixed", "indirect"))
    anonymous = sum(quotation.anonymous for quotation in quotations)
    console = wide_console()
    console.print(
        f"{len(articles)} articles, {len(quotations)} quotations: {kinds}; {anonymous} from anonymous sources"
    )
    for article in articles:
        for span in article.unlisted_marks():
            words = printable(excerpt(article.text, span).words)
            console.print(f"{article.name}: marks in neither verbatim nor not_quotes: {words}")


def show_verdict(verdict: Verdict | None) -> None:
    """Say what the gate says; on standard error when it stays shut."""
    if verdict is None:
        return
    if verdict.passed:
        wide_console().print(Text("gate: at or above every floor", "green"))
    if verdict.gold_changed:
        complain("gate: the gold is not the one that the floors were set on; set them anew with --update-floors")
    for short in verdict.below:
        complain(f"gate: {short.figure} is {short.value:.1f}, its floor is {short.floor:.1f}")


def wide_console() -> Console:
    """A console of a readable width, and of the same one wherever the output goes to a file."""
    plain = Console()
    width = min(plain.width, _WIDEST) if plain.is_terminal else None if "COLUMNS" in os.environ else _WIDEST
    return Console(width=width, highlight=False, markup=False, emoji=False)


def _figures(result: Evaluation) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("figure")
    for name in ("precision", "recall", "F1", "95 %", "right", "spurious", "missed"):
        table.add_column(name, justify="right")
    for name, counts in result.figures.counts.items():
        percent = (f"{v:.1f}" if counts.defined else "-" for v in (counts.precision, counts.recall, counts.f1))
        between = _between(result.intervals.get(name))
        table.add_row(name, *percent, between, str(counts.tp), str(counts.fp), str(counts.fn))
    for name, share in result.figures.shares.items():
        between = _between(result.intervals.get(name))
        wrong = str(share.judged - share.right)
        table.add_row(
            name, "", "", f"{share.value:.1f}" if share.defined else "-", between, str(share.right), "", wrong
        )
    return table


def _between(interval: Interval | None) -> str:
    return f"{interval.low:.1f} - {interval.high:.1f}" if interval else "-"


def _show_mistake(console: Console, mistake: Mistake) -> None:
    shown = mistake.excerpt
    place = " ".join(filter(None, (mistake.article, mistake.quotation)))
    lines = [
        Text(f"       {place} {mistake.span[0]}-{mistake.span[1]}", "dim"),
        Text.assemble(
            "         ",
            (printable(shown.before), "dim"),
            ("[[", "dim"), (printable(shown.words), "bold"), ("]]", "dim"),
            (printable(shown.after), "dim"),
        ),
        Text(f"         annotated: {printable(mistake.expected)}", "green"),
        Text(f"         predicted: {printable(mistake.got)}", "red"),
    ]  # fmt: skip
    if mistake.evidence:
        lines.append(Text(f"         rules: {', '.join(mistake.evidence)}", "dim"))
    for line in lines:
        console.print(line, soft_wrap=True)


def printable(words: str) -> str:
    """Without control characters, which could move a terminal's cursor."""
    return "".join(c if c.isprintable() else " " for c in words)
