"""A result for people: who says what, by which words we know, and who stays anonymous on what grounds."""

import os
from collections.abc import Iterable
from typing import TextIO

import regex
from rich.console import Console
from rich.text import Text

from quotes.model.result import Extraction, Quotation, Speaker
from quotes.model.span import Span

_WIDEST = 100
_INDENT = " " * 4
_BETWEEN_PIECES = " […] "
# Control characters of an article must not reach a terminal: they could move its cursor or change its title.
_SPACES = regex.compile(r"\s+")
_CONTROL = regex.compile(r"[\p{Cc}\p{Cf}--\s\u00ad]", regex.V1)


def view(result: Extraction, stream: TextIO) -> None:
    """Print one article's quotations; in colour only where `stream` is a terminal and NO_COLOR is not set."""
    console = _console(stream)
    speakers = {speaker.id: speaker for speaker in result.speakers}
    console.print(_headline(result))
    for quotation in result.quotations:
        speaker = speakers.get(quotation.speaker) if quotation.speaker else None
        console.print()
        console.print(_title(quotation, speaker))
        _print_indented(console, _words(quotation), _details(quotation), *_grounds(speaker))
    for title, lines in (("Not quotations", _not_quotes(result)), ("Issues", _issues(result))):
        if lines:
            console.print()
            console.print(Text(title, "bold"))
            _print_indented(console, *lines)
    console.print()


def _print_indented(console: Console, *lines: Text) -> None:
    for line in lines:
        for part in line.wrap(console, max(20, console.width - len(_INDENT))):
            part.rstrip()
            console.print(_INDENT, part, sep="", soft_wrap=True)


def _console(stream: TextIO) -> Console:
    terminal = stream.isatty()
    width = None if "COLUMNS" in os.environ else _WIDEST
    if terminal:
        width = min(Console(file=stream).width, _WIDEST)
    return Console(
        file=stream, width=width, force_terminal=terminal, no_color=None, highlight=False, markup=False, emoji=False
    )


def _headline(result: Extraction) -> Text:
    anonymous = sum(speaker.anonymity is not None for speaker in result.speakers)
    counts = [_count(len(result.quotations), "quotation"), _count(len(result.speakers), "speaker")]
    if anonymous:
        counts.append(f"{anonymous} anonymous")
    return Text.assemble((_line(result.article.id or "article"), "bold underline"), "  ", " · ".join(counts))


def _title(quotation: Quotation, speaker: Speaker | None) -> Text:
    title = Text.assemble((f"{quotation.id:<4}", "dim"))
    if speaker is None:
        title.append("speaker unknown", "italic yellow")
        return title
    title.append(_line(speaker.name), "bold cyan")
    for fact in (speaker.role, speaker.affiliation):
        if fact and fact not in speaker.name:
            title.append(f", {_line(fact)}")
    if speaker.anonymity and speaker.anonymity.flagged:
        title.append("  ")
        title.append("ANONYMOUS", "bold red")
    return title


def _words(quotation: Quotation) -> Text:
    words = Text()
    for number, piece in enumerate(quotation.content):
        if number:
            words.append(_BETWEEN_PIECES, "dim")
        words.append_text(_piece(piece, quotation.verbatim))
    return words


def _piece(piece: Span, verbatim: Iterable[Span]) -> Text:
    """A piece of content with its quoted stretches in italics."""
    text = Text()
    at = piece.start
    for stretch in verbatim:
        if piece.start <= stretch.start and stretch.end <= piece.end and stretch.start >= at:
            text.append(_line(piece.text[at - piece.start : stretch.start - piece.start]))
            text.append(_line(stretch.text), "italic green")
            at = stretch.end
    text.append(_line(piece.text[at - piece.start :]))
    return text


def _details(quotation: Quotation) -> Text:
    facts: list[str] = [quotation.kind]
    if quotation.cue:
        facts.append(f"cue: {_line(quotation.cue.span.text)}")
    if quotation.source:
        facts.append(f"source: {_line(quotation.source.span.text)}")
    for name in ("addressee", "medium", "time"):
        span = getattr(quotation.context, name)
        if span is not None:
            facts.append(f"{name}: {_line(span.text)}")
    if quotation.hearsay:
        facts.append("hearsay")
    facts.append(f"confidence {quotation.confidence:.0%}")
    return Text(" · ".join(facts), "dim")


def _grounds(speaker: Speaker | None) -> list[Text]:
    if speaker is None or speaker.anonymity is None:
        return []
    granted, reason = speaker.anonymity.granted, speaker.anonymity.reason
    grounds = [
        f"anonymity granted: “{_line(granted.text)}”" if granted else "",
        f"reason: “{_line(reason.text)}”" if reason else "",
    ]
    return [Text(" · ".join(filter(None, grounds)) or "no grounds given for anonymity", "red")]


def _not_quotes(result: Extraction) -> list[Text]:
    return [Text(f"{_line(each.span.text)} ({each.reason})") for each in result.not_quotes]


def _issues(result: Extraction) -> list[Text]:
    return [Text(f"{each.kind}: {_line(each.message)}", "yellow") for each in result.issues]


def _line(text: str) -> str:
    """Words of an article on one line, without control characters."""
    return _SPACES.sub(" ", _CONTROL.sub("", text))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
