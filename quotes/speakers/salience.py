"""How present a figure is in the reader's mind at a place of the article."""

from bisect import bisect_left
from dataclasses import dataclass

from quotes.speakers.entities import Cast, Figure

_LOOK_BACK = 4  # mentions of a figure weighed
NEVER = -1000.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the article: raw offset, number of the frame sentence, paragraph."""

    offset: int
    frame: int
    paragraph: int


def salience(cast: Cast, figure: Figure, place: Place) -> float:
    """The presence of a figure: near, as a subject, outside quotations, as one who has just spoken.

    `NEVER` for a figure that has not been mentioned before the place.
    """
    best = NEVER
    last = bisect_left(figure.mentions, place.offset, key=lambda j: cast.mentions[j].span[0])
    for j in reversed(figure.mentions[max(0, last - _LOOK_BACK) : last]):
        mention = cast.mentions[j]
        score = -8.0 * (place.frame - mention.frame) - 6.0 * (place.paragraph - mention.paragraph)
        score += 10 * mention.subject - 14 * mention.nested - 30 * (mention.quoted is not None)
        score -= 4 * mention.said + 6 * (mention.article == "indefinite" and not mention.subject)
        best = max(best, score)
    spoken = figure.spoken
    if spoken is not None and spoken.offset < place.offset:
        best = max(best, 8 - 8.0 * (place.frame - spoken.frame) - 6.0 * (place.paragraph - spoken.paragraph))
    echo = figure.echo
    if echo is not None and echo.offset < place.offset:
        best = max(best, 8 - 8.0 * (place.frame - echo.frame) - 6.0 * (place.paragraph - echo.paragraph))
    if best == NEVER:
        return NEVER
    here = spoken is not None and place.paragraph == spoken.paragraph
    return best + 3 * figure.named + 3 * (spoken is not None) + (4 if here else 1) * (cast.last_speaker is figure)
