"""Sieves for definite descriptions: the same words, a wider noun, a name's words, something new about somebody."""

from quotes.lexicon.people import fold, people
from quotes.speakers.entities import Cast, Figure, may_be_person
from quotes.speakers.mention import Mention
from quotes.speakers.presence import (
    FADED,
    FILLERS,
    HARDLY,
    OTHER_PARTY,
    agree,
    is_defined,
    is_loose,
    last_mentioned,
    most_present,
    no_new_words,
    tells_function,
)
from quotes.speakers.salience import NEVER

_CONCERNED = "interesse"
_OTHERS = frozenset({"autre", "autres", "second", "deuxieme", "troisieme"})
_FORMER = frozenset({"ancien", "ancienne", "ex"})
_RANKS = frozenset({"premier", "principal"})
_DECADE = 10
_TRIED, _COURT = {"justiciable", "harmed"}, {"justice", "lawyer", "force"}  # the parties of a trial, and its people
_TRAINED = frozenset({"formation", "metier", "profession"})  # l'économiste de formation
_KNOWN_BY = 40  # mentions that tell what a figure is
_SENTENCE = 20  # mentions looked back at for those of the sentence before
_BARE = 3  # tokens from its head on by which a description is longer than noun and adjective


def same_words(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*le ministre des Territoires … le ministre*: the same noun, and no complement that the figure has not."""
    mention = cast.mentions[i]
    named_so = (f for f in near if mention.noun in f.nouns)
    floor = NEVER if tells_function(mention.noun) or mention.kind != "person" else FADED  # any man is *l'homme* later
    fits = (f for f in named_so if agree(f, mention, lenient=True) and no_new_words(cast, f, mention))
    return most_present(cast, i, (f for f in fits if not _has_feminine(cast, f, mention)), floor)


def announced(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Un accord est proche, selon une source … a dit une source diplomatique*: the headline's unknown comes on.

    The text brings in anew whom the headline has spoken of, with no word against it.
    """
    mention = cast.mentions[i]
    if mention.quoted is not None or not cast.headed or mention.paragraph == 0 or mention.words & _OTHERS:
        return None
    for figure in near:
        first = cast.mentions[figure.first]
        alone = all(cast.mentions[j].paragraph == 0 for j in figure.mentions)
        unknown = alone and not figure.named and first.article in ("indefinite", "bare") and figure.kind == mention.kind
        if unknown and mention.noun in figure.nouns and agree(figure, mention) and figure.words <= mention.words:
            return figure
    return None


def _has_feminine(cast: Cast, figure: Figure, mention: Mention) -> bool:
    """Whether the article gives a woman's function its feminine form: then the masculine is another's."""
    own = (cast.mentions[j] for j in figure.mentions[:_KNOWN_BY])
    return mention.gender == "m" and any(m.noun == mention.noun and m.gender == "f" for m in own)


def same_office(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*le chef de l'Etat … le président de la République*: two names of one office."""
    mention = cast.mentions[i]
    if mention.office is None:
        return None
    return most_present(
        cast, i, (f for f in near if mention.office in f.offices and agree(f, mention, lenient=True)), FADED
    )


def same_noun(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*un responsable de la défense … le responsable américain*: the same noun with an adjective that clashes not."""
    mention = cast.mentions[i]
    if mention.kind != "person" or mention.office is not None or mention.stop - mention.head >= _BARE:
        return None
    fits = [f for f in near if f.spoken and mention.noun in f.nouns and not f.named and agree(f, mention)]
    return most_present(cast, i, [f for f in fits if not _has_adjective(cast, f, mention.noun)], HARDLY)


def narrowed(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*un médecin … l'urgentologue*: a narrower noun for an unnamed person who has just spoken."""
    mention, last = cast.mentions[i], cast.last_speaker
    if mention.kind != "person" or mention.holder or not mention.source or mention.stop - mention.head >= _BARE:
        return None
    if last is None or last.named or last not in near or not agree(last, mention):
        return None
    wider = any(people().takes_up(noun, mention.noun) for noun in last.nouns)
    return most_present(cast, i, [last], HARDLY) if wider else None


def _has_adjective(cast: Cast, figure: Figure, noun: str) -> bool:
    own = (cast.mentions[j] for j in figure.mentions[:_KNOWN_BY])
    return any(m.noun == noun and m.stop - m.head == _BARE - 1 for m in own)


def same_owner(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*son avocate … son avocate*: the same possessive phrase, or a known holder of the function near by."""
    mention = cast.mentions[i]
    fits = []
    for figure in near:
        own = [m for j in figure.mentions[:_KNOWN_BY] if (m := cast.mentions[j]).noun == mention.noun]
        owned = own and (figure.named or any(m.article == "possessive" for m in own))
        if owned and agree(figure, mention) and no_new_words(cast, figure, mention):
            fits.append(figure)
    one = len(fits) == 1 and mention.holder and fits[0].first > i  # Leur président … le président, Paul X
    return most_present(cast, i, fits, NEVER if one else FADED)


def taken_up(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la présidente du groupe … l'élue*: a wider noun for one who was introduced by a narrower one."""
    mention = cast.mentions[i]
    human = mention.kind == "person" and not tells_function(mention.noun)
    if mention.proper or human or mention.noun in people().identifiable:
        return None
    takes_up = people().takes_up
    fits = [f for f in near if f.first < i and agree(f, mention) and any(takes_up(mention.noun, n) for n in f.nouns)]
    fits = _of_whom_one_speaks(cast, mention, _admitted(cast, mention, fits))
    if mention.kind == "document":
        return last_mentioned(cast, i, fits)
    if mention.kind == "organization" or mention.words & _RANKS:
        return _most_heard(cast, i, fits)  # le premier responsable du secteur
    found = most_present(cast, i, fits, FADED)
    last = cast.last_speaker
    if found is not None and last is not None and not found.spoken and last not in fits and _unexplained(last):
        return None if agree(last, mention) else found
    return found


def _most_heard(cast: Cast, i: int, fits: list[Figure]) -> Figure | None:
    """The most present one, for a source one that has spoken if any has."""
    heard = [f for f in fits if f.spoken and cast.mentions[i].source]
    return most_present(cast, i, heard or fits, FADED)


def _admitted(cast: Cast, mention: Mention, fits: list[Figure]) -> list[Figure]:
    """Those that a description with complements may take up: it tells more of one who is well known already."""
    extra = mention.words - FILLERS - {mention.noun}
    fits = [f for f in fits if mention.noun not in f.nouns or extra <= (people().around if f.named else set())]
    if mention.kind == "document":
        return fits if mention.stop - mention.head < _BARE else []
    if mention.kind != "person":
        new = {word for word in extra if not people().is_demonym(word)}
        known = [f for f in fits if not f.plural and (f.named or f.spoken or is_defined(cast, f)) and new <= f.words]
        return known if mention.stop - mention.head < _BARE else []
    if mention.holder and extra:
        fits = [f for f in fits if f.named or is_defined(cast, f)]
    if mention.noun in people().relational and mention.stop - mention.head >= _BARE:
        fits = [f for f in fits if f.words & extra or extra - _RANKS <= people().around]
    if len(extra - _RANKS - people().around) > 1 or (len(extra) > 1 and mention.noun not in people().relational):
        fits = [f for f in fits if f.named and (cast.last_speaker is f or mention.words & _FORMER)]
    return fits


def _unexplained(figure: Figure) -> bool:
    """Whether nothing but the name of a person is known so far: then a function is likely to be that person's."""
    return figure.named and not figure.nouns and figure.kind == "person"


def named_body(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Airbus … le groupe*: a bare general noun for an organisation of which nothing but the name was told."""
    mention = cast.mentions[i]
    extra = mention.words - {mention.noun} - FILLERS
    if mention.plural or mention.proper or not all(people().is_demonym(word) for word in extra):
        return None  # but *le géant américain*
    if mention.noun not in people().general:
        return None
    bodies = [f for f in near if f.kind in (None, "organization")]
    bare = [f for f in bodies if f.named and not f.nouns and _acts(cast, f, i) and not may_be_person(cast, f)]
    told = [f for f in bodies if any(people().takes_up(mention.noun, n) for n in f.nouns)]
    found = most_present(cast, i, bare + told, FADED) if bare else None
    return found if found in bare else None


def _acts(cast: Cast, figure: Figure, i: int) -> bool:
    """Whether a name has stood as a subject or source before, and is no place."""
    own = [cast.mentions[j] for j in figure.mentions[:_KNOWN_BY] if j < i]
    acts = any(m.subject and not m.governed for m in own)
    return acts and not any(fold(m.name.text) in people().places for m in own if m.name)


def new_light(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*la romancière*, *le Flamand*, *cette ancienne infirmière*: something new about the last person who agrees."""
    mention = cast.mentions[i]
    former = bool(mention.words & _FORMER)
    if not _sheds_light(mention, former=former):
        return None
    age = people().ages.get(mention.noun)
    whole = (f for f in near if may_be_person(cast, f) and not is_loose(cast, f))
    fits = [f for f in whole if agree(f, mention) and not _shut_out(f, mention, former=former)]
    fits = [f for f in fits if mention.tells_of is None or f.gender != mention.tells_of]
    fits = _of_whom_one_speaks(cast, mention, fits)
    fits = [f for f in fits if age is None or f.age is None or age <= f.age < age + _DECADE]
    tried = bool(_fields({mention.noun}) & _TRIED)
    if mention.article == "definite" and not (mention.source or former or tried) and tells_function(mention.noun):
        fits = [f for f in fits if f.named and not any(tells_function(n) for n in f.nouns)]
    if not tells_function(mention.noun):
        fits = [f for f in fits if not _is_office(cast, f)] or fits
    of_age = [f for f in fits if age is not None and f.age is not None]
    found = most_present(cast, i, of_age) or most_present(cast, i, fits, HARDLY)
    topic = (f for f in fits if mention.noun == _CONCERNED and f.named and cast.in_headline(f))
    return found or most_present(cast, i, topic)


def told_next(cast: Cast, i: int, near: list[Figure]) -> Figure | None:
    """*Claire Morvan est en colère. La présidente de la ligue …*: whom the sentence before has brought in by name.

    The one subject of that sentence, of whom nothing but the name was told, is told of in the next.
    """
    mention = cast.mentions[i]
    if mention.kind != "person" or mention.plural or not mention.subject or mention.nested or mention.restricted:
        return None
    if not _is_known(mention):
        return None
    subjects: dict[int, Figure] = {}
    for j in range(i - 1, max(-1, i - _SENTENCE), -1):
        other, figure = cast.mentions[j], cast.owner[j]
        if other.frame < mention.frame - 1 or other.paragraph != mention.paragraph:
            break
        if other.frame == mention.frame or not other.subject or other.quoted is not None or figure is None:
            continue
        if may_be_person(cast, figure):
            subjects[figure.number] = figure
    only = next(iter(subjects.values())) if len(subjects) == 1 else None
    if only is None or only not in near or not _unexplained(only) or mention.tells_of == only.gender is not None:
        return None
    frames = (m.frame for j in only.mentions if (m := cast.mentions[j]).paragraph > 0 or not cast.headed)
    return only if next(frames) == mention.frame - 1 and agree(only, mention) else None


def _of_whom_one_speaks(cast: Cast, mention: Mention, fits: list[Figure]) -> list[Figure]:
    """*L'intéressé*, *la victime* is not who has just spoken, but of whom."""
    others = [f for f in fits if f is not cast.last_speaker]
    return others if others and mention.noun in OTHER_PARTY else fits


def _is_office(cast: Cast, figure: Figure) -> bool:
    """Whether nothing is known of somebody but an office: *le juge* is hardly *l'homme*."""
    own = (cast.mentions[j] for j in figure.mentions[:_KNOWN_BY])
    return not figure.named and all(m.article == "definite" and tells_function(m.noun) for m in own)


def _sheds_light(mention: Mention, *, former: bool) -> bool:
    """Whether a description can tell something new of one already known, and does not introduce a holder of office."""
    if mention.plural or mention.kind != "person" or mention.restricted:
        return False
    if not _is_known(mention):
        return False
    if mention.article == "demonstrative" or former:
        return True
    complements = mention.age is None and (len(mention.words - FILLERS) > _BARE or mention.stop - mention.head > _BARE)
    return not mention.holder and not (mention.article == "definite" and (complements or mention.nested))


def _is_known(mention: Mention) -> bool:
    """Whether a noun is known to mean people: one in no list may mean anything (*le climat est tendu*)."""
    known = people().known(mention.noun) is not None or people().looks_like_person(mention.noun)
    return known or mention.proper or bool(mention.words & _FORMER)


def _is_elsewhere(figure: Figure, mention: Mention, *, former: bool) -> bool:
    """Whether a function is told of a place of its own (*le critique de « Combat »*), or of another field.

    The one is not who is known by another function, the other not who holds an office; nor is the accused the lawyer
    or the victim.
    """
    told = {noun for noun in figure.nouns if tells_function(noun)}
    own, other = _fields({mention.noun}) & _TRIED, _fields(told)
    if own and (other & _COURT or (other & _TRIED and not own & other)):
        return True
    pointed = mention.article == "demonstrative"
    if former or not told or (pointed and figure.named) or not tells_function(mention.noun):
        return False
    extra = mention.words - FILLERS - _TRAINED - figure.words - {mention.noun}
    if extra and not pointed and mention.age is None and mention.stop - mention.head >= _BARE:
        return True
    if figure.words & _FORMER:
        return False
    offices = all(known.holder for noun in told if (known := people().known(noun)) is not None)
    return offices and not mention.words & _TRAINED and not _fields(told) & _fields({mention.noun})


def _fields(nouns: set[str]) -> set[str]:
    known = (people().known(noun) for noun in nouns)
    return {each for noun in known if noun is not None for each in noun.classes}


def _shut_out(figure: Figure, mention: Mention, *, former: bool) -> bool:
    """Whether the figure is known by a noun that shuts the new one out (une infirmière is not *le notaire*).

    What somebody has been before shuts nothing out (un ancien cadre … l'ex-salarié).
    """
    if figure.nouns & people().unnamed or _is_elsewhere(figure, mention, former=former):
        return True
    told = figure.named or mention.article == "demonstrative" or not figure.nouns or mention.noun in OTHER_PARTY
    told = told or (former and bool(figure.words & _FORMER))
    return not told and tells_function(mention.noun)
