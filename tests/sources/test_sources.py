"""Whom each cue lets speak, by table."""

import pytest

from quotes.cues import find_cues
from quotes.model.attribution import SourcePhrase
from quotes.model.cue import CueMatch
from quotes.sources import find_sources
from tests.treebank import read

# text, the cue's words, the source's words (None: nobody), its form, the rule
SOURCES = [
    ("Le train partira à l'heure, a-t-elle promis.", "a-t-elle promis", "elle", "pronoun", "source.clitic"),
    (
        "« Personne ne veut de ce train », souffle-t-on à la mairie.",
        "souffle-t-on",
        "on à la mairie",
        "pronoun",
        "source.on-place",
    ),
    (
        "Le train est en retard, a-t-on appris mardi auprès de la gare.",
        "a-t-on appris",
        "la gare",
        "description",
        "source.on-place",
    ),
    (
        "« Le train partira à l'heure », a confié mercredi à l'AFP la cheffe de gare.",
        "a confié",
        "la cheffe de gare",
        "description",
        "source.after",
    ),
    (
        "Comme l'a rappelé la cheffe de gare, le train partira à l'heure.",
        "l'a rappelé",
        "la cheffe de gare",
        "description",
        "source.after",
    ),
    (
        "Nora Vidal, dans un courriel envoyé lundi, assure que le train partira.",
        "assure",
        "Nora Vidal",
        "name",
        "source.before",
    ),
    (
        "Nora Vidal, directrice du musée, assure que le train partira.",
        "assure",
        "Nora Vidal, directrice du musée",
        "name",
        "source.before",
    ),
    (
        "La cheffe de gare, qui a fermé le guichet, assure que le train partira.",
        "assure",
        "La cheffe de gare",
        "description",
        "source.before",
    ),
    (
        "La cheffe de gare a reçu le conducteur, qui a ajouté que le train partirait.",
        "a ajouté",
        "le conducteur",
        "description",
        "source.antecedent",
    ),
    (
        "La cheffe de gare quitte la salle, assurant que le train partira.",
        "assurant",
        "La cheffe de gare",
        "description",
        "source.shared",
    ),
    (
        "La cheffe de gare a exprimé sa joie et appelé à la patience.",
        "appelé",
        "La cheffe de gare",
        "description",
        "source.shared",
    ),
    (
        "Le projet est qualifié de « folie douce » par la mairie.",
        "est qualifié",
        "la mairie",
        "description",
        "source.agent",
    ),
    (
        "Selon une ONG, qui suit le dossier, le train partira à l'heure.",
        "Selon",
        "une ONG",
        "description",
        "source.complement",
    ),
    ("De source syndicale, le train partira à l'heure.", "De", "source syndicale", "description", "source.complement"),
    (
        "L'expert selon lequel le train partira à l'heure a démissionné.",
        "selon",
        "L'expert",
        "description",
        "source.antecedent",
    ),
    (
        "La promesse, par la mairie, que le train partirait est vaine.",
        "promesse",
        "la mairie",
        "description",
        "source.possessor",
    ),
    (
        "Leur mot d'ordre : « Rendez-nous le train du soir ! »",
        "mot d'ordre",
        "Leur",
        "pronoun",
        "source.possessor",
    ),
    (
        "Et le conducteur de conclure : « Le train partira à l'heure. »",
        "conclure",
        "le conducteur",
        "description",
        "source.narrative",
    ),
    (
        "Nora Vidal, maire de Bréval : « Le train partira à l'heure. »",
        ":",
        "Nora Vidal, maire de Bréval",
        "name",
        "source.heading",
    ),
    ("« Bravo ! », a lancé quelqu'un.", "a lancé", "quelqu'un", "description", "source.after"),
    (
        "Le train partira à l'heure, ont souligné deux des cheminots.",
        "ont souligné",
        "deux des cheminots",
        "description",
        "source.after",
    ),
    (
        "Une voyageuse, venue parce que son train était plein, dit avoir attendu.",
        "dit",
        "Une voyageuse",
        "description",
        "source.before",
    ),
    (
        "Nora Vidal s'en est tirée par une pirouette : « Le train partira à l'heure. »",
        "s'en est tirée",
        "Nora Vidal",
        "name",
        "source.before",
    ),
    (
        "Nora Vidal accuse la mairie. Et de conclure : « Le train partira à l'heure. »",
        "conclure",
        "Nora Vidal",
        "name",
        "source.narrative",
    ),
    (
        "Transports : attendu depuis deux ans, Paul Aubin dénonce une « panique ».",
        "dénonce",
        "Paul Aubin",
        "name",
        "source.before",
    ),
    (
        "Plus de dix mille voyageurs ont affirmé que le train partirait.",
        "ont affirmé",
        "dix mille voyageurs",
        "description",
        "source.before",
    ),
    ("« Le train partira », soupire dans La Provence Nora Vidal.", "soupire", "Nora Vidal", "name", "source.after"),
    (
        "Le groupe, pour lequel le train est plein, a vendu ses wagons.",
        "pour",
        "Le groupe",
        "description",
        "source.antecedent",
    ),
    (
        "Nora Vidal a pris une décision jugée « généreuse » par la mairie.",
        "jugée",
        "la mairie",
        "description",
        "source.agent",
    ),
    (
        "Dans son rapport, il est indiqué que le train partira.",
        "est indiqué",
        "son rapport",
        "description",
        "source.on-place",
    ),
    ("Il est écrit dans le rapport que le train partira.", "est écrit", "le rapport", "description", "source.on-place"),
    ("Dans son rapport, il s'étonne que le train parte.", "s'étonne", "il", "pronoun", "source.before"),
    (
        "« Le train partira », plaide, dans un message publié mardi, Nora Vidal.",
        "plaide",
        "Nora Vidal",
        "name",
        "source.after",
    ),
    (
        "« Le train partira », confirme elle aussi la cheffe de gare.",
        "confirme",
        "la cheffe de gare",
        "description",
        "source.after",
    ),
    (
        "Une panne que la cheffe de gare, Nora Vidal, a imputée à « la neige ».",
        "a imputée",
        "la cheffe de gare, Nora Vidal",
        "description",
        "source.before",
    ),
    (
        "Le train bloqué, Nora Vidal dénonce une « panique absurde ».",
        "dénonce",
        "Nora Vidal",
        "name",
        "source.before",
    ),
    (
        "Une note, que nous avons lue, alerte sur « un risque majeur ».",
        "alerte",
        "Une note",
        "description",
        "source.before",
    ),
    (
        "Nora Vidal a promis que le train partirait, avant d'ajouter que « rien n'est sûr ».",
        "ajouter",
        "Nora Vidal",
        "name",
        "source.shared",
    ),
    (
        "Un tract distribué hier et qui invite à « garder son calme ».",
        "invite",
        "Un tract",
        "description",
        "source.antecedent",
    ),
    (
        "« Le train partira », précise-t-on de même source.",
        "précise-t-on",
        "même source",
        "description",
        "source.on-place",
    ),
    (
        "De source judiciaire, on indique que le train partira.",
        "indique",
        "source judiciaire",
        "description",
        "source.on-place",
    ),
]
NOBODY = [
    ("Transports : « Le train partira à l'heure. »", ":"),
    ("Le projet est qualifié de « folie douce ».", "est qualifié"),
    ("Les voyageurs exhortés à « garder leur calme »", "exhortés"),
]


def _source_of(raw: str, words: str) -> SourcePhrase | None:
    reading = read(raw)
    cues = find_cues(reading)
    found: dict[str, tuple[CueMatch, SourcePhrase | None]] = {
        raw[slice(*cue.span)]: (cue, source) for cue, source in zip(cues, find_sources(reading, cues), strict=True)
    }
    return found[words][1]


@pytest.mark.parametrize(("raw", "cue", "words", "form", "rule"), SOURCES)
def test_the_source_of_a_cue(raw: str, cue: str, words: str, form: str, rule: str) -> None:
    source = _source_of(raw, cue)
    assert source is not None
    assert (raw[slice(*source.span)], source.form, source.rule) == (words, form, rule)


@pytest.mark.parametrize(("raw", "cue"), NOBODY)
def test_a_cue_without_anybody_to_speak(raw: str, cue: str) -> None:
    assert _source_of(raw, cue) is None
