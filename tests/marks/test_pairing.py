"""Pairs of marks of every convention, and what is odd about the others."""

import pytest

from quotes.marks import pair_marks
from quotes.model.mark import Mark
from quotes.text import paragraphs


def pairs(raw: str) -> list[Mark]:
    return list(pair_marks(raw, paragraphs(raw))[0])


def inner(raw: str) -> list[str]:
    return [raw[m.inner_start : m.inner_end].strip() for m in pairs(raw)]


def odd(raw: str) -> list[tuple[str, int]]:
    return [(i.kind, i.span.start) for i in pair_marks(raw, paragraphs(raw))[1] if i.span]


@pytest.mark.parametrize(
    "quoted",
    [
        "«Nous partons»", "« Nous partons »", "«\u00a0Nous partons\u00a0»", "«\u202fNous partons\u202f»",
        "‹ Nous partons ›", "“Nous partons”", "“ Nous partons ”", "„Nous partons“", "„Nous partons”", "“Nous partons“",
        "”Nous partons”", '"Nous partons"', '" Nous partons "', "''Nous partons''", "‘Nous partons’", "'Nous partons'",
        "<<Nous partons>>", "« Nous partons«", '“Nous partons"', '"Nous partons”', '„Nous partons"',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "frame",
    [
        "{}, dit-il.",
        "Il dit ({}).",
        "Il dit : {}",
        "{},dit-il.",
        "Il dit {}.",
        "L'\u00ab\u00a0as\u00a0\u00bb a dit {}.",
    ],
)
def test_every_convention_is_one_pair(quoted: str, frame: str) -> None:
    raw = frame.format(quoted)
    found = [m for m in pairs(raw) if "partons" in raw[m.start : m.end]]
    assert [raw[m.start : m.end] for m in found] == [quoted]
    assert found[0].closed
    assert odd(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        "L’homme d’aujourd’hui", "L'homme d'aujourd'hui", "années '80", "Joris 't Kint et l'homme", "5' 30''",
        'un écran de 12" plat', "à 5″ du but", "qu' il part l' été", "Levi's et l''homme", "rock 'n' roll",
        "Giulia de' Santis", "l’été d’ 2020",
    ],
)  # fmt: skip
def test_apostrophes_and_measures_are_no_marks(raw: str) -> None:
    assert pairs(raw) == []
    assert odd(raw) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("d'«agir»", ["agir"]),
        ('l\'"exigence"', ["exigence"]),
        ("l’“exigence”", ["exigence"]),
        ('qu\'"il" parte', ["il"]),
        ("«Non!»,dit-il", ["Non!"]),
        ("(« oui », [« non »])", ["oui", "non"]),
        ("«a»«b»«c»", ["a", "b", "c"]),
        ('Il dit " oui " puis " non ".', ["oui", "non"]),
        ('"Bonjour "dit-il, puis "au revoir".', ["Bonjour", "au revoir"]),
        ("“ un “ et “ deux “ fin", ["un", "deux"]),
        ("‘l’homme d’hier’, dit-il", ["l’homme d’hier"]),
        ("il dit 'd'accord' et 'l'an prochain'", ["d'accord", "l'an prochain"]),
        ("''Le Titre'' et l''homme", ["Le Titre"]),
        ('un écran de 12" et "un mot"', ["un mot"]),
        ('"le Tour 2012" et "un mot"', ["le Tour 2012", "un mot"]),
    ],
)
def test_marks_are_told_from_what_stands_around_them(raw: str, expected: list[str]) -> None:
    assert inner(raw) == expected


@pytest.mark.parametrize(
    ("raw", "parents"),
    [
        ("« a « b » c »", [None, 0]),
        ("« a “b ‹c› d” e »", [None, 0, 1]),
        ('"il dit "non" et part", dit X', [None, 0]),
        ("“il dit ‘non’ et part”", [None, 0]),
        ("« a “b” c “d” »", [None, 0, 0]),
        ("« a » « b »", [None, None]),
    ],
)
def test_nesting_of_equal_and_unequal_marks(raw: str, parents: list[int | None]) -> None:
    found = pairs(raw)
    assert [m.parent for m in found] == parents
    assert [m.index for m in found] == list(range(len(found)))
    assert all(m.closed for m in found)


