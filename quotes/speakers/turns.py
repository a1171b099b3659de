"""Dialogue: in one of two, turns alternate, be they marked by dashes or by *Réponse : « … »*."""

from bisect import bisect_left

import regex

from quotes.speakers.entities import Figure
from quotes.speakers.speech import Found, Speech

_NARRATED = 2  # paragraphs from one turn of a dialogue to the next: a line that tells something may stand between
_LEAD = 80  # characters before a quotation in which it is called an answer
_REPLY = regex.compile(
    r"(?:^|[.!?»”\"\n]\s*+)(?:La\s)?(?:réponse|réplique)\b(?!\s+d(?:e|u|es|['’])\b)[^«»“”\".!?\n]{0,60}:\s*$",
    regex.IGNORECASE,
)
_TO = frozenset({"à", "au", "aux"})
_DASH = regex.compile(r"\s*[–—-]\s*")


def take_turns(speech: Speech, k: int) -> Found:
    """In a dialogue of two, turns alternate: what is said two turns before or behind tells who speaks."""
    if not is_turn(speech, k):
        return None
    for step in (-1, 1):
        beside = _next_turn(speech, k, step)
        other = _next_turn(speech, beside, step) if beside is not None else None
        figure = speech.speakers[other] if other is not None else None
        if beside is not None and figure is not None and figure is not speech.speakers[beside]:
            return figure, "speaker.floating.turn"
    return None


def _next_turn(speech: Speech, k: int, step: int) -> int | None:
    """The turn before `k` (`step` -1) or behind it in the same dialogue."""
    at = k + step
    while 0 <= at < len(speech.attributions) and abs(speech.paragraphs[at] - speech.paragraphs[k]) <= _NARRATED:
        if at not in speech.inner and speech.paragraphs[at] != speech.paragraphs[k] and is_turn(speech, at):
            return at
        at += step
    return None


def is_turn(speech: Speech, k: int) -> bool:
    """Whether a quotation is a paragraph that begins with a dash."""
    raw, start = speech.reading.tree.raw, speech.attributions[k].content[0][0]
    return bool(_DASH.fullmatch(raw, speech.reading.tree.paragraphs[speech.paragraphs[k]][0], start))


def answer_back(speech: Speech, k: int) -> Found:
    """*« … » Réponse : « … »*: whoever has spoken before the last speaker, else to whom that one has spoken."""
    start = speech.attributions[k].content[0][0]
    lead = speech.reading.tree.plain[max(0, start - _LEAD) : start]
    last = speech.same_paragraph(k) if _REPLY.search(lead) else None
    if last is None:
        return None
    turns = (i for i in speech.before(k) if speech.paragraphs[i] == speech.paragraphs[k])
    other = next((f for i in turns if (f := speech.speakers[i]) is not speech.speakers[last]), None)
    other = other or _addressee(speech, last)
    return (other, "speaker.floating.turn") if other is not None else None


def _addressee(speech: Speech, k: int) -> Figure | None:
    """To whom a sentence says that something is said: *il écrivait à la direction : « … »*."""
    reading, start = speech.reading, speech.attributions[k].content[0][0]
    frame = reading.places[speech.numbers[k]].frame
    for i in range(bisect_left(reading.starts, start) - 1, -1, -1):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if mention.frame != frame:
            return None
        before = reading.tree.tokens[mention.first - 1].lower if mention.first else ""
        if figure is not None and before in _TO and mention.quoted is None and figure is not speech.speakers[k]:
            return figure
    return None
