"""The middle sieves: descriptions that take up someone the article has introduced, from most to least certain."""

from collections.abc import Callable, Iterable

from quotes.lexicon.people import fold, people
from quotes.speakers.entities import Cast, Figure, agrees, may_be_person
from quotes.speakers.mention import Mention
from quotes.speakers.salience import NEVER, Place, salience

_WINDOW = 40  # figures looked at on either side: enough for any article, and a bound for a huge one
_FILLERS = frozenset(
    {"haut", "ancien", "ex", "nouveau", "jeune", "meme", "vieux", "petit", "grand", "actuel", "autre", "memes"}
)
_ORDINALS = {"premier": 0, "premiere": 0, "second": -1, "seconde": -1, "deuxieme": -1}
_DECADE = 10
_HARDLY = -34.0  # the presence that new light needs
_FADED = -60.0  # below this presence nobody is taken up by agreement alone

Sieve = Callable[[Cast, int, list[Figure]], Figure | None]


def settle_description(cast: Cast, i: int) -> None:
    """Give a description its figure: the first sieve that finds one wins, else it is someone new."""
    if cast.owner[i] is not None:
        return
    partner = cast.partners.pop(i, None)
    if partner is not None:
        settle_description(cast, partner)
        main = cast.owner[partner]
        assert main is not None
        cast.add(main, i, "speaker.apposition")
        return
    near = [f for f in _near(cast, i) if not _holds(cast, f, i)]
    for rule, sieve in _sieves_for(cast.mentions[i]):
        figure = sieve(cast, i, near)
        if figure is not None:
            cast.add(figure, i, rule)
            return
    cast.found(i, "speaker.new")


def _holds(cast: Cast, figure: Figure, i: int) -> bool:
    """Whether the figure's own phrase contains the mention (un conseiller du ministre is not the minister)."""
    mention = cast.mentions[i]
    around = (cast.mentions[j] for j in range(max(0, i - 6), i) if cast.owner[j] is figure)
    return mention.nested and any(m.span[0] <= mention.span[0] and mention.span[1] <= m.span[1] for m in around)


def _sieves_for(mention: Mention) -> tuple[tuple[str, Sieve], ...]:
    lexicon = people()
    if mention.noun == "dernier" and len(mention.words) == 1 and mention.article == "demonstrative":
        return (("speaker.latter", latter),)
    if mention.noun in lexicon.unnamed or mention.noun in ("on", "et"):
        return _REPEATED if mention.article in ("definite", "demonstrative") else ()
    if mention.article == "possessive":
        return () if mention.noun == "information" else (("speaker.same-words", same_owner),)
    if mention.article == "bare" or (mention.article == "indefinite" and mention.kind == "document"):
        return _REPEATED
    if mention.article == "indefinite":
        return ()
    return _DEMONSTRATIVE if mention.article == "demonstrative" else _DEFINITE


def _near(cast: Cast, i: int) -> list[Figure]:
    """Figures that are mentioned near, before or after, each once."""
    around = [*range(i - 1, max(-1, i - 4 * _WINDOW), -1), *range(i + 1, min(len(cast.owner), i + 2 * _WINDOW))]
    seen: dict[int, Figure] = {}
    for j in around:
        figure = cast.owner[j]
        if figure is not None:
            seen.setdefault(figure.number, figure)
    heard = [
        f for f in seen.values() if f.named or f.spoken or cast.mentions[i].quoted is not None or _unquoted(cast, f)
    ]
    return heard[: 2 * _WINDOW]


def _unquoted(cast: Cast, figure: Figure) -> bool:
    return any(cast.mentions[j].quoted is None for j in figure.mentions)


def _place(mention: Mention) -> Place:
    return Place(mention.span[0], mention.frame, mention.paragraph)


