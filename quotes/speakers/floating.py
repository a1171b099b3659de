"""Quotations without a source of their own: whose speech they go on with, or who has just been given the floor."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile

import regex

from quotes.grammar.headings import echo_of, heads
from quotes.lexicon.cues import cue_lexicon
from quotes.lexicon.people import people
from quotes.model.attribution import Attribution
from quotes.model.tree import Sentence
from quotes.speakers.announced import ANNOUNCEMENTS, by_function, said_again
from quotes.speakers.entities import Figure, may_be_person
from quotes.speakers.mention import Mention
from quotes.speakers.pronouns import is_main_subject, is_pronoun
from quotes.speakers.reading import Reading
from quotes.speakers.speech import REACH, Found, Speech
from quotes.speakers.turns import answer_back, is_turn, take_turns
from quotes.speakers.woven import may_speak

_GAP = 6  # characters between a quotation and the next that is still one stretch of speech
_PARAGRAPHS = 3  # paragraphs over which a speech is taken to go on
_PARAGRAPH = 40  # mentions of a paragraph looked at
_LINE = 90  # characters of a line that heads a quotation
_SUBJECT = 200  # characters that a subject counts as nearer
_LEAD = 30  # characters before a quotation that lead to it
_READ_THERE = regex.compile(r"\by (?:lire|lit|lisait)\b", regex.IGNORECASE)
_PEOPLE = frozenset({"person", "group"})
_OPENING = 8  # tokens of a sentence in which it points to the words before it
_THESE = frozenset({"ce", "cet", "cette", "ces"})
_SIGNS = ' \t\n\u00a0\u202f.,;!?…»”"’–—-'  # what may stand between a quotation and the sentence behind it
_BEFORE = " \u00a0\u202f–—-"  # what may stand before the words that begin a paragraph: the dash of a turn
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"', ",", ";")
_NOBODY = frozenset({"ce", "c'", "c’", "cela", "ça", "ceci"})


def fill_floating(reading: Reading) -> None:
    """Give quotations without a source the speaker whose speech they go on with."""
    order = sorted(range(len(reading.attributions)), key=lambda n: reading.attributions[n].content[0])
    attributions = [reading.attributions[n] for n in order]
    speakers = [reading.speakers[n] for n in order]
    paragraphs = [reading.places[n].paragraph for n in order]
    opens = {s.within: s for s in reversed(reading.tree.sentences) if s.within is not None}
    echoes = [echo_of(reading.tree.raw, attribution.content) for attribution in attributions]
    told = sorted((s for s in reading.tree.sentences if s.within is None), key=lambda s: s.start)
    speech = Speech(reading, order, attributions, paragraphs, speakers, _nested(attributions), opens, told, echoes)
    for rules, announcing in ((_RULES, False), (ANNOUNCEMENTS, True)):
        for k in range(len(order)):
            if _is_announcing(speech, k) is announcing and _is_open(speech, k, announcing=announcing):
                found = next(filter(None, (rule(speech, k) for rule in rules)), None)
                if found is not None:
                    speakers[k], reading.rules[order[k]] = found
                    reading.speakers[order[k]] = found[0]


def _is_announcing(speech: Speech, k: int) -> bool:
    """Whether a quotation stands in a heading, and so belongs to whom the text below lets say it."""
    tree, content = speech.reading.tree, speech.attributions[k].content
    return heads(tree.raw, tree.paragraphs[speech.paragraphs[k]], (content[0][0], content[-1][1]))


def _is_open(speech: Speech, k: int, *, announcing: bool) -> bool:
    """Whether nobody is known to speak; in a heading, only the person whom it lets speak is known."""
    attribution = speech.attributions[k]
    figure = speech.speakers[k]
    told_of = attribution.cue_kind == "colon" and figure is not None and not may_be_person(speech.reading.cast, figure)
    guessed = announcing and (attribution.source is None or told_of or by_function(speech, k))
    return (guessed or speech.speakers[k] is None) and _is_sourceless(speech.reading.tree.raw, attribution)


def _is_sourceless(raw: str, attribution: Attribution) -> bool:
    """Whether a quotation has no source, or one that is nobody: a heading that names nothing, *ce*, *cela*."""
    source = attribution.source
    words = raw[slice(*source.span)] if source is not None else ""
    return source is None or words.lower() in _NOBODY or (attribution.cue_kind == "colon" and not is_pronoun(words))


def _nested(attributions: Sequence[Attribution]) -> set[int]:
    """The attributions that lie inside another's content."""
    inner: set[int] = set()
    reach = -1
    for i, attribution in enumerate(attributions):
        if attribution.content[-1][1] < reach:
            inner.add(i)
        reach = max(reach, *(b for _, b in attribution.verbatim), -1)
    return inner


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
        mention = reading.cast.mentions[i]
        if figure is not None and figure.kind == "person" and figure.named and mention.is_name and not mention.governed:
            named = figure
    return (named, "speaker.floating.heading") if named is not None else None


