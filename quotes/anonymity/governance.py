"""Whom a grant of anonymity concerns."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

import regex

from quotes.anonymity.grants import Grant
from quotes.anonymity.ground import Ground
from quotes.anonymity.members import is_universal, members
from quotes.anonymity.renaming import renamed
from quotes.grammar.phrases import NOMINAL
from quotes.grammar.subjects import antecedent, noun_before
from quotes.grammar.view import View
from quotes.lexicon.anonymity import anonymity_words
from quotes.lexicon.people import people
from quotes.model.entity import Entity
from quotes.model.tree import Token

_PLURAL = frozenset("ils elles eux ceux celles leur leurs les tous toutes".split())
_PRONOUNS = frozenset(
    "il elle lui celui celle celui-ci celle-ci ce dernier dernière intéressé intéressée l' la le son sa on".split()
)
_BOTH = regex.compile(
    r"\b(?:(?:tous|toutes)\s+(?:les\s+)?(?:deux|trois|quatre)|ni\s+l['’]une?\s+ni\s+l['’]autre)\s*$", regex.IGNORECASE
)
_ALL_THEIRS = regex.compile(r"(?:ont|avaient|leurs)\s", regex.IGNORECASE)
_DEFINITE = regex.compile(r"(?:l[ae]\s|l['’]|ce(?:t|tte|s)?\s|les\s)", regex.IGNORECASE)
_POSSESSIVE = regex.compile(r"(?:son|sa|leurs?)\s", regex.IGNORECASE)
_OWNER = regex.compile(r"\W*(?:de\s|d['’])?")  # between a name that is hidden and whose it is
_POINTING = regex.compile(r"ce(?:t|tte)?\s", regex.IGNORECASE)
_OBJECT = regex.compile(r"\b(?P<who>lui|leurs?|(?!l['’]anonymat)l['’]|la|le|les|son|sa)\b", regex.IGNORECASE)
# Who speaks of himself in his own words: *je préfère taire mon nom*.
_FIRST_PERSON = regex.compile(r"\b(?:mon\b|ma\b|me\b|m['’])|\bj(?:e\b|['’])(?!.*\b(?:son|sa|leur)\b)", regex.IGNORECASE)
_TOUCHING = 3  # characters between a noun phrase and the clause that concerns it
_NEAR = 600  # characters back to whom a pronoun may refer
_NEXT = 300  # characters ahead in which somebody speaks who was announced
_LATE = 3  # speakers back to whom a plural without a subject of its own may refer
_AHEAD = 40  # characters that a speaker behind the grant counts as farther than one before it
_BACK = 30  # words before a sentence among which its plural pronoun finds whom it takes up
_CLIMB = 6


def governed(ground: Ground, grant: Grant) -> list[Entity]:
    """The entities that a grant concerns: one, several (*tous deux*), or none of those that speak."""
    reporters = ground.reporters(grant.span)
    if reporters and _FIRST_PERSON.search(ground.tree.plain, grant.span[0] - _TOUCHING, grant.span[1]):
        return reporters[:1]
    if grant.form == "shown":
        return _shown(ground, grant)
    if grant.form == "changed":
        found = renamed(ground, grant)
        if found or not ground.tree.plain.startswith("dont", grant.span[0]):
            return found
    view = ground.view_at(grant.span[0])
    noun = _beside(ground, grant)
    if noun is None:
        noun = _noun(ground, grant, view)
    found = _entities(ground, grant, view, noun)
    if not found and (_says_both(ground, grant, view) or _looks_ahead(ground, grant, view, noun)):
        found = _announced(ground, grant, view, noun)
    return list(dict.fromkeys([*found, *members(ground, grant, found, noun)]))


def _shown(ground: Ground, grant: Grant) -> list[Entity]:
    """Whom the grant points at: *le nom de cette mère*."""
    start, end = grant.span
    inside = (
        e
        for m, e in ground.between(start, end + _AHEAD)
        if m.span[0] < end and _DEFINITE.match(ground.tree.plain, m.span[0])
    )
    shown = [e for e in inside if e.kind == "person" and not e.named][:1]
    if shown:
        return shown
    known = (people().noun(t.text) for t in ground.view_at(start).tokens if start <= t.start < end)
    vague = any(noun is not None and noun.canon in _vague() for noun in known)
    return _taken_up(ground, start, plural=False) if vague else []  # *le nom de ce témoin*


def _noun(ground: Ground, grant: Grant, view: View) -> int | None:
    """The head of the noun phrase or the pronoun that the grant speaks of, as far as the grammar tells."""
    at = ground.token_at(view, grant.span[0])
    if grant.form == "newsroom":
        return None
    if grant.form == "clause":
        verb = next((t.index for t in view.between(at, view.stop) if t.upos == "VERB"), at)
        found = _own_subject(view, verb)
        if found is None:
            found = at - 1 if view.low(at - 1) in _PRONOUNS | _PLURAL else noun_before(view, at - 1)
    elif grant.form in ("relative", "reason", "changed"):
        found = _speaking_above(ground, view, antecedent(view, at - (grant.form == "reason")))
    else:
        found = _subject(view, at)
    inside = found is not None and grant.form == "adverbial" and view[found].start in range(*grant.span)
    if found is not None and not inside and _can_ask(ground, view, found):
        return found
    return _asker_before(ground, view, at)


def _speaking_above(ground: Ground, view: View, noun: int | None) -> int | None:
    """The noun itself, or the one that it is part of where only that one speaks: *la famille d'un élève, qui …*."""
    at = noun
    while at is not None and ground.holder(at) is None:
        token = view[at]
        above = view.tree.head(token)
        at = above.index if token.deprel == "nmod" and view.holds(above.index) else None
    return noun if at is None else at


