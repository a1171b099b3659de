"""Interviews in questions and answers: every answer in marks, and *vous* in every question, is the one interviewed."""

from bisect import bisect_left
from collections import Counter

import regex

from quotes.model.tree import Tree
from quotes.speakers.entities import Figure, may_be_person
from quotes.speakers.reading import Reading

_FEWEST = 2  # answers that make an interview
_LINE = 400  # characters of the longest question
_HEADLINE = 3  # what a mention in the headline counts for
_MENTIONS = 60  # mentions before the first question looked at
_ASKS = regex.compile(r"\?[\s»”\"]*$")
_ADDRESSED = "vous"


def hear_interview(reading: Reading) -> None:
    """Give the answers of an interview, and what its questions say that *vous* has said, to the one interviewed."""
    answers = _answers(reading)
    if len(answers) < _FEWEST:
        return
    paragraphs = set(answers.values())
    guest = _guest(reading, min(paragraphs) - 1)
    if guest is None:
        return
    for n, attribution in enumerate(reading.attributions):
        source = attribution.source
        asked = source is not None and reading.tree.raw[slice(*source.span)].lower().endswith(_ADDRESSED)
        if n in answers or (asked and reading.places[n].paragraph + 1 in paragraphs and n not in reading.around):
            reading.speakers[n], reading.rules[n] = guest, "speaker.interview"


def _answers(reading: Reading) -> dict[int, int]:
    """The attributions that are an answer, with their paragraphs: whole paragraphs in marks, each below a question.

    Between two answers a plain line that ends without a question mark is a question too (*Rien ne va plus, alors.*).
    """
    tree = reading.tree
    whole = {reading.places[n].paragraph: n for n in range(len(reading.attributions)) if _fills(reading, n)}
    lines = {p for p in whole if p > 0 and p - 1 not in whole and _is_line(tree, p - 1)}
    sure = {p for p in lines if _ASKS.search(tree.raw[slice(*tree.paragraphs[p - 1])])}
    if len(sure) < _FEWEST:
        return {}
    return {whole[p]: p for p in lines if min(sure) <= p <= max(sure)}


def _fills(reading: Reading, n: int) -> bool:
    """Whether words in marks that have no source are a paragraph of their own."""
    attribution = reading.attributions[n]
    start, end = reading.tree.paragraphs[reading.places[n].paragraph]
    first, last = attribution.content[0][0], attribution.content[-1][1]
    own = attribution.source is None and bool(attribution.verbatim)
    return own and not reading.tree.raw[start:first].strip() and not reading.tree.raw[last:end].strip()


def _is_line(tree: Tree, paragraph: int) -> bool:
    start, end = tree.paragraphs[paragraph]
    return end - start <= _LINE


def _guest(reading: Reading, upto: int) -> Figure | None:
    """The person of whom the headline and the introduction, the paragraphs before `upto`, speak most."""
    cast = reading.cast
    last = bisect_left(reading.starts, reading.tree.paragraphs[upto][0])
    told: Counter[int] = Counter()
    known: dict[int, Figure] = {}
    for i in range(min(last, _MENTIONS)):
        figure = cast.owner[i]
        if figure is not None and figure.named and not figure.plural and may_be_person(cast, figure):
            known[figure.number] = figure
            told[figure.number] += _HEADLINE if cast.headed and cast.mentions[i].paragraph == 0 else 1
    return known[told.most_common(1)[0][0]] if told else None