def _written(speech: Speech, k: int) -> Found:
    """The paper that the text has brought in, where one reads in it (*peut-on y lire*) or words are on a banner."""
    reading, attribution = speech.reading, speech.attributions[k]
    raw, start = reading.tree.raw, attribution.content[0][0]
    cue = raw[slice(*attribution.cue)] if attribution.cue is not None else raw[max(0, start - _LEAD) : start]
    read, worded = _READ_THERE.search(cue) is not None, attribution.cue_kind in ("noun", "colon")
    if not (read or worded):
        return None
    first = reading.tree.paragraphs[max(0, speech.paragraphs[k] - read)][0]
    for i in reversed(range(bisect_left(reading.starts, first), bisect_left(reading.starts, start))):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        known = people().known(mention.noun)
        shown = known is not None and "banner" in known.classes and mention.frame >= _frame(speech, k) - 1
        if figure is not None and mention.quoted is None and mention.kind == "document" and (read or shown):
            return figure, "speaker.floating.written"
    return None


def _frame(speech: Speech, k: int) -> int:
    return speech.reading.places[speech.numbers[k]].frame


def _introduced(speech: Speech, k: int) -> Found:
    """The one person who is a subject in the sentence before, where nobody speaks: *Son épouse tempère. « … »*.

    Of several it is the one whom the sentence itself tells of, not its subordinate clauses; a sentence that tells of
    nobody (*Elle se tait. Le vent se lève. « … »*) leaves it to the one before.
    """
    subjects = _subjects_before(speech, k, 1) or _subjects_before(speech, k, 2)
    only = _one({figure.number: figure for figure, _ in subjects})
    only = only or _one({figure.number: figure for figure, main in subjects if main})
    if only is None or only.kind not in _PEOPLE or _tells_of(speech, k, only):
        return None
    if only.plural and speech.same_paragraph(k) is not None:
        return None  # les habitants approuvent: whoever spoke before goes on
    return (only, "speaker.floating.subject") if only.plural or only.kind == "person" else None


def _one(figures: Mapping[int, Figure]) -> Figure | None:
    return next(iter(figures.values())) if len(figures) == 1 else None


def _subjects_before(speech: Speech, k: int, back: int) -> list[tuple[Figure, bool]]:
    """Those who are subjects `back` sentences before, behind the last words that somebody has said.

    With each goes whether it is the subject of the main clause.
    """
    reading, tree = speech.reading, speech.reading.tree
    start, frame = speech.attributions[k].content[0][0], _frame(speech, k) - back
    since = _silence_before(speech, k)
    found = []
    for i in range(bisect_left(reading.starts, since), bisect_left(reading.starts, start)):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if figure is not None and mention.frame == frame and may_speak(tree, mention):
            found.append((figure, is_main_subject(tree, tree.tokens[mention.head])))
    echoes = reading.echoes[bisect_left(reading.echoes, since, key=lambda echo: echo[0].place.offset) :]
    for asked, figure in takewhile(lambda echo: echo[0].place.frame <= frame, echoes):
        if asked.place.frame == frame:
            found.append((figure.living_heir(), asked.main))
    return found