def _can_ask(ground: Ground, view: View, noun: int) -> bool:
    """Whether the noun is somebody: no place or thing asks for anonymity."""
    token = view[noun]
    counted = next((t for t in view.tree.children(token, "nmod") if token.lower.endswith("aine")), None)
    if counted is not None:  # *une dizaine de kilomètres*
        return _can_ask(ground, view, counted.index)
    known = people().noun(token.text)
    return (
        token.upos in ("PRON", "PROPN", "NUM")
        or ground.holder(noun) is not None
        or (known is not None and known.kind in ("person", "group"))
        or people().looks_like_person(token.text)
    )


def _asker_before(ground: Ground, view: View, at: int) -> int | None:
    """The nearest speaker before the grant in its sentence, and failing that the nearest noun for people."""
    nouns = [t.index for t in reversed(view.tokens) if t.index < at and t.upos in NOMINAL | {"ADJ"}]
    barred = ground.reporters((view[at].start, view[at].end))
    nouns = [i for i in nouns if ground.holder(i) not in barred]
    speaking = next((i for i in nouns if ground.holder(i) is not None), None)
    if speaking is not None:
        return speaking
    return next((i for i in nouns if view[i].upos == "NOUN" and _can_ask(ground, view, i)), None)


def _own_subject(view: View, verb: int) -> int | None:
    """The subject of a verb itself; a relative pronoun is taken for its antecedent."""
    for subject in view.tree.children(view[verb], "nsubj", "expl:subj"):
        if view.holds(subject.index):
            return antecedent(view, subject.index) if subject.lower == "qui" else subject.index
    return None


def _subject(view: View, index: int) -> int | None:
    """The subject of the verb around an adverbial, an infinitive or a participle: the nearest that has one."""
    token = view[index]
    for _ in range(_CLIMB):
        above = view.tree.head(token)
        if not view.holds(above.index) or above.index == token.index:
            return None
        if _hangs_on_noun(token, above):
            return above.index
        own = _own_subject(view, above.index) if above.upos in ("VERB", "AUX", "ADJ", "NOUN") else None
        if own is not None:
            return own
        token = above
    return None


def _hangs_on_noun(token: Token, above: Token) -> bool:
    """Whether a participle stands with its noun (*un voisin interrogé sous couvert d'anonymat*)."""
    return above.upos in NOMINAL and token.deprel.startswith("acl") and token.upos in ("VERB", "ADJ")


