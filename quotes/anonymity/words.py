"""The words around a grant of anonymity, each with the parts that it may play."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from quotes.lexicon.anonymity import Part, anonymity_words

# Up to a full stop, a colon or a quotation mark: no grant reaches over these, but for a colon behind a condition
# (*à une condition : rester anonyme*), the stop of an initial (*M. Diop*) and a name in marks (*connue du « Temps »*).
_STRETCH = regex.compile(
    r"(?:[^.!?;:«»“”\"\n]++|(?<=\bconditions?\s?):|(?<=\b\p{Lu})\.|«\s?\p{Lu}[\p{L}’'-]*(?:\s\p{L}+){0,2}\s?»|“\p{Lu}[\p{L}’'-]*(?:\s\p{L}+){0,2}”)+"
)
_WORD = regex.compile(r"\p{L}[\p{L}\p{N}]*(?:-\p{L}+)*['’]?|\S")
_LONGEST = 400  # characters of a stretch without any stop that are still read
_ASIDE = 10  # words between two commas that are passed over
_STRANGE = 3  # words that play no part and may stand between two that do
_NOTHING: frozenset[Part] = frozenset({"light", "be", "have", "opener", "companion", "ours"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign of punctuation, with its span; `low` is in lower case with a straight apostrophe."""

    start: int
    end: int
    low: str
    parts: frozenset[Part]
    capital: bool = False

    def plays(self, *parts: Part) -> bool:
        """Whether it may play one of some parts."""
        return not self.parts.isdisjoint(parts)

    @property
    def light(self) -> bool:
        """Whether it tells nothing about who governs what."""
        return self.plays("light", "be", "have") or (self.low.endswith("ment") and not self.parts)

    @property
    def is_finite_auxiliary(self) -> bool:
        """Whether it is a finite form of *être* or *avoir*."""
        return self.plays("be", "have") and self.low not in _NOT_FINITE

    @property
    def governs(self) -> bool:
        """Whether it says something about what stands behind it."""
        return self.plays("denying") or not (self.light or self.parts <= _NOTHING)


_NOT_FINITE = frozenset("être avoir étant ayant été eu".split())
QUE = frozenset({"que", "qu'"})
NE = frozenset({"ne", "n'"})
_OUTSIDE = Word(0, 0, "", frozenset())


class Stretch:
    """The words between two stops, with what governs what."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def __getitem__(self, index: int) -> Word:
        return self.words[index] if 0 <= index < len(self.words) else _OUTSIDE

    def low(self, index: int) -> str:
        """The word at an index; outside of the stretch an empty one."""
        return self[index].low

    def between(self, first: int, stop: int) -> Sequence[Word]:
        """The words of a half-open range, cut to the stretch."""
        return self.words[max(0, first) : max(0, stop)]

    def lows(self, first: int, stop: int) -> list[str]:
        """The same, as they are compared."""
        return [word.low for word in self.between(first, stop)]

    def aside(self, comma: int) -> int:
        """The comma that opens what `comma` closes (*a, par prudence, demandé*), or -1."""
        return next((i for i in range(comma - 1, max(-1, comma - 1 - _ASIDE), -1) if self.low(i) == ","), -1)

    def is_bare_denial(self, index: int) -> bool:
        """Whether *pas* denies what stands behind it without *ne*: *mais pas être nommé*."""
        return self.low(index) == "pas" and self.low(index - 1) in ("mais", "surtout")

    def governing(self, index: int) -> Iterator[int]:
        """The words before `index` that say something and may govern it, the nearest first."""
        strange, at, finite = 0, index - 1, False
        while at >= 0 and strange <= _STRANGE:
            word = self[at]
            finite = (finite or word.is_finite_auxiliary) and word.low not in QUE
            if word.low == ",":
                at = self.aside(at)
            elif finite and not (word.low in NE or word.plays("cover", "wish")):
                strange += not word.light  # the rest of a subject governs nothing
            elif word.plays("opener"):
                return
            elif word.governs or self.is_bare_denial(at):
                strange = 0
                yield at
            else:
                strange += not word.light
            at -= 1


def stretches(raw: str) -> Iterator[Stretch]:
    """The stretches of an article that speak of names or anonymity, in text order."""
    trigger = _trigger()
    for found in _STRETCH.finditer(raw):
        start, end = found.span()
        for begin in range(start, end, _LONGEST):
            stop = min(end, begin + _LONGEST)
            if trigger.search(raw, begin, stop):
                yield Stretch([_word(m) for m in _WORD.finditer(raw, begin, stop)])


def _word(match: "regex.Match[str]") -> Word:
    low = match[0].lower().replace("’", "'")
    return Word(match.start(), match.end(), low, anonymity_words().of(low), match[0][0].isupper())


@cache
def _trigger() -> "regex.Pattern[str]":
    words = anonymity_words().playing(
        "name", "initial", "face", "secrecy", "discretion", "hidden", "told", "single_out", "show"
    )
    return regex.compile(r"\b\L<words>\b", regex.IGNORECASE, words=sorted(words))
