from collections import Counter
from typing import get_args

import pytest

from quotes.errors import LexiconError
from quotes.lexicon import cues
from quotes.lexicon.conjugation import forms
from quotes.lexicon.cues import CueLexicon, cue_lexicon
from quotes.lexicon.toml_files import parse_lexicon

LEXICON = cue_lexicon()
FRAMES = frozenset(get_args(cues.Frame))
SHARED = {"assener", "convier", "presser"}  # some of their forms are first of all another verb's


def frames(lemma: str) -> frozenset[str]:
    return LEXICON.verbs[lemma].frames


def test_it_is_read_once() -> None:
    assert cue_lexicon() is LEXICON


def test_every_verb_opens_frames_and_cues_beside_marks() -> None:
    for verb in LEXICON.verbs.values():
        assert verb.frames | verb.pronominal <= FRAMES
        assert verb.frames | verb.pronominal, verb.lemma
        assert "beside" in verb.frames | verb.pronominal, verb.lemma


def test_every_form_reaches_its_lemma() -> None:
    strays = Counter(lemma for lemma in LEXICON.verbs for form in forms(lemma) if LEXICON.forms[form] != lemma)
    assert set(strays) == SHARED
    assert all(LEXICON.forms[lemma] == lemma for lemma in LEXICON.verbs)


def test_every_verb_of_a_complex_predicate_has_forms() -> None:
    assert {p.verb for p in LEXICON.complex + LEXICON.carriers} == set(LEXICON.complex_forms.values())
    assert LEXICON.complex_forms["mis"] == "mettre"
    assert LEXICON.complex_forms["tient"] == "tenir"


def test_no_entry_stands_in_two_files() -> None:
    covered = {f"{v.lemma} {p}" for v in LEXICON.verbs.values() if "quoted" in v.frames for p in v.governs}
    assert not covered & {p.name for p in LEXICON.complex}
    assert not set(LEXICON.verbs) & {p.name for p in LEXICON.complex}
    named = [p.name for p in LEXICON.complex + LEXICON.carriers]
    assert len(named) == len(set(named))


def test_complex_predicates_say_something_beyond_their_verb() -> None:
    for predicate in LEXICON.complex:
        assert predicate.words or predicate.clitics or predicate.negated, predicate.name
        assert predicate.frames <= FRAMES


@pytest.mark.parametrize("lemma", "savoir vouloir voir sembler rester permettre falloir valoir faire".split())
def test_verbs_that_report_no_words_are_absent(lemma: str) -> None:
    assert lemma not in LEXICON.verbs


@pytest.mark.parametrize(
    ("lemma", "frame"),
    [
        ("dire", "inf"), ("assurer", "que"), ("accuser", "de_inf"), ("demander", "si"), ("indiquer", "incise"),
        ("sourire", "beside"), ("dénoncer", "quoted"), ("parler", "quoted"), ("penser", "thought"),
        ("prévenir", "colon"),
    ],
)  # fmt: skip
def test_frames_that_are_there(lemma: str, frame: str) -> None:
    assert frame in frames(lemma)


@pytest.mark.parametrize(
    ("lemma", "frame"),
    [("sourire", "incise"), ("sourire", "que"), ("penser", "que"), ("craindre", "que"), ("promettre", "inf"),
     ("menacer", "de_inf"), ("espérer", "inf"), ("accuser", "que"), ("évoquer", "que")],
)  # fmt: skip
def test_frames_that_must_not_be_there(lemma: str, frame: str) -> None:
    assert frame not in frames(lemma)


def test_the_pronominal_use_has_frames_of_its_own() -> None:
    assure, congratulate = LEXICON.verbs["assurer"], LEXICON.verbs["féliciter"]
    assert "que" in assure.frames_for(reflexive=False)
    assert "que" not in assure.frames_for(reflexive=True)
    assert "que" in congratulate.frames_for(reflexive=True)
    assert "que" not in congratulate.frames_for(reflexive=False)
    assert "quoted" in LEXICON.verbs["dire"].pronominal


def test_denials_are_marked() -> None:
    assert all(LEXICON.verbs[lemma].negative for lemma in ("nier", "démentir", "contester"))
    assert not LEXICON.verbs["dire"].negative


