"""Headlines and subheadings: lines that announce the text below them, and quoted words that come back in it."""

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from quotes.lexicon.people import fold

_LONGEST = 140  # characters of a heading
_WRAPPERS = " \t\u00a0\u202f\u2009«»“”„\"'‘’‹›-–—*#"  # marks and dashes around or at the end of a heading
# What opens the line that names the authors.
_BYLINE = regex.compile(
    r"\s*(?:(?:Propos recueillis|(?:Article |Texte )?(?:[Rr]édigé|[Éé]crit)|Article|Texte) )?[Pp]ar\s+\p{Lu}"
)
# What stands before and behind a heading that is set into the text: *… la presse. - «Fragile» - Le maire …*
_RUN_IN = regex.compile(r"[.!?…»”\"]\s*[–—-]\s*$")
_RUN_ON = regex.compile(r"\s*[–—-]\s*[«“\"]?\s*\p{Lu}")
_DASH_REACH = 8  # characters before the words in which the dash and the sentence's end stand
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",")
_WORD = regex.compile(r"\p{L}+|\p{N}+")
# Endings that the same word takes in another number or gender: a heading adapts the words that it quotes.
_INFLECTION = regex.compile(r"(?<=.{3})e{0,2}[sx]?$")
_LONG = 4  # letters of a word that tells one quotation from another
_SHARE = 0.6  # of the long words that must come back, where the words do not come back as they stand


def is_heading(raw: str, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph (half-open span of `raw`) is a line of its own that no sentence's end closes."""
    start, end = paragraph
    text = raw[start:end].rstrip(_WRAPPERS)
    return end - start <= _LONGEST and "\n" not in text and bool(text) and not text.endswith(_SENTENCE_ENDS)


def is_byline(raw: str, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph is the line that names the authors (*Par Claire Morvan (Lyon, envoyée spéciale)*)."""
    return is_heading(raw, paragraph) and bool(_BYLINE.match(raw, *paragraph))


def heads(raw: str, paragraph: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether quoted words stand in a heading: in one that is the paragraph, or between dashes (*- «Fragile» -*)."""
    if is_heading(raw, paragraph):
        return True
    opens = _RUN_IN.search(raw, max(paragraph[0], words[0] - _DASH_REACH), words[0])
    return opens is not None and _RUN_ON.match(raw, words[1], paragraph[1]) is not None


@dataclass(frozen=True, slots=True)
class Echo:
    """Quoted words, ready to be looked for in other quoted words: all of them, and those that are long."""

    words: str
    long: frozenset[str]

    def comes_back_in(self, other: "Echo") -> bool:
        """Whether the words stand in the others one after the other, or most of their long ones stand there."""
        if not self.words.strip():
            return False
        return self.words in other.words or (
            len(self.long) > 1 and len(self.long & other.long) >= _SHARE * len(self.long)
        )


def echo_of(raw: str, pieces: Iterable[tuple[int, int]]) -> Echo:
    """The words of some pieces of the raw text, without accents and inflection."""
    words = [w for start, end in pieces for w in _WORD.findall(raw, start, end)]
    stems = [_INFLECTION.sub("", fold(w)) for w in words]
    return Echo(f" {' '.join(stems)} ", frozenset(s for s, w in zip(stems, words, strict=True) if len(w) >= _LONG))
