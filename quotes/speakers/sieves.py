"""The middle sieves: a description gets its figure, by the first sieve that finds one, from most to least certain."""

from collections.abc import Callable
from typing import TypeAlias

from quotes.lexicon.people import people
from quotes.speakers.descriptions import (
    announced,
    named_body,
    narrowed,
    new_light,
    same_noun,
    same_office,
    same_owner,
    same_words,
    taken_up,
    told_next,
)
from quotes.speakers.entities import Cast, Figure
from quotes.speakers.mention import Mention
from quotes.speakers.pointers import (
    counted,
    counted_from,
    going_on,
    just_brought_in,
    last_unnamed,
    latter,
    nearest_of_kind,
    numbered,
    ordinal,
    same_source,
    same_words_heard,
)

_BEFORE, _AFTER = 160, 80  # mentions looked at on either side: enough for any article, and a bound for a huge one
_POINTERS = frozenset({"premier", "second", "deuxieme", "troisieme"})
_SAME = "meme"
_KNOWN_BY = 40  # mentions of a figure looked at
_AROUND = 6  # mentions before a nested one among which the phrase around it is found

Sieve: TypeAlias = Callable[[Cast, int, list[Figure]], Figure | None]
Chain: TypeAlias = tuple[tuple[str, Sieve], ...]

_REPEATED: Chain = (("speaker.same-words", same_words),)
_SOURCE: Chain = (
    ("speaker.ordinal", numbered),
    ("speaker.same-words", same_words),
    ("speaker.same-source", same_source),
)
_BROUGHT_IN: Chain = (("speaker.announced", announced),)
_OWNED: Chain = (("speaker.same-owner", same_owner),)
_ORDINAL: Chain = (("speaker.ordinal", ordinal),)
_LATTER: Chain = (("speaker.latter", latter),)
_DEFINITE: Chain = (
    ("speaker.ordinal", numbered),
    ("speaker.counted", counted),
    ("speaker.same-words", same_words),
    ("speaker.same-office", same_office),
    ("speaker.same-noun", same_noun),
    ("speaker.body", named_body),
    ("speaker.taken-up", taken_up),
    ("speaker.narrowed", narrowed),
    ("speaker.new-light", new_light),
    ("speaker.goes-on", going_on),
    ("speaker.told-next", told_next),
)
_DEMONSTRATIVE: Chain = (
    ("speaker.same-words", same_words_heard),
    ("speaker.last-speaker", last_unnamed),
    ("speaker.taken-up", just_brought_in),
    ("speaker.same-words", same_words),
    ("speaker.taken-up", taken_up),
    ("speaker.new-light", new_light),
    ("speaker.nearest", nearest_of_kind),
)


def settle_description(cast: Cast, i: int) -> None:
    """Give a description its figure: its partner's in an apposition, else the first a sieve finds, else a new one."""
    if cast.owner[i] is not None:
        return
    partner = cast.partners.pop(i, None)
    if partner is not None:
        settle_description(cast, partner)
        main = cast.owner[partner]
        assert main is not None
        fronted = partner > i
        cast.add(main, i, "speaker.apposition-fronted" if fronted else "speaker.apposition")
        return
    chain = _chain(cast.mentions[i])
    near = [f for f in _near(cast, i) if not (_holds(cast, f, i) or _is_set_against(cast, f, i))] if chain else []
    for rule, sieve in chain:
        figure = sieve(cast, i, near)
        if figure is not None:
            cast.add(figure, i, rule)
            return
    figure = cast.found(i, "speaker.new")
    group = counted_from(cast, i) if cast.mentions[i].noun in _POINTERS else None
    if group is not None:
        figure.nouns |= group.nouns


def _is_set_against(cast: Cast, figure: Figure, i: int) -> bool:
    """Whether a mention is another than a figure: *dit le premier. L'autre responsable …*, *l'aînée … la cadette*.

    The other one is not who has just spoken, and one rank is not another.
    """
    mention = cast.mentions[i]
    other = figure is cast.last_speaker and "autre" in mention.words and mention.article == "definite"
    return other or (_is_rank(mention.noun) and any(_is_rank(noun) for noun in figure.nouns - {mention.noun}))


def _is_rank(noun: str) -> bool:
    known = people().known(noun)
    return known is not None and "pointer" in known.classes


def _chain(mention: Mention) -> Chain:
    """The sieves that a mention is tried on, by its determiner."""
    if mention.noun in ("on", "et"):
        return ()
    if mention.noun in _POINTERS and mention.article == "definite":
        return _ORDINAL
    if mention.article == "demonstrative":
        pointing = mention.noun == "dernier" and len(mention.words) == 1
        return _LATTER if pointing else _SOURCE if mention.noun in people().unnamed else _DEMONSTRATIVE
    if mention.article == "definite":
        return _SOURCE if mention.noun in people().unnamed or mention.noun == _SAME else _DEFINITE
    if mention.article == "possessive":
        return () if mention.noun == "information" else _OWNED
    if mention.article == "bare" and mention.noun in people().unnamed and _SAME in mention.words:
        return _SOURCE  # précise-t-on de même source
    if mention.article == "bare" or mention.kind == "document":
        return _REPEATED
    return _BROUGHT_IN if mention.kind in ("person", "group") else ()


def _holds(cast: Cast, figure: Figure, i: int) -> bool:
    """Whether the figure's own phrase contains the mention (un conseiller du ministre is not the minister)."""
    mention = cast.mentions[i]
    if not mention.nested:
        return False
    around = (cast.mentions[j] for j in range(max(0, i - _AROUND), i) if cast.owner[j] is figure)
    return any(m.span[0] <= mention.span[0] and mention.span[1] <= m.span[1] for m in around)


def _near(cast: Cast, i: int) -> list[Figure]:
    """Figures that are mentioned near, before or after, each once; those of whom only others speak are left out."""
    seen: dict[int, Figure] = {}
    for j in (*range(i - 1, max(-1, i - _BEFORE), -1), *range(i + 1, min(len(cast.owner), i + _AFTER))):
        figure = cast.owner[j]
        if figure is not None:
            seen.setdefault(figure.number, figure)
    inside = cast.mentions[i].quoted is not None
    return [f for f in seen.values() if f.named or f.spoken or inside or _unquoted(cast, f)]


def _unquoted(cast: Cast, figure: Figure) -> bool:
    return any(cast.mentions[j].quoted is None for j in figure.mentions[:_KNOWN_BY])
