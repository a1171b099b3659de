"""The words that grant anonymity, found by shape over the whole article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from quotes.model.attribution import Piece

_ADVERBS = r"(?:\s+\w+){0,3}?"
_NAMED = r"(?:nommé|cité|identifié|mentionné|reconnu|nommément\s+cité)e?s?(?:\s+nommément|\s+dans\s+cet\s+article)?"
_ANONYMITY = r"(?:l['’]|son\s+|leur\s+|un\s+)(?:strict\s+|total\s+)?anonymat"
_ANONYMOUSLY = r"(?:anonymement|sous\s+anonymat|de\s+(?:façon|manière)\s+anonyme)"
_STAY = (
    rf"(?:(?:garder|conserver|préserver|maintenir|requérir)\s+{_ANONYMITY}"
    rf"|(?:rester|demeurer)\s+(?:anonymes?|dans\s+{_ANONYMITY})|(?:témoigner|parler|s['’]exprimer)\s+{_ANONYMOUSLY})"
)
_NAMES = r"(?:(?:pré)?noms?|identités?|patronyme)(?:\s+de\s+famille)?"
_HIDE = rf"(?:taire|cacher|garder\s+secr\w+|dissimuler)\s+(?:son|leurs?)\s+{_NAMES}"
_TELL = (
    r"(?:donner|révéler|dévoiler|divulguer|décliner|livrer|dire|communiquer|voir\s+(?:publier|publié|apparaître|cité))"
    rf"\s+(?:son|leurs?|sa)\s+{_NAMES}"
)
_NOT_TOLD = r"(?:son|leurs?)\s+(?:noms?|identité|prénom)\s+ne\s+soi(?:t|ent)\s+pas\s+\w+"
_UNTOLD = (
    rf"(?:ne\s+pas\s+(?:être\s+{_NAMED}|{_TELL}|apparaître)"
    rf"|(?:à\s+ce\s+)?que\s+{_NOT_TOLD})"
)
_SECRECY = r"(?:de\s+(?:l['’]\s?|la\s+)?|d['’]\s?|du\s+)(?:anonymat|secret|confidentialité|confidence)"

# «sous couvert d'anonymat» and its kin: adverbials of the saying.
_ADVERBIAL = regex.compile(
    rf"\bsous\s+(?:le\s+)?(?:strict\s+)?(?:couvert|sceau|régime|voile)\s+(?:strict\s+)?{_SECRECY}"
    r"|\b(?:à|sous)\s+(?:la\s+)?(?:seule\s+|stricte\s+|expresse\s+)?condition\s+(?:d['’]anonymat|(?:de|d['’]|que)\s*"
    rf"(?:{_STAY}|l['’]anonymat|{_UNTOLD}|{_HIDE}|{_NOT_TOLD}|(?:son|leur)\s+anonymat\s+\w+\s+\w+))"
    r"|(?<!d['’])\ben\s+off\b|\bsous\s+anonymat\b",
    regex.IGNORECASE,
)
# «a requis l'anonymat», «préférant garder l'anonymat», «n'a pas voulu donner son nom»: what the source asked for.
_AUXILIARY = r"(?:(?:a|ont|avait|avaient|ayant|aurait)\s+(?:\w+\s+){0,2}?)?"
_ASKS = (
    r"(?:requ(?:is|iert|ièrent|érant)|réclam\w+|demand\w+|souhait\w+|préf\w+|désir\w+"
    r"|t(?:ien(?:t|nent)|enu|enait|enant|enaient)|voul(?:u|ait|ant|aient)|veu(?:t|lent)|exig\w+|sollicit\w+|obten\w+"
    r"|obtien\w+|accept\w+\s+de\s+(?:parler|témoigner)|choisi\w*|insist\w+|parl\w+|témoign\w+|s['’]exprim\w+"
    r"|conserv\w+|gard\w+)"
)
_REFUSES = (
    r"(?:n['’]\s?(?:a|ont|avait|avaient|ayant)\s+pas\s+(?:\w+\s+)?(?:voulu|souhaité|désiré|accepté)"
    r"|ne\s+(?:veut|souhaite|désire|souhaitait|voulait|veulent|souhaitent|voulant|souhaitant|désirant)\s+pas"
    r"|refus\w+|(?:a|ont|avait|ayant)\s+refusé)"
)
_REQUEST = regex.compile(
    rf"\b{_AUXILIARY}{_ASKS}{_ADVERBS}\s+(?:à\s+|de\s+|pour\s+)?(?:{_STAY}|{_ANONYMITY}|{_UNTOLD}|{_HIDE})"
    rf"|\b{_REFUSES}\s+(?:de\s+|d['’])?(?:être\s+{_NAMED}|{_TELL})"
    r"|\b(?:a|ont|avait|avons|avaient)\s+accordé\s+l['’]anonymat"
    r"|\b(?:dont\s+)?(?:l['’]|le\s+|son\s+)(?:nom|prénom|identité)\s+n['’](?:a|est|avait)\s+(?:pas\s+)?(?:été\s+)?(?:pas\s+)?"
    r"(?:dévoilé|révélé|communiqué|divulgué|précisé|rendue?\s+public)\w*"
    rf"|\bs['’]exprim\w+\s+anonymement|\bde\s+(?:façon|manière)\s+anonyme",
    regex.IGNORECASE,
)
# «le prénom a été modifié», «prénom d'emprunt», «que nous appellerons X»: the name given is not the real one.
_CHANGED = regex.compile(
    r"\b(?:(?:le|les|son|leur|leurs|tous\s+les|ce|ces|certains)\s+)?(?:(?:pré)?noms?|identités?)\s+(?:\*\s*)?"
    r"(?:(?:a|ont)\s+(?:\w+\s+)?été\s+)?(?:modifié|changé)e?s?\b"
    r"|\b(?:pré)?noms?\s+(?:d['’]emprunt|fictifs?|de\s+substitution)|\bpseudonymes?\b"
    r"|\bque\s+nous\s+(?:appellerons|nommerons|prénommerons|avons\s+(?:appelée?|prénommée?))\s+\p{Lu}[\p{L}-]+"
    r"|\bnous\s+l['’]appellerons\s+\p{Lu}[\p{L}-]+|\bappelons-l[ae]\s+\p{Lu}[\p{L}-]+",
    regex.IGNORECASE,
)
# Anonymity that is over, or that was not meant for the reader.
_LIFTED = regex.compile(
    r"(?:sorti\w*|sortir|tir\w+|lev\w+|renonc\w+|bris\w+|quitt\w+)\s+(?:\w+\s+){0,3}(?:de|à)?\s*$", regex.IGNORECASE
)
# The relative pronoun of the clause that grants anonymity, with what stands between it and the grant.
_RELATIVE = regex.compile(
    r"(?:^|[\s,(])(?P<rel>(?:à\s+)?qui|dont|auquel|à\s+laquelle|auxquels|à\s+lesquelles|auxquelles)\s+"
    r"(?:[^.,;:!?«»“”]|,[^.;:!?«»“”,]{1,40},){0,70}$",
    regex.IGNORECASE,
)

GrantForm = Literal["adverbial", "relative", "participle", "clause", "changed"]


@dataclass(frozen=True, slots=True)
class Grant:
    """Words that grant anonymity: their span, how they are built, and the rule that found them."""

    span: Piece
    form: GrantForm
    rule: str


def find_grants(raw: str) -> Iterator[Grant]:
    """Find every grant of an article, in text order; offsets are half-open code points."""
    found: list[Grant] = []
    found += [Grant(m.span(), "adverbial", "anonymity.grant.adverbial") for m in _ADVERBIAL.finditer(raw)]
    for match in _REQUEST.finditer(raw):
        if _LIFTED.search(raw, max(0, match.start() - 40), match.start()):
            continue
        if not any(g.span[0] < match.end() and match.start() < g.span[1] for g in found):
            found.append(_shaped(raw, match.span()))
    found += [Grant(m.span(), "changed", "anonymity.grant.changed-name") for m in _CHANGED.finditer(raw)]
    return iter(sorted(found, key=lambda g: g.span))


def _shaped(raw: str, span: Piece) -> Grant:
    """Widen a request to its relative pronoun, and tell how it is built."""
    start, end = span
    if raw[start:end].lower().startswith("dont"):
        return Grant(span, "relative", "anonymity.grant.relative")
    floor = max(0, start - 80)
    relative = _RELATIVE.search(raw, floor, start)
    if relative is not None:
        return Grant((relative.start("rel"), end), "relative", "anonymity.grant.relative")
    first = regex.split(r"\s", raw[start:end].lower())[0]
    if first.endswith("ant") or (raw[start:end].lower().startswith("ne ") and "ant " in raw[start:end].lower()):
        return Grant(span, "participle", "anonymity.grant.participle")
    return Grant(span, "clause", "anonymity.grant.clause")
