"""Whom a grant concerns: the one before it or behind it, those of a group, somebody far back, or nobody who speaks."""

import pytest

from quotes.pipeline import Extractor

# The article, a word of the speaker's name, the grant and the reason.
GRANTED = [
    (
        "Une maire n’a pas souhaité donner son nom. « Tout le monde a peur », dit-elle.",
        "maire",
        "n’a pas souhaité donner son nom",
        None,
    ),
    (
        "« La vente est conclue », a dit un banquier, à deux rues du siège, requérant l’anonymat.",
        "banquier",
        "requérant l’anonymat",
        None,
    ),
    (
        (
            "Un responsable du ministère affirme que le texte est prêt. "
            "Il a demandé l’anonymat parce qu’il n’est pas autorisé à parler."
        ),
        "responsable",
        "a demandé l’anonymat",
        "parce qu’il n’est pas autorisé à parler",
    ),
    (
        "« Les murs tremblaient », raconte une ancienne stagiaire, dont La Presse a accepté de taire l’identité.",
        "stagiaire",
        "dont La Presse a accepté de taire l’identité",
        None,
    ),
    (
        (
            "« On nous a menti », lâche un ouvrier de la fonderie.\n\nL’usine emploie 300 personnes à Bréval.\n\n"
            "L’homme, qui tient à son anonymat, montre ses mains."
        ),
        "ouvrier",
        "qui tient à son anonymat",
        None,
    ),
    (
        (
            "Deux anciens employés ont parlé à condition que leur nom ne soit pas publié. "
            "« On triait les dossiers à la main », affirme l’un d’eux."
        ),
        "l’un d’eux",
        "à condition que leur nom ne soit pas publié",
        None,
    ),
    (
        (
            "Trois salariés, qui ont requis l’anonymat par crainte de sanctions, décrivent un climat lourd. "
            "« On pleure le dimanche soir », dit le premier."
        ),
        "le premier",
        "qui ont requis l’anonymat",
        "par crainte de sanctions",
    ),
    (
        "Deux magistrats affirment que le dossier est vide. Tous deux ont demandé à ne pas être nommés.",
        "magistrats",
        "ont demandé à ne pas être nommés",
        None,
    ),
    (
        "Une voisine qui a requis l’anonymat par peur de son propriétaire affirme que le pont est fermé.",
        "voisine",
        "qui a requis l’anonymat",
        "par peur de son propriétaire",
    ),
    (
        "« J’ai un crédit », lâche Virginie (1), croisée ici. Paul Arnaud dit non.\n\n(1) Le prénom a été modifié.",
        "Virginie",
        "Le prénom a été modifié",
        None,
    ),
    ("« J’ai tout perdu », raconte Lina, 24 ans (prénom modifié).", "Lina", "prénom modifié", None),
    (
        "Une aide-soignante, qui exerce à l’hôpital et dont le prénom a été modifié, dit que rien ne va.",
        "aide-soignante",
        "dont le prénom a été modifié",
        None,
    ),
    (
        "« On jette tout », dit un éleveur de la Sarthe (nom connu de la rédaction).",
        "éleveur",
        "nom connu de la rédaction",
        None,
    ),
    ("Appelons-la Nadia. « Il m’a suivie », dit Nadia.", "Nadia", "Appelons-la Nadia", None),
    ("Appelons-le Thomas. Ce trader de 33 ans assure que tout est faux.", "trader", "Appelons-le Thomas", None),
    (
        "« On ferme », dit Marie, 30 ans. Pour préserver son anonymat, son prénom a été changé.",
        "Marie",
        "son prénom a été changé",
        "Pour préserver son anonymat",
    ),
    (
        (
            "Aucun des six salariés rencontrés n’accepte d’apparaître sous son vrai nom. "
            "« On nous a fait signer », explique l’un d’eux."
        ),
        "l’un d’eux",
        "n’accepte d’apparaître sous son vrai nom",
        None,
    ),
    (
        (
            "Le journal a interrogé 14 employés. Tous ont demandé à ne pas être nommés. "
            "Un urgentologue affirme que rien ne va."
        ),
        "urgentologue",
        "ont demandé à ne pas être nommés",
        None,
    ),
    (
        (
            "Selon cinq sources, la vente est conclue. "
            "Les sources, qui ont requis l’anonymat, disent que le prix a baissé. "
            "D’après deux des cinq sources, la banque a payé."
        ),
        "deux des cinq",
        "qui ont requis l’anonymat",
        None,
    ),
    (
        (
            "Une infirmière de Lorvaux raconte avoir pleuré. "
            "« On manque de lits », dit l’employée, qui a requis l’anonymat par peur de sanctions."
        ),
        "infirmière",
        "qui a requis l’anonymat",
        "par peur de sanctions",
    ),
    (
        "« Je préfère que mon nom ne soit pas cité », glisse un élu.",
        "élu",
        "préfère que mon nom ne soit pas cité",
        None,
    ),
    (
        "« Rien », a témoigné un marchand de Sambéra, à une dizaine de kilomètres du camp, requérant l’anonymat.",
        "marchand",
        "requérant l’anonymat",
        None,
    ),
    (
        "La famille de l’un des lycéens, qui n’a pas souhaité que son nom soit rendu public, dénonce « un silence ».",
        "famille",
        "qui n’a pas souhaité que son nom soit rendu public",
        None,
    ),
    (
        "L’anonymat a été accordé à cette infirmière. « On tient à peine », souffle-t-elle.",
        "infirmière",
        "L’anonymat a été accordé à cette infirmière",
        None,
    ),
    (
        "Il parle à la seule condition que nous ne mentionnions pas son nom. « On se tait », dit le sous-officier.",
        "sous-officier",
        "à la seule condition que nous ne mentionnions pas son nom",
        None,
    ),
    (
        "« Elle appelle la nuit », raconte un opposant en exil. Le nom de ce témoin n’est pas publié.",
        "opposant",
        "Le nom de ce témoin n’est pas publié",
        None,
    ),
    (
        "Mme D. a tenu les comptes. « On antidatait », affirme Mme D. Le nom de Mme D. est fictif.",
        "Mme D.",
        "Le nom de Mme D. est fictif",
        None,
    ),
    (
        "Un chirurgien accepte de parler, dans le plus strict anonymat. « L’appareil était défectueux », dit-il.",
        "chirurgien",
        "dans le plus strict anonymat",
        None,
    ),
    (  # what qui asks for behind its aside is nobody who speaks
        "« J’ai vu les corps », dit un militaire joint hier et qui, par prudence, a requis l’anonymat.",
        "militaire",
        "qui, par prudence, a requis l’anonymat",
        "par prudence",
    ),
]
# What is told of a name that the text bears, or of somebody at whom it points.
GRANTED += [
    (
        "Pour sa sécurité, le nom de ce docker n’est pas donné. « On charge la nuit », explique-t-il.",
        "docker",
        "le nom de ce docker n’est pas donné",
        "Pour sa sécurité",
    ),
    (
        "« Je n’ai rien signé », dit Farah, qui refuse de donner son vrai nom.",
        "Farah",
        "qui refuse de donner son vrai nom",
        None,
    ),
    (
        "M. T., les initiales ont été changées, garde l’entrepôt. « On dort ici », dit le gardien.",
        "M. T.",
        "les initiales ont été changées",
        None,
    ),
    (
        "Appelons-la Mme B. « Il mentait à tous », accuse-t-elle.",
        "Mme B",
        "Appelons-la Mme B",
        None,
    ),
    (
        "Elle s’est choisi un autre prénom pour ce récit, Louise. « J’ai fui », dit la trentenaire.",
        "Louise",
        "s’est choisi un autre prénom pour ce récit",
        None,
    ),
    (
        "Le visage masqué, un ancien caissier admet avoir menti. « Tout était noté », dit-il.",
        "caissier",
        "Le visage masqué",
        None,
    ),
    (
        (
            "Trois greffiers, dont aucun n’accepte d’être cité, décrivent « un naufrage ». "
            "« Les piles montent », dit une greffière."
        ),
        "une greffière",
        "dont aucun n’accepte d’être cité",
        None,
    ),
]
# An article with a grant of anonymity, and a word of the name of a speaker whom it does not concern.
NOT_GRANTED = [
    ("Un donateur souhaitant rester anonyme a payé les travaux, a expliqué le maire.", "maire"),
    ("Le maire affirme que le donateur, qui a requis l’anonymat, a versé un million d’euros.", "maire"),
    ("« Les victimes ont requis l’anonymat », a précisé le parquet de Lyon.", "parquet"),
    ("« Le mur va céder », prévient, sous couvert d’anonymat, un maçon. Claire Morvan affirme que non.", "Morvan"),
    ("Un policier estime que tout va bien. Un autre, qui a requis l’anonymat, affirme que non.", "Un policier"),
    ("L’entreprise ne souhaite pas être citée. « On verra », dit un avocat.", "avocat"),
    ("Le vote a eu lieu sous le sceau du secret, a dit un élu.", "élu"),
    ("Un gendarme a dit que l’appel avait été passé anonymement.", "gendarme"),
    ("Un employé affirme que les plaintes restent anonymes.", "employé"),
    ("Le nom de cette rue n’est pas encore donné. « On vote lundi », dit un adjoint.", "adjoint"),
    ("Le parquet n’a pas donné le nom de ce suspect, regrette un avocat.", "avocat"),
    ("Le procureur n’a pas souhaité révéler son identité. « Il est gardé à vue », a-t-il dit.", "procureur"),
    ("La maire n’a pas souhaité donner son nom. « Il est soigné à Brest », a-t-elle dit.", "maire"),
    ("Le groupe, dont le nom a été changé en 2020, va fermer, affirme un cadre.", "cadre"),
    ("« J’ai tout perdu », raconte Lina (prénom modifié). Paul Arnaud affirme que la rue était calme.", "Arnaud"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "who", "granted", "reason"), GRANTED)
