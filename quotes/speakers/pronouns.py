"""Pronouns: who is meant, by gender, number, salience and the run of speech."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.lexicon.people import Gender, people
from quotes.model.attribution import Attribution, Piece
from quotes.model.tree import Tree
from quotes.speakers.entities import Cast, Figure, agrees

_REACH = 120  # mentions looked back at
_GOES_ON = frozenset({"ajouter", "poursuivre", "reprendre", "continuer", "enchaîner", "conclure", "préciser", "insister"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Someone who has spoken: where, and who."""

    offset: int
    sentence: int
    paragraph: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun in question: its place, and what it says of who is meant."""

    offset: int
    sentence: int
    paragraph: int
    gender: Gender | None
    plural: bool
    nearest: bool
    goes_on: bool
    own: tuple[Piece, ...]


def ask(tree: Tree, attribution: Attribution, frame: Sequence[int]) -> Asked | None:
    """What the pronoun of a source asks for; None for pronouns that refer to nobody in the article."""
    assert attribution.source is not None
    text = tree.raw[slice(*attribution.source.span)].lower().replace("’", "'").strip()
    shape = _shape(text)
    if shape is None:
        return None
    head = tree.tokens[attribution.source.head]
    return Asked(
        attribution.source.span[0], frame[head.sentence], tree.sentence_of(head).paragraph, shape[0], shape[1],
        "dernier" in text or "dernière" in text or text.startswith("cel") or text.startswith("ceu"),
        attribution.cue_lemma in _GOES_ON, attribution.content,
    )  # fmt: skip


def _shape(text: str) -> tuple[Gender | None, bool] | None:
    pronouns = people().pronouns
    last = text.split()[-1] if text else ""
    for form in (text, last):
        if form in pronouns["masculine_singular"]:
            return "m", False
        if form in pronouns["feminine_singular"]:
            return "f", False
        if form in pronouns["masculine_plural"]:
            return "m", True
        if form in pronouns["feminine_plural"]:
            return "f", True
    if text in ("son", "sa", "ses", "qui", "se", "s'"):
        return None, False
    return (None, True) if text in ("leur", "leurs", "tous deux", "tous les deux", "toutes deux") else None


def refer(cast: Cast, asked: Asked, heard: Sequence[Heard], frame: Sequence[int], starts: Sequence[int]) -> Figure | None:
    """The figure a pronoun most likely means; None when nobody fits."""
    scores: dict[int, float] = {}
    figures: dict[int, Figure] = {}
    upto = bisect_left(starts, asked.offset)
    for i in range(upto - 1, max(-1, upto - _REACH), -1):
        figure = cast.owner[i]
        if figure is None or not _fits(cast, figure, i, asked):
            continue
        score = _salience(cast, figure, i, asked, frame)
        if score > scores.get(figure.number, -1e9):
            scores[figure.number], figures[figure.number] = score, figure
    if not asked.nearest:
        _weigh_speech(asked, heard, scores, figures)
    if not scores:
        return None
    return figures[max(scores, key=lambda n: scores[n])]


def _fits(cast: Cast, figure: Figure, i: int, asked: Asked) -> bool:
    mention = cast.mentions[i]
    if mention.quoted is not None or not agrees(figure, asked.gender, asked.plural):
        return False
    return not any(a <= mention.span[0] < b for a, b in asked.own)


def _salience(cast: Cast, figure: Figure, i: int, asked: Asked, frame: Sequence[int]) -> float:
    mention = cast.mentions[i]
    distance = asked.sentence - frame[mention.sentence]
    if asked.nearest:
        return -(asked.offset - mention.span[1]) - (400 if mention.nested else 0) - (200 if figure.kind == "document" else 0)
    score = -8.0 * distance - 4.0 * (asked.paragraph - mention.paragraph)
    score += 10 * mention.subject - 14 * mention.nested
    score += {"person": 8, "group": 4, "organization": -2, "document": -6}.get(figure.kind or "", 2)
    return score + 3 * figure.named + (2 if figure.gender == asked.gender else -3)


def _weigh_speech(asked: Asked, heard: Sequence[Heard], scores: dict[int, float], figures: dict[int, Figure]) -> None:
    """Who has just spoken is likely to go on."""
    for n, last in enumerate(reversed(heard[-4:])):
        if not agrees(last.figure, asked.gender, asked.plural) or last.offset >= asked.offset or not last.figure.mentions:
            continue
        distance = asked.sentence - last.sentence
        score = 16.0 - 8 * n - 8 * distance - 4 * (asked.paragraph - last.paragraph) + 12 * asked.goes_on
        number = last.figure.number
        figures[number] = last.figure
        scores[number] = max(scores.get(number, -1e9) + (6 if n == 0 else 0), score)
