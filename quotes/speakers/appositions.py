"""The second sieve: a name and a description that stand side by side, or are joined by *être*."""

import regex

from quotes.lexicon.people import fold, people
from quotes.model.tree import Token, Tree
from quotes.speakers.entities import Cast
from quotes.speakers.mention import Mention

# What may stand between the two halves of an apposition: a comma, perhaps an age between commas, a bracket.
_COMMA = regex.compile(r"(?:\*?\s*\([^()]{1,60}\))?\*?\s*,\s*(?:(?:\S+\s){0,2}\S+\s+ans\s*,\s*)?(?:dit\s+|alias\s+)?")
_BRACKET = regex.compile(r"\s*\(\s*")
_NOTHING = regex.compile(r"[\s«“\"]*")
_LIST_GOES_ON = regex.compile(r"\s*(?:,\s*\p{Lu}|,?\s*et\s+(?:\p{Lu}|l[ea]s?\s|l'|d[eu]s?\s|une?\s))")
_ENDS = regex.compile(r"\s*(?:[,.;:!?()»”\"—–\-]|$|\n)")
_FAR = 90  # characters between a description and its name
_COPULAS = frozenset({"être", "devenir", "rester", "demeurer"})


def link_appositions(cast: Cast, tree: Tree) -> None:
    """Join the figures of mentions in apposition; descriptions that stand in one get their figure here."""
    by_sentence: dict[int, list[int]] = {}
    for i, mention in enumerate(cast.mentions):
        by_sentence.setdefault(mention.sentence, []).append(i)
    for here in by_sentence.values():
        pairs = _neighbours(cast, here)
        glued = {left for left, right in pairs if _is_glued(cast.mentions[left], cast.mentions[right], tree)}
        for left, right in sorted(pairs, key=lambda pair: pair[0] not in glued):
            rule = _apposition(cast.mentions[left], cast.mentions[right], tree, right in glued)
            if rule:
                _join(cast, left, right, rule)
        for left, right in _distant(cast, tree, here):
            if cast.owner[left] is None and not cast.mentions[right].quoted:
                _join(cast, left, right, "speaker.apposition-far")
        for i in here:
            _link_copula(cast, tree, i, here)


def _neighbours(cast: Cast, here: list[int]) -> list[tuple[int, int]]:
    """Pairs of mentions of which one begins where the other ends; nested ones only with names glued to them."""
    pairs = []
    for n, left in enumerate(here):
        for right in here[n + 1 : n + 8]:
            a, b = cast.mentions[left], cast.mentions[right]
            if b.first >= a.stop and not b.nested:
                pairs.append((left, right))
                break
    return [(a, b) for a, b in pairs if not cast.mentions[a].nested]


def _distant(cast: Cast, tree: Tree, here: list[int]) -> list[tuple[int, int]]:
    """A description cut before its participle, and the name behind it (l'expert mandaté par la cour, Jean X)."""
    found = []
    for n, left in enumerate(here):
        a = cast.mentions[left]
        if a.kind != "person" or a.plural or a.nested or a.is_name or a.article == "indefinite":
            continue
        for right in here[n + 1 : n + 6]:
            b = cast.mentions[right]
            between = tree.raw[a.span[1] : b.span[0]]
            if b.first < a.stop or b.nested or between.count(",") > 1 or len(between) > _FAR:
                continue
            if b.is_name and b.article == "bare" and between.endswith(", ") and "," not in between[:-2]:
                inside = tree.tokens[a.stop : b.first]
                if not any(t.feats.get("VerbForm") == "Fin" or t.upos == "CCONJ" for t in inside) and not _clash(a, b):
                    found.append((left, right))
                break
    return found


def _is_glued(left: Mention, right: Mention, tree: Tree) -> bool:
    """*l'écrivain Anselme X*: a description with its name right behind it."""
    if not (left.noun and right.is_name and right.article == "bare") or left.quoted != right.quoted:
        return False
    return bool(_NOTHING.fullmatch(tree.raw[left.span[1] : right.span[0]])) and not _clash(left, right)


def _apposition(left: Mention, right: Mention, tree: Tree, glued: bool) -> str | None:
    between = tree.raw[left.span[1] : right.span[0]]
    after = tree.raw[right.span[1] : right.span[1] + 40]
    if left.quoted != right.quoted or _clash(left, right) or _located(left, tree):
        return None
    if _NOTHING.fullmatch(between):
        return "speaker.title" if _is_glued(left, right, tree) else None
    if _BRACKET.fullmatch(between):
        return "speaker.bracket" if left.is_name and right.noun and right.article in ("bare", "definite") else None
    if not _COMMA.fullmatch(between):
        return None
    if left.noun and (right.is_name or glued):
        return _description_then_name(left, right, after)
    if right.noun and right.article in ("bare", "definite", "indefinite", "demonstrative"):
        return _then_description(left, right, after, tree)
    return None