def _entities(ground: Ground, grant: Grant, view: View, noun: int | None) -> list[Entity]:
    """The entities behind that noun, or the likeliest where the grammar tells none."""
    if grant.form == "newsroom" and noun is None:
        return _object(ground, grant)
    if _says_both(ground, grant, view):
        return _taken_up(ground, grant.span[0], plural=True)
    if noun is None:
        return _likeliest(ground, grant, view)
    if _of_others(ground, view, noun):
        return []
    loose = _is_pronoun(view, noun) or _is_vague(ground, view, noun)
    holder = ground.holder(noun)
    if holder is not None:
        known = _holds_office(view, noun) and not ground.is_hidden(holder)
        if grant.form == "clause" and known and _is_of_name(ground, grant):
            return []  # *Le procureur n'a pas révélé son identité*: somebody else's
        nearer = _taken_up(ground, grant.span[0], plural=False) if loose and not ground.is_hidden(holder) else []
        return nearer or [*_some_of(ground, view, noun), holder]
    if grant.form == "adverbial":
        here = [e for e in _speaker_of_sentence(ground, grant, view) if ground.is_hidden(e)]
        if here:
            return here
    if loose:
        return _taken_up(ground, grant.span[0], plural=_is_plural(view, noun))
    return []


def _is_of_name(ground: Ground, grant: Grant) -> bool:
    """Whether it is a name that is hidden, and not somebody who asks to stay so."""
    words = ground.tree.plain[slice(*grant.span)].lower().split()
    return any("name" in anonymity_words().of(word) for word in words)


def _holds_office(view: View, noun: int) -> bool:
    known = people().noun(view[noun].text)
    return known is not None and known.holder


def _of_others(ground: Ground, view: View, noun: int) -> bool:
    """Whether *ils*, *tous*, *aucun des salariés* are people who have not spoken, though some of them may."""
    if not (is_universal(ground, noun) or (_is_pronoun(view, noun) and _is_plural(view, noun))):
        return False
    tokens = ground.tree.tokens
    own = [t.index for t in ground.tree.children(view[noun], "nmod", "obl") if t.index > noun]
    for index in (*own, *range(view.first - 1, max(-1, view.first - 1 - _BACK), -1)):
        plural = tokens[index].upos == "NOUN" and tokens[index].feats.get("Number") == "Plur"
        known = people().noun(tokens[index].text) if plural else None
        if known is not None and known.kind in ("person", "group"):
            return ground.holder(index) is None
        if any(m.head == index and e.plural for m, e in ground.between(tokens[index].start, tokens[index].end)):
            return False
    return False


def _some_of(ground: Ground, view: View, noun: int) -> list[Entity]:
    """Those who are told apart from the group that the noun names (*deux des sources*)."""
    start, stop = _phrase_start(view, noun), view[noun].start
    return [e for m, e in ground.between(start - _NEAR, stop) if start - m.span[1] <= 1 and e.kind != "document"]


def _is_vague(ground: Ground, view: View, noun: int) -> bool:
    """Whether a definite phrase takes up whoever was spoken of (*l'homme*, *cette source*, *les deux hommes*)."""
    known = people().noun(view[noun].text)
    definite = _DEFINITE.match(ground.tree.plain, _phrase_start(view, noun)) is not None
    return definite and known is not None and known.canon in _vague()


def _vague() -> frozenset[str]:
    """The nouns that fit anybody."""
    return people().unnamed | people().status["vague_persons"]


def _beside(ground: Ground, grant: Grant) -> int | None:
    """The head of the mention that the grant touches, if it does."""
    start, end = grant.span
    if grant.form in ("clause", "reason"):
        return None
    if grant.form == "newsroom":
        behind = (m for m, _ in ground.between(end, end + _NEAR))
        return next((m.head for m in behind if _OWNER.fullmatch(ground.tree.plain, end, m.span[0])), None)
    before = [
        (m.span[1] - m.span[0], m.head)
        for m, e in ground.between(start - _NEAR, start)
        if e.kind != "document" and start - m.span[1] < _TOUCHING
        and not ground.tree.plain[m.span[1] : start].strip(" ,(–—\n\u00a0\u202f")
    ]  # fmt: skip
    return max(before)[1] if before else None


def _phrase_start(view: View, noun: int) -> int:
    """Where a noun phrase begins: at its determiner, or at the noun."""
    below = [t.start for t in view.tree.children(view[noun], "det", "amod", "nummod") if t.index < noun]
    return min([*below, view[noun].start])


def _is_pronoun(view: View, noun: int) -> bool:
    return view[noun].upos == "PRON" or view.low(noun) in _PRONOUNS | _PLURAL


def _is_plural(view: View, noun: int) -> bool:
    return view.low(noun) in _PLURAL or view[noun].feats.get("Number") == "Plur"


