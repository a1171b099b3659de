"""Raw text with one label per character, the form in which Stanza's tokenizer is trained.

Labels: 0 inside a token, 1 end of a token, 2 end of a sentence, 3 end of a multi-word token, 4 that and a sentence's.
Spaces of every width are one to that tokenizer, so a convention's inner space is written as a plain space here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quotes.parsing.training.augmentation import (
    capitals,
    heading,
    is_headline_like,
    respelled,
    without_final_stop,
)
from quotes.parsing.training.treebanks import Sentence

_LONG_PARAGRAPH = 40
_SHORT_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class TokenizerShares:
    """How much of the tokenizer's text is changed, each a share from 0 to 1."""

    apostrophes: float
    quotes: float
    headline_without_stop: float
    headline_in_capitals: float
    short_paragraphs: float
    headings: float


def labelled(sentences: Sequence[Sentence]) -> tuple[str, str]:
    """Write one paragraph and its labels, sentences joined by a space."""
    texts, labels = [], []
    for sentence in sentences:
        text, marks = _sentence(sentence)
        texts.append(text)
        labels.append(marks)
    return " ".join(texts), "0".join(labels)


def _sentence(sentence: Sentence) -> tuple[str, str]:
    text, labels = "", ""
    last = len(sentence.tokens) - 1
    for place, token in enumerate(sentence.tokens):
        multi = 2 if len(token.words) > 1 else 0
        end = 1 if place == last else 0
        text += token.form
        labels += "0" * (len(token.form) - 1) + str(1 + multi + end)
        if token.space_after and not end:
            text += " "
            labels += "0"
    return text, labels


def paragraphs(
    ordered: Sequence[Sentence], mixed: Sequence[Sentence], random: Random, shares: TokenizerShares, passes: int
) -> Iterator[list[Sentence]]:
    """Lay out a training text: `ordered` once as it is, then `passes` times everything shuffled and varied."""
    yield from _chunks(ordered, _LONG_PARAGRAPH)
    for _ in range(passes):
        pool = [_varied(sentence, random, shares) for sentence in [*ordered, *mixed]]
        pool += _headings(pool, random, round(len(pool) * shares.headings))
        random.shuffle(pool)
        cut = round(len(pool) * (1 - shares.short_paragraphs))
        yield from _chunks(pool[:cut], _LONG_PARAGRAPH)
        rest = pool[cut:]
        while rest:
            size = random.randint(1, _SHORT_PARAGRAPH)
            yield rest[:size]
            rest = rest[size:]


def _headings(pool: Sequence[Sentence], random: Random, number: int) -> list[Sentence]:
    """Make headings of noun phrases: a text without paragraph breaks runs them into its sentences."""
    cut = (heading(sentence, random) for sentence in random.sample(pool, min(len(pool), 2 * number)))
    return [each for each in cut if each is not None][:number]


def _chunks(sentences: Sequence[Sentence], size: int) -> Iterator[list[Sentence]]:
    for start in range(0, len(sentences), size):
        yield list(sentences[start : start + size])


def _varied(sentence: Sentence, random: Random, shares: TokenizerShares) -> Sentence:
    changed = respelled(sentence, random, quotes=shares.quotes, apostrophes=shares.apostrophes)
    if is_headline_like(changed):
        if random.random() < shares.headline_without_stop:
            changed = without_final_stop(changed) or changed
        if random.random() < shares.headline_in_capitals:
            changed = capitals(changed)
    return changed


def write_tokenizer_files(chunks: Iterable[Sequence[Sentence]], text_path: Path, label_path: Path) -> None:
    """Write the text and its labels, paragraphs parted by an empty line in both."""
    with text_path.open("w", encoding="utf-8") as text_file, label_path.open("w", encoding="utf-8") as label_file:
        for chunk in chunks:
            text, labels = labelled(chunk)
            text_file.write(text + "\n\n")
            label_file.write(labels + "\n\n")
