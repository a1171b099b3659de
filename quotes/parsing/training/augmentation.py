"""What the treebanks show too rarely: marks of every convention, typographic apostrophes, texts without a final stop.

Every function returns a new sentence, or None where the sentence offers nothing to change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from quotes.parsing.training.treebanks import Sentence, Token, Word, subtree

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
OPENING_MARKS = frozenset("«“‹„")
CLOSING_MARKS = frozenset("»”›")
STRAIGHT_MARK = '"'
_LONGEST_HEADLINE = 14
_HEADING_LENGTHS = range(1, 10)  # words
_HEADED = frozenset({"nsubj", "nsubj:pass", "obj"})


@dataclass(frozen=True, slots=True)
class Convention:
    """One way to write quotation marks: the marks, and what stands between them and the quoted words."""

    opening: str
    closing: str
    inner_space: str = ""


CONVENTIONS: tuple[Convention, ...] = (
    Convention("«", "»", " "),
    Convention("«", "»", NO_BREAK_SPACE),
    Convention("«", "»", NARROW_NO_BREAK_SPACE),
    Convention("«", "»"),
    Convention("“", "”"),
    Convention("“", "”", " "),
    Convention(STRAIGHT_MARK, STRAIGHT_MARK),
    Convention("‹", "›", " "),
    Convention("„", "“"),
)


def requote(sentence: Sentence, convention: Convention) -> Sentence | None:
    """Rewrite the quotation marks of a sentence; None without a mark or with marks that do not pair."""
    tokens: list[Token] = []
    depth, changed = 0, False
    for token in sentence.tokens:
        side = _side(token.form, depth)
        if side == 0:
            tokens.append(token)
            continue
        depth, changed = depth + side, True
        if depth not in (0, 1):
            return None
        form = convention.opening if side > 0 else convention.closing
        space_after = bool(convention.inner_space) if side > 0 else token.space_after
        if side < 0 and tokens:
            tokens[-1] = replace(tokens[-1], space_after=bool(convention.inner_space))
        tokens.append(Token(form, (replace(token.words[0], form=form, lemma=form),), space_after))
    return replace(sentence, tokens=tuple(tokens)) if changed and depth == 0 else None


def _side(form: str, depth: int) -> int:
    if form == STRAIGHT_MARK or (form == "“" and depth):  # „so“ closes with the mark that opens “so”
        return -1 if depth else 1
    return 1 if form in OPENING_MARKS else -1 if form in CLOSING_MARKS else 0


def written_text(sentence: Sentence, inner_space: str) -> str:
    """Write a sentence with the convention's own space inside its marks (`Token` only knows that there is one)."""
    pieces: list[str] = []
    for place, token in enumerate(sentence.tokens):
        following = sentence.tokens[place + 1].form if place + 1 < len(sentence.tokens) else ""
        inside = token.form in OPENING_MARKS or following in CLOSING_MARKS
        space = (inner_space if inside and inner_space else " ") if token.space_after else ""
        pieces.append(token.form + space)
    return "".join(pieces).rstrip()


def typographic_apostrophes(sentence: Sentence) -> Sentence | None:
    """Turn every straight apostrophe into a typographic one."""
    if "'" not in sentence.text:
        return None

    def curl(word: Word) -> Word:
        return replace(word, form=word.form.replace("'", "’"))

    tokens = (
        Token(token.form.replace("'", "’"), tuple(curl(word) for word in token.words), token.space_after)
        for token in sentence.tokens
    )
    return replace(sentence, tokens=tuple(tokens))


def respelled(sentence: Sentence, random: Random, *, quotes: float, apostrophes: float) -> Sentence:
    """Write a sentence with the marks of a convention drawn, and with typographic apostrophes, each with a chance."""
    changed = sentence
    if random.random() < quotes:
        changed = requote(changed, random.choice(CONVENTIONS)) or changed
    if random.random() < apostrophes:
        changed = typographic_apostrophes(changed) or changed
    return changed


def without_final_stop(sentence: Sentence) -> Sentence | None:
    """Drop the final full stop, as headlines and list items do; None if something hangs on it."""
    words = sentence.words
    if len(words) == 1 or sentence.tokens[-1].form != "." or any(word.head == len(words) for word in words):
        return None
    return replace(sentence, tokens=sentence.tokens[:-1])


def is_headline_like(sentence: Sentence) -> bool:
    """Say whether a sentence could be a headline or a list item: short, and no verb at its root."""
    words = sentence.words
    return 1 < len(words) <= _LONGEST_HEADLINE and words[sentence.root - 1].upos in {"NOUN", "PROPN", "NUM"}


def heading(sentence: Sentence, random: Random) -> Sentence | None:
    """Cut a noun phrase out of a sentence and write it as a heading, without a stop; None if there is none to cut."""
    words = sentence.words
    nouns = [place for place, word in enumerate(words, 1) if word.upos == "NOUN" and word.deprel in _HEADED]
    random.shuffle(nouns)
    for noun in nouns:
        inside = subtree(words, noun)
        first, last = min(inside), max(inside)
        ragged = words[first - 1].upos == "ADP" or words[last - 1].upos == "PUNCT"
        if ragged or last - first + 1 != len(inside) or len(inside) not in _HEADING_LENGTHS:
            continue
        tokens = _between(sentence, first, last)
        if sum(len(token.words) for token in tokens) == len(inside):
            return replace(sentence, sent_id=f"{sentence.sent_id}-heading", tokens=_as_heading(tokens, first - 1))
    return None


def _between(sentence: Sentence, first: int, last: int) -> list[Token]:
    """Return the tokens all of whose words stand at the places from `first` to `last`."""
    tokens, place = [], 1
    for token in sentence.tokens:
        if first <= place and place + len(token.words) - 1 <= last:
            tokens.append(token)
        place += len(token.words)
    return tokens


def _as_heading(tokens: Sequence[Token], before: int) -> tuple[Token, ...]:
    """Write tokens as a sentence of their own: a capital, no space behind, heads counted from its own start."""
    size = sum(len(token.words) for token in tokens)

    def moved(word: Word) -> Word:
        head = word.head - before
        return replace(word, head=head) if 0 < head <= size else replace(word, head=0, deprel="root")

    alone = [replace(token, words=tuple(map(moved, token.words))) for token in tokens]
    start, word = alone[0], alone[0].words[0]
    if len(start.words) == 1:
        word = replace(word, form=word.form[0].upper() + word.form[1:])
    alone[0] = replace(start, form=start.form[0].upper() + start.form[1:], words=(word, *start.words[1:]))
    return tuple(alone)


def capitals(sentence: Sentence) -> Sentence:
    """Write a sentence in capitals, as headings do."""
    tokens = (
        Token(token.form.upper(), tuple(replace(w, form=w.form.upper()) for w in token.words), token.space_after)
        for token in sentence.tokens
    )
    return replace(sentence, tokens=tuple(tokens))


def augmented(sentences: Iterable[Sentence], random: Random, *, apostrophes: float, copies: int) -> list[Sentence]:
    """Add `copies` requoted copies of every quoting sentence; curl apostrophes in the given share of all."""
    result: list[Sentence] = []
    for sentence in sentences:
        versions = [sentence]
        for _ in range(copies):
            copy = requote(sentence, random.choice(CONVENTIONS))
            versions += [copy] if copy is not None else []
        for version in versions:
            curled = typographic_apostrophes(version) if random.random() < apostrophes else None
            result.append(curled or version)
    return result
