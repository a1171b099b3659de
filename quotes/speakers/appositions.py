"""The second sieve: a name and a description that stand side by side, or are joined by *être*."""

import regex

from quotes.lexicon.people import fold, people
from quotes.model.tree import Token, Tree
from quotes.speakers.entities import Cast
from quotes.speakers.mention import Mention
from quotes.speakers.presence import OTHER_PARTY, tells_function

# What may stand between the two halves of an apposition: a comma, perhaps an age between commas, a bracket.
_COMMA = regex.compile(r"(?:\*?\s*\([^()]{1,60}\))?\*?\s*,\s*(?:(?:\S+\s){0,2}\S+\s+ans\s*,\s*)?(?:dit\s+|alias\s+)?")
_BRACKET = regex.compile(r"\s*\(\s*")
_NOTHING = regex.compile(r"[\s«“\"]*")
_LIST_GOES_ON = regex.compile(r"\s*+(?:,\s*\p{Lu}|,?\s*et\s+(?:\p{Lu}|l[ea]s?\s|l'|d[eu]s?\s|une?\s))")
_ENDS = regex.compile(r"\s*(?:[,.;:!?()»”\"—–\-]|$|\n)")
_FAR = 90  # characters between a description and its name
_AFTER = 40  # characters behind a mention that tell whether it ends there
_NEXT = 8  # mentions of a sentence looked at behind one
_HUMAN = frozenset({"person", "group"})
_GENITIVE = frozenset({"de", "d'", "du", "des"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont"})
_COPULAS = frozenset({"être", "devenir", "rester", "demeurer"})


def link_appositions(cast: Cast, tree: Tree) -> None:
    """Join the figures of mentions in apposition; descriptions that stand in one get their figure here."""
    by_sentence: dict[int, list[int]] = {}
    for i, mention in enumerate(cast.mentions):
        by_sentence.setdefault(mention.sentence, []).append(i)
    for here in by_sentence.values():
        pairs = _neighbours(cast, tree, here)
        glued = {left for left, right in pairs if _is_glued(cast.mentions[left], cast.mentions[right], tree)}
        for left, right in sorted(pairs, key=lambda pair: pair[0] not in glued):
            rule = _apposition(cast.mentions[left], cast.mentions[right], tree, glued=right in glued)
            if rule:
                _join(cast, left, right, rule)
        for left, right in _distant(cast, tree, here):
            if cast.owner[left] is None and not cast.mentions[right].quoted:
                _join(cast, left, right, "speaker.apposition-far")
        for i in here:
            _link_copula(cast, tree, i, here)
            _link_acronym(cast, i, here)


def _is_bracketed(mention: Mention, tree: Tree) -> bool:
    """Whether a name stands alone in brackets, as a party does (Jean X (PS), bourgmestre)."""
    start, end = mention.span
    return mention.is_name and tree.plain[start - 1 : start] == "(" and tree.plain[end : end + 1] == ")"


def _neighbours(cast: Cast, tree: Tree, here: list[int]) -> list[tuple[int, int]]:
    """Pairs of mentions of which one begins where the other ends; nested ones only with names glued to them."""
    pairs = []
    for n, left in enumerate(here):
        for right in here[n + 1 : n + _NEXT]:
            a, b = cast.mentions[left], cast.mentions[right]
            if b.first >= a.stop and not b.nested and not _is_bracketed(b, tree):
                pairs.append((left, right))
                break
    return [(_innermost(cast, tree, a, b, here), b) for a, b in pairs if not cast.mentions[a].nested]


def _innermost(cast: Cast, tree: Tree, left: int, right: int, here: list[int]) -> int:
    """The body that ends a phrase and has its name right behind it: *quatre employés du fabricant Solvex*."""
    outer, name = cast.mentions[left], cast.mentions[right]
    if name.kind == "person" or not name.is_name or tree.plain[outer.span[1] : name.span[0]].strip():
        return left
    ends = (j for j in here if left < j < right and (m := cast.mentions[j]).nested and m.stop == outer.stop)
    bodies = (j for j in ends if cast.mentions[j].kind == "organization" and not cast.mentions[j].is_name)
    return next(bodies, left)


def _distant(cast: Cast, tree: Tree, here: list[int]) -> list[tuple[int, int]]:
    """A description cut before its participle, and the name behind it (l'expert mandaté par la cour, Jean X)."""
    found = []
    for n, left in enumerate(here):
        a = cast.mentions[left]
        if a.kind != "person" or a.plural or a.nested or a.is_name or a.article == "indefinite":
            continue
        for right in here[n + 1 : n + _NEXT]:
            b = cast.mentions[right]
            between = tree.plain[a.span[1] : b.span[0]]
            if b.first < a.stop or b.nested or between.count(",") > 1 or len(between) > _FAR:
                continue
            if b.is_name and b.article == "bare" and between.endswith(", ") and "," not in between[:-2]:
                inside = tree.tokens[a.stop : b.first]
                others = any(cast.mentions[j].kind == "person" for j in here[n + 1 : right - left + n])
                if not others and not any(t.feats.get("VerbForm") == "Fin" for t in inside) and not _clash(a, b):
                    found.append((left, right))
                break
    return found


def _is_glued(left: Mention, right: Mention, tree: Tree) -> bool:
    """*l'écrivain Anselme X*: a description with its name right behind it."""
    if not (left.noun and right.is_name and right.article == "bare") or left.quoted != right.quoted:
        return False
    return bool(_NOTHING.fullmatch(tree.plain[left.span[1] : right.span[0]])) and not _clash(left, right)


def _apposition(left: Mention, right: Mention, tree: Tree, *, glued: bool) -> str | None:
    """The rule by which two neighbours describe the same, if one does; `glued`: the right one's name follows it."""
    between = tree.plain[left.span[1] : right.span[0]]
    after = tree.plain[right.span[1] : right.span[1] + _AFTER]
    if left.quoted != right.quoted or _clash(left, right) or _located(left, tree):
        return None
    if _is_glued(left, right, tree):
        return "speaker.title"
    if _BRACKET.fullmatch(between):
        return "speaker.bracket" if left.is_name and right.noun and right.article in ("bare", "definite") else None
    if not _COMMA.fullmatch(between):
        return None
    if left.noun and (right.is_name or glued):
        return None if _apart(left, right, after, tree) else _description_then_name(left, right, after)
    return _then_description(left, right, after, tree) if right.noun and right.article != "possessive" else None


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


def _apart(left: Mention, right: Mention, after: str, tree: Tree) -> bool:
    """*Selon un délégué, Jean Morvan a cédé*: behind what opens a sentence its subject is set off by nothing."""
    before = tree.tokens[left.first - 1] if left.first else None
    governed = before is not None and before.sentence == left.sentence and _governs(before)
    return governed and right.subject and not _ENDS.match(after)


def _governs(token: Token) -> bool:
    return token.upos == "ADP" or token.lemma == "croire"


def _description_then_name(left: Mention, right: Mention, after: str) -> str | None:
    """Such as *le premier ministre irakien, Mohammed Shia al-Sudani,* or *Élue du Finistère, Solène X*."""
    if left.article == "bare" and not left.subject and left.kind != "person":
        return None
    listed = right.article == left.article == "bare" and not left.plural and _LIST_GOES_ON.match(after)
    return None if listed else "speaker.apposition"


def _then_description(left: Mention, right: Mention, after: str, tree: Tree) -> str | None:
    """Such as *Nadège Thirion, présidente du groupe,* or *un second, parlementaire de longue date,*."""
    closed = bool(_ENDS.match(after))
    if left.is_name and right.article == "definite" and _fronted(left, right, tree):
        return None
    if left.is_name:
        before = tree.tokens[left.first - 1] if left.first else None
        opens = before is None or before.sentence != left.sentence or before.upos not in ("ADP", "PUNCT")
        goes_on = right.article == "indefinite" and _is_told_more(right, tree)
        fits = closed or right.article == "bare" or ((right.article == "definite" or goes_on) and opens)
        return "speaker.apposition" if fits else None
    if left.article == "bare" and right.article == "definite" and left.kind == right.kind == "person":
        return "speaker.apposition-fronted"
    looks = right.article == "indefinite" and not tells_function(right.noun) and after[:1] == ","  # un grand type,
    told = right.article == "bare" or ((right.article == "definite" or looks) and left.subject)
    return "speaker.apposition" if left.article != "bare" and told and closed else None


def _is_told_more(mention: Mention, tree: Tree) -> bool:
    """*Shirin, une enseignante rencontrée au bazar*: no subject itself; a participle or *qui* behind it."""
    behind = tree.tokens[mention.stop] if mention.stop < len(tree.tokens) else None
    if tree.tokens[mention.head].deprel.startswith("nsubj") or behind is None or behind.sentence != mention.sentence:
        return False
    return behind.lower in _RELATIVES or behind.feats.get("VerbForm") == "Part"


def _fronted(left: Mention, right: Mention, tree: Tree) -> bool:
    """*Sollicité par l'AFP, le porte-parole …*; *Devant Jean X, le maire …*: a name that ends what opens a sentence.

    The subject begins behind it, unless the name is a source (*Selon Jean X, le maire …*).
    """
    before = tree.tokens[tree.sentences[left.sentence].first : left.first]
    comma = max((n for n, t in enumerate(before) if t.text == ","), default=-1)
    governed = any(t.upos == "ADP" and t.lower not in _GENITIVE for t in before[comma + 1 :])
    opens = governed and not any(t.feats.get("VerbForm") == "Fin" for t in before)
    return opens and not left.source and (right.subject or left.kind != "person")


def _clash(left: Mention, right: Mention) -> bool:
    """Whether number, gender or kind keep two mentions apart, or that one is a victim of the other."""
    if left.tried and right.noun in OTHER_PARTY:
        return True  # lors du procès de Paul X, la victime …
    if left.noun in people().unnamed or _is_place_for_person(left, right) or _is_place_for_person(right, left):
        return True
    kinds = {left.kind, right.kind} - {None}
    if len(kinds) > 1 and kinds & _HUMAN and kinds != _HUMAN:
        return True
    both = left.noun and right.noun and left.kind == right.kind == "person"
    return _numbers_clash(left, right) or bool(
        both and None not in (left.gender, right.gender) and left.gender != right.gender
    )


def _numbers_clash(left: Mention, right: Mention) -> bool:
    if left.plural == right.plural:
        return False
    return not right.is_name or left.plural


def _is_place_for_person(person: Mention, name: Mention) -> bool:
    """Whether a place would be taken for somebody's name (A Kiev, un haut responsable)."""
    return person.kind in _HUMAN and name.name is not None and name.is_name and fold(name.name.text) in people().places


def _join(cast: Cast, left: int, right: int, rule: str) -> None:
    a, b = cast.owner[left], cast.owner[right]
    if a is not None and b is not None:
        if not (cast.names(a) and cast.names(b)):
            cast.merge(b if b.named else a, a if b.named else b, rule)
    elif a is not None:
        cast.add(a, right, rule)
    elif b is not None:
        cast.add(b, left, rule)
    elif rule == "speaker.apposition-fronted":
        cast.partners[left] = right
    else:
        cast.partners[right] = left


def _link_acronym(cast: Cast, i: int, here: list[int]) -> None:
    """*la Fédération des chasseurs (FDC)*: the name in the brackets that end a body's description is the body's."""
    name = cast.mentions[i]
    if not name.is_name or name.name is None or not name.nested:
        return
    around = [j for j in here if (m := cast.mentions[j]).first < name.first < m.stop and m.kind == "organization"]
    bodies = [j for j in around if cast.mentions[j].acronym == name.name.text]
    spelt = [j for j in reversed(bodies) if cast.mentions[j].noun[0] == fold(name.name.text[0])]
    proper = [j for j in bodies if cast.mentions[j].proper]
    for j in (spelt or proper)[:1]:
        _join(cast, j, i, "speaker.acronym")


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