@pytest.mark.parametrize(
    ("raw", "repeats"),
    [
        ("« Un.\n« Deux.\n« Trois. », dit X.", ["«", "«"]),
        ("« Un.\n» Deux.\n» Trois. », dit X.", ["»", "»"]),
        ("« Un.\nDeux.\nTrois. », dit X.", []),
        ("“Un.\n“Deux.\n“Trois.” dit X.", ["“", "“"]),
        ('"Un.\n"Deux.\n"Trois.", dit X.', ['"', '"']),
        ("« Un.\n\n«Deux.\n\n«\u00a0Trois. », dit X.", ["«", "«"]),
    ],
)
def test_a_quotation_over_paragraphs_is_one_pair(raw: str, repeats: list[str]) -> None:
    found = pairs(raw)
    assert len(found) == 1
    assert found[0].closed
    assert raw[found[0].start : found[0].end].startswith(raw[0])
    assert raw[: found[0].end].rstrip('»”" ').endswith("Trois.")
    assert [raw[start:end] for start, end in found[0].repeats] == repeats
    assert odd(raw) == []


def test_nested_marks_are_repeated_together() -> None:
    raw = "« Un “deux.\n« “Trois” quatre. », dit X."
    assert [(len(m.repeats), m.parent) for m in pairs(raw)] == [(1, None), (1, 0)]


def test_a_closing_mark_at_a_paragraph_start_may_really_close() -> None:
    raw = "« Nous partons.\n», a dit Anne."
    assert inner(raw) == ["Nous partons."]


def test_one_closing_mark_closes_two() -> None:
    raw = "« Il répète « c'est fini »."
    assert [(raw[m.start : m.end], m.closed) for m in pairs(raw)] == [
        ("« Il répète « c'est fini »", True),
        ("« c'est fini »", True),
    ]
    assert odd(raw) == []


@pytest.mark.parametrize(
    ("raw", "content", "kind"),
    [
        ("« Nous partons. Demain.\nIl dort.", "Nous partons. Demain.", "mark.unclosed"),
        ("« Nous partons, a-t-elle dit. Elle sourit.", "Nous partons", "mark.unclosed"),
        ("« Nous partons ! lance-t-il. Voilà.", "Nous partons", "mark.unclosed"),
        ("« Nous partons. « Oui », dit X.", "Nous partons.", "mark.unclosed"),
        ("“Nous partons. « Oui », dit X.", "Nous partons.", "mark.unclosed"),
    ],
)
def test_an_unclosed_quotation_ends_where_it_seems_to_end(raw: str, content: str, kind: str) -> None:
    first = pairs(raw)[0]
    assert not first.closed
    assert raw[first.inner_start : first.inner_end].strip().startswith(content)
    assert first.end <= raw.find("\n") if "\n" in raw else True
    assert odd(raw) == [(kind, 0)]


@pytest.mark.parametrize(
    "damage",
    ["« ouvert.", "fermé ».", 'un " seul.', "“ouvert.", "fermé”.", "« a “ b » c.", "»«", "« « «", '"a "b "c', "''"],
)
def test_damage_stays_in_its_paragraph(damage: str) -> None:
    raw = f'Ici « oui » là.\n{damage}\nRien.\nLà « non », dit-il.\nEt "peut-être".'
    found = inner(raw)
    assert (found[0], found[-2:]) == ("oui", ["non", "peut-être"])
    assert all(m.parent is None for m in pairs(raw)[-2:])
    assert odd(raw)


def test_one_stray_straight_mark_does_not_turn_the_others_round() -> None:
    raw = 'Il dit "oui". Un " seul. Elle dit "non" et "si". Puis un "autre. Fin "là".'
    assert [w for w in ("oui", "non", "si", "là") if w in inner(raw)] == ["oui", "non", "si", "là"]


def test_marks_that_hold_nothing_are_reported() -> None:
    assert pairs("Il « » part.") == []
    assert odd("Il « » part.") == [("mark.empty", 3)]


def test_an_issue_says_which_mark_and_where() -> None:
    raw = "Ici »."
    (issue,) = pair_marks(raw, paragraphs(raw))[1]
    assert issue.message == "The quotation mark » at offset 4 closes nothing."
    assert issue.span is not None
    assert raw[issue.span.start : issue.span.end] == issue.span.text == "»"
