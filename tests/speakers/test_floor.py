"""Who speaks where no noun tells it: short articles, read with the bundled model."""

import pytest

from quotes.pipeline import Extractor

pytestmark = pytest.mark.model


def _voices(extractor: Extractor, text: str) -> list[str | None]:
    result = extractor.extract(text)
    names = {speaker.id: speaker.name for speaker in result.speakers}
    return [names[q.speaker] if q.speaker else None for q in result.quotations]


PAUL = "« Nous n'avons plus le choix », soupire Paul Morvan."
CHOICE = "« On a toujours le choix, il suffit de le vouloir. »"


@pytest.mark.parametrize(
    ("after", "voice"),
    [
        (f"Sa voisine, Claire Dumas, secoue la tête. {CHOICE}", "Claire Dumas"),
        (f"Le pont est fermé depuis lundi. {CHOICE}", "Paul Morvan"),
        (f"Les habitants approuvent. {CHOICE}", "Paul Morvan"),
        ("Le maire est venu le voir deux fois. « Il m'a promis une réponse, je l'attends encore. »", "Paul Morvan"),
        ("À l'en croire, les repreneurs sont nombreux.", "Paul Morvan"),
        (f"\n\nLa mairesse, Claire Dumas, s'étonne de la décision.\n\n{CHOICE}", "Claire Dumas"),
        ("Claire Dumas n'a obtenu aucune garantie : « Je ne revendique rien, mais je reste. »", "Claire Dumas"),
        ("La mairesse s'en est tirée par une pirouette : « Je suis venue pour écouter. »", "La mairesse"),
    ],
)
def test_the_floor_is_kept_until_somebody_else_is_given_it(extractor: Extractor, after: str, voice: str) -> None:
    assert _voices(extractor, f"Le pont est fermé\n\n{PAUL} {after}") == ["Paul Morvan", voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Les habitants du quartier n'en peuvent plus. « On ne dort plus depuis trois semaines. »", "Les habitants"),
        ("La ministre a visité l'usine. Elle a vu les machines. « Je ne distribue pas de chèques. »", "La ministre"),
        ("Claire Dumas est partie. Son projet tient en une phrase : « Soigner, mais autrement. »", "Claire Dumas"),
        ("Un élu, qui a pris part au vote, la veille : « Je ne regrette rien de ce choix. »", "Un élu"),
        ("La ministre a visité l'usine. Elle n'a rien promis : « Je ne distribue pas de chèques. »", "La ministre"),
        ("Le mot de Claire Dumas a fait le tour du village. « Je préfère partir que me taire. »", "Claire Dumas"),
    ],
)
def test_a_paragraph_begins_with_the_one_it_speaks_of(extractor: Extractor, text: str, voice: str) -> None:
    (only,) = _voices(extractor, text)
    assert only is not None
    assert only.startswith(voice)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("J'ai vu le directeur hier soir. Il m'a dit que l'usine fermerait", "le directeur"),
        ("L'usine est vide. Il m'a dit que tout fermerait", "le maire"),
    ],
)
def test_nobody_says_il_of_himself(extractor: Extractor, words: str, meant: str) -> None:
    text = f"Paul Morvan connaît le maire. « {words} », raconte Paul Morvan."
    assert _voices(extractor, text) == ["Paul Morvan", meant]


def test_no_body_says_je(extractor: Extractor) -> None:
    text = "« C'est fini », soupire un éleveur. Selon l'Insee, les prix baissent. « Je travaille à perte. »"
    assert _voices(extractor, text) == ["un éleveur", "l'Insee", "un éleveur"]


def test_a_pronoun_means_whom_the_headline_names(extractor: Extractor) -> None:
    text = (
        "Mort de Paul Morvan, la voix du vélo\n\nPaul Morvan a débuté en 1970 avec Luc Dumas. Il a couvert "
        "vingt tours. Luc Dumas était son ami.\n\nEn 1998, il avait déclaré : « On peut mourir tranquille. »"
    )
    assert _voices(extractor, text) == ["Paul Morvan"]


def test_an_incise_inside_the_marks_keeps_its_subject_present(extractor: Extractor) -> None:
    text = "« C'est fini, glisse un conseiller. Nous partons demain. » À en croire ce dernier, le pont est fermé."
    assert _voices(extractor, text) == ["un conseiller", "un conseiller"]


def test_a_masculine_noun_for_both_may_mean_a_woman(extractor: Extractor) -> None:
    text = "« C'est fini », assure Camille Morvan, juriste à Brest. Pour elle, le pont est dangereux."
    assert _voices(extractor, text) == ["Camille Morvan", "Camille Morvan"]


INTERVIEW = """Claire Morvan : « Je pars sans regret »

À 41 ans, Claire Morvan quitte son équipe.

Pourquoi maintenant ?

« Le manager m'a répondu qu'il n'avait plus un euro. Alors je pars. »

Paul Dumas nous a pourtant assuré que la porte restait ouverte.

« Paul est un homme bien, mais je ne le crois plus. »

Vous parliez d'une « bande capable de tout gagner ». Que s'est-il passé ?

« Elles sont parties l'une après l'autre. »"""


def test_every_answer_is_the_one_interviewed(extractor: Extractor) -> None:
    voices = _voices(extractor, INTERVIEW)
    assert set(voices) == {"Claire Morvan", "Le manager", "Paul Dumas"}
    assert voices.count("Claire Morvan") == len(voices) - 2


def test_two_questions_in_a_report_are_no_interview(extractor: Extractor) -> None:
    text = (
        "Claire Morvan part\n\nQui paiera ?\n\n« Personne ne paiera », répond Paul Dumas.\n\nQuand ?\n\n« Dès lundi. »"
    )
    assert _voices(extractor, text) == ["Paul Dumas", "Paul Dumas"]


def test_a_byline_heads_no_quotation(extractor: Extractor) -> None:
    text = "Le pont ferme\n\nPar Claire Dumas\n\n« Il faut partir demain matin. »\n\nLe maire s'inquiète."
    assert "Claire Dumas" not in _voices(extractor, text)


def test_what_a_fronted_description_tells_is_told_of_whom_the_pronoun_means(extractor: Extractor) -> None:
    text = (
        "Mort de Claire Morvan\n\nClaire Morvan a quitté le parti. Signataire du manifeste, elle accuse la ville "
        "d'avoir « acheté le silence des élus ». Elle se disait « trop vieille pour les étiquettes »."
    )
    assert _voices(extractor, text) == ["Claire Morvan", "Claire Morvan"]
