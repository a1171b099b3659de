"""Quotations without a source of their own: whose speech they go on with."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

import regex

from quotes.model.attribution import Attribution
from quotes.speakers.echoes import echoed, is_heading
from quotes.speakers.entities import Figure
from quotes.speakers.reading import Reading

_REACH = 12  # attributions looked at on either side
_GAP = 6  # characters between a quotation and the next that is still one stretch of speech
_PARAGRAPHS = 3  # paragraphs over which a speech is taken to go on
_PARAGRAPH = 40  # mentions of a paragraph looked at
_LINE = 90  # characters of a line that heads a quotation
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"', ",", ";")
_NOBODY = frozenset({"ce", "c'", "c’", "cela", "ça", "ceci"})
_DASH = regex.compile(r"[–—-]\s*$")


def fill_floating(reading: Reading) -> None:
    """Give quotations without a source the speaker whose speech they go on with."""
    order = sorted(range(len(reading.attributions)), key=lambda n: reading.attributions[n].content[0])
    attributions = [reading.attributions[n] for n in order]
    paragraphs = [reading.places[n].paragraph for n in order]
    speakers = [reading.speakers[n] for n in order]
    inner = _nested(attributions)
    for k, n in enumerate(order):
        if speakers[k] is not None or not _is_sourceless(reading.tree.raw, attributions[k]):
            continue
        if is_heading(reading.tree, attributions[k], paragraphs[k]):
            near = echoed(reading.tree.raw, attributions, k, speakers, inner)
            figure, rule = (speakers[near], "speaker.floating.headline") if near is not None else (None, "")
            speakers[k] = reading.speakers[n] = figure
            reading.rules[n] = rule
            continue
        figure, rule = _headed(reading, attributions[k], paragraphs[k]), "speaker.floating.heading"
        if figure is None:
            figure, rule = _spoken_of(reading, attributions, k, paragraphs), "speaker.floating.subject"
        if figure is None:
            near = continued(reading.tree.raw, attributions, k, speakers, paragraphs, inner)
            figure, rule = (speakers[near[0]], near[1]) if near else (None, "")
        speakers[k] = reading.speakers[n] = figure
        reading.rules[n] = rule


def _is_sourceless(raw: str, attribution: Attribution) -> bool:
    """Whether a quotation has no source, or one that is nobody: a heading that names nothing, *ce*, *cela*."""
    source = attribution.source
    return source is None or attribution.cue_kind == "colon" or raw[slice(*source.span)].lower() in _NOBODY


def _headed(reading: Reading, attribution: Attribution, paragraph: int) -> Figure | None:
    """The person that a short line names before a paragraph that is nothing but a quotation."""
    raw, paragraphs = reading.tree.raw, reading.tree.paragraphs
    start = attribution.content[0][0]
    if paragraph == 0 or raw[paragraphs[paragraph][0] : start].strip():
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
    return named


def _spoken_of(
    reading: Reading, attributions: Sequence[Attribution], k: int, paragraphs: Sequence[int]
) -> Figure | None:
    """The person a paragraph speaks of before a quotation that is the first of the paragraph."""
    if paragraphs[k] == 0 or any(paragraphs[i] == paragraphs[k] for i in range(max(0, k - 8), k)):
        return None
    start = attributions[k].content[0][0]
    best: tuple[int, Figure] | None = None
    last = bisect_left(reading.starts, start) - 1
    for i in range(last, max(-1, last - _PARAGRAPH), -1):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if mention.paragraph != paragraphs[k]:
            break
        if (
            figure is None
            or figure.kind != "person"
            or not figure.named
            or mention.quoted is not None
            or mention.nested
        ):
            continue
        rank = 200 * mention.subject + mention.span[0] - start
        if best is None or rank > best[0]:
            best = rank, figure
    return best[1] if best else None


def continued(
    raw: str,
    attributions: Sequence[Attribution],
    n: int,
    speakers: Sequence[Figure | None],
    paragraphs: Sequence[int],
    inner: Collection[int],
) -> tuple[int, str] | None:
    """The attribution whose speaker a quotation without source continues, and the rule that says so.

    `attributions` are in text order, `speakers[i]` is known for those already settled, `paragraphs[i]` is the
    paragraph of each, `inner` are those that lie inside another's words.
    """
    before = [i for i in range(n - 1, max(-1, n - _REACH), -1) if speakers[i] is not None and i not in inner]
    if _is_turn(raw, attributions[n]) and len(before) > 1 and _is_turn(raw, attributions[before[0]]):
        return before[1], "speaker.floating.turn"
    here = next((i for i in before if paragraphs[i] == paragraphs[n]), None)
    if here is not None:
        return here, "speaker.floating"
    glued = n + 1 < len(attributions) and attributions[n + 1].content[0][0] - attributions[n].content[-1][1] <= _GAP
    if glued and n + 1 not in inner and speakers[n + 1] is not None:
        return n + 1, "speaker.floating.next"
    last = next((i for i in before if paragraphs[i] >= paragraphs[n] - _PARAGRAPHS), None)
    if last is not None:
        return last, "speaker.floating.paragraph"
    return None


def _nested(attributions: Sequence[Attribution]) -> set[int]:
    """The attributions that lie inside another's content."""
    inner: set[int] = set()
    reach = -1
    for i, attribution in enumerate(attributions):
        end = attribution.content[-1][1]
        if end < reach:
            inner.add(i)
        reach = max(reach, *(b for _, b in attribution.verbatim), -1)
    return inner


def _is_turn(raw: str, attribution: Attribution) -> bool:
    start = attribution.content[0][0]
    return bool(_DASH.search(raw, max(0, start - 3), start))
