"""Nouns, titles and first names of people, and nouns for organisations, documents and groups."""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from quotes.model.result import SpeakerKind

Gender: TypeAlias = Literal["m", "f"]


_FORMER = "ex-"
_SHORT = 3  # letters up to which a word is not taken apart


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Class(_Closed):
    id: str
    nouns: tuple[str, ...]
    takes_up: tuple[str, ...] = ()
    kind: SpeakerKind = "person"
    holder: bool = False


class _Words(_Closed):
    nouns: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


class _Office(_Closed):
    names: tuple[str, ...]


class _Persons(_Closed):
    offices: tuple[_Office, ...]
    suffixes: _Words
    demonyms: _Words
    common_gender: _Words
    relational: _Words
    met: _Words
    tried: _Words
    singular_in_s: _Words
    classes: tuple[_Class, ...]


class _Collectives(_Closed):
    classes: tuple[_Class, ...]
    unnamed: _Words
    identifiable: _Words
    bodies: _Words
    general: _Words
    agencies: _Words
    named_after: _Words
    places: _Words


class _Status(_Closed):
    loose_documents: tuple[str, ...]
    evidence: tuple[str, ...]
    known_groups: tuple[str, ...]
    members: tuple[str, ...]
    vague_persons: tuple[str, ...]


class _Grammar(_Closed):
    titles: dict[Literal["masculine", "feminine", "either"], tuple[str, ...]]
    title_nouns: dict[str, str]
    ages: dict[str, int]
    particles: dict[Literal["small", "capital"], tuple[str, ...]]
    determiners: dict[str, tuple[str, ...]]
    pronouns: dict[str, tuple[str, ...]]
    never_names: dict[Literal["words"], tuple[str, ...]]
    turns_to: dict[Literal["lemmas"], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can head a mention: `canon` is its masculine singular form, folded.

    `also` is the other kind of thing that the noun can mean (un conseil, le Conseil d'Etat).
    """

    canon: str
    kind: SpeakerKind
    classes: frozenset[str]
    gender: Gender | None
    holder: bool
    also: SpeakerKind | None = None


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes: the form in which words are compared."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("œ", "oe"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def singulars(word: str) -> Iterable[str]:
    """The folded word and what it may be the plural of."""
    yield word
    if word.endswith("aux"):
        yield word[:-3] + "al"
    if word[-1:] in ("s", "x") and len(word) > _SHORT:
        yield word[:-1]
        first, hyphen, rest = word.partition("s-")
        if hyphen:
            yield from (f"{first}-{rest[:-1]}", f"{first}-{rest}")  # marins-pompiers, petits-fils


class People:
    """The people lexicon, compiled for look-up; build it once with `people()`."""

    def __init__(self, persons: _Persons, collectives: _Collectives, grammar: _Grammar, status: _Status) -> None:
        self._nouns: dict[str, Noun] = {}
        self._by_canon: dict[str, Noun] = {}
        self._up: dict[str, set[str]] = defaultdict(set)
        for group in (*persons.classes, *collectives.classes):
            self._enter(group)
        opening = (form.partition(" ")[0] for form in self._nouns if " " in form)
        self._openers = frozenset(each for word in opening for each in (word, f"{word}s"))
        self._person_endings = persons.suffixes.endings
        self._demonyms = frozenset(map(fold, persons.demonyms.nouns))
        self._demonym_openings = frozenset(map(fold, persons.demonyms.names))
        self._demonym_endings = tuple(fold(e) for e in persons.demonyms.endings)
        self._invariable = frozenset(map(fold, persons.singular_in_s.nouns))
        self.general = frozenset(map(fold, collectives.general.nouns))
        self.around = self.general | frozenset(map(fold, persons.relational.places))
        self.relational = frozenset(map(fold, persons.relational.nouns))
        self.met = frozenset(map(fold, persons.met.nouns))
        self.tried = frozenset(persons.tried.nouns)
        self.common_gender = frozenset(map(fold, persons.common_gender.nouns))
        self.unnamed = frozenset(map(fold, collectives.unnamed.nouns))
        self.identifiable = frozenset(map(fold, collectives.identifiable.nouns))
        self.named_after = frozenset(collectives.named_after.nouns)
        self.agencies = frozenset(map(fold, collectives.agencies.names))
        self._offices = [[frozenset(fold(name).split()) for name in office.names] for office in persons.offices]
        self.bodies = frozenset(map(fold, collectives.bodies.nouns))
        self.status = {key: frozenset(map(fold, words)) for key, words in status.model_dump().items()}
        self.places = frozenset(map(fold, collectives.places.names))
        self.titles: dict[str, Gender | None] = {}
        for key, words in grammar.titles.items():
            gender: Gender | None = "m" if key == "masculine" else "f" if key == "feminine" else None
            self.titles.update(dict.fromkeys(words, gender))
        self.ages = {fold(noun): age for noun, age in grammar.ages.items()}
        self._title_nouns = grammar.title_nouns
        self.turns_to = frozenset(grammar.turns_to["lemmas"])
        self.small_particles = frozenset(grammar.particles["small"])
        self.capital_particles = frozenset(grammar.particles["capital"])
        self.determiners = {kind: frozenset(words) for kind, words in grammar.determiners.items()}
        self.pronouns = {kind: frozenset(words) for kind, words in grammar.pronouns.items()}
        self.never_names = frozenset(grammar.never_names["words"])

    def _enter(self, group: _Class) -> None:
        for entry in (*group.nouns, *group.takes_up):
            man, _, woman = (form.lower() for form in entry.partition("/"))
            for form, gender in ((man, "m" if woman and man != woman else None), (woman, "f")):
                if form:
                    own = group.id if entry in group.nouns else None
                    self._add(form, fold(man or woman), group, None if man == woman else gender, own)
        self._up[group.id] |= {fold(e.partition("/")[0] or e.partition("/")[2]) for e in group.takes_up}

    def _add(self, form: str, canon: str, group: _Class, gender: str | None, own: str | None) -> None:
        old = self._nouns.get(form)
        classes = (old.classes if old else frozenset()) | ({own} if own else set())
        settled: Gender | None = "m" if gender == "m" else "f" if gender == "f" else None
        if old and old.gender != settled:
            settled = None
        self._nouns[form] = Noun(
            old.canon if old else canon, old.kind if old else group.kind, frozenset(classes), settled,
            (old.holder if old else False) or (group.holder and own is not None),
            group.kind if old and old.kind != group.kind else old.also if old else None,
        )  # fmt: skip
        self._by_canon[self._nouns[form].canon] = self._nouns[form]

    def noun(self, word: str) -> Noun | None:
        """Look up a noun in any form: singular or plural, masculine or feminine.

        Accents count (*sinistré* is a person, *sinistre* none), but for those that capitals often lack (*Etat*).
        """
        lower = word.lower().replace("’", "'")
        starts = (lower, "é" + lower[1:]) if word[:1] == "E" else (lower,)
        for start in starts:
            for form in (start,) if fold(start) in self._invariable else singulars(start):
                if form in self._nouns:
                    return self._nouns[form]
        if lower.startswith(_FORMER):
            return self.noun(word[len(_FORMER) :])
        head, hyphen, _ = word.partition("-")
        return self.noun(head) if hyphen and len(head) > _SHORT else None

    def compound(self, head: str, rest: str) -> Noun | None:
        """Look up a noun of several words, the first in singular or plural (des hommes d'affaires)."""
        if head.lower() not in self._openers:
            return None
        after = rest.lower().replace("’", "'")
        return next((n for form in singulars(head.lower()) if (n := self._nouns.get(f"{form} {after}"))), None)

    def known(self, canon: str) -> Noun | None:
        """The noun of which this is the canonical form."""
        return self._by_canon.get(canon)

    def looks_like_person(self, word: str) -> bool:
        """Whether a noun in no list has the ending of nouns for people."""
        return word.lower().endswith(self._person_endings)

    def is_demonym(self, word: str) -> bool:
        """Whether a capitalised word can be the name of an inhabitant (le Belge, la Valaisanne)."""
        first, hyphen, _ = (folded := fold(word)).partition("-")
        if folded in self.places or (hyphen and first not in self._demonym_openings and folded not in self._demonyms):
            return False  # la Comédie-Française
        return any(
            f in self._demonyms or (len(f) > _SHORT + 2 and f.endswith(self._demonym_endings))
            for f in singulars(folded)
        )

    def takes_up(self, canon: str, head: str) -> bool:
        """Whether a text may go back to someone introduced as `head` by the noun `canon` (le maire … l'élu)."""
        noun = self._by_canon.get(head)
        return noun is not None and any(canon in self._up[each] for each in noun.classes)

    def office(self, words: frozenset[str]) -> int | None:
        """The number of the office that a description's words name (chef de l'Etat, président de la République)."""
        if "president" in words and any(self.is_demonym(w) for w in words - {"president"}):
            words |= {"republique"}  # le président ukrainien
        return next((n for n, names in enumerate(self._offices) if any(name <= words for name in names)), None)

    def title_noun(self, title: str | None) -> str | None:
        """The function that a title stands for (le docteur X: docteur, Me X: avocat), None for Mme and M."""
        if title is None:
            return None
        noun = self.noun(self._title_nouns.get(title, title))
        return noun.canon if noun else None

    def first_name(self, word: str) -> Literal["m", "f", "b"] | None:
        """The likely gender of a first name (`b`: either), None for a word that is no first name of the table."""
        names = _first_names()
        folded = fold(word)
        return names.get(folded) or names.get(folded.partition("-")[0])


@lru_cache(maxsize=1)
def _first_names() -> dict[str, Literal["m", "f", "b"]]:
    table = _read("first-names")
    names: dict[str, Literal["m", "f", "b"]] = dict.fromkeys(str(table["masculine"]).split(), "m")
    names.update(dict.fromkeys(str(table["feminine"]).split(), "f"))
    names.update(dict.fromkeys(str(table["either"]).split(), "b"))
    return names


def _read(name: str) -> dict[str, object]:
    source = files("quotes.lexicon") / "data" / "people" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def people() -> People:
    """The people lexicon.

    Raises:
        pydantic.ValidationError: a data file breaks its schema.
    """
    persons, collectives = _read("persons"), _read("collectives")
    persons["offices"] = persons.pop("office")
    for table in (persons, collectives):
        table["classes"] = table.pop("class")
    return People(
        _Persons.model_validate(persons),
        _Collectives.model_validate(collectives),
        _Grammar.model_validate(_read("grammar")),
        _Status.model_validate(_read("status")),
    )
