"""`--format text`: what a reader sees."""

import io

import pytest

from quotes.cli.view import view
from quotes.model.result import (
    Anonymity,
    Article,
    Context,
    Cue,
    Extraction,
    Issue,
    Mention,
    NotQuote,
    Quotation,
    Speaker,
    SpeakerStatus,
    Versions,
)
from quotes.model.span import Span
from tests.builders import place

RAW = (
    "Un cadre, qui a requis l'anonymat par peur de [bold]représailles[/bold], assure que l'usine « va \x1b[31mfermer » "
    "en mars, a-t-il précisé lundi à la radio. Le « Petit Robert » se tait."
)


def _span(words: str) -> Span:
    return Span.of(RAW, *place(RAW, words))


def _speaker(status: SpeakerStatus, *, grounds: bool = True) -> Speaker:
    anonymity = Anonymity(
        flagged=True,
        granted=_span("a requis l'anonymat") if grounds else None,
        reason=_span("par peur de [bold]représailles[/bold]") if grounds else None,
    )
    return Speaker(
        id="S1",
        name="Un cadre",
        aliases=(),
        kind="person",
        status=status,
        role=None,
        affiliation="l'usine",
        mentions=(),
        anonymity=anonymity if status == "unnamed" else None,
    )


def _result(speaker: Speaker | None) -> Extraction:
    source = Mention(span=_span("Un cadre"), head=_span("cadre"), form="description")
    quotation = Quotation(
        id="Q1",
        kind="mixed",
        content=(_span("l'usine « va \x1b[31mfermer » en mars"),),
        verbatim=(_span("« va \x1b[31mfermer »"),),
        cue=Cue(span=_span("assure"), lemma="assurer", kind="verb"),
        source=source,
        speaker=speaker and speaker.id,
        context=Context(time=_span("lundi"), medium=_span("à la radio")),
        hearsay=True,
        confidence=0.87,
        evidence=(),
    )
    return Extraction(
        text_sha256="",
        article=Article(id="usine"),
        quotations=(quotation,),
        speakers=(speaker,) if speaker else (),
        not_quotes=(NotQuote(span=_span("« Petit Robert »"), reason="title"),),
        issues=(Issue(kind="mark.unclosed", span=None, message="An opening « is never closed."),),
        versions=Versions(quotes="1", model="m", lexicon="l"),
    )


def _shown(speaker: Speaker | None, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    view(_result(speaker), stream)
    return stream.getvalue()


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_everything_is_told_in_order() -> None:
    assert _shown(_speaker("unnamed")) == (
        "usine  1 quotation · 1 speaker · 1 anonymous\n"
        "\n"
        "Q1  Un cadre, l'usine  ANONYMOUS\n"
        "    l'usine « va [31mfermer » en mars\n"
        "    mixed · cue: assure · source: Un cadre · medium: à la radio · time: lundi · hearsay · confidence\n"
        "    87%\n"
        "    anonymity granted: “a requis l'anonymat” · reason: “par peur de [bold]représailles[/bold]”\n"
        "\n"
        "Not quotations\n"
        "    « Petit Robert » (title)\n"
        "\n"
        "Issues\n"
        "    mark.unclosed: An opening « is never closed.\n"
        "\n"
    )


def test_a_flag_without_grounds_says_so() -> None:
    assert "no grounds given for anonymity" in _shown(_speaker("unnamed", grounds=False))


def test_who_can_be_known_is_not_flagged() -> None:
    assert "ANONYMOUS" not in _shown(_speaker("role"))


def test_an_unresolved_speaker_is_told() -> None:
    assert "Q1  speaker unknown\n" in _shown(None)


def test_colours_only_on_a_terminal() -> None:
    assert "\x1b[1;31mANONYMOUS\x1b[0m" in _shown(_speaker("unnamed"), Terminal())
    assert "\x1b" not in _shown(_speaker("unnamed"))


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31mANONYMOUS" not in _shown(_speaker("unnamed"), Terminal())


def test_an_article_cannot_speak_to_the_terminal() -> None:
    assert "\x1b[31mfermer" not in _shown(_speaker("unnamed"), Terminal())


@pytest.mark.parametrize("width", ["40", "200"])
def test_lines_keep_to_the_width_asked_for(monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, _shown(_speaker("unnamed")).splitlines())) <= int(width)
