"""Reporting clauses: turned the right way round where a treebank reverses them, and put around other sentences.

GSD and Sequoia hang an inverted reporting clause on what is quoted: in «Il part », a dit Anne, *part* is the root and
*dit* its `parataxis:insert`. PUD makes *dit* the root. A newspaper has such clauses in every paragraph, the treebanks
have a few dozen, so training sentences are also wrapped in clauses from a small grammar, with their trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from quotes.parsing.training.augmentation import CLOSING_MARKS, CONVENTIONS, OPENING_MARKS, STRAIGHT_MARK, Convention
from quotes.parsing.training.clauses import reporting_clause, source_phrase
from quotes.parsing.training.treebanks import Sentence, Token, Word, subtree

_MARKS = OPENING_MARKS | CLOSING_MARKS | {STRAIGHT_MARK, "”"}
_LONGEST = 28
_SHORTEST = 4
_PLACEHOLDER = "oui"  # the skeleton's; a training recipe does not import the engine


def turn_incise(sentence: Sentence) -> Sentence | None:
    """Make the quoted clause the root and the reporting verb its `parataxis:insert`; None where nothing is reversed."""
    words = list(sentence.words)
    verb = sentence.root
    quoted = _quoted_head(words, verb)
    if quoted is None:
        return None
    end = max(subtree(words, quoted))
    subjects = [p for p, w in enumerate(words, 1) if w.head == verb and w.deprel.startswith("nsubj")]
    if end > verb or not subjects or min(subjects) < end:
        return None
    for place, word in enumerate(words, 1):
        moved = word.head == verb and place != quoted
        if moved and (place < end or (word.upos == "PUNCT" and (word.form in _MARKS or place == len(words)))):
            words[place - 1] = replace(word, head=quoted)
    words[quoted - 1] = replace(words[quoted - 1], head=0, deprel="root")
    words[verb - 1] = replace(words[verb - 1], head=quoted, deprel="parataxis:insert")
    return sentence.with_words(words)


def _quoted_head(words: Sequence[Word], verb: int) -> int | None:
    if words[verb - 1].upos != "VERB":
        return None
    before = [p for p, w in enumerate(words, 1) if w.head == verb and p < verb and _may_be_quoted(w)]
    return before[0] if len(before) == 1 else None


def _may_be_quoted(word: Word) -> bool:
    return word.deprel.split(":")[0] == "parataxis"


def is_wrappable(sentence: Sentence) -> bool:
    """Say whether a sentence can be put into someone's mouth: a clause that ends in a full stop, without marks."""
    words = sentence.words
    if not _SHORTEST <= len(words) <= _LONGEST or sentence.tokens[-1].form != ".":
        return False
    if any(w.form in _MARKS or w.form in ":;" or w.deprel == "parataxis:insert" for w in words):
        return False
    top = sentence.root
    return words[top - 1].upos == "VERB" or any(w.head == top and w.deprel == "cop" for w in words)


def wrapped(sentence: Sentence, random: Random) -> Sentence:
    """Put a sentence into someone's mouth, in one of the ways a newspaper does."""
    ways = (_quote_first, _quote_first, _quote_first, _interrupted, _that_clause, _that_clause, _after_colon, _source)
    return random.choice(ways)(sentence, random)


def without_marks(sentence: Sentence) -> Sentence:
    """Leave out the quotation marks, as the skeleton does before a parser reads; what hung on one hangs higher."""
    gone = [place for place, word in enumerate(sentence.words, 1) if word.form in _MARKS]
    kept = [place for place in range(len(sentence.words) + 1) if place not in gone]
    new_place = {old: new for new, old in enumerate(kept)}
    tokens: list[Token] = []
    opened = False
    for token in sentence.tokens:
        if token.form in _MARKS:
            if opened:  # the space behind a closing mark is the one between the words now
                tokens[-1] = replace(tokens[-1], space_after=token.space_after)
            opened = not opened
            continue
        words = tuple(replace(word, head=new_place[word.head]) for word in token.words)
        tokens.append(replace(token, words=words))
    return replace(sentence, sent_id=f"{sentence.sent_id}-bare", tokens=tuple(tokens))


