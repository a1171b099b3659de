"""One article on its way through the sieves: its mentions in order, and what each attribution points to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quotes.grammar.headings import is_byline, is_heading
from quotes.lexicon.people import Gender, people
from quotes.model.attribution import Attribution
from quotes.model.entity import EntityMention
from quotes.model.tree import Tree
from quotes.speakers.entities import Cast, Figure
from quotes.speakers.mention import Mention
from quotes.speakers.mentions import find_mentions, frame_numbers
from quotes.speakers.pronouns import GOES_ON, Asked, ask_owner, gender_told, subjects
from quotes.speakers.salience import Place
from quotes.speakers.sources import pointed_at, source_mention
from quotes.speakers.woven import can_speak, is_weak, sentence_subject


@dataclass(slots=True)
class Reading:
    """The state of a resolution.

    `starts` are the offsets of the mentions; `frames[s]` numbers sentence `s` among those outside folded quotations;
    `of_source[n]` is the mention that names the source of attribution `n`, with the rule that found it where the
    source's own words do not tell, `framed[n]` the pronoun that is the subject of a sentence without a source.
    `around[n]` is the attribution in whose quoted words the source of `n` stands. `echoes` are the
    `subjects`, with whom each stands for.
    """

    tree: Tree
    attributions: Sequence[Attribution]
    cast: Cast
    starts: list[int]
    frames: list[int]
    places: list[Place]
    subjects: list[Asked]
    around: dict[int, int]
    speakers: list[Figure | None]
    rules: list[str]
    of_source: dict[int, tuple[int, str]] = field(default_factory=dict)
    framed: dict[int, Asked] = field(default_factory=dict)
    echoes: list[tuple[Asked, Figure]] = field(default_factory=list)
    pronouns: list[tuple[Figure, EntityMention]] = field(default_factory=list)


def open_reading(tree: Tree, attributions: Sequence[Attribution]) -> Reading:
    """Find the mentions of an article and the places where its attributions stand."""
    frames = frame_numbers(tree)
    mentions = _mentions(tree, attributions, frames)
    starts = [m.span[0] for m in mentions]
    places = _places(tree, attributions, frames)
    heads = {a.source.head for a in attributions if a.source is not None}
    asked = subjects(tree, frames, heads)
    headed = bool(tree.paragraphs) and is_heading(tree.raw, tree.paragraphs[0])
    reading = Reading(
        tree, attributions, Cast(mentions, headed=headed), starts, frames, places, asked, _around(attributions),
        speakers=[None] * len(attributions), rules=[""] * len(attributions),
    )  # fmt: skip
    for n in range(len(attributions)):
        _find_source(reading, n)
    return reading


def _find_source(reading: Reading, n: int) -> None:
    """Note the mention that names an attribution's source; for words that have none, the subject of their sentence."""
    attribution, mentions = reading.attributions[n], reading.cast.mentions
    index = pointed_at(reading.tree, attribution, mentions, reading.starts)
    weak = is_weak(attribution, mentions[index] if index is not None else None)
    if index is not None and (not weak or can_speak(mentions[index])):
        reading.of_source[n] = index, ""
    if (
        not attribution.verbatim
        or not (weak or attribution.source is None)
        or "cue.verb.passive" in attribution.evidence
    ):
        return  # the subject of *accusé de « Q »* is spoken of
    place = reading.places[n]
    subject = sentence_subject(reading.tree, attribution, place.frame, mentions, reading.starts, reading.subjects)
    pronoun = ask_owner(reading.tree, attribution, place) or (subject.pronoun if subject is not None else None)
    if pronoun is not None:
        reading.of_source.pop(n, None)
        reading.framed[n] = pronoun
    elif subject is not None and subject.mention is not None:
        reading.of_source[n] = subject.mention, "speaker.sentence-subject"


def _around(attributions: Sequence[Attribution]) -> dict[int, int]:
    """For the attributions that one who is quoted makes himself, the innermost that quotes him."""
    spoken = sorted((piece, n) for n, a in enumerate(attributions) for piece in a.verbatim)
    order = sorted((a.source.span[0], n) for n, a in enumerate(attributions) if a.source is not None)
    around: dict[int, int] = {}
    still_open: list[tuple[int, int]] = []
    at = 0
    for offset, n in order:
        while at < len(spoken) and spoken[at][0][0] <= offset:
            still_open.append((spoken[at][0][1], spoken[at][1]))
            at += 1
        while still_open and still_open[-1][0] <= offset:
            still_open.pop()
        if still_open and still_open[-1][1] != n:
            around[n] = still_open[-1][1]
    return around


