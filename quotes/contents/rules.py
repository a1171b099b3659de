"""The rules that find contents, each with its reason, an example that fires and one that must not."""

from quotes.rule import Rule

INCISE_MARKS = Rule(
    "content.incise.marks",
    "An incise reports the quotation it is set beside, with the words of the same clause before it.",
    "« Nous partirons demain matin », a expliqué la ministre.",
    "Nous partirons demain matin, a expliqué la ministre.",
)
INCISE_CLAUSE = Rule(
    "content.incise.clause",
    "An incise without marks reports the clause it is set into.",
    "Nous partirons demain matin, a expliqué la ministre.",
    "« Nous partirons demain matin », a expliqué la ministre.",
)
INCISE_INSIDE = Rule(
    "content.incise.inside",
    "An incise inside one pair of marks is cut out of the quotation.",
    "« Nous partirons demain, explique la ministre. Il fera beau. »",
    "« Nous partirons demain. Il fera beau », explique la ministre.",
)
CLAUSE = Rule(
    "content.clause",
    "The que-clause of a verb of saying is its content, to the end of what belongs to it.",
    "Le maire affirme que le pont est fermé.",
    "Le maire affirme vouloir partir.",
)
MARKED_CLAUSE = Rule(
    "content.clause.marked",
    "A que-clause of fear or manner reports where it holds quoted words.",
    "Le maire craint que le pont ne soit « une passoire ».",
    "Le maire craint que le pont ne soit fermé.",
)
QUESTION = Rule(
    "content.question",
    "An indirect question reports words.",
    "Le maire demande si le pont est fermé.",
    "Le maire ferme le pont si la crue menace.",
)
INFINITIVE = Rule(
    "content.infinitive",
    "A declarative infinitive is reported speech.",
    "Le maire affirme avoir vu la scène.",
    "Le maire veut voir la scène.",
)
ASSERTED_INFINITIVE = Rule(
    "content.infinitive.de",
    "«accuser X d'avoir …», «se vanter de …» report an assertion.",
    "Le maire accuse le préfet d'avoir menti.",
    "Le maire demande au préfet de partir.",
)
COLON = Rule(
    "content.colon",
    "The marks behind the colon of a cue are its content.",
    "Le maire a répondu : « Le pont est fermé. »",
    "Le maire a répondu que le pont est fermé.",
)
COLON_CLAUSE = Rule(
    "content.colon.clause",
    "The clause behind the colon of a verb of saying is its content even without marks.",
    "Le maire prévient : le pont restera fermé.",
    "Le maire affirme que le pont est fermé.",
)
ATTRIBUTE = Rule(
    "content.attribute",
    "«se dire prêt à …», «juger X «usé»»: the attribute is reported.",
    "Le maire se dit prêt à fermer le pont.",
    "Le maire affirme que le pont est fermé.",
)
COMPLEMENT = Rule(
    "content.complement",
    "A complement that holds quoted words is reported, preposition included.",
    "Le maire a dénoncé une « agression barbare ».",
    "Le maire a dénoncé une agression barbare.",
)
DIRECT_OBJECT = Rule(
    "content.quoted-clause",
    "A quotation of a clause or more right behind its verb is its content.",
    "Le maire a lancé « Le pont est fermé pour deux ans » à la foule.",
    "Le maire a lancé un « bonjour » à la foule.",
)
FREE_COMPLEMENT = Rule(
    "content.free-complement",
    "The clause beside «selon X» is its content.",
    "Selon le maire, le pont est fermé.",
    "Le prix varie selon la saison.",
)
NOUN = Rule(
    "content.noun",
    "The que-clause of a noun of saying is its content.",
    "L'annonce, par son éditeur, qu'une suite était écrite a surpris.",
    "Le maire affirme que le pont est fermé.",
)
NOUN_BESIDE = Rule(
    "content.noun.beside",
    "The quotation right behind a noun of saying is what it says.",
    "Les voyageurs ont défilé aux cris de « Rendez-nous notre train ! ».",
    "Les voyageurs ont défilé avec des cris de joie.",
)
SIGNED_HEADING = Rule(
    "content.signed-heading",
    "What a headline says before its signature is reported, a rubric left out.",
    "Le pont de Bréval fermera lundi pour deux ans (préfet)\n\nLe préfet l'a annoncé hier.",
    "Le pont de Bréval fermera lundi pour deux ans (vidéo)\n\nLe préfet l'a annoncé hier.",
)
RULES = (
    INCISE_MARKS, INCISE_CLAUSE, INCISE_INSIDE, CLAUSE, MARKED_CLAUSE, QUESTION, INFINITIVE, ASSERTED_INFINITIVE,
    COLON, COLON_CLAUSE, ATTRIBUTE, COMPLEMENT, DIRECT_OBJECT, FREE_COMPLEMENT, NOUN, NOUN_BESIDE,
    SIGNED_HEADING,
)  # fmt: skip
