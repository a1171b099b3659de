"""Names and descriptions that go back to somebody, or do not, on the bundled model."""

import pytest

from quotes.pipeline import Extractor

pytestmark = pytest.mark.model

# Text, and the name of who speaks in its last quotation.
CASES = [
    # What opens a sentence with a name does not describe its subject.
    ("Interrogée par Le Parisien, la ministre affirme que le pont est fermé.", "la ministre"),
    ("Selon Jean Dupont, le maire de Lyon, le pont est fermé.", "Jean Dupont"),
    # Prosecutors are no court.
    ("Le tribunal a siégé mardi. Le parquet affirme que le pont est fermé.", "Le parquet"),
    # A general noun goes back to the body that is present.
    ("Le site local a fermé. Airbus a livré deux avions. Le groupe affirme que le pont est fermé.", "Airbus"),
    ("Contactée par Reuters, l'entreprise affirme que le pont est fermé.", "l'entreprise"),
    ("Le groupe Morvan a livré deux avions. Les syndicats affirment que le pont est fermé.", "Les syndicats"),
    # Papers go back to the last one.
    (
        "Un rapport est sorti lundi. La mairie a diffusé un communiqué. Le texte affirme que le pont est fermé.",
        "un communiqué",
    ),
    (
        "La police a publié un communiqué mardi. Les chiffres sont mauvais. Le texte affirme que le pont est fermé.",
        "un communiqué",
    ),
    # *l'homme* is whoever is present, and hardly an office; *l'intéressé* is no woman.
    (
        "Le juge a fait entrer le comptable, Paul Morvan. L'homme affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    (
        "Paul Morvan a vendu sa ferme. La juge Claire Roy l'a interrogé. L'intéressé affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # Offices with a complement of their own.
    (
        "Le juge affirme que la route est ouverte. Le chef de cabinet affirme que le pont est fermé.",
        "Le chef de cabinet",
    ),
    (
        "Le président ukrainien, Paul Morvan, est venu. Le chef de l'Etat affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # A function with a place of its own, or of another field than an office, is another's.
    (
        "Le chef opérateur Paul Morvan est parti. Le critique de « Combat » affirme que le pont est fermé.",
        "Le critique de « Combat »",
    ),
    ("Le président de la cour, Paul Roy, a lu les faits. Le médecin affirme que le pont est fermé.", "Le médecin"),
    ("Le ministre, Paul Roy, est venu. L'économiste de formation affirme que le pont est fermé.", "Paul Roy"),
    # Nobody says *elle* of herself.
    ("Ginette est la mascotte. « Elle attend le pont chaque matin », s'amuse la patronne.", "la patronne"),
    ("Claire Morvan est là. « Le pont attend chaque matin », s'amuse la patronne.", "Claire Morvan"),
    # An age goes back to who has it, however far; a noun in no list to nobody.
    (
        (
            "Paul Morvan, 34 ans, est jugé à Bréval. Le président, Hervé Roy, a lu les faits.\n\nIl pleut. Il vente. "
            "Personne ne bouge. Tout le monde attend.\n\nLe trentenaire affirme que le pont est fermé."
        ),
        "Paul Morvan",
    ),
    ("Paul Morvan est venu lundi. Le climat affirme que le pont est fermé.", "Le climat"),
    # The victim is not who has just spoken, the accused is not the lawyer.
    (
        "« J'ai vu rouge », dit Paul Morvan, retraité, face à son voisin. D'après la victime, le pont est fermé.",
        "son voisin",
    ),
    (
        "Paul Morvan, chauffeur, se lève. Me Jean Roy se tait. Le prévenu affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # A role may be told before its name; one whose name a word introduces is nobody told of before.
    (
        "Les Messins sont partis. Leur président affirme que le pont est fermé.\n\nLe président Paul Roy est là.",
        "Paul Roy",
    ),
    (
        "Leur président affirme que tout va bien. L'exégète breton Paul Roy rit. Il affirme que le pont est fermé.",
        "Paul Roy",
    ),
    # An actress is no film maker; a chief of somebody's who comes later is not the chief.
    (
        "La cinéaste Claire Roy est venue. « Tout va bien », a dit Anne Morvan. Pour l'actrice, le pont est fermé.",
        "Anne Morvan",
    ),
    (
        (
            "Le patron du parti, Paul Morvan, est venu. Le chef affirme que le pont est fermé. "
            "Leur chef, Jean Roy, est parti. Le patron du parti affirme que le pont est fermé."
        ),
        "Paul Morvan",
    ),
    # Whoever the text has brought in by name since is pointed to; a name with an age is a person's.
    (
        (
            "« Tout va bien », souffle une source. Karine, qui habite ici, a tout entendu. "
            "« Le pont est fermé », dit cette mère de deux enfants."
        ),
        "Karine",
    ),
    (
        "Espérance, 34 ans, n'a pas voulu partir. « Le pont est fermé », dit cette mère de deux enfants.",
        "Espérance",
    ),
    # What goes on is the first verb of a speech.
    (
        (
            "« Tout va bien », a dit un cadre du parti. Le ministre a rappelé que la route est fermée, "
            "ajoutant que le pont est fermé."
        ),
        "Le ministre",
    ),
    # *Selon elle* goes back to who acts in its sentence, *Contacté, il …* to who acts in the one before.
    (
        "« Tout va bien », a dit Claire Roy. La mairie se montre prudente : selon elle, le pont est fermé.",
        "La mairie",
    ),
    (
        "« Tout va bien », a dit Paul Roy. Le cabinet n'est pas visé. Contacté, il dit que le pont est fermé.",
        "Le cabinet",
    ),
    ("« Tout va bien », a dit Paul Roy. Le cabinet est vide. Il affirme que le pont est fermé.", "Paul Roy"),
    # A participle opens a sentence, and is no name.
    ("Nommée en 2020 à la mairie, Claire Morvan affirme que le pont est fermé.", "Claire Morvan"),
    # The first magistrate is the mayor; who answers for a sector is the minister who has spoken.
    (
        (
            "La maire, Claire Morvan, est venue. Anne Roy, conseillère, proteste. "
            "« Le pont est fermé », a tranché la première magistrate."
        ),
        "Claire Morvan",
    ),
    (
        (
            "Le ministre de la Pêche, Paul Morvan, affirme que tout va bien. Il a vu le président de la République. "
            "Le premier responsable du secteur affirme que le pont est fermé."
        ),
        "Paul Morvan",
    ),
    # *Cet enseignant* is who has just been named, and no minister.
    (
        (
            "Le ministre de l'Intérieur affirme que tout va bien. L'affaire amuse le politologue Paul Morvan. "
            "« Le pont est fermé », observe cet enseignant."
        ),
        "Paul Morvan",
    ),
    # Those in brackets are the members of who speaks.
    ("Une intersyndicale (FSU, Unsa, CGT) affirme que le pont est fermé.", "Une intersyndicale"),
    # A firm named within whose employees speak is the firm; a pen name's *plume* is nobody.
    ("Quatre employés du fabricant Solvex protestent. L'entreprise affirme que le pont est fermé.", "Solvex"),
    (
        "Sous le nom de plume de Roy, l'ancien juge Paul Morvan écrit. Le romancier affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # A prime minister is not somebody's first mistake, the detainee no witness.
    (
        "La ministre a commis son premier faux pas. Le premier ministre affirme que le pont est fermé.",
        "Le premier ministre",
    ),
    (
        "Un témoin est venu à la barre. Paul Morvan, 31 ans, l'écoute. Le détenu affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    # Two that are told apart by order; a lap is nobody.
    ("Paul Morvan a gagné. Le second tour les attend : « Le pont est fermé », dit-il.", "Paul Morvan"),
    (
        "Deux femmes parlent. La première affirme que la route est sûre. La seconde affirme que le pont est fermé.",
        "La seconde",
    ),
    # *Les trois* are the group of as many, *les deux hommes* those joined by *et*.
    ("Trois élus ont voté contre. Un élu est absent. Selon les trois, le pont est fermé.", "Trois élus"),
    (
        "Jean Roy et Paul Morvan disent que tout va bien. Les deux hommes affirment que le pont est fermé.",
        "Jean Roy et Paul Morvan",
    ),
    ("Deux élus sont venus. Les deux ministres affirment que le pont est fermé.", "Les deux ministres"),
    # Whom justice is after is the accused, and may be described; the victim is another, and no adolescent a woman.
    ("Le procès du maire, Paul Morvan, est ouvert. L'accusé affirme que le pont est fermé.", "Paul Morvan"),
    ("Le procès de Paul Morvan est ouvert. La victime affirme que le pont est fermé.", "La victime"),
    (
        "Le procès de Paul Morvan, le maire de Lyon, est ouvert. Le maire affirme que le pont est fermé.",
        "Paul Morvan",
    ),
    (
        "K., 17 ans, vit ici. Claire Roy, éducatrice, est venue. L'adolescent affirme que le pont est fermé.",
        "K.",
    ),
    # *Celui-ci* is what has just ended a sentence, *il* who acts in it.
    ("Le maire nous a renvoyés à un communiqué. Celui-ci affirme que le pont est fermé.", "un communiqué"),
    ("Le maire nous a renvoyés à un communiqué. Il affirme que le pont est fermé.", "Le maire"),
    # One pointed at from the first is meant, not who shields her name; the youngest of several is one of them.
    (
        "La clinique Estuaire protège l'identité de cette aide-soignante. « Le pont est fermé », dit-elle.",
        "cette aide-soignante",
    ),
    ("Trois policiers sont venus. Le plus jeune a pleuré. « Le pont est fermé », a-t-il dit.", "Le plus jeune"),
    # A source is this person.
    (
        "Une source gouvernementale affirme que la route est ouverte. Selon cette personne, le pont est fermé.",
        "Une source gouvernementale",
    ),
    ("Selon des documents consultés par la chaîne, le pont est fermé.", "des documents"),
    ("« La route est ouverte », a dit le prévenu à l'ouverture du procès.", "le prévenu"),
    # One of several is not all of them; who tells a medium is not the medium.
    ("Deux sources ont parlé. L'une d'elles affirme que le pont est fermé.", "L'une d'elles"),
    ("Le pont est fermé, ont affirmé deux des sources.", "deux des sources"),
    ("Le pont est fermé, a annoncé à l'agence RIA Novosti Valentine Sapounov.", "Valentine Sapounov"),
    ("Le pont est fermé, a appris jeudi l'AFP de sources militaires.", "sources militaires"),
    ("A Bercy, on affirme que le pont est fermé.", "on à Bercy"),
    # An acronym in brackets is the body's, not its member's.
    (
        "La Fédération des chasseurs (FDC) a réagi. La FDC affirme que le pont est fermé.",
        "La Fédération des chasseurs (FDC)",
    ),
    ("Jean Morvan (PS) est venu. Le PS affirme que le pont est fermé.", "Le PS"),
    ("« Le pont est fermé », a dit Jan Van den Broeck, bourgmestre.", "Jan Van den Broeck"),
    # The American giant is who bears a name; an expert told by a relative clause is no one told before.
    ("Boeing a livré deux avions. Le géant américain affirme que le pont est fermé.", "Boeing"),
    (
        "Paul Morvan, marchand de bois, se tait. L'expert qui l'a vu affirme que le pont est fermé.",
        "L'expert",
    ),
    ("L'homme d'affaires Jean Morvan est venu. Le patron affirme que le pont est fermé.", "Jean Morvan"),
    # What somebody has been before goes back to a former one, not to a function told by the way.
    (
        "« Tout était faux », a dit un ancien cadre, entendu comme témoin. L'ex-salarié affirme que le pont est fermé.",
        "un ancien cadre",
    ),
    # A medium or an occasion is no part of who speaks.
    ("« Le pont est fermé », a confié ce responsable au journal.", "ce responsable"),
    ("« Le pont est fermé », a dit la mairesse en marge de la séance.", "la mairesse"),
    # A subject behind a source is not the source.
    ("A en croire un délégué du pays, Jean Morvan a fermé le pont.", "un délégué du pays"),
    ("Selon un délégué du pays, Jean Morvan, le pont est fermé.", "Jean Morvan"),
    # A name on another side, below a heading or with an age is not the holder's of the role before.
    (
        (
            "La présidente du groupe affirme que tout va bien. A droite, Claire Morvan affirme que tout est fini. "
            "La présidente du groupe affirme que le pont est fermé."
        ),
        "La présidente du groupe",
    ),
    (
        (
            "Son directeur affirme que tout va bien.\n\nLes riverains attendent\n\nPaul Morvan, 34 ans, attend. "
            "Son directeur affirme que le pont est fermé."
        ),
        "Son directeur",
    ),
    # The next sentence tells who the one named in the last is, but hardly of another gender.
    ("Paul Morvan arrive. Le maire de Bréval était attendu. Il affirme que le pont est fermé.", "Paul Morvan"),
    ("Claire Morvan arrive. Le directeur du port affirme que le pont est fermé.", "Le directeur du port"),
    # A function in the feminine leaves the masculine to another.
    (
        (
            "La conseillère Claire Roy est venue. Son collègue Paul Morvan, adjoint au maire, est en colère. "
            "Le conseiller affirme que le pont est fermé."
        ),
        "Le conseiller",
    ),
    # Whoever writes of *son client* is not the client.
    ("Me Paul Morvan a répondu. Son client, écrit-il, ignore que le pont est fermé.", "Paul Morvan"),
    # A demonstrative points to whom the last sentences have brought in, a source included.
    (
        "Selon une source interne, la route est ouverte. « Le pont est fermé », confie ce cadre.",
        "une source interne",
    ),
    # What a phrase before the pronoun names is meant by it.
    (
        "L'Union des ports appelle à « dialoguer ». Quant au gouvernement, il affirme que le pont est fermé.",
        "gouvernement",
    ),
    # A body of another kind is another body.
    (
        "Le syndicat des ports affirme que la route est ouverte. Le syndicat libéral affirme que le pont est fermé.",
        "Le syndicat libéral",
    ),
    # Authors are nobody's antecedent; the many of one name are not the one.
    (
        (
            "La bibliothécaire de Bréval s'en va\n\nPar Claire Morvan (Lyon, envoyée spéciale)\n\n"
            "Elle affirme que le pont est fermé."
        ),
        "La bibliothécaire de Bréval",
    ),
    (
        "Les Morvan ont vendu la ferme. « Tout est fini », dit Claire Morvan. Elle affirme que le pont est fermé.",
        "Claire Morvan",
    ),
    # A life is told of whom the headline names; *l'intéressée* is not who has just spoken.
    (
        (
            "Mort de Claire Morvan\n\nClaire Morvan est morte dimanche, a dit sa fille Judith Morvan.\n\n"
            "Née à Bréval, elle a grandi sans télévision. Elle affirmait que le pont était fermé."
        ),
        "Claire Morvan",
    ),
    (
        "Claire Roy a tout inventé, a dit la maire. L'intéressée affirme que le pont est fermé.",
        "Claire Roy",
    ),
    # One who is cited does not speak of himself as *celui-ci*, nor a witness as *il*.
    (
        "Le maire est venu. Selon un témoin, il a affirmé que le pont était fermé.",
        "Le maire",
    ),
    # Whose words open a paragraph, the sentence behind may tell.
    (
        "Il pleut.\n\n« Le pont est dangereux. » C'est par ces mots que s'ouvre le communiqué de la mairie.",
        "le communiqué de la mairie",
    ),
    ("Il pleut.\n\n« Le pont est fermé depuis longtemps. » Léa, 14 ans, n'a pas dormi.", "Léa"),
    # Of several subjects before floating words the main clause's speaks.
    (
        "Il pleut.\n\nMme Morvan n'y croit pas : quand le pont ouvrira, Léa aura fini. « Tout est fermé ici. »",
        "Mme Morvan",
    ),
    # What *on* can read in a paper is the paper's; a month is no place of *on*.
    ("Le maire a publié un communiqué. « Le pont est fermé », peut-on y lire.", "un communiqué"),
    ("On nous a dit en janvier que le pont était fermé.", "on"),
    # A school is no hospital; the author's name at the end is nobody's.
    ("L'hôpital attend. Le collège affirme que le pont est fermé.", "Le collège"),
    # A noun inside a preposition is nobody, even where the text breaks off; a footballer is somebody.
    ("Le maire travaille dans le cadre d'un projet. Il affirme que le pont est fermé.", "Le maire"),
    ("Le maire affirme que le pont est au milieu de", "Le maire"),
    (
        "« Je reste au milieu de terrain », dit Paul Morvan. Le milieu de terrain ajoute que rien ne presse.",
        "Paul Morvan",
    ),
    # Quantities leave a subject a subject.
    (
        "A Murcie, plus de dix mille agriculteurs ont défilé aux cris de « Le pont est fermé ! ».",
        "dix mille agriculteurs",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_is_taken_up(extractor: Extractor, text: str, speaker: str) -> None:
    extraction = extractor.extract(text)
    names = {each.id: each.name for each in extraction.speakers}
    said = extraction.quotations[-1].speaker
    assert said is not None
    assert names[said] == speaker
