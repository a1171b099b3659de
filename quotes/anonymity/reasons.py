"""The words that justify anonymity: a clause or phrase of cause or purpose beside the grant."""

import regex

from quotes.model.attribution import Piece

# A conjunction, with an aside between commas right behind it («parce qu'ici, au village, tout se sait»).
_CONJUNCTION = (
    r"(?:(?:parce|puis)\s?qu(?:e\b|['’])|car\b|dans\s+la\s+mesure\s+où)(?:(?:\s?\w+)?,[^,.;:!?«»“”\n]{1,60},)?"
)
_CAUSE = (
    rf"{_CONJUNCTION}|étant donné|faute d|n['’](?:étant|ayant)\b|étant\b"
    r"|vu\s+(?:que|les?\b|la\b|l['’]|son\b|sa\b|leur\b)"
    r"|(?:en\s+raison|à\s+cause|compte\s+tenu|au\s+vu|eu\s+égard|en\s+vertu|au\s+motif)\b"
    r"|(?:les|la|le|l['’])\s?[\w\s-]{3,40}\sétant\s|soumise?\b|tenue?\b(?=\s+(?:au|à|par))"
)
_FEAR = (
    r"par\s+(?:crainte|peur|souci|devoir|prudence|discrétion|mesure|pudeur|respect|loyauté)\b"
    r"|(?:de|dans la)\s+(?:peur|crainte)\b|craignant|redoutant|invoquant|évoquant|arguant"
    r"|(?:qui|dont\s+\w+)\s+(?:craint|craignent|redoute|redoutent|dit\s+craindre)"
)
_PURPOSE = (
    r"pour\s+(?:des?\s+(?:\w+\s+)?(?:raisons?|motifs?|questions?)|raisons?|ne\s+pas|n['’]|qu[e'’]|éviter|protéger|préserver|épargner"
    r"|sa\b|son\b|leur\b|(?:s['’]|se\s+|l['’])?(?!(?:n|v|a)[oôu]tre\b)\w+(?:er|ir|re)\b)|afin\s+(?:d|qu)"
)
_ASIDE = r"(?:\s+(?:à\s+(?:sa|leur)\s+demande|(?:lui|elle)\s+aussi|dans\s+(?:cet\s+article|nos\s+colonnes)))?"
# What opens a reason, right behind the grant.
_OPENS = regex.compile(rf"{_ASIDE}[\s,)«“\"–—-]*(?P<reason>{_CAUSE}|{_FEAR}|{_PURPOSE})", regex.IGNORECASE)
# A reason inside the words of the grant («qui, par crainte de représailles, a requis l'anonymat»).
_INSIDE = regex.compile(rf",\s*(?P<reason>(?:{_CAUSE}|{_FEAR}|{_PURPOSE})[^,.;:!?«»“”\n]{{0,120}}),", regex.IGNORECASE)
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


def reason_inside(raw: str, start: int, end: int) -> Piece | None:
    """The reason that stands between commas within the words of a grant."""
    found = _INSIDE.search(raw, start, end)
    return found.span("reason") if found else None
