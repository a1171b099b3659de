"""Words as they are compared: typography, case, accents, brackets and ellipses do not count; offsets are kept.

Only the comparison forgets them. Every word keeps its place in the raw text, so that whatever is found is shown as it
was printed. Numbers are words of their own: no folding may turn one number into another.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

import regex

from quotes.archive.words import compared_words

# A number: the minus that belongs to it, groups of three (spaces of any width, Swiss apostrophes), decimals.
_MINUS = r"(?:(?<![\w)\]])[-−‒–](?=\d))?"
_GROUPS = r"(?:(?<=(?<!\d)\d{1,3})(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d))?"
_NUMBER = rf"{_MINUS}\d+{_GROUPS}(?:[.,/:]\d+)*"
_ELLIPSIS = r"[\[(]\s*(?:…|\.\s*\.\s*\.)\s*[\])]|…|\.\.\.+"
_WORD = r"[\p{L}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+"
_SIGN = r"[\p{S}\p{N}%‰&@#§]"  # € % + ² ½: small signs that change what is said
_TOKEN = regex.compile(
    rf"(?P<number>{_NUMBER})|(?P<ellipsis>{_ELLIPSIS})|(?P<word>{_WORD})|(?P<end>[.!?]+)|(?P<sign>{_SIGN})"
)
_LEADING_MINUS = regex.compile(r"^[−‒–]")
_INVISIBLE = regex.compile(r"[\p{Cf}]")
_ACCENT = regex.compile(r"[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
# Signs that typography sets freely around words: they are no words themselves.
_ORNAMENTS = frozenset("`´^¨˝¯¸|©®™�")


@dataclass(frozen=True, slots=True)
class Token:
    """A compared word: half-open code points of the raw text, and the word as it is compared.

    `end_mark`: "?" or "." where a question or any other sentence ends right after it, else "".
    `gap`: an ellipsis follows, openly leaving something out. `capital`: it begins as a sentence may.
    """

    start: int
    end: int
    form: str
    end_mark: str = ""
    gap: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Normalised:
    """The compared words of a stretch of text; `gap_before`: it begins with an ellipsis."""

    tokens: tuple[Token, ...]
    gap_before: bool = False

    @property
    def words(self) -> str:
        """The compared words with spaces between them: what is indexed."""
        return " ".join(token.form for token in self.tokens)


def fold(word: str) -> str:
    """A word without case, accents and invisible signs."""
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", word).casefold()).translate(_LIGATURES)
    return _ACCENT.sub("", plain).casefold()


def normalise(text: str, start: int = 0) -> Normalised:
    """The compared words of a text that stands at `start` in the raw text."""
    return normalise_pieces([(start, text)])


def normalise_pieces(pieces: Iterable[tuple[int, str]]) -> Normalised:
    """The compared words of several stretches in order, each given with its place in the raw text."""
    tokens: list[Token] = []
    gap_before = False
    for start, text in pieces:
        for found in _TOKEN.finditer(text):
            kind = found.lastgroup
            if kind == "ellipsis":
                gap_before = gap_before or not tokens
                _mark_last(tokens, gap=True)
            elif kind == "end":
                _mark_last(tokens, end_mark=_end_mark(found[0], tokens))
            elif form := _form(str(kind), found[0]):
                begins = not found[0][0].islower()
                tokens.append(Token(start + found.start(), start + found.end(), form, capital=begins))
    return Normalised(tuple(tokens), gap_before)


def _form(kind: str, found: str) -> str:
    if kind == "word":
        return fold(found)
    if kind == "number":
        return _number(found)
    return "" if found in _ORNAMENTS else found


def _number(found: str) -> str:
    """Western digits, no grouping spaces, a point before decimals, a plain minus."""
    kept = [sign for sign in found if not sign.isspace() and sign not in "'’"]
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in kept)
    return _LEADING_MINUS.sub("-", digits).replace(",", ".")


def _end_mark(found: str, tokens: list[Token]) -> str:
    if not tokens or (
        found == "." and (tokens[-1].form in compared_words().abbreviations or len(tokens[-1].form) == 1)
    ):
        return ""
    return "?" if "?" in found else "."


def _mark_last(tokens: list[Token], *, end_mark: str = "", gap: bool = False) -> None:
    if tokens:
        last = tokens[-1]
        tokens[-1] = replace(last, end_mark=last.end_mark or end_mark, gap=last.gap or gap)
