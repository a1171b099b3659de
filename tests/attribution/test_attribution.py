"""The outcome of the competition, by table: kinds, nested reports, marks that continue speech or quote nobody."""

import pytest

from quotes.attribution import attribute
from quotes.contents import find_contents
from quotes.cues import find_cues
from quotes.model.attribution import Attribution, Attributions
from quotes.sources import find_sources
from tests.treebank import read


def _outcome(raw: str) -> Attributions:
    reading = read(raw)
    cues = find_cues(reading)
    sources = find_sources(reading, cues)
    return attribute(reading, cues, find_contents(reading, cues, sources), sources)


def _words(raw: str, it: Attribution) -> str:
    return " | ".join(raw[slice(*piece)] for piece in it.content)


# text, then each quotation as (kind, content, words of the cue, words of the source)
QUOTATIONS = [
    (
        "« Le train partira à l'heure », promet la cheffe de gare.",
        [("direct", "« Le train partira à l'heure »", "promet", "la cheffe de gare")],
    ),
    (
        "La cheffe de gare dénonce une « panique absurde » des voyageurs.",
        [("mixed", "une « panique absurde » des voyageurs", "dénonce", "La cheffe de gare")],
    ),
    (
        "La cheffe de gare assure que le train partira à l'heure.",
        [("indirect", "le train partira à l'heure", "assure", "La cheffe de gare")],
    ),
    (
        "La cheffe de gare assure que le train partira et critique une « panique absurde ».",
        [
            ("indirect", "le train partira", "assure", "La cheffe de gare"),
            ("mixed", "une « panique absurde »", "critique", "La cheffe de gare"),
        ],
    ),
    (
        "Nora Vidal assure que, selon la mairie, le train partira à l'heure.",
        [
            ("indirect", "selon la mairie, le train partira à l'heure", "assure", "Nora Vidal"),
            ("indirect", "le train partira à l'heure", "selon", "la mairie"),
        ],
    ),
    (
        "« Le train partira demain matin », promet la cheffe de gare. « Il sera plein. »",
        [
            ("direct", "« Le train partira demain matin »", "promet", "la cheffe de gare"),
            ("direct", "« Il sera plein. »", None, None),
        ],
    ),
    (
        "« Le train partira demain matin », promet la cheffe de gare. Elle « ne craint pas la neige » de saison.",
        [
            ("direct", "« Le train partira demain matin »", "promet", "la cheffe de gare"),
            ("mixed", "« ne craint pas la neige »", None, "Elle"),
        ],
    ),
    (
        "— Où va ce train ? a demandé un voyageur.\n\n— Il reste en gare !",
        [
            ("direct", "Où va ce train ?", "a demandé", "un voyageur"),
            ("direct", "Il reste en gare !", None, None),
        ],
    ),
    (
        "« Voici le train que j'aurais voulu conduire. » – Nora Vidal",
        [("direct", "« Voici le train que j'aurais voulu conduire. »", None, "Nora Vidal")],
    ),
    (
        "La majorité parle d'un « succès », l'opposition d'un « fiasco ».",
        [
            ("mixed", "d'un « succès »", "parle", "La majorité"),
            ("mixed", "d'un « fiasco »", None, "l'opposition"),
        ],
    ),
    (
        "La majorité parle d'un « succès », la cheffe d'une « petite gare » proteste.",
        [("mixed", "d'un « succès »", "parle", "La majorité")],
    ),
    (
        "« We moved too fast » (« On est allés trop vite »), a écrit Nora Vidal.",
        [("direct", "« We moved too fast » | « On est allés trop vite »", "a écrit", "Nora Vidal")],
    ),
    (
        "« We moved too fast » (« On est allés trop vite »)",
        [("direct", "« We moved too fast » | « On est allés trop vite »", None, None)],
    ),
    (
        "« Le train partira demain matin », promet la cheffe de gare. Le « train de la honte » partira.",
        [("direct", "« Le train partira demain matin »", "promet", "la cheffe de gare")],
    ),
    (
        "Nora Vidal répète à qui veut l'entendre que la commune « ne se relèverait pas » de cette fermeture.",
        [("mixed", "la commune « ne se relèverait pas » de cette fermeture", "répète", "Nora Vidal")],
    ),
    (
        "La cheffe salue au contraire « un progrès ».",
        [("mixed", "« un progrès »", "salue", "La cheffe")],
    ),
    (
        "Une ligne « fragile » dans la vallée\n\nNora Vidal juge la ligne « fragile et mal entretenue ».",
        [
            ("mixed", "Une ligne « fragile » dans la vallée", None, None),
            ("mixed", "« fragile et mal entretenue »", "juge", "Nora Vidal"),
        ],
    ),
    (
        "Selon la mairie, Nora Vidal a dénoncé une « panique absurde ».",
        [
            ("mixed", "Nora Vidal a dénoncé une « panique absurde »", "Selon", "la mairie"),
            ("mixed", "une « panique absurde »", "a dénoncé", "Nora Vidal"),
        ],
    ),
    (
        "Selon la mairie, Nora Vidal dénoncera une « panique absurde ».",
        [("mixed", "Nora Vidal dénoncera une « panique absurde »", "Selon", "la mairie")],
    ),
    (
        "Nora Vidal a ensuite dit « garder son calme ».",
        [("mixed", "« garder son calme »", "a ensuite dit", "Nora Vidal")],
    ),
    (
        "Nora Vidal avait appelé la gare la « passoire ».",
        [("mixed", "la « passoire »", "avait appelé", "Nora Vidal")],
    ),
    (
        "Le train partira, ont précisé deux d'entre elles.",
        [("indirect", "Le train partira", "ont précisé", "deux d'entre elles")],
    ),
    (
        "Le train du soir partira à l'heure (ministre)\n\nLe train partira demain.",
        [("indirect", "Le train du soir partira à l'heure", None, "ministre")],
    ),
    (
        "Gare : le train du soir partira à l'heure (ministre)\n\nLe train partira demain.",
        [("indirect", "le train du soir partira à l'heure", None, "ministre")],
    ),
    (
        "Le train du soir partira à l'heure -sources\n\nLe train partira demain.",
        [("indirect", "Le train du soir partira à l'heure", None, "sources")],
    ),
]
REFUSALS = [
    ("Son roman « La Gare des brumes » paraît jeudi.", "« La Gare des brumes »", "title"),
    ("L'opération baptisée « Rails vivants » a commencé.", "« Rails vivants »", "name"),
    ("Les experts parlent du terme « train éclair » depuis dix ans.", "« train éclair »", "term"),
    ("Lire aussi l'éditorial : « Un train de retard »", "« Un train de retard »", "title"),
    ("La plateforme numérique « Rails » a ouvert.", "« Rails »", "name"),
    ("Son nom : « Rails vivants ».", "« Rails vivants »", "name"),
    ("Le train, connu ici comme « le vieux », roule.", "« le vieux »", "name"),
    ("Les membres dits du « groupe des onze » sont venus.", "« groupe des onze »", "name"),
    ("Le verbe « retarder » suffit.", "« retarder »", "term"),
    ("Le contraire de « retarder » manque.", "« retarder »", "term"),
    ("Des pages telles que « retard » manquent.", "« retard »", "name"),
    ("Le régime dit « à voie unique » reste.", "« à voie unique »", "name"),
    ("Très « conviviale », la réunion a tourné court.", "« conviviale »", "scare"),
    ("Une ligne « fragile »\n\nNora Vidal habite ici.", "« fragile »", "scare"),
    ("La cheffe de gare annonce un retard et distribue un « guide pratique ».", "« guide pratique »", "scare"),
    ("La cheffe de gare a annoncé un retard et distribué un « guide pratique ».", "« guide pratique »", "scare"),
    ("Ses amis l'avaient surnommé le « Roc ».", "« Roc »", "name"),
    ("Nora Vidal est l'auteur de « Ce que pèse un train ».", "« Ce que pèse un train »", "title"),
    ("Nora Vidal a lu « Ce que pèse un train » (Rails, 2022).", "« Ce que pèse un train »", "title"),
    ("A lire aussi : « Trains éternels » : la carte", "« Trains éternels »", "title"),
    ("La mairie parle du thème du « train ».", "« train »", "term"),
    ("La cagnotte, baptisée « Un train pour tous », dépasse les mille euros.", "« Un train pour tous »", "name"),
    ("Nora Vidal parle de trains de type « Corail ».", "« Corail »", "name"),
    ("La police a fermé la gare. A lire aussi : « Trains éternels »", "« Trains éternels »", "title"),
]
NOBODY_QUOTED = [
    "La cheffe de gare dénonce une panique absurde.",
    "La cheffe de gare n'a pas dit que le train partirait.",
    "La ligne est rentable, ce que dément la cheffe de gare.",
    "Le tarif varie selon la saison.",
    "La cheffe de gare se montre prudente.",
    "La cheffe de gare s'est déclarée mardi.",
    "Cela signifie que le train partira.",
    "Une enquête pour « vol de train » est ouverte.",
    "Le fameux « retard du soir » est oublié.",
    "Le retard en dit plus long que le discours.",
    "Avouez que le train est beau.",
    "Le train du soir partira à l'heure (vidéo)\n\nLe train partira demain.",
    "Le train du soir partira à l'heure (ministre).\n\nLe train partira demain.",
]


