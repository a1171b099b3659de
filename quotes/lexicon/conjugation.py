"""The simple-tense forms, participles and infinitive of a French verb, by rule and by a table of irregular endings."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated

import regex
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from quotes.lexicon.toml_files import read_lexicon

_VOWEL_E = ("e", "es", "e", "ent")
_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
_PAST: Mapping[str, tuple[str, ...]] = {
    "ins": ("ins", "int", "înmes", "întes", "inrent"),
    "is": ("is", "it", "îmes", "îtes", "irent"),
    "us": ("us", "ut", "ûmes", "ûtes", "urent"),
    "ai": ("ai", "as", "a", "âmes", "âtes", "èrent"),
}
_PAST_SUBJUNCTIVE: Mapping[str, str] = {"ins": "înt", "is": "ît", "us": "ût", "ai": "ât"}
_DOUBLING = ("appeler", "épeler", "jeter", "trompeter")  # -eler, -eter with a doubled consonant; the others take è
# é or e and one consonant (or gu, qu, a cluster after é) before -er: révéler, alléguer, relever
_OPEN_VOWEL = regex.compile(r"(?P<head>.*)(?:é(?P<after_acute>[^aeiouyéèê]+u?)|e(?P<after_mute>[bcdfghklmnprstvz]))er")


class _Model(BaseModel):
    """The principal parts of an ending: the six forms of the present, past historic, past participle.

    The rest follows from them unless given: imperfect stem (present, 4th form), future stem (infinitive),
    present participle (imperfect stem), subjunctive (singular and 6th form from the present's 6th form).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    present: Annotated[tuple[str, ...], BeforeValidator(str.split), Field(min_length=6, max_length=6)]
    past: str = Field(pattern=r"(ins|is|us|ai)$")
    participle: str
    imperfect: str | None = None
    future: str | None = None
    gerund: str | None = None
    subjunctive: Annotated[tuple[str, ...], BeforeValidator(str.split)] = ()


class _Irregular(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    endings: dict[str, _Model]
    function_words: frozenset[str]


@cache
def _irregular() -> _Irregular:
    return read_lexicon("cues/irregular.toml", _Irregular)


def forms(infinitive: str) -> frozenset[str]:
    """All simple forms of the verb, in lower case: indicative, conditional, subjunctive, participles, infinitive.

    The imperfect subjunctive is given in the third person singular only. A verb in *-er* or *-ir* that is not in the
    table is conjugated like *aimer* or *finir*. Forms that are first of all other words (*maintenant*) are left out.

    Raises:
        ValueError: the verb ends in neither and is not in the table.
    """
    found = {infinitive, *_inflect(infinitive)}
    return (
        frozenset(found | {form.replace("aî", "ai") for form in found}) - _irregular().function_words
    )  # 1990: reconnait


def _inflect(infinitive: str) -> Iterator[str]:
    table = _irregular().endings
    endings = (e for e in table if e == infinitive or (e.startswith("-") and infinitive.endswith(e[1:])))
    if ending := max(endings, key=lambda e: (e == infinitive, len(e)), default=""):
        whole = ending.removeprefix("-")
        prefix = infinitive.removesuffix(whole)
        return (prefix + form for form in _from_model(whole, table[ending]))
    if infinitive.endswith("er"):
        return _first_group(infinitive)
    if infinitive.endswith("ir"):
        return _second_group(infinitive.removesuffix("r"))
    raise ValueError(f"no rule conjugates {infinitive!r}; give its ending in cues/irregular.toml")


def _from_model(ending: str, model: _Model) -> Iterator[str]:
    present = model.present
    imperfect = model.imperfect or present[3].removesuffix("ons")
    future = model.future or ending.removesuffix("e")
    yield from present
    yield from (imperfect + e for e in _IMPERFECT)
    yield from (future + e for e in _FUTURE)
    yield from _past(model.past)
    yield from model.subjunctive or (present[5].removesuffix("ent") + e for e in _VOWEL_E)
    yield model.gerund or imperfect + "ant"
    yield from _agreeing(model.participle)


def _first_group(infinitive: str) -> Iterator[str]:
    stem = infinitive.removesuffix("er")
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    for stressed in _stressed(infinitive):
        yield from (stressed + e for e in _VOWEL_E)
        yield from (stressed + "er" + e for e in _FUTURE)
    if "é" in stem[-4:]:  # suggérera beside suggèrera
        yield from (infinitive + e for e in _FUTURE)
    yield from (stem + e for e in ("ez", "ions", "iez", "èrent"))
    yield from (soft + e for e in ("ons", "ais", "ait", "aient", "ant", "ai", "as", "a", "âmes", "âtes", "ât"))
    yield from _agreeing(stem + "é")


def _stressed(infinitive: str) -> tuple[str, ...]:
    """The stem before a mute ending: *rappell-*, *relèv-*, *emploi-*, *balai-* and *balay-*."""
    stem = infinitive.removesuffix("er")
    if infinitive.endswith(_DOUBLING):
        return (stem + stem[-1],)
    if found := _OPEN_VOWEL.fullmatch(infinitive):
        return (f"{found['head']}è{found['after_acute'] or found['after_mute']}",)
    if stem.endswith("ay"):
        return (stem[:-1] + "i", stem)
    return (stem[:-1] + "i",) if stem.endswith(("oy", "uy")) else (stem,)


def _second_group(stem: str) -> Iterator[str]:
    yield from (stem + e for e in ("s", "t", "ssons", "ssez", "ssent", "sse", "sses", "ssant"))
    yield from (stem + "ss" + e for e in _IMPERFECT)
    yield from (stem + "r" + e for e in _FUTURE)
    yield from _past(stem + "s")
    yield from _agreeing(stem)


def _past(first: str) -> Iterator[str]:
    kind = next(k for k in _PAST if first.endswith(k))
    stem = first.removesuffix(kind)
    yield from (stem + e for e in _PAST[kind])
    yield stem + _PAST_SUBJUNCTIVE[kind]


def _agreeing(participle: str) -> tuple[str, ...]:
    plain = participle.replace("û", "u")
    return (participle, plain if plain.endswith("s") else plain + "s", plain + "e", plain + "es")
