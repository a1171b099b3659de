"""Pairing of quotation marks: a stack that lives through paragraphs and never fails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import regex

from quotes.marks.dialogue import dialogue_turns
from quotes.marks.signs import CURLY, STRAIGHT, Sign, signs
from quotes.model.mark import Mark
from quotes.model.result import Issue
from quotes.model.span import Span

_DEEPEST = 8  # more marks open at once are no nesting but damage
_MOST_REPEATS = 40  # paragraphs of one quotation, each opened by a repeated mark
_MOST_PARAGRAPHS = 8  # paragraphs of one quotation without repeated marks
_SENTENCE_END = frozenset(".!?…")
_MARKS = frozenset('«»‹›“”„"')
_CROSSED = frozenset({CURLY, STRAIGHT})  # styles that careless typing mixes: “mot"
# A reporting clause with an inverted pronoun: what stands before it is where an unclosed quotation ends at the latest.
_INCISE = regex.compile(r"[,!?…]\s(?:\p{L}[\p{L}'’]*\s){0,4}+[\p{L}'’]*\p{L}-(?:t-)?(?:il|elle|on|ils|elles)\b")


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    sign: Sign
    repeats: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """One way to read the signs of a paragraph: closed stretches, stray signs, marks still open."""

    stack: list[_Open]
    marks: list[Mark] = field(default_factory=list)
    stray: list[Sign] = field(default_factory=list)

    def troubles(self, style: str) -> int:
        """How many signs of a style are left without a partner."""
        unclosed = sum(o.sign.style == style for o in self.stack)
        unclosed += sum(m.style == style and not m.closed for m in self.marks)
        return unclosed + sum(s.style == style for s in self.stray)

    def forced(self, here: Iterable[Sign], style: str) -> int:
        """How many signs of a style are read against the spaces around them."""
        starts = {m.start for m in self.marks}
        mine = (s for s in here if s.style == style and s.opens != s.closes)
        return sum(s.closes if s.start in starts else s.opens for s in mine)


def pair_marks(raw: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[tuple[Mark, ...], tuple[Issue, ...]]:
    """Pair the quotation marks of a text.

    `paragraphs` are half-open spans of `raw` in code points. Returns the marks in text order, each with the index of
    the mark around it, and an issue for every unclosed, stray or empty mark. Conventions: « », ‹ ›, “ ”, „ “,
    straight and single marks; nesting of equal and unequal marks; « or » repeated at the start of each further
    paragraph; one » that closes two; turns of dialogue opened by a dash.
    """
    by_paragraph = [signs(raw, start, end) for start, end in paragraphs]
    marks: list[Mark] = []
    stray: list[Sign] = []
    stack: list[_Open] = []
    for number, paragraph in enumerate(paragraphs):
        here = _take_repeats(raw, paragraph, by_paragraph[number], stack)
        reading = _read(raw, here, stack)
        kept = _kept(raw, paragraphs, number, by_paragraph, reading.stack)
        _settle(raw, paragraph, reading, kept)
        stack = reading.stack
        marks += reading.marks
        stray += reading.stray
    full = [m for m in marks if not _is_empty(raw, m)]
    return _ordered(full + dialogue_turns(raw, paragraphs, full)), _issues(raw, marks, stray)


def _take_repeats(raw: str, paragraph: tuple[int, int], here: list[Sign], stack: Sequence[_Open]) -> list[Sign]:
    """Take marks repeated at the start of a paragraph as parts of the quotations that are still open."""
    taken, at = 0, paragraph[0]
    for opened in stack:
        if taken == len(here) or raw[at : here[taken].start].strip() or here[taken].style != opened.sign.style:
            continue
        sign = here[taken]
        if not _is_repeat(raw, sign, paragraph[1]):
            break
        opened.repeats.append((sign.start, sign.end))
        taken, at = taken + 1, sign.end
    return here[taken:]


def _is_repeat(raw: str, sign: Sign, end: int) -> bool:
    """Whether a mark at a paragraph's start is repeated there: a closing one must have a sentence behind it."""
    if sign.opens:
        return True
    behind = raw[sign.end : min(end, sign.end + 40)].lstrip()
    return behind[:1].isupper() or behind[:1].isdigit() or behind[:1] in ("«", "“", "[", "(")


