"""From inner values to the contract, on a small article with everything in it."""

from dataclasses import replace

import pytest

from quotes.assembly import assemble
from quotes.marks import pair_marks
from quotes.model.attribution import Attribution, Attributions, Refusal, SourcePhrase
from quotes.model.entity import Entity, EntityMention, Judgement, Resolution
from quotes.model.result import Article, Extraction, Issue, Versions
from tests.builders import flat_tree, place, token_at

RAW = (
    "Un cadre, qui a requis l'anonymat par peur des représailles, assure que l'usine fermera. "
    "«Nous tiendrons», a dit lundi Anne Roche à la radio, «jusqu'au bout». Le «Petit Robert» se tait."
)
TREE = flat_tree(RAW)
MARKS, _ = pair_marks(RAW, ((0, len(RAW)),))
VERSIONS = Versions(quotes="1", model="m", lexicon="l")


def _source(words: str, head: str) -> SourcePhrase:
    return SourcePhrase(place(RAW, words), token_at(TREE, place(RAW, head)[0]), "description", "source.subject")


INDIRECT = Attribution(
    kind="indirect",
    content=(place(RAW, "l'usine fermera"),),
    verbatim=(),
    cue=place(RAW, "assure"),
    cue_lemma="assurer",
    cue_kind="verb",
    source=_source("Un cadre", "cadre"),
    evidence=("content.que",),
    score=0.9,
)
DIRECT = Attribution(
    kind="direct",
    content=(place(RAW, "«Nous tiendrons»"), place(RAW, "«jusqu'au bout»")),
    verbatim=(place(RAW, "«Nous tiendrons»"), place(RAW, "«jusqu'au bout»")),
    cue=place(RAW, "a dit"),
    cue_lemma="dire",
    cue_kind="verb",
    source=_source("Anne Roche", "Anne"),
    evidence=("content.incise",),
    time=place(RAW, "lundi"),
    medium=place(RAW, "à la radio"),
)
CADRE = Entity("E7", "Un cadre", (), "person", (EntityMention(place(RAW, "Un cadre"), 1, "description", "r"),))
ANNE = Entity(
    "E2",
    "Anne Roche",
    (),
    "person",
    (EntityMention(place(RAW, "Anne Roche"), 0, "name", "r"), EntityMention(place(RAW, "Anne Roche"), 0, "name", "s")),
    role="directrice",
)
SILENT = Entity("E1", "Petit Robert", (), "document", ())
JUDGEMENTS = (
    Judgement("E1", "named", None, None, ()),
    Judgement("E2", "named", place(RAW, "requis"), None, ("status.name",)),
    Judgement(
        "E7", "unnamed", place(RAW, "a requis l'anonymat"), place(RAW, "par peur des représailles"), ("status.vague",)
    ),
)


def _assembled(
    *attributions: Attribution, speaker_of: tuple[str | None, ...], certainty: tuple[float, ...]
) -> Extraction:
    return assemble(
        RAW,
        article=Article(id="usine"),
        tree=TREE,
        marks=MARKS,
        found=Attributions(attributions, (Refusal(2, "title", "refusal.title"),)),
        resolution=Resolution((SILENT, ANNE, CADRE), speaker_of, ("sieve.same",) * len(speaker_of), certainty),
        judgements=JUDGEMENTS,
        issues=(Issue(kind="mark.stray", span=None, message="…"),),
        versions=VERSIONS,
        digest="abc",
    )


@pytest.fixture
def result() -> Extraction:
    return _assembled(DIRECT, INDIRECT, speaker_of=("E2", "E7"), certainty=(1.0, 0.5))


def test_quotations_stand_in_text_order_whatever_the_order_of_discovery(result: Extraction) -> None:
    assert [(q.id, q.kind, q.speaker) for q in result.quotations] == [("Q1", "indirect", "S1"), ("Q2", "direct", "S2")]


def test_speakers_stand_in_the_order_of_their_first_quotation_and_the_silent_are_left_out(result: Extraction) -> None:
    assert [(s.id, s.name, s.role) for s in result.speakers] == [
        ("S1", "Un cadre", None),
        ("S2", "Anne Roche", "directrice"),
    ]


def test_confidence_is_score_times_certainty(result: Extraction) -> None:
    assert [q.confidence for q in result.quotations] == [0.45, 1.0]


def test_evidence_ends_with_the_rule_that_found_the_speaker(result: Extraction) -> None:
    assert result.quotations[0].evidence == ("content.que", "sieve.same")


def test_spans_carry_their_words(result: Extraction) -> None:
    quotation = result.quotations[1]
    assert [span.text for span in quotation.content] == ["«Nous tiendrons»", "«jusqu'au bout»"]
    assert quotation.cue is not None
    assert (quotation.cue.span.text, quotation.cue.lemma) == ("a dit", "dire")
    assert quotation.source is not None
    assert (quotation.source.span.text, quotation.source.head.text) == ("Anne Roche", "Anne")
    assert quotation.context.time is not None
    assert quotation.context.time.text == "lundi"
    assert quotation.context.medium is not None
    assert quotation.context.addressee is None


def test_anonymity_is_there_for_those_whom_the_reader_cannot_know_and_for_nobody_else(result: Extraction) -> None:
    cadre, anne = result.speakers
    assert cadre.anonymity is not None
    assert cadre.anonymity.flagged
    assert cadre.anonymity.granted is not None
    assert cadre.anonymity.granted.text == "a requis l'anonymat"
    assert cadre.anonymity.reason is not None
    assert cadre.anonymity.reason.text == "par peur des représailles"
    assert anne.anonymity is None


def test_mentions_are_told_once_each(result: Extraction) -> None:
    assert [span.text for span in result.speakers[1].mentions] == ["Anne Roche"]


def test_refusals_become_not_quotes(result: Extraction) -> None:
    assert [(n.span.text, n.reason, n.evidence) for n in result.not_quotes] == [
        ("«Petit Robert»", "title", ("refusal.title",))
    ]


def test_an_unresolved_quotation_has_no_speaker() -> None:
    result = _assembled(DIRECT, speaker_of=(None,), certainty=(0.3,))
    assert result.quotations[0].speaker is None
    assert result.speakers == ()


def test_an_outer_quotation_comes_before_the_one_nested_at_its_start() -> None:
    outer = replace(DIRECT, content=((89, 145),))
    inner = replace(DIRECT, content=((89, 105),))
    result = _assembled(inner, outer, speaker_of=("E2", "E7"), certainty=(1.0, 1.0))
    assert [q.content[0].end for q in result.quotations] == [145, 105]


def test_a_cue_without_words_is_none() -> None:
    result = _assembled(replace(DIRECT, cue=None, cue_kind=None), speaker_of=("E2",), certainty=(1.0,))
    assert result.quotations[0].cue is None


def test_the_result_survives_the_wire(result: Extraction) -> None:
    assert Extraction.model_validate_json(result.model_dump_json()) == result
