"""Where a complement begins and ends, and when a verb has one, by table."""

import pytest

from tests.contents.candidates import candidates

# text, the cue's words, the pieces of the content, the rule
CONTENTS = [
    (
        "La cheffe de gare se borne à évoquer une « panne » et à assurer que le train partira.",
        "assurer",
        ["le train partira"],
        "content.clause",
    ),
    (
        "La cheffe de gare indique de son côté n'avoir rien reçu.",
        "indique",
        ["n'avoir rien reçu"],
        "content.infinitive",
    ),
    (
        "La cheffe de gare a dit comprendre l'« effroi » des voyageurs tout en mettant en garde contre « la panique ».",
        "a dit",
        ["comprendre l'« effroi » des voyageurs"],
        "content.infinitive",
    ),
    (
        "La cheffe de gare conteste « fermement » toute panne.",
        "conteste",
        ["« fermement » toute panne"],
        "content.complement",
    ),
    (
        "La cheffe de gare prévoit un fonds pour « aider les voyageurs ».",
        "prévoit",
        ["un fonds pour « aider les voyageurs »"],
        "content.complement",
    ),
    (
        "La mairie exhorte les voyageurs au calme et à « la patience ».",
        "exhorte",
        ["au calme et à « la patience »"],
        "content.complement",
    ),
    (
        "La cheffe de gare évoque un wagon « vide », trouvé au dépôt.",
        "évoque",
        ["un wagon « vide », trouvé au dépôt"],
        "content.complement",
    ),
    (
        "La cheffe de gare juge le train « sale », voire « indigne ».",
        "juge",
        ["« sale », voire « indigne »"],
        "content.complement",
    ),
    (
        "La cheffe de gare balaie l'argument : le train était plein.",
        "balaie",
        ["le train était plein"],
        "content.colon.clause",
    ),
    (
        "La cheffe de gare, qui a requis un train de secours, a fustigé une « panique absurde ».",
        "a fustigé",
        ["une « panique absurde »"],
        "content.complement",
    ),
    (
        "La cheffe de gare parle d'un train « de luxe ».",
        "parle",
        ["d'un train « de luxe »"],
        "content.complement",
    ),
    (
        "La cheffe de gare salue l'accord y voyant un « signe » de paix.",
        "y voyant",
        ["un « signe » de paix"],
        "content.complement",
    ),
    (
        "La cheffe de gare, dont le bilan est contesté, juge « injuste » la panne.",
        "juge",
        ["« injuste »"],
        "content.complement",
    ),
    (
        "Nora Vidal a dénoncé un « mépris », réclamé « des excuses » et annoncé un départ.",
        "réclamé",
        ["« des excuses »"],
        "content.complement",
    ),
    (
        "Un voyageur accusé d'avoir « menti au conducteur » est parti.",
        "accusé",
        ["d'avoir « menti au conducteur »"],
        "content.infinitive.de",
    ),
]
NOTHING = [
    ("La cheffe de gare balaie le quai : le train était plein.", "balaie"),
    ("La cheffe de gare, qui a requis un train de secours, a fustigé une « panique absurde ».", "a requis"),
    ("La cheffe de gare pensait que le train partirait.", "pensait"),
    ("La cheffe de gare salue l'accord y voyant un « signe » de paix.", "salue"),
]


@pytest.mark.parametrize(("raw", "cue", "pieces", "rule"), CONTENTS)
def test_the_whole_complement_and_no_more(raw: str, cue: str, pieces: list[str], rule: str) -> None:
    best = candidates(raw, cue)[0]
    assert ([raw[slice(*piece)] for piece in best.pieces], best.rule) == (pieces, rule)


@pytest.mark.parametrize(("raw", "cue"), NOTHING)
def test_a_verb_without_a_complement(raw: str, cue: str) -> None:
    assert candidates(raw, cue) == []