def _read(raw: str, here: list[Sign], stack: Sequence[_Open]) -> _Reading:
    """Read the signs by the spaces around them; where that leaves equal signs unpaired, by turns if that mends it."""
    reading = _step_through(raw, here, stack)
    for style in _CROSSED:
        troubles = reading.troubles(style)
        if troubles and len({raw[s.start : s.end] for s in here if s.style == style}) == 1:
            either = [replace(s, opens=True, closes=True) if s.style == style and not s.measure else s for s in here]
            by_turns = _step_through(raw, either, stack)
            if not by_turns.troubles(style) and by_turns.forced(here, style) <= troubles:
                reading = by_turns
    return reading


def _step_through(raw: str, here: Iterable[Sign], stack: Sequence[_Open]) -> _Reading:
    reading = _Reading(list(stack))
    for sign in here:
        _step(raw, sign, reading)
    return reading


def _step(raw: str, sign: Sign, reading: _Reading) -> None:
    """Open or close one mark."""
    stack = reading.stack
    depth = _partner(sign, stack)
    if sign.opens and not (sign.closes and depth is not None) and len(stack) < _DEEPEST:
        stack.append(_Open(sign))
    elif depth is not None and sign.closes:
        for lost in stack[depth + 1 :]:  # opened inside and never closed: it ends with the one around it
            reading.marks.append(_mark(lost, _rstrip(raw, lost.sign.end, sign.start), None))
        reading.marks.append(_mark(stack[depth], sign.end, sign))
        del stack[depth:]
    elif not sign.measure:
        reading.stray.append(sign)


def _partner(sign: Sign, stack: Sequence[_Open]) -> int | None:
    """The place of the open mark that a sign closes, if any."""
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].sign.style == sign.style:
            return place
    crossed = not sign.opens and stack and {sign.style, stack[-1].sign.style} == _CROSSED
    return len(stack) - 1 if crossed else None


def _mark(opened: _Open, end: int, closing: Sign | None) -> Mark:
    return Mark(
        index=-1,
        start=opened.sign.start,
        end=end,
        inner_start=opened.sign.end,
        inner_end=closing.start if closing else end,
        style=opened.sign.style,
        closed=closing is not None,
        repeats=tuple(opened.repeats),
    )


def _kept(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    number: int,
    by_paragraph: Sequence[list[Sign]],
    stack: Sequence[_Open],
) -> int:
    """How many of the open marks, from the outermost in, go on in the next paragraph: one of a style at most."""
    styles: list[str] = []
    for style in (opened.sign.style for opened in stack):
        if style in styles or not _goes_on(raw, paragraphs, number, by_paragraph, style):
            break
        styles.append(style)
    return len(styles)


def _goes_on(
    raw: str, paragraphs: Sequence[tuple[int, int]], number: int, by_paragraph: Sequence[list[Sign]], style: str
) -> bool:
    """Whether a mark open at the end of a paragraph is closed further down, as quotations over paragraphs are."""
    last = min(len(paragraphs), number + 1 + _MOST_REPEATS)
    for later in range(number + 1, last):
        first = next((s for s in by_paragraph[later] if s.style == style), None)
        if first is None:
            if later - number > _MOST_PARAGRAPHS or style == STRAIGHT:
                return False
            continue
        lead = raw[paragraphs[later][0] : first.start]
        if not (_is_lead(lead) and _is_repeat(raw, first, paragraphs[later][1])):
            return first.closes and not first.opens and not first.measure
        if any(s.style == style and s.closes and s.start > first.start for s in by_paragraph[later]):
            return True
    return False


