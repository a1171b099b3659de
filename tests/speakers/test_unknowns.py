"""One unknown source under many descriptions is one speaker; two unknown sources stay two. On the bundled model."""

import pytest

from quotes.pipeline import Extractor

pytestmark = pytest.mark.model

# An article in which one unknown speaks: its speakers are one.
ONE = [
    (
        "Selon une source interne à la mutuelle, les comptes sont dans le rouge. « On se tait », confie ce cadre. "
        "Notre interlocuteur assure que la direction « savait tout »."
    ),
    (
        "Un surveillant de la prison de Moras décrit des nuits sans relève. « On est deux », souffle cette source. "
        "« Personne ne vient », ajoute ce surveillant."
    ),
    "Une fonctionnaire s'amuse : « Ils ne savent pas compter. » « C'est pareil en décembre », ajoute cette source.",
    "« Chacun a son tampon », ironise un entrepreneur de Goma. « Je paie et je me tais », ajoute notre source.",
    (
        "« On a tout signé », reconnaît un membre du conseil municipal. Le même estime que le pont est fermé. "
        "Selon lui, le vote est perdu."
    ),
    "« Les lits sont vides », assure une aide-soignante. L'employée affirme que la clinique est fermée.",
    "D'après un médecin, deux lits sont fermés. « L'urgence déborde », résume l'urgentologue.",
    (
        "« Je dors dans ma voiture », dit Shirin, une caissière de 38 ans croisée au marché. "
        "Cette mère célibataire dit « compter chaque litre »."
    ),
    "« On dort mal », admet un arbitre. Le jeu a changé. « On m'appelle la nuit », enchaîne notre témoin.",
    (
        "Deux éleveurs ont perdu leur troupeau. Le second préfère taire son nom. « Je n'ai plus rien », dit-il. "
        "« J'attends le juge », répète l'éleveur anonyme."
    ),
    (
        "Le procès de Paul Morvan s'est ouvert. La victime avait 14 ans. « J'ai cru mourir », a dit la plaignante. "
        "« Il riait », a-t-elle ajouté."
    ),
    (
        "Un remaniement aura lieu, selon une source\n\n"
        "Un remaniement aura lieu, a dit une source gouvernementale. « C'est prêt », a assuré cette source."
    ),
]


@pytest.mark.parametrize("text", ONE)
def test_one_unknown_under_many_descriptions(extractor: Extractor, text: str) -> None:
    speakers = [q.speaker for q in extractor.extract(text).quotations]
    assert len(speakers) > 1
    assert len(set(speakers)) == 1


# An article, and who speaks in each quotation: the same letter, the same speaker.
APART = [
    (
        (
            "Une source policière décrit « un chaos ». Une autre source policière évoque « plusieurs tireurs ». "
            "« On n'a jamais vu ça », insiste la première source."
        ),
        "aba",
    ),
    (
        (
            "« Rien n'est signé », dit un diplomate. « Tout est signé », dit un autre diplomate. "
            "« On verra demain », reprend le second diplomate."
        ),
        "abb",
    ),
    (
        (
            "Un ministre juge le texte « mort-né ». Un autre ministre le dit « utile ». "
            "« Le texte passera », promet le premier ministre."
        ),
        "abc",
    ),
    (
        (
            "Le maire, Jean Morvan, affirme que le pont est sûr. Un éclusier voit les choses autrement. "
            "« Il faut le fermer », souffle cette source."
        ),
        "ab",
    ),
    (
        (
            "Le journal a interrogé deux cadres du parti. Le premier parle d'un « putsch ». Le second nuance : "
            "« Le vote a eu lieu. » « On l'a lu le matin », reprend le premier. « C'est faux », dit l'autre cadre."
        ),
        "abab",
    ),
    (
        (
            "« Il ne lisait rien », dit un cadre. « C'est faux », répond un auteur. "
            "Un troisième hausse les épaules : « Peu importe. »"
        ),
        "abc",
    ),
    (
        "Deux sœurs témoignent. « Il criait », raconte l'aînée. « Tout le temps », ajoute la cadette.",
        "ab",
    ),
    (
        (
            "« On se tait », admet un grossiste. Un concurrent se montre plus prudent. "
            "« Personne ne dira rien », sourit ce dernier. « On verra », grince le grossiste."
        ),
        "aba",
    ),
    (
        "« On dort mal », admet un arbitre. Le témoin du drame, lui, se souvient. « Il criait », dit ce dernier.",
        "ab",
    ),
    (
        (
            "Un accord est proche, selon un diplomate\n\n"
            "Un autre diplomate affirme que rien n'est signé. « On verra demain », dit-il."
        ),
        "abb",
    ),
]


@pytest.mark.parametrize(("text", "letters"), APART)
def test_two_unknowns_stay_two(extractor: Extractor, text: str, letters: str) -> None:
    speakers = [q.speaker for q in extractor.extract(text).quotations]
    numbers = {speaker: n for n, speaker in enumerate(dict.fromkeys(speakers))}
    assert "".join("abcdef"[numbers[speaker]] for speaker in speakers) == letters


def test_the_text_tells_more_of_a_source_than_the_headline(extractor: Extractor) -> None:
    text = "Un accord est proche, selon une source\n\nUn accord est proche, a dit une source proche du dossier."
    assert extractor.extract(text).speakers[0].name == "une source proche du dossier"
