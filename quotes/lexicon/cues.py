"""The cue lexicon: what French uses to attribute words to somebody, by lemma, with the frames that each opens.

Frames of a verb (`ReportingVerb.frames`) and of a complex predicate:

| frame | what it reports |
|---|---|
| `que` | a *que*-clause, even without quotation marks |
| `inf` | a bare declarative infinitive: *dit avoir vu* |
| `de_inf` | an asserted *de* + infinitive: *se vante d'avoir gagné* |
| `si` | an indirect question: *demande si*, *s'interroge sur* |
| `incise` | unmarked content around it: *Le départ est proche, a indiqué Jean.* |
| `beside` | only what stands in quotation marks next to it: *«Non», sourit-elle* |
| `colon` | marked content after a colon |
| `quoted` | a complement that holds quoted words: *dénonce une «honte»*; `governs` says by which prepositions |
| `thought` | a *que*-clause of opinion or feeling: of people, in the present (or it holds marks); excludes `que` |

Frames of a noun: `que`, `colon`, `selon_lequel` (*une rumeur selon laquelle*), `beside` (in apposition to marks) and
`de_inf` (*l'aveu d'avoir menti*).

Words are tokens: `d'`, `l'` and `qu'` are tokens of their own, with a straight apostrophe. `surface.same_word` compares
one with a form of the text, `surface.syntactic` undoes *au*, *du*, *aux*, *des* as parsers do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from quotes.errors import LexiconError
from quotes.lexicon.conjugation import forms
from quotes.lexicon.surface import expand, split_words
from quotes.lexicon.toml_files import read_lexicon

Frame: TypeAlias = Literal["que", "inf", "de_inf", "si", "incise", "beside", "colon", "quoted", "thought"]
NounFrame: TypeAlias = Literal["que", "colon", "selon_lequel", "beside", "de_inf"]
Kind: TypeAlias = Literal[
    "say", "ask", "answer", "judge", "announce", "write", "think", "feel", "manner", "continue", "act"
]
Flag: TypeAlias = Literal[
    "negative", "factive_noise", "on_only", "hearer_object", "judging", "naming", "describing", "demand"
]
PrepositionKind: TypeAlias = Literal["source", "opinion", "relay", "wording", "unnamed"]
PrepositionFlag: TypeAlias = Literal["opinion_only", "needs_person", "keeps_noun", "clitic", "document", "marks_only"]
_CLITICS = ("se", "s'", "y", "en", "l'", "le")


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb that may report words.

    `pronominal` holds the frames of the verb with *se* (*se féliciter de*, *se dire «prêt»*), `frames` those without;
    neither includes the other. Flags: `negative` (its content is denied: *démentir*), `factive_noise` (often said of
    facts, studies, figures: *montrer*), `on_only` (its subject is the hearer: *a-t-on appris*), `hearer_object` (its
    direct object is the hearer: *avertir*), `judging` (it gives its object an attribute: *juge le projet «usé»*),
    `naming` (it gives a name, which is no report: *appelle «microéveils»*), `describing` (with *se*, it gives its
    subject an attribute: *se dit prêt*), `demand` (it asks for what is not so: *comme le réclamait X* quotes nobody).
    """

    lemma: str
    frames: frozenset[str]
    pronominal: frozenset[str]
    kind: str
    flags: frozenset[str] = frozenset()
    governs: frozenset[str] = frozenset()

    def frames_for(self, *, reflexive: bool) -> frozenset[str]:
        """The frames of this use."""
        return self.pronominal if reflexive else self.frames

    @property
    def negative(self) -> bool:
        """Whether its content is what the subject denies."""
        return "negative" in self.flags


