"""Whose name the article says it has changed."""

from collections.abc import Sequence

import regex

from quotes.anonymity.grants import Grant
from quotes.anonymity.ground import Ground, Pair
from quotes.model.entity import Entity, EntityMention

_FAR = 320  # characters between a name and the sentence that says it is changed
_BRACKET = 80  # characters between a name and a bracket that says so
_ALL = regex.compile(r"\b(?:leurs|ont|sont|(?:pré)?noms)\b", regex.IGNORECASE)
_CALLED = regex.compile(
    r"(?i:\bqu(?:e\s|['’])|\bsous\s|\bl['’]|ons-l|\bse\sf|\bêtre\s)[^.]{1,50}?[\s'’]"
    r"(?P<name>(?:M\.\s|Mm?e\s|Mlle\s)?\p{Lu}[\p{L}-]*)$"
)
# A name that no preposition ties to what stands before it (*croisée au bazar de Tajrish et dont …*).
_OTHER_NAME = regex.compile(r"(?<!\b(?:de|du|des|à|au|aux|en|dans|sur)\s|\b[dl]['’])(?<!\p{L}-)\b\p{Lu}\p{Ll}")
# Between *Appelons-le Thomas* and who takes it up, where the next sentence does not use the name.
_NEXT_BEGINS = regex.compile(r"\s*\.\s*(?:«[^»]*»\W*\p{L}+\s+)?")
_NEXT = 400  # characters behind the name in which whoever takes it up is looked for
_STAR = "*"
# The sign of a footnote, in front of the note: *Virginie (1)* … *(1) Le prénom a été modifié*.
_NOTE = regex.compile(r"(?P<mark>\(\d\)|\[\d\]|[¹²³])\s*$")
_MARK = 5  # characters that such a sign takes up, with a space
_ENDS = "*."
_INITIAL = regex.compile(r"\b\p{Lu}\.?$")


def renamed(ground: Ground, grant: Grant) -> list[Entity]:
    """Who bears a changed name: those with an asterisk, the name right before the note, or all bare first names."""
    raw, (start, end) = ground.tree.plain, grant.span
    names = [(m, e) for m, e in ground.mentions if m.form == "name"]
    called = _CALLED.search(raw, start, end)
    if called is not None:
        return _called(ground, grant, called["name"])
    inside = [e for m, e in ground.between(start, end)]
    if inside:  # *Le nom de Mme D. est fictif*, *Le prénom de l'aide-soignante a été changé*
        return inside[:1]
    own_sentence = _own_sentence(ground, start)
    marked = _marked(raw, start, names, own_sentence=own_sentence)
    if marked:
        return marked
    if "initiale" in raw[start:end]:
        return list(dict.fromkeys(e for m, e in ground.mentions if _INITIAL.search(raw, *m.span)))
    if _ALL.search(raw, start, end):
        return list(dict.fromkeys(e for m, e in names if _is_bare(raw, m)))
    reach = _FAR if own_sentence else _BRACKET
    before = [(m, e) for m, e in ground.between(start - reach, start) if m.form == "name"]
    if not before:
        behind = ground.between(end, ground.sentence_at(start).end)[:1]
        return [e for m, e in behind if m.form == "name" and _is_bare(raw, m)]
    last, entity = next((pair for pair in reversed(before) if own_sentence and _is_bare(raw, pair[0])), before[-1])
    return [entity] if own_sentence or not _OTHER_NAME.search(raw, last.span[1], start) else []


def _marked(raw: str, start: int, names: Sequence[Pair], *, own_sentence: bool) -> list[Entity]:
    """Those whose names bear the sign of the note that begins at `start`, or an asterisk."""
    note = _NOTE.search(raw, max(0, start - _MARK), start)
    noted = [e for m, e in names if note is not None and note["mark"] in raw[m.span[1] : m.span[1] + _MARK]]
    if not noted and (own_sentence or _STAR in raw[max(0, start - 4) : start]):
        noted = [e for m, e in names if _STAR in raw[m.span[1] - 1 : m.span[1] + 1]]
    return list(dict.fromkeys(noted))


def _is_bare(raw: str, mention: EntityMention) -> bool:
    """Whether it is a first name alone, whatever stands before it (*son frère Yanis*)."""
    words = raw[slice(*mention.span)].split()
    opened = len(words) > 1 and words[1][0].islower()  # a determiner may begin the sentence
    return sum(word[0].isupper() for word in words[opened:]) == 1


def _called(ground: Ground, grant: Grant, name: str) -> list[Entity]:
    """Who gets a name from the article: its bearer, whom the relative clause describes, or who takes it up."""
    (start, end), raw = grant.span, ground.tree.plain
    bearers = [e for m, e in ground.mentions if m.form == "name" and raw[slice(*m.span)].rstrip(_ENDS) == name]
    before = [e for m, e in ground.between(start - _BRACKET, start) if start - m.span[1] <= len(", ")]
    found = list(dict.fromkeys([*before[-1:], *bearers]))
    if found:
        return found
    behind = ground.between(end, end + _NEXT)
    return [e for m, e in behind[:1] if m.form != "name" and _NEXT_BEGINS.fullmatch(raw, end, m.span[0])]


def _own_sentence(ground: Ground, start: int) -> bool:
    """Whether the note stands in a sentence without the name, and in no bracket behind it."""
    sentence = ground.sentence_at(start).start
    before = ground.tree.plain[max(sentence, start - 4) : start]
    return not {"(", "["} & set(before) and not any(m.form == "name" for m, _ in ground.between(sentence, start))
