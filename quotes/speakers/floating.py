"""Quotations without a source of their own: whose speech they go on with, or who has just been given the floor."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import regex

from quotes.model.attribution import Attribution
from quotes.speakers.echoes import echoed, is_heading
from quotes.speakers.entities import Figure
from quotes.speakers.pronouns import refer
from quotes.speakers.reading import Reading
from quotes.speakers.woven import may_speak

_REACH = 12  # attributions looked at on either side
_GAP = 6  # characters between a quotation and the next that is still one stretch of speech
_PARAGRAPHS = 3  # paragraphs over which a speech is taken to go on
_PARAGRAPH = 40  # mentions of a paragraph looked at
_LINE = 90  # characters of a line that heads a quotation
_SUBJECT = 200  # characters that a subject counts as nearer
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"', ",", ";")
_NOBODY = frozenset({"ce", "c'", "c’", "cela", "ça", "ceci"})
_DASH = regex.compile(r"[–—-]\s*$")


@dataclass(frozen=True, slots=True)
class Speech:
    """The attributions in text order, with the paragraph and the speaker of each, as far as settled.

    `numbers` are their places in the reading, `inner` those that lie inside another's words.
    """

    reading: Reading
    numbers: Sequence[int]
    attributions: Sequence[Attribution]
    paragraphs: Sequence[int]
    speakers: list[Figure | None]
    inner: Collection[int]

    def before(self, k: int) -> Iterator[int]:
        """Those before `k` whose speaker is known, the nearest first."""
        near = range(k - 1, max(-1, k - _REACH), -1)
        return (i for i in near if self.speakers[i] is not None and i not in self.inner)

    def same_paragraph(self, k: int) -> int | None:
        """The nearest before `k` in its paragraph."""
        return next((i for i in self.before(k) if self.paragraphs[i] == self.paragraphs[k]), None)


Found: TypeAlias = tuple[Figure | None, str] | None


def fill_floating(reading: Reading) -> None:
    """Give quotations without a source the speaker whose speech they go on with."""
    order = sorted(range(len(reading.attributions)), key=lambda n: reading.attributions[n].content[0])
    attributions = [reading.attributions[n] for n in order]
    speakers = [reading.speakers[n] for n in order]
    paragraphs = [reading.places[n].paragraph for n in order]
    speech = Speech(reading, order, attributions, paragraphs, speakers, _nested(attributions))
    for k, n in enumerate(order):
        if speakers[k] is None and _is_sourceless(reading.tree.raw, attributions[k]):
            found = next(filter(None, (rule(speech, k) for rule in _RULES)), (None, ""))
            speakers[k], reading.rules[n] = found
            reading.speakers[n] = found[0]


def _is_sourceless(raw: str, attribution: Attribution) -> bool:
    """Whether a quotation has no source, or one that is nobody: a heading that names nothing, *ce*, *cela*."""
    source = attribution.source
    return source is None or attribution.cue_kind == "colon" or raw[slice(*source.span)].lower() in _NOBODY


def _nested(attributions: Sequence[Attribution]) -> set[int]:
    """The attributions that lie inside another's content."""
    inner: set[int] = set()
    reach = -1
    for i, attribution in enumerate(attributions):
        if attribution.content[-1][1] < reach:
            inner.add(i)
        reach = max(reach, *(b for _, b in attribution.verbatim), -1)
    return inner


def _heading(speech: Speech, k: int) -> Found:
    """A heading's quotation belongs to whom the article lets say it; to nobody where it does not come back."""
    if not is_heading(speech.reading.tree, speech.attributions[k], speech.paragraphs[k]):
        return None
    return _echo(speech, k) or (None, "")


def _echo(speech: Speech, k: int) -> Found:
    at = echoed(speech.reading.tree.raw, speech.attributions, k, speech.speakers, speech.inner)
    return (speech.speakers[at], "speaker.floating.headline") if at is not None else None


def _headed(speech: Speech, k: int) -> Found:
    """The person that a short line names before a paragraph that is nothing but a quotation."""
    reading, paragraph = speech.reading, speech.paragraphs[k]
    raw, paragraphs = reading.tree.raw, reading.tree.paragraphs
    if paragraph == 0 or raw[paragraphs[paragraph][0] : speech.attributions[k].content[0][0]].strip():
        return None
    first, end = paragraphs[paragraph - 1]
    line = raw[first:end].strip()
    if len(line) > _LINE or line.endswith(_SENTENCE_ENDS):
        return None
    named: Figure | None = None
    for i in range(bisect_left(reading.starts, first), bisect_left(reading.starts, end)):
        figure = reading.cast.owner[i]
        if figure is not None and figure.kind == "person" and figure.named and reading.cast.mentions[i].is_name:
            named = figure
    return (named, "speaker.floating.heading") if named is not None else None