@pytest.mark.parametrize(("raw", "expected"), QUOTATIONS)
def test_the_quotations_of_a_text(raw: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    found = [
        (
            it.kind,
            _words(raw, it),
            raw[slice(*it.cue)] if it.cue else None,
            raw[slice(*it.source.span)] if it.source else None,
        )
        for it in _outcome(raw).attributions
    ]
    assert found == expected


@pytest.mark.parametrize(("raw", "words", "reason"), REFUSALS)
def test_marks_that_quote_nobody(raw: str, words: str, reason: str) -> None:
    outcome = _outcome(raw)
    marks = read(raw).marks
    refused = [(raw[marks[it.mark].start : marks[it.mark].end], it.reason) for it in outcome.refusals]
    assert (outcome.attributions, refused) == ((), [(words, reason)])


@pytest.mark.parametrize(
    "raw", ["Le train partira, indique « Le Monde ».", "« Le Monde » affirme que le train partira."]
)
def test_a_source_in_marks_is_a_name(raw: str) -> None:
    outcome = _outcome(raw)
    assert [(it.kind, it.source and raw[slice(*it.source.span)]) for it in outcome.attributions] == [
        ("indirect", "Le Monde")
    ]
    assert [(it.reason, it.rule) for it in outcome.refusals] == [("name", "marks.name")]


def test_the_members_of_a_list_are_refused_alike() -> None:
    outcome = _outcome("Les mots « retarder » et « tarder » suffisent.")
    assert [(it.mark, it.reason, it.rule) for it in outcome.refusals] == [
        (0, "term", "marks.term"),
        (1, "term", "marks.term"),
    ]


@pytest.mark.parametrize("raw", NOBODY_QUOTED)
def test_what_reports_nothing(raw: str) -> None:
    assert _outcome(raw).attributions == ()


def test_a_mark_is_quoted_or_refused_and_never_both() -> None:
    raw = "La cheffe de gare dénonce une « panique absurde » des voyageurs."
    outcome = _outcome(raw)
    assert [it.marks for it in outcome.attributions] == [(0,)]
    assert outcome.refusals == ()


def test_the_verbatim_of_a_mixed_quotation_is_what_stands_in_marks() -> None:
    raw = "La cheffe de gare dénonce une « panique absurde » des voyageurs."
    (quotation,) = _outcome(raw).attributions
    assert [raw[slice(*piece)] for piece in quotation.verbatim] == ["« panique absurde »"]


def test_a_quotation_remembers_what_it_beat() -> None:
    raw = "La cheffe de gare a dénoncé une « panique absurde », a indiqué Nora Vidal."
    (kept,) = _outcome(raw).attributions
    assert _words(raw, kept) == "La cheffe de gare a dénoncé une « panique absurde »"
    assert [(_words(raw, lost), lost.evidence) for lost in kept.beaten] == [
        ("une « panique absurde »", ("cue.verb", "content.complement", "source.before"))
    ]


def test_a_refusal_remembers_what_it_ruled_out() -> None:
    raw = "Son nom : « Rails vivants »."
    (refusal,) = _outcome(raw).refusals
    assert [(_words(raw, lost), lost.evidence) for lost in refusal.beaten] == [
        ("« Rails vivants »", ("cue.colon", "content.colon"))
    ]


@pytest.mark.parametrize("raw", [raw for raw, _ in QUOTATIONS])
def test_nothing_that_is_kept_was_beaten(raw: str) -> None:
    outcome = _outcome(raw)
    kept = {(it.content, it.cue) for it in outcome.attributions}
    assert not kept & {(lost.content, lost.cue) for it in outcome.attributions for lost in it.beaten}
