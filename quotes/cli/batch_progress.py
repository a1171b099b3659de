"""How far a batch is: a moving line on a terminal, a line now and then elsewhere; and what came of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from quotes.batch import Progress, Report

_SECONDS = 10.0  # between the lines where there is no terminal
_BAR = 24
_TOP = 10


@contextmanager
def watching(*, quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """Give a function that shows a run's progress on standard error."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if quiet:
        yield None
    elif console.is_terminal:
        with Live(Text("starting …"), console=console, refresh_per_second=4, transient=True) as live:
            yield lambda progress: live.update(line(progress, time.monotonic(), bar=True))
    else:
        yield _now_and_then(console)


def _now_and_then(console: Console) -> Callable[[Progress], None]:
    said = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= _SECONDS:
            said = now
            console.print(line(progress, now, bar=False), soft_wrap=True)

    return tell


def line(progress: Progress, now: float, *, bar: bool) -> Text:
    """All figures of a run in one line; articles of earlier runs do not count for the speed."""
    seconds = max(now - progress.started, 1e-6)
    share = progress.size_done / progress.size if progress.size else 0.0
    if progress.stage == "writing":
        return Text(f"{progress.done:,} articles: writing results …")
    fresh = (progress.done - progress.reused) / seconds
    total = f"~{round(progress.done / share):,}" if 0 < share < 1 else f"{progress.done:,}" if share else "?"
    figures = [
        f"{progress.done:,}/{total} articles",
        f"{fresh:.1f} articles/s",
        f"{progress.new_words / seconds:,.0f} words/s",
        f"{progress.quotations:,} quotations",
        f"{progress.failed:,} failed",
    ]
    if progress.dead_workers:
        figures.append(f"{progress.dead_workers} workers replaced")
    if 0 < share < 1:
        figures.append(f"{timedelta(seconds=round(seconds * (1 - share) / share))} left")
    told = Text(" · ".join(figures))
    full = round(_BAR * share)
    return Text.assemble(("━" * full, "green"), ("━" * (_BAR - full), "dim"), " ", told) if bar else told


def show_report(report: Report) -> None:
    """Print what a run found, on standard output."""
    console = Console(highlight=False, markup=False, emoji=False)
    found = report.summary
    speed = (report.progress.done - report.progress.reused) / max(report.seconds, 1e-6)
    console.print(
        f"{found['articles']:,} articles, {found['words']:,} words in {report.seconds:,.1f} s "
        f"({speed:.1f} new articles/s; {report.progress.reused:,} done before)",
        soft_wrap=True,
    )
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in found["quotations_by_kind"].items())
    console.print(f"{found['quotations']:,} quotations: {kinds}", soft_wrap=True)
    if found["share_anonymous"] is not None:
        anonymous = found["quotations_from_anonymous_speakers"]
        console.print(
            f"{found['share_anonymous']:.1%} of those with a speaker are from anonymous sources "
            f"({anonymous:,}; {found['speakers_flagged']:,} speakers flagged)",
            soft_wrap=True,
        )
    if found["ignored_files"]:
        console.print(f"{found['ignored_files']:,} files in the folders are in no format that is read")
    if found["top_speakers"]:
        console.print(_top_speakers(report))
    console.print(f"results: {report.folder}", soft_wrap=True)


def _top_speakers(report: Report) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("speaker")
    table.add_column("quotations", justify="right")
    table.add_column("articles", justify="right")
    for each in report.summary["top_speakers"][:_TOP]:
        name = "".join(c if c.isprintable() else " " for c in each["name"])
        table.add_row(name, f"{each['quotations']:,}", f"{each['articles']:,}")
    return table