def _turn(speech: Speech, k: int) -> Found:
    """In a dialogue of two, turns alternate."""
    raw, before = speech.reading.tree.raw, list(speech.before(k))
    if len(before) < 2 or not _is_turn(raw, speech.attributions[k]) or not _is_turn(raw, speech.attributions[before[0]]):  # noqa: PLR2004 - two speak
        return None
    return speech.speakers[before[1]], "speaker.floating.turn"


def _is_turn(raw: str, attribution: Attribution) -> bool:
    start = attribution.content[0][0]
    return bool(_DASH.search(raw, max(0, start - 3), start))


def _introduced(speech: Speech, k: int) -> Found:
    """The one person who is a subject in the sentence right before, where nobody speaks: *Son épouse tempère. « … »*."""
    reading, paragraph = speech.reading, speech.paragraphs[k]
    start, frame = speech.attributions[k].content[0][0], reading.places[speech.numbers[k]].frame
    here = (i for i in range(k - 1, max(-1, k - _REACH), -1) if speech.paragraphs[i] == paragraph)
    last = next((i for i in here if i not in speech.inner), None)
    since = _end(speech.attributions[last]) if last is not None else reading.tree.paragraphs[paragraph][0]
    subjects: dict[int, Figure] = {}
    for i in range(bisect_left(reading.starts, since), bisect_left(reading.starts, start)):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if figure is not None and mention.frame == frame - 1 and may_speak(reading.tree, mention):
            subjects[figure.number] = figure
    only = next(iter(subjects.values())) if len(subjects) == 1 else None
    if only is None or only.kind != "person" or only.plural:
        return None
    return only, "speaker.floating.subject"


def _end(attribution: Attribution) -> int:
    source, cue = attribution.source, attribution.cue
    return max(attribution.content[-1][1], source.span[1] if source else 0, cue[1] if cue else 0)


def _going_on(speech: Speech, k: int) -> Found:
    """A quotation without a source goes on with the speech before it in the paragraph."""
    here = speech.same_paragraph(k)
    return (speech.speakers[here], "speaker.floating") if here is not None else None


def _spoken_of(speech: Speech, k: int) -> Found:
    """The person a paragraph speaks of before a quotation that is the first of the paragraph."""
    reading, paragraphs = speech.reading, speech.paragraphs
    if paragraphs[k] == 0 or any(paragraphs[i] == paragraphs[k] for i in range(max(0, k - 8), k)):
        return None
    start = speech.attributions[k].content[0][0]
    best: tuple[int, Figure] | None = None
    last = bisect_left(reading.starts, start) - 1
    for i in range(last, max(-1, last - _PARAGRAPH), -1):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if mention.paragraph != paragraphs[k]:
            break
        if figure is None or figure.kind != "person" or not figure.named:
            continue
        rank = _SUBJECT * mention.subject + mention.span[0] - start
        if mention.quoted is None and not mention.nested and (best is None or rank > best[0]):
            best = rank, figure
    return (best[1], "speaker.floating.subject") if best else None


def _glued(speech: Speech, k: int) -> Found:
    """A quotation that stands right before another has its speaker."""
    if k + 1 == len(speech.attributions) or k + 1 in speech.inner or speech.speakers[k + 1] is None:
        return None
    gap = speech.attributions[k + 1].content[0][0] - speech.attributions[k].content[-1][1]
    return (speech.speakers[k + 1], "speaker.floating.next") if gap <= _GAP else None


def _paragraph(speech: Speech, k: int) -> Found:
    """A paragraph that is nothing but a quotation goes on with the speech before it."""
    last = next((i for i in speech.before(k) if speech.paragraphs[i] >= speech.paragraphs[k] - _PARAGRAPHS), None)
    return (speech.speakers[last], "speaker.floating.paragraph") if last is not None else None


_RULES: Sequence[Callable[[Speech, int], Found]] = (
    _heading, _headed, _turn, _introduced, _going_on, _spoken_of, _glued, _paragraph, _echo,
)  # fmt: skip
