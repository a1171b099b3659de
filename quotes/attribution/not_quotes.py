"""Marks that quote nobody by their shape and the words beside them: titles, names, terms."""

from functools import cache
from importlib.resources import files
from typing import Annotated
import tomllib

import regex
from pydantic import BaseModel, BeforeValidator, ConfigDict

from quotes.attribution import rules
from quotes.attribution.scene import Scene
from quotes.grammar.view import View
from quotes.model.attribution import Refusal
from quotes.model.mark import Mark

_CAPITALISED = regex.compile(r"\p{Lu}")
_WORD = regex.compile(r"\p{L}[\p{L}'’-]*")
_NAME_WORDS = 6
_SMALL = frozenset("de du des la le les l d à au aux en et pour sur un une sans par dans".split())


class _Naming(BaseModel):
    """Words that tell what the marks beside them hold; see the TOML file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    naming_verbs: Annotated[frozenset[str], BeforeValidator(frozenset)]
    works: Annotated[frozenset[str], BeforeValidator(frozenset)]
    things: Annotated[frozenset[str], BeforeValidator(frozenset)]
    terms: Annotated[frozenset[str], BeforeValidator(frozenset)]


@cache
def _naming() -> _Naming:
    source = files("quotes.lexicon") / "data" / "marks" / "naming.toml"
    return _Naming.model_validate(tomllib.loads(source.read_text("utf-8")))


def refuse_by_shape(scene: Scene) -> dict[int, Refusal]:
    """The marks that hold a title, a name or a term for certain, by mark index."""
    found: dict[int, Refusal] = {}
    for mark in scene.marks:
        opening = scene.opening_token.get(mark.index)
        if mark.is_dash or opening is None or not scene.inner_text(mark):
            continue
        refusal = _refusal(scene, scene.view(scene.tree.tokens[opening].sentence), mark, opening)
        if refusal is not None:
            found[mark.index] = refusal
    return found


def _refusal(scene: Scene, view: View, mark: Mark, opening: int) -> Refusal | None:
    text = scene.inner_text(mark)
    before = opening - 1
    if view.low(before) in ("de", "d'") and view[before - 1].lower in _naming().works if view.holds(before - 1) else False:
        before -= 1
    word, lemma = view.low(before), view[before].lemma.lower() if view.holds(before) else ""
    naming = _naming()
    if lemma in naming.naming_verbs or word in naming.naming_verbs:
        return Refusal(mark.index, "name", rules.NAMED.id)
    short = len(_WORD.findall(text)) <= 8
    if (lemma in naming.terms or word in naming.terms) and short:
        return Refusal(mark.index, "term", rules.TERM.id)
    if (lemma in naming.works or word in naming.works) and text[:1].isupper():
        return Refusal(mark.index, "title", rules.TITLE.id)
    if _is_capitalised(text) and not scene.quoted.is_clause(mark.index) and text[-1] not in ".!?…":
        if lemma in naming.things or view.low(before) in ("le", "la", "l'", "les", "du", "de", "d'", "au"):
            return Refusal(mark.index, "name", rules.NAMED.id)
    return None


def _is_capitalised(text: str) -> bool:
    """Whether every word but the small ones begins with a capital, as in names."""
    words = [w for w in _WORD.findall(text) if w.lower().rstrip("'’") not in _SMALL]
    return 0 < len(words) <= _NAME_WORDS and all(_CAPITALISED.match(w) for w in words)
