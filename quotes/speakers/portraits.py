"""From figures to entities: what to call each of them, and where it is mentioned."""

from quotes.lexicon.people import people
from quotes.model.entity import Entity, EntityMention
from quotes.model.result import MentionForm, SpeakerKind
from quotes.model.tree import Tree
from quotes.speakers.entities import Cast, Figure
from quotes.speakers.mention import Mention

_POINTING = frozenset(
    {"dernier", "premier", "second", "deuxieme", "troisieme"}
)  # words that tell nothing by themselves


def portray(cast: Cast, tree: Tree, figure: Figure, number: int, pronouns: list[EntityMention]) -> Entity:
    """Describe a figure for the world outside this room."""
    own = [cast.mentions[i] for i in figure.mentions]
    name = _name(tree, own, _kind(figure, own), headed=cast.headed)
    texts = {_even(text): text for text in (_text(tree, m) for m in own if m.label is None)}
    mentions = [
        EntityMention(m.span, m.head, _form(m), figure.links[i]) for i, m in zip(figure.mentions, own, strict=True)
    ]
    return Entity(
        id=f"S{number}",
        name=name,
        aliases=tuple(text for even, text in texts.items() if even != _even(name)),
        kind=_kind(figure, own),
        mentions=tuple(sorted(dict.fromkeys([*mentions, *pronouns]), key=lambda m: m.span)),
        role=_role(tree, own),
        named=any(m.name is not None for m in own),
        gender=figure.gender,
        plural=figure.plural,
    )


def _form(mention: Mention) -> MentionForm:
    return "pronoun" if mention.noun == "on" else "name" if mention.is_name else "description"


def _text(tree: Tree, mention: Mention) -> str:
    return " ".join(tree.raw[slice(*mention.span)].split())


def _even(text: str) -> str:
    """The text as it is compared: an article may write one name with either apostrophe."""
    return text.replace("’", "'")


def _name(tree: Tree, own: list[Mention], kind: SpeakerKind, *, headed: bool) -> str:
    """The fullest name; else what introduces it, else the fullest description."""
    labels = [m.label for m in own if m.label]
    if labels:
        return max(labels, key=len)
    names = [m for m in own if m.is_name and m.name]
    if names and kind == "person":
        best = max(names, key=lambda m: (len(m.name.words) if m.name else 0, len(_text(tree, m)) if m.name else 0))
        assert best.name is not None
        return best.name.text if len(best.name.words) > 1 or best.name.title is None else _text(tree, best)
    if names:
        names += [m for m in own if m.acronym and not m.nested]
        return max((_text(tree, m) for m in names), key=len)
    own = [m for m in own if m.noun not in _POINTING] or own
    own = [m for m in own if not (headed and m.paragraph == 0)] or own  # a headline is short
    free = [m for m in own if not m.nested] or own
    groups = [m for m in free if m.name]
    first = next((m for m in free if m.article == "indefinite"), None)
    if kind == "organization" and not first:
        free = [m for m in free if m.noun == free[0].noun]
    chosen = groups[0] if groups else first or max(free, key=lambda m: (len(m.words), -m.span[0]))
    return _text(tree, chosen)


def _kind(figure: Figure, own: list[Mention]) -> SpeakerKind:
    kind = figure.kind
    if kind == "person" and figure.plural:
        return "group"
    if kind is not None:
        return kind
    names = [m.name for m in own if m.name]
    if not names:
        return "group" if figure.plural else "person"
    longest = max(names, key=lambda n: len(n.words))
    alone = len(longest.words) == 1 or any(w.isupper() and len(w) > 1 for w in longest.words)
    if alone and (longest.text.isupper() or not people().first_name(longest.text) or own[0].article == "definite"):
        return "organization"
    return "organization" if any(m.article == "definite" for m in own) else "person"


def _role(tree: Tree, own: list[Mention]) -> str | None:
    """The fullest description of one who has a name."""
    if not any(m.is_name for m in own):
        return None
    roles = [_text(tree, m) for m in own if m.noun and m.noun != "et"]
    return max(roles, key=len, default=None)