def _is_lead(text: str) -> bool:
    """Whether nothing but other marks stands before a mark at a paragraph's start."""
    return all(char.isspace() or char in _MARKS for char in text)


def _settle(raw: str, paragraph: tuple[int, int], reading: _Reading, kept: int) -> None:
    """End the open marks that do not go on: where another mark closes two, or where their quotation seems to end."""
    while len(reading.stack) > kept:
        opened = reading.stack.pop()
        begin = opened.sign.end if opened.sign.start >= paragraph[0] else paragraph[0]
        inside = sorted((m for m in reading.marks if m.start >= begin), key=lambda m: m.start)
        shared = _shared_close(raw, opened, begin, inside)
        if shared is not None:
            reading.marks.append(replace(_mark(opened, shared.end, None), inner_end=shared.inner_end, closed=True))
        else:
            reading.marks.append(_mark(opened, _unclosed_end(raw, opened, begin, paragraph[1], inside), None))


def _shared_close(raw: str, opened: _Open, begin: int, inside: Sequence[Mark]) -> Mark | None:
    """The nested mark whose closing sign also closes the open one («A « b » with a single »)."""
    nested = [m for m in inside if m.style == opened.sign.style and m.closed]
    if not nested or opened.sign.style == STRAIGHT:
        return None
    last = max(nested, key=lambda m: m.end)
    first = raw[last.inner_start : last.inner_start + 3].lstrip()[:1]
    starts_anew = _last(raw, begin, last.start) in _SENTENCE_END or first.isupper()
    return None if starts_anew or _INCISE.search(raw, begin, last.start) else last


def _unclosed_end(raw: str, opened: _Open, begin: int, end: int, inside: Sequence[Mark]) -> int:
    """Where an unclosed quotation ends: before a pronoun's incise, before the next quotation, or with its paragraph."""
    limit = end
    reach, outermost = begin, begin
    for mark in inside:
        if mark.start >= reach:
            outermost = mark.start
        reach = max(reach, mark.end)
        if opened.sign.style in (mark.style, STRAIGHT) or _last(raw, begin, mark.start) in _SENTENCE_END:
            limit = outermost
            break
    incise = _INCISE.search(raw, begin, limit)
    free = incise is not None and not any(m.start < incise.start() < m.end for m in inside)
    return _rstrip(raw, opened.sign.end, incise.start() if incise is not None and free else limit)


def _last(raw: str, start: int, end: int) -> str:
    """The last character of `raw[start:end]` that is no white space, if any."""
    end = _rstrip(raw, start, end)
    return raw[end - 1] if end > start else ""


def _rstrip(raw: str, start: int, end: int) -> int:
    while end > start and raw[end - 1].isspace():
        end -= 1
    return end


def _ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Number the marks in text order and name each one's parent."""
    around: list[Mark] = []
    result: list[Mark] = []
    for index, mark in enumerate(sorted(marks, key=lambda m: (m.start, -m.end, not m.is_dash))):
        while around and around[-1].end <= mark.start:
            around.pop()
        numbered = replace(mark, index=index, parent=around[-1].index if around else None)
        result.append(numbered)
        around.append(numbered)
    return tuple(result)


def _issues(raw: str, marks: Iterable[Mark], stray: Iterable[Sign]) -> tuple[Issue, ...]:
    odd = [(s.start, s.end, "mark.stray", "closes nothing") for s in stray]
    for mark in marks:
        if not mark.closed:
            odd.append((mark.start, mark.inner_start, "mark.unclosed", "is never closed"))
        elif _is_empty(raw, mark):
            odd.append((mark.start, mark.end, "mark.empty", "holds nothing"))
    return tuple(
        Issue(
            kind=kind,
            span=Span.of(raw, start, end),
            message=f"The quotation mark {raw[start:end]} at offset {start} {what}.",
        )
        for start, end, kind, what in sorted(odd)
    )


def _is_empty(raw: str, mark: Mark) -> bool:
    return not raw[mark.inner_start : mark.inner_end].strip()
