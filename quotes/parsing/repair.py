"""Mending of words: what tokenizers leave glued, and the accent that many newsrooms leave off a capital."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

import regex

from quotes.model.tree import Word

# A verb with its inverted subject in one token (*poursuit-elle*, *demande-t-il*).
_INVERSION = regex.compile(r"(?P<verb>\p{L}+)(?P<pronoun>-(?:t-)?(?:il|elle|on|ils|elles|je))", regex.IGNORECASE)
# A headline with its signature glued to it (*l'euro fort-sources*, but *un logiciel open-source*).
_SIGNATURE = regex.compile(r"(?P<word>[\p{L}\p{N}]{2,})-(?P<noun>sources)")
# A word with a mark of punctuation behind it (*reçu:*).
_TAIL = regex.compile(r"(?P<word>[\p{L}\p{N})]{2,})(?P<sign>[:;!?,])")


def repair(words: Sequence[Word]) -> tuple[Word, ...]:
    """Split glued tokens, give *A* its accent; offsets stay local to the sentence, heads are renumbered."""
    parts = [list(_split(_accented(word))) for word in words]
    if all(len(p) == 1 for p in parts):
        return tuple(each for part in parts for each in part)
    place = list(accumulate((len(part) for part in parts[:-1]), initial=0))
    repaired: list[Word] = []
    for at, part in zip(place, parts, strict=True):
        first, *rest = part
        head = place[first.head] if 0 <= first.head < len(place) else -1
        repaired.append(replace(first, head=head))
        repaired += [replace(each, head=at) for each in rest]
    return tuple(repaired)


def _accented(word: Word) -> Word:
    """The preposition *A* as *À*: *A Bercy, on affirme*, but *A-t-il menti ?*."""
    return replace(word, text="À") if word.text == "A" and word.upos == "ADP" else word


def _split(word: Word) -> Iterator[Word]:
    if word.end - word.start != len(word.text):  # one word of several in a token: nothing to split
        yield word
        return
    if found := _INVERSION.fullmatch(word.text):
        middle = word.start + len(found["verb"])
        feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "VerbForm": "Fin"}
        yield replace(word, end=middle, text=found["verb"], lemma=found["verb"].lower(), upos="VERB", feats=feats)
        pronoun = found["pronoun"]
        yield Word(middle, word.end, pronoun, "lui", "PRON", {"Person": "3"}, -1, "nsubj")
    elif found := _SIGNATURE.fullmatch(word.text):
        dash = word.start + len(found["word"])
        yield replace(word, end=dash, text=found["word"])
        yield Word(dash, dash + 1, "-", "-", "PUNCT", {}, -1, "punct")
        yield Word(dash + 1, word.end, found["noun"], "source", "NOUN", {}, -1, "parataxis")
    elif found := _TAIL.fullmatch(word.text):
        middle = word.start + len(found["word"])
        yield replace(word, end=middle, text=found["word"])
        yield Word(middle, word.end, found["sign"], found["sign"], "PUNCT", {}, -1, "punct")
    else:
        yield word
