"""The words that grant anonymity, found by what they say over the whole article."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.anonymity.chains import readings
from quotes.anonymity.formulas import UNAUTHORISED, manners, renamings
from quotes.anonymity.reading import Reading
from quotes.anonymity.words import QUE, Stretch, stretches
from quotes.model.attribution import Piece

GrantForm: TypeAlias = Literal[
    "adverbial", "relative", "participle", "clause", "newsroom", "shown", "changed", "reason"
]
_RELATIVES = frozenset("qui dont auquel auxquels auxquelles lequel laquelle lesquels lesquelles".split())
_PREPOSITIONS = frozenset("sous à contre avec moyennant en par dans derrière pour".split())
_CLITICS = frozenset("n' ne s' se l' lui leur en y aucun aucune".split())
_ME = frozenset({"me", "m'"})
_BEHIND = 5  # words behind a name among which stands to whom it is told
_TAIL = frozenset("pas nommément strict total complet absolu".split())
_RULE: dict[GrantForm, str] = {"changed": "changed-name", "shown": "newsroom"}
_RELATIVE_REACH = 70  # characters between a relative pronoun and the words that grant anonymity in its clause


@dataclass(frozen=True, slots=True)
class Grant:
    """Words that grant anonymity: their span, how they are built, and the rule that found them."""

    span: Piece
    form: GrantForm
    rule: str


def find_grants(raw: str) -> Iterator[Grant]:
    """Find every grant of an article, in text order; offsets are half-open code points."""
    found = [_made(span, "changed") for span in renamings(raw)]
    for stretch in stretches(raw):
        found += [grant for reading in readings(stretch) if (grant := _grant(stretch, reading)) is not None]
    found += [_made(span, "adverbial") for span in manners(raw)]
    kept: list[Grant] = []
    for grant in sorted(found, key=lambda g: g.span[0] - g.span[1]):  # the widest first
        at = bisect_left(kept, grant.span, key=lambda k: k.span)
        beside = kept[max(0, at - 1) : at + 1]
        if not any(k.span[0] < grant.span[1] and grant.span[0] < k.span[1] for k in beside):
            kept.insert(at, grant)
    return iter(kept)


def find_reasons(raw: str) -> Iterator[Grant]:
    """Find the relative clauses that say why a source hides, though none says that it may."""
    return (Grant(m.span("reason"), "reason", "anonymity.reason.unauthorised") for m in UNAUTHORISED.finditer(raw))


def _made(span: Piece, form: GrantForm) -> Grant:
    return Grant(span, form, f"anonymity.grant.{_RULE.get(form, form)}")


def _grant(stretch: Stretch, reading: Reading) -> Grant | None:
    """The grant that a reading is: how it is built, from its relative pronoun or its auxiliary on."""
    if _is_told_elsewhere(stretch, reading):
        return None
    if reading.played & {"cover", "wish"} and not reading.played & {"want", "ask"}:
        first = _preposition(stretch, reading.first)
        if first is not None:
            return _spanned(stretch, first, reading.last, "adverbial")
    first = _auxiliary(stretch, reading.first)
    if reading.another and reading.by != "alter":
        return _of_another(stretch, reading, first)
    relative = _relative(stretch, first, que=reading.core == "single_out" or reading.by == "alter")
    if reading.core == "single_out" and not _by_others(stretch, reading, first, relative):
        return None
    if reading.by == "alter":
        return _changed(stretch, reading, first, relative)
    if relative is not None and stretch.low(reading.last - 1) not in _ME:
        return _spanned(stretch, relative, reading.last, "relative")
    if _is_ours(stretch, reading, first):
        return _spanned(stretch, first, reading.last, "newsroom")
    if not reading.own:
        return None
    return _spanned(stretch, first, reading.last, "participle" if _is_participle(stretch, first) else "clause")


def _of_another(stretch: Stretch, reading: Reading, first: int) -> Grant | None:
    """What a newsroom does for somebody whom it tells behind: *taire le nom de cette mère*."""
    if not stretch[reading.last].plays("name", "secrecy"):  # *le nom de cette mère n'est pas donné*
        return _spanned(stretch, first, reading.last, "shown")
    ours = _is_ours(stretch, reading, first) or "pledge" in reading.played
    return _spanned(stretch, first, reading.last, "newsroom") if ours else None


def _is_told_elsewhere(stretch: Stretch, reading: Reading) -> bool:
    """Whether it is the police or a file that does not learn a name: *refuse de donner son nom aux gendarmes*."""
    behind = stretch.between(reading.last + 1, reading.last + 1 + _BEHIND)
    stop = next((i for i, word in enumerate(behind) if not (word.light or word.parts & {"elsewhere"})), len(behind))
    elsewhere = any(word.plays("elsewhere") for word in behind[:stop])
    idiom = not reading.played and {"dit", "disent"} & set(stretch.lows(reading.first, reading.last))
    return elsewhere or bool(idiom)  # *une guerre qui ne dit pas son nom*


def _by_others(stretch: Stretch, reading: Reading, first: int, relative: int | None) -> bool:
    """Whether others than who is hidden must not name him: *veut qu'on le taise*, but not *refuse de le nommer*."""
    wished = QUE & set(stretch.lows(reading.first, reading.last)) and reading.played & {"want", "ask", "wish", "refuse"}
    if stretch.low(reading.last - 1) in _ME or (reading.own and wished):
        return True
    if relative is not None:
        return stretch.low(relative) in QUE
    return reading.own and _is_ours(stretch, reading, first)


