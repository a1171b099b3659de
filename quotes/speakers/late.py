"""A late sieve: someone introduced by a role and only named afterwards (La mairesse … Jocelyne Frenette, qui …)."""

from quotes.lexicon.people import people
from quotes.speakers.entities import Cast, Figure, agrees, may_be_person

_REACH = 40  # mentions looked back at
_FAR = 2  # paragraphs between the role and the name


def named_later(cast: Cast, i: int) -> None:
    """Join a role holder to the full name that first appears, bare and as a subject, shortly after."""
    mention, bearer = cast.mentions[i], cast.owner[i]
    if bearer is None or mention.name is None or mention.nested or not may_be_person(cast, bearer):
        return
    if not _unintroduced(cast, bearer, i):
        return
    if mention.quoted is not None or len(mention.name.words) == 1 or not mention.subject or mention.article != "bare":
        return
    for j in range(i - 1, max(-1, i - _REACH), -1):
        figure = cast.owner[j]
        if figure is not None and figure is not bearer and _awaits_name(cast, figure, i, j):
            if (
                agrees(figure, bearer.gender, plural=False)
                and figure.spoken is not None
                and _same_field(figure, bearer)
            ):
                cast.merge(figure, bearer, "speaker.named-later")
            return


def _unintroduced(cast: Cast, bearer: Figure, i: int) -> bool:
    """Whether nothing told before who bears the name: headline mentions and a fronted description aside."""
    for j in bearer.mentions:
        mention = cast.mentions[j]
        fronted = mention.article == "bare" and mention.noun and mention.sentence == cast.mentions[i].sentence
        if (j < i and mention.paragraph > 0 and not fronted) or (mention.noun and not fronted):
            return False
    return True


def _same_field(figure: Figure, bearer: Figure) -> bool:
    """Whether the functions told of both can be one person's."""
    return not bearer.nouns or bool(_fields(figure) & _fields(bearer))


def _fields(figure: Figure) -> set[str]:
    known = (people().known(noun) for noun in figure.nouns)
    return {each for noun in known if noun is not None for each in noun.classes}


def _awaits_name(cast: Cast, figure: Figure, i: int, j: int) -> bool:
    last, mention = cast.mentions[j], cast.mentions[i]
    return (
        figure.kind == "person"
        and not figure.named
        and not figure.plural
        and not last.nested
        and last.quoted is None
        and last.article in ("definite", "possessive")
        and mention.paragraph - last.paragraph <= _FAR
    )
