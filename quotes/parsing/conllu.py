"""CoNLL-U, read into the type that every parser gives: for tests on hand-written parses and for foreign parsers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.errors import ConlluError
from quotes.model.tree import Word

_COLUMNS = 10
_IDENTIFIER = re.compile(
    r"(?P<first>\d+)(?:-(?P<last>\d+)|(?P<empty>\.\d+))?"
)  # 4, 4-5 (a written token), 4.1 (an empty node)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a sentence: the numbers of the words it stands for, and its columns."""

    line: int
    words: range
    columns: Sequence[str]

    @property
    def is_token(self) -> bool:
        """Whether it is a written token of several words."""
        return "-" in self.columns[0]


def read_conllu(text: str) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Read CoNLL-U sentences.

    Yields (sentence string, words); word offsets are half-open code points of the string, which is `# text =` where
    given, else the forms joined by spaces as `SpaceAfter=No` says. The words of a multiword token share its span;
    empty nodes are left out.

    Raises:
        ConlluError: a line has not ten columns, no proper number or head, or a form that is not in the sentence.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.rstrip("\r")))
        elif block:
            yield from _sentence(block)
            block = []


def _sentence(block: list[tuple[int, str]]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    rows = [row for number, line in block if not line.startswith("#") for row in _rows(number, line)]
    if not rows:
        return
    covered = {word for row in rows if row.is_token for word in row.words}
    surface = [row for row in rows if row.is_token or row.words[0] not in covered]
    given = next((line.partition("=")[2].strip() for _, line in block if line.startswith("# text =")), None)
    text = given if given is not None else _joined(surface)
    spans = _spans(text, surface, block[0][0])
    words = [row for row in rows if not row.is_token]
    position = {str(row.words[0]): place for place, row in enumerate(words)} | {"0": -1}
    yield text, tuple(_word(row, spans, position) for row in words)


def _rows(number: int, line: str) -> Iterator[_Row]:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ConlluError(
            f"line {number}: {len(columns)} columns instead of {_COLUMNS}; separate them with tabs: {line!r}"
        )
    found = _IDENTIFIER.fullmatch(columns[0])
    if found is None:
        raise ConlluError(f"line {number}: {columns[0]!r} is no word number")
    if not found["empty"]:
        yield _Row(number, range(int(found["first"]), int(found["last"] or found["first"]) + 1), columns)


def _word(row: _Row, spans: dict[int, tuple[int, int]], position: dict[str, int]) -> Word:
    _, form, lemma, upos, _, feats, head, deprel, _, _ = row.columns
    if head not in position:
        raise ConlluError(f"line {row.line}: {head!r} is no head in its sentence")
    return Word(*spans[row.words[0]], form, lemma, upos, _feats(feats), position[head], deprel)


def _joined(surface: Iterable[_Row]) -> str:
    return "".join(row.columns[1] + ("" if "SpaceAfter=No" in row.columns[9] else " ") for row in surface).rstrip()


def _spans(text: str, surface: Iterable[_Row], line: int) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for row in surface:
        form = row.columns[1]
        found = text.find(form, at)
        if found < 0:
            raise ConlluError(f"sentence at line {line}: the form {form!r} is not in its text after offset {at}")
        at = found + len(form)
        spans |= dict.fromkeys(row.words, (found, at))
    return spans


def _feats(column: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)
