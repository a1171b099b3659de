"""The rules that find sources, each with its reason, an example that fires and one that must not."""

from quotes.rule import Rule

CLITIC = Rule(
    "source.clitic",
    "The inverted pronoun of the cue is its source.",
    "Le départ est proche, a-t-il ajouté.",
    "Le départ est proche, a ajouté le maire.",
)
ON_PLACE = Rule(
    "source.on-place",
    "«glisse-t-on à l'Élysée», «a-t-on appris de source policière»: the place or the source named beside *on*.",
    "« Personne n'est indispensable ici », glisse-t-on à la mairie.",
    "« Personne n'est indispensable ici », glisse-t-il.",
)
AFTER = Rule(
    "source.after",
    "In an incise the subject stands behind its verb, past dates and complements.",
    "« Nous partirons demain matin », a expliqué mardi la ministre.",
    "La ministre affirme que nous partirons demain.",
)
BEFORE = Rule(
    "source.before",
    "The subject stands before its verb.",
    "La ministre affirme que nous partirons demain.",
    "« Nous partirons demain matin », a expliqué la ministre.",
)
ANTECEDENT = Rule(
    "source.antecedent",
    "Behind *qui*, *pour qui*, *selon lequel*, the source is the noun phrase that the relative pronoun takes up.",
    "Le maire a reçu le préfet, qui a précisé que le pont est fermé.",
    "Le maire a précisé que le pont est fermé.",
)
SHARED = Rule(
    "source.shared",
    "A verb without a subject of its own takes up that of the verb on which it hangs.",
    "Le maire a quitté la salle, affirmant que le pont est fermé.",
    "Le maire affirme que le pont est fermé.",
)
AGENT = Rule(
    "source.agent",
    "The agent of a passive speaks.",
    "Le projet a été qualifié de « pharaonique » par le ministère.",
    "Le ministère a qualifié le projet de « pharaonique ».",
)
COMPLEMENT = Rule(
    "source.complement",
    "What a preposition of attribution governs is the source.",
    "Selon le maire, le pont est fermé.",
    "Le maire affirme que le pont est fermé.",
)
POSSESSOR = Rule(
    "source.possessor",
    "A noun of saying belongs to its possessive, or to the complement with *de* or *par*.",
    "Le collectif manifeste samedi. Son mot d'ordre : « De l'eau, pas du vent ! »",
    "Le maire affirme que le pont est fermé.",
)
NARRATIVE = Rule(
    "source.narrative",
    "The noun phrase before *de* and a narrative infinitive.",
    "Et la romancière de répondre : « Je ne sais pas encore. »",
    "La romancière a répondu : « Je ne sais pas encore. »",
)
HEADING = Rule(
    "source.heading",
    "The name or description before a bare colon.",
    "Anne Morel, maire de Bréval : « Le bassin ne rouvrira pas »",
    "Météo : « Le bassin ne rouvrira pas »",
)
RULES = (CLITIC, ON_PLACE, AFTER, BEFORE, ANTECEDENT, SHARED, AGENT, COMPLEMENT, POSSESSOR, NARRATIVE, HEADING)
