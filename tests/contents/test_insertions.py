"""What an incise or *selon X* reports, by table: the pieces of its best candidate, marks included."""

import pytest

from tests.contents.candidates import candidates

# text, the cue's words, the pieces of the content, the rule
CONTENTS = [
    (
        "« Le train partira à l'heure », promet la cheffe de gare.",
        "promet",
        ["« Le train partira à l'heure »"],
        "content.incise.marks",
    ),
    (
        "« Le train », promet la cheffe de gare, « partira à l'heure ».",
        "promet",
        ["« Le train »", "« partira à l'heure »"],
        "content.incise.marks",
    ),
    (
        "Ce retard « désole tout le monde », promet la cheffe de gare.",
        "promet",
        ["Ce retard « désole tout le monde »"],
        "content.incise.marks",
    ),
    (
        "Le train partira à l'heure, a-t-elle promis.",
        "a-t-elle promis",
        ["Le train partira à l'heure"],
        "content.incise.clause",
    ),
    (
        "« Le train partira demain, promet la cheffe de gare. Il sera plein. »",
        "promet",
        ["« Le train partira demain", "Il sera plein. »"],
        "content.incise.inside",
    ),
    (
        "Selon la cheffe de gare, le train partira à l'heure.",
        "Selon",
        ["le train partira à l'heure"],
        "content.free-complement",
    ),
    (
        "Le train partira à l'heure, selon la cheffe de gare.",
        "selon",
        ["Le train partira à l'heure"],
        "content.free-complement",
    ),
    (
        "Le train, selon la cheffe de gare, partira à l'heure.",
        "selon",
        ["Le train", "partira à l'heure"],
        "content.free-complement",
    ),
    (
        "Selon une ONG, qui suit le dossier, le train partira à l'heure.",
        "Selon",
        ["le train partira à l'heure"],
        "content.free-complement",
    ),
    (
        "A en croire la cheffe de gare, le train partira à l'heure.",
        "A en croire",
        ["le train partira à l'heure"],
        "content.free-complement",
    ),
    (
        "La guerre qui a fait, selon la mairie, deux cents morts a duré trente ans.",
        "selon",
        ["qui a fait", "deux cents morts"],
        "content.free-complement",
    ),
    (
        "Pour la chercheuse Nora Vidal, de l'université d'Alger, le train partira.",
        "Pour",
        ["le train partira"],
        "content.free-complement",
    ),
    (
        "D'après la première, infirmière depuis onze ans, le train était plein.",
        "D'après",
        ["le train était plein"],
        "content.free-complement",
    ),
    (
        "Selon la police, de nombreux voyageurs, dont des enfants, attendaient.",
        "Selon",
        ["de nombreux voyageurs, dont des enfants, attendaient"],
        "content.free-complement",
    ),
    (
        "Le groupe, pour lequel le train est plein, a vendu ses wagons.",
        "pour",
        ["le train est plein"],
        "content.free-complement",
    ),
    (
        "Un expert, selon lequel les wagons, « tous neufs », sont sortis du dépôt, a démissionné.",
        "selon",
        ["les wagons, « tous neufs », sont sortis du dépôt"],
        "content.free-complement",
    ),
    (
        "Ce train, comme devait conclure Nora Vidal, est vide.",
        "conclure",
        ["Ce train", "est vide"],
        "content.incise.clause",
    ),
    (
        "Quand la neige tombe, explique la cheffe de gare, le train reste au dépôt.",
        "explique",
        ["Quand la neige tombe", "le train reste au dépôt"],
        "content.incise.clause",
    ),
    (
        "Ce qui gêne les cheminots, explique Nora Vidal, c'est « le bruit du dépôt ».",
        "explique",
        ["Ce qui gêne les cheminots", "c'est « le bruit du dépôt »"],
        "content.incise.clause",
    ),
    (
        "D'ici là, a prévenu Nora Vidal, « personne ne prendra ce train ».",
        "a prévenu",
        ["D'ici là", "« personne ne prendra ce train »"],
        "content.incise.marks",
    ),
    (
        "Le retard moyen, a rappelé la cheffe de gare.",
        "a rappelé",
        ["Le retard moyen"],
        "content.incise.clause",
    ),
    (
        "Que faire du train ? a voulu savoir la cheffe de gare.",
        "a voulu savoir",
        ["Que faire du train ?"],
        "content.incise.clause",
    ),
    (
        "« Le train partira demain », a promis Nora Vidal dans la gare où elle a annoncé un « nouveau départ ».",
        "a promis",
        ["« Le train partira demain »"],
        "content.incise.marks",
    ),
    (
        "Selon une note, datée de mardi et dont la radio a pris connaissance, le train partira.",
        "Selon",
        ["le train partira"],
        "content.free-complement",
    ),
    (
        "Selon une note, diffusée il y a deux jours, le train partira.",
        "Selon",
        ["le train partira"],
        "content.free-complement",
    ),
    (
        "Selon la cheffe de gare, Mme Nora Vidal, le train partira.",
        "Selon",
        ["le train partira"],
        "content.free-complement",
    ),
    (
        "Rien n'exclut, selon la mairie, que le train parte.",
        "selon",
        ["Rien n'exclut", "que le train parte"],
        "content.free-complement",
    ),
    (
        "Le train partira, a dit une source, pour qui la gare « restera vide ».",
        "a dit",
        ["Le train partira"],
        "content.incise.clause",
    ),
    (
        "« Le train partira, a promis la cheffe, qui attend depuis mardi. Il sera plein. »",
        "a promis",
        ["« Le train partira", "Il sera plein. »"],
        "content.incise.inside",
    ),
    (
        "Selon une étude et dont la radio a pris connaissance, le train partira.",
        "Selon",
        ["le train partira"],
        "content.free-complement",
    ),
    (
        "Le train partira, indique « Le Monde ».",
        "indique",
        ["Le train partira"],
        "content.incise.clause",
    ),
    (
        "L'équipe envisage un retard, a appris « Le Quotidien du matin ».",
        "a appris",
        ["L'équipe envisage un retard"],
        "content.incise.clause",
    ),
    (
        "Selon deux voyageurs que nous avons interrogés, le train partira.",
        "Selon",
        ["le train partira"],
        "content.free-complement",
    ),
    (
        "À la gare, selon Nora Vidal, sous couvert d'anonymat, « le train partira ».",
        "selon",
        ["« le train partira »"],
        "content.free-complement",
    ),
    (
        "Si la panne dure, « le train restera au dépôt », prévient Nora Vidal.",
        "prévient",
        ["Si la panne dure, « le train restera au dépôt »"],
        "content.incise.marks",
    ),
    (
        "Le train restera au dépôt, selon la mairie, et la cheffe de gare attend.",
        "selon",
        ["Le train restera au dépôt"],
        "content.free-complement",
    ),
    (
        "Le train est « vide », a dit Nora Vidal, et « sale ».",
        "a dit",
        ["Le train est « vide »", "et « sale »"],
        "content.incise.marks",
    ),
    (
        "C'est hier, a dit Nora Vidal, que le train est parti.",
        "a dit",
        ["C'est hier", "que le train est parti"],
        "content.incise.clause",
    ),
    (
        "Le train est en retard, a dit Nora Vidal, à cause de la neige.",
        "a dit",
        ["Le train est en retard", "à cause de la neige"],
        "content.incise.clause",
    ),
    (
        "Le train est plein, selon Nora Vidal, et le quai est vide, d'après la mairie.",
        "d'après",
        ["le quai est vide"],
        "content.free-complement",
    ),
    (
        "C'est lundi, selon Nora Vidal, que le train partira.",
        "selon",
        ["C'est lundi", "que le train partira"],
        "content.free-complement",
    ),
    (
        "Les voyageurs, pour qui le train est « vide », ont pris le car.",
        "pour qui",
        ["le train est « vide »"],
        "content.free-complement",
    ),
]


@pytest.mark.parametrize(("raw", "cue", "pieces", "rule"), CONTENTS)
def test_the_content_beside_an_insertion(raw: str, cue: str, pieces: list[str], rule: str) -> None:
    best = candidates(raw, cue)[0]
    assert ([raw[slice(*piece)] for piece in best.pieces], best.rule) == (pieces, rule)
