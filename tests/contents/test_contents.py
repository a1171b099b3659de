"""What each cue may report, by table: the pieces of its best candidate, marks included."""

import pytest

from tests.contents.candidates import candidates

# text, the cue's words, the pieces of the content, the rule
CONTENTS = [
    (
        "La cheffe de gare assure que le train partira à l'heure.",
        "assure",
        ["le train partira à l'heure"],
        "content.clause",
    ),
    (
        "La cheffe de gare assure que le train « partira à l'heure » et sera plein.",
        "assure",
        ["le train « partira à l'heure » et sera plein"],
        "content.clause",
    ),
    (
        "La cheffe de gare assure que le train partira et critique une « panique absurde ».",
        "assure",
        ["le train partira"],
        "content.clause",
    ),
    (
        "La cheffe de gare demande si le train partira à l'heure.",
        "demande",
        ["si le train partira à l'heure"],
        "content.question",
    ),
    (
        "La cheffe de gare affirme avoir vu le train.",
        "affirme",
        ["avoir vu le train"],
        "content.infinitive",
    ),
    (
        "La cheffe de gare accuse le conducteur d'avoir dormi.",
        "accuse",
        ["d'avoir dormi"],
        "content.infinitive.de",
    ),
    (
        "La cheffe de gare répond : « Le train est parti » et « La gare est vide ».",
        "répond",
        ["« Le train est parti »", "« La gare est vide »"],
        "content.colon",
    ),
    (
        "La cheffe de gare prévient : le train partira sans vous.",
        "prévient",
        ["le train partira sans vous"],
        "content.colon.clause",
    ),
    (
        "La cheffe de gare se dit prête à fermer le guichet.",
        "se dit",
        ["prête à fermer le guichet"],
        "content.attribute",
    ),
    (
        "La cheffe de gare dénonce une « panique absurde » des voyageurs.",
        "dénonce",
        ["une « panique absurde » des voyageurs"],
        "content.complement",
    ),
    (
        "La cheffe de gare s'inquiète d'une « panique absurde ».",
        "s'inquiète",
        ["d'une « panique absurde »"],
        "content.complement",
    ),
    (
        "La cheffe de gare a crié « Le train est parti sans nous » aux voyageurs.",
        "a crié",
        ["« Le train est parti sans nous »"],
        "content.quoted-clause",
    ),
    (
        "La promesse, par la mairie, que le train partirait est vaine.",
        "promesse",
        ["le train partirait"],
        "content.noun",
    ),
    (
        "L'annonce que le train partirait a surpris la mairie.",
        "annonce",
        ["le train partirait"],
        "content.noun",
    ),
    (
        "La cheffe de gare craint que le train ne soit « une passoire ».",
        "craint",
        ["le train ne soit « une passoire »"],
        "content.clause.marked",
    ),
    (
        "L'étude montre que le train est rentable.",
        "montre",
        ["le train est rentable"],
        "content.clause",
    ),
    (
        "Nora Vidal répète à qui veut l'entendre que le train partira.",
        "répète",
        ["le train partira"],
        "content.clause",
    ),
    (
        "Nora Vidal avance plutôt que le train partira.",
        "avance",
        ["le train partira"],
        "content.clause",
    ),
    (
        "La cheffe de gare jugeait que le train était « plein », avant de promettre un wagon.",
        "jugeait",
        ["le train était « plein »"],
        "content.clause",
    ),
    (
        "La cheffe de gare assure que le train perd de l'argent, un chiffre que la mairie conteste.",
        "assure",
        ["le train perd de l'argent"],
        "content.clause",
    ),
    (
        "La cheffe de gare précise que le train « prend acte » et « réaffirme son retard ».",
        "précise",
        ["le train « prend acte » et « réaffirme son retard »"],
        "content.clause",
    ),
    (
        "Quand le conducteur a dit que le train était plein, les voyageurs ont ri.",
        "a dit",
        ["le train était plein"],
        "content.clause",
    ),
    (
        "Un conducteur qui se disait prêt à partir a quitté la gare.",
        "se disait",
        ["prêt à partir"],
        "content.attribute",
    ),
    (
        "« On nous a dit que le train était plein et on nous a laissés là. »",
        "nous a dit",
        ["le train était plein"],
        "content.clause",
    ),
    (
        "Les uns disent que le train est plein, les autres haussent les épaules.",
        "disent",
        ["le train est plein"],
        "content.clause",
    ),
    (
        "« Vous avez écrit que le train partirait », a-t-elle relevé.",
        "avez écrit",
        ["le train partirait"],
        "content.clause",
    ),
    (
        "La cheffe de gare a juré, mardi 11 mars, n'avoir jamais vu ce train.",
        "a juré",
        ["n'avoir jamais vu ce train"],
        "content.infinitive",
    ),
    (
        "Nora Vidal répète depuis la même chose : le train est parti.",
        "répète",
        ["le train est parti"],
        "content.colon.clause",
    ),
    (
        "C'est Nora Vidal qui l'a annoncé hier soir : le train est parti.",
        "l'a annoncé",
        ["le train est parti"],
        "content.colon.clause",
    ),
    (
        "Son slogan, « Le train partira à l'heure », a plu.",
        "slogan",
        ["« Le train partira à l'heure »"],
        "content.noun.beside",
    ),
    (
        "Nora Vidal s'est contentée d'un « nous verrons bien ».",
        "s'est contentée",
        ["d'un « nous verrons bien »"],
        "content.complement",
    ),
    (
        "Nora Vidal s'est contentée d'un « nous verrons bien » avant de partir.",
        "s'est contentée",
        ["d'un « nous verrons bien »"],
        "content.complement",
    ),
    (
        "Nora Vidal a pris une décision jugée « généreuse » par la mairie.",
        "jugée",
        ["« généreuse »"],
        "content.complement",
    ),
    (
        "Nora Vidal se demande « qui prendra encore ce train ».",
        "se demande",
        ["« qui prendra encore ce train »"],
        "content.quoted-clause",
    ),
    (
        "Nora Vidal a condamné « avec la plus grande force » un acte « lâche et bête ».",
        "a condamné",
        ["« avec la plus grande force » un acte « lâche et bête »"],
        "content.complement",
    ),
    (
        "La cheffe de gare a assuré le conducteur de son « soutien ».",
        "a assuré",
        ["de son « soutien »"],
        "content.complement",
    ),
    (
        "Nora Vidal évoque la « colère » contre le projet.",
        "évoque",
        ["la « colère » contre le projet"],
        "content.complement",
    ),
    (
        "Nora Vidal dénonce une « panique » dans un communiqué.",
        "dénonce",
        ["une « panique »"],
        "content.complement",
    ),
    (
        "Nora Vidal dénonce une « panique » depuis mardi.",
        "dénonce",
        ["une « panique »"],
        "content.complement",
    ),
    (
        "Nora Vidal salue une « entente » unissant les deux villes.",
        "salue",
        ["une « entente » unissant les deux villes"],
        "content.complement",
    ),
    (
        "Nora Vidal dénonce, devant la gare, une « panique absurde ».",
        "dénonce",
        ["une « panique absurde »"],
        "content.complement",
    ),
    (
        "Nora Vidal demande à la mairie de « garder son calme ».",
        "demande",
        ["de « garder son calme »"],
        "content.complement",
    ),
    (
        "Nora Vidal reproche, dans un communiqué, à la mairie de « garder son calme ».",
        "reproche",
        ["de « garder son calme »"],
        "content.infinitive.de",
    ),
    (
        "Nora Vidal a assuré mardi dans un communiqué « garder son calme ».",
        "a assuré",
        ["« garder son calme »"],
        "content.infinitive",
    ),
    (
        "Nora Vidal dit toutefois garder son calme.",
        "dit",
        ["garder son calme"],
        "content.infinitive",
    ),
    (
        "Nora Vidal dit garder son calme : « Le train partira demain. »",
        "dit",
        ["garder son calme"],
        "content.infinitive",
    ),
    (
        "Nora Vidal juge le projet « sans intérêt ».",
        "juge",
        ["« sans intérêt »"],
        "content.complement",
    ),
    (
        "La cheffe de gare assure que le train perd de l'argent, ce que rien ne prouve.",
        "assure",
        ["le train perd de l'argent"],
        "content.clause",
    ),
    (
        "La cheffe de gare assure que le retard grandit, ce qui pourrait « gonfler » les prix.",
        "assure",
        ["le retard grandit, ce qui pourrait « gonfler » les prix"],
        "content.clause",
    ),
    (
        "La cheffe de gare assure que « Le Train bleu », vieux de cent ans, partira.",
        "assure",
        ["« Le Train bleu », vieux de cent ans, partira"],
        "content.clause",
    ),
    (
        "Nora Vidal assure que le train partira, tandis que le conducteur affirme que le train est plein.",
        "assure",
        ["le train partira"],
        "content.clause",
    ),
    (
        "Nora Vidal assure que le train partira, tandis que le car restera au dépôt.",
        "assure",
        ["le train partira, tandis que le car restera au dépôt"],
        "content.clause",
    ),
    (
        "Nora Vidal assure que le train partira, dont la radio a pu consulter une copie.",
        "assure",
        ["le train partira"],
        "content.clause",
    ),
    (
        "Nora Vidal se borne, par courriel, à rappeler que le train partira.",
        "se borne, par courriel, à rappeler",
        ["le train partira"],
        "content.clause",
    ),
    (
        "Nora Vidal dit aujourd'hui garder son calme.",
        "dit",
        ["garder son calme"],
        "content.infinitive",
    ),
    (
        "Nora Vidal conseille de « garder son calme » en attendant le train.",
        "conseille",
        ["de « garder son calme »"],
        "content.complement",
    ),
    (
        "Nora Vidal juge le train « trop lent », ce qui l'amena à signer le « manifeste du rail ».",
        "juge",
        ["« trop lent »"],
        "content.complement",
    ),
]
NOTHING = [
    ("La cheffe de gare s'inquiète pour le dépôt : le train est parti.", "s'inquiète"),
    ("La mairie soutient une accusation que réfute Nora Vidal.", "soutient"),
    ("« Le soir, on demande aux gens s'ils prennent le train. »", "demande"),
    ("La cheffe de gare ne dispose que de deux heures.", "dispose"),
    ("La cheffe de gare apprend ce que le conducteur devait annoncer.", "apprend"),
    ("La cheffe de gare demande le dossier et que le train parte.", "demande"),
    ("L'usage montre que le train est rentable.", "montre"),
    ("La cheffe de gare dénonce une panique absurde.", "dénonce"),
    ("Les cheminots appellent « rossignol » ce vieux train.", "appellent"),
    ("La cheffe de gare demande au conducteur de partir.", "demande"),
    ("La cheffe de gare explique les retards bien que personne ne les subisse.", "explique"),
    ("« Mon frère croit que le train partira. »", "croit"),
    ("« Oui », a-t-elle répondu quand on lui a demandé si le train partirait.", "lui a demandé"),
    ("Ceux que l'on appelle les « gueules noires » partiront.", "appelle"),
]


@pytest.mark.parametrize(("raw", "cue", "pieces", "rule"), CONTENTS)
def test_the_content_of_a_cue(raw: str, cue: str, pieces: list[str], rule: str) -> None:
    best = candidates(raw, cue)[0]
    assert ([raw[slice(*piece)] for piece in best.pieces], best.rule) == (pieces, rule)


@pytest.mark.parametrize(("raw", "cue"), NOTHING)
def test_a_cue_that_reports_nothing(raw: str, cue: str) -> None:
    assert candidates(raw, cue) == []