def folded_report(number: int, random: Random) -> Sentence:
    """Report one word that stands for a whole quotation, as the skeleton writes it: "oui, a dit Anne Morel."."""
    word = Word(_PLACEHOLDER, _PLACEHOLDER, "INTJ", "_", 0, "root")
    bare = Sentence(f"folded-{number}", (Token(word.form, (word,), space_after=False), _punctuation(".", 1)))
    ways = (_quote_first, _quote_first, _quote_first, _after_colon)
    return without_marks(random.choice(ways)(bare, random))


def _quote_first(sentence: Sentence, random: Random) -> Sentence:
    body = list(sentence.tokens[:-1])
    ending = random.random()
    if ending < 0.15:
        mark = random.choice("!?")
        body[-1] = replace(body[-1], space_after=True)
        body.append(_punctuation(mark, sentence.root))
    marked = random.random() < 0.85
    quoted = _quote(body, sentence.root, random.choice(CONVENTIONS)) if marked else body
    top = sentence.root + (1 if marked else 0)
    comma = random.random() < 0.9 or not marked
    quoted[-1] = replace(quoted[-1], space_after=not comma)
    clause = reporting_clause(random, inverted=True)
    return _assembled(
        sentence, [quoted, *([[_punctuation(",", -1)]] if comma else []), clause], top, "parataxis:insert"
    )


def _interrupted(sentence: Sentence, random: Random) -> Sentence:
    commas = [p for p, t in enumerate(sentence.tokens[:-2]) if t.form == "," and p > 1]
    if not commas:
        return _quote_first(sentence, random)
    cut = random.choice(commas)
    convention = random.choice(CONVENTIONS)
    clause = reporting_clause(random, inverted=True)
    clause[-1] = replace(clause[-1], space_after=False)
    before, after = list(sentence.tokens[:cut]), list(sentence.tokens[cut + 1 : -1])
    return _spliced(sentence, before, clause, after, convention)


def _that_clause(sentence: Sentence, random: Random) -> Sentence:
    body = _lowered(list(sentence.tokens[:-1]))
    clause = reporting_clause(random, inverted=False)
    elided = body[0].form[:1].lower() in "aeiouyéèêàâîô"
    que = Word("qu'" if elided else "que", "que", "SCONJ", "_", -1, "mark")
    return _reported(sentence, clause, [Token(que.form, (que,), not elided), *body], 1, "ccomp")


def _after_colon(sentence: Sentence, random: Random) -> Sentence:
    clause = reporting_clause(random, inverted=False)
    body = _quote(list(sentence.tokens[:-1]), sentence.root, random.choice(CONVENTIONS))
    colon = Word(":", ":", "PUNCT", "_", -1, "punct")
    return _reported(sentence, clause, [Token(":", (colon,)), *body], 2, "parataxis")


def _source(sentence: Sentence, random: Random) -> Sentence:
    phrase = source_phrase(random)
    phrase[-1] = replace(phrase[-1], space_after=False)
    top = next(place for place, word in enumerate(_words(phrase), 1) if word.head == 0)
    comma = Token(",", (Word(",", ",", "PUNCT", "_", top, "punct"),))
    lead = [*phrase, comma]
    shift = len(_words(lead))
    body = _shifted(_lowered(list(sentence.tokens)), shift)
    lead = _reattached(lead, shift + sentence.root, "obl:mod")
    return replace(sentence, sent_id=f"{sentence.sent_id}-source", tokens=tuple(_capitalised([*lead, *body])))


def _quote(body: list[Token], root: int, convention: Convention) -> list[Token]:
    """Put marks around tokens whose words count from 1; heads move by one for the opening mark."""
    shifted = _shifted(body, 1)
    inside = bool(convention.inner_space)
    shifted[-1] = replace(shifted[-1], space_after=inside)
    opening = replace(_punctuation(convention.opening, root + 1), space_after=inside)
    return [opening, *shifted, _punctuation(convention.closing, root + 1)]


def _assembled(sentence: Sentence, parts: list[list[Token]], top: int, deprel: str) -> Sentence:
    """Join a quotation (first part) and a reporting clause (last part), whose verb hangs on the quotation's `top`."""
    quoted, clause = parts[0], parts[-1]
    comma = parts[1] if len(parts) > 2 else []
    shift = len(_words(quoted)) + len(comma)
    verb = shift + next(place for place, word in enumerate(_words(clause), 1) if word.head == 0)
    moved = _reattached(_shifted(clause, shift), top, deprel)
    moved[-1] = replace(moved[-1], space_after=False)
    commas = [Token(t.form, (replace(t.words[0], head=verb),), t.space_after) for t in comma]
    tokens = [*quoted, *commas, *moved, _punctuation(".", top)]
    return replace(sentence, sent_id=f"{sentence.sent_id}-said", tokens=tuple(tokens))


