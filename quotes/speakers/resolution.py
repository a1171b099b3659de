"""The order of the sieves over one article."""

from collections.abc import Sequence

from quotes.model.attribution import Attribution
from quotes.model.entity import EntityMention, Resolution
from quotes.model.mark import Mark
from quotes.model.tree import Tree
from quotes.speakers.answers import answering
from quotes.speakers.appositions import link_appositions
from quotes.speakers.entities import PRONOUN_WEIGHT, Figure
from quotes.speakers.floating import fill_floating
from quotes.speakers.interviews import hear_interview
from quotes.speakers.late import named_later
from quotes.speakers.naming import group_names
from quotes.speakers.portraits import portray
from quotes.speakers.pronouns import Asked, ask, refer, refer_inside
from quotes.speakers.reading import Reading, open_reading
from quotes.speakers.sieves import settle_description

# How often each rule is right where it names a speaker: counted on the articles that no rule was made from, else on the
# others, and drawn towards 0.9 by five imagined cases, (right + 4.5) / (all + 5), at most 0.99.
_CERTAINTY = {
    "speaker.apposition": 0.99, "speaker.title": 0.99, "speaker.floating.headline": 0.98, "speaker.name": 0.98,
    "speaker.surname": 0.98, "speaker.floating": 0.97, "speaker.interview": 0.97, "speaker.new": 0.97,
    "speaker.apposition-far": 0.95, "speaker.floating.subject": 0.95, "speaker.named-later": 0.95,
    "speaker.same-source": 0.95, "speaker.acronym": 0.94, "speaker.initials": 0.94, "speaker.same-office": 0.94,
    "speaker.told-next": 0.94, "speaker.announced": 0.93, "speaker.body": 0.93, "speaker.first-name": 0.93,
    "speaker.floating.written": 0.93, "speaker.last-speaker": 0.93, "speaker.ordinal": 0.93, "speaker.counted": 0.92,
    "speaker.floating.credited": 0.92, "speaker.floating.heading": 0.92, "speaker.narrowed": 0.92,
    "speaker.pronoun": 0.92, "speaker.same-owner": 0.92, "speaker.new-light": 0.91,
    "speaker.floating.paragraph": 0.89, "speaker.taken-up": 0.88, "speaker.same-words": 0.87,
    "speaker.floating.turn": 0.86, "speaker.sentence-subject": 0.82, "speaker.goes-on": 0.75, "speaker.answers": 0.72,
    "speaker.floating.next": 0.64, "speaker.none": 0.0,
}  # fmt: skip
_UNSURE = 0.9  # for the rules not named above


def resolve(tree: Tree, marks: Sequence[Mark], attributions: Sequence[Attribution]) -> Resolution:  # noqa: ARG001 - a stage's shape
    """Find who speaks in each attribution.

    `attributions` may stand in any order. Returns the entities that speak, with all their mentions in the article,
    and for each attribution the id of its entity (None where nobody is found), the rule that decided and how sure it
    is. Near-linear in the length of the article.
    """
    reading = open_reading(tree, attributions)
    group_names(reading.cast)
    link_appositions(reading.cast, tree)
    _walk(reading)
    hear_interview(reading)
    fill_floating(reading)
    _hear_reports(reading)
    return _resolution(reading)


def _walk(reading: Reading) -> None:
    """Settle descriptions and attributions together, in text order."""
    mentions = reading.cast.mentions
    own = (n for n in range(len(reading.attributions)) if n in reading.of_source or n not in reading.around)
    order = sorted(own, key=lambda n: _turn(reading, n))
    at = heard = 0
    for i, mention in enumerate(mentions):
        heard = _hear_pronouns(reading, heard, mention.span[0])
        while at < len(order) and _turn(reading, order[at]) < (mention.span[0], i):
            _attribute(reading, order[at])
            at += 1
        if reading.cast.owner[i] is None:
            settle_description(reading.cast, i)
        elif mention.is_name:
            named_later(reading.cast, reading.tree, i)
    for n in order[at:]:
        heard = _hear_pronouns(reading, heard, reading.places[n].offset)
        _attribute(reading, n)
    _hear_pronouns(reading, heard, len(reading.tree.raw))


