"""The members of a group that was granted anonymity: what is granted to the group is granted to each."""

from collections.abc import Collection, Iterator, Sequence

import regex

from quotes.anonymity.grants import Grant
from quotes.anonymity.ground import Ground
from quotes.grammar.headings import is_heading
from quotes.lexicon.anonymity import anonymity_words
from quotes.lexicon.people import fold, people
from quotes.model.entity import Entity, EntityMention
from quotes.model.tree import Token

# «l'un d'eux», «une de ces élues», «un autre policier», «une deuxième source»: one of several.
_ONE_OF = regex.compile(
    r"(?:l['’]une?|une?(?:\s+\w+)?)\s+(?:d['’](?:entre\s+)?(?:eux|elles)|de\s+(?:ces|ses|leurs))"
    r"|une?\s+(?:autre|second|deuxi|troisi|quatri|cinqui)",
    regex.IGNORECASE,
)
# «deux d'entre elles», «l'une des cinq sources»: one or some of several.
_PART_OF = regex.compile(
    r"(?:l['’]une?|une?|deux|trois|quatre|cinq|plusieurs|certaine?s|quelques-une?s|beaucoup|la\s+plupart)\s+"
    r"(?:d['’](?:entre\s+)?(?:eux|elles)|(?:de\s+(?:[cs]es|nos)|des)\s+(?:\w+\s+)?(?P<whole>\w+))",
    regex.IGNORECASE,
)
# «la première», «l'autre»: one of several where nothing but the ordinal is said (but «le premier ministre»).
_ORDINAL = regex.compile(r"(?:premi[eè]re?|seconde?|(?:deux|trois|quatr|cinqu)ième|autre|une?)$", regex.IGNORECASE)
_SEVERAL = regex.compile(
    r"(?:(?:l|c)es\s+)?(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+|plusieurs|des|certaine?s|quelques|tous|toutes"
    r"|d['’]autres|une?\s+\w+aine|ils|elles|la\s+plupart)\b",
    regex.IGNORECASE,
)
# «la plus jeune», «l'aîné»: one of several by age or standing.
_SET_APART = regex.compile(
    r"l[ea]\s+(?:plus|moins)\s+\w+$|(?:l['’]|la\s|le\s)(?:aînée?|cadette?|benjamine?|doyenn?e?)$", regex.IGNORECASE
)
# «cette source»: one of those whom nothing else introduces.
_THIS_ONE = regex.compile(r"ce(?:t|tte)?\s", regex.IGNORECASE)
# «comme les deux autres», «comme toutes les personnes interrogées»: the grant is everybody's.
_LIKEWISE = regex.compile(r"\bcomme\s+(?:tou(?:te)?s\s+)?(?:les|d['’])\s?(?:\w+\s+)?autres\b", regex.IGNORECASE)
_NONE_OF = regex.compile(r"dont\s+(?:aucune?|nulle?|pas\s+une?|tous|toutes)\b", regex.IGNORECASE)
_EVERYBODY = frozenset("tous toutes aucun aucune chacun chacune plupart nul nulle".split())
_THE = frozenset("les ces nos".split())
_A = regex.compile(r"une?\s", regex.IGNORECASE)
_SUCH = 400  # characters behind the grant in which one of the kind is one of the group
_WITHIN = 1800  # characters behind the grant in which members are looked for


def members(ground: Ground, grant: Grant, found: Sequence[Entity], noun: int | None) -> Iterator[Entity]:
    """The speakers who belong to the group that a grant concerns.

    The group need not speak itself; `noun` is the head of the phrase that names it.
    """
    if noun is not None and _are_sources(ground, noun):
        yield from _all_hidden(ground, noun)
    groups = [e for e in found if e.plural]
    if groups:
        heads = {_called(ground, m.head) for e in groups for m in e.mentions if m.span[0] <= grant.span[0]}
    elif noun is not None and not found and _may_hold_speakers(ground, noun):
        heads = {noun}
    else:
        return
    begin = min([grant.span[1], *(e.mentions[0].span[1] for e in groups)])
    universal = is_universal(ground, noun) or _NONE_OF.match(ground.tree.plain, grant.span[0]) is not None
    generic = universal or any(_is_generic(ground, head) for head in heads)
    nouns = {_canon(ground.tree.tokens[ground.several(head)]) for head in heads}
    for mention, entity in ground.first_mentioned(begin, len(ground.tree.raw)):
        if entity.named or entity.kind not in ("person", "group"):
            continue
        near = mention.span[0] < grant.span[1] + _WITHIN
        alone = near and not entity.plural
        if _is_part_of(ground, mention, heads, near=near) or (
            alone and _is_member(ground, grant, (mention, entity), nouns, generic=generic)
        ):
            yield entity
    yield from _announced(ground, begin, nouns)
    if _says_likewise(ground, grant):
        yield from _same(ground, heads)


def _are_sources(ground: Ground, noun: int) -> bool:
    """Whether the article's own sources are spoken of (*les salariés cités*, *les témoins qui ont parlé*)."""
    token = ground.tree.tokens[noun]
    said = [t for t in ground.tree.children(token, "acl", "acl:relcl", "amod") if t.index > noun]
    asked = any("asked" in anonymity_words().of(t.lower) for t in said)
    spoke = any("speak" in anonymity_words().of(t.lower) and t.deprel == "acl:relcl" for t in said)
    return (asked or spoke) and any(t.lower in _THE for t in ground.tree.children(token, "det"))


