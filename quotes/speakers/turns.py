"""Dialogue with dashes: in one of two, turns alternate."""

import regex

from quotes.speakers.speech import Found, Speech

_NARRATED = 2  # paragraphs from one turn of a dialogue to the next: a line that tells something may stand between
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