def _hear_pronouns(reading: Reading, heard: int, upto: int) -> int:
    """Look at the pronouns before an offset, from number `heard` on; returns the number of the next."""
    while heard < len(reading.subjects) and reading.subjects[heard].place.offset < upto:
        _echo(reading, reading.subjects[heard])
        heard += 1
    return heard


def _echo(reading: Reading, asked: Asked) -> None:
    """Remember whom a pronoun keeps present."""
    figure = refer(reading.cast, asked, reading.starts)
    if figure is not None:
        figure.echo = asked.place
        reading.echoes.append((asked, figure))


def _hear_reports(reading: Reading) -> None:
    """Find who is meant by a pronoun in quoted words, once it is known whose words they are."""
    for n in sorted(reading.around.keys() - reading.of_source.keys(), key=lambda n: reading.places[n].offset):
        reading.speakers[n], reading.rules[n] = _meant(reading, n)
    for n in sorted(reading.around.keys() & reading.of_source.keys(), key=lambda n: reading.places[n].offset):
        figure, source = answering(reading, n), reading.attributions[n].source
        if figure is not None and source is not None:
            reading.speakers[n], reading.rules[n] = figure, "speaker.answers"
            reading.pronouns.append((figure, EntityMention(source.span, source.head, "pronoun", "speaker.answers")))


def _turn(reading: Reading, n: int) -> tuple[int, int]:
    """When an attribution is looked at: right behind the mention of its source, else at its anchor."""
    if n in reading.of_source:
        index = reading.of_source[n][0]
        return reading.starts[index], index
    return reading.attributions[n].anchor, -1


def _attribute(reading: Reading, n: int) -> None:
    """Find the speaker of one attribution and remember who has spoken."""
    figure, rule = _speaker(reading, n)
    reading.speakers[n], reading.rules[n] = figure, rule
    if figure is not None and n not in reading.around:
        figure.spoken = reading.places[n]
        reading.cast.last_speaker = figure


def _speaker(reading: Reading, n: int) -> tuple[Figure | None, str]:
    if n in reading.of_source:
        index, rule = reading.of_source[n]
        settle_description(reading.cast, index)
        figure = reading.cast.owner[index]
        return figure, rule or (figure.links[index] if figure is not None else "")
    if n in reading.framed:
        figure = refer(reading.cast, reading.framed[n], reading.starts)
        return figure, "speaker.sentence-subject" if figure is not None else ""
    return _meant(reading, n)


def _meant(reading: Reading, n: int) -> tuple[Figure | None, str]:
    """The figure that a pronoun means."""
    source = reading.attributions[n].source
    asked = ask(reading.tree, reading.attributions[n], reading.places[n])
    if source is None or asked is None:
        return None, ""
    outer = reading.around.get(n)
    if outer is None:
        found = refer(reading.cast, asked, reading.starts)
    else:
        found = refer_inside(
            reading.cast, asked, reading.starts, reading.attributions[outer].verbatim, reading.speakers[outer]
        )
    if found is None:
        return None, ""
    if asked.gender:
        found.learn_gender(asked.gender, PRONOUN_WEIGHT)
    reading.pronouns.append((found, EntityMention(source.span, source.head, "pronoun", "speaker.pronoun")))
    return found, "speaker.pronoun"


def _resolution(reading: Reading) -> Resolution:
    """Entities in the order of their first mentions, numbered."""
    of = [f.living_heir() if f is not None else None for f in reading.speakers]
    speaking = {f.number: f for f in of if f is not None}
    ordered = sorted(speaking.values(), key=lambda f: reading.cast.mentions[f.first].span)
    ids = {figure.number: n for n, figure in enumerate(ordered, 1)}
    pronouns: dict[int, list[EntityMention]] = {}
    for figure, mention in reading.pronouns:
        pronouns.setdefault(figure.living_heir().number, []).append(mention)
    rules = tuple(rule or "speaker.none" for rule in reading.rules)
    return Resolution(
        tuple(portray(reading.cast, reading.tree, f, ids[f.number], pronouns.get(f.number, [])) for f in ordered),
        tuple(f"S{ids[f.number]}" if f is not None else None for f in of),
        rules,
        tuple(_CERTAINTY.get(rule, _UNSURE) for rule in rules),
    )
