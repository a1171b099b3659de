"""Universal Dependencies treebanks: reading, writing, and the check that no test sentence leaks into training."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

#: Shorter texts ("Oui.") recur in any two corpora without one being a copy of the other.
LEAK_MINIMUM_LETTERS = 26

#: What a row of CoNLL-U has.
COLUMNS = 10


class TreebankError(ValueError):
    """A treebank that cannot be read, or that must not be used as asked."""


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 1 within the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the written text, with the words it stands for ("du" stands for "de" and "le")."""

    form: str
    words: tuple[Word, ...]
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence."""

    sent_id: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All syntactic words, in order."""
        return tuple(word for token in self.tokens for word in token.words)

    @property
    def text(self) -> str:
        """The written sentence, without a final space."""
        return "".join(token.form + (" " if token.space_after else "") for token in self.tokens).rstrip()

    @property
    def root(self) -> int:
        """The position of the root word, from 1."""
        return next(place for place, word in enumerate(self.words, 1) if word.head == 0)

    def with_words(self, words: Sequence[Word]) -> Sentence:
        """Return the same tokens over other words, one for one; a token of one word takes that word's form."""
        left = iter(words)
        tokens = []
        for token in self.tokens:
            mine = tuple(next(left) for _ in token.words)
            form = mine[0].form if len(mine) == 1 and token.form == token.words[0].form else token.form
            tokens.append(Token(form, mine, token.space_after))
        return replace(self, tokens=tuple(tokens))


def subtree(words: Sequence[Word], top: int) -> set[int]:
    """The places, from 1, of a word and of all that hangs on it."""
    found, size = {top}, 0
    while len(found) != size:
        size = len(found)
        found |= {place for place, word in enumerate(words, 1) if word.head in found}
    return found


def read_conllu(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file; empty nodes, XPOS and enhanced dependencies are left out."""
    if not path.is_file():
        raise TreebankError(f"no such treebank file: {path}")
    return list(parse_conllu(path.read_text(encoding="utf-8"), path.stem))


def parse_conllu(text: str, name: str = "text") -> Iterator[Sentence]:
    """Read CoNLL-U from a string, sentence by sentence."""
    for number, block in enumerate(re.split(r"\n\s*\n", text.strip()), 1):
        lines = block.splitlines()
        identifier = next((line[12:].strip() for line in lines if line.startswith("# sent_id = ")), f"{name}-{number}")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            yield Sentence(identifier, tuple(_tokens(rows, identifier)))


def _tokens(rows: list[list[str]], identifier: str) -> Iterator[Token]:
    pending: list[Word] = []
    surface: tuple[str, int, bool] | None = None
    for row in rows:
        if len(row) != COLUMNS:
            raise TreebankError(f"sentence {identifier}: {len(row)} columns instead of {COLUMNS}")
        place, space = row[0], "SpaceAfter=No" not in row[9].split("|")
        if "." in place:
            continue
        if "-" in place:
            surface = (row[1], int(place.split("-")[1]), space)
            continue
        word = Word(row[1], row[2], row[3], row[5], int(row[6]), row[7])
        if surface is None:
            yield Token(word.form, (word,), space)
            continue
        pending.append(word)
        if int(place) == surface[1]:
            yield Token(surface[0], tuple(pending), surface[2])
            pending, surface = [], None


def write_conllu(sentences: Iterable[Sentence], path: Path, *, feats: bool = True) -> None:
    """Write sentences as CoNLL-U; without `feats` that column is left blank, so that a tagger skips it in training."""
    with path.open("w", encoding="utf-8") as out:
        for sentence in sentences:
            out.write(format_sentence(sentence, feats=feats))


def format_sentence(sentence: Sentence, *, feats: bool = True) -> str:
    """Format one sentence as a CoNLL-U block, with the empty line behind it."""
    lines = [f"# sent_id = {sentence.sent_id}", f"# text = {sentence.text}"]
    place = 1
    for token in sentence.tokens:
        misc = "_" if token.space_after else "SpaceAfter=No"
        if len(token.words) > 1:
            lines.append(f"{place}-{place + len(token.words) - 1}\t{token.form}" + "\t_" * 7 + f"\t{misc}")
            misc = "_"
        for word in token.words:
            columns = [str(place), word.form, word.lemma, word.upos, "_", word.feats if feats else "_"]
            lines.append("\t".join([*columns, str(word.head), word.deprel, "_", misc]))
            place += 1
    return "\n".join(lines) + "\n\n"


def letters(text: str) -> str:
    """Reduce a text to its lower-case letters and digits, for comparing sentences across treebanks."""
    return re.sub(r"\W+", "", text.lower())


def without_copies(sentences: Iterable[Sentence], held_out: Iterable[Sentence]) -> list[Sentence]:
    """Drop the sentences whose text also stands in the held-out ones (boilerplate that recurs in one source)."""
    known = {letters(sentence.text) for sentence in held_out}
    return [s for s in sentences if len(letters(s.text)) < LEAK_MINIMUM_LETTERS or letters(s.text) not in known]


def check_no_leak(training: Iterable[Sentence], held_out: Iterable[Sentence]) -> None:
    """Fail if a held-out sentence, by identifier or by text, is among the training sentences."""
    held = list(held_out)
    identifiers = {sentence.sent_id for sentence in held}
    texts = {letters(sentence.text) for sentence in held}
    for sentence in training:
        reduced = letters(sentence.text)
        if sentence.sent_id in identifiers or (len(reduced) >= LEAK_MINIMUM_LETTERS and reduced in texts):
            raise TreebankError(f"sentence {sentence.sent_id} is held out and must not be trained on: {sentence.text}")


def harmonise_lemmas(sentences: Iterable[Sentence], core: Iterable[Sentence]) -> list[Sentence]:
    """Give words of other treebanks the lemma that the core treebanks always use for the same form and tag."""
    lexicon: dict[tuple[str, str], dict[str, int]] = {}
    for sentence in core:
        for word in sentence.words:
            counts = lexicon.setdefault((word.form.lower(), word.upos), {})
            counts[word.lemma] = counts.get(word.lemma, 0) + 1

    def agree(word: Word) -> Word:
        counts = lexicon.get((word.form.lower(), word.upos))
        if word.upos == "PROPN" or not counts or word.lemma in counts:
            return word
        return replace(word, lemma=max(counts, key=lambda lemma: counts[lemma]))

    return [sentence.with_words([agree(word) for word in sentence.words]) for sentence in sentences]