def test_a_grant_finds_whom_it_concerns(
    extractor: Extractor, text: str, who: str, granted: str, reason: str | None
) -> None:
    (speaker,) = [s for s in extractor.extract(text).speakers if who in s.name]
    assert speaker.status in ("unnamed", "pseudonym")
    assert speaker.anonymity is not None
    assert speaker.anonymity.granted is not None
    assert speaker.anonymity.granted.text == granted
    assert (speaker.anonymity.reason.text if speaker.anonymity.reason else None) == reason


@pytest.mark.model
@pytest.mark.parametrize(("text", "who"), NOT_GRANTED)
def test_a_grant_leaves_the_others_alone(extractor: Extractor, text: str, who: str) -> None:
    (speaker,) = [s for s in extractor.extract(text).speakers if who in s.name]
    assert speaker.anonymity is None or speaker.anonymity.granted is None


@pytest.mark.model
def test_a_reason_may_stand_without_a_grant(extractor: Extractor) -> None:
    found = extractor.extract("Une source qui n’était pas autorisée à parler affirme que le pont est fermé.")
    (speaker,) = found.speakers
    assert speaker.anonymity is not None
    assert speaker.anonymity.granted is None
    assert speaker.anonymity.reason is not None
    assert speaker.anonymity.reason.text == "n’était pas autorisée à parler"


