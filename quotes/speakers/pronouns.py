"""Pronouns: who is meant, by gender, number, salience and the run of speech."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quotes.lexicon.people import Gender, people
from quotes.model.attribution import Attribution, Piece, SourcePhrase
from quotes.model.tree import Token, Tree
from quotes.speakers.entities import Cast, Figure
from quotes.speakers.mention import Mention
from quotes.speakers.pointers import nearness
from quotes.speakers.presence import OTHER_PARTY, is_loose
from quotes.speakers.salience import Place, salience

_REACH = 120  # mentions looked back at
_OWN_SUBJECT = 8  # the subject of what is reported is likely to be its speaker (L'agence enquêtera, a-t-elle annoncé)
_SUBJECTS: Mapping[str, tuple[Gender, bool]] = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True), "lui": ("m", False),
    "celui-ci": ("m", False), "celle-ci": ("f", False), "ceux-ci": ("m", True), "celles-ci": ("f", True),
}  # fmt: skip
_EITHER = frozenset({"son", "sa", "ses", "qui", "se", "s'", "l'"})  # of either gender (à l'en croire, à ses yeux)
_EITHER_PLURAL = frozenset({"leur", "leurs", "les", "tous deux", "tous les deux", "toutes deux"})
_POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs"})
_UNSURE = 1  # the weight of evidence for a gender that a pronoun may overrule: a masculine function (le juriste)
_SOON = 8  # mentions behind a pronoun among which the name comes that it stands for
_SUBJECT = 60  # characters that a subject counts as nearer
_UNLIKE = 9
_CLAUSE_SUBJECT = 12  # who acts in the sentence that goes on with *selon elle*, or in that before *contacté, il …*
_DISLOCATED = 40  # whom a phrase right before the pronoun names, with nothing but a comma between
_COMMA = 2
_OVERRULED = 10  # and what it costs
_TOPIC = 12  # what the person named in the headline is more likely to be meant
_SATELLITE = 8  # what one brought in as another's (*sa sœur*) is less likely to be meant in the next paragraph
_POINTED = 8  # what one is more likely to be meant whom the article points at from the first (*cette soignante*)
_LIFE = 60  # the same, where a life is told: *Née à Gray, elle …*
_BORN = frozenset({"né", "née"})
_PLACE = 40  # what a body that never acts is less likely to be meant
# Verbs of one who speaks again.
_IMPERSONAL = frozenset({"falloir", "pleuvoir", "neiger"})  # verbs whose *il* is nobody
GOES_ON = frozenset("ajouter poursuivre reprendre continuer enchaîner conclure préciser insister".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun in question: its place, and what it says of who is meant.

    `own` is the content it is the source of; only for an inverted subject may the content's own subject be meant
    (L'agence a ouvert une enquête, a-t-elle annoncé). `main`: it is the subject of the clause that heads its sentence;
    `born`: of one that tells of a birth. `cited`: it stands behind a preposition (*selon elle*); `contacted`: before it
    its sentence tells that somebody was asked (*Contacté, il …*).
    """

    place: Place
    gender: Gender | None
    plural: bool
    nearest: bool
    goes_on: bool
    inverted: bool
    own: tuple[Piece, ...]
    main: bool = False
    born: bool = False
    cited: bool = False
    contacted: bool = False


def ask(tree: Tree, attribution: Attribution, place: Place) -> Asked | None:
    """What the pronoun of a source asks for; None for pronouns that refer to nobody in the article."""
    if attribution.source is None:
        return None
    text = _plain(tree.plain[slice(*attribution.source.span)])
    shape = _shape(text)
    opening = tree.tokens[tree.sentence_of(tree.tokens[attribution.source.head]).first]
    contacted = opening.lemma in people().turns_to and opening.feats.get("VerbForm") == "Part"
    if shape is None:
        return None
    return _asked(attribution, attribution.source, place, text, shape, contacted=contacted)


def ask_owner(tree: Tree, attribution: Attribution, place: Place) -> Asked | None:
    """What the possessive asks for with which a source begins (*sa devise tient en un mot : « … »*)."""
    if attribution.source is None:
        return None
    text = _plain(tree.plain[slice(*attribution.source.span)]).split(maxsplit=1)[0]
    shape = _shape(text) if text in _POSSESSIVE else None
    return _asked(attribution, attribution.source, place, text, shape) if shape is not None else None


def _asked(
    attribution: Attribution,
    source: SourcePhrase,
    place: Place,
    text: str,
    shape: tuple[Gender | None, bool],
    *,
    contacted: bool = False,
) -> Asked:
    return Asked(
        Place(source.span[0], place.frame, place.paragraph),
        *shape,
        nearest="dernier" in text or "dernière" in text or text.startswith(("cel", "ceu")),
        goes_on=attribution.cue_lemma in GOES_ON,
        inverted=attribution.cue_kind == "verb",
        own=attribution.content,
        cited=attribution.cue_kind == "preposition",
        contacted=contacted,
    )