def _mentions(tree: Tree, attributions: Sequence[Attribution], frames: Sequence[int]) -> list[Mention]:
    """Every mention, those that only a source phrase makes included, in text order."""
    heads = {a.source.head for a in attributions if a.source is not None}
    described = {a.source.head for a in attributions if a.source is not None and _describes(tree, a)}
    mentions = find_mentions(tree, described, frames)
    by_sentence: dict[int, list[Mention]] = {}
    bylines = {p for p, paragraph in enumerate(tree.paragraphs) if is_byline(tree.raw, paragraph)}
    mentions = [m for m in mentions if m.paragraph not in bylines and not _is_signature(tree, m)]
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    added: list[Mention] = []
    for attribution in attributions:
        if attribution.source is not None:
            number = tree.tokens[attribution.source.head].sentence
            extra = source_mention(tree, attribution, by_sentence.get(number, []), frames[number])
            if extra is not None:
                added.append(extra)
    replaced = {m.head for m in added if m.noun not in ("et", "on")}
    kept = (m for m in _said(mentions, attributions) if m.head not in replaced)
    ordered = sorted(dict.fromkeys([*kept, *added]), key=lambda m: (m.span[0], -m.span[1], m.noun))
    goes_on = {h for h in heads if tree.head(tree.tokens[h]).lemma in GOES_ON}
    first = {a.source.head: a for a in sorted(attributions, key=lambda a: -a.content[0][0]) if a.source is not None}
    goes_on |= {head for head, a in first.items() if a.cue_lemma in GOES_ON}
    cited = {a.source.head for a in attributions if a.source is not None and a.cue_kind == "preposition"}
    about = _about(tree, attributions)
    return [
        _as_source(m, goes_on=m.head in goes_on, cited=m.head in cited, tells_of=about.get(m.head))
        if m.head in heads
        else m
        for m in ordered
    ]


def _about(tree: Tree, attributions: Sequence[Attribution]) -> dict[int, Gender]:
    """For the heads of sources whose quoted words begin with *il* or *elle*, the gender: nobody says so of himself."""
    opens = {s.within: tree.tokens[s.first] for s in reversed(tree.sentences) if s.within is not None}
    first = ((a.source.head, opens[a.marks[0]]) for a in attributions if a.source and a.marks and a.marks[0] in opens)
    return {head: gender for head, token in first if (gender := gender_told(tree, token)) is not None}


def _is_signature(tree: Tree, mention: Mention) -> bool:
    """Whether a name is all that the last paragraph holds: the author's."""
    last = len(tree.paragraphs) - 1
    if mention.paragraph != last or not last or not mention.is_name:
        return False
    return tree.raw[slice(*tree.paragraphs[last])].strip() == tree.raw[slice(*mention.span)]


def _describes(tree: Tree, attribution: Attribution) -> bool:
    """Whether a source is a description: whatever its noun where a verb of saying tells so, a known one at a colon."""
    source = attribution.source
    if source is None or source.form != "description":
        return False
    head = tree.tokens[source.head]
    return attribution.cue_kind != "colon" or head.text[0].isupper() or people().noun(head.text) is not None


def _as_source(mention: Mention, *, goes_on: bool, cited: bool, tells_of: Gender | None) -> Mention:
    """A source is a subject; one inside marks but in nobody's words stands in an incise, which the writer speaks."""
    quoted = mention.quoted if mention.said else None
    return replace(mention, source=True, subject=True, goes_on=goes_on, cited=cited, tells_of=tells_of, quoted=quoted)


def _said(mentions: list[Mention], attributions: Sequence[Attribution]) -> list[Mention]:
    """Mark the mentions that lie in somebody's reported words."""
    pieces = sorted(piece for a in attributions for piece in a.content)
    starts = [a for a, _ in pieces]
    reach: list[int] = []
    for _, end in pieces:
        reach.append(max(end, reach[-1] if reach else 0))
    marked = []
    for mention in mentions:
        at = bisect_right(starts, mention.span[0]) - 1
        said = at >= 0 and mention.span[1] <= reach[at]
        marked.append(replace(mention, said=True) if said else mention)
    return marked


def _places(tree: Tree, attributions: Sequence[Attribution], frames: Sequence[int]) -> list[Place]:
    """Where each attribution stands: offset and sentence of its anchor, paragraph of its content."""
    ends = sorted(s.end for s in tree.sentences if s.within is None)
    paragraphs = [start for start, _ in tree.paragraphs]
    places = []
    for attribution in attributions:
        anchor = attribution.anchor
        if attribution.source is not None:
            frame = frames[tree.tokens[attribution.source.head].sentence]
        else:
            frame = min(bisect_right(ends, anchor), max(0, len(ends) - 1))
        paragraph = max(0, bisect_left(paragraphs, attribution.content[0][0] + 1) - 1)
        places.append(Place(anchor, frame, paragraph))
    return places