def _tells_of(speech: Speech, k: int, figure: Figure) -> bool:
    """Whether quoted words begin with a pronoun that can mean somebody: nobody says *il* of himself."""
    opening = next((speech.opens[m] for m in speech.attributions[k].marks if m in speech.opens), None)
    first = speech.reading.tree.tokens[opening.first] if opening is not None else None
    if first is None or not first.deprel.startswith("nsubj"):
        return False
    own = ("ils", "elles") if figure.plural else ("il", "elle")
    return first.lower in own and figure.gender in (None, "m" if first.lower == own[0] else "f")


def _silence_before(speech: Speech, k: int) -> int:
    """Where the speech before a quotation ends; at most the paragraph, or for one that begins it, that before."""
    tree, paragraph = speech.reading.tree, speech.paragraphs[k]
    first = tree.paragraphs[paragraph][0]
    begins = not tree.raw[first : speech.attributions[k].content[0][0]].strip(_BEFORE)
    since = tree.paragraphs[max(0, paragraph - begins)][0]
    return max([since, *(_end(speech.attributions[i]) for i in range(max(0, k - REACH), k) if i not in speech.inner)])


def _end(attribution: Attribution) -> int:
    source, cue = attribution.source, attribution.cue
    return max(attribution.content[-1][1], source.span[1] if source else 0, cue[1] if cue else 0)


def _going_on(speech: Speech, k: int) -> Found:
    """A quotation without a source goes on with the speech before it in the paragraph."""
    here = speech.same_paragraph(k)
    return (speech.speakers[here], "speaker.floating") if here is not None else None


def _spoken_of(speech: Speech, k: int) -> Found:
    """The person a paragraph speaks of before a quotation that is the first of the paragraph."""
    start = speech.attributions[k].content[0][0]
    best: tuple[int, Figure] | None = None
    for mention, figure in _persons_before(speech, k):
        rank = _SUBJECT * mention.subject + mention.span[0] - start
        if not mention.nested and (best is None or rank > best[0]):
            best = rank, figure
    return (best[1], "speaker.floating.subject") if best else None


def _only_one(speech: Speech, k: int) -> Found:
    """The only person whom a paragraph names before its first quotation: *Dans le bureau de Claire Morvan, …*."""
    figures = {figure.number: figure for _, figure in _persons_before(speech, k)}
    return (next(iter(figures.values())), "speaker.floating.subject") if len(figures) == 1 else None


def _persons_before(speech: Speech, k: int) -> Iterator[tuple[Mention, Figure]]:
    """The named persons of a paragraph before its first quotation, the nearest first."""
    reading, paragraphs = speech.reading, speech.paragraphs
    if any(paragraphs[i] == paragraphs[k] for i in range(max(0, k - 8), k)):
        return
    last = bisect_left(reading.starts, speech.attributions[k].content[0][0]) - 1
    for i in range(last, max(-1, last - _PARAGRAPH), -1):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if mention.paragraph != paragraphs[k]:
            return
        if figure is not None and figure.kind == "person" and figure.named and mention.quoted is None:
            yield mention, figure


def _credited(speech: Speech, k: int) -> Found:
    """*« … » C'est par ces mots que s'ouvre le communiqué*: the sentence behind tells whose words they are."""
    reading, behind = speech.reading, _sentence_behind(speech, k)
    if behind is None:
        return None
    nouns = cue_lexicon().nouns
    opening = reading.tree.of(behind)[:_OPENING]
    if not any(a.lower in _THESE and (b.lemma in nouns or b.lower in nouns) for a, b in pairwise(opening)):
        return None
    figures = [(m, f) for m, f in _mentioned_in(reading, behind) if m.kind is not None or m.name is not None]
    subject = next((f for m, f in figures if may_speak(reading.tree, m)), None)
    chosen = subject or _one({f.number: f for _, f in figures if f.kind == "person"})
    return (chosen, "speaker.floating.credited") if chosen is not None else None


