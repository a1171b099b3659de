"""*J'ai écrit à la Région. On m'a répondu que …*: one who answers those who speak is whom they have turned to."""

from quotes.lexicon.people import people
from quotes.speakers.entities import Figure
from quotes.speakers.mention import Mention
from quotes.speakers.reading import Reading

_ANSWERS = frozenset("répondre rétorquer répliquer objecter opposer".split())
_ME = frozenset({"m'", "me", "nous"})
_NEAR = 2  # sentences of the writer's within which it is told to whom they have turned
_CLITICS = 4  # tokens behind *on* among which the pronoun stands


def answering(reading: Reading, n: int) -> Figure | None:
    """Whom *on* means that answers the one who speaks: the body or office holder last turned to."""
    index = _answerer(reading, n)
    outer = reading.around.get(n)
    if index is None or outer is None:
        return None
    on, speaker = reading.cast.mentions[index], reading.speakers[outer]
    for i in range(index - 1, -1, -1):
        mention, figure = reading.cast.mentions[i], reading.cast.owner[i]
        if mention.paragraph < on.paragraph - 1 or mention.frame < on.frame - _NEAR:
            return None
        turned_to = reading.tree.head(reading.tree.tokens[mention.head]).lemma in people().turns_to
        if turned_to and figure is not None and figure is not speaker and _may_answer(mention):
            return figure
    return None


def _answerer(reading: Reading, n: int) -> int | None:
    """The mention *on* that is the source of an attribution, where it answers *me* or *nous*."""
    attribution = reading.attributions[n]
    index = reading.of_source[n][0] if n in reading.of_source else None
    if index is None or attribution.cue_lemma not in _ANSWERS or reading.cast.mentions[index].noun != "on":
        return None
    tokens = reading.tree.tokens
    at = reading.cast.mentions[index].head
    me = any(t.lower.replace("’", "'") in _ME for t in tokens[at + 1 : at + 1 + _CLITICS])
    return index if me and reading.cast.mentions[index].label == "on" else None


def _may_answer(mention: Mention) -> bool:
    """Whether one can turn to somebody for an answer: a known body, or who holds an office."""
    known = mention.kind == "organization" or (mention.kind == "person" and mention.holder)
    return known and not mention.subject and not mention.nested and not mention.plural
