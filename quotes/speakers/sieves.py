"""The middle sieves: descriptions that take up someone the article has introduced, from most to least certain."""

from collections.abc import Callable, Iterable

from quotes.lexicon.people import people
from quotes.speakers.entities import Cast, Figure, agrees
from quotes.speakers.mention import Mention

_WINDOW = 60  # figures looked back at: enough for any article, and a bound for a huge one
_FAR = 4  # paragraphs over which a bare description may take up a figure by nothing but agreement
_FILLERS = frozenset({"haut", "ancien", "ex", "nouveau", "jeune", "meme", "vieux", "petit", "grand", "actuel", "autre"})

Sieve = Callable[[Cast, int, list[Figure]], Figure | None]


def settle_description(cast: Cast, i: int) -> None:
    """Give a description its figure: the first sieve that finds one wins, else it is someone new."""
    mention = cast.mentions[i]
    if mention.article in ("indefinite", "bare"):
        sieves: tuple[tuple[str, Sieve], ...] = (("speaker.same-words", same_words),) if mention.article == "bare" else ()
        if mention.article == "indefinite" and mention.kind == "document":
            sieves = (("speaker.same-words", same_words),)
    elif mention.article == "demonstrative":
        sieves = _DEMONSTRATIVE
    else:
        sieves = _DEFINITE
    near = _near(cast, i)
    for rule, sieve in sieves:
        figure = sieve(cast, i, near)
        if figure is not None:
            cast.add(figure, i, rule)
            return
    cast.found(i, "speaker.new")


def _near(cast: Cast, i: int) -> list[Figure]:
    """Figures by their last mention before this one, nearest first; then those that only come later."""
    before = [f for f in cast.figures[-4 * _WINDOW :] if f.mentions and f.mentions[0] < i]
    after = [f for f in cast.figures[-4 * _WINDOW :] if f.mentions and f.mentions[0] > i]
    before.sort(key=lambda f: -last_before(f, i))
    after.sort(key=lambda f: f.mentions[0])
    return before[:_WINDOW] + after[:_WINDOW]


def last_before(figure: Figure, i: int) -> int:
    """The index of the figure's last mention before mention `i`, -1 if there is none."""
    for j in reversed(figure.mentions):
        if j < i:
            return j
    return -1


def same_words(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*le ministre des Territoires … le ministre*: the same noun, and no complement that the figure has not."""
    mention = cast.mentions[i]
    for figure in near:
        if mention.noun in figure.nouns and _agree(figure, mention) and _no_new_words(cast, figure, mention):
            return figure
    return None


def taken_up(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la présidente du groupe … l'élue*: a wider noun for one who was introduced by a narrower one."""
    mention = cast.mentions[i]
    if len(mention.words - _FILLERS) > 2:
        return None
    lexicon = people()
    for figure in near:
        if i > figure.first and _agree(figure, mention) and any(lexicon.takes_up(mention.noun, n) for n in figure.nouns):
            return figure
    return None


def by_name_word(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Europe Écologie … le parti écologiste*; *l'organisation Mare Vivo*: the words of the description are in the name."""
    mention = cast.mentions[i]
    extra = mention.words - {mention.noun}
    for figure in near:
        if extra and figure.named and _agree(figure, mention) and extra <= figure.words and figure.kind == mention.kind:
            return figure
    return None


def new_light(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la romancière*, *le Flamand*, *cette ancienne infirmière*: something new about the last person who agrees."""
    mention = cast.mentions[i]
    free = mention.article == "demonstrative" or not mention.holder
    if not free or mention.plural or mention.kind != "person":
        return None
    if mention.article == "definite" and (len(mention.words) > 3 or mention.nested):
        return None
    for figure in near:
        j = last_before(figure, i)
        if j < 0 or cast.mentions[j].paragraph < mention.paragraph - _FAR:
            continue
        last = cast.mentions[j]
        if figure.kind == "person" and last.quoted is None and _agree(figure, mention) and not _introduced(cast, figure, mention):
            return figure
    return None


def nearest_of_kind(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*cette organisation*, *ce texte*: the last organisation or document that agrees."""
    mention = cast.mentions[i]
    for figure in near:
        j = last_before(figure, i)
        if j >= 0 and figure.kind == mention.kind and figure.plural == mention.plural and mention.kind != "group":
            return figure
    return None


def _introduced(cast: Cast, figure: Figure, mention: Mention) -> bool:
    """Whether the figure is known by a noun that shuts the new one out (une infirmière is not *le notaire*)."""
    return bool(figure.nouns) and not figure.named and mention.article != "demonstrative" and not _general(mention)


def _general(mention: Mention) -> bool:
    noun = people().noun(mention.noun)
    return noun is None or "human" in noun.classes or people().is_demonym(mention.noun)


def _agree(figure: Figure, mention: Mention) -> bool:
    gender = mention.gender if mention.kind == "person" else None
    same_kind = figure.kind is None or mention.kind is None or figure.kind == mention.kind
    return same_kind and agrees(figure, gender, figure.plural if mention.kind in ("organization", "document") else mention.plural)


def _no_new_words(cast: Cast, figure: Figure, mention: Mention) -> bool:
    new = mention.words - figure.words - _FILLERS - {mention.noun}
    if not new:
        return True
    forms = {w for j in figure.mentions if cast.mentions[j].noun == mention.noun for w in cast.mentions[j].words}
    own = [cast.mentions[j] for j in figure.mentions if cast.mentions[j].noun == mention.noun]
    return len(forms) == 1 and all(m.article in ("definite", "bare") for m in own) and not figure.named


_DEFINITE: tuple[tuple[str, Sieve], ...] = (
    ("speaker.same-words", same_words),
    ("speaker.taken-up", taken_up),
    ("speaker.name-word", by_name_word),
    ("speaker.new-light", new_light),
)
_DEMONSTRATIVE: tuple[tuple[str, Sieve], ...] = (
    ("speaker.same-words", same_words),
    ("speaker.taken-up", taken_up),
    ("speaker.new-light", new_light),
    ("speaker.nearest", nearest_of_kind),
)


def sieve_rules() -> Iterable[str]:
    """The ids of the rules of this file."""
    return {rule for rule, _ in (*_DEFINITE, *_DEMONSTRATIVE)}