@dataclass(frozen=True, slots=True)
class ComplexPredicate:
    """A verb and the words that make it a cue: *faire savoir*, *s'en prendre à*, *ne pas mâcher ses mots*.

    `clitics` stand before the verb (*s'*, *en*, *y*), `words` after it, adverbs possibly between. With `negated`, the
    verb stands between *ne* and *pas*. After a carrier (*tenir à*, *se borner à*; no frames) any reporting infinitive
    follows; with `past_only`, that is a report in past tenses alone (*a voulu rassurer*).
    """

    name: str
    verb: str
    words: tuple[str, ...]
    frames: frozenset[str]
    kind: str
    clitics: tuple[str, ...] = ()
    negated: bool = False
    past_only: bool = False

    @property
    def reflexive(self) -> bool:
        """Whether it takes *se*."""
        return any(c in ("se", "s'") for c in self.clitics)


@dataclass(frozen=True, slots=True)
class ReportingNoun:
    """A noun of saying, or a noun phrase (*mise en garde*: lemma *mise*, then *en*, *garde*)."""

    lemma: str
    frames: frozenset[str]
    head: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePreposition:
    """Words that introduce a source: *selon*, *aux dires de*.

    Kinds: `source` (what follows says it), `opinion` (thinks it), `relay` (passed it on: *par la voix de*), `wording`
    (chose the words: only beside marks), `unnamed` (the words themselves are the source: *selon nos informations*).
    Flags: `opinion_only` (unless it states an opinion of what follows it is no cue: *pour*), `needs_person`,
    `keeps_noun` (the cue is the first word alone, the source what follows it: *De* + *source policière*), `clitic`
    (the source is the clitic or possessive among the words: *à l'en croire*, *à ses yeux*), `document` (what follows
    is a text: *aux termes de*), `marks_only` (a cue only where the content holds quotation marks).
    """

    words: tuple[str, ...]
    kind: str
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues, compiled; `forms` (of the reporting verbs) and `complex_forms` (of the others) lead to lemmas.

    A form of two verbs leads to the one that is listed first in the file.
    """

    verbs: Mapping[str, ReportingVerb]
    forms: Mapping[str, str]
    complex: tuple[ComplexPredicate, ...]
    carriers: tuple[ComplexPredicate, ...]
    complex_forms: Mapping[str, str]
    nouns: Mapping[str, ReportingNoun]
    prepositions: tuple[SourcePreposition, ...]
    measures: frozenset[str]

    def flagged(self, lemma: str, flag: Flag) -> bool:
        """Whether a lemma is that of a reporting verb with a flag."""
        verb = self.verbs.get(lemma)
        return verb is not None and flag in verb.flags


def _words(value: object) -> object:
    """Lists of names are written with blanks between them: `"que inf colon"`."""
    if not isinstance(value, str):
        return value
    if len(found := value.split()) != len(set(found)):
        raise ValueError("a word is given twice")
    return frozenset(found)


_Frames: TypeAlias = Annotated[frozenset[Frame], BeforeValidator(_words)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Verb(_Entry):
    kind: Kind
    frames: _Frames = frozenset()
    pronominal: _Frames = frozenset()
    flags: Annotated[frozenset[Flag], BeforeValidator(_words)] = frozenset()
    governs: Annotated[frozenset[str], BeforeValidator(_words)] = frozenset()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not self.frames | self.pronominal:
            raise ValueError("no frame at all")
        for frames in (self.frames, self.pronominal):
            if {"que", "thought"} <= frames:
                raise ValueError("'thought' excludes 'que'")
        return self


class _Verbs(_Entry):
    verbs: dict[str, _Verb]


class _Complex(_Entry):
    kind: Kind
    frames: Annotated[_Frames, Field(min_length=1)]


class _ComplexFile(_Entry):
    predicates: dict[str, _Complex]
    carriers: tuple[str, ...]
    past_carriers: tuple[str, ...]


class _Noun(_Entry):
    frames: Annotated[frozenset[NounFrame], BeforeValidator(_words), Field(min_length=1)]


class _Nouns(_Entry):
    nouns: dict[str, _Noun]


class _Preposition(_Entry):
    kind: PrepositionKind
    flags: Annotated[frozenset[PrepositionFlag], BeforeValidator(_words)] = frozenset()


class _Prepositions(_Entry):
    measures: tuple[str, ...] = ()
    prepositions: dict[str, _Preposition]


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon of this package, read once.

    Raises:
        LexiconError: a data file is damaged; the message names file, entry and remedy.
    """
    return compile_cues(
        read_lexicon("cues/verbs.toml", _Verbs),
        read_lexicon("cues/complex_predicates.toml", _ComplexFile),
        read_lexicon("cues/nouns.toml", _Nouns),
        read_lexicon("cues/prepositions.toml", _Prepositions),
    )