@pytest.mark.parametrize(
    ("name", "clitics", "verb", "words", "negated"),
    [
        ("faire savoir", (), "faire", ("savoir",), False),
        ("s'en prendre à", ("s'", "en"), "prendre", ("à",), False),
        ("mettre l'accent sur", (), "mettre", ("l'", "accent", "sur"), False),
        ("ne pas mâcher ses mots", (), "mâcher", ("ses", "mots"), True),
        ("ne pas y aller par quatre chemins", ("y",), "aller", ("par", "quatre", "chemins"), True),
        ("appeler de ses vœux", (), "appeler", ("de", "ses", "vœux"), False),
    ],
)
def test_entries_are_cut_into_their_parts(
    name: str, clitics: tuple[str, ...], verb: str, words: tuple[str, ...], *, negated: bool
) -> None:
    found = next(p for p in LEXICON.complex if p.name == name)
    assert (found.clitics, found.verb, found.words, found.negated) == (clitics, verb, words, negated)
    assert found.reflexive == ("s'" in clitics)


def test_carriers_tell_what_happened_from_what_was_meant() -> None:
    past_only = {p.name: p.past_only for p in LEXICON.carriers}
    assert past_only["vouloir"]
    assert not past_only["tenir à"]
    assert "pouvoir" not in past_only


def test_nouns_keep_their_head_and_the_words_after_it() -> None:
    warning = LEXICON.nouns["mise en garde"]
    assert (warning.head, warning.words) == ("mise", ("en", "garde"))
    assert "que" in LEXICON.nouns["annonce"].frames
    assert "selon_lequel" in LEXICON.nouns["rumeur"].frames
    assert "que" not in LEXICON.nouns["propos"].frames


def test_the_longest_preposition_comes_first() -> None:
    lengths = [len(p.words) for p in LEXICON.prepositions]
    assert lengths == sorted(lengths, reverse=True)
    words = {p.words: p for p in LEXICON.prepositions}
    assert words["d'", "après"].kind == "source"
    assert words["de", "l'", "avis", "de"].kind == "opinion"
    assert "keeps_noun" in words["de", "source"].flags
    assert words["pour",].flags == {"opinion_only", "needs_person"}


VERBS = '[verbs]\ndire = { kind = "say", frames = "que beside" }\n'
OTHERS = 'carriers = []\npast_carriers = []\n[predicates]\n"faire savoir" = { kind = "say", frames = "que" }\n'
NOUNS = '[nouns]\nannonce = { frames = "que" }\n'
PREPOSITIONS = '[prepositions]\n"selon" = { kind = "source" }\n'


def compile_texts(
    verbs: str = VERBS, others: str = OTHERS, nouns: str = NOUNS, prepositions: str = PREPOSITIONS
) -> CueLexicon:
    return cues.compile_cues(
        parse_lexicon("verbs.toml", verbs, cues._Verbs),
        parse_lexicon("complex_predicates.toml", others, cues._ComplexFile),
        parse_lexicon("nouns.toml", nouns, cues._Nouns),
        parse_lexicon("prepositions.toml", prepositions, cues._Prepositions),
    )


def test_a_small_lexicon_compiles() -> None:
    small = compile_texts()
    assert small.forms["disait"] == "dire"
    assert small.complex_forms["fit"] == "faire"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"verbs": VERBS.replace("que", "quee")}, r"verbs\.toml: verbs\.dire\.frames.*'quee'.*correct this entry"),
        ({"verbs": VERBS.replace('"say"', '"sing"')}, r"verbs\.toml: verbs\.dire\.kind"),
        ({"verbs": VERBS.replace("kind", "sort = 1, kind")}, r"verbs\.dire\.sort: Extra inputs"),
        ({"verbs": VERBS.replace("que beside", "")}, r"verbs\.dire: .*no frame at all"),
        ({"verbs": VERBS.replace("que beside", "que que")}, r"verbs\.dire\.frames: .*given twice"),
        ({"verbs": VERBS.replace("que beside", "que thought")}, r"verbs\.dire: .*'thought' excludes 'que'"),
        ({"verbs": VERBS + 'dire = { kind = "say", frames = "que" }\n'}, r"verbs\.toml: .*only once"),
        ({"verbs": VERBS.replace("dire", "coudre")}, r"cues/verbs\.toml: coudre: .*irregular\.toml"),
        (
            {"others": OTHERS + '"faire {savoir|valoir}" = { kind = "say", frames = "que" }\n'},
            r"faire savoir: given twice",
        ),
        ({"nouns": NOUNS.replace("que", "inf")}, r"nouns\.toml: nouns\.annonce\.frames"),
        ({"prepositions": PREPOSITIONS.replace("source", "sauce")}, r"prepositions\.selon\.kind.*'sauce'"),
        ({"prepositions": "prepositions = ["}, r"prepositions\.toml: .*correct the line"),
    ],
)
def test_a_damaged_file_is_refused_by_name_entry_and_remedy(files: dict[str, str], told: str) -> None:
    with pytest.raises(LexiconError, match=r"(?s)" + told):
        compile_texts(**files)
