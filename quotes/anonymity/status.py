"""What the reader can know of an entity from the words the whole article uses for it."""

from typing import TypeAlias

import regex

from quotes.lexicon.people import fold, people
from quotes.model.entity import Entity, EntityMention
from quotes.model.result import SpeakerStatus
from quotes.model.tree import Tree

Verdict: TypeAlias = tuple[SpeakerStatus, str]

# What an indefinite phrase begins with: an article, a number, a quantity, one of several.
_INDEFINITE = regex.compile(
    r"(?:une?|des|d['’]autres|d['’]anciens|de\s+(?:nombreu\w+|hauts|source|\w+s\b)|plusieurs|certaine?s?|quelques"
    r"|divers(?:es)?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|nombre\s+de|beaucoup|l['’]une?|quelqu['’]une?"
    r"|celui|celle|ceux|celles|l['’]on|on|aucune?|chacune?|tel|telle"
    r"|l[ae]\s+(?:premi[eè]re?|seconde?|deuxième|troisième|cadette?|benjamine?|(?:plus|moins)\s+\p{Ll}+)\s*$"
    r"|l['’]aînée?\s*$)\b",
    regex.IGNORECASE,
)
# One who belongs to somebody unknown: *le patron d'une PME*, *la famille de l'un des lycéens*; not *d'une voix lasse*.
_OF_UNKNOWN = regex.compile(
    r"(?:l[ae]s?\s+|l['’])\p{L}[\p{L}-]+\s+(?:d['’]|de\s+l['’])une?\s"
    r"(?!(?:voix|ton|air|gestes?|traite?|coup|sourire|seule?|même|mot|bond|œil|regard|signe|côté)\b|[«“\"])",
    regex.IGNORECASE,
)
_LISTED = regex.compile(r"\s?\(\p{Lu}")  # une intersyndicale (FSU, Unsa)
_POINTED = regex.compile(r"(?:ce|cet|cette)\s", regex.IGNORECASE)
_OURS = regex.compile(r"(?:nos|les)\s+informations?\b|nos\s+sources?\b", regex.IGNORECASE)
# A word with a capital behind the first word of a phrase; *un Etat* bears one and is not named by it.
_PROPER = regex.compile(r"(?<=\s|['’«“\"-])(?![EÉ]tats?\b(?!-))\p{Lu}\p{Ll}+")
# *S.*, *M. D.*, *Sophie B.*
_INITIALS = regex.compile(r"(?:\p{Lu}[\p{Ll}-]+\s)?\p{Lu}\.(?:[\s-]?\p{Lu}\.)*")
# What is said of a paper that only the newsroom has seen.
_SEEN = regex.compile(
    r"[^.]{0,30}?\b(?:(?:consult|obten|reç)(?:ée?s?|er|ue?s?|ir)|vue?s?|parvenue?s?\s+à|eu\s+accès|dont\s+[^.]{0,40}\b(?:copie|connaissance))\b",
    regex.IGNORECASE,
)
_UNSIGNED = regex.compile(r"\b(?:anonymes?|non\s+signée?s?)\b", regex.IGNORECASE)  # *une lettre anonyme*
_NEXT = 12  # characters behind a mention that may belong to it
_LOOK = 90  # characters behind a mention in which that is looked for


def status(tree: Tree, entity: Entity) -> Verdict:
    """The entity's status when nothing but its own mentions is looked at, and the rule that says so."""
    own = [m for m in entity.mentions if m.form != "pronoun"] or list(entity.mentions)
    if _OURS.match(_text(tree, own[0])):
        return "unnamed", "anonymity.unnamed.our-information"
    if entity.kind == "document":
        return _document(tree, own)
    if entity.kind == "person":
        return ("named", "anonymity.named") if entity.named else _person(tree, own)
    if entity.kind == "group":
        return ("named", "anonymity.named") if entity.named else _group(tree, entity, own)
    return ("named", "anonymity.named.organization") if entity.named else _organization(tree, own)


def is_half_named(tree: Tree, entity: Entity) -> bool:
    """Whether the article gives no more of a name than a first name or initials."""
    names = [_text(tree, m) for m in entity.mentions if m.form == "name"]
    return all(people().first_name(name) or _INITIALS.fullmatch(name) for name in names)


