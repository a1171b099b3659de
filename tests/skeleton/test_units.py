"""What the parser is given: folded and woven quotations, evened-out typography, and the way back."""

import pytest
from hypothesis import example, given

from quotes.marks import pair_marks
from quotes.model.unit import Unit
from quotes.skeleton import build_units
from quotes.text import paragraphs
from tests.strategies import troubled


def units_of(raw: str) -> list[Unit]:
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    return list(build_units(raw, spans, marks)[0])


def texts(raw: str) -> list[str]:
    return [unit.text for unit in units_of(raw)]


@pytest.mark.parametrize(
    ("raw", "frame", "inside"),
    [
        ("«Nous partons demain», a dit Anne.", "oui, a dit Anne.", ["Nous partons demain"]),
        ("« Nous partons. Demain. », a dit Anne.", "oui, a dit Anne.", ["Nous partons.", "Demain."]),
        ("« Nous partons demain » dit-elle.", "oui, dit-elle.", ["Nous partons demain"]),
        ("Elle a dit : « Nous partons demain. »", "Elle a dit : oui", ["Nous partons demain."]),
        ("Elle a dit « Nous partons demain ».", "Elle a dit oui.", ["Nous partons demain"]),
        ("« Qu'il parte ! C'est tout » est un cri.", "oui est un cri.", ["Qu'il parte !", "C'est tout"]),
        ("Anne : « trois fois rien. Deux fois moins. »", "Anne : oui", ["trois fois rien.", "Deux fois moins."]),
        ("Il dit : « 12 % des élus votent contre. Oui. »", "Il dit : oui", ["12 % des élus votent contre.", "Oui."]),
        ("Le cri « Sauvez nos forêts ! » résonne.", "Le cri oui résonne.", ["Sauvez nos forêts !"]),
    ],
)
def test_whole_sentences_are_folded(raw: str, frame: str, inside: list[str]) -> None:
    found = units_of(raw)
    assert [u.text for u in found] == [frame, *inside]
    assert found[0].within is None
    assert all(u.within == 0 for u in found[1:])
    ((start, end, mark),) = found[0].folded
    assert (found[0].text[start:end], mark) == ("oui", 0)
    assert raw[found[0].starts[start] : found[0].ends[end - 1]].strip("«» ") == raw[
        raw.index("«") : raw.index("»")
    ].strip("«» ")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Il parle d'«agression barbare».", ["Il parle d'agression barbare."]),
        ("Il parle d' « agression barbare ».", ["Il parle d'agression barbare."]),
        ("Il dit que « Nous partons demain », hélas.", ["Il dit que Nous partons demain, hélas."]),
        ("Dans la revue « Les Annales de Laon », il lit.", ["Dans la revue Les Annales de Laon, il lit."]),
        ("Le plan « Toit pour tous » attend.", ["Le plan Toit pour tous attend."]),
        ("Avec «La Nuit des cigales», Anne revient.", ["Avec La Nuit des cigales, Anne revient."]),
        ("« Pas un centime » n'est venu.", ["Pas un centime n'est venu."]),
        ("Il veut «partir. Vite. Loin».", ["Il veut partir.", "Vite.", "Loin."]),
        ("«Non!»,dit-il.", ["Non!,dit-il."]),
        ("Il «a “bien” dit» oui.", ["Il a bien dit oui."]),
        ("Il dit«oui»et part.", ["Il dit oui et part."]),
        ("« Au début, tout allait. Puis rien.", ["Au début, tout allait.", "Puis rien."]),
    ],
)
def test_pieces_of_the_writers_sentence_are_woven(raw: str, expected: list[str]) -> None:
    found = units_of(raw)
    assert [u.text for u in found] == expected
    assert all(u.within is None and not u.folded for u in found)


def test_a_sentence_ends_with_a_folded_quotation() -> None:
    raw = "Il a dit : « Nous partons demain. » La salle rit. « Nous verrons bien. » « C'est tout pour nous. »"
    assert [u.text for u in units_of(raw) if u.within is None] == ["Il a dit : oui", "La salle rit.", "oui", "oui"]


