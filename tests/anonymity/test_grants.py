"""The words that grant anonymity, and those that only look like it."""

import pytest

from quotes.anonymity.grants import find_grants

GRANTS = [
    ("Il a parlé sous couvert d'anonymat.", "sous couvert d'anonymat", "adverbial"),
    ("Il parle sous le couvert de l’anonymat.", "sous le couvert de l’anonymat", "adverbial"),
    ("confie-t-elle sous le sceau du secret.", "sous le sceau du secret", "adverbial"),
    ("Il s'exprime à la condition de ne pas être nommé.", "à la condition de ne pas être nommé", "adverbial"),
    ("à condition que son nom ne soit pas cité", "à condition que son nom ne soit pas cité", "adverbial"),
    ("Une source, qui a requis l'anonymat, dit non.", "qui a requis l'anonymat", "relative"),
    ("Un élu, qui requiert lui aussi l’anonymat pour", "qui requiert lui aussi l’anonymat", "relative"),
    ("Un cadre qui souhaite rester anonyme", "qui souhaite rester anonyme", "relative"),
    ("une voisine, qui n'a pas voulu donner son nom", "qui n'a pas voulu donner son nom", "relative"),
    ("une femme qui refuse de donner son nom", "qui refuse de donner son nom", "relative"),
    ("à qui nous avons accordé l’anonymat", "à qui nous avons accordé l’anonymat", "relative"),
    ("un homme dont le nom n'a pas été dévoilé", "dont le nom n'a pas été dévoilé", "relative"),
    ("Un agent, ayant requis l'anonymat, dit non.", "ayant requis l'anonymat", "participle"),
    ("Un agent préférant garder l'anonymat dit non.", "préférant garder l'anonymat", "participle"),
    ("Elles ont demandé l'anonymat parce que", "ont demandé l'anonymat", "clause"),
    ("Julie (le prénom a été modifié) dit non.", "le prénom a été modifié", "changed"),
    ("*Les prénoms ont été changés.", "Les prénoms ont été changés", "changed"),
    ("Mélanie (prénom fictif)", "prénom fictif", "changed"),
    ("celui que nous appellerons Martin, puisqu'il", "que nous appellerons Martin", "changed"),
    ("a indiqué un banquier sous réserve d'anonymat.", "sous réserve d'anonymat", "adverbial"),
    ("lâche un élu sous le sceau de la confidence.", "sous le sceau de la confidence", "adverbial"),
    ("raconte anonymement une aide-soignante", "anonymement", "adverbial"),
    ("à condition que leur nom reste secret", "à condition que leur nom reste secret", "adverbial"),
    ("une voisine qui préfère taire son nom", "qui préfère taire son nom", "relative"),
    ("un témoin qui ne veut pas que son nom soit publié", "qui ne veut pas que son nom soit publié", "relative"),
    ("un élu qui refuse d’être cité", "qui refuse d’être cité", "relative"),
    ("une femme qui préfère ne pas dire son nom", "qui préfère ne pas dire son nom", "relative"),
    ("un agent souhaitant que son identité reste secrète", "souhaitant que son identité reste secrète", "participle"),
    ("Soucieux de préserver son anonymat, un ouvrier", "Soucieux de préserver son anonymat", "participle"),
    ("Sans vouloir être cité, un élu reconnaît", "Sans vouloir être cité", "participle"),
    ("dont La Presse a accepté de taire l'identité", "dont La Presse a accepté de taire l'identité", "relative"),
    ("une femme dont nous taisons le nom.", "dont nous taisons le nom", "relative"),
    ("que Le Soir a choisi de ne pas nommer", "que Le Soir a choisi de ne pas nommer", "relative"),
    ("un homme dont l'identité est protégée", "dont l'identité est protégée", "relative"),
    ("Nous lui avons accordé l'anonymat.", "Nous lui avons accordé l'anonymat", "newsroom"),
    ("Nous ne l'identifions pas.", "Nous ne l'identifions pas", "newsroom"),
    ("* Prénom modifié", "Prénom modifié", "changed"),
    ("Nous avons modifié son prénom.", "avons modifié son prénom", "changed"),
    ("raconte Nadia (ce n'est pas son vrai nom)", "ce n'est pas son vrai nom", "changed"),
    ("Aya (ce prénom est un pseudonyme) dit non.", "ce prénom est un pseudonyme", "changed"),
    ("un détenu dont nous avons modifié le prénom", "dont nous avons modifié le prénom", "changed"),
    ("la mère, dont le nom ne peut être publié", "dont le nom ne peut être publié", "relative"),
    ("une femme qui ne peut donc être nommée", "qui ne peut donc être nommée", "relative"),
    ("un homme dont l'identité est tenue secrète", "dont l'identité est tenue secrète", "relative"),
    ("une vendeuse qui a refusé de s'identifier", "qui a refusé de s'identifier", "relative"),
    ("un agent qui tient à rester discret.", "qui tient à rester discret", "relative"),
    ("un élu qui demande qu'on taise son nom", "qui demande qu'on taise son nom", "relative"),
    ("qui ne tient pas à ce que son nom soit publié", "qui ne tient pas à ce que son nom soit publié", "relative"),
    ("un soldat dont nous ne donnons pas le nom", "dont nous ne donnons pas le nom", "relative"),
    ("un gendarme qui, par peur, a demandé l'anonymat", "qui, par peur, a demandé l'anonymat", "relative"),
    ("un guide peu désireux d'être identifié", "peu désireux d'être identifié", "clause"),
    ("Aucun n'a voulu être cité nommément.", "Aucun n'a voulu être cité nommément", "clause"),
    ("un éleveur (nom connu de la rédaction)", "nom connu de la rédaction", "clause"),
    ("sous couvert d'un anonymat strict, un élu", "sous couvert d'un anonymat strict", "adverbial"),
    ("dit un professeur sous promesse d'anonymat", "sous promesse d'anonymat", "adverbial"),
    ("témoigne un interne de manière anonyme", "de manière anonyme", "adverbial"),
    ("une veuve qu’on appellera Louise", "qu’on appellera Louise", "changed"),
    ("un guide que l'on nommera Luc", "que l'on nommera Luc", "changed"),
    ("Maud – appelons-la ainsi – y est allée", "appelons-la ainsi", "changed"),
    ("Samir, qui s'appelle en réalité autrement", "qui s'appelle en réalité autrement", "changed"),
    ("Lou, un prénom qui n’est pas le sien, dit", "prénom qui n’est pas le sien", "changed"),
    ("Sonia, un prénom que nous avons modifié", "prénom que nous avons modifié", "changed"),
    ("Les prénoms des témoins ont été changés.", "Les prénoms des témoins ont été changés", "changed"),
    ("dont nous ne donnons que les initiales", "dont nous ne donnons que les initiales", "changed"),
    ("à la condition expresse de l'anonymat", "à la condition expresse de l'anonymat", "adverbial"),
    ("à condition d'être anonymisée", "à condition d'être anonymisée", "adverbial"),
    ("par souci d’anonymat, une infirmière", "par souci d’anonymat", "adverbial"),
    ("en échange de l'anonymat, un livreur", "en échange de l'anonymat", "adverbial"),
    ("sous la promesse de ne pas être cité", "sous la promesse de ne pas être cité", "adverbial"),
    ("Protégé par l'anonymat, un arbitre", "Protégé par l'anonymat", "participle"),
    ("Assuré de ne pas être cité, un élu", "Assuré de ne pas être cité", "participle"),
    ("L'anonymat lui ayant été garanti, il parle", "L'anonymat lui ayant été garanti", "newsroom"),
    ("un employé, non identifié à sa demande", "non identifié à sa demande", "participle"),
    ("un tireur qui préfère garder son nom pour lui.", "qui préfère garder son nom pour lui", "relative"),
    ("un mécène qui entend rester dans l'ombre", "qui entend rester dans l'ombre", "relative"),
    ("un témoin qui ne donnera pas son nom", "qui ne donnera pas son nom", "relative"),
    ("un avocat qui a requis la confidentialité", "qui a requis la confidentialité", "relative"),
    ("qui demande à ce que son nom soit tenu secret", "qui demande à ce que son nom soit tenu secret", "relative"),
    ("un élu qui ne tient guère à être cité", "qui ne tient guère à être cité", "relative"),
    ("un cadre dont l'identité est connue de la rédaction", "dont l'identité est connue de la rédaction", "relative"),
    ("Aucun d'eux n’accepte d’apparaître sous son vrai nom.", "n’accepte d’apparaître sous son vrai nom", "clause"),
    ("Hors de question que son nom apparaisse.", "question que son nom apparaisse", "clause"),
    ("lâche un conseiller, off.", "off", "adverbial"),
    ("souffle un élu, mais anonymement.", "anonymement", "adverbial"),
]
NONE = [
    "Sorti de l'anonymat il y a trois ans, il écrit.",
    "La levée de l'anonymat des donneurs fait débat.",
    "Ici, c'est l'anonymat, on se croise sans se saluer.",
    "Cinq corps ont été inhumés dans l'anonymat.",
    "Nous l'avons vu, et nous l'appelons souvent.",
    "Il offre un gage d'anonymat à ses clients.",
    "Un riverain n'a pas demandé l'anonymat.",
    "Il a parlé sans demander l'anonymat.",
    "Elle souhaite garder l'anonymat des donneurs.",
    "Il n'a pas voulu révéler le nom de l'acheteur.",
    "Il est connu sous le pseudonyme de Corvus.",
    "Le club souhaite rester discret sur le transfert.",
    "L'étude a été menée de façon anonyme.",
    "Son nom est connu de tous.",
    "Son nom ne sera pas oublié.",
    "Le but ne peut être accordé.",
    "Il ne réclame pas l'anonymat, au contraire.",
    "Il refuse l'anonymat qu'on lui offre.",
    "Je ne parle pas sous anonymat.",
    "Un internaute a déposé plainte anonymement.",
    "Il refuse de citer des noms.",
    "Il a refusé d'être cité à comparaître.",
    "Il ne veut pas être reconnu comme victime.",
    "Il doit garder son nom pour lui plaire.",
    "Le prénom n'a pas été modifié.",
    "Le nom de la rue a été changé.",
    "Il a demandé la discrétion à ses équipes.",
    "Le corps n'a pas été identifié.",
    "Le corps n'a pas encore été nommé.",
]


@pytest.mark.parametrize(("text", "words", "form"), GRANTS)
def test_a_grant_is_found_with_its_words(text: str, words: str, form: str) -> None:
    found = [(text[slice(*grant.span)], grant.form) for grant in find_grants(text)]
    assert found == [(words, form)]


@pytest.mark.parametrize("text", NONE)
def test_other_anonymity_grants_nothing(text: str) -> None:
    assert list(find_grants(text)) == []


def test_grants_come_in_text_order_and_a_hostile_text_takes_no_time() -> None:
    text = "qui a " * 4000 + "sous couvert d'anonymat, " + "dont le nom " * 4000
    spans = [grant.span for grant in find_grants(text)]
    assert spans == sorted(spans)
    assert len(spans) == 1