def _located(left: Mention, tree: Tree) -> bool:
    """*A Moscou, le ministère …*; *Sur le front, la Russie …*: a place before a comma, nobody's description."""
    if left.kind == "person" or left.first == 0:
        return False
    before = tree.tokens[left.first - 1]
    return (
        before.sentence == tree.tokens[left.first].sentence
        and before.upos == "ADP"
        and before.lower not in ("selon", "d'après", "pour", "par")
    )


def _description_then_name(left: Mention, right: Mention, after: str) -> str | None:
    """*le premier ministre irakien, Mohammed Shia al-Sudani,*; *Élue du Finistère, Solène X …*"""
    if left.article == "bare" and not left.subject and left.kind != "person":
        return None
    if _LIST_GOES_ON.match(after) and not left.plural:
        return None if right.article == "bare" and left.article == "bare" else "speaker.apposition"
    return "speaker.apposition"


def _then_description(left: Mention, right: Mention, after: str, tree: Tree) -> str | None:
    """*Nadège Thirion, présidente du groupe,*; *un second, parlementaire de longue date,*; *Fille d'un gardien, la …*"""
    if left.is_name:
        before = tree.tokens[left.first - 1] if left.first else None
        governed = before is not None and before.sentence == left.sentence and before.upos in ("ADP", "PUNCT")
        closed = _ENDS.match(after) or right.article == "bare" or (right.article == "definite" and not governed)
        return "speaker.apposition" if closed else None
    if left.article == "bare" and right.article == "definite" and left.kind == right.kind == "person":
        return "speaker.fronted"
    if right.article == "bare" and left.article != "bare" and _ENDS.match(after):
        return "speaker.apposition"
    if left.article != "bare" and right.article == "definite" and left.subject and _ENDS.match(after):
        return "speaker.apposition"
    return None


def _clash(left: Mention, right: Mention) -> bool:
    """Whether number, gender or kind keep two mentions apart."""
    if left.plural != right.plural and not (left.is_name or right.is_name):
        return True
    if left.plural and right.is_name and not right.plural and right.kind == "person":
        return True
    if left.plural != right.plural and (
        (right.is_name and left.plural) or (left.is_name and right.article == "definite")
    ):
        return True
    if (
        left.kind in ("person", "group")
        and right.is_name
        and fold(right.name.text if right.name else "") in people().places
    ):
        return True
    if (
        right.kind in ("person", "group")
        and left.is_name
        and fold(left.name.text if left.name else "") in people().places
    ):
        return True
    if left.noun in people().unnamed:
        return True
    human = {"person", "group"}
    kinds = {left.kind, right.kind} - {None}
    if len(kinds) == 2 and kinds & human and kinds != human:
        return True
    both = left.gender and right.gender and left.kind == right.kind == "person"
    return bool(both and left.gender != right.gender and left.noun and right.noun)


def _join(cast: Cast, left: int, right: int, rule: str) -> None:
    a, b = cast.owner[left], cast.owner[right]
    if a is not None and b is not None:
        if not (cast.names(a) and cast.names(b)):
            cast.merge(b if b.named else a, a if b.named else b, rule)
    elif a is not None:
        cast.add(a, right, rule)
    elif b is not None:
        cast.add(b, left, rule)
    elif rule == "speaker.fronted":
        cast.partners[left] = right
    else:
        cast.partners[right] = left


def _link_copula(cast: Cast, tree: Tree, i: int, here: list[int]) -> None:
    """*Solène X est la maire de Y*: the predicate describes the subject."""
    mention = cast.mentions[i]
    head = tree.tokens[mention.head]
    if not mention.noun or not _has_copula(tree, head):
        return
    subjects = {t.index for t in tree.children(head, "nsubj")}
    for j in here:
        other = cast.mentions[j]
        if other.head in subjects and other.is_name and not _clash(other, mention) and cast.owner[i] is None:
            _join(cast, j, i, "speaker.copula")


def _has_copula(tree: Tree, head: Token) -> bool:
    cops = tree.children(head, "cop")
    negated = any(t.lower in ("ne", "n'", "pas") for t in tree.children(head, "advmod"))
    return not negated and any(t.lemma in _COPULAS for t in cops)
