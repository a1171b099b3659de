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
        (f"Sa voisine, Claire Dumas, secoue la tête. Dehors, il pleut. {CHOICE}", "Claire Dumas"),
        (f"Claire Dumas secoue la tête. Elle se tait. Le vent se lève. {CHOICE}", "Claire Dumas"),
        (f"Les habitants approuvent. {CHOICE}", "Paul Morvan"),
        ("Les voleurs auraient visé la tour, « ce gros tas de pierres sans âme ».", "Paul Morvan"),
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


HALL = "\n\nLe maire, Paul Morvan, a parlé le premier. « Nous ferons appel de cette décision », a-t-il dit."
CLAIRE = " « On nous a traités tout l'hiver comme de simples numéros », soupire Claire Dumas, commerçante."


@pytest.mark.parametrize(
    ("heading", "voice"),
    [
        ("« On nous traite comme des numéros »", "Claire Dumas"),  # most of the words come back
        ("Pont fermé : « Traités comme des moins que rien »", "Claire Dumas"),  # cut otherwise
        ("Pont fermé : « Faire appel »", "Paul Morvan"),
        ("« Pas un numéro »", "Claire Dumas"),  # a few words alone on their line
        ("Le pont ferme. - « De simples numéros » - Il pleut.", "Claire Dumas"),  # set into the text
    ],
)
def test_a_heading_is_said_by_whoever_says_its_words_below(extractor: Extractor, heading: str, voice: str) -> None:
    voices = _voices(extractor, heading + HALL + CLAIRE)
    assert voices == [voice, "Paul Morvan", "Claire Dumas"]


def test_words_that_somebody_says_elsewhere_are_his_where_no_paragraph_parts_them(extractor: Extractor) -> None:
    text = (
        'Explosion à Bréval : "On a cru que le quartier s\'effondrait" Publié lundi. Un homme a été blessé. "Tout est '
        "parti. On a cru que le quartier s'effondrait\", raconte Claire Dumas."
    )
    assert _voices(extractor, text) == ["Claire Dumas", "Claire Dumas"]


DOOR = "La porte s'ouvre. Le facteur, un grand type en casquette, pose sa sacoche.\n\n"


@pytest.mark.parametrize(
    ("turns", "voices"),
    [
        ("– J'ai une lettre pour vous.\n\n– Encore une facture ? soupire Marthe.\n\n– Non, une carte.", "FMF"),
        ("– Une lettre ?\n\n– Encore une facture, soupire Marthe. Tu veux un café ?\n\n– Sans sucre.", "FMF"),
        ("– Une lettre ?\n\n– Encore une facture, soupire Marthe.\n\nElle rit.\n\n– Tu veux un café ?", "FMM"),
        ("– Une lettre ?\n\n– Et alors ? fait Marthe.\n\n– Alors rien.", "FMF"),
    ],
)
def test_turns_alternate_from_whom_the_line_before_them_brings_in(
    extractor: Extractor, turns: str, voices: str
) -> None:
    names = {"F": "un grand type en casquette", "M": "Marthe"}
    assert _voices(extractor, DOOR + turns) == [names[voice] for voice in voices]


def test_nobody_is_named_for_a_turn_that_nothing_tells_of(extractor: Extractor) -> None:
    text = "Il pleut sur le port.\n\n– Vous partez ?\n\n– Je pars, répond Claire Dumas.\n\nLe port se vide."
    assert _voices(extractor, text) == [None, "Claire Dumas"]


def test_what_a_turn_reports_is_no_turn(extractor: Extractor) -> None:
    text = "— C'est Paul. Il demande si on peut passer.\n\n— Et tu réponds quoi ? fait Claire Dumas."
    kinds = [(q.kind, q.content[0].text) for q in extractor.extract(text).quotations]
    assert kinds == [
        ("direct", "C'est Paul. Il demande si on peut passer."),
        ("indirect", "si on peut passer"),
        ("direct", "Et tu réponds quoi ?"),
    ]


def test_a_turn_ends_where_the_writer_goes_on(extractor: Extractor) -> None:
    text = "— Où est le pont ? demande Claire Dumas. Elle pose son sac.\n\n— Il est fermé, répond Paul, pour toujours."
    contents = [[piece.text for piece in q.content] for q in extractor.extract(text).quotations]
    assert contents == [["Où est le pont ?"], ["Il est fermé", "pour toujours."]]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Une banderole barre la mairie. En lettres noires, trois mots : « Rendez-nous l'école ».", "Une banderole"),
        ("On a accroché une pancarte. Trois mots : « Rendez-nous l'école ».", "une pancarte"),
        ("Sur une pancarte, on peut lire : « Ici on meurt à petit feu ».", "une pancarte"),
        ("« Ici on meurt à petit feu », lit-on dans le rapport.", "le rapport"),
        ("Un tract circule. Paul Morvan l'a lu. « Nous ne céderons pas », peut-on y lire.", "Un tract"),
    ],
)
def test_what_one_reads_is_said_by_what_it_is_written_on(extractor: Extractor, text: str, voice: str) -> None:
    assert _voices(extractor, text) == [voice]


