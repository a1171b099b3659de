"""What the reader can know of an entity from the words the whole article uses for it."""

import regex

from quotes.lexicon.people import fold, people
from quotes.model.entity import Entity, EntityMention
from quotes.model.result import SpeakerStatus
from quotes.model.tree import Tree

Verdict = tuple[SpeakerStatus, str]

_INDEFINITE = regex.compile(
    r"(?:une?|d[e']\s?autres|des|de\s+nombreu\w+|plusieurs|certaine?s?|quelques|divers(?:es)?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|d['’]anciens|une?\s+\w+|nombre\s+de|beaucoup|l['’]une?\s+d\w*|l['’]une?\b|quelqu['’]une?|celui|celle|ceux|celles|on\b|l['’]on\b|aucun|chacun|tel|de\s+source|d['’]autres|de\s+hauts|de\s+\w+s\b|l[ae]\s+(?:premi[eè]re?|seconde?|deuxième|troisième)\s*$)\b",
    regex.IGNORECASE,
)
_OURS = regex.compile(r"(?:nos|les)\s+informations?\b|nos\s+sources?\b", regex.IGNORECASE)
_PROPER = regex.compile(r"(?<=\s|['’«“\"-])\p{Lu}\p{Ll}+")
_SEEN = regex.compile(
    r"[^.]{0,30}?\b(?:consulté|obtenu|vu|reçu|dont\s+[^.]{0,40}\b(?:copie|connaissance))", regex.IGNORECASE
)
_OPEN_TITLES = frozenset(
    {
        "communique",
        "message",
        "lettre",
        "loi",
        "article",
        "sondage",
        "reportage",
        "documentaire",
        "film",
        "livre",
        "tribune",
        "rapport",
        "etude",
        "enquete",
        "editorial",
        "tweet",
        "post",
        "billet",
        "bulletin",
        "barometre",
        "arrete",
        "decret",
    }
)
_LOOSE = frozenset(
    {"temoignage", "renseignement", "information", "conclusion", "analyse", "document", "projet", "dossier", "note"}
)
_KNOWN_GROUPS = frozenset(
    {
        "chercheur",
        "auteur",
        "coauteur",
        "scientifique",
        "opposition",
        "majorite",
        "equipe",
        "couple",
        "famille",
        "redaction",
    }
)
_VAGUE_PERSONS = frozenset(
    {
        "homme",
        "femme",
        "temoin",
        "habitant",
        "riverain",
        "responsable",
        "proche",
        "source",
        "interlocuteur",
        "premier",
        "second",
        "personne",
    }
)


def status(tree: Tree, entity: Entity) -> Verdict:
    """The entity's status when nothing but its own mentions is looked at, and the rule that says so."""
    own = [m for m in entity.mentions if m.form != "pronoun"] or list(entity.mentions)
    first = own[0]
    text = _text(tree, first)
    if _OURS.match(text):
        return "unnamed", "anonymity.unnamed.our-information"
    if entity.kind == "document":
        return _document(tree, own)
    if entity.kind == "person":
        return ("named", "anonymity.named") if entity.named else _person(tree, entity, own)
    if entity.kind == "group":
        return _group(tree, entity, own)
    return _organization(tree, entity, own)


def _text(tree: Tree, mention: EntityMention) -> str:
    return " ".join(tree.raw[slice(*mention.span)].split())


def _noun(tree: Tree, mention: EntityMention) -> str:
    noun = people().noun(tree.tokens[mention.head].text)
    return noun.canon if noun else fold(tree.tokens[mention.head].lemma)


def _person(tree: Tree, entity: Entity, own: list[EntityMention]) -> Verdict:
    if any(_noun(tree, m) in people().unnamed for m in own):
        return "unnamed", "anonymity.unnamed.source"
    first = own[0]
    if _INDEFINITE.match(_text(tree, first)):
        return "unnamed", "anonymity.unnamed.indefinite"
    if any(_INDEFINITE.match(_text(tree, m)) for m in own) and _noun(tree, first) in _VAGUE_PERSONS:
        return "unnamed", "anonymity.unnamed.indefinite"
    if _noun(tree, first) in _VAGUE_PERSONS:
        return "unnamed", "anonymity.unnamed.vague"
    return "role", "anonymity.role"


def _group(tree: Tree, entity: Entity, own: list[EntityMention]) -> Verdict:
    first = own[0]
    text = _text(tree, first)
    if entity.name.startswith("on ") or entity.name.lower() in ("on", "l'on"):
        return "unnamed", "anonymity.unnamed.on"
    if entity.named:
        return "named", "anonymity.named"
    nouns = {_noun(tree, m) for m in own}
    if nouns & people().unnamed or _INDEFINITE.match(text):
        return "unnamed", "anonymity.unnamed.indefinite"
    if nouns & _KNOWN_GROUPS or (" et " in text and not text.lower().startswith("les ")):
        return "named", "anonymity.named.group"
    if nouns & {"analyste", "membre", "avocat", "depute", "expert"} and _PROPER.search(text):
        return "named", "anonymity.named.group"
    return "unnamed", "anonymity.unnamed.group"


def _organization(tree: Tree, entity: Entity, own: list[EntityMention]) -> Verdict:
    first = own[0]
    if entity.named or not _INDEFINITE.match(_text(tree, first)):
        return "named", "anonymity.named.organization"
    if any(_PROPER.search(_text(tree, m)) or (not _INDEFINITE.match(_text(tree, m)) and m.form == "name") for m in own):
        return "named", "anonymity.named.organization"
    return "unnamed", "anonymity.unnamed.organization"


def _document(tree: Tree, own: list[EntityMention]) -> Verdict:
    nouns = {_noun(tree, m) for m in own}
    first = own[0]
    seen = any(_SEEN.match(tree.raw, m.span[1], m.span[1] + 90) for m in own)
    indefinite = all(_INDEFINITE.match(_text(tree, m)) for m in own)
    if _PROPER.search(_text(tree, first)):
        return "named", "anonymity.named.document"
    if (indefinite and seen) or (nouns <= _LOOSE and (indefinite or not nouns & {"document", "note", "analyse"})):
        return "unnamed", "anonymity.unnamed.document"
    return "named", "anonymity.named.document"