def _text(tree: Tree, mention: EntityMention) -> str:
    return " ".join(tree.plain[slice(*mention.span)].split())


def _is_indefinite(tree: Tree, mention: EntityMention) -> bool:
    return bool(_INDEFINITE.match(_text(tree, mention)))


def _is_of_unknown(tree: Tree, own: list[EntityMention]) -> bool:
    """Whether nothing but somebody or something unknown tells who an entity is."""
    texts = [_text(tree, m) for m in own]
    whole = " ".join(tree.plain[own[0].span[0] : own[0].span[1] + _NEXT].split())  # a phrase may be cut too short
    return bool(_OF_UNKNOWN.match(whole)) and not any(_PROPER.search(text) for text in texts)


def _noun(tree: Tree, mention: EntityMention) -> str:
    token = tree.tokens[mention.head]
    noun = people().noun(token.text)
    return noun.canon if noun else fold(token.lemma)


def _person(tree: Tree, own: list[EntityMention]) -> Verdict:
    """An indefinite or vague description leaves a person unnamed; a definite one tells a role."""
    first = own[0]
    if any(_noun(tree, m) in people().unnamed for m in own):
        return "unnamed", "anonymity.unnamed.source"
    if _is_indefinite(tree, first):
        return "unnamed", "anonymity.unnamed.indefinite"
    if _is_of_unknown(tree, own):
        return "unnamed", "anonymity.unnamed.of-unknown"
    if _POINTED.match(_text(tree, first)):
        return "unnamed", "anonymity.unnamed.pointed"
    if _noun(tree, first) in people().status["vague_persons"]:
        return "unnamed", "anonymity.unnamed.vague"
    return "role", "anonymity.role"


def _group(tree: Tree, entity: Entity, own: list[EntityMention]) -> Verdict:
    """Several people are unnamed, but for those that the article has made known and for bodies joined by *et*."""
    text = _text(tree, own[0])
    nouns = {_noun(tree, m) for m in own}
    if entity.name.lower() in ("on", "l'on", "l’on") or entity.name.startswith("on "):
        return "unnamed", "anonymity.unnamed.on"
    bodies = nouns & people().status["known_groups"]
    told = own[0] if not bodies else next((m for m in own if not _is_indefinite(tree, m)), own[0])
    if nouns & people().unnamed or _is_indefinite(tree, told):
        return "unnamed", "anonymity.unnamed.indefinite"
    if _is_of_unknown(tree, own):
        return "unnamed", "anonymity.unnamed.of-unknown"
    members = nouns & people().status["members"] and _PROPER.search(text)
    joined = " et " in text and not text.lower().startswith("les ")
    if bodies or members or joined:
        return "named", "anonymity.named.group"
    return "unnamed", "anonymity.unnamed.group"


def _organization(tree: Tree, own: list[EntityMention]) -> Verdict:
    """A body is known by name, or by a definite description; *une ONG* is not, nor *la direction d'une usine*."""
    if _is_of_unknown(tree, own):
        return "unnamed", "anonymity.unnamed.of-unknown"
    listed = any(_LISTED.match(tree.plain, m.span[1]) for m in own)
    if listed or not _is_indefinite(tree, own[0]) or any(_PROPER.search(_text(tree, m)) for m in own):
        return "named", "anonymity.named.organization"
    return "unnamed", "anonymity.unnamed.organization"


def _document(tree: Tree, own: list[EntityMention]) -> Verdict:
    """A document is known unless it is loose, or seen by the newsroom alone."""
    words = people().status
    own = [m for m in own if _noun(tree, m) not in people().unnamed] or own  # un document … la même source
    nouns = {_noun(tree, m) for m in own}
    if _PROPER.search(_text(tree, own[0])):
        return "named", "anonymity.named.document"
    indefinite = all(_is_indefinite(tree, m) for m in own)
    if any(_UNSIGNED.search(_text(tree, m)) for m in own):
        return "unnamed", "anonymity.unnamed.document"
    seen = any(_SEEN.match(tree.plain, m.span[1], m.span[1] + _LOOK) for m in own)
    loose = nouns <= words["loose_documents"] and (indefinite or nouns <= words["evidence"])
    if loose or (indefinite and seen):
        return "unnamed", "anonymity.unnamed.document"
    return "named", "anonymity.named.document"
