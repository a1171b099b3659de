"""True and falsified phrases, generated from the annotated fixtures: the work of forgers, editors and memory.

Everything is drawn by a seeded generator, so the same set comes out each time. Some articles are kept out of the
archive: their true quotations must not be found.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import regex

from quotes.archive import Verdict
from quotes.archive.names import can_be_one
from quotes.archive.normalise import fold, normalise
from quotes.model.result import Extraction, Quotation, Speaker

PER_SORT = 30
KEPT_OUT = 5  # every fifth article stays out of the archive
_MARKS = '«»“”"‹› \u00a0\u202f'
_WORD = regex.compile(r"\p{L}[\p{L}’'-]*")
_NUMBER = regex.compile(r"\d+")
_NEGATIONS = (
    (regex.compile(r"\bne (\p{L}+) pas\b"), r"\1"),
    (regex.compile(r"\bn['’](\p{L}+) pas\b"), r"\1"),
    (regex.compile(r"\b(est|sont|a|ont|sera|seront|peut|doit|va|faut|veut|avons|sommes)\b"), r"\1 pas"),
)
# Words of no fixture's subject, for what nobody said.
_FOREIGN = (
    "girafe fusée violoncelle pastèque igloo chameau trapèze lagune cornemuse alambic mandarine scaphandre totem "
    "parapente caravelle gondole marmotte obélisque toupie zeppelin"
).split()
_TEMPLATES = (
    "La {0} ne remplacera jamais le {1} dans nos {2}s",
    "Aucun {0} n'a traversé la {1} depuis quarante ans",
    "Il faudra un {0} et trois {1}s pour sauver cette {2}",
    "Je préfère cent fois un {0} à votre {1}",
    "Les amateurs de {0} réclament une {1} par village",
)


@dataclass(frozen=True)
class Case:
    """A phrase alleged of a speaker (or of nobody in particular), how it was made, and the right answer."""

    phrase: str
    speaker: str | None
    made: str
    verdict: Verdict


@dataclass(frozen=True)
class Said:
    """A stretch that the article gives word for word; `around`: all that this article quotes, normalised."""

    words: str
    kind: str
    speaker: Speaker | None
    others: tuple[Speaker, ...]


Falsifier: TypeAlias = Callable[[Said, random.Random], str | None]


def split(
    extractions: list[tuple[Extraction, str]],
) -> tuple[list[tuple[Extraction, str]], list[tuple[Extraction, str]]]:
    """What is archived, and what is kept out of it."""
    archived = [each for number, each in enumerate(extractions) if number % KEPT_OUT != KEPT_OUT - 1]
    kept_out = [each for number, each in enumerate(extractions) if number % KEPT_OUT == KEPT_OUT - 1]
    return archived, kept_out


def cases(extractions: list[tuple[Extraction, str]], seed: int = 1) -> list[Case]:
    """The whole set: at most PER_SORT cases for each way of making one."""
    draw = random.Random(seed)
    archived, kept_out = split(extractions)
    said = [each for extraction, _ in archived for each in stretches(extraction)]
    draw.shuffle(said)
    made = [*_true(said, draw), *_falsified(said, draw), *_elsewhere(archived, kept_out, draw)]
    return [case for case in made if normalise(case.phrase).tokens]


def stretches(extraction: Extraction) -> Iterator[Said]:
    """Whole direct quotations and quoted islands of five words and more that occur once in their article."""
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    for quotation in extraction.quotations:
        if quotation.kind == "indirect":
            continue
        speaker = speakers.get(quotation.speaker or "")
        others = tuple(each for each in extraction.speakers if speaker and not _related(each, speaker))
        for words in _verbatim(quotation):
            if len(normalise(words).tokens) > 4:
                yield Said(words, quotation.kind, speaker, others)


def _verbatim(quotation: Quotation) -> list[str]:
    if quotation.kind == "direct":
        return [" ".join(_bare(span.text) for span in quotation.content)]
    return [_bare(span.text) for span in quotation.verbatim]


def _bare(words: str) -> str:
    return words.strip(_MARKS).rstrip(",").strip(_MARKS)


def _related(one: Speaker, other: Speaker) -> bool:
    return can_be_one((one.name, *one.aliases), (other.name, *other.aliases))


def _true(said: list[Said], draw: random.Random) -> Iterator[Case]:
    yield from _made(said, draw, "as printed", "exact", lambda each, _: each.words, ask=False)
    yield from _made(said, draw, "as printed, with speaker", "exact", lambda each, _: each.words)
    yield from _made(said, draw, "other typography", "exact", _other_typography)
    yield from _made(said, draw, "one of several sentences", "exact", _one_sentence)
    yield from _made(said, draw, "cut at the end", "truncated", lambda each, _: _cut(each, 0, 0.6))
    yield from _made(said, draw, "cut at the beginning", "truncated", lambda each, _: _cut(each, 0.4, 1))
    yield from _made(said, draw, "middle left out openly", "truncated", _left_out)


def _falsified(said: list[Said], draw: random.Random) -> Iterator[Case]:
    yield from _made(said, draw, "another number", "altered", _another_number, ask=False)
    yield from _made(said, draw, "negation turned", "altered", _negation, ask=False)
    yield from _made(said, draw, "word dropped", "altered", _dropped, ask=False)
    yield from _made(said, draw, "word added", "altered", _added)
    yield from _made(said, draw, "word replaced", "altered", _replaced)
    yield from _made(said, draw, "name replaced", "altered", _renamed, ask=False)
    yield from _made(said, draw, "two words swapped", "altered", _swapped, ask=False)
    chosen = [each for each in said if each.speaker and each.others][: 2 * PER_SORT]
    for each in chosen:
        yield Case(each.words, draw.choice(each.others).name, "another speaker", "misattributed")


def _made(
    said: list[Said], draw: random.Random, made: str, verdict: Verdict, falsify: Falsifier, *, ask: bool = True
) -> Iterator[Case]:
    count = 0
    for each in draw.sample(said, len(said)):
        phrase = falsify(each, draw)
        if phrase is None or count == PER_SORT or (ask and each.speaker is None):
            continue
        count += 1
        yield Case(phrase, each.speaker.name if ask and each.speaker else None, made, verdict)


def _elsewhere(
    archived: list[tuple[Extraction, str]], kept_out: list[tuple[Extraction, str]], draw: random.Random
) -> Iterator[Case]:
    indirect = [
        " ".join(span.text for span in each.content)
        for extraction, _ in archived
        for each in extraction.quotations
        if each.kind == "indirect"
    ]
    indirect = [words for words in indirect if len(normalise(words).tokens) > 5]
    draw.shuffle(indirect)
    for words in indirect[:PER_SORT]:
        yield Case(words, None, "indirect speech, its words", "paraphrase-only")
    for words in indirect[PER_SORT : 2 * PER_SORT]:
        yield Case(_in_first_person(words), None, "indirect speech, made direct", "paraphrase-only")
    absent = [each.words for extraction, _ in kept_out for each in stretches(extraction)]
    for words in draw.sample(absent, min(len(absent), PER_SORT)):
        yield Case(words, None, "of an article not archived", "not found")
    told = [sentence for extraction, text in archived for sentence in _told(extraction, text)]
    for words in draw.sample(told, min(len(told), PER_SORT)):
        yield Case(words, None, "of the article, but nobody's words", "not found")
    for _ in range(PER_SORT):
        yield Case(draw.choice(_TEMPLATES).format(*draw.sample(_FOREIGN, 3)), None, "invented", "not found")


def _told(extraction: Extraction, text: str) -> Iterator[str]:
    """Sentences that the article tells itself: same subject, same names, no quotation."""
    said = [(span.start, span.end) for each in extraction.quotations for span in each.content]
    for found in regex.finditer(r"(?<=[.!?] |\n)\p{Lu}[^.!?\n]{30,}\.(?=\s)", text):
        if not any(start < found.end() and found.start() < end for start, end in said):
            yield found[0]


def _other_typography(each: Said, draw: random.Random) -> str:
    words = each.words.replace("'", "’") if "'" in each.words else each.words.replace("’", "'")
    retyped: list[Callable[[str], str]] = [str.upper, str.lower, fold_accents, _fixed_spaces]
    words = draw.choice(retyped)(words)
    return draw.choice(["« {} »", "“{}”", '"{}".', "({})", "… {} …"]).format(words)


def _fixed_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


def fold_accents(text: str) -> str:
    return _WORD.sub(lambda found: found[0] if "'" in found[0] or "’" in found[0] else fold(found[0]), text)


def _one_sentence(each: Said, draw: random.Random) -> str | None:
    sentences = regex.split(r"(?<=\p{Ll}{3}[.!?]) (?=\p{Lu})", each.words)
    return draw.choice(sentences) if len(sentences) > 1 else None


def _cut(each: Said, first: float, last: float) -> str | None:
    words = each.words.split(" ")
    kept = words[round(len(words) * first) : round(len(words) * last)]
    sentence_end = regex.compile(r"[.!?…]")
    before = words[round(len(words) * first) - 1] if first else ""
    if len(kept) < 4 or sentence_end.search(before) or (last < 1 and sentence_end.search(kept[-1])):
        return None
    return " ".join(kept)


def _left_out(each: Said, draw: random.Random) -> str | None:
    words = each.words.split(" ")
    if len(words) < 12:
        return None
    return " ".join([*words[:4], "[…]", *words[-4:]])


def _another_number(each: Said, draw: random.Random) -> str | None:
    if not _NUMBER.search(each.words):
        return None
    return _NUMBER.sub(lambda found: str(int(found[0]) + draw.choice([1, 10, 100])), each.words, count=1)


def _negation(each: Said, draw: random.Random) -> str | None:
    for pattern, turned in _NEGATIONS:
        if pattern.search(each.words):
            return pattern.sub(turned, each.words, count=1)
    return None


def _inner(words: list[str], draw: random.Random) -> int | None:
    telling = [n for n, word in enumerate(words[:-1]) if n and _WORD.fullmatch(word) and len(word) > 4]
    return draw.choice(telling) if telling else None


def _dropped(each: Said, draw: random.Random) -> str | None:
    words = each.words.split(" ")
    at = _inner(words, draw)
    return None if at is None else " ".join([*words[:at], *words[at + 1 :]])


def _added(each: Said, draw: random.Random) -> str | None:
    words = each.words.split(" ")
    at = _inner(words, draw)
    return None if at is None else " ".join([*words[:at], draw.choice(_FOREIGN), *words[at:]])


def _replaced(each: Said, draw: random.Random) -> str | None:
    words = each.words.split(" ")
    at = _inner(words, draw)
    return None if at is None else " ".join([*words[:at], draw.choice(_FOREIGN), *words[at + 1 :]])


def _renamed(each: Said, draw: random.Random) -> str | None:
    names = [
        found for found in _WORD.finditer(each.words) if found[0].istitle() and found.start() and len(found[0]) > 3
    ]
    if not names:
        return None
    at = draw.choice(names)
    return each.words[: at.start()] + draw.choice(["Zagreb", "Dupontel", "Kerguelen"]) + each.words[at.end() :]


def _swapped(each: Said, draw: random.Random) -> str | None:
    words = each.words.split(" ")
    at = _inner(words, draw)
    if at is None or fold(words[at]) == fold(words[at - 1]) or not _WORD.fullmatch(words[at - 1]):
        return None
    return " ".join([*words[: at - 1], words[at], words[at - 1], *words[at + 1 :]])


def _in_first_person(words: str) -> str:
    turned = words
    for third, first in (
        ("ils ", "nous "),
        ("il ", "je "),
        ("elle ", "je "),
        ("son ", "mon "),
        ("sa ", "ma "),
        ("ses ", "mes "),
    ):
        turned = regex.sub(rf"\b{third}", first, turned)
    return regex.sub(r"(\p{L}{3,})(rait|raient)\b", r"\1ra", turned)