def test_whoever_says_the_very_words_of_a_headline_overrules_the_place_it_names(extractor: Extractor) -> None:
    below = "« On nous enlève le cœur du village », soupire Claire Dumas."
    place = f"Bréval ferme son école : « On nous enlève le cœur du village »\n\nBréval perd sa classe. {below}"
    person = f"Paul Morvan : « On nous enlève le cœur du village »\n\nPaul Morvan est maire. {below}"
    assert _voices(extractor, place) == ["Claire Dumas", "Claire Dumas"]
    assert _voices(extractor, person) == ["Paul Morvan", "Claire Dumas"]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Il arrive en retard. « J'avais trois urgences. » Marc Lepage, 61 ans, est médecin.", "Marc Lepage"),
        ("Il reçoit ici, parce que « c'est la seule pièce chauffée ». Paul Morvan, 72 ans, vit seul.", "Paul Morvan"),
        ("Elle arrive en retard. « J'avais trois urgences. » Paul Morvan, 61 ans, est médecin.", None),
        # Who comes first is meant, though he has no name.
        (
            "Il a vécu deux ans seul. L'ancien détenu reçoit ici. « On se tait », dit-il. Le chef, Paul Roy, nie.",
            "L'ancien détenu",
        ),
        ("Elle n'a rien vu. « Je dormais. » Leur avocate, Claire Roy, est venue.", None),
    ],
)
def test_a_pronoun_that_nobody_precedes_means_whom_the_text_names_next(
    extractor: Extractor, text: str, voice: str | None
) -> None:
    assert _voices(extractor, text) == [voice]


def test_speech_goes_on_in_a_paragraph_of_its_own_unless_that_tells_of_others(extractor: Extractor) -> None:
    assert _voices(extractor, f"{PAUL}\n\nPuis, d'un ton plus sec : {CHOICE}") == ["Paul Morvan", "Paul Morvan"]
    assert _voices(extractor, f"{PAUL}\n\nLa mairie a voté. Rien n'y fait. {CHOICE}") == ["Paul Morvan", None]


@pytest.mark.parametrize(
    ("before", "voice"),
    [
        ("Elle : « C'est pas moi. »", "Claire Dumas"),
        ("Lui, du fond du box : « C'est pas moi. »", None),  # nobody there is a man
    ],
)
def test_a_pronoun_before_a_colon_is_who_speaks(extractor: Extractor, before: str, voice: str | None) -> None:
    assert _voices(extractor, f"Le procès de Claire Dumas est ouvert. {before}") == [voice]


def test_the_title_of_an_interview_holds_the_words_of_whom_it_was_held_with(extractor: Extractor) -> None:
    line = "Le pont ferme lundi.\n\nLire aussi {} : « Nous avons oublié le bruit du vivant »"
    assert _voices(extractor, line.format("l'entretien avec Claire Dumas")) == ["Claire Dumas"]
    assert _voices(extractor, line.format("l'éditorial")) == []


def test_a_description_closes_the_marks_that_it_opens(extractor: Extractor) -> None:
    result = extractor.extract("Pour l'économiste Paul Verdet, auteur de « Rails perdus », la crise est profonde.")
    (quotation,), (speaker,) = result.quotations, result.speakers
    assert quotation.source is not None
    assert quotation.source.span.text.endswith("auteur de « Rails perdus »")
    assert "auteur de « Rails perdus »" in speaker.aliases


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            (
                "« Il faut signer », écrit Paul Morvan. Claire Dumas s'inquiète : « Je ne signe pas. » "
                "Réponse, le soir même : « Alors un autre signera. »"
            ),
            ["Paul Morvan", "Claire Dumas", "Paul Morvan"],
        ),
        (
            "Paul Morvan écrit à la mairie : « Le pont est vieux. » La réponse tient en une ligne : « C'est noté. »",
            ["Paul Morvan", "la mairie"],
        ),
        (
            "« Il faut signer », écrit Paul Morvan. Sa réponse à tout : « On verra bien demain matin. »",
            ["Paul Morvan", "Paul Morvan"],
        ),
    ],
)
def test_an_answer_is_the_other_one_s(extractor: Extractor, text: str, voices: list[str]) -> None:
    assert _voices(extractor, text) == voices


def test_in_the_next_paragraph_a_pronoun_is_the_theme_s(extractor: Extractor) -> None:
    text = (
        "Claire Dumas, la voix\n\nClaire Dumas dit avoir grandi « dans le bruit ». « Elle se taisait », dit sa sœur, "
        "Anne.\n\nLe jury l'a refusée. « C'est la meilleure critique de ma vie », s'amuse-t-elle."
    )
    assert _voices(extractor, text) == ["Claire Dumas", "Anne", "Claire Dumas"]