def _presented(speech: Speech, k: int) -> Found:
    """*« … » (Ce matin,) Léa, 14 ans, n'a pas dormi*: behind words that open a paragraph, one is brought in by name."""
    reading, behind = speech.reading, _sentence_behind(speech, k)
    first = next(iter(_mentioned_in(reading, behind)), None) if behind is not None else None
    if behind is None or first is None:
        return None
    mention, figure = first
    lead = reading.tree.plain[behind.start : mention.span[0]].rstrip()
    opens = mention.is_name and mention.subject and (not lead or (lead[-1] == "," and len(lead) <= _LEAD))
    told = (m for j in figure.mentions if (m := reading.cast.mentions[j]).paragraph > 0 or not reading.cast.headed)
    fits = opens and figure.kind == "person" and not _tells_of(speech, k, figure)
    return (figure, "speaker.floating.subject") if fits and next(told, None) is mention else None


def _sentence_behind(speech: Speech, k: int) -> Sentence | None:
    """The writer's sentence right behind a quotation that opens its paragraph."""
    tree, attribution = speech.reading.tree, speech.attributions[k]
    start, end = attribution.content[0][0], attribution.content[-1][1]
    paragraph = speech.paragraphs[k]
    if tree.raw[tree.paragraphs[paragraph][0] : start].strip():
        return None
    behind = next(islice(speech.told, bisect_left(speech.told, end, key=lambda s: s.start), None), None)
    near = behind is not None and not tree.raw[end : behind.start].strip(_SIGNS) and behind.paragraph - paragraph <= 1
    return behind if near else None


def _mentioned_in(reading: Reading, sentence: Sentence) -> Iterator[tuple[Mention, Figure]]:
    """Those whom a sentence mentions, with the mention, in text order."""
    for i in range(bisect_left(reading.starts, sentence.start), bisect_left(reading.starts, sentence.end)):
        figure = reading.cast.owner[i]
        if figure is not None and reading.cast.mentions[i].sentence == sentence.index:
            yield reading.cast.mentions[i], figure


def _glued(speech: Speech, k: int) -> Found:
    """A quotation that stands right before another has its speaker."""
    last = k + 1 == len(speech.attributions)
    if is_turn(speech, k) or last or k + 1 in speech.inner or speech.speakers[k + 1] is None:
        return None
    gap = speech.attributions[k + 1].content[0][0] - speech.attributions[k].content[-1][1]
    return (speech.speakers[k + 1], "speaker.floating.next") if gap <= _GAP else None


def _paragraph(speech: Speech, k: int) -> Found:
    """A paragraph that is nothing but a quotation, or tells of nobody else, goes on with the speech before it."""
    if is_turn(speech, k):
        return None
    last = next((i for i in speech.before(k) if speech.paragraphs[i] >= speech.paragraphs[k] - _PARAGRAPHS), None)
    figure = speech.speakers[last] if last is not None else None
    told_of_others = figure is not None and any(other is not figure for other in _acting_before(speech, k))
    return (figure, "speaker.floating.paragraph") if figure is not None and not told_of_others else None


def _acting_before(speech: Speech, k: int) -> Iterator[Figure]:
    """Those of whom the paragraph of a quotation tells something before it."""
    reading, start = speech.reading, speech.attributions[k].content[0][0]
    first = reading.tree.paragraphs[speech.paragraphs[k]][0]
    for i in range(bisect_left(reading.starts, first), bisect_left(reading.starts, start)):
        figure = reading.cast.owner[i]
        if figure is not None and may_speak(reading.tree, reading.cast.mentions[i]):
            yield figure


_RULES: Sequence[Callable[[Speech, int], Found]] = (
    _headed, said_again, _written, _credited, answer_back, _introduced, take_turns, _going_on, _spoken_of,
    _presented, _glued, _paragraph, _only_one,
)  # fmt: skip
