"""The rules that decide about marks without a cue, each with its reason and examples."""

from quotes.rule import Rule

FLOATING = Rule(
    "attribution.floating",
    "A quotation of its own without a cue goes on with the speech before it.",
    "« Nous partirons demain matin », a expliqué la ministre. « Il fera beau sur la mer. »",
    "« Nous partirons demain matin », a expliqué la ministre.",
)
ISLAND = Rule(
    "attribution.island",
    "Quoted words woven into a sentence next to reported speech are the same speaker's.",
    "« Nous partirons demain matin », a expliqué la ministre. Elle « ne craint pas les vagues » de la saison.",
    "Le village « de charme » est fermé.",
)
ECHO = Rule(
    "attribution.echo",
    "A few quoted words of a heading that come back in somebody's quoted words below are that speaker's.",
    "Une digue « fragile »\n\nLe maire juge la digue « fragile et mal entretenue ».",
    "Une digue « fragile »\n\nLe maire juge la digue mal entretenue.",
)
GAP = Rule(
    "attribution.gap",
    "Where the verb is said once for two, the second subject has what is quoted beside it as the first has his.",
    "La majorité parle d'un « succès », l'opposition d'un « fiasco ».",
    "La majorité parle d'un « succès », la patronne d'une « petite boîte » applaudit.",
)
DIALOGUE = Rule(
    "attribution.dialogue",
    "A paragraph that opens with a dash in a dialogue is a turn of speech.",
    "— Où vont-ils apprendre à nager ? a lancé une mère.\n\n— Vous irez à Morteuil, comme avant !",
    "Le maire – un homme calme – est parti.",
)
SIGNATURE = Rule(
    "attribution.signature",
    "A name set behind a quotation with a dash signs it.",
    "« Voici le livre que j'aurais voulu écrire. » – Édouard Malherbe",
    "« Voici le livre que j'aurais voulu écrire », dit Édouard Malherbe.",
)
NAMED = Rule(
    "marks.name",
    "Marks behind words of naming (baptisé, surnommé, dit) or behind what they name hold a name.",
    "L'opération baptisée « Clochers vivants » a commencé.",
    "Le maire a dénoncé une « agression barbare ».",
)
TITLE = Rule(
    "marks.title",
    "Marks behind the word for a work or a medium, or around capitalised words, hold a title.",
    "Son roman « La Nuit des cigales » paraît jeudi.",
    "Le maire a dénoncé une « agression barbare ».",
)
POINTER = Rule(
    "marks.pointer",
    "What a line like *Lire aussi* points to stands there with its title.",
    "Lire aussi l'éditorial : « Un train de retard »",
    "Le maire a lu l'éditorial : « Un train de retard »",
)
TERM = Rule(
    "marks.term",
    "Marks behind words of terminology (le mot, le terme, appelé) hold a term.",
    "Les experts parlent du terme « rangement éclair » depuis dix ans.",
    "Le maire a dénoncé une « agression barbare ».",
)
SCARE = Rule(
    "marks.scare",
    "A few words in marks that no sentence near them gives to anybody are the writer's own, used at a distance.",
    "Très « participative », la réunion a tourné court.",
    "Le maire a dénoncé une « agression barbare ».",
)
RULES = (FLOATING, ISLAND, ECHO, GAP, DIALOGUE, SIGNATURE, NAMED, TITLE, POINTER, TERM, SCARE)