@pytest.mark.model
def test_a_reason_ends_where_the_grant_goes_on(extractor: Extractor) -> None:
    found = extractor.extract("Un officier, qui n’a pas été autorisé à parler et a requis l’anonymat, dit que tout va.")
    (speaker,) = found.speakers
    assert speaker.anonymity is not None
    assert speaker.anonymity.reason is not None
    assert speaker.anonymity.reason.text == "n’a pas été autorisé à parler"


# A sentence, its speaker's name, kind and status.
WHO = [
    ("« C’est trop », glisse un député MoDem.", "un député MoDem", "person", "unnamed"),
    ("« Le projet est mort », lit-on dans le rapport.", "le rapport", "document", "named"),
    ("Le quinquagénaire affirme que le pont est fermé.", "Le quinquagénaire", "person", "unnamed"),
    ("« On verra », glisse-t-on à la mairie.", "on à la mairie", "group", "unnamed"),
    ("Selon nos confrères de L’Avenir, le maire est parti.", "nos confrères de L’Avenir", "group", "named"),
    ("« On a gagné », dit le milieu de terrain.", "le milieu de terrain", "person", "role"),
    (
        "Une note interne, que Jeune Afrique a pu consulter, évoque « une rupture ».",
        "Une note interne",
        "document",
        "unnamed",
    ),
    (
        "Une lettre anonyme accuse l’adjoint d’avoir « puisé dans la caisse ».",
        "Une lettre anonyme",
        "document",
        "unnamed",
    ),
    ("Une note interne de l’Unesco évoque « une rupture ».", "Une note interne de l’Unesco", "document", "named"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "name", "kind", "status"), WHO)
def test_what_the_reader_can_know(extractor: Extractor, text: str, name: str, kind: str, status: str) -> None:
    (speaker,) = extractor.extract(text).speakers
    assert (speaker.name, speaker.kind, speaker.status) == (name, kind, status)
