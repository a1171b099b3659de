"""The words that grant anonymity, found by shape over the whole article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from quotes.anonymity.formulas import ADVERBIAL, CHANGED, HIDDEN, LIFTED, NEWSROOM, RELATIVE, REQUEST, UNAUTHORISED
from quotes.model.attribution import Piece

GrantForm: TypeAlias = Literal["adverbial", "relative", "participle", "clause", "newsroom", "changed", "reason"]
_WINDOW = 80  # characters before a grant in which its relative pronoun, or what undoes it, is looked for
_PARTICIPLE = regex.compile(r"(?:n(?:e\s+|['’]))?\w*ant\b|sans\b|soucieu|désireu", regex.IGNORECASE)
_PRONOUN = regex.compile(r"(?:dont|qu['’]|que\s|à\s|auquel|auxquel)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grant:
    """Words that grant anonymity: their span, how they are built, and the rule that found them."""

    span: Piece
    form: GrantForm
    rule: str


def find_grants(raw: str) -> Iterator[Grant]:
    """Find every grant of an article, in text order; offsets are half-open code points."""
    found = [_made(m.span(), "changed", "changed-name") for m in CHANGED.finditer(raw)]
    found += [_made(m.span(), "adverbial") for m in ADVERBIAL.finditer(raw)]
    for pattern in (NEWSROOM, REQUEST, HIDDEN):
        for match in pattern.finditer(raw):
            lifted = LIFTED.search(raw, max(0, match.start() - _WINDOW // 2), match.start())
            if not lifted and not any(g.span[0] < match.end() and match.start() < g.span[1] for g in found):
                found.append(_shaped(raw, match.span(), newsroom=pattern is NEWSROOM))
    return iter(sorted(found, key=lambda grant: grant.span))


def find_reasons(raw: str) -> Iterator[Grant]:
    """Find the relative clauses that say why a source hides, though none says that it may."""
    return (Grant(m.span("reason"), "reason", "anonymity.reason.unauthorised") for m in UNAUTHORISED.finditer(raw))


def _made(span: Piece, form: GrantForm, rule: str = "") -> Grant:
    return Grant(span, form, f"anonymity.grant.{rule or form}")


def _shaped(raw: str, span: Piece, *, newsroom: bool) -> Grant:
    """Widen a request to its relative pronoun, and tell how it is built."""
    start, end = span
    if _PRONOUN.match(raw, start):
        return _made(span, "relative")
    relative = RELATIVE.search(raw, max(0, start - _WINDOW), start)
    if relative is not None:
        return _made((relative.start("rel"), end), "relative")
    if newsroom:
        return _made(span, "newsroom")
    return _made(span, "participle" if _PARTICIPLE.match(raw, start) else "clause")
