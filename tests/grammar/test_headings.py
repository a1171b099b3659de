"""Lines that announce a text, and quoted words that come back in it."""

import pytest

from quotes.grammar.headings import echo_of, heads, is_heading
from quotes.text import paragraphs

BELOW = "\n\nLe conseil se réunit mardi soir dans la salle des fêtes."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Une digue « fragile »", True),
        ("« On n'a plus peur »", True),
        ("- « On n'a plus peur » -", True),
        ("UN BARRAGE “SÛR”", True),
        ("« On n'a plus peur. »", False),
        ("« On n'a plus peur », dit le maire.", False),
        ("Le maire a parlé :", False),
        ("* * *", False),
        ("Le maire a parlé de la digue " * 6, False),
    ],
)
def test_a_heading_is_a_short_line_that_no_sentence_ends(line: str, expected: bool) -> None:
    raw = line + BELOW
    assert is_heading(raw, paragraphs(raw)[0]) is expected


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("irritants", "un irritant persistant", True),
        ("ÉQUILIBRÉE", "équilibré, voire excédentaire", True),
        ("oui, mais", "C'est un oui, mais. Et le mais est plus gros", True),
        ("retraités en croisière", "des retraités qui partent en croisière", True),
        ("retraités en croisière", "des retraités modestes", False),
        ("sûr", "il en est assurément capable", False),
        ("…", "il pleut…", False),
    ],
)
def test_words_come_back_as_they_stand_or_with_most_of_the_long_ones(own: str, other: str, expected: bool) -> None:
    assert echo_of(own, [(0, len(own))]).comes_back_in(echo_of(other, [(0, len(other))])) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Rien n'est prêt »" + BELOW, True),
        ("Il se tait. - « Rien n'est prêt » - Le maire est parti.", True),
        ("Le plan du maire - « Rien n'est prêt » - coûtera cher.", False),
        ("Il se tait. « Rien n'est prêt » - Le maire est parti.", False),
    ],
)
def test_quoted_words_head_a_text_alone_or_set_into_it_between_dashes(text: str, expected: bool) -> None:
    start = text.index("«")
    assert heads(text, paragraphs(text)[0], (start, text.index("»") + 1)) is expected
