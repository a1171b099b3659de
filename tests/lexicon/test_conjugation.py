import pytest

from quotes.lexicon.conjugation import forms

IRREGULAR = """
dire: dis dit disons dites disent disait dira dirait dîmes dirent dise disant dite dits dites
contredire: contredit contredisez contredisait contredisant
prédire: prédisez prédit prédisait prédite
maudire: maudissez maudit maudissait
écrire: écrit écrivait écrivit écrivent écrivant écrites
décrire: décrit décrivent décrivait
lire: lit lisait lut lu lue
rire: rit riait rient ri
sourire: sourit souriait sourient souri souriant
croire: croit croyait crut cru crue croient
prévoir: prévoit prévoyait prévoira prévu
percevoir: perçoit percevait perçu perçoivent
concevoir: conçoit conçu concevait
prévenir: prévient prévenait prévint prévinrent préviendra prévenu préviennent
soutenir: soutient soutenait soutint soutiennent soutenue
maintenir: maintient maintenait maintint
convenir: convient convenait convinrent
souvenir: souvient souvenait souvint
répondre: répond répondait répondit répondu répondant
prétendre: prétend prétendait prétendu
défendre: défend défendait défendit
reprendre: reprend reprenait reprit repris reprennent
apprendre: apprend appris apprise apprenait
promettre: promet promettait promit promis promettent
admettre: admet admettait admit admis admettant
émettre: émet émis émettent
craindre: craint craignait craignit craignent craignant
plaindre: plaint plaignait plaignent
feindre: feint feignait feignant
dépeindre: dépeint dépeignait dépeignent
enjoindre: enjoint enjoignait
convaincre: convainc convainquait convaincu convainquent
reconnaître: reconnaît reconnait reconnaissait reconnut reconnu reconnaître reconnaitra reconnaissent
poursuivre: poursuit poursuivait poursuivi poursuivent
conclure: conclut concluait conclu conclue concluent
exclure: exclut excluait exclu
traduire: traduit traduisait traduisent
interrompre: interrompt interrompait interrompu
débattre: débat débattait débattu
requérir: requiert requérait requis requièrent
enquérir: enquiert enquérait enquis
émouvoir: émeut émouvait ému émeuvent
démentir: dément démentait démenti démentent
repentir: repent repentait repentent
ouvrir: ouvre ouvrait ouvert ouverte
discourir: discourt discourait discourra discouru
bouillir: bout bouillait bouilli
résoudre: résout résolvait résolu
avertir: avertit avertissait averti avertissent avertissant
garantir: garantit garantissait
réfléchir: réfléchit réfléchissait réfléchi
annoncer: annonce annonçait annoncèrent annonça annoncé annonçant annoncera
exiger: exige exigeait exigea exigeant exigeons
appeler: appelle appelait appellera appelé
rejeter: rejette rejetait rejettera
marteler: martèle martelait martèlera martelé
relever: relève relevait relèvera
révéler: révèle révélait révélera révèlera révélée
suggérer: suggère suggérait suggérant
alléguer: allègue alléguait allègueront
appuyer: appuie appuyait appuiera
balayer: balaie balaye balayait balaiera
employer: emploie employait
confier: confie confiait confiions
féliciter: félicite félicitait félicitées
asséner: assène assénait asséna
faire: fait faisait fit fera fasse faites font
être: est était fut sera soit étant
avoir: a avait eut aura ait ayant
vouloir: veut voulait voudrait veuille
"""


@pytest.mark.parametrize("line", IRREGULAR.strip().splitlines())
def test_forms_that_matter_are_produced(line: str) -> None:
    lemma, _, expected = line.partition(": ")
    assert set(expected.split()) <= forms(lemma)


@pytest.mark.parametrize(
    ("lemma", "wrong"),
    [
        ("dire", "disez"),
        ("dire", "dient"),
        ("prévoir", "préverra"),
        ("appeler", "appèle"),
        ("annoncer", "annoncait"),
        ("exiger", "exigait"),
        ("démentir", "démentissait"),
        ("avertir", "avert"),
        ("relever", "releve"),
        ("craindre", "craindait"),
        ("soutenir", "soutenissait"),
    ],
)
def test_wrong_analogies_are_not(lemma: str, wrong: str) -> None:
    assert wrong not in forms(lemma)


def test_an_ending_that_is_a_verb_of_its_own_is_no_ending() -> None:
    assert "installe" in forms("installer")
    assert "instava" not in forms("installer")


def test_participles_agree_and_never_double_an_s() -> None:
    assert {"promis", "promise", "promises"} <= forms("promettre")
    assert not {f for lemma in ("promettre", "dire", "appeler") for f in forms(lemma) if f.endswith("ss")}


def test_an_unknown_conjugation_is_refused_with_a_remedy() -> None:
    with pytest.raises(ValueError, match=r"irregular\.toml"):
        forms("coudre à la main")


def test_words_that_are_something_else_first_are_left_out() -> None:
    assert "maintenant" not in forms("maintenir")
    assert "devant" not in forms("devoir")
