"""The words around a grant of anonymity, each with the parts that it may play."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from quotes.lexicon.anonymity import Part, anonymity_words

# Up to a full stop, a colon or a quotation mark: no grant reaches over these.
_STRETCH = regex.compile(r"[^.!?;:«»“”\"\n]+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{N}]*(?:-\p{L}+)*['’]?|\S")
_LONGEST = 400  # characters of a stretch without any stop that are still read

# Words between a verb and what it governs that tell nothing.
_LIGHT = frozenset(
    "le la l' les lui leur leurs se s' en y un une de d' à au aux du des que qu' ce c' cela pour par dans sous contre avec on "
    "l'on il elle ils elles nous vous je j' eux elle-même lui-même eux-mêmes elles-mêmes son sa ses mon ma notre aussi également "
    "encore donc toujours simplement seulement uniquement surtout toutefois cependant même tout toute tous toutes plus très "
    "bien ici a ont avait avaient ai avons ayant aurait auront aura est sont était étaient soit soient sera seront serait été être "
    "étant avoir ait aient afin pas jamais point aucun aucune ni strict stricte seule simple expresse afin fait faire là sur".split()
)
# Words that open a clause of their own or join another: what stands before them governs nothing behind them.
_BREAKS = frozenset(
    "mais où quand lorsque lorsqu' pourquoi si comme car puisque puisqu' parce qui dont lequel laquelle lesquels "
    "lesquelles auquel auxquels duquel et ou tandis alors ( – —".split()
)
_TURNS = frozenset("ne n' sans peu guère non".split())  # words that deny what they govern
_ASIDE = 10  # words between two commas that are passed over
_STRANGE = 3  # words that play no part and may stand between two that do


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign of punctuation, with its span; `low` is in lower case with a straight apostrophe."""

    start: int
    end: int
    low: str
    parts: frozenset[Part]

    def plays(self, *parts: Part) -> bool:
        """Whether it may play one of some parts."""
        return not self.parts.isdisjoint(parts)


class Stretch:
    """The words between two stops, with what governs what."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def low(self, index: int) -> str:
        """The word at an index; outside of the stretch an empty one."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def lows(self, first: int, stop: int) -> list[str]:
        """The words of a half-open range, cut to the stretch."""
        return [word.low for word in self.words[max(0, first) : max(0, stop)]]

    def aside(self, comma: int) -> int:
        """The comma that opens what `comma` closes (*a, par prudence, demandé*), or -1."""
        return next((i for i in range(comma - 1, max(-1, comma - 1 - _ASIDE), -1) if self.low(i) == ","), -1)

    def is_light(self, index: int) -> bool:
        """Whether a word tells nothing about who governs what."""
        return self.low(index) in _LIGHT or self.low(index).endswith("ment")

    def governing(self, index: int) -> Iterator[int]:
        """The words before `index` that play a part and may govern it, the nearest first."""
        strange, at = 0, index - 1
        while at >= 0 and strange <= _STRANGE:
            word = self.words[at]
            if word.low == ",":
                at = self.aside(at)
            elif word.low in _BREAKS:
                return
            elif word.low in _TURNS or (word.parts and word.low not in _LIGHT):
                strange = 0
                yield at
            else:
                strange += not self.is_light(at)
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
    return Word(match.start(), match.end(), low, anonymity_words().of(low))


@cache
def _trigger() -> "regex.Pattern[str]":
    words = anonymity_words().playing("name", "initial", "secrecy", "discretion", "hidden", "told", "single_out")
    return regex.compile(r"\b\L<words>\b", regex.IGNORECASE, words=sorted(words))