@cache
def verb_forms() -> Mapping[str, str]:
    """Every inflected form that the lexicon knows, with its lemma: reporting verbs first, then those of predicates."""
    lexicon = cue_lexicon()
    return MappingProxyType({**lexicon.complex_forms, **lexicon.forms})


def compile_cues(verbs: _Verbs, others: _ComplexFile, nouns: _Nouns, prepositions: _Prepositions) -> CueLexicon:
    """Compile checked files into the frozen value.

    Raises:
        LexiconError: an entry expands to one that is there already, or a verb cannot be conjugated.
    """
    reporting = {
        lemma: ReportingVerb(lemma, frozenset(v.frames), frozenset(v.pronominal), v.kind, frozenset(v.flags), v.governs)
        for lemma, v in verbs.verbs.items()
    }
    predicates = tuple(
        _predicate(name, frozenset(p.frames), p.kind) for key, p in others.predicates.items() for name in expand(key)
    )
    carriers = tuple(
        _predicate(name, frozenset(), "say", past_only=group is others.past_carriers)
        for group in (others.carriers, others.past_carriers)
        for key in group
        for name in expand(key)
    )
    _refuse_doubles("cues/complex_predicates.toml", (p.name for p in predicates + carriers))
    found = tuple(
        SourcePreposition(split_words(name), p.kind, frozenset(p.flags))
        for key, p in prepositions.prepositions.items()
        for name in expand(key)
    )
    _refuse_doubles("cues/prepositions.toml", (" ".join(p.words) for p in found))
    return CueLexicon(
        verbs=MappingProxyType(reporting),
        forms=_forms("cues/verbs.toml", reporting),
        complex=predicates,
        carriers=carriers,
        complex_forms=_forms("cues/complex_predicates.toml", (p.verb for p in predicates + carriers)),
        nouns=MappingProxyType({name: _noun(name, n) for name, n in nouns.nouns.items()}),
        prepositions=tuple(sorted(found, key=lambda p: -len(p.words))),  # the longest first: it wins
        measures=frozenset(prepositions.measures),
    )


def _predicate(name: str, frames: frozenset[str], kind: str, *, past_only: bool = False) -> ComplexPredicate:
    words = split_words(name)
    negated = words[:2] == ("ne", "pas")
    rest = words[2:] if negated else words
    count = next((i for i, word in enumerate(rest) if word not in _CLITICS), 0)
    return ComplexPredicate(name, rest[count], rest[count + 1 :], frames, kind, rest[:count], negated, past_only)


def _noun(name: str, noun: _Noun) -> ReportingNoun:
    head, *words = split_words(name)
    return ReportingNoun(name, frozenset(noun.frames), head, tuple(words))


def _forms(name: str, lemmas: Iterable[str]) -> Mapping[str, str]:
    compiled: dict[str, str] = {}
    for lemma in lemmas:
        try:
            found = forms(lemma)
        except ValueError as error:
            raise LexiconError(f"{name}: {lemma}: {error}") from error
        for form in sorted(found):
            compiled.setdefault(form, lemma)
    return MappingProxyType(compiled)


def _refuse_doubles(name: str, entries: Iterable[str]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise LexiconError(f"{name}: {entry}: given twice (perhaps by a set in braces); remove one")
        seen.add(entry)
