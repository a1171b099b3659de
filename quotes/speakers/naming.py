"""The first sieve: mentions that bear the same name, in full, by surname, by first name, by initials or by acronym."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

import regex

from quotes.lexicon.people import fold, people
from quotes.speakers.entities import Cast, Figure
from quotes.speakers.mention import Mention, Name

_PARTICLE = regex.compile(r"^(el|al|ben|bin|ould|ait|abd)-")
_FIRST_AND_LAST = 2  # words of a plain name; in a longer one the middle may stand for it, or its initials
_LEAST_TYPO = 5  # letters a surname must have before one wrong letter is forgiven


def group_names(cast: Cast) -> None:
    """Give every mention by name its figure: long names first, then what shortens them."""
    named = [i for i, m in enumerate(cast.mentions) if m.name is not None and m.noun != "et"]
    index: dict[str, list[Figure]] = defaultdict(list)
    for long in (True, False):
        for i in named:
            if (len(_words(cast.mentions[i])) > 1) is long:
                _place(cast, i, index)
    _acronyms(cast, index)


def same_name(one: Name, other: Name) -> str | None:
    """The rule by which two names can be the same person's or body's, if one applies (the shorter may come first)."""
    a, b = sorted((_folded(one), _folded(other)), key=len)
    if a == b:
        return "speaker.name"
    if len(a) == 1 and len(b) > 1:
        return _short(one if _folded(one) == a else other, a[0], b)
    if len(a) > 1 and _initial(a[0], b[0]) and a[-1] == b[-1]:
        return "speaker.initials"
    if len(a) > 1 and a[0] == b[0] and (a[-1] == b[-1] or _typo(a[-1], b[-1])):
        return "speaker.name-variant"
    if len(a) > 1 and b[-len(a) :] == a:
        return "speaker.surname"
    return None


def _short(short: Name, word: str, full: list[str]) -> str | None:
    if word == full[-1] or (word in full[1:] and len(full) > _FIRST_AND_LAST and word not in people().small_particles):
        return "speaker.surname"
    return "speaker.first-name" if word == full[0] and short.title is None else None


def _initial(a: str, b: str) -> bool:
    return (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1) and a[0] == b[0]


def _typo(a: str, b: str) -> bool:
    if len(a) != len(b) or len(a) < _LEAST_TYPO:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _folded(name: Name) -> list[str]:
    """The words of a name for comparison: a particle joined by a hyphen stands by itself (El-Otmani)."""
    parted = (_PARTICLE.sub(r"\1 ", fold(word)) for word in name.words)
    return [part for word in parted for part in word.split()]


def _words(mention: Mention) -> tuple[str, ...]:
    return mention.name.words if mention.name else ()


def _place(cast: Cast, i: int, index: dict[str, list[Figure]]) -> None:
    """Add a mention to the nearest earlier figure that can bear its name, or to a later one, or make a new one."""
    mention = cast.mentions[i]
    assert mention.name is not None
    best: tuple[int, Figure, str] | None = None
    for figure in _candidates(mention.name, index):
        rule = _bears(cast, figure, mention)
        if rule is None:
            continue
        at = bisect_right(figure.mentions, i)
        nearness = 10**9 + figure.mentions[at - 1] if at else -figure.mentions[0]
        if best is None or nearness > best[0]:
            best = nearness, figure, rule
    figure = best[1] if best else cast.found(i, "speaker.name")
    if best:
        cast.add(figure, i, best[2])
    for key in _keys(mention.name):
        if figure not in index[key]:
            index[key].append(figure)


def _keys(name: Name) -> Iterable[str]:
    words = _folded(name)
    return {*words, words[0]}


def _candidates(name: Name, index: dict[str, list[Figure]]) -> list[Figure]:
    seen: dict[int, Figure] = {}
    for key in _keys(name):
        for figure in index.get(key, ())[-40:]:
            seen[figure.number] = figure
    return list(seen.values())


def _bears(cast: Cast, figure: Figure, mention: Mention) -> str | None:
    """The rule by which a figure bears a name; number must not clash, nor gender when a title gives one."""
    assert mention.name is not None
    if mention.name.title and mention.gender and figure.gender and figure.gender != mention.gender:
        return None
    if mention.plural != figure.plural:
        return None  # les Morvan are not Claire Morvan
    rules = (same_name(other.name, mention.name) for other in cast.names(figure)[:12] if other.name)
    return next((rule for rule in rules if rule), None)


def _acronyms(cast: Cast, index: dict[str, list[Figure]]) -> None:
    """Join *HRW* to *Human Rights Watch*: a capital word that spells the initials of a name of the article."""
    for figure in list(cast.living()):
        name = next((m.name for m in cast.names(figure)), None)
        if name is None or len(name.words) <= _FIRST_AND_LAST:
            continue
        initials = "".join(w[0] for w in name.words if w[0].isupper())
        for other in index.get(fold(initials), ()):
            if other.mentions and other is not figure and cast.names(other)[0].name == Name((initials,)):
                cast.merge(figure, other, "speaker.acronym")