def _all_hidden(ground: Ground, noun: int) -> Iterator[Entity]:
    """The unknown people who speak in the article, or those alone who bear the noun, where it is no wider one."""
    speakers = dict.fromkeys(ground.entities[speaker] for _, speaker in ground.spoken)
    hidden = [e for e in speakers if e.kind in ("person", "group") and not e.named and ground.is_hidden(e)]
    own = _canon(ground.tree.tokens[noun])
    called = {e.id: {_canon(ground.tree.tokens[m.head]) for m in e.mentions} for e in hidden}
    wider = any(people().takes_up(own, each) for names in called.values() for each in names - {own})
    alike = [e for e in hidden if own in called[e.id]]
    yield from alike if alike and not wider else hidden


def _may_hold_speakers(ground: Ground, noun: int) -> bool:
    """Whether some of those whom a noun names may speak: *tous*, *six salariés*, *les personnes citées*."""
    plural = ground.tree.tokens[noun].feats.get("Number") == "Plur"
    return is_universal(ground, noun) or _is_several(ground, noun) or (plural and _is_generic(ground, noun))


def is_universal(ground: Ground, noun: int | None) -> bool:
    """Whether a grant is for all of those spoken of (*Tous ont requis l'anonymat*, *Aucun n'a voulu être cité*)."""
    return noun is not None and ground.tree.tokens[noun].lower in _EVERYBODY


def _is_part_of(ground: Ground, mention: EntityMention, heads: Collection[int], *, near: bool) -> bool:
    """Whether one or some are told to be part of a group (*deux d'entre elles*, *l'une des cinq sources*).

    Only the group's own noun carries far.
    """
    found = _PART_OF.match(ground.tree.plain, *mention.span)
    if found is None or found["whole"] is None:
        return near and found is not None
    return found["whole"].lower() in {ground.tree.tokens[head].lower for head in heads}


def _is_member(
    ground: Ground, grant: Grant, told: tuple[EntityMention, Entity], nouns: Collection[str], *, generic: bool
) -> bool:
    """Whether somebody brought in behind the grant is one of the group."""
    mention, entity = told
    head = ground.tree.tokens[mention.head]
    if _ONE_OF.match(ground.tree.plain, *mention.span) or _ORDINAL.match(head.text):
        return True
    if _SET_APART.match(ground.tree.plain, *mention.span):
        return True
    return _is_such(ground, grant, mention, nouns) or (generic and _is_anyone(ground, grant, mention, entity))


def _is_such(ground: Ground, grant: Grant, mention: EntityMention, nouns: Collection[str]) -> bool:
    """Whether somebody is brought in right behind the grant as one of the kind (*six soignants … une infirmière*)."""
    own = _canon(ground.tree.tokens[mention.head])
    brought_in = _A.match(ground.tree.plain, mention.span[0]) and 0 <= mention.span[0] - grant.span[1] <= _SUCH
    return bool(brought_in) and any(own == each or people().takes_up(each, own) for each in nouns)


def _canon(token: Token) -> str:
    noun = people().noun(token.text)
    return noun.canon if noun is not None else fold(token.lemma)


def _announced(ground: Ground, begin: int, nouns: Collection[str]) -> Iterator[Entity]:
    """Those whom a headline cites by the same word (*Un accord est proche, disent deux sources*)."""
    tree = ground.tree
    for mention, entity in ground.first_mentioned(0, begin):
        head = tree.tokens[mention.head]
        paragraph = tree.paragraphs[tree.sentence_of(head).paragraph]
        if not entity.named and _canon(head) in nouns and is_heading(tree.raw, paragraph):
            yield entity


def _is_several(ground: Ground, noun: int) -> bool:
    """Whether a noun phrase names some people, and not all of a kind."""
    token = ground.tree.tokens[noun]
    below = [t.start for t in ground.tree.children(token, "det", "nummod", "amod") if t.index < noun]
    return bool(_SEVERAL.match(ground.tree.plain, min([*below, token.start])))


def _called(ground: Ground, head: int) -> int:
    """The word by which a group is called: in *deux des sources* the second."""
    token = ground.tree.tokens[head]
    if token.upos == "NOUN":
        return head
    behind = ground.tree.tokens[head + 1 : head + 4]  # a contraction is two tokens
    partitive = bool(behind) and behind[0].lower in ("de", "des", "d'")
    return next((t.index for t in behind if partitive and t.upos == "NOUN"), head)


def _is_generic(ground: Ground, head: int) -> bool:
    """Whether the group is called by a word that fits anybody (*sources*, *personnes*, *témoins*)."""
    noun = people().noun(ground.tree.tokens[head].text)
    return noun is not None and (noun.canon in people().unnamed or noun.canon in people().status["vague_persons"])


def _is_anyone(ground: Ground, grant: Grant, mention: EntityMention, entity: Entity) -> bool:
    """Whether somebody can only be one of the *sources*: *cette source*, or an unknown in the grant's own paragraph."""
    if _THIS_ONE.match(ground.tree.plain, *mention.span):
        return True
    end = grant.span[1]
    paragraph = next((stop for start, stop in ground.tree.paragraphs if start <= end < stop), end)
    return end <= mention.span[0] < paragraph and ground.is_hidden(entity)


def _says_likewise(ground: Ground, grant: Grant) -> bool:
    return bool(_LIKEWISE.search(ground.tree.plain, ground.sentence_at(grant.span[0]).start, grant.span[0]))


def _same(ground: Ground, heads: Collection[int]) -> Iterator[Entity]:
    """The unknown groups of the article that bear the same noun."""
    nouns = {ground.tree.tokens[head].lower for head in heads}
    for entity in ground.entities.values():
        if entity.plural and nouns & {ground.tree.tokens[m.head].lower for m in entity.mentions}:
            yield entity
