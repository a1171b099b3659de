"""Verdicts: hand-written cases, a measured set of true and falsified phrases, and what must never happen."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.archive import Archive, SearchQuery, Verdict, Verification
from quotes.errors import InputError
from quotes.model.result import Article
from tests.archive.falsified import Case, cases
from tests.archive.material import gold_extractions, made

ROOT = Path(__file__).parents[2]
HANDWRITTEN: dict[str, Any] = json.loads((Path(__file__).parent / "handwritten.json").read_text("utf-8"))
DOCUMENT = ROOT / "docs" / "reference" / "verification.md"
FLOOR = 0.95


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The two hand-written articles."""
    with Archive.open(tmp_path_factory.mktemp("town") / "town.db") as opened:
        for each in HANDWRITTEN["articles"]:
            article = Article(id=each["id"], published=each["published"], publisher=each["publisher"])
            said = [tuple(entry) for entry in each["said"]]
            anonymous = each.get("anonymous", ())
            found = made(each["text"], *said, between=each["between"], anonymous=anonymous, article=article)
            opened.add(found, each["text"])
        yield opened


@pytest.fixture(scope="module")
def measured(press: Archive) -> list[tuple[Case, Verification]]:
    return [(case, press.verify(case.phrase, case.speaker)) for case in cases(gold_extractions())]


@pytest.mark.parametrize(("phrase", "speaker", "verdict"), HANDWRITTEN["cases"])
def test_hand_written_cases(town: Archive, phrase: str, speaker: str | None, verdict: Verdict) -> None:
    assert town.verify(phrase, speaker).verdict == verdict


def test_precision_and_recall_hold_and_the_documentation_tells_them(
    measured: list[tuple[Case, Verification]],
) -> None:
    assert len(measured) >= 200
    rows = _rows(measured)
    for _, _, precision, recall in rows:
        assert precision >= FLOOR
        assert recall >= FLOOR
    table = "\n".join(f"| {verdict} | {count} | {p:.3f} | {r:.3f} |" for verdict, count, p, r in rows)
    assert f"{table}\n" in DOCUMENT.read_text("utf-8"), f"write this into {DOCUMENT.name}:\n{table}"


def _rows(measured: list[tuple[Case, Verification]]) -> list[tuple[str, int, float, float]]:
    met = Counter((case.verdict, answer.verdict) for case, answer in measured)
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    rows: list[tuple[str, int, float, float]] = []
    for verdict in verdicts:
        right = met[verdict, verdict]
        given_ = sum(met[other, verdict] for other in verdicts)
        due = sum(met[verdict, other] for other in verdicts)
        rows.append((verdict, due, right / given_ if given_ else 0.0, right / due))
    return rows


def test_nothing_falsified_is_called_exact(measured: list[tuple[Case, Verification]]) -> None:
    wrong = [case for case, answer in measured if answer.verdict == "exact" and case.verdict != "exact"]
    assert wrong == []


def test_every_verdict_has_its_evidence(measured: list[tuple[Case, Verification]]) -> None:
    texts = {extraction.text_sha256: text for extraction, text in gold_extractions()}
    for case, answer in measured:
        assert answer.verdict == "not found" or answer.matches[0].verdict == answer.verdict
        assert answer.attribution in ({None} if case.speaker is None else {None, "confirmed", "other", "unknown"})
        for match in answer.matches:
            raw = texts[match.quotation.article.text_sha256]
            assert match.spans
            assert match.context is not None
            spans = [*match.spans, *(span for part in match.diff for span in part.spans)]
            assert all(raw[span.start : span.end] == span.text for span in spans)
            assert "".join(part.alleged for part in match.diff)
            assert match.verdict not in {"exact", "misattributed"} or match.score == 1.0


def test_splices_of_two_quotations_are_never_taken_for_one(press: Archive) -> None:
    said = [hit.text for hit in press.search(SearchQuery(limit=60, order="oldest")).hits if hit.kind == "direct"]
    for one, other in zip(said, reversed(said), strict=True):
        if one != other:
            phrase = f"{one[: len(one) // 2]} {other[len(other) // 2 :]}"
            assert press.verify(phrase).verdict in {"altered", "not found"}


