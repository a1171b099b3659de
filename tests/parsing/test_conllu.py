"""CoNLL-U as the rest of the world writes it."""

import pytest

from quotes.errors import ConlluError
from quotes.parsing import read_conllu


def row(number: str, form: str, head: str = "0", misc: str = "_", feats: str = "_") -> str:
    return f"{number}\t{form}\t{form.lower()}\tX\t_\t{feats}\t{head}\tdep\t_\t{misc}"


DU = [row("1-2", "du", "_"), row("1", "de", "3"), row("2", "le", "3"), row("3", "maire", "0", "SpaceAfter=No")]


def read(*lines: str) -> list[tuple[str, list[tuple[str, str, int]]]]:
    return [
        (text, [(text[w.start : w.end], w.text, w.head) for w in words])
        for text, words in read_conllu("\n".join(lines))
    ]


def test_the_words_of_a_multiword_token_share_its_stretch() -> None:
    assert read("# text = du maire.", *DU, row("4", ".", "3")) == [
        ("du maire.", [("du", "de", 2), ("du", "le", 2), ("maire", "maire", -1), (".", ".", 2)])
    ]


def test_a_missing_text_is_made_of_the_forms() -> None:
    assert read(*DU, row("4", ".", "3"))[0][0] == "du maire."


def test_comments_empty_nodes_and_blank_lines_part_nothing_else() -> None:
    lines = (
        "# sent_id = 1",
        row("1", "Il"),
        row("1.1", "fut", "_"),
        row("2", "part", "1"),
        "",
        "",
        "# x",
        row("1", "Oui"),
    )
    assert read(*lines) == [("Il part", [("Il", "Il", -1), ("part", "part", 0)]), ("Oui", [("Oui", "Oui", -1)])]


def test_features_are_read() -> None:
    ((_, (word,)),) = read_conllu(row("1", "Ils", feats="Gender=Masc|Number=Plur"))
    assert word.feats == {"Gender": "Masc", "Number": "Plur"}


def test_nothing_is_no_sentence() -> None:
    assert list(read_conllu("\n\n# only = a comment\n\n")) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("1\tIl\til",), "line 1: 3 columns instead of 10"),
        ((row("1", "Il"), row("2", "part").replace("\t", " ")), "line 2: 1 columns"),
        (("# text = Elle part", row("1", "Il")), "sentence at line 1: the form 'Il' is not in its text"),
        ((row("eins", "Il"),), "line 1: 'eins' is no word number"),
        ((row("3-2-1", "Il"),), "line 1: '3-2-1' is no word number"),
        ((row("1", "Il", "x"),), "line 1: 'x' is no head"),
        ((row("1", "Il", "7"),), "line 1: '7' is no head"),
    ],
)
def test_what_is_malformed_is_named_with_its_line(lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(ConlluError, match=message.replace("(", "\\(")):
        list(read_conllu("\n".join(lines)))
