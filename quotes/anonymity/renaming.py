"""Whose name the article says it has changed."""

import regex

from quotes.anonymity.grants import Grant
from quotes.anonymity.ground import Ground
from quotes.model.entity import Entity

_FAR = 320  # characters between a name and the sentence that says it is changed
_BRACKET = 80  # characters between a name and a bracket that says so
_ALL = regex.compile(r"\b(?:leurs|ont|sont|(?:pré)?noms)\b", regex.IGNORECASE)
_CALLED = regex.compile(r"(?i:\bqu(?:e\s|['’])|\bl['’]|ons-l|\bse\sf|\bêtre\s)[^.]{1,50}\s(?P<name>\p{Lu}[\p{L}-]+)$")
# A name that no preposition ties to what stands before it (*croisée au bazar de Tajrish et dont …*).
_OTHER_NAME = regex.compile(r"(?<!\b(?:de|du|des|à|au|aux|en|dans|sur)\s|\b[dl]['’])(?<!\p{L}-)\b\p{Lu}\p{Ll}")
# Between *Appelons-le Thomas* and who takes it up, where the next sentence does not use the name.
_NEXT_BEGINS = regex.compile(r"\s*\.\s*(?:«[^»]*»\W*\p{L}+\s+)?")
_NEXT = 400  # characters behind the name in which whoever takes it up is looked for
_NUMBER = regex.compile(r"\(\d\)\s*$")  # a note: *Virginie (1)* … *(1) Le prénom a été modifié*
_MARK = 5
_STAR = "*"
# The sign of a footnote, in front of the note.
_NOTE = regex.compile(r"(?P<mark>\(\d\)|\[\d\]|[¹²³])\s*$")
_MARK = 5  # characters that such a sign takes up, with a space


def renamed(ground: Ground, grant: Grant) -> list[Entity]:
    """Who bears a changed name: those with an asterisk, the name right before the note, or all bare first names."""
    raw, (start, end) = ground.tree.plain, grant.span
    names = [(m, e) for m, e in ground.mentions if m.form == "name"]
    called = _CALLED.search(raw, start, end)
    if called is not None:
        return _called(ground, grant, called["name"])
    number = _NUMBER.search(raw, max(0, start - _MARK), start)
    if number is not None:
        mark = number[0].strip()
        noted = (e for m, e in names if raw[m.span[1] : m.span[1] + _MARK].strip().startswith(mark))
        return list(dict.fromkeys(noted))
    own_sentence = _own_sentence(ground, start)
    note = _NOTE.search(raw, max(0, start - _MARK), start)
    noted = [e for m, e in names if note is not None and note["mark"] in raw[m.span[1] : m.span[1] + _MARK]]
    if noted:
        return list(dict.fromkeys(noted))
    if own_sentence or _STAR in raw[max(0, start - 4) : start]:
        starred = [e for m, e in names if _STAR in raw[m.span[1] - 1 : m.span[1] + 1]]
        if starred:
            return list(dict.fromkeys(starred))
    if _ALL.search(raw, start, end):
        return list(dict.fromkeys(e for m, e in names if len(raw[slice(*m.span)].split()) == 1))
    reach = _FAR if own_sentence else _BRACKET
    before = [(m, e) for m, e in ground.between(start - reach, start) if m.form == "name"]
    if not before:
        return []
    last, entity = before[-1]
    return [entity] if own_sentence or not _OTHER_NAME.search(raw, last.span[1], start) else []


def _called(ground: Ground, grant: Grant, name: str) -> list[Entity]:
    """Who gets a name from the article: its bearer, whom the relative clause describes, or who takes it up."""
    (start, end), raw = grant.span, ground.tree.plain
    bearers = [e for m, e in ground.mentions if m.form == "name" and raw[slice(*m.span)].rstrip(_STAR) == name]
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
