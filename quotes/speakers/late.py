"""A late sieve: someone introduced by a role and only named afterwards (La mairesse … Jocelyne Frenette, qui …)."""

from quotes.speakers.entities import Cast, Figure, agrees

_REACH = 40  # mentions looked back at
_FAR = 2  # paragraphs between the role and the name


def named_later(cast: Cast, i: int) -> None:
    """Join a role holder to the full name that first appears, bare and as a subject, shortly after."""
    mention, bearer = cast.mentions[i], cast.owner[i]
    if bearer is None or bearer.kind != "person" or mention.name is None or bearer.first != i or bearer.nouns or mention.nested:
        return
    if mention.quoted is not None or len(mention.name.words) < 2 or not mention.subject or mention.article != "bare":
        return
    for j in range(i - 1, max(-1, i - _REACH), -1):
        figure = cast.owner[j]
        if figure is not None and figure is not bearer and _awaits_name(cast, figure, i, j):
            if agrees(figure, bearer.gender, False) and figure.spoken is not None:
                cast.merge(figure, bearer, "speaker.named-later")
            return


def _awaits_name(cast: Cast, figure: Figure, i: int, j: int) -> bool:
    last, mention = cast.mentions[j], cast.mentions[i]
    return (
        figure.kind == "person"
        and not figure.named
        and not figure.plural
        and not last.nested
        and last.quoted is None
        and last.article == "definite"
        and mention.paragraph - last.paragraph <= _FAR
    )