def subjects(tree: Tree, frames: Sequence[int], sources: Collection[int]) -> list[Asked]:
    """The pronouns that are subjects in the frame and nobody's source: they keep someone present (elle travaille)."""
    found = []
    for token in tree.tokens:
        sentence, word = tree.sentence_of(token), token.lower.strip("-t")
        shape = _SUBJECTS.get(word) if token.upos == "PRON" and token.index not in sources else None
        if shape is None or not _keeps_present(tree, token) or sentence.within is not None:
            continue
        place = Place(token.start, frames[sentence.index], sentence.paragraph)
        nearest, main = word.startswith(("cel", "ceu")), is_main_subject(tree, token)
        born = tree.of(sentence)[0].lower in _BORN
        found.append(Asked(place, *shape, nearest=nearest, goes_on=False, inverted=False, own=(), main=main, born=born))
    return found


def _keeps_present(tree: Tree, token: Token) -> bool:
    """Whether a pronoun is the writer's subject and means somebody."""
    means = token.deprel.startswith("nsubj") and tree.head(token).lemma not in _IMPERSONAL
    return means and token.mark is None and not _is_set_off(tree, token)


def gender_told(tree: Tree, token: Token) -> Gender | None:
    """The gender of the one person of whom a clause tells that opens with this pronoun."""
    shape = _SUBJECTS.get(token.lower) if token.deprel.startswith("nsubj") else None
    means = shape is not None and tree.head(token).lemma not in _IMPERSONAL
    return shape[0] if means and shape is not None and not shape[1] else None


def _is_set_off(tree: Tree, token: Token) -> bool:
    """Whether a pronoun between commas stands beside its subject (*La polisseuse, elle, a pris son service*)."""
    around = [tree.tokens[i].text for i in (token.index - 1, token.index + 1) if 0 <= i < len(tree.tokens)]
    return around == [",", ","]


def is_main_subject(tree: Tree, token: Token) -> bool:
    """Whether a word is the subject, or one of them, of the clause that heads its sentence."""
    while token.deprel == "conj" and token.head < token.index:
        token = tree.head(token)
    governor = tree.head(token)
    return token.deprel.startswith("nsubj") and governor.head == governor.index


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
    if text in _EITHER:
        return None, False
    return (None, True) if text in _EITHER_PLURAL else None


def refer_inside(
    cast: Cast, asked: Asked, starts: Sequence[int], words: Sequence[Piece], speaker: Figure | None
) -> Figure | None:
    """Whom a pronoun in somebody's quoted `words` means.

    That is the last subject in these words, else one of whom the article speaks around them; never their `speaker`,
    who says *je*.
    """
    upto = bisect_left(starts, asked.place.offset)
    best: tuple[int, Figure] | None = None
    for i in range(upto - 1, bisect_left(starts, words[0][0]) - 1, -1):
        figure, mention = cast.owner[i], cast.mentions[i]
        if figure is None or figure is speaker or mention.nested or not _agrees(figure, mention, asked):
            continue
        if mention.kind != "document" and any(a <= mention.span[0] < b for a, b in words):
            rank = mention.span[0] + _SUBJECT * mention.subject
            best = max(best or (rank, figure), (rank, figure), key=lambda each: each[0])
    return best[1] if best else refer(cast, asked, starts, but=speaker)


def refer(cast: Cast, asked: Asked, starts: Sequence[int], *, but: Figure | None = None) -> Figure | None:
    """The figure a pronoun most likely means; None when nobody fits.

    `starts` are the offsets of the mentions, in order; `but` is one who cannot be meant.
    """
    upto = bisect_left(starts, asked.place.offset)
    best: tuple[float, Figure] | None = None
    seen: set[int] = set()
    for i in range(upto - 1, max(-1, upto - _REACH), -1):
        figure = cast.owner[i]
        if (
            figure is None
            or figure is but
            or (figure.number in seen and not asked.nearest)
            or not _fits(cast, figure, i, asked)
        ):
            continue
        seen.add(figure.number)
        score = nearness(cast, figure, i, asked.place.offset) if asked.nearest else _weight(cast, figure, asked)
        score -= _OVERRULED * _clash(figure, cast.mentions[i], asked)
        score += _DISLOCATED * _is_dislocated(cast.mentions[i], asked)
        score += _CLAUSE_SUBJECT * _is_clause_subject(cast.mentions[i], asked)
        score += _OWN_SUBJECT * any(a <= cast.mentions[i].span[0] < b for a, b in asked.own)
        if best is None or score > best[0]:
            best = score, figure
    return best[1] if best else _named_next(cast, asked, upto)


