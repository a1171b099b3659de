"""A service that needs no model: its engine reads a few plain patterns at once."""

import hashlib
import threading
import time
from collections.abc import Iterable, Iterator

import regex
from starlette.testclient import TestClient

from quotes.model.result import (
    Anonymity,
    Article,
    Context,
    Cue,
    Extraction,
    Mention,
    NotQuote,
    Quotation,
    Speaker,
    Versions,
)
from quotes.model.span import Span
from quotes.server import Settings, create_app

# « … », a dit NAME.   Marks nest; the incise belongs to the outermost pair before it.
_SAID = regex.compile(r"(?P<content>«(?:[^«»]|(?&content))*»)(?:, (?P<cue>a dit|a confié) (?P<source>[\p{L} ]+))?")
_NESTED = regex.compile(r"«[^«»]*»")
_SELON = regex.compile(r"Selon (?P<source>[\p{L} ]+), (?P<content>[^«».]+)\.")
_GRANT, _REASON = "sous couvert d'anonymat", "par peur de représailles"

ARTICLE = (
    "Le pont de Vignot 🌉 sera fermé\n\n"
    "« Nous partirons demain », a dit Anne Roche. Selon un proche du dossier, le départ est sûr. "
    "« Elle m'a répété « jamais » deux fois », a confié une voisine, sous couvert d'anonymat, "
    "par peur de représailles.\n"
    "Il lit «Le Guetteur»."
)


class ScriptedEngine:
    """Extracts by pattern. PANNE in a text makes it fail, LENT makes it slow; `batches` are the sizes it was given."""

    versions = Versions(quotes="0", model="scripted", lexicon="0")

    def __init__(self, *, slow: float = 0.3) -> None:
        self.slow = slow
        self.batches: list[int] = []
        self.may_go = threading.Event()
        self.may_go.set()

    def extract_many(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Extraction]:
        todo = list(articles)
        self.batches.append(len(todo))
        self.may_go.wait(20)
        for text, article in todo:
            if "LENT" in text:
                time.sleep(self.slow)
            if "PANNE" in text:
                raise RuntimeError(f"cannot read: {text}")
            yield extraction(text, article)


def extraction(text: str, article: Article) -> Extraction:
    """What the patterns find, as the engine would say it."""
    quotations: list[Quotation] = []
    names: dict[str, str] = {}
    for found in sorted([*_SAID.finditer(text), *_SELON.finditer(text)], key=lambda match: match.start()):
        groups = found.groupdict()
        if groups["source"] is None and not groups.get("cue") and found[0].startswith("«Le"):
            continue
        speaker = names.setdefault(groups["source"], f"S{len(names) + 1}") if groups["source"] else None
        kind = "direct" if found[0].startswith("«") else "indirect"
        quotations.append(_quotation(text, found, kind, speaker))
        inner = _NESTED.search(text, found.start("content") + 1, found.end("content") - 1)
        if inner and kind == "direct":
            quotations.append(_quotation(text, inner, "direct", None))
    return Extraction(
        text_sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        article=article,
        quotations=tuple(each.model_copy(update={"id": f"Q{n}"}) for n, each in enumerate(quotations, 1)),
        speakers=tuple(_speaker(text, name, number) for name, number in names.items()),
        not_quotes=tuple(
            NotQuote(span=Span.of(text, *found.span()), reason="title")
            for found in regex.finditer(r"«Le [^«»]*»", text)
        ),
        issues=(),
        versions=ScriptedEngine.versions,
    )


def _quotation(text: str, found: "regex.Match[str]", kind: str, speaker: str | None) -> Quotation:
    groups = found.groupdict()
    content = Span.of(text, *(found.span("content") if "content" in groups else found.span()))
    cue, source = groups.get("cue"), groups.get("source")
    return Quotation(
        id="Q0",
        kind=kind,
        content=(content,),
        verbatim=(content,) if kind == "direct" else (),
        cue=Cue(span=Span.of(text, *found.span("cue")), lemma="dire", kind="verb") if cue else None,
        source=Mention(
            span=Span.of(text, *found.span("source")), head=Span.of(text, *found.span("source")), form="name"
        )
        if source
        else None,
        speaker=speaker,
        context=Context(),
        hearsay=False,
        confidence=0.9,
        evidence=("cue.verb",),
    )


def _speaker(text: str, name: str, number: str) -> Speaker:
    anonymous = name.startswith("un")
    grant, reason = text.find(_GRANT), text.find(_REASON)
    given = name == "une voisine"
    return Speaker(
        id=number,
        name=name,
        aliases=(),
        kind="person",
        status="unnamed" if anonymous else "named",
        role=None,
        affiliation=None,
        mentions=(),
        anonymity=Anonymity(
            flagged=True,
            granted=Span.of(text, grant, grant + len(_GRANT)) if given and grant >= 0 else None,
            reason=Span.of(text, reason, reason + len(_REASON)) if given and reason >= 0 else None,
        )
        if anonymous
        else None,
    )


def client(engine: ScriptedEngine | None = None, **settings: object) -> TestClient:
    """A client of a service over the scripted engine; a context manager."""
    chosen = Settings.model_validate({"gather_seconds": 0.001, "hosts": ("testserver",), **settings})
    return TestClient(create_app(engine or ScriptedEngine(), chosen), raise_server_exceptions=False)