def test_a_quotation_over_paragraphs_is_folded_once_and_its_marks_are_dropped() -> None:
    raw = "Il dit : « Nous partons.\n« Demain.\n« C'est promis. »\nElle rit."
    found = units_of(raw)
    assert [(u.text, u.paragraph, u.within) for u in found] == [
        ("Il dit : oui", 0, None),
        ("Nous partons.", 0, 0),
        ("Demain.", 1, 0),
        ("C'est promis.", 2, 0),
        ("Elle rit.", 3, None),
    ]


def test_quotations_in_quotations_are_folded_too() -> None:
    raw = "« Il m'a dit : “Nous partons demain.” Puis rien », dit Anne."
    assert [(u.text, u.within) for u in units_of(raw)] == [
        ("oui, dit Anne.", None),
        ("Il m'a dit : oui", 0),
        ("Puis rien", 0),
        ("Nous partons demain.", 1),
    ]


def test_turns_of_dialogue_are_sentences_of_their_paragraph() -> None:
    raw = "— « Nous partons demain », dit-il ?\n— Tu restes !"
    assert [(u.text, u.within) for u in units_of(raw)] == [
        ("— oui, dit-il ?", None),
        ("Nous partons demain", 1),
        ("— Tu restes !", None),
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("L’homme\u00a0: «\u202foui\u202f»…", "L'homme : oui..."),
        ("Un\u200b mot\u00ad\x00, \ud800deux.", "Un mot, deux."),
        ("Il a dit qu' il part jusqu’ à Laon.", "Il a dit qu'il part jusqu'à Laon."),
        ("Le vice‑président «fidèle» , lui.", "Le vice-président fidèle, lui."),
        ("Un ” seul » ici.", "Un seul ici."),
    ],
)
def test_typography_is_evened_out(raw: str, expected: str) -> None:
    assert texts(raw) == [expected]


def test_a_word_of_a_unit_leads_back_to_the_raw_text() -> None:
    raw = "L’élu… «\u202fparle\u202f» , lui."
    (unit,) = units_of(raw)
    at = unit.text.index("parle")
    assert raw[unit.starts[at] : unit.ends[at + 4]] == "parle"
    assert raw[unit.starts[1] : unit.ends[1]] == "’"
    dots = unit.text.index("...")
    assert {raw[unit.starts[i] : unit.ends[i]] for i in range(dots, dots + 3)} == {"…"}


def test_a_comma_lost_behind_a_quotation_stands_for_its_closing_mark() -> None:
    raw = "« Nous partons demain » a dit Anne."
    frame = units_of(raw)[0]
    assert raw[frame.starts[3] : frame.ends[3]] == "»"


def test_an_overlong_sentence_is_cut_and_reported() -> None:
    raw = "mot " * 1000
    spans = paragraphs(raw)
    units, issues = build_units(raw, spans, ())
    assert max(len(u.text) for u in units) <= 1200
    assert " ".join(u.text for u in units) == raw.strip()
    assert {i.kind for i in issues} == {"sentence.overlong"}
    assert all(i.span is not None and raw[i.span.start : i.span.end] == i.span.text for i in issues)


@given(troubled)
@example("« A b c. » “« D e f ! »”")
@example("« a\n« B. C d e\n» f »")
@example("\ud800« Nous partons » a")
def test_every_character_leads_back_and_none_is_lost(raw: str) -> None:
    spans = paragraphs(raw)
    marks, _ = pair_marks(raw, spans)
    units, _ = build_units(raw, spans, marks)
    covered: dict[int, int] = {}
    for number, unit in enumerate(units):
        assert unit.text == unit.text.strip() != ""
        assert len(unit.text) == len(unit.starts) == len(unit.ends)
        assert list(unit.starts) == sorted(unit.starts)
        assert list(unit.ends) == sorted(unit.ends)
        folded = {at for start, end, _ in unit.folded for at in range(start, end)}
        for at, (char, start, end) in enumerate(zip(unit.text, unit.starts, unit.ends, strict=True)):
            assert 0 <= start <= end <= len(raw)
            assert start < end or char == " "
            if at not in folded and raw[start:end] not in ("»", "”", '"', ">>", "’", "'", "''", "“", "«", "›"):
                for offset in range(start, end):
                    assert covered.setdefault(offset, number) == number
        assert all(unit.text[start:end] == "oui" for start, end, _ in unit.folded)
    for at, char in enumerate(raw):
        if char.isalnum():
            assert at in covered
