"""A late sieve: someone introduced by a role and only named afterwards (La mairesse … Jocelyne Frenette, qui …)."""

import regex

from quotes.grammar.headings import is_heading
from quotes.lexicon.people import people
from quotes.model.tree import Tree
from quotes.speakers.entities import Cast, Figure, agrees, may_be_person
from quotes.speakers.mention import Mention

_REACH = 40  # mentions looked back at
_FAR = 2  # paragraphs between the role and the name
# A side that somebody stands on, at the head of a sentence; what is *à l'issue* or *au micro* is no side.
_SIDE = regex.compile(
    r"(?:(?:À|Au|Aux|Chez|Côté|Parmi|Quant)\b(?!\s+(?:l['’](?:issue|occasion|audience|antenne)|micro|terme|cours))"
    r"|D(?:u|e (?:son|leur)) côté)[^,]{0,60}+,\s*+"
)


def named_later(cast: Cast, tree: Tree, i: int) -> None:
    """Join a role holder to the full name that first appears, bare and as a subject, shortly after."""
    mention, bearer = cast.mentions[i], cast.owner[i]
    if bearer is None or mention.name is None or mention.nested or not may_be_person(cast, bearer):
        return
    if not _unintroduced(cast, bearer, i):
        return
    if mention.quoted is not None or mention.said or len(mention.name.words) == 1 or not mention.subject:
        return
    if mention.article != "bare" or _is_set_off(tree, mention) or _is_introduced(tree, mention):
        return
    for j in range(i - 1, max(-1, i - _REACH), -1):
        figure = cast.owner[j]
        if figure is not None and figure is not bearer and _awaits_name(cast, figure, i, j):
            fits = agrees(figure, bearer.gender, plural=False) and _same_field(figure, bearer)
            if fits and figure.spoken is not None and not _new_section(tree, cast.mentions[j], mention):
                cast.merge(figure, bearer, "speaker.named-later")
            return


def _is_introduced(tree: Tree, mention: Mention) -> bool:
    """Whether a word that says who bears a name stands right before it, be it in no list: *l'ouvreur breton Paul X*."""
    before = tree.tokens[mention.first - 1] if mention.first else None
    return before is not None and before.sentence == mention.sentence and before.upos in ("NOUN", "ADJ")


def _is_set_off(tree: Tree, mention: Mention) -> bool:
    """Whether words before a name set its bearer off from those who have spoken: *A droite, Paul Morvan …*."""
    start = tree.sentences[mention.sentence].start
    return bool(_SIDE.fullmatch(tree.plain, start, mention.span[0]))


def _new_section(tree: Tree, role: Mention, name: Mention) -> bool:
    """Whether a heading stands between a role and a name: what it opens speaks of others."""
    between = tree.paragraphs[role.paragraph + 1 : name.paragraph]
    return any(is_heading(tree.raw, paragraph) for paragraph in between)


def _unintroduced(cast: Cast, bearer: Figure, i: int) -> bool:
    """Whether nothing told before who bears the name: headline mentions and a fronted description aside."""
    for j in bearer.mentions:
        mention = cast.mentions[j]
        if mention.age is not None:
            return False  # a stranger is brought in by name and age
        fronted = mention.article == "bare" and mention.noun and mention.sentence == cast.mentions[i].sentence
        if (j < i and mention.paragraph > 0 and not fronted) or (mention.noun and not fronted):
            return False
    return True


def _same_field(figure: Figure, bearer: Figure) -> bool:
    """Whether the functions told of both can be one person's."""
    return not bearer.nouns or bool(_fields(figure) & _fields(bearer))


def _fields(figure: Figure) -> set[str]:
    known = (people().known(noun) for noun in figure.nouns)
    return {each for noun in known if noun is not None for each in noun.classes}


def _awaits_name(cast: Cast, figure: Figure, i: int, j: int) -> bool:
    last, mention = cast.mentions[j], cast.mentions[i]
    return (
        figure.kind == "person"
        and not figure.named
        and not figure.nouns & people().unnamed
        and not figure.plural
        and not last.nested
        and last.quoted is None
        and last.article in ("definite", "possessive")
        and mention.paragraph - last.paragraph <= _FAR
    )
