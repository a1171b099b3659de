"""Pronouns: who is meant, by gender, number, salience and the run of speech."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quotes.lexicon.people import Gender, people
from quotes.model.attribution import Attribution, Piece
from quotes.model.tree import Tree
from quotes.speakers.entities import Cast, Figure, agrees
from quotes.speakers.pointers import nearness
from quotes.speakers.salience import Place, salience

_REACH = 120  # mentions looked back at
_OWN_SUBJECT = 8  # the subject of what is reported is likely to be its speaker (L'agence enquêtera, a-t-elle annoncé)
_SUBJECTS: Mapping[str, tuple[Gender, bool]] = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True),
}  # fmt: skip
_PLACE = 40  # what a body that never acts is less likely to be meant
# Verbs of one who speaks again.
GOES_ON = frozenset("ajouter poursuivre reprendre continuer enchaîner conclure préciser insister".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun in question: its place, and what it says of who is meant.

    `own` is the content it is the source of; only for an inverted subject may the content's own subject be meant
    (L'agence a ouvert une enquête, a-t-elle annoncé).
    """

    place: Place
    gender: Gender | None
    plural: bool
    nearest: bool
    goes_on: bool
    inverted: bool
    own: tuple[Piece, ...]


def ask(tree: Tree, attribution: Attribution, place: Place) -> Asked | None:
    """What the pronoun of a source asks for; None for pronouns that refer to nobody in the article."""
    assert attribution.source is not None
    text = _plain(tree.raw[slice(*attribution.source.span)])
    shape = _shape(text)
    if shape is None:
        return None
    return Asked(
        Place(attribution.source.span[0], place.frame, place.paragraph),
        *shape,
        nearest="dernier" in text or "dernière" in text or text.startswith(("cel", "ceu")),
        goes_on=attribution.cue_lemma in GOES_ON,
        inverted=attribution.cue_kind == "verb",
        own=attribution.content,
    )


def subjects(tree: Tree, frames: Sequence[int], sources: Collection[int]) -> list[Asked]:
    """The pronouns that are subjects in the frame and nobody's source: they keep someone present (elle travaille)."""
    found = []
    for token in tree.tokens:
        sentence = tree.sentence_of(token)
        shape = _SUBJECTS.get(token.lower.strip("-t"))
        if shape is None or token.upos != "PRON" or not token.deprel.startswith("nsubj") or token.index in sources:
            continue
        if token.mark is None and sentence.within is None:
            place = Place(token.start, frames[sentence.index], sentence.paragraph)
            found.append(Asked(place, *shape, nearest=False, goes_on=False, inverted=False, own=()))
    return found


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").strip()


def is_pronoun(text: str) -> bool:
    """Whether the words of a source are a pronoun or stand for one (ce dernier)."""
    return _shape(_plain(text)) is not None


def _shape(text: str) -> tuple[Gender | None, bool] | None:
    pronouns = people().pronouns
    for form in (text, text.rpartition("-")[2] if text.startswith("-") else text):
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


def refer(cast: Cast, asked: Asked, starts: Sequence[int]) -> Figure | None:
    """The figure a pronoun most likely means; None when nobody fits.

    `starts` are the offsets of the mentions, in order.
    """
    upto = bisect_left(starts, asked.place.offset)
    best: tuple[float, Figure] | None = None
    seen: set[int] = set()
    for i in range(upto - 1, max(-1, upto - _REACH), -1):
        figure = cast.owner[i]
        if figure is None or (figure.number in seen and not asked.nearest) or not _fits(cast, figure, i, asked):
            continue
        seen.add(figure.number)
        score = nearness(cast, figure, i, asked.place.offset) if asked.nearest else _weight(cast, figure, asked)
        score += _OWN_SUBJECT * any(a <= cast.mentions[i].span[0] < b for a, b in asked.own)
        if best is None or score > best[0]:
            best = score, figure
    return best[1] if best else None


def _fits(cast: Cast, figure: Figure, i: int, asked: Asked) -> bool:
    mention = cast.mentions[i]
    if mention.quoted is not None or not agrees(figure, asked.gender, plural=asked.plural):
        return False
    return (
        asked.nearest or (asked.inverted and mention.subject) or not any(a <= mention.span[0] < b for a, b in asked.own)
    )


def _weight(cast: Cast, figure: Figure, asked: Asked) -> float:
    score = salience(cast, figure, asked.place)
    score += {"person": 8, "group": 5, "organization": 4, "document": -4}.get(figure.kind or "", -6)
    if figure.kind in ("organization", "document") and not figure.spoken and not _acts(cast, figure):
        score -= _PLACE  # a town that somebody lives in, a firm that somebody works for
    goes_on = 12 * (asked.goes_on and cast.last_speaker is figure)
    return score + goes_on + (2 if figure.gender == asked.gender else -3)


def _acts(cast: Cast, figure: Figure) -> bool:
    """Whether the figure is the subject of anything."""
    return any(cast.mentions[j].subject for j in figure.mentions[:_REACH])
