"""Figures in the making: mentions grouped while the sieves run, and what is known of each group."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotes.lexicon.people import Gender, fold, people
from quotes.model.result import SpeakerKind
from quotes.speakers.mention import Mention

if TYPE_CHECKING:
    from quotes.speakers.salience import Place


@dataclass(slots=True)
class Figure:
    """Someone or something the article refers to.

    `links` tells for each mention (by index) which rule put it here; `spoken` is the place where it spoke last, `echo`
    that where a pronoun last stood for it as a subject.
    """

    number: int
    mentions: list[int] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    offices: set[int] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    kinds: Counter[SpeakerKind] = field(default_factory=Counter)
    plural: bool = False
    named: bool = False
    heir: "Figure | None" = None
    spoken: "Place | None" = None
    echo: "Place | None" = None
    age: int | None = None

    @property
    def gender(self) -> Gender | None:
        """The gender with most evidence; None when nothing or as much speaks for both."""
        m, f = self.genders["m"], self.genders["f"]
        return "m" if m > f else "f" if f > m else None

    def learn_gender(self, gender: Gender, weight: int) -> None:
        """Take note of evidence for a gender; the strongest of each kind counts, not how often it comes."""
        self.genders[gender] = max(self.genders[gender], weight)

    @property
    def kind(self) -> SpeakerKind | None:
        """The kind with most evidence."""
        return max(self.kinds, key=lambda kind: self.kinds[kind], default=None)

    def living_heir(self) -> "Figure":
        """The figure itself, or the one it was merged into."""
        return self if self.heir is None else self.heir.living_heir()

    @property
    def first(self) -> int:
        """The index of its first mention."""
        return self.mentions[0]


class Cast:
    """The figures of one article, with the mentions they own.

    `partners[i]` is the mention with which mention `i` shares its figure, whichever that turns out to be. `headed`
    says that the first paragraph is a headline.
    """

    def __init__(self, mentions: list[Mention], *, headed: bool = False) -> None:
        self.mentions = mentions
        self.headed = headed
        self.owner: list[Figure | None] = [None] * len(mentions)
        self.figures: list[Figure] = []
        self.partners: dict[int, int] = {}
        self.last_speaker: Figure | None = None

    def found(self, index: int, rule: str) -> Figure:
        """Make a new figure of a mention."""
        figure = Figure(len(self.figures))
        self.figures.append(figure)
        self.add(figure, index, rule)
        return figure

    def add(self, figure: Figure, index: int, rule: str) -> None:
        """Give a mention to a figure."""
        mention = self.mentions[index]
        self.owner[index] = figure
        insort(figure.mentions, index)
        figure.links[index] = rule
        if mention.noun:
            figure.nouns.add(mention.noun)
        if mention.tried:
            figure.nouns.add(TRIED)
        title = people().title_noun(mention.name.title) if mention.name else None
        if title:
            figure.nouns.add(title)
        if mention.office is not None:
            figure.offices.add(mention.office)
        figure.words |= mention.words
        figure.plural = figure.plural or (mention.plural and mention.noun not in people().identifiable)
        if mention.gender and not mention.plural:
            figure.learn_gender(mention.gender, _gender_weight(mention))
        if mention.kind:
            figure.kinds[mention.kind] += 2 if mention.noun or mention.kind == "person" else 1
        figure.named = figure.named or mention.name is not None
        figure.age = figure.age or mention.age

    def merge(self, into: Figure, other: Figure, rule: str) -> Figure:
        """Join two figures; the first keeps its number."""
        if into is other:
            return into
        for index in other.mentions:
            self.owner[index] = into
        into.mentions = sorted({*into.mentions, *other.mentions})
        into.links |= {i: (rule if i == other.mentions[0] else why) for i, why in other.links.items()}
        into.nouns |= other.nouns
        into.offices |= other.offices
        into.words |= other.words
        for gender, weight in other.genders.items():
            into.genders[gender] = max(into.genders[gender], weight)
        into.kinds.update(other.kinds)
        into.plural = into.plural or other.plural
        into.named = into.named or other.named
        into.spoken = into.spoken or other.spoken
        into.age = into.age or other.age
        if self.last_speaker is other:
            self.last_speaker = into
        other.mentions = []
        other.heir = into
        return into

    def living(self) -> Iterable[Figure]:
        """The figures that still own mentions."""
        return (f for f in self.figures if f.mentions)

    def in_headline(self, figure: Figure) -> bool:
        """Whether the headline speaks of a figure."""
        return self.headed and self.mentions[figure.first].paragraph == 0

    def names(self, figure: Figure) -> list[Mention]:
        """The figure's mentions by proper name, as far as its first mentions go."""
        return [self.mentions[i] for i in figure.mentions[:_KNOWN_BY] if self.mentions[i].name is not None]


def may_be_person(cast: Cast, figure: Figure) -> bool:
    """Whether a figure is a person, or bears a name that may well be a person's."""
    if figure.kind is not None or not figure.named:
        return figure.kind == "person"
    lexicon = people()
    for mention in cast.names(figure):
        words = mention.name.words if mention.name else ()
        plain = not any((w.isupper() and len(w) > 1) or lexicon.noun(w) or fold(w) in lexicon.places for w in words)
        if mention.article == "bare" and 1 < len(words) < _LONG_NAME and plain:
            return True
    return False


PRONOUN_WEIGHT = 6
TRIED = "accuse"  # what one is called whom justice is after
_KNOWN_BY = 40  # mentions that tell what a figure is called
_LONG_NAME = 5  # words beyond which an unknown name is hardly a person's


def _gender_weight(mention: Mention) -> int:
    """Titles outweigh first names, which outweigh nouns; a masculine one may be a woman's in an office (le maire)."""
    if mention.name is not None:
        return 9 if mention.name.title in ("m.", "mme", "mlle", "monsieur", "madame") else 5
    if mention.gender == "f":
        return 4
    noun = people().known(mention.noun)
    return 3 if noun is not None and noun.gender is not None and not mention.holder else 1


def agrees(figure: Figure, gender: Gender | None, *, plural: bool) -> bool:
    """Whether a figure can be taken up by words of this gender and number."""
    if figure.plural != plural:
        return False
    return gender is None or figure.gender is None or figure.gender == gender