def _most_present(cast: Cast, i: int, fits: Iterable[Figure], floor: float = NEVER) -> Figure | None:
    """The most present of those that fit; of those that only come later, the first."""
    place = _place(cast.mentions[i])
    gender = cast.mentions[i].gender
    ranked = [
        (salience(cast, f, place) - 25 * (None not in (gender, f.gender) and gender != f.gender), -f.first, f)
        for f in fits
    ]
    best = max(ranked, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and best[0] >= floor else None


def same_words(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*le ministre des Territoires … le ministre*: the same noun, and no complement that the figure has not."""
    mention = cast.mentions[i]
    return _most_present(
        cast,
        i,
        (
            f
            for f in near
            if mention.noun in f.nouns and _agree(f, mention, lenient=True) and _no_new_words(cast, f, mention)
        ),
    )


def same_words_heard(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*un responsable* who has spoken … *ce responsable*."""
    return same_words(cast, i, [f for f in near if f.spoken is not None])


def last_unnamed(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*un de ses collègues … ce policier*: new light on the unnamed person who has just spoken."""
    mention, last = cast.mentions[i], cast.last_speaker
    if last is None or last.named or last.kind != "person" or mention.kind != "person" or not _agree(last, mention):
        return None
    near_by = last.spoken is not None and mention.paragraph - last.spoken.paragraph <= 1
    if last.nouns & people().unnamed or any(
        _tells_function(noun) and "local" not in _classes(noun) for noun in last.nouns
    ):
        return None
    return last if near_by else None


def same_owner(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*son avocate … son avocate*: the same possessive phrase, or a known holder of the function near by."""
    mention = cast.mentions[i]
    fits = (
        f
        for f in near
        if mention.noun in f.nouns and _agree(f, mention) and _no_new_words(cast, f, mention)
        and any(cast.mentions[j].article == "possessive" or f.named for j in f.mentions if cast.mentions[j].noun == mention.noun)
    )  # fmt: skip
    return _most_present(cast, i, fits, _FADED)


def taken_up(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la présidente du groupe … l'élue*: a wider noun for one who was introduced by a narrower one."""
    mention = cast.mentions[i]
    if mention.proper or mention.noun in people().identifiable:
        return None
    extra = mention.words - _FILLERS - {mention.noun}
    lexicon = people()
    noun = lexicon.known(mention.noun)
    if noun is not None and "human" in noun.classes and mention.kind == "person":
        return None
    fits = [
        f
        for f in near
        if f.first < i and _agree(f, mention) and any(lexicon.takes_up(mention.noun, n) for n in f.nouns)
    ]
    if mention.noun in {n for f in fits for n in f.nouns}:
        fits = [f for f in fits if mention.noun not in f.nouns or not extra]
    if mention.kind != "person":
        fits = (
            [f for f in fits if not f.plural and (f.named or f.spoken or _defined(cast, f))]
            if mention.stop - mention.head < 3
            else []
        )
    elif mention.holder and extra:
        fits = [f for f in fits if f.named or _defined(cast, f)]
    if mention.kind == "person" and len(extra) > 1:
        fits = [f for f in fits if f.named and (cast.last_speaker is f or "ancien" in mention.words)]
    found = _most_present(cast, i, fits, _FADED)
    last = cast.last_speaker
    unknown = last is not None and last.named and not last.nouns and last.kind == "person" and mention.kind == "person"
    if (
        unknown
        and last is not None
        and last not in fits
        and _agree(last, mention)
        and found is not None
        and not found.spoken
    ):
        return None  # one with a name and no function yet is described here
    return found


def by_name_word(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Europe Écologie … le parti écologiste*; *le festival*: the words of the description are in the name."""
    mention = cast.mentions[i]
    extra = mention.words - {mention.noun}
    if not extra:
        return None
    return _most_present(
        cast, i, (f for f in near if f.named and _agree(f, mention) and extra <= f.words and f.kind == mention.kind)
    )


def named_body(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Airbus … le groupe*: a bare general noun for an organisation of which nothing but the name was told."""
    mention = cast.mentions[i]
    if mention.kind != "organization" or mention.plural or mention.proper or mention.words - {mention.noun} - _FILLERS:
        return None
    if not people().takes_up(mention.noun, mention.noun):
        return None
    fits = [f for f in near if f.named and f.kind in (None, "organization") and not f.nouns and _acts(cast, f, i)]
    return _most_present(cast, i, [f for f in fits if not may_be_person(cast, f)], _HARDLY)


def _acts(cast: Cast, figure: Figure, i: int) -> bool:
    """Whether a name has stood as a subject or source before, and is no place."""
    own = [cast.mentions[j] for j in figure.mentions if j < i]
    places = people().places
    return any(m.source or (m.subject and not m.governed) for m in own) and not any(
        fold(m.name.text) in places for m in own if m.name
    )


def ordinal(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*le premier … la seconde*: one of the last two persons introduced."""
    mention = cast.mentions[i]
    if len(mention.words) > 1 or not mention.words & _ORDINALS.keys():
        return None
    recent: list[Figure] = []
    for j in range(i - 1, max(-1, i - 30), -1):
        figure = cast.owner[j]
        other = cast.mentions[j]
        if figure is None or other.quoted is not None or other.paragraph < mention.paragraph - 1 or not other.subject:
            continue
        if figure.plural and figure.kind == "group" and not recent:
            return None
        if figure.kind == "person" and not figure.plural and figure not in recent and not other.nested:
            recent.append(figure)
    pair = sorted(recent[:2], key=lambda f: f.first)
    chosen = pair[_ORDINALS[next(iter(mention.words))]] if len(pair) == 2 else None
    return chosen if chosen is not None and agrees(chosen, mention.gender, False) else None


def latter(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*ce dernier*: the last one mentioned before who agrees, persons first."""
    mention = cast.mentions[i]
    best: tuple[float, Figure] | None = None
    for j in range(i - 1, max(-1, i - 60), -1):
        figure, other = cast.owner[j], cast.mentions[j]
        if figure is None or other.quoted is not None or not agrees(figure, mention.gender, mention.plural):
            continue
        aside = 150 * (figure.kind != "person") + 60 * (
            figure.kind is None or (other.is_name and figure.kind != "person")
        )
        score = other.span[1] - mention.span[0] - 40 * other.nested - aside
        if best is None or score > best[0]:
            best = score, figure
    return best[1] if best else None


def new_light(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la romancière*, *le Flamand*, *cette ancienne infirmière*: something new about the last person who agrees."""
    mention = cast.mentions[i]
    former = "ancien" in mention.words or "ancienne" in mention.words
    if (
        mention.plural
        or mention.kind != "person"
        or (mention.holder and mention.article != "demonstrative" and not former)
    ):
        return None
    if mention.article == "definite" and not former and (_complements(mention) or mention.nested):
        return None
    age = people().ages.get(mention.noun)
    near = [f for f in near if age is None or f.age is None or age <= f.age < age + _DECADE]
    fits = [f for f in near if may_be_person(cast, f) and _agree(f, mention) and not _shut_out(f, mention)]
    noun = people().known(mention.noun)
    if mention.article == "definite" and not mention.source and not former and not (noun and "human" in noun.classes):
        fits = [f for f in fits if f.named and not any(_tells_function(n) for n in f.nouns)]
    of_age = [f for f in fits if age is not None and f.age is not None]
    return _most_present(cast, i, of_age, _FADED) or _most_present(cast, i, fits, _HARDLY)


def _classes(noun: str) -> frozenset[str]:
    known = people().known(noun)
    return known.classes if known is not None else frozenset()


def _tells_function(noun: str) -> bool:
    """Whether a noun says what someone does, and not merely who: *homme*, *Uruguayen*."""
    known = people().known(noun)
    return known is not None and "human" not in known.classes


def nearest_of_kind(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*cette organisation*, *ce texte*: the most present organisation or document that agrees."""
    mention = cast.mentions[i]
    if mention.kind in ("group", "person"):
        return None
    fits = (f for f in near if f.kind == mention.kind and f.plural == mention.plural)
    return _most_present(cast, i, fits, _FADED)


def _complements(mention: Mention) -> bool:
    """Whether a description says whose or of what (l'avocat de la famille): then it introduces someone."""
    return len(mention.words - _FILLERS) > 3 or mention.stop - mention.head > 3


def _shut_out(figure: Figure, mention: Mention) -> bool:
    """Whether the figure is known by a noun that shuts the new one out (une infirmière is not *le notaire*)."""
    if figure.named or mention.article == "demonstrative" or not figure.nouns:
        return bool(figure.nouns & people().unnamed)
    noun = people().known(mention.noun)
    general = noun is None or "human" in noun.classes
    return not general or bool(figure.nouns & people().unnamed)


def _defined(cast: Cast, figure: Figure) -> bool:
    return any(cast.mentions[j].article != "indefinite" for j in figure.mentions)


def _agree(figure: Figure, mention: Mention, *, lenient: bool = False) -> bool:
    """Agreement in kind, number and gender; a masculine function may be a woman's (le maire, Odile X)."""
    if figure.kind is not None and mention.kind is not None and figure.kind != mention.kind:
        return False
    plural = figure.plural if mention.kind in ("organization", "document") else mention.plural
    gender = mention.gender if mention.kind == "person" else None
    return agrees(figure, None if (lenient or mention.soft) and gender == "m" else gender, plural)


def _no_new_words(cast: Cast, figure: Figure, mention: Mention) -> bool:
    new = mention.words - figure.words - _FILLERS - {mention.noun}
    if not new:
        return True
    own = [cast.mentions[j] for j in figure.mentions if cast.mentions[j].noun == mention.noun]
    forms = {w for m in own for w in m.words}
    return len(forms) == 1 and all(m.article in ("definite", "bare") for m in own) and not figure.named


_REPEATED: tuple[tuple[str, Sieve], ...] = (("speaker.same-words", same_words),)
_DEFINITE: tuple[tuple[str, Sieve], ...] = (
    ("speaker.ordinal", ordinal),
    ("speaker.same-words", same_words),
    ("speaker.taken-up", taken_up),
    ("speaker.name-word", by_name_word),
    ("speaker.body", named_body),
    ("speaker.new-light", new_light),
)
_DEMONSTRATIVE: tuple[tuple[str, Sieve], ...] = (
    ("speaker.same-words", same_words_heard),
    ("speaker.last-speaker", last_unnamed),
    ("speaker.same-words", same_words),
    ("speaker.taken-up", taken_up),
    ("speaker.new-light", new_light),
    ("speaker.nearest", nearest_of_kind),
)
