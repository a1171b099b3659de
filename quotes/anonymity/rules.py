"""The rules that tell what the reader can know of a speaker, each with an example that fires and one that must not."""

from quotes.rule import Rule

_NAMED = "Claire Morvan affirme que le pont est fermé."
_VOICE = "Un voisin affirme que le pont est fermé."

NAMED = Rule("anonymity.named", "The article gives a personal name.", _NAMED, _VOICE)
NAMED_ORGANIZATION = Rule(
    "anonymity.named.organization",
    "A body that has a name, or can be identified by its description, is known.",
    "Le parquet affirme que le pont est fermé.",
    _VOICE,
)
NAMED_DOCUMENT = Rule(
    "anonymity.named.document",
    "A document that the article identifies is known.",
    "Le communiqué affirme que le pont est fermé.",
    _VOICE,
)
NAMED_GROUP = Rule(
    "anonymity.named.group",
    "The authors of a study, the opposition, the members of a named body are known as a group.",
    "Les chercheurs affirment que le pont est fermé.",
    "Les voisins affirment que le pont est fermé.",
)
ROLE = Rule(
    "anonymity.role",
    "A definite description without a name has one holder, whom the reader can find.",
    "Le porte-parole de l'armée affirme que le pont est fermé.",
    _VOICE,
)
UNNAMED_SOURCE = Rule(
    "anonymity.unnamed.source",
    "*Une source*, *l'entourage*: words that hide who speaks.",
    "Une source proche du dossier affirme que le pont est fermé.",
    _NAMED,
)
UNNAMED_INDEFINITE = Rule(
    "anonymity.unnamed.indefinite",
    "An indefinite description does not say who it is.",
    _VOICE,
    "Le maire affirme que le pont est fermé.",
)
UNNAMED_VAGUE = Rule(
    "anonymity.unnamed.vague",
    "*L'homme*, *le témoin*: a definite article that identifies nobody.",
    "Le témoin affirme que le pont est fermé.",
    "Le maire affirme que le pont est fermé.",
)
UNNAMED_OF_UNKNOWN = Rule(
    "anonymity.unnamed.of-unknown",
    "*Le patron d'une PME*, *la famille de l'un des élèves*: known by nothing but by somebody unknown.",
    "Le patron d'une usine affirme que le pont est fermé.",
    "Le patron d'une usine de Bréval affirme que le pont est fermé.",
)
UNNAMED_POINTED = Rule(
    "anonymity.unnamed.pointed",
    "*Ce douanier* before anybody was brought in, and with no name to come: the text points to one it hides.",
    "« Il faut partir demain », souffle ce douanier.",
    "« Il faut partir demain », souffle le douanier.",
)
UNNAMED_ON = Rule(
    "anonymity.unnamed.on",
    "*On* is nobody in particular.",
    "« Il faut partir demain », glisse-t-on à la mairie.",
    _NAMED,
)
UNNAMED_GROUP = Rule(
    "anonymity.unnamed.group",
    "Several people without names are not known.",
    "Les voisins affirment que le pont est fermé.",
    _NAMED,
)
UNNAMED_ORGANIZATION = Rule(
    "anonymity.unnamed.organization",
    "*Une ONG*: a body that the article does not name.",
    "Une association affirme que le pont est fermé.",
    "La mairie affirme que le pont est fermé.",
)
UNNAMED_DOCUMENT = Rule(
    "anonymity.unnamed.document",
    "A document that only the newsroom has seen, or of a loose kind, is not known.",
    "Un document consulté par notre rédaction affirme que le pont est fermé.",
    "Le communiqué affirme que le pont est fermé.",
)
OUR_INFORMATION = Rule(
    "anonymity.unnamed.our-information",
    "*Selon nos informations* keeps the source to the newsroom.",
    "Selon nos informations, le pont est fermé.",
    "Selon le maire, le pont est fermé.",
)
GRANTED = Rule(
    "anonymity.unnamed.granted",
    "One with a role, or of a body, to whom anonymity is granted is not to be known.",
    "Le directeur affirme sous couvert d'anonymat que le pont est fermé.",
    "Un voisin affirme sous couvert d'anonymat que le pont est fermé.",
)
PSEUDONYM = Rule(
    "anonymity.pseudonym",
    "The article says that the name is changed.",
    "« Il faut partir demain », raconte Claire (le prénom a été modifié).",
    "« Il faut partir demain », raconte Claire.",
)
GRANT_ADVERBIAL = Rule(
    "anonymity.grant.adverbial",
    "*Sous couvert d'anonymat*, *à condition de ne pas être nommé* stand with the saying and concern its source.",
    "Un voisin affirme sous couvert d'anonymat que le pont est fermé.",
    _VOICE,
)
GRANT_RELATIVE = Rule(
    "anonymity.grant.relative",
    "A relative clause that asks for anonymity concerns its antecedent.",
    "Un voisin, qui a requis l'anonymat, affirme que le pont est fermé.",
    "Un voisin, qui est sorti de l'anonymat, affirme que le pont est fermé.",
)
GRANT_PARTICIPLE = Rule(
    "anonymity.grant.participle",
    "A participle that asks for anonymity concerns the noun phrase before it.",
    "Un voisin, préférant garder l'anonymat, affirme que le pont est fermé.",
    _VOICE,
)
GRANT_CLAUSE = Rule(
    "anonymity.grant.clause",
    "A sentence that asks for anonymity concerns its subject, or those who have just spoken.",
    "Deux sources affirment que le pont est fermé. Elles ont requis l'anonymat.",
    "Deux sources affirment que le pont est fermé.",
)
GRANT_NEWSROOM = Rule(
    "anonymity.grant.newsroom",
    "What the newsroom does for a source (*nous lui avons accordé l'anonymat*) concerns whom it takes up.",
    "Un voisin affirme que le pont est fermé. Nous lui avons accordé l'anonymat.",
    "Un voisin affirme que le pont est fermé. Nous ne lui avons rien promis.",
)
REASON_UNAUTHORISED = Rule(
    "anonymity.reason.unauthorised",
    "*Qui n'était pas autorisé à parler* says why a source hides, though no words grant it.",
    "Une source qui n'était pas autorisée à parler affirme que le pont est fermé.",
    "Le maire, qui n'était pas autorisé à parler, affirme que le pont est fermé.",
)
GRANT_CHANGED_NAME = Rule(
    "anonymity.grant.changed-name",
    "*Le prénom a été modifié*, *prénom d'emprunt*, *que nous appellerons Martin*.",
    "« Il faut partir demain », raconte Claire (prénom d'emprunt).",
    "« Il faut partir demain », raconte Claire.",
)
RULES = (
    NAMED, NAMED_ORGANIZATION, NAMED_DOCUMENT, NAMED_GROUP, ROLE, UNNAMED_SOURCE, UNNAMED_INDEFINITE, UNNAMED_VAGUE,
    UNNAMED_OF_UNKNOWN, UNNAMED_POINTED,
    UNNAMED_ON, UNNAMED_GROUP, UNNAMED_ORGANIZATION, UNNAMED_DOCUMENT, OUR_INFORMATION, GRANTED, PSEUDONYM,
    GRANT_ADVERBIAL, GRANT_RELATIVE, GRANT_PARTICIPLE, GRANT_CLAUSE, GRANT_NEWSROOM,
    GRANT_CHANGED_NAME, REASON_UNAUTHORISED,
)  # fmt: skip
