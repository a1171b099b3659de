"""The rules that find cues, each with its reason, an example that fires and one that must not."""

from quotes.rule import Rule

INCISE_CLITIC = Rule(
    "cue.incise.clitic",
    "A verb with an inverted pronoun behind a comma or a closing mark is an incise.",
    "Le départ est proche, a-t-il ajouté.",
    "Que dit-il de ce départ, au juste ?",
)
INCISE_NOUN = Rule(
    "cue.incise.noun",
    "A verb of saying behind a comma or a closing mark, with its subject behind it, is an incise.",
    "« Nous partirons demain matin », explique la ministre.",
    "La ministre, souriante, explique la réforme.",
)
INCISE_AFTER_MARK = Rule(
    "cue.incise.after-mark",
    "Any verb between a closing mark and its inverted subject reports the quotation.",
    "« Nous partirons demain matin », jardine la ministre.",
    "La ministre jardine.",
)
INCISE_COMME = Rule(
    "cue.incise.comme",
    "«comme l'a dit X», «ce que confirme X» set a report beside the clause they are attached to.",
    "Comme l'a dit un élu, une ville sans bassin est une ville qui coule.",
    "La mairie a ignoré deux alertes, ce que dément la directrice.",
)
MAIN = Rule(
    "cue.verb",
    "A verb of saying with its subject before it may govern reported content.",
    "Le maire affirme que le pont est fermé.",
    "Le maire sait que le pont est fermé.",
)
RELATIVE = Rule(
    "cue.verb.relative",
    "«qui a précisé que»: the antecedent of the relative pronoun speaks.",
    "Le maire a reçu le préfet, qui a précisé que le pont est fermé.",
    "Le maire a reçu le préfet, qui a fermé le pont.",
)
PARTICIPLE = Rule(
    "cue.verb.participle",
    "«affirmant que»: a participle of a verb of saying carries on the speech of the main subject.",
    "Le maire a quitté la salle, affirmant que le pont est fermé.",
    "Le maire a quitté la salle, fermant la porte.",
)
PASSIVE = Rule(
    "cue.verb.passive",
    "«une décision jugée «généreuse» par X»: a participle with quoted words and their agent.",
    "Le maire a pris une décision jugée « généreuse » par le préfet.",
    "Le maire a pris une décision jugée généreuse par le préfet.",
)
INFINITIVE = Rule(
    "cue.verb.infinitive",
    "«tient à préciser que», «avant d'ajouter que»: an infinitive of saying that really happened.",
    "Le maire a salué la foule avant d'ajouter que le pont est fermé.",
    "Le maire refuse de dire que le pont est fermé.",
)
NARRATIVE = Rule(
    "cue.verb.narrative",
    "«Et X de répondre : «…»»: the narrative infinitive.",
    "Et la romancière de répondre : « Je ne sais pas encore. »",
    "Et la romancière a le droit de répondre.",
)
PREPOSITION = Rule(
    "cue.preposition",
    "«selon X», «d'après X», «à en croire X», «de source …» attribute the clause beside them.",
    "Selon le maire, le pont est fermé.",
    "Le prix varie selon la saison.",
)
NOUN_QUE = Rule(
    "cue.noun.que",
    "A noun of saying with a que-clause («l'annonce, par X, que …») reports it.",
    "L'annonce, par son éditeur, qu'une suite était écrite a surpris.",
    "La raison que donne son éditeur a surpris.",
)
NOUN_COLON = Rule(
    "cue.noun.colon",
    "A noun of saying right before a colon and marks («son mot d'ordre : «…»») reports them.",
    "Le collectif manifeste samedi. Son mot d'ordre : « De l'eau, pas du vent ! »",
    "Le collectif manifeste samedi. Son local : rue Basse.",
)
COLON = Rule(
    "cue.colon",
    "A colon right before quotation marks introduces the words of whoever was named before it.",
    "Anne Morel, laconique : « Je paierai le prochain train. »",
    "Anne Morel a tout prévu : le train, le repas et la salle.",
)
SIGNED = Rule(
    "cue.signed-heading",
    "A headline that ends with who said it, in brackets or behind a dash, reports what it says.",
    "Le pont de Bréval fermera lundi pour deux ans (préfet)\n\nLe préfet l'a annoncé hier.",
    "Le pont de Bréval fermera lundi pour deux ans (vidéo)\n\nLe préfet l'a annoncé hier.",
)
RULES = (
    INCISE_CLITIC, INCISE_NOUN, INCISE_AFTER_MARK, INCISE_COMME, MAIN, RELATIVE, PARTICIPLE, PASSIVE, INFINITIVE,
    NARRATIVE, PREPOSITION, NOUN_QUE, NOUN_COLON, COLON, SIGNED,
)  # fmt: skip
