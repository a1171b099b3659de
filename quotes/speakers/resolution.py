"""The order of the sieves over one article."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quotes.model.attribution import Attribution
from quotes.model.entity import EntityMention, Resolution
from quotes.model.mark import Mark
from quotes.model.tree import Tree
from quotes.speakers.appositions import link_appositions
from quotes.speakers.entities import PRONOUN_WEIGHT, Cast, Figure
from quotes.speakers.floating import continued
from quotes.speakers.late import named_later
from quotes.speakers.mention import Mention
from quotes.speakers.mentions import find_mentions
from quotes.speakers.naming import group_names
from quotes.speakers.portraits import portray
from quotes.speakers.pronouns import ask, is_pronoun, refer
from quotes.speakers.salience import Place
from quotes.speakers.sieves import settle_description
from quotes.speakers.sources import source_mention

_CERTAINTY = {
    "speaker.mention": 0.97, "speaker.pronoun": 0.85, "speaker.last": 0.75, "speaker.floating": 0.85, "speaker.none": 0.0,
}  # fmt: skip


@dataclass(slots=True)
class _Run:
    """One article on its way through the sieves."""

    tree: Tree
    attributions: Sequence[Attribution]
    cast: Cast
    frame: list[int]
    starts: list[int]
    of_source: dict[int, int]
    speakers: list[Figure | None]
    rules: list[str]
    pronouns: list[tuple[Figure, EntityMention]] = field(default_factory=list)


def resolve(tree: Tree, marks: Sequence[Mark], attributions: Sequence[Attribution]) -> Resolution:
    """Find who speaks in each attribution.

    `attributions` may stand in any order. Returns the entities that speak, with all their mentions in the article,
    and for each attribution the id of its entity (None where nobody is found), the rule that decided and how sure it
    is. Near-linear in the length of the article.
    """
    run = _prepare(tree, attributions)
    group_names(run.cast)
    link_appositions(run.cast, tree)
    _walk(run)
    _fill_floating(run)
    return _resolution(run)


def _prepare(tree: Tree, attributions: Sequence[Attribution]) -> _Run:
    heads = {a.source.head for a in attributions if a.source is not None and a.source.form == "description"}
    mentions = find_mentions(tree, heads)
    frame, count = [], 0
    for sentence in tree.sentences:
        frame.append(count)
        count += sentence.within is None
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    added: list[Mention] = []
    for attribution in attributions:
        if attribution.source is not None:
            here = by_sentence.get(tree.tokens[attribution.source.head].sentence, [])
            extra = source_mention(tree, attribution, here, frame[tree.tokens[attribution.source.head].sentence])
            if extra is not None:
                added.append(extra)
    mentions = _said(mentions, attributions)
    ordered = sorted({*mentions, *added}, key=lambda m: (m.span[0], -m.span[1], m.noun))
    heads_of = {a.source.head for a in attributions if a.source is not None}
    cast = Cast([replace(m, source=True, subject=True) if m.head in heads_of else m for m in ordered])
    starts = [m.span[0] for m in ordered]
    run = _Run(tree, attributions, cast, frame, starts, {}, [None] * len(attributions), [""] * len(attributions))
    for n, attribution in enumerate(attributions):
        index = _mention_of(run, attribution)
        if index is not None:
            run.of_source[n] = index
    return run


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


def _mention_of(run: _Run, attribution: Attribution) -> int | None:
    """The mention that a source phrase is: the coordination or *on* made for it, else the one that holds its head."""
    source = attribution.source
    if source is None:
        return None
    low = bisect_left(run.starts, source.span[0] - 200)
    high = bisect_left(run.starts, source.span[1] + 1)
    head = run.tree.tokens[source.head]
    pronoun = source.form == "pronoun" or is_pronoun(run.tree.raw[slice(*source.span)])
    best: tuple[int, int] | None = None
    for i in range(low, high):
        m = run.cast.mentions[i]
        if m.noun in ("et", "on") and m.span[0] >= source.span[0] and m.span[0] < source.span[1]:
            return i
        if pronoun and not (source.form == "pronoun" and m.span[0] == source.span[0] and m.head == source.head):
            continue
        rank = 4 * (m.span[0] == source.span[0]) + 3 * (m.head == source.head) + 2 * (m.span[0] <= head.start < m.span[1]) + (m.span[0] >= source.span[0])
        if m.span[1] > source.span[0] and rank > 0 and (best is None or rank > best[0]):
            best = rank, i
    return best[1] if best else None


def _walk(run: _Run) -> None:
    """Settle descriptions and attributions together, in text order."""
    mentions = run.cast.mentions
    order = sorted(range(len(run.attributions)), key=lambda n: run.attributions[n].anchor)
    todo = iter([*order, -1])
    n = next(todo)
    for i, mention in enumerate(mentions):
        while n >= 0 and run.attributions[n].anchor < mention.span[0] and n not in run.of_source:
            _attribute(run, n)
            n = next(todo)
        while n >= 0 and n in run.of_source and run.of_source[n] < i:
            _attribute(run, n)
            n = next(todo)
        if run.cast.owner[i] is None:
            settle_description(run.cast, i)
        elif mention.is_name:
            named_later(run.cast, i)
    while n >= 0:
        _attribute(run, n)
        n = next(todo)


def _attribute(run: _Run, n: int) -> None:
    """Find the speaker of one attribution and remember who has spoken."""
    attribution = run.attributions[n]
    figure, rule = _speaker(run, n)
    run.speakers[n], run.rules[n] = figure, rule
    if figure is not None:
        sentence = _sentence_at(run, attribution)
        figure.spoken = Place(attribution.anchor, run.frame[sentence], _paragraph(run, attribution))
        run.cast.last_speaker = figure
        source = attribution.source
        if rule == "speaker.pronoun" and source is not None:
            run.pronouns.append((figure, EntityMention(source.span, source.head, "pronoun", rule)))


def _speaker(run: _Run, n: int) -> tuple[Figure | None, str]:
    attribution = run.attributions[n]
    if n in run.of_source:
        if run.cast.owner[run.of_source[n]] is None:
            settle_description(run.cast, run.of_source[n])
        figure = run.cast.owner[run.of_source[n]]
        return figure, "speaker.mention"
    if attribution.source is not None:
        asked = ask(run.tree, attribution, run.frame)
        found = refer(run.cast, asked, run.starts) if asked else None
        if found is not None and asked is not None:
            if asked.gender:
                found.learn_gender(asked.gender, PRONOUN_WEIGHT)
            return found, "speaker.pronoun"
        return None, ""
    return None, ""


def _fill_floating(run: _Run) -> None:
    """Give quotations without a source the speaker whose speech they go on with."""
    order = sorted(range(len(run.attributions)), key=lambda n: run.attributions[n].content[0])
    attributions = [run.attributions[n] for n in order]
    paragraphs = [_paragraph(run, a) for a in attributions]
    speakers = [run.speakers[n] for n in order]
    for k, n in enumerate(order):
        if speakers[k] is None and attributions[k].source is None:
            figure = _in_paragraph(run, attributions, k, paragraphs)
            near = None if figure else continued(run.tree.raw, attributions, k, speakers, paragraphs)
            if near is not None:
                figure = speakers[near[0]]
            speakers[k] = run.speakers[n] = figure
            run.rules[n] = near[1] if near else "speaker.floating.subject" if figure else ""


def _in_paragraph(run: _Run, attributions: Sequence[Attribution], k: int, paragraphs: Sequence[int]) -> Figure | None:
    """The person a paragraph speaks of before a quotation that is the first of the paragraph."""
    if paragraphs[k] == 0 or any(paragraphs[i] == paragraphs[k] for i in range(max(0, k - 8), k)):
        return None
    start = attributions[k].content[0][0]
    best: tuple[int, Figure] | None = None
    for i in range(bisect_left(run.starts, start) - 1, -1, -1):
        mention, figure = run.cast.mentions[i], run.cast.owner[i]
        if mention.paragraph != paragraphs[k]:
            break
        if figure is None or figure.kind != "person" or not figure.named or mention.quoted is not None or mention.nested:
            continue
        rank = 200 * mention.subject + mention.span[0] - start
        if best is None or rank > best[0]:
            best = rank, figure
    return best[1] if best else None


def _sentence_at(run: _Run, attribution: Attribution) -> int:
    if attribution.source is not None:
        return run.tree.tokens[attribution.source.head].sentence
    at = bisect_left([s.start for s in run.tree.sentences], attribution.anchor + 1) - 1
    return max(0, at)


def _paragraph(run: _Run, attribution: Attribution) -> int:
    starts = [a for a, _ in run.tree.paragraphs]
    return max(0, bisect_left(starts, attribution.content[0][0] + 1) - 1)


def _resolution(run: _Run) -> Resolution:
    speaking: dict[int, Figure] = {}
    for figure in run.speakers:
        if figure is not None:
            owner = run.cast.owner[figure.mentions[0]] if figure.mentions else _heir(run, figure)
            assert owner is not None
            speaking.setdefault(owner.number, owner)
    ordered = sorted(speaking.values(), key=lambda f: run.cast.mentions[f.first].span)
    ids = {figure.number: n for n, figure in enumerate(ordered, 1)}
    entities = []
    for figure in ordered:
        own = [m for f, m in run.pronouns if _heir(run, f) is figure]
        entities.append(portray(run.cast, run.tree, figure, ids[figure.number], own))
    of = [_heir(run, f) if f is not None else None for f in run.speakers]
    rules = tuple(rule or "speaker.none" for rule in run.rules)
    return Resolution(
        tuple(entities),
        tuple(f"S{ids[f.number]}" if f is not None else None for f in of),
        rules,
        tuple(_CERTAINTY.get(rule, 0.5) for rule in rules),
    )


def _heir(run: _Run, figure: Figure) -> Figure:
    """The figure itself, or the one it was merged into."""
    while figure.heir is not None:
        figure = figure.heir
    return figure
