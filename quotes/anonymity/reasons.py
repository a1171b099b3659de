"""The words that justify anonymity: a clause or phrase of cause or purpose beside the grant."""

import regex

from quotes.model.attribution import Piece

# What opens a reason, right behind the grant.
_OPENS = regex.compile(
    r"[\s,«“\"]*(?P<reason>(?:(?:parce|puis)\s?qu(?:e\b|['’])|car\b|comme\b(?=\s+(?:il|elle)\b)|étant donné|faute d|n['’]étant\b|n['’]ayant\b|étant\b"
    r"|par\s+(?:crainte|peur|souci|devoir|prudence|discrétion|mesure|pudeur|respect|loyauté)\b"
    r"|(?:de|dans la)\s+(?:peur|crainte)\b"
    r"|pour\s+(?:des?\s+(?:\w+\s+)?(?:raisons?|motifs?|questions?)|raisons?|ne\s+pas|n['’]|éviter|protéger|préserver|sa\b|son\b|leur\b|garantir|pouvoir|se\s+protéger)"
    r"|(?:en\s+raison|à\s+cause|compte\s+tenu|au\s+vu|eu\s+égard|en\s+vertu)\b|afin\s+d|dans\s+la\s+mesure\s+où"
    r"|craignant|redoutant|invoquant|évoquant|arguant|soumis|soumise|tenue?\b(?=\s+(?:au|à|par))"
    r"|qui\s+(?:craint|redoute|dit\s+craindre)|(?:les|la|le|l['’])\s?[\w\s-]{3,40}\sétant\s))",
    regex.IGNORECASE,
)
# Where it ends: at the clause's end.
_ENDS = regex.compile(r"\s*(?:[,;:.!?)»”\"«“]|\s[–—]\s|\n|$)")
_LONGEST = 220


def reason_after(raw: str, end: int) -> Piece | None:
    """The reason that begins right behind offset `end`, up to the end of its clause."""
    found = _OPENS.match(raw, end)
    if found is None:
        return None
    start = found.start("reason")
    stop = _ENDS.search(raw, found.end("reason"), start + _LONGEST)
    return (start, stop.start()) if stop else None


def reason_before(raw: str, start: int, floor: int) -> Piece | None:
    """The reason that opens the sentence (`floor`) whose main clause grants anonymity: *Craignant …, il a requis …*."""
    found = _OPENS.match(raw, floor, start)
    if found is None:
        return None
    stop = _ENDS.search(raw, found.end("reason"), start)
    return (found.start("reason"), stop.start()) if stop else None
