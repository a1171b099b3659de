"""Sieves for words that point: *le premier*, *ce dernier*, *ce policier*, *cette organisation*."""

from quotes.lexicon.people import people
from quotes.speakers.descriptions import same_words, taken_up
from quotes.speakers.entities import Cast, Figure, agrees
from quotes.speakers.mention import Mention
from quotes.speakers.presence import FADED, HARDLY, agree, last_mentioned, most_present, tells_function

_ORDINALS = {"premier": 0, "premiere": 0, "second": -1, "seconde": -1, "deuxieme": -1}
_NUMBERS = frozenset({"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"})
_ONE = frozenset({"un", "une"})
_PAIR = 2
_REACH = 60  # mentions looked back at
_NEXT = 2  # sentences within which somebody goes on speaking
_STOP = 2  # characters between the end of a sentence and the word that points back at it
_ASIDE = 40  # characters that a mention inside a larger phrase counts as farther away
_NO_PERSON = 150  # the same for what is no person
_NO_ROLE = 60  # and for what is nothing but a name, and no person's


def ordinal(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*le premier … la seconde*: one of the last two persons introduced."""
    mention = cast.mentions[i]
    if len(mention.words) > 1 or not mention.words & _ORDINALS.keys():
        return None
    again = _same_ordinal(cast, i, near)
    if again is not None:
        return again
    recent: list[Figure] = []
    for j in range(i - 1, max(-1, i - _REACH), -1):
        figure, other = cast.owner[j], cast.mentions[j]
        if figure is None or other.quoted is not None or other.paragraph < mention.paragraph - 1 or not other.subject:
            continue
        pointed = other.words & _ORDINALS.keys() and other.noun in _ORDINALS and figure.first == j
        if pointed or (figure.plural and figure.kind == "group" and not recent):
            return None  # deux infirmières … La première … La seconde
        if figure.nouns & _ONE:
            return None  # deux diplomates … l'un d'eux … Le second
        if figure.kind == "person" and not figure.plural and figure not in recent and not other.nested:
            recent.append(figure)
    pair = sorted(recent[:_PAIR], key=lambda f: f.first)
    chosen = pair[_ORDINALS[next(iter(mention.words))]] if len(pair) == _PAIR else None
    return chosen if chosen is not None and agrees(chosen, mention.gender, plural=False) else None


def _same_ordinal(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*deux cadres … Le premier … le premier*: the one whom the same ordinal has brought in, if no others have come."""
    mention = cast.mentions[i]
    own = [f for f in near if f.first < i and cast.mentions[f.first].words == mention.words and agree(f, mention)]
    first = max((f.first for f in own), default=i)
    groups = (f for f in near if f.plural and f.kind == "group" and first < f.first < i)
    counted = any(cast.mentions[f.first].article == "indefinite" and cast.mentions[f.first].subject for f in groups)
    return cast.owner[first] if own and not counted else None


def counted_from(cast: Cast, i: int) -> Figure | None:
    """*Deux éleveurs … Le second*: the group that an ordinal counts from, the last one brought in near by."""
    mention = cast.mentions[i]
    for j in range(i - 1, max(-1, i - _REACH), -1):
        figure, other = cast.owner[j], cast.mentions[j]
        if other.paragraph < mention.paragraph - 1:
            return None
        if figure is not None and figure.kind == "group" and figure.first == j and other.quoted is None:
            return figure if other.article == "indefinite" else None
    return None


def numbered(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*une source … une autre source … la première source*: one of the last two unknowns of that noun."""
    mention = cast.mentions[i]
    rank = next((_ORDINALS[word] for word in mention.words if word in _ORDINALS), None)
    if rank is None or mention.holder or mention.office is not None:
        return None
    own = (f for f in near if f.first < i and _is_unknown(cast, f) and mention.noun in f.nouns and agree(f, mention))
    pair = sorted(own, key=lambda f: f.first)[-_PAIR:]
    return pair[rank] if len(pair) == _PAIR else None


def counted(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Trois conseillers … les trois*, *X et Y … les deux hommes*: the last group of as many, with no word against it.

    Of what the members are, a noun for any people tells nothing.
    """
    mention = cast.mentions[i]
    number = mention.words & _NUMBERS
    plain = mention.noun in _NUMBERS or (mention.kind == "group" and not tells_function(mention.noun))
    if not number or not plain or mention.words - number - {mention.noun}:
        return None
    before = (f for f in near if f.plural and f.kind == "group" and f.first < i)
    as_many = (f for f in before if number & f.words or ("et" in f.nouns and number == {"deux"}))
    return most_present(cast, i, (f for f in as_many if agrees(f, mention.gender, plural=True)), HARDLY)


def latter(cast: Cast, i: int, near: list[Figure]) -> Figure | None:  # noqa: ARG001
    """*ce dernier*: the last one mentioned before who agrees, persons first."""
    mention = cast.mentions[i]
    best: tuple[float, Figure] | None = None
    for j in range(i - 1, max(-1, i - _REACH), -1):
        figure, other = cast.owner[j], cast.mentions[j]
        if figure is None or other.quoted is not None or not agrees(figure, mention.gender, plural=mention.plural):
            continue
        score = nearness(cast, figure, j, mention.span[0])
        if best is None or score > best[0]:
            best = score, figure
    return best[1] if best else None


def nearness(cast: Cast, figure: Figure, j: int, offset: int) -> float:
    """How near mention `j` is to an offset, as characters below zero, for words that point to the last one named."""
    mention = cast.mentions[j]
    away = offset - mention.span[1] + _ASIDE * mention.nested
    ends = away <= _STOP and not mention.subject  # *nous a renvoyés à son communiqué. Celui-ci …*
    if figure.kind != "person" and not ends:
        away += _NO_PERSON + _NO_ROLE * (figure.kind is None or mention.is_name)
    return -float(away)


def same_words_heard(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*un responsable* who has spoken … *ce responsable*."""
    return same_words(cast, i, [f for f in near if f.spoken is not None])


def just_brought_in(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*un cadre du parti … ce responsable*: a demonstrative points to whom the last sentences have brought in."""
    mention = cast.mentions[i]
    new = [f for f in near if (m := cast.mentions[f.first]).article == "indefinite" and _is_next(m, mention)]
    return taken_up(cast, i, new) if mention.kind == "person" else None


def _is_next(first: Mention, mention: Mention) -> bool:
    return 0 <= mention.frame - first.frame <= _NEXT and first.span[1] <= mention.span[0]


def last_unnamed(cast: Cast, i: int, near: list[Figure]) -> Figure | None:  # noqa: ARG001
    """*un de ses collègues … ce policier*: new light on the unnamed person who has just spoken."""
    mention, last = cast.mentions[i], cast.last_speaker
    if last is None or last.spoken is None or last.named or last.kind != "person" or mention.kind != "person":
        return None
    if not agree(last, mention) or mention.paragraph - last.spoken.paragraph > 1:
        return None
    if _brought_in_since(cast, i, last):
        return None
    if last.nouns & people().unnamed and tells_function(mention.noun) and not mention.source:
        return None  # of whom a source has told, it says more: *cet ancien gardien y a travaillé*
    does = any(tells_function(n) and not _tells_place(n) for n in last.nouns)
    return None if does and mention.noun not in people().met else last


def _brought_in_since(cast: Cast, i: int, last: Figure) -> bool:
    """Whether the text has gone on to tell of somebody by name since the last one spoke (*Karine a tout entendu*)."""
    assert last.spoken is not None
    for j in range(i - 1, max(-1, i - _REACH), -1):
        other, figure = cast.mentions[j], cast.owner[j]
        if other.span[0] <= last.spoken.offset:
            return False
        told = figure is not None and figure.named and figure.kind == "person" and agree(figure, cast.mentions[i])
        acts = other.subject or (figure is not None and figure.first == j)
        if told and acts and other.quoted is None and not other.nested:
            return True
    return False


def same_source(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la même source*, *le même*, *cette source*, *notre interlocuteur*: whoever was cited just before, by no name.

    Somebody unknown whom the article has brought in; where there is nobody, the body or the paper just cited.
    """
    mention, last = cast.mentions[i], cast.last_speaker
    same = "meme" in mention.words
    if mention.article == "definite" and not same and len(mention.words) > 1:
        return None  # la source policière
    cited = last is not None and last.spoken is not None and mention.paragraph - last.spoken.paragraph <= 1
    if cited and same:
        return last if mention.noun == "source" or (last is not None and agree(last, mention)) else None
    met = last if mention.noun == "interlocuteur" else None  # he may have a name
    fits = (f for f in near if (f is met or _is_unknown(cast, f)) and agree(f, mention))
    found = most_present(cast, i, fits, HARDLY)
    if found is not None or not cited or last is None:
        return found
    return last if mention.noun == "source" and last.kind in ("organization", "document") else None


def _is_unknown(cast: Cast, figure: Figure) -> bool:
    """Whether the article has brought somebody in without a name."""
    first = cast.mentions[figure.first]
    brought_in = first.article in ("indefinite", "bare") or first.noun in _ORDINALS
    return not figure.named and brought_in and figure.kind in ("person", "group")


def going_on(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*«…», a-t-il dit. «…», a ajouté le ministre*: a function not told before, with a verb of speaking again."""
    mention, last = cast.mentions[i], cast.last_speaker
    if not mention.goes_on or last is None or last.spoken is None or last.kind != "person" or mention.kind != "person":
        return None
    if last not in near:
        return None  # raconte l'aînée … ajoute la cadette
    near_by = mention.frame - last.spoken.frame <= _NEXT and mention.paragraph - last.spoken.paragraph <= 1
    return last if near_by and agree(last, mention, lenient=True) and mention.noun not in last.nouns else None


def nearest_of_kind(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*cette organisation*, *ce texte*: the most present organisation or document that agrees."""
    mention = cast.mentions[i]
    if mention.kind in ("group", "person"):
        return None
    fits = [f for f in near if f.kind == mention.kind and f.plural == mention.plural]
    return last_mentioned(cast, i, fits) if mention.kind == "document" else most_present(cast, i, fits, FADED)


def _tells_place(noun: str) -> bool:
    """Whether a noun says where somebody stands to others (un voisin, un collègue), and leaves open what he does."""
    known = people().known(noun)
    return known is not None and "local" in known.classes
