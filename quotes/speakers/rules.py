"""The rules that tell who speaks, each with its reason, an example that fires and one that must not."""

from quotes.rule import Rule

NAME = Rule(
    "speaker.name",
    "The source is a name, and every mention of the same name is the same person or body.",
    "Claire Morvan affirme que le pont est fermé.",
    "La mairesse affirme que le pont est fermé.",
)
SURNAME = Rule(
    "speaker.surname",
    "A surname, with or without a title, takes up the full name of the article.",
    "Claire Morvan a visité le pont. Mme Morvan affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
FIRST_NAME = Rule(
    "speaker.first-name",
    "A first name alone takes up the full name that begins with it.",
    "Claire Morvan a visité le pont. Claire affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
INITIALS = Rule(
    "speaker.initials",
    "An initial and a surname take up the full name.",
    "Claire Morvan a visité le pont. C. Morvan affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
NAME_VARIANT = Rule(
    "speaker.name-variant",
    "Names that differ by a middle word or by one letter of a long surname are one name.",
    "Claire Anne Morvan a visité le pont. Claire Morvan affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
ACRONYM = Rule(
    "speaker.acronym",
    "A word of capitals that spells the initials of a name stands for it.",
    "Human Rights Watch a publié un texte. HRW affirme que le pont est fermé.",
    "Human Rights Watch affirme que le pont est fermé.",
)
TITLE = Rule(
    "speaker.title",
    "A description with a name right behind it describes who bears the name.",
    "La ministre Claire Morvan affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
BRACKET = Rule(
    "speaker.bracket",
    "A description in brackets behind a name describes who bears it.",
    "Claire Morvan (présidente du syndicat) affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
APPOSITION = Rule(
    "speaker.apposition",
    "A name and a description parted by a comma are one.",
    "Le maire, Jean Morvan, affirme que le pont est fermé.",
    "Le maire affirme que le pont est fermé.",
)
APPOSITION_FAR = Rule(
    "speaker.apposition-far",
    "A participle or a complement may stand between a description and its name.",
    "L'expert mandaté par la cour, Jean Morvan, affirme que le pont est fermé.",
    "L'expert, Jean Morvan, affirme que le pont est fermé.",
)
FRONTED = Rule(
    "speaker.apposition-fronted",
    "A description at the head of the sentence describes its subject.",
    "Fille d'un gardien, la romancière affirme que le pont est fermé.",
    "La romancière affirme que le pont est fermé.",
)
COPULA = Rule(
    "speaker.copula",
    "*X est la maire de Y* tells X's function.",
    "Claire Morvan est la présidente du syndicat. Claire Morvan affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
NEW = Rule(
    "speaker.new",
    "Nobody mentioned before fits: the article speaks of someone new.",
    "Un voisin affirme que le pont est fermé.",
    "Claire Morvan affirme que le pont est fermé.",
)
SAME_WORDS = Rule(
    "speaker.same-words",
    "The same noun without a complement that is new goes back to whom it described before.",
    "Un diplomate étranger est arrivé lundi. Le diplomate affirme que le pont est fermé.",
    "Un diplomate étranger affirme que le pont est fermé.",
)
ANNOUNCED = Rule(
    "speaker.announced",
    "The unknown of a headline is the first one that the text brings in by the same noun.",
    "Un diplomate accuse Paris\n\nUn diplomate étranger affirme que le pont est fermé.",
    "Un diplomate accuse Paris\n\nUn autre diplomate affirme que le pont est fermé.",
)
SAME_OFFICE = Rule(
    "speaker.same-office",
    "Some offices have two names: the head of state and the president of the republic.",
    "Le chef de l'Etat est arrivé lundi. Le président de la République affirme que le pont est fermé.",
    "Le chef de gare est arrivé lundi. Le président de la République affirme que le pont est fermé.",
)
SAME_NOUN = Rule(
    "speaker.same-noun",
    "The same noun with an adjective goes back to an unnamed person who has spoken and was given no other adjective.",
    "Un diplomate affirme que le pont est fermé. Le diplomate européen ajoute que tout est fini.",
    "Un diplomate africain affirme que le pont est fermé. Le diplomate européen dit que tout est fini.",
)
NARROWED = Rule(
    "speaker.narrowed",
    "A narrower noun goes back to the unnamed person who has just spoken: un médecin … la cardiologue.",
    "Un médecin affirme que le pont est fermé. « Il faut partir demain », résume le cardiologue.",
    "Un policier affirme que le pont est fermé. « Il faut partir demain », résume le cardiologue.",
)
SAME_OWNER = Rule(
    "speaker.same-owner",
    "The same possessive phrase goes back to the same person.",
    "Paul Morvan était absent. Son avocate l'a remplacé. Son avocate affirme que le pont est fermé.",
    "Paul Morvan était absent. Son avocate affirme que le pont est fermé.",
)
TAKEN_UP = Rule(
    "speaker.taken-up",
    "A wider noun goes back to whom a narrower one introduced: le maire … l'élu.",
    "Le maire de Bréval est arrivé lundi. L'élu affirme que le pont est fermé.",
    "Un diplomate est arrivé lundi. L'élu affirme que le pont est fermé.",
)
BODY = Rule(
    "speaker.body",
    "A bare general noun goes back to an organisation of which the article gave nothing but the name.",
    "Airbus a livré deux avions. Le groupe affirme que le pont est fermé.",
    "Claire Morvan a livré deux avions. Le groupe affirme que le pont est fermé.",
)
NEW_LIGHT = Rule(
    "speaker.new-light",
    "A description that introduces nobody tells something new of the last person who agrees with it.",
    "Claire Morvan était là. La romancière affirme que le pont est fermé.",
    "Paul Morvan était là. La romancière affirme que le pont est fermé.",
)
TOLD_NEXT = Rule(
    "speaker.told-next",
    "A function in the next sentence is that of the person whom the last one has brought in by nothing but a name.",
    "Claire Morvan était là. La présidente du syndicat affirme que le pont est fermé.",
    "Claire Morvan, maire de Bréval, était là. La présidente du syndicat affirme que le pont est fermé.",
)
ORDINAL = Rule(
    "speaker.ordinal",
    "*Le premier*, *la seconde*: one of the last two persons introduced.",
    "Un maire est arrivé. Un préfet est arrivé. Le premier affirme que le pont est fermé.",
    "Un maire est arrivé. Il affirme que le pont est fermé.",
)
COUNTED = Rule(
    "speaker.counted",
    "*Les trois*, *les deux hommes*: the group of as many that the text has brought in.",
    "Trois élus sont venus. Selon les trois, le pont est fermé.",
    "Deux élus sont venus. Selon les trois, le pont est fermé.",
)
LATTER = Rule(
    "speaker.latter",
    "*Ce dernier* is the last one named who agrees.",
    "Le maire a reçu Paul Morvan. Ce dernier était content. Paul Morvan affirme que le pont est fermé.",
    "Le maire a reçu Paul Morvan. Paul Morvan affirme que le pont est fermé.",
)
LAST_SPEAKER = Rule(
    "speaker.last-speaker",
    "A demonstrative tells something new of an unnamed person who has just spoken.",
    "Un voisin affirme que le pont est fermé. « Il faut partir demain », ajoute ce policier.",
    "Un voisin affirme que le pont est fermé. « Il faut partir demain », ajoute ce voisin.",
)
NEAREST = Rule(
    "speaker.nearest",
    "A demonstrative goes back to the most present organisation or document.",
    "La fédération était là. Cette entreprise affirme que le pont est fermé.",
    "La fédération affirme que le pont est fermé.",
)
GOES_ON = Rule(
    "speaker.goes-on",
    "With a verb of speaking again, a function not told before is that of the last speaker.",
    "Paul Morvan affirme que le pont est fermé. « Il faut partir demain », a ajouté le ministre.",
    "Paul Morvan affirme que le pont est fermé. « Il faut partir demain », a expliqué le ministre.",
)
NAMED_LATER = Rule(
    "speaker.named-later",
    "A full name that follows a role without any introduction names its holder.",
    "« Il faut partir demain », a dit la mairesse. Claire Morvan dirige la ville depuis 2017.",
    "« Il faut partir demain », a dit la mairesse. Paul Morvan dirige la ville depuis 2017.",
)
SAME_SOURCE = Rule(
    "speaker.same-source",
    "*La même source*, *cette source*, *notre interlocuteur* go back to whoever was just cited without a name.",
    "Un communiqué affirme que le pont est fermé. La même source affirme que le pont est dangereux.",
    "Un communiqué affirme que le pont est fermé.",
)
SENTENCE_SUBJECT = Rule(
    "speaker.sentence-subject",
    "Quoted words without a source of their own belong to the subject of the sentence they are woven into.",
    "Le policier explique que des rumeurs circulaient depuis longtemps : « Il avait changé de voiture. »",
    "Paul Morvan affirme que le pont est fermé.",
)
PRONOUN = Rule(
    "speaker.pronoun",
    "A pronoun stands for the most present person or body of its gender and number.",
    "Le maire est arrivé lundi. Il affirme que le pont est fermé.",
    "Le maire affirme que le pont est fermé.",
)
ANSWERS = Rule(
    "speaker.answers",
    "*On m'a répondu*: the body to which the one who speaks has just turned.",
    "« J'ai écrit à la mairie. On m'a répondu que le pont était sûr », raconte Claire Morvan.",
    "« J'ai parlé de la mairie. On m'a dit que le pont était sûr », raconte Claire Morvan.",
)
FLOATING = Rule(
    "speaker.floating",
    "A quotation without a source goes on with the speech before it in the paragraph.",
    "« Il faut partir demain », a dit le maire. « Le pont est dangereux. »",
    "« Il faut partir demain », a dit le maire.",
)
FLOATING_TURN = Rule(
    "speaker.floating.turn",
    "In a dialogue of two, turns alternate.",
    "— Où est le pont ? a demandé Paul Morvan.\n— Il est fermé, a répondu Claire Dumas.\n— Vous plaisantez ?",
    "« Il faut partir demain », a dit le maire.",
)
FLOATING_NEXT = Rule(
    "speaker.floating.next",
    "A quotation without a source that stands right before another has its speaker.",
    "« Il faut partir demain. » « Le pont est dangereux », a dit le maire.",
    "« Il faut partir demain », a dit le maire.",
)
FLOATING_PARAGRAPH = Rule(
    "speaker.floating.paragraph",
    "A paragraph that is nothing but a quotation goes on with the speech before it.",
    "« Il faut partir demain », a dit le maire.\n\n« Le pont est dangereux depuis longtemps. »",
    "« Il faut partir demain », a dit le maire.",
)
FLOATING_HEADLINE = Rule(
    "speaker.floating.headline",
    "A headline's quotation belongs to whom the article lets say it.",
    "« Il faut partir demain matin »\n\nIl pleut.\n\n« Il faut partir demain matin, avant la pluie », a dit le maire.",
    "« Il faut partir demain », a dit le maire.",
)
FLOATING_HEADING = Rule(
    "speaker.floating.heading",
    "A short line that names a person heads the quotation that is the next paragraph.",
    "Le pont est fermé.\n\nLe plus inquiet : Claire Morvan (Bréval)\n\n« Il faut partir demain matin. »",
    "« Il faut partir demain », a dit le maire.",
)
FLOATING_CREDITED = Rule(
    "speaker.floating.credited",
    "The sentence behind a quotation may tell whose words they are.",
    "« Il faut partir demain matin. » C'est par ces mots que Claire Morvan a ouvert la séance.",
    "« Il faut partir demain matin. » Claire Morvan a ouvert la séance.",
)
FLOATING_SUBJECT = Rule(
    "speaker.floating.subject",
    "A quotation without a source belongs to the person of whom the sentence before it, or its paragraph, speaks.",
    "Le pont est fermé.\n\nClaire Morvan est en colère. « Il faut partir demain matin. »",
    "« Il faut partir demain », a dit le maire. Le pont est fermé. « Il est dangereux depuis longtemps. »",
)
FLOATING_WRITTEN = Rule(
    "speaker.floating.written",
    "What one reads *there*, and words on a banner that nobody is said to speak, are those of the paper just named.",
    "Un tract circule depuis lundi. « Nous ne céderons pas », peut-on y lire.",
    "Un tract circule depuis lundi. « Nous ne céderons pas », a dit le maire.",
)
INTERVIEW = Rule(
    "speaker.interview",
    "In an interview every answer in marks belongs to the person whom its headline and introduction speak of.",
    "Claire Morvan quitte la mairie\n\nClaire Morvan part.\n\nPourquoi ?\n\n« Je suis lasse de tout. »\n\n"
    "Quand ?\n\n« Je pars dès demain matin. »",
    "« Il faut partir demain », a dit le maire. Quand ?",
)
NONE = Rule(
    "speaker.none",
    "Nobody fits well enough: no speaker rather than a wrong one.",
    "« Il faut partir demain matin. »",
    "« Il faut partir demain », a dit le maire.",
)
RULES = (
    NAME, SURNAME, FIRST_NAME, INITIALS, NAME_VARIANT, ACRONYM, TITLE, BRACKET, APPOSITION, APPOSITION_FAR, FRONTED,
    COPULA, NEW, SAME_WORDS, ANNOUNCED, SAME_OFFICE,
    SAME_NOUN, NARROWED, SAME_OWNER, TAKEN_UP, BODY, NEW_LIGHT, TOLD_NEXT, ORDINAL, COUNTED, LATTER, LAST_SPEAKER,
    NEAREST, GOES_ON, NAMED_LATER, SAME_SOURCE,
    SENTENCE_SUBJECT, PRONOUN, ANSWERS, FLOATING, FLOATING_TURN, FLOATING_NEXT,
    FLOATING_PARAGRAPH, FLOATING_HEADLINE, FLOATING_HEADING,
    FLOATING_CREDITED, FLOATING_SUBJECT, FLOATING_WRITTEN, INTERVIEW, NONE,
)  # fmt: skip