def test_differences_are_told_word_by_word(town: Archive) -> None:
    match = town.verify("La mer a pris 15 mètres en dix longues années, et elle en prendra de plus").matches[0]
    told = [(part.kind, part.original, part.alleged) for part in match.diff if part.kind != "equal"]
    assert told == [("changed", "12", "15"), ("changed", "ans", "longues années"), ("dropped", "20", "")]
    assert match.before == "« Nous n'avons pas le choix."
    assert match.after == "d'ici à 2040 »"


def test_an_open_omission_is_shown(town: Archive) -> None:
    answer = town.verify("La mer a pris 12 mètres […] d'ici à 2040")
    omitted = [part.original for part in answer.matches[0].diff if part.kind == "omitted"]
    assert omitted == ["en dix ans, et elle en prendra 20 de plus"]


def test_an_omission_cannot_hide_a_negation_in_an_exact_verdict(town: Archive) -> None:
    assert town.verify("Nous […] avons […] le choix").verdict == "truncated"


def test_a_quotation_whose_speaker_is_unknown_confirms_nobody(archive: Archive) -> None:
    text = "« Le barrage tiendra cet hiver », lit-on."
    archive.add(made(text, ("« Le barrage tiendra cet hiver »", None)), text)
    answer = archive.verify("Le barrage tiendra cet hiver", "Jean Mallet")
    assert (answer.verdict, answer.attribution) == ("exact", "unknown")


def test_the_alleged_speaker_is_found_among_many_who_said_the_same(archive: Archive) -> None:
    for number in range(300):
        text = f"« C'est une bonne nouvelle », a dit Ana Petit{number}."
        archive.add(made(text, ("« C'est une bonne nouvelle »", f"Ana Petit{number}")), text)
    assert archive.verify("C'est une bonne nouvelle", "Ana Petit299").attribution == "confirmed"
    assert archive.verify("C'est une bonne nouvelle", "Ana Grand").verdict == "misattributed"


def test_exact_words_go_before_an_alteration_by_the_same_speaker(archive: Archive) -> None:
    text = "« Nous paierons la facture d'eau », dit Ana Bo. « Nous ne paierons pas la facture d'eau », dit Luc Ré."
    said = ("« Nous paierons la facture d'eau »", "Ana Bo"), ("« Nous ne paierons pas la facture d'eau »", "Luc Ré")
    archive.add(made(text, *said), text)
    assert archive.verify("Nous ne paierons pas la facture d'eau", "Ana Bo").verdict == "misattributed"
    assert archive.verify("Nous paierons la facture d'eau", "Ana Bo").verdict == "exact"


@pytest.mark.parametrize("phrase", ["", "  ", "« … »", "?!", "€"])
def test_a_phrase_without_words_is_refused(archive: Archive, phrase: str) -> None:
    with pytest.raises(InputError):
        archive.verify(phrase)


def test_a_speaker_without_words_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError):
        archive.verify("Nous partons", "…")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_phrase_gets_an_answer_or_a_refusal(town: Archive, phrase: str, speaker: str) -> None:
    try:
        answer = town.verify(phrase, speaker)
    except InputError:
        return
    assert answer.phrase == phrase


def test_a_very_long_phrase_and_quotation(archive: Archive) -> None:
    words = " ".join(f"mot{number}" for number in range(900))
    text = f"« {words} », a dit Ana Bo."
    archive.add(made(text, (f"« {words} »", "Ana Bo")), text)
    assert archive.verify(words).verdict == "exact"
    assert archive.verify(words.replace("mot700 ", "")).verdict == "altered"
    assert archive.verify(" ".join(words.split()[300:600])).verdict == "truncated"
    with pytest.raises(InputError, match="in parts"):
        archive.verify(words + words)