def _spliced(
    sentence: Sentence, before: list[Token], clause: list[Token], after: list[Token], convention: Convention
) -> Sentence:
    """Break a quotation at a comma, close the mark, put the clause between two commas, open the mark again."""
    inside = bool(convention.inner_space)
    first, rest = len(_words(before)), len(_words(clause))
    # opening mark before the first part; closing mark, comma, clause, comma, opening mark between the two
    gap = rest + 4

    def place(old: int) -> int:
        return old if old <= 0 else old + 1 if old <= first else old + gap

    def moved(tokens: list[Token]) -> list[Token]:
        return [replace(t, words=tuple(replace(w, head=place(w.head)) for w in t.words)) for t in tokens]

    top = place(sentence.root)
    said = _reattached(_shifted(clause, first + 3), top, "parataxis:insert")
    verb = first + 3 + next(p for p, word in enumerate(_words(clause), 1) if word.head == 0)
    left, right = moved(before), moved(after)
    left[-1] = replace(left[-1], space_after=inside)
    right[-1] = replace(right[-1], space_after=inside)
    opening = replace(_punctuation(convention.opening, top), space_after=inside)
    closing = replace(_punctuation(convention.closing, top), space_after=False)
    tokens = [opening, *left, closing, _punctuation(",", verb), *said, _punctuation(",", verb), opening, *right]
    tokens += [closing, _punctuation(".", top)]
    return replace(sentence, sent_id=f"{sentence.sent_id}-broken", tokens=tuple(tokens))


def _reported(sentence: Sentence, clause: list[Token], body: list[Token], lead: int, deprel: str) -> Sentence:
    """Hang what is said, with the `lead` words before it, on the reporting verb that comes first."""
    verb = next(place for place, word in enumerate(_words(clause), 1) if word.head == 0)
    shift = len(_words(clause))
    quoted = deprel == "parataxis"
    top = shift + lead + sentence.root
    # a quoted body counts from 1 with its opening mark already; a que-clause does not count its "que"
    moved = _shifted(body, shift + (1 if quoted else lead))
    result = []
    for token in moved:
        words = tuple(_hung(word, top, verb, deprel) for word in token.words)
        result.append(replace(token, words=words))
    result[-1] = replace(result[-1], space_after=False)
    start = _capitalised(clause)
    if not quoted:
        start[-1] = replace(start[-1], space_after=True)
    tokens = [*start, *result, _punctuation(".", verb)]
    return replace(sentence, sent_id=f"{sentence.sent_id}-that", tokens=tuple(tokens))


def _hung(word: Word, top: int, verb: int, deprel: str) -> Word:
    if word.head == 0:
        return replace(word, head=verb, deprel=deprel)
    return replace(word, head=top) if word.head < 0 else word


def _words(tokens: Sequence[Token]) -> list[Word]:
    return [word for token in tokens for word in token.words]


def _shifted(tokens: Sequence[Token], by: int) -> list[Token]:
    return [replace(t, words=tuple(replace(w, head=w.head + by) if w.head > 0 else w for w in t.words)) for t in tokens]


def _reattached(tokens: Sequence[Token], head: int, deprel: str) -> list[Token]:
    return [
        replace(t, words=tuple(replace(w, head=head, deprel=deprel) if w.head == 0 else w for w in t.words))
        for t in tokens
    ]


def _punctuation(form: str, head: int) -> Token:
    return Token(form, (Word(form, form, "PUNCT", "_", head, "punct"),))


def _lowered(tokens: list[Token]) -> list[Token]:
    first = tokens[0]
    if first.words[0].upos in {"PROPN", "X"} or first.form[1:2].isupper():
        return tokens
    form = first.form[0].lower() + first.form[1:]
    word = replace(first.words[0], form=first.words[0].form[0].lower() + first.words[0].form[1:])
    return [replace(first, form=form, words=(word, *first.words[1:])), *tokens[1:]]


def _capitalised(tokens: list[Token]) -> list[Token]:
    first = tokens[0]
    word = replace(first.words[0], form=first.words[0].form[0].upper() + first.words[0].form[1:])
    return [replace(first, form=first.form[0].upper() + first.form[1:], words=(word, *first.words[1:])), *tokens[1:]]
