"""What the sieves share: agreement of a figure with a mention, and the choice of the most present figure."""

from bisect import bisect_left
from collections.abc import Iterable

from quotes.lexicon.people import people
from quotes.speakers.entities import Cast, Figure, agrees
from quotes.speakers.mention import Mention
from quotes.speakers.salience import NEVER, Place, salience

# Words of a description that tell nothing about whom else it may mean.
FILLERS = frozenset(
    "haut haute ancien ancienne ex nouveau nouvelle jeune meme memes vieux vieille petit petite grand grande actuel "
    "actuelle autre anonyme".split()
)
# Not who has just spoken, but of whom.
OTHER_PARTY = frozenset({"interesse", "victime", "plaignant"})
FADED = -60.0  # below this presence nobody is taken up by agreement alone
HARDLY = -34.0  # the presence that new light on somebody needs
_KNOWN_BY = 40  # mentions that tell what a figure is
_NEAR = 2  # paragraphs within which a longer description may mean one who is named
_CLASH = 25  # what a masculine function costs when the figure is a woman


def most_present(cast: Cast, i: int, fits: Iterable[Figure], floor: float = NEVER) -> Figure | None:
    """The most present of those that fit; of those that only come later, the first."""
    mention = cast.mentions[i]
    place = Place(mention.span[0], mention.frame, mention.paragraph)
    ranked = [(salience(cast, f, place) - _CLASH * _clashes(f, mention), -f.first, f) for f in fits]
    best = max(ranked, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and best[0] >= floor else None


def last_mentioned(cast: Cast, i: int, fits: Iterable[Figure]) -> Figure | None:
    """Of those that fit the one that was mentioned last, outside quotations: papers are nobody's theme for long."""
    ranked = [(j, f) for f in fits if (j := _last_before(cast, f, i)) is not None]
    return max(ranked, key=lambda entry: entry[0], default=(0, None))[1]


def _last_before(cast: Cast, figure: Figure, i: int) -> int | None:
    at = bisect_left(figure.mentions, i)
    own = (j for j in reversed(figure.mentions[max(0, at - _KNOWN_BY) : at]))
    return next((j for j in own if cast.mentions[j].quoted is None), None)


def agree(figure: Figure, mention: Mention, *, lenient: bool = False) -> bool:
    """Agreement in kind, number and gender; a masculine function may be a woman's (le maire, Odile X)."""
    if figure.kind is not None and mention.kind is not None and figure.kind != mention.kind:
        return False
    loose = mention.noun in people().identifiable or (figure.plural and figure.named)  # les Sirènes … l'équipe
    plural = figure.plural if mention.kind == "organization" and loose else mention.plural
    gender = mention.gender if mention.kind == "person" else None
    return agrees(figure, None if (lenient or mention.soft) and gender == "m" else gender, plural=plural)


def no_new_words(cast: Cast, figure: Figure, mention: Mention) -> bool:
    """Whether a description says nothing that the figure's own words do not say."""
    if not mention.words - figure.words - FILLERS - {mention.noun}:
        return True
    own = [m for j in figure.mentions[:_KNOWN_BY] if (m := cast.mentions[j]).noun == mention.noun]
    told = all(m.article in ("definite", "bare") for m in own)
    if figure.named:  # an adjointe au maire, Laurence X … l'adjointe au maire du Tuzan
        last = next((m for j in reversed(figure.mentions) if (m := cast.mentions[j]).span[0] < mention.span[0]), None)
        near = last is not None and mention.paragraph - last.paragraph <= _NEAR
        return near and told and any(len(m.words) > 1 and m.words <= mention.words for m in own)
    return told and len({w for m in own for w in m.words}) == 1


def tells_function(noun: str) -> bool:
    """Whether a noun says what someone does, and not merely who: *homme*, *Uruguayen*."""
    known = people().known(noun)
    return known is not None and "human" not in known.classes


def is_loose(cast: Cast, figure: Figure) -> bool:
    """Whether a description without an article is all there is: it tells of somebody else (*entendu comme témoin*)."""
    only = cast.mentions[figure.first] if len(figure.mentions) == 1 else None
    loose = only is not None and only.article == "bare" and only.kind == "person" and not only.source
    return loose and only is not None and bool(only.noun)


def is_defined(cast: Cast, figure: Figure) -> bool:
    """Whether a definite description of the figure is in the article."""
    own = (cast.mentions[j] for j in figure.mentions[:_KNOWN_BY])
    return any(m.proper or m.article not in ("indefinite", "bare") for m in own)


def _clashes(figure: Figure, mention: Mention) -> bool:
    return None not in (figure.gender, mention.gender) and figure.gender != mention.gender
