"""What is a cue and how it sits in its sentence, by table; the near-misses have none."""

import pytest

from quotes.cues import find_cues
from tests.treebank import read

# text, then for each cue: its words, its lemma, its position, the rule that found it
VERBS = [
    (
        "Le train partira à l'heure, a-t-elle promis.",
        [("a-t-elle promis", "promettre", "incise", "cue.incise.clitic")],
    ),
    (
        "« Le train partira à l'heure », promet la cheffe de gare.",
        [("promet", "promettre", "incise", "cue.incise.noun")],
    ),
    (
        "« Le train partira à l'heure », bricole la cheffe de gare.",
        [("bricole", "bricoler", "incise", "cue.incise.after-mark")],
    ),
    (
        "Comme l'a rappelé la cheffe de gare, le train partira à l'heure.",
        [("l'a rappelé", "rappeler", "incise", "cue.incise.comme")],
    ),
    (
        "La cheffe de gare assure que le train partira à l'heure.",
        [("assure", "assurer", "main", "cue.verb")],
    ),
    (
        "La cheffe de gare a reçu le conducteur, qui a ajouté que le train partirait.",
        [("a ajouté", "ajouter", "relative", "cue.verb.relative")],
    ),
    (
        "La cheffe de gare quitte la salle, assurant que le train partira.",
        [("assurant", "assurer", "participle", "cue.verb.participle")],
    ),
    (
        "La cheffe de gare a pris le train avant d'annoncer que le train partirait.",
        [("annoncer", "annoncer", "infinitive", "cue.verb.infinitive")],
    ),
    (
        "La cheffe de gare tient à préciser que le train partira.",
        [("tient à préciser", "préciser", "main", "cue.verb")],
    ),
    (
        "Et le conducteur de conclure : « Le train partira à l'heure. »",
        [("conclure", "conclure", "narrative", "cue.verb.narrative")],
    ),
    (
        "La neige est tombée tout l'été, rapporte la cheffe de gare.",
        [("rapporte", "rapporter", "incise", "cue.incise.noun")],
    ),
    (
        "Le train partira à l'heure, ont souligné deux des cheminots.",
        [("ont souligné", "souligner", "incise", "cue.incise.noun")],
    ),
    (
        "Un conducteur, qui a vu la scène, décrit une gare « vide ».",
        [("décrit", "décrire", "main", "cue.verb")],
    ),
    (
        "La cheffe de gare fait savoir que le train partira.",
        [("fait savoir", "faire savoir", "main", "cue.verb")],
    ),
    (
        "La cheffe de gare a d'abord affirmé que le train partirait.",
        [("a d'abord affirmé", "affirmer", "main", "cue.verb")],
    ),
    (
        "La cheffe de gare s'est bornée mercredi à confirmer que le train partirait.",
        [("s'est bornée mercredi à confirmer", "confirmer", "main", "cue.verb")],
    ),
    (
        "Un conducteur, venu au dépôt, nuance : « Le train partira à l'heure. »",
        [("nuance", "nuancer", "main", "cue.verb")],
    ),
    (
        "Nora Vidal a pris une décision jugée « généreuse » par la mairie.",
        [("jugée", "juger", "participle", "cue.verb.passive")],
    ),
    (
        "La cheffe de gare a exprimé sa joie et appelé à la patience.",
        [("a exprimé", "exprimer", "main", "cue.verb"), ("appelé", "appeler", "main", "cue.verb")],
    ),
    (
        "« Non », s'étranglent les cheminots.",
        [("s'étranglent", "étrangler", "incise", "cue.incise.noun")],
    ),
    (
        "Le train partira, répète depuis lors la mairie.",
        [("répète", "répéter", "incise", "cue.incise.noun")],
    ),
    (
        "Le train partira, ont fait savoir les secours.",
        [("ont fait savoir", "faire savoir", "incise", "cue.incise.noun")],
    ),
    (
        "Le train partira, ont précisé deux d'entre elles.",
        [("ont précisé", "préciser", "incise", "cue.incise.noun")],
    ),
    (
        "« Le train partira à l'heure », traduit un cheminot.",
        [("traduit", "traduire", "incise", "cue.incise.noun")],
    ),
    (
        "Le train est plein, nuance la cheffe de gare.",
        [("nuance", "nuancer", "incise", "cue.incise.noun")],
    ),
    (
        "Nora Vidal a, lundi, dénoncé une « panique absurde » et appelé à « garder son calme ».",
        [("a, lundi, dénoncé", "dénoncer", "main", "cue.verb"), ("appelé", "appeler", "main", "cue.verb")],
    ),
    ("« Le train partira », maugrée le conducteur.", [("maugrée", "maugréer", "incise", "cue.incise.noun")]),
    ("Un conducteur dément : « Le train partira. »", [("dément", "démentir", "main", "cue.verb")]),
    (
        "Les voyageurs exhortés à « garder leur calme »",
        [("exhortés", "exhorter", "participle", "cue.verb.passive")],
    ),
    (
        "Il n'en reconnaît pas moins que le train est en retard.",
        [("en reconnaît", "reconnaître", "main", "cue.verb")],
    ),
    (
        "De source judiciaire, on indique que le train partira.",
        [("indique", "indiquer", "main", "cue.verb")],
    ),
    (
        "La cheffe de gare se borne à évoquer une « panne » et à assurer que le train partira.",
        [
            ("se borne à évoquer", "évoquer", "main", "cue.verb"),
            ("assurer", "assurer", "infinitive", "cue.verb.infinitive"),
        ],
    ),
    (
        "Ainsi que le rappelle Nora Vidal, le train partira.",
        [("le rappelle", "rappeler", "incise", "cue.incise.comme")],
    ),
]
OTHERS = [
    (
        "Selon la cheffe de gare, le train partira à l'heure.",
        [("Selon", "selon", "phrase", "cue.preposition")],
    ),
    (
        "De source syndicale, le train partira à l'heure.",
        [("De", "de source", "phrase", "cue.preposition")],
    ),
    (
        "La promesse, par la mairie, que le train partirait est vaine.",
        [("promesse", "promesse", "main", "cue.noun.que")],
    ),
    (
        "Leur mot d'ordre : « Rendez-nous le train du soir ! »",
        [("mot d'ordre", "mot d'ordre", "main", "cue.noun.colon")],
    ),
    (
        "Nora Vidal, sereine : « Le train partira à l'heure. »",
        [(":", ":", "bare", "cue.colon")],
    ),
]
NEAR_MISSES = [
    "Le réseau (RDR, selon son acronyme) a fermé.",
    "Aucun des cheminots interrogés n'a confirmé que le train partirait.",
    "La cheffe de gare n'a pas dit que le train partirait.",
    "La cheffe de gare évite de dire que le train partira.",
    "La cheffe de gare bricole une maquette.",
    "La ligne est rentable, ce que dément la cheffe de gare.",
    "Le conducteur a le droit de conclure.",
    "Le tarif varie selon la saison.",
    "La promesse que la mairie a faite est oubliée.",
    "Nora Vidal a tout payé : le train, le repas et la salle.",
    "Avouez que le train est beau.",
    "La cagnotte, baptisée « Un train pour tous », dépasse les mille euros.",
    "À les entendre rire, le train est plein.",
    "Aux yeux de la morale, le train est en retard.",
    "Comme le réclamait Nora Vidal, le train partira.",
    "Les voyageurs attendent, sans vouloir être cités.",
]