def _named_next(cast: Cast, asked: Asked, upto: int) -> Figure | None:
    """Whom a pronoun means that nothing precedes (*Il reçoit chez lui. « … » Marc X, 61 ans, est …*).

    That is the first to come, so nobody yet where it is one without a name (*Il a payé. Le détenu … Marc X, lui, …*).
    """
    if asked.gender is None or asked.plural:
        return None
    ahead = range(upto, min(upto + _SOON, len(cast.mentions)))
    i = next((i for i in ahead if _brings_in(cast.mentions[i], asked)), None)
    figure = cast.owner[i] if i is not None else None
    near = i is not None and cast.mentions[i].paragraph - asked.place.paragraph <= 1
    if not near or figure is None or cast.mentions[figure.first].article == "possessive":
        return None  # Leur avocat, Paul X
    return figure if figure.kind == "person" and figure.gender == asked.gender else None


def _brings_in(mention: Mention, asked: Asked) -> bool:
    """Whether a mention tells who acts: by name, or as a person whom the pronoun may mean."""
    person = mention.kind == "person" and mention.gender == asked.gender and mention.quoted is None
    return mention.subject and not mention.said and (mention.is_name or (person and not mention.nested))


def _fits(cast: Cast, figure: Figure, i: int, asked: Asked) -> bool:
    mention = cast.mentions[i]
    if mention.quoted is not None or not _agrees(figure, mention, asked) or is_loose(cast, figure):
        return False
    if mention.cited and mention.frame == asked.place.frame and (asked.nearest or _tells_of_others(mention)):
        return False
    if asked.nearest or not any(a <= mention.span[0] < b for a, b in asked.own):
        return True
    return asked.inverted and mention.subject and mention.article != "possessive"  # son client, écrit-il


def _tells_of_others(mention: Mention) -> bool:
    """Whether one who is cited hardly speaks of himself (*selon un témoin, il …*; *selon la victime, il …*)."""
    return mention.article == "indefinite" or mention.kind == "document" or mention.noun in OTHER_PARTY


def _is_clause_subject(mention: Mention, asked: Asked) -> bool:
    """Whether a mention acts in the sentence that goes on with *selon lui*, or in that before *Contacté, il …*."""
    acts = mention.subject and mention.quoted is None and not (mention.nested or mention.said)
    back = asked.place.frame - mention.frame
    return acts and ((asked.cited and back == 0) or (asked.contacted and back == 1))


def _is_dislocated(mention: Mention, asked: Asked) -> bool:
    """Whether the pronoun takes up what is set before it (*Quant au gouvernement, il …*)."""
    apart = asked.place.offset - mention.span[1]
    return mention.topic and mention.frame == asked.place.frame and 0 < apart <= _COMMA


def _agrees(figure: Figure, mention: Mention, asked: Asked) -> bool:
    return figure.plural == asked.plural and _clash(figure, mention, asked) <= _UNSURE


def _clash(figure: Figure, mention: Mention, asked: Asked) -> int:
    """How much evidence there is that whom a mention means has another gender than the pronoun.

    The nouns for what is no person have but one gender each, and a pronoun that of the noun last used.
    """
    if asked.gender is None:
        return 0
    if figure.kind != "person" and mention.gender is not None:
        return _UNLIKE * (mention.gender != asked.gender)
    return max(0, figure.genders["f" if asked.gender == "m" else "m"] - figure.genders[asked.gender])


def _weight(cast: Cast, figure: Figure, asked: Asked) -> float:
    score = salience(cast, figure, asked.place)
    score += {"person": 8, "group": 5, "organization": 4, "document": -4}.get(figure.kind or "", -6)
    if figure.kind in ("organization", "document") and not figure.spoken and not _acts(cast, figure):
        score -= _PLACE  # a town that somebody lives in, a firm that somebody works for
    goes_on = 12 * (asked.goes_on and cast.last_speaker is figure)
    score += _TOPIC * (figure.kind == "person" and figure.named and cast.in_headline(figure))
    score += _POINTED * (cast.mentions[figure.first].article == "demonstrative")
    score -= _SATELLITE * _is_satellite(cast, figure, asked)
    score += _LIFE * (asked.born and figure.named and cast.in_headline(figure))
    return score + goes_on + (2 if figure.gender == asked.gender else -3)


def _is_satellite(cast: Cast, figure: Figure, asked: Asked) -> bool:
    """Whether a figure is known as somebody's, and has not been mentioned in the paragraph."""
    upto = bisect_left(figure.mentions, asked.place.offset, key=lambda j: cast.mentions[j].span[0])
    if not upto or cast.mentions[figure.first].article != "possessive":
        return False
    return cast.mentions[figure.mentions[upto - 1]].paragraph < asked.place.paragraph


def _acts(cast: Cast, figure: Figure) -> bool:
    """Whether the figure is the subject of anything."""
    return any(cast.mentions[j].subject for j in figure.mentions[:_REACH])
