"""Who speaks, on small parses made by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quotes.model.attribution import Attribution, SourcePhrase
from quotes.model.entity import Resolution
from quotes.model.result import MentionForm
from quotes.model.tree import Tree
from quotes.speakers import resolve
from tests.builders import parsed, place, token_at


def _said(
    tree: Tree, source: str | None, content: str, *, nth: int = 1, form: MentionForm = "description", head: str = ""
) -> Attribution:
    """An indirect report; `head` is the source's head word where that is not the last word."""
    phrase = None
    if source is not None:
        span = place(tree.raw, source, nth)
        at = tree.raw.index(head or source.split()[-1], span[0])
        phrase = SourcePhrase(span, token_at(tree, at), form, "test")
    return Attribution(
        kind="indirect", content=(place(tree.raw, content),), verbatim=(), cue=None, cue_lemma="dire", cue_kind="verb",
        source=phrase, evidence=(), floating=source is None,
    )  # fmt: skip


def _names(resolution: Resolution) -> list[str | None]:
    by_id = {entity.id: entity.name for entity in resolution.entities}
    return [by_id[speaker] if speaker else None for speaker in resolution.speaker_of]


MAYOR = """
    Le        le      DET   2 det    Gender=Masc
    maire     maire   NOUN  6 nsubj  Gender=Masc|Number=Sing
    ,         ,       PUNCT 4 punct
    Jean      Jean    PROPN 2 appos
    Morvan    Morvan  PROPN 4 flat:name
    dit       dire    VERB  0 root   VerbForm=Fin
    oui       oui     INTJ  6 obj
    .         .       PUNCT 6 punct
"""
HE = """
    Il        il      PRON  2 nsubj  Gender=Masc|Number=Sing
    dit       dire    VERB  0 root   VerbForm=Fin
    non       non     INTJ  2 obj
    .         .       PUNCT 2 punct
"""
ELECTED = """
    L'        le      DET   2 det
    élu       élu     NOUN  3 nsubj  Gender=Masc|Number=Sing
    dit       dire    VERB  0 root   VerbForm=Fin
    non       non     INTJ  3 obj
    .         .       PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("second", "source", "form", "rule"),
    [
        (("Il dit non.", HE), "Il", "pronoun", "speaker.pronoun"),
        (("L'élu dit non.", ELECTED), "L'élu", "description", "speaker.taken-up"),
    ],
)
def test_a_second_sentence_goes_back_to_the_first_speaker(
    second: tuple[str, str], source: str, form: MentionForm, rule: str
) -> None:
    tree, marks = parsed(f"Le maire, Jean Morvan, dit oui. {second[0]}".replace("Morvan,", "Morvan"), MAYOR, second[1])
    said = [
        _said(tree, "Le maire, Jean Morvan", "oui", head="maire"),
        _said(tree, source, "non", form=form, head=source.removeprefix("L'")),
    ]
    resolution = resolve(tree, marks, said)
    assert _names(resolution) == ["Jean Morvan", "Jean Morvan"]
    assert resolution.rules[1] == rule


VOICES = """
    Un        un         DET   2 det   Gender=Masc
    voisin    voisin     NOUN  3 nsubj Gender=Masc|Number=Sing
    dit       dire       VERB  0 root  VerbForm=Fin
    oui       oui        INTJ  3 obj
    .         .          PUNCT 3 punct
"""
OTHER = """
    Un        un         DET   3 det   Gender=Masc
    autre     autre      ADJ   3 amod
    voisin    voisin     NOUN  4 nsubj Gender=Masc|Number=Sing
    dit       dire       VERB  0 root  VerbForm=Fin
    non       non        INTJ  4 obj
    .         .          PUNCT 4 punct
"""


def test_two_unnamed_voices_are_kept_apart() -> None:
    tree, marks = parsed("Un voisin dit oui. Un autre voisin dit non.", VOICES, OTHER)
    said = [_said(tree, "Un voisin", "oui"), _said(tree, "Un autre voisin", "non")]
    assert _names(resolve(tree, marks, said)) == ["Un voisin", "Un autre voisin"]


def test_a_floating_quotation_goes_on_with_its_paragraph() -> None:
    tree, marks = parsed("Un voisin dit oui. Un autre voisin dit non.", VOICES, OTHER)
    said = [_said(tree, "Un voisin", "oui"), _said(tree, None, "non")]
    resolution = resolve(tree, marks, said)
    assert _names(resolution) == ["Un voisin", "Un voisin"]
    assert resolution.rules[1] == "speaker.floating"


HEADING = """
    Pas       pas       ADV   2 advmod
    non       non       INTJ  0 root
"""


@pytest.mark.parametrize(("heading", "rule"), [("« Pas non »", "headline"), ("« Pas oui »", "next")])
def test_a_heading_announces_the_speaker_below_it(heading: str, rule: str) -> None:
    raw = f"Un voisin dit oui.\n\n{heading}\n\nUn autre voisin dit pas non."
    below = OTHER.replace("non       non        INTJ  4", "pas pas ADV 6 advmod\n    non non INTJ 4")
    tree, marks = parsed(raw, VOICES, HEADING.replace("non", heading[6:9]), below)
    floating = _said(tree, None, heading)
    said = [
        _said(tree, "Un voisin", "oui"),
        replace(floating, verbatim=floating.content),
        _said(tree, "Un autre voisin", "pas non"),
    ]
    resolution = resolve(tree, marks, said)
    assert _names(resolution) == ["Un voisin", "Un autre voisin", "Un autre voisin"]
    assert resolution.rules[1] == f"speaker.floating.{rule}"


def test_a_pronoun_of_the_other_gender_finds_nobody() -> None:
    tree, marks = parsed("Un voisin dit oui. Elle dit non.", VOICES, HE.replace("Il ", "Elle "))
    said = [_said(tree, "Un voisin", "oui"), _said(tree, "Elle", "non", form="pronoun")]
    resolution = resolve(tree, marks, said)
    assert resolution.speaker_of[1] is None
    assert resolution.certainty[1] == 0.0


def test_every_entity_speaks_and_its_mentions_are_in_order() -> None:
    tree, marks = parsed("Le maire, Jean Morvan dit oui. Il dit non.", MAYOR, HE)
    said = [_said(tree, "Le maire, Jean Morvan", "oui", head="maire"), _said(tree, "Il", "non", form="pronoun")]
    (entity,) = resolve(tree, marks, said).entities
    spans = [mention.span for mention in entity.mentions]
    assert spans == sorted(spans)
    assert {tree.raw[slice(*span)] for span in spans} == {"Le maire", "Jean Morvan", "Il"}
    assert (entity.named, entity.gender, entity.kind) == (True, "m", "person")


@pytest.mark.parametrize("attributions", [(), []])
def test_nobody_speaks_where_nothing_is_said(attributions: Sequence[Attribution]) -> None:
    tree, marks = parsed("Un voisin dit oui.", VOICES)
    assert resolve(tree, marks, attributions) == Resolution((), (), (), ())