@pytest.mark.parametrize(("raw", "expected"), VERBS + OTHERS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_cue_is_found_with_its_place(raw: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(raw[slice(*cue.span)], cue.lemma, cue.position, cue.rule) for cue in find_cues(read(raw))]
    assert found == expected


@pytest.mark.parametrize("raw", NEAR_MISSES)
def test_a_near_miss_has_no_cue_that_opens_a_report(raw: str) -> None:
    assert find_cues(read(raw)) == ()


def test_a_passive_and_a_conditional_are_noted() -> None:
    passive, *_ = find_cues(read("Le projet est qualifié de « folie douce » par la mairie."))
    rumoured, *_ = find_cues(read("La cheffe de gare aurait dit que le train partirait."))
    assert passive.passive
    assert not passive.conditional
    assert rumoured.conditional
    assert not rumoured.passive


@pytest.mark.parametrize(
    "raw",
    [
        "Le conducteur salue la foule, ferme la porte, demande un café.",
        "Seuls 31 % jugent la gare propre.",
        "Un conducteur, qui a vu la scène, décrit une gare « vide ».",
        "Un diplomate, jurant que le train partira, a confirmé la visite.",
    ],
)
def test_a_verb_with_its_object_behind_it_is_no_incise(raw: str) -> None:
    assert all(cue.position != "incise" for cue in find_cues(read(raw)))


@pytest.mark.parametrize(
    "raw", ["« À mes yeux, le train partira. »", "« Le train partira », commente Nora Vidal, analyste chez Kéria."]
)
def test_who_is_quoted_or_employed_there_is_no_source(raw: str) -> None:
    assert all(cue.kind != "preposition" for cue in find_cues(read(raw)))


def test_an_inverted_pronoun_is_kept_as_the_clitic_of_its_cue() -> None:
    reading = read("Le train partira à l'heure, a-t-elle promis.")
    (cue,) = find_cues(reading)
    assert cue.clitic is not None
    assert reading.tree.tokens[cue.clitic].text == "-t-elle"
