"""Quoted words woven into a sentence that names no source for them: the sentence's own subject speaks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from quotes.grammar.clauses import is_finite
from quotes.lexicon.people import people
from quotes.model.attribution import Attribution
from quotes.model.tree import Tree
from quotes.speakers.mention import Mention
from quotes.speakers.pronouns import Asked
from quotes.speakers.sources import window

_SENTENCE = 400  # characters on either side of quoted words in which their sentence's subject is looked for
_RUBRIC = 3  # characters in which a colon makes a heading of a phrase
_DOCUMENT = 100  # characters that a document counts as farther away
_RUMOUR = frozenset({"aurait", "auraient", "serait", "seraient"})
_NO_VERBS = frozenset({"NOUN", "PROPN", "ADJ"})
_WEAK = frozenset(
    {"source.agent", "source.possessor"}
)  # beside what stands before a colon: by a complement, more likely no speaker


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that may speak: the index of its mention, or a pronoun; `away` from the words, in characters."""

    away: int
    mention: int | None = None
    pronoun: Asked | None = None


def can_speak(mention: Mention) -> bool:
    """Whether a mention names or describes somebody or something that speaks, as far as the lexicon knows."""
    known = people().known(mention.noun) is not None
    return known or mention.proper or mention.name is not None or mention.label is not None


def is_weak(attribution: Attribution, mention: Mention | None) -> bool:
    """Whether what stands as a source is hardly one (par une pirouette : «…»; aucune garantie : «…»; sa devise : «…»).

    `mention` is what it mentions, None where that is nothing known.
    """
    source = attribution.source
    if source is None or mention is None:
        return attribution.cue_kind == "colon"
    paper = mention.kind == "document" and mention.article in ("indefinite", "possessive")
    if attribution.cue_kind == "colon" or source.rule in _WEAK:
        return paper or not can_speak(mention)
    return paper and attribution.cue_kind == "noun"


def sentence_subject(
    tree: Tree,
    attribution: Attribution,
    frame: int,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    pronouns: Sequence[Asked],
) -> Subject | None:
    """The subject nearest to quoted words in their sentence, that of number `frame`.

    `starts` are the offsets of the mentions, `pronouns` those that are subjects, in text order.
    """
    start, end = attribution.content[0][0], attribution.content[-1][1]
    found = [
        Subject(_away(mentions[i], start, end), mention=i)
        for i in window(starts, start - _SENTENCE, end + _SENTENCE)
        if mentions[i].frame == frame and may_speak(tree, mentions[i]) and not _inside(attribution, starts[i])
    ]
    first = bisect_left(pronouns, start - _SENTENCE, key=lambda each: each.place.offset)
    found += [
        Subject(start - each.place.offset, pronoun=each)
        for each in takewhile(lambda each: each.place.offset < start, pronouns[first:])
        if each.place.frame == frame and not _inside(attribution, each.place.offset)
    ]
    return min(found, key=lambda each: each.away, default=None)


def _inside(attribution: Attribution, offset: int) -> bool:
    return any(a <= offset < b for a, b in attribution.content)


def _away(mention: Mention, start: int, end: int) -> int:
    away = mention.span[0] - end if mention.span[0] >= end else start - mention.span[1]
    return away + _DOCUMENT * (mention.kind == "document")


def may_speak(tree: Tree, mention: Mention) -> bool:
    """Whether a mention is the subject of a finite verb outside quotation marks, and of the kind that speaks.

    One that opens its sentence as the root, or below a root that is no verb, is a subject whose verb the parse has
    missed (*Un élu, qui …, nuance : …*).
    """
    if not mention.subject or mention.nested or mention.quoted is not None or mention.noun == "on":
        return False
    rubric = tree.plain[mention.span[1] : mention.span[1] + _RUBRIC].lstrip()[:1] == ":"
    if (mention.kind or mention.name) is None or rubric or not can_speak(mention):
        return False
    return _opens(tree, mention) or _has_verb(tree, mention)


def _opens(tree: Tree, mention: Mention) -> bool:
    token = tree.tokens[mention.head]
    governor = tree.head(token)
    misread = governor.head == governor.index and governor.upos in _NO_VERBS and token.index < governor.index
    person = mention.kind == "person" and not mention.name
    return person and (token is governor or misread) and mention.first == tree.sentences[mention.sentence].first


def _has_verb(tree: Tree, mention: Mention) -> bool:
    token = tree.tokens[mention.head]
    for governor in (tree.head(token), *tree.ancestors(token)):
        verbs = (governor, *tree.children(governor, "aux", "cop"))
        finite = any(is_finite(t) for t in verbs)
        if any(t.lower in _RUMOUR for t in verbs):
            return False  # of whom it is only said (*les agresseurs auraient remarqué …*)
        if finite or governor.upos in ("VERB", "AUX"):
            return finite and governor.mark is None and governor.quoted is None
    return False