def _likeliest(ground: Ground, grant: Grant, view: View) -> list[Entity]:
    """Without a noun: the nearest speaker of the sentence, or whoever was spoken of before."""
    if grant.form != "clause":
        return _speaker_of_sentence(ground, grant, view)
    plural = _ALL_THEIRS.match(ground.tree.plain, grant.span[0]) is not None
    return _taken_up(ground, grant.span[0], plural=plural)


def _says_both(ground: Ground, grant: Grant, view: View) -> bool:
    return bool(_BOTH.search(ground.tree.plain, max(view.sentence.start, grant.span[0] - _AHEAD), grant.span[0]))


def _speaker_of_sentence(ground: Ground, grant: Grant, view: View) -> list[Entity]:
    """The speaker whose source or cue stands nearest in the same sentence."""
    best: tuple[int, str] | None = None
    barred = {entity.id for entity in ground.reporters(grant.span)}
    for attribution, speaker in ground.attributed(view.sentence.start, view.sentence.end + 1):
        if speaker in barred:
            continue
        for span in (attribution.source.span if attribution.source else None, attribution.cue):
            if span is None or grant.span[0] <= span[0] < grant.span[1]:
                continue
            before = span[1] <= grant.span[0]
            distance = grant.span[0] - span[1] if before else span[0] - grant.span[1] + _AHEAD
            if best is None or distance < best[0]:
                best = distance, speaker
    return [ground.entities[best[1]]] if best else []


def _object(ground: Ground, grant: Grant) -> list[Entity]:
    """Whom the newsroom protects: what a pronoun or possessive in the grant takes up."""
    who = _OBJECT.search(ground.tree.plain, *grant.span)
    return _taken_up(ground, grant.span[0], plural=who is not None and who["who"].lower() in _PLURAL)


def _looks_ahead(ground: Ground, grant: Grant, view: View, noun: int | None) -> bool:
    """Whether somebody is spoken of by a pronoun alone (*Il a requis l'anonymat*, *Son nom ne sera pas publié*)."""
    if noun is not None:
        return _is_pronoun(view, noun) and not is_universal(ground, noun)
    return grant.form in ("newsroom", "adverbial") or _POSSESSIVE.match(ground.tree.plain, grant.span[0]) is not None


def _announced(ground: Ground, grant: Grant, view: View, noun: int | None) -> list[Entity]:
    """The unknown who speaks in the next sentence, where nobody before can be meant (*«…», dit ce pompier*).

    What nobody says (*Les langues se délient, sous couvert d'anonymat*) holds for all who follow, up to a name.
    """
    start = view.sentence.end
    paragraph = next((stop for begin, stop in ground.tree.paragraphs if begin <= grant.span[1] < stop), start)
    alone = noun is not None and _is_pronoun(view, noun) and not is_universal(ground, noun)
    both = _says_both(ground, grant, view)
    most = 2 if both else 1 if alone or grant.form == "newsroom" else None
    barred = ground.reporters(grant.span)
    following = ground.attributed(start, min(start + _NEXT, paragraph))[:most]
    speakers = dict.fromkeys(ground.entities[speaker] for _, speaker in following)
    unknown = takewhile(lambda e: not e.named, (e for e in speakers if e not in barred))
    return [
        e for e in _people(unknown)
        if ground.is_hidden(e) or _is_brought_in(ground, e, grant, alone=alone or both)
    ]  # fmt: skip


def _is_brought_in(ground: Ground, entity: Entity, grant: Grant, *, alone: bool) -> bool:
    """Whether the text points at somebody, or first mentions behind the grant whom its pronoun stood for."""
    first = entity.mentions[0].span[0]
    return _POINTING.match(ground.tree.plain, first) is not None or (alone and first >= grant.span[1])


def _taken_up(ground: Ground, offset: int, *, plural: bool) -> list[Entity]:
    """The speakers that a pronoun or a definite phrase goes back to; who has a name needs no anonymity."""
    barred = ground.reporters((offset, offset + 1))
    if plural:
        earlier = [e for e in ground.spoken_before(offset) if e not in barred]
        groups = [e for e in earlier[:_LATE] if e.plural]
        return groups[:1] or [e for e in earlier if not e.named][:2]
    single = [e for e in _people(e for _, e in reversed(ground.between(offset - _NEAR, offset))) if e not in barred]
    hidden = [e for e in single if ground.is_hidden(e)]
    return (hidden or single)[:1]


def _people(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Those that are one human being without a name."""
    return (e for e in entities if e.kind == "person" and not e.plural and not e.named)