def _spanned(stretch: Stretch, first: int, last: int, form: GrantForm) -> Grant:
    last += stretch.low(last + 1) in _TAIL
    first -= form == "newsroom" and stretch.low(first - 1) in ("nous", "on")
    return _made((stretch[first].start, stretch[last].end), form)


def _preposition(stretch: Stretch, first: int) -> int | None:
    """Where an adverbial begins: at the preposition before *couvert*, *condition*, *souci*, or at *anonymat oblige*."""
    if stretch[first].plays("secrecy"):
        return first
    return next((i for i in range(first - 1, max(-1, first - 4), -1) if stretch.low(i) in _PREPOSITIONS), None)


def _auxiliary(stretch: Stretch, first: int) -> int:
    """Where a verb group begins: at its auxiliary, *ne* or clitic, past an adverb."""
    while True:
        if _leads(stretch, first - 1):
            first -= 1
        elif stretch[first - 1].light and stretch[first - 2].plays("be", "have"):
            first -= 2
        else:
            return first


def _leads(stretch: Stretch, index: int) -> bool:
    return stretch.low(index) in _CLITICS or stretch[index].plays("be", "have")


def _relative(stretch: Stretch, first: int, *, que: bool) -> int | None:
    """The relative pronoun of the clause; *que* counts where somebody is the object of what is said."""
    reach = stretch[first].start - _RELATIVE_REACH
    at = first
    while at > 0:
        at -= 1
        if stretch.low(at) == ",":
            at = stretch.aside(at)
        if at < 0 or stretch[at].end < reach or stretch.low(at) in "()—":
            return None
        if stretch.low(at) in _RELATIVES or (que and stretch.low(at) in QUE):
            return at - (stretch.low(at - 1) == "à")
    return None


def _is_ours(stretch: Stretch, reading: Reading, first: int) -> bool:
    """Whether it is the newsroom that hides somebody: *nous taisons son nom*, *lui a accordé l'anonymat*."""
    ours = any(word.plays("ours") for word in stretch.between(first - 3, first + 1))
    if reading.core == "single_out":
        return ours or bool(reading.played & {"pledge", "want"})
    if reading.by == "grant":
        return ours or bool({"lui", "leur"} & set(stretch.lows(first - 3, reading.last)))
    return ours


def _changed(stretch: Stretch, reading: Reading, first: int, relative: int | None) -> Grant | None:
    """A name that is not the real one; that a body changes its name is no such thing."""
    words = set(stretch.lows(first, reading.last + 1))
    ours = bool({"avons", "ai", "nous", "on", "avions"} & {*words, *stretch.lows(first - 2, first)})
    passive = not stretch[reading.first].plays("alter")
    if not (passive or ours or words & {"prénom", "prénoms", "identité"}):
        return None
    if relative is not None and stretch.low(relative) == "dont":
        first = relative
    return _spanned(stretch, first, reading.last, "changed")


def _is_participle(stretch: Stretch, first: int) -> bool:
    word = stretch[first + (stretch.low(first) in ("ne", "n'", "s'", "se"))]
    return word.low.endswith(("ant", "é", "ée", "és", "ées")) or word.low in ("sans", "non") or word.plays("wishing")
