"""Who stands behind a headline, named at its end: *Le pont fermera lundi (ministre)*, *… -sources*."""

from quotes.cues import rules
from quotes.grammar.headings import is_heading
from quotes.grammar.reading import Reading
from quotes.grammar.view import View
from quotes.lexicon.people import people
from quotes.model.cue import CueMatch

_FEWEST_WORDS = 4  # of a headline that says something
_LONGEST = 5  # words of a signature
_OPENING = frozenset({"(", "-", "–", "—"})


def signature_cues(reading: Reading, view: View) -> list[CueMatch]:
    """The bracket or dash before the noun for people that ends a headline."""
    span = reading.tree.paragraphs[view.sentence.paragraph]
    if view.sentence.within is not None or view.sentence.end < span[1] or not is_heading(reading.raw, span):
        return []
    reach = range(view.last_word, max(view.first + _FEWEST_WORDS, view.last_word - _LONGEST) - 1, -1)
    sign = next((i - 1 for i in reach if view.low(i - 1) in _OPENING), None)
    if sign is None or not _is_signed(view, sign) or any(i > sign for i in view.opens):
        return []
    return [
        CueMatch(
            sentence=view.sentence.index,
            first=sign,
            last=sign,
            head=sign,
            span=(view[sign].start, view[sign].end),
            lemma=view[sign].text,
            kind="colon",
            position="bare",
            frames=frozenset({"signed"}),
            rule=rules.SIGNED.id,
        )
    ]


def _is_signed(view: View, sign: int) -> bool:
    """Whether a noun without an article follows, and in brackets nothing behind it."""
    noun = view[sign + 1]
    closed = view.low(sign) != "(" or view.low(view.last_word + 1) == ")"
    known = people().noun(noun.text) if noun.upos == "NOUN" and noun.text[:1].islower() else None
    return closed and known is not None and known.kind != "document"  # *(vidéo)* tells what goes with the article
