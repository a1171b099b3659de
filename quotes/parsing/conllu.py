"""CoNLL-U, read into the type that every parser gives: for tests on hand-written parses and for foreign parsers."""

from collections.abc import Iterable, Iterator

from quotes.errors import ConlluError
from quotes.model.tree import Word

_COLUMNS = 10


def read_conllu(text: str) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Read CoNLL-U sentences.

    Yields (sentence string, words); word offsets are half-open code points of the string, which is `# text =` where
    given, else the forms joined by spaces as `SpaceAfter=No` says. The words of a multiword token share its span.

    Raises:
        ConlluError: a line has not ten columns, or a form is not found in the sentence's text.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield _sentence(block)
            block = []
    if block:
        yield _sentence(block)


def _sentence(block: list[tuple[int, str]]) -> tuple[str, tuple[Word, ...]]:
    rows = [_row(number, line) for number, line in block if not line.startswith("#")]
    given = next((line.partition("=")[2].strip() for _, line in block if line.startswith("# text =")), None)
    covered = {i for row in rows if "-" in row[0] for i in _range(row[0])}
    surface = [row for row in rows if "-" in row[0] or (row[0].isdigit() and int(row[0]) not in covered)]
    text = given if given is not None else _joined(surface)
    spans = _spans(text, surface, block[0][0])
    words = [row for row in rows if row[0].isdigit()]
    position = {row[0]: i for i, row in enumerate(words)}
    return text, tuple(
        Word(*spans[int(row[0])], row[1], row[2], row[3], _feats(row[5]), position.get(row[6], -1), row[7])
        for row in words
    )


def _row(number: int, line: str) -> list[str]:
    row = line.split("\t")
    if len(row) != _COLUMNS:
        raise ConlluError(f"line {number}: {len(row)} columns instead of {_COLUMNS}; separate them with tabs: {line!r}")
    return row


def _range(identifier: str) -> range:
    first, _, last = identifier.partition("-")
    return range(int(first), int(last) + 1)


def _joined(surface: Iterable[list[str]]) -> str:
    return "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in surface).rstrip()


def _spans(text: str, surface: Iterable[list[str]], line: int) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for row in surface:
        found = text.find(row[1], at)
        if found < 0:
            raise ConlluError(f"sentence at line {line}: the form {row[1]!r} is not in its text after offset {at}")
        at = found + len(row[1])
        for i in _range(row[0]) if "-" in row[0] else (int(row[0]),):
            spans[i] = (found, at)
    return spans


def _feats(column: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)
