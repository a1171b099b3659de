"""The words of anonymity, by the part that each plays where French news hides a source's name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from quotes.lexicon.conjugation import forms
from quotes.lexicon.cues import cue_lexicon
from quotes.lexicon.surface import expand
from quotes.lexicon.toml_files import read_lexicon

Part: TypeAlias = Literal[
    "name", "initial", "face", "real", "secrecy", "discretion", "hidden", "shielded", "told", "cover", "wish",
    "wishing", "ours", "light", "opener", "companion", "denying", "be", "have", "hide", "hold", "tell", "single_out",
    "alter", "keep", "grant", "stay", "ask", "want", "pledge", "able", "refuse", "leave", "call", "speak", "put",
    "veil", "elsewhere", "newsroom", "testimony", "show", "know", "asked",
]  # fmt: skip


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _File(_Closed):
    words: dict[Part, tuple[str, ...]]
    verbs: dict[Part, tuple[str, ...]]
    phrases: dict[Literal["manners", "fictive"], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AnonymityWords:
    """Every form with the parts it plays, in lower case and with straight apostrophes; phrases word by word."""

    parts: Mapping[str, frozenset[Part]]
    manners: tuple[str, ...]
    fictive: tuple[str, ...]

    def of(self, form: str) -> frozenset[Part]:
        """The parts that a word plays, if any."""
        return self.parts.get(form, frozenset())

    def playing(self, *wanted: Part) -> frozenset[str]:
        """All forms that play one of some parts."""
        return frozenset(form for form, parts in self.parts.items() if parts & set(wanted))


@cache
def anonymity_words() -> AnonymityWords:
    """The lexicon of this package, read once.

    Raises:
        LexiconError: the data file is damaged; the message names file, entry and remedy.
    """
    file = read_lexicon("anonymity/grants.toml", _File)
    parts: dict[str, set[Part]] = defaultdict(set)
    for part, words in file.words.items():
        _enter(parts, part, words)
    for part, verbs in file.verbs.items():
        _enter(parts, part, (form for verb in verbs for form in forms(verb)))
    _enter(parts, "speak", _saying())
    return AnonymityWords(
        {form: frozenset(played) for form, played in parts.items()},
        tuple(phrase for entry in file.phrases["manners"] for phrase in expand(entry)),
        tuple(phrase for entry in file.phrases["fictive"] for phrase in expand(entry)),
    )


def _saying() -> Iterable[str]:
    """The forms of the verbs that report words around them or in a clause."""
    cues = cue_lexicon()
    return (form for form, lemma in cues.forms.items() if cues.verbs[lemma].frames & {"que", "incise"})


def _enter(parts: dict[str, set[Part]], part: Part, words: Iterable[str]) -> None:
    for word in words:
        parts[word].add(part)
