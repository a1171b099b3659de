"""Answers of the archive for people."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from quotes.archive import (
    ArchiveStats,
    ClusterPage,
    DiffPart,
    Hit,
    Match,
    SearchPage,
    SpeakerRef,
    Verification,
)
from quotes.cli.scoreboard import printable

_COLOURS = {
    "exact": "green", "truncated": "yellow", "altered": "red", "misattributed": "red", "paraphrase-only": "yellow",
    "not found": "dim",
}  # fmt: skip
_DIFF = {"dropped": "[-{0}-]", "omitted": "[-{0}-]", "added": "{{+{1}+}}", "changed": "[-{0}-]{{+{1}+}}"}


def show_search(page: SearchPage, stream: TextIO) -> None:
    """Hits with their numbers in the whole."""
    console = _console(stream)
    for number, hit in enumerate(page.hits, start=page.query.offset + 1):
        console.print(Text.assemble((f"{number}. ", "bold"), _line(hit.text)), soft_wrap=True)
        console.print(Text(f"   {_who(hit.speaker)} · {_where(hit)}", "dim"), soft_wrap=True)
    shown = f"{page.query.offset + 1}-{page.query.offset + len(page.hits)} of {page.total}" if page.hits else "none"
    console.print(Text(f"shown: {shown} ({page.total} found)" if not page.hits else f"shown: {shown}", "bold"))


def show_verification(answer: Verification, stream: TextIO) -> None:
    """The verdict, then each match with its differences and its place."""
    console = _console(stream)
    console.print(Text.assemble((answer.verdict.upper(), f"bold {_COLOURS[answer.verdict]}"), f"  {answer.score:.0%}"))
    for line in _reservations(answer):
        console.print(Text(line), soft_wrap=True)
    for match in answer.matches:
        console.print()
        for text in _match(match):
            console.print(text, soft_wrap=True)


def show_clusters(page: ClusterPage, stream: TextIO) -> None:
    """Each cluster: the first appearance, the wordings, the speakers."""
    console = _console(stream)
    for cluster in page.clusters:
        first = cluster.appearances[0]
        marks = [name for name, holds in (("conflict", cluster.conflict), ("unmasked", cluster.unmasked)) if holds]
        console.print(Text.assemble((_line(first.text), "bold"), f"  {' '.join(marks)}"), soft_wrap=True)
        console.print(Text(f"   first: {_where(first)}; {cluster.articles} articles", "dim"), soft_wrap=True)
        console.print(Text(f"   speakers: {printable(', '.join(cluster.speakers)) or 'unknown'}"), soft_wrap=True)
        for variant in cluster.variants[1:]:
            console.print(Text(f"   {variant.count}× {_diff(variant.diff)}"), soft_wrap=True)
    console.print(Text(f"shown: {len(page.clusters)} of {page.total}", "bold"))


def show_stats(stats: ArchiveStats, stream: TextIO) -> None:
    """One figure a line."""
    console = _console(stream)
    for name, value in stats.model_dump().items():
        if isinstance(value, dict):
            value = ", ".join(f"{key or 'unknown'} {count}" for key, count in value.items())  # noqa: PLW2901 -- as shown
        console.print(Text(f"{name.replace('_', ' ')}: {printable(str(value if value is not None else 'unknown'))}"))


def _console(stream: TextIO) -> Console:
    return Console(file=stream, force_terminal=stream.isatty(), highlight=False, markup=False, emoji=False)


def _reservations(answer: Verification) -> Iterator[str]:
    """What the verdict alone does not say."""
    if answer.speaker is None:
        return
    if answer.attribution == "unknown":
        yield f"The article does not say who speaks: nothing confirms {printable(answer.speaker)}."
    elif answer.attribution == "other":
        yield f"Attributed to somebody else than {printable(answer.speaker)}."


def _match(match: Match) -> Iterator[Text]:
    hit = match.quotation
    where = ", ".join(f"{span.start}-{span.end}" for span in match.spans)
    yield Text.assemble((match.verdict, _COLOURS[match.verdict]), f"  {match.score:.0%}  ", (_where(hit), "dim"))
    yield Text(f"   {_who(hit.speaker)}, {hit.kind}, {hit.quotation} at {where}")
    yield Text(f"   {_diff(match.diff)}")
    if match.before:
        yield Text(f"   before: {_line(match.before)}", "dim")
    if match.after:
        yield Text(f"   after: {_line(match.after)}", "dim")


def _diff(parts: Iterable[DiffPart]) -> str:
    """As `wdiff` writes it: [-only in the article-] {+only in the phrase+}."""
    shown = (_DIFF.get(part.kind, "{0}").format(_line(part.original), _line(part.alleged)) for part in parts)
    return " ".join(shown)


def _who(speaker: SpeakerRef | None) -> str:
    if speaker is None:
        return "speaker unknown"
    return f"{printable(speaker.name)} ({speaker.status}{', anonymous' if speaker.anonymous else ''})"


def _where(hit: Hit) -> str:
    about = hit.article
    known = [about.publisher, about.published, about.title or about.id, about.url]
    return printable(" · ".join(each for each in known if each)) or about.text_sha256[:12]


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
