"""Anonymity granted to a group reaches its members, however they are told, and nobody else. On the bundled model."""

import pytest

from quotes.pipeline import Extractor

pytestmark = pytest.mark.model

# An article, and the speakers to whom anonymity is granted.
MEMBERS = [
    # Pronouns take up people who have not spoken; members are told by number, as some, or by a narrower noun.
    (
        (
            "Une note accuse l'usine. La Tribune a interrogé quatre employés, anciens et actuels, de l'usine. "
            "Tous ont demandé à ne pas être nommés. Les alarmes étaient coupées, selon deux d'entre eux. "
            "« C'était connu », dit un mécanicien."
        ),
        ["deux d'entre eux", "un mécanicien"],
    ),
    # Told by the group's own noun, they may come late.
    (
        "La banque va céder une filiale, ont dit trois sources, qui ont requis l'anonymat.\n\n"
        + "Le cours de la banque a baissé de deux points à Paris. " * 40
        + "\n\nDeux des trois sources ont dit que la vente serait conclue jeudi.",
        ["trois sources", "Deux des trois sources"],
    ),
    # A headline has fewer of them.
    (
        (
            "Un accord est proche, disent deux sources\n\n"
            "Un accord est proche, ont dit cinq sources au fait du dossier, qui ont requis l'anonymat."
        ),
        ["deux sources", "cinq sources"],
    ),
    (
        (
            "Trois doctorantes décrivent des humiliations. Deux d'entre elles ont réclamé l'anonymat. "
            "« Il jetait nos copies », rapporte l'une de ces dernières."
        ),
        ["l'une de ces dernières"],
    ),
    (
        (
            "Plusieurs enseignants, qui ont réclamé l'anonymat, dénoncent « une omerta ». "
            "« On nous menace », dit une professeure de lettres. « On se tait », dit un élu."
        ),
        ["Plusieurs enseignants", "une professeure de lettres"],
    ),
    # One of others is none of them.
    (
        "Deux policiers, qui ont requis l'anonymat, parlent d'« un fiasco ». « C'est faux », dit l'un des ministres.",
        ["Deux policiers"],
    ),
    # A number counts people or miles; the asker is who speaks.
    (
        "« Plus rien », dit un marchand de Bréval, à une dizaine de kilomètres du camp, requérant l'anonymat.",
        ["un marchand de Bréval"],
    ),
    # The article's own sources, told of at its end; who is named is none of them.
    (
        (
            "« Il hurlait », relate une assistante. Un monteur évoque « l'enfer ». La directrice, Hélène Astruc, "
            "dément « tout management par la peur ». Les salariés cités ont requis l'anonymat."
        ),
        ["une assistante", "Un monteur"],
    ),
    (
        (
            "Selon un policier, le feu a pris au sous-sol. Un riverain dit le contraire. "
            "Les policiers interrogés ont requis l'anonymat."
        ),
        ["un policier"],
    ),
    ("« J'ai peur », écrit une étudiante. Ces témoignages ont été anonymisés.", ["une étudiante"]),
    # What nobody says holds for all who follow, up to a name.
    (
        (
            "Les langues se délient, sous la garantie de l'anonymat. « Tout le monde savait », lâche une entraîneuse. "
            "« On fermait les yeux », abonde un kiné. « C'est faux », dit Bruno Kerleau."
        ),
        ["une entraîneuse", "un kiné"],
    ),
    # One of several by age; one and the other.
    (
        "Aucune des deux caissières n'a voulu que son nom soit publié. « On nous chronomètre », souffle la plus jeune.",
        ["la plus jeune"],
    ),
    (
        (
            "« Je dors peu », dit un livreur. « Moi aussi », dit un coursier. "
            "Ni l'un ni l'autre n'a voulu que son nom soit cité."
        ),
        ["un livreur", "un coursier"],
    ),
    (
        (
            "Toutes deux ont obtenu que leurs noms soient tus. Une doctorante parle de « gestes déplacés ». "
            "Une ingénieure évoque « une emprise »."
        ),
        ["Une doctorante", "Une ingénieure"],
    ),
]


@pytest.mark.parametrize(("text", "granted"), MEMBERS)
def test_what_is_granted_to_a_group_is_granted_to_its_members(
    extractor: Extractor, text: str, granted: list[str]
) -> None:
    speakers = extractor.extract(text).speakers
    assert [s.name for s in speakers if s.anonymity is not None and s.anonymity.granted is not None] == granted


def test_a_footnote_changes_the_name_that_bears_its_sign(extractor: Extractor) -> None:
    text = (
        "« J'ai peur », dit Karima (1), assise au café. « J'ai tout vu », ajoute Bruno Vasset.\n\n"
        "(1) Le prénom a été modifié."
    )
    assert {s.name: s.status for s in extractor.extract(text).speakers} == {
        "Karima": "pseudonym",
        "Bruno Vasset": "named",
    }
