"""Quotations in headings: they belong to whoever says their words below."""

from collections import Counter
from collections.abc import Callable, Sequence

from quotes.speakers.speech import Found, Speech

_TELLING = 2  # long words that a heading's quotation needs to be taken from the subject of its own line
_WORD_FOR_WORD = 5  # words of a quotation that hardly two people say one after the other
_WEIGHT = 12  # of a word that no other quotation has; one in many weighs less


def _echo(speech: Speech, k: int) -> Found:
    """A heading's quotation comes back elsewhere, with its speaker: below, else above."""
    own = speech.echoes[k]
    guessed = speech.speakers[k] is not None and not by_function(speech, k)
    if guessed and (speech.attributions[k].source is not None or len(own.long) < _TELLING):
        return None
    for i in _heard(speech, k):
        if own.comes_back_in(speech.echoes[i]):
            return speech.speakers[i], "speaker.floating.headline"
    return None


def by_function(speech: Speech, k: int) -> bool:
    """Whether a heading tells of whoever speaks nothing but a function (*Le pont rouvrira lundi (responsable)*)."""
    figure, mentions = speech.speakers[k], speech.reading.cast.mentions
    if figure is None or figure.named or figure.kind != "person" or not speech.reading.cast.headed:
        return False
    return all(mentions[j].paragraph == 0 and mentions[j].article == "bare" for j in figure.mentions)


def _heard(speech: Speech, k: int) -> list[int]:
    """The attributions whose speaker is known, those below `k` first."""
    known = (i for i, figure in enumerate(speech.speakers) if figure is not None and i not in speech.inner and i != k)
    return sorted(known, key=lambda i: i < k)


def said_again(speech: Speech, k: int) -> Found:
    """Words that somebody says elsewhere, one after the other, are his wherever they stand."""
    own = speech.echoes[k]
    if len(own.words.split()) < _WORD_FOR_WORD:
        return None
    same = (i for i in _heard(speech, k) if own.words in speech.echoes[i].words)
    return next(((speech.speakers[i], "speaker.floating.headline") for i in same), None)


def _cut_otherwise(speech: Speech, k: int) -> Found:
    """A heading that makes one saying of several: the speaker below whose words share most with it, rare ones first."""
    if speech.speakers[k] is not None:
        return None
    own, told = speech.echoes[k].long, Counter(word for echo in speech.echoes for word in echo.long)
    shares: Counter[int] = Counter()
    for i in _heard(speech, k):
        figure = speech.speakers[i]
        if i > k and figure is not None:
            share = sum(_WEIGHT // told[word] for word in own & speech.echoes[i].long)
            shares[figure.number] = max(shares[figure.number], share)
    best = shares.most_common(2)
    if not best or best[0][1] < _WEIGHT // 2 or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    same = (f for f in speech.speakers if f is not None and f.number == best[0][0])
    return next(same), "speaker.floating.headline"


def _next_one(speech: Speech, k: int) -> Found:
    """Else the one who speaks next below a heading."""
    if speech.speakers[k] is not None:
        return None
    below = (i for i in range(k + 1, len(speech.speakers)) if speech.paragraphs[i] != speech.paragraphs[k])
    figure = next((speech.speakers[i] for i in below if speech.speakers[i] is not None and i not in speech.inner), None)
    return (figure, "speaker.floating.next") if figure is not None else None


ANNOUNCEMENTS: Sequence[Callable[[Speech, int], Found]] = (said_again, _echo, _cut_otherwise, _next_one)
