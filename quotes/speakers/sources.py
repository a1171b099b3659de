"""Mentions that exist because somebody is quoted: coordinated sources, *on* and its place, and odd source phrases."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from quotes.lexicon.grammar import time_words
from quotes.lexicon.people import people
from quotes.model.attribution import Attribution, SourcePhrase
from quotes.model.tree import Sentence, Token, Tree
from quotes.speakers.mention import Mention
from quotes.speakers.mentions import content_words
from quotes.speakers.phrases import phrase
from quotes.speakers.pronouns import is_pronoun

_AND = regex.compile(r"[\s,»”\"]*(?:et|ou|ainsi que|comme)\s[\s«“\"]*")
_ON = regex.compile(r"(?:-t-|-)?(?:l['’])?on\b", regex.IGNORECASE)
_ENDS_ON = regex.compile(r"(?:[-\s,]|t-|l['’])on$", regex.IGNORECASE)
_INDEFINITE = regex.compile(
    r"(?:l['’]une?|une?|d['’]autres|certaine?s?|celui|celle|ceux|celles|quelqu['’]une?|quelques-une?s|plusieurs|beaucoup"
    r"|chacune?|la plupart|nombre|deux|trois|quatre|cinq|six)(?!-ci|-là)\b",
    regex.IGNORECASE,
)
# Of whom one is one: *l'un d'entre eux*, *une de ces élues*.
_MEMBERS = regex.compile(
    r"\s+(?:d['’](?:entre\s+)?(?:eux|elles)|(?:de\s+(?:ces|ses|leurs)|des)\s+\p{L}+)", regex.IGNORECASE
)
_INFORMANT = regex.compile(
    r"\s+(?:\w+\s+){0,3}?(?:auprès\s+d(?:e\s|['’]|(?=u\s|es\s))|de\s+(?=(?:mêmes?\s+)?sources?\b))"
)
_PRONOUN = 6  # letters of *on* with clitics; a longer phrase has its place in it
_NEAR = 25  # characters between a preposition and its noun
_BEFORE = 200  # characters before a source phrase in which a mention that holds it may begin
_PLACE = regex.compile(r"(?:à|au|aux|dans|chez|en|auprès|du côté|au sein|côté|parmi|sur)\b", regex.IGNORECASE)
_RELATIVE_BEHIND = regex.compile(r"[^,]{1,80}+,\s*+(?:où|qui|que|qu['’]|dont)\b")
_RELATIVES = frozenset({"dont", "que", "où"})
_CLITICS = 4  # tokens around *on* among which *y* stands
_CONTRACTED = {"le": "au", "les": "aux"}


def source_mention(tree: Tree, attribution: Attribution, mentions: Sequence[Mention], frame: int) -> Mention | None:
    """The mention to add for an attribution's source, None where the mentions found already tell.

    `mentions` are those of the source's own sentence, `frame` is its number among those outside folded quotations.
    """
    source = attribution.source
    if source is None:
        return None
    text = tree.plain[slice(*source.span)]
    if _ON.match(text.strip()) or _ENDS_ON.search(text):
        return None if _informant(tree, attribution) else _impersonal(tree, attribution, source, frame)
    if is_pronoun(text) or (source.form == "pronoun" and not _INDEFINITE.match(text)):
        return None
    inside = [m for m in mentions if source.span[0] <= m.span[0] and m.span[1] <= source.span[1] + 1]
    top = [
        m for m in inside if not any(o is not m and o.span[0] <= m.span[0] and m.span[1] <= o.span[1] for o in inside)
    ]
    few = _INDEFINITE.match(text)
    if few and (_MEMBERS.match(tree.plain, source.span[1]) or (few[0].isalpha() and _MEMBERS.match(text, few.end()))):
        return _bare(tree, source, frame)
    joined = _coordination(tree, top)
    if joined or any(m.span[0] <= tree.tokens[source.head].start < m.span[1] for m in mentions):
        return joined
    return None if top and source.form == "name" else _bare(tree, source, frame)


def _coordination(tree: Tree, top: Sequence[Mention]) -> Mention | None:
    """*X et Y*, *la mairie et la préfecture*: several who speak as one group."""
    for left, right in pairwise(top):
        if not _AND.fullmatch(tree.plain[left.span[1] : right.span[0]]) or not _are_two(left, right):
            continue
        first = left if left.is_name else top[0]
        return replace(
            first,
            span=(first.span[0], right.span[1]),
            stop=right.stop,
            article="definite" if first.is_name else first.article,
            noun="et",
            words=first.words | right.words,
            kind="group",
            gender=None,
            plural=True,
            nested=False,
            acronym=None,
            holder=False,
        )
    return None


def _are_two(left: Mention, right: Mention) -> bool:
    """Whether *et* joins two who speak, not two descriptions of one (le chef de file et cousin du maire)."""
    if left.is_name or right.is_name:
        return left.is_name == right.is_name or right.article != "bare" or right.is_name
    return left.article != "bare" and (right.article != "bare" or left.plural)


def _bare(tree: Tree, source: SourcePhrase, frame: int) -> Mention:
    """A source phrase whose head no rule of mention detection knows."""
    head = tree.tokens[source.head]
    start, end = source.span
    members = _MEMBERS.match(tree.plain, end)
    end = members.end() if members and _INDEFINITE.match(tree.plain, start) else end
    comma = tree.plain.find(", ", start, end)
    end = comma if comma > start else end
    inside = [t.index for t in tree.of(tree.sentence_of(head)) if start <= t.start and t.end <= end] or [head.index]
    words = content_words(tree.plain[start:end])
    first = tree.tokens[inside[0]].lower
    determiners = people().determiners
    one = (
        tree.plain[start:end]
        .lower()
        .replace("’", "'")
        .startswith(("l'un", "un ", "une ", "celui", "celle ", "quelqu", "chacun"))
    )
    plural = not one and (first in determiners["plural"] or head.feats.get("Number") == "Plur")
    article = next(
        (kind for kind in ("indefinite", "definite", "demonstrative", "possessive") if first in determiners[kind]),
        "bare",
    )
    if one or _INDEFINITE.match(tree.plain, start):
        article = "indefinite"
    return Mention(
        span=(start, end), first=inside[0], stop=inside[-1] + 1, head=head.index, article=article,  # type: ignore[arg-type]
        noun=head.lower, words=words, kind="group" if plural else "person", gender=None, plural=plural,
        sentence=head.sentence, frame=frame, paragraph=tree.sentence_of(head).paragraph, subject=True, quoted=head.mark,
    )  # fmt: skip


def _informant(tree: Tree, attribution: Attribution) -> int | None:
    """*a-t-on appris auprès de la préfecture*: where the one begins from whom *on* has it."""
    assert attribution.source is not None
    end = max(attribution.source.span[1], attribution.cue[1] if attribution.cue else 0)
    found = _INFORMANT.match(tree.plain, end)
    return found.end() if found else None


def _impersonal(tree: Tree, attribution: Attribution, source: SourcePhrase, frame: int) -> Mention:
    """*on*, with the place it stands for: *glisse-t-on à l'Élysée*, *Au Chantier, on assure que*."""
    text = tree.raw[slice(*source.span)]
    head = tree.tokens[source.head]
    if len(text) > _PRONOUN:
        label = text
    else:
        place = _place_after(tree, attribution) or _place_before(tree, source) or _there(tree, source)
        label = f"on {place}" if place else "on"
    return Mention(
        span=source.span,
        first=head.index,
        stop=head.index + 1,
        head=head.index,
        article="indefinite",
        noun="on",
        words=content_words(label),
        kind="group",
        gender=None,
        plural=True,
        sentence=head.sentence,
        frame=frame,
        paragraph=tree.sentence_of(head).paragraph,
        subject=True,
        quoted=head.mark,
        label=label,
    )


def _place_after(tree: Tree, attribution: Attribution) -> str | None:
    assert attribution.source is not None
    end = max(attribution.source.span[1], attribution.cue[1] if attribution.cue else 0)
    found = _PLACE.match(tree.plain, end + (tree.plain[end : end + 1] == " "))
    sentence = tree.sentence_of(tree.tokens[attribution.source.head])
    return _place_text(tree, sentence, found.start(), found.end()) if found else None


def _place_before(tree: Tree, source: SourcePhrase) -> str | None:
    """*Au Chantier, on assure que*; *À l'Élysée, où l'on a tremblé, on assure que*."""
    sentence = tree.sentence_of(tree.tokens[source.head])
    lead = tree.plain[sentence.start : source.span[0]]
    told_more = _RELATIVE_BEHIND.match(lead) and lead.rstrip().endswith(",")
    return _opening_place(tree, sentence) if lead.count(",") == 1 or told_more else None


def _there(tree: Tree, source: SourcePhrase) -> str | None:
    """What *y* takes up in *On y assure que*, *y souligne-t-on*: where the sentence before is set, or its body."""
    sentence = tree.sentence_of(tree.tokens[source.head])
    around = tree.tokens[max(sentence.first, source.head - _CLITICS) : min(sentence.stop, source.head + _CLITICS)]
    if not any(t.lower == "y" for t in around):
        return None
    earlier = (tree.sentences[i] for i in range(sentence.index - 1, -1, -1))
    before = next((s for s in earlier if s.within is None), None)
    if before is None or sentence.paragraph - before.paragraph > 1:
        return None
    subjects = (t for t in tree.of(before) if t.deprel.startswith("nsubj") and t.text[1:])
    known = ((t, people().noun(t.text)) for t in subjects)
    body = next((t for t, noun in known if noun is not None and noun.kind == "organization"), None)
    return _opening_place(tree, before) or (_at(tree, body) if body is not None else None)


def _at(tree: Tree, body: Token) -> str:
    """*à* with the phrase of a body: *au ministère*, *à la mairie*."""
    first, stop = phrase(tree, body, {})
    text = tree.raw[tree.tokens[first].start : tree.tokens[stop - 1].end]
    article, _, rest = text.partition(" ")
    if article.lower() in _CONTRACTED:
        return f"{_CONTRACTED[article.lower()]} {rest}"
    return f"à {text[0].lower()}{text[1:]}" if tree.tokens[first].upos == "DET" else f"à {text}"


def _opening_place(tree: Tree, sentence: Sentence) -> str | None:
    """The place that a sentence opens with."""
    found = _PLACE.match(tree.plain, sentence.start)
    text = _place_text(tree, sentence, found.start(), found.end()) if found else None
    return tree.plain[found.start()].lower() + text[1:] if found and text else None


def _place_text(tree: Tree, sentence: Sentence, start: int, end: int) -> str | None:
    """A preposition at `start` with the noun phrase behind it."""
    tokens = tree.of(sentence)
    after = next((t for t in tokens if t.start >= start and t.upos in ("NOUN", "PROPN")), None)
    if after is None or after.start - end > _NEAR or after.lower in time_words().nouns:
        return None
    return tree.raw[start : tree.tokens[phrase(tree, after, {})[1] - 1].end]


def pointed_at(tree: Tree, attribution: Attribution, mentions: Sequence[Mention], starts: Sequence[int]) -> int | None:
    """The mention (by index) that a source phrase is; None where there is no source, or a pronoun to be resolved.

    That is the coordination or *on* made for it, else the mention that fits its span and head best, and of one that
    ends a larger phrase, the larger. `starts` are the offsets of the mentions.
    """
    source = attribution.source
    if source is None:
        return None
    text = tree.plain[slice(*source.span)]
    informant = _informant(tree, attribution) if _ON.match(text.strip()) or _ENDS_ON.search(text) else None
    if informant is not None:
        return next((i for i in window(starts, informant, informant + 6)), None)
    if tree.plain.startswith("(", source.span[0] - 1) and text.endswith(")"):
        opened = source.span[0] - 1  # une intersyndicale (FSU, Unsa, SUD) qui réclame
        before = window(starts, source.span[0] - _BEFORE, opened)
        listed = next((i for i in before if 0 <= opened - mentions[i].span[1] <= 1), None)
        if listed is not None and mentions[listed].kind == "organization":
            return listed
    if text.lower() in _RELATIVES:  # des salariés, dont nous taisons les noms, assurent
        before = window(starts, source.span[0] - _BEFORE, source.span[0])
        antecedent = next((i for i in before if 0 <= source.span[0] - mentions[i].span[1] <= len(", ")), None)
        return _whole(mentions, antecedent) if antecedent is not None else None
    pronoun = source.form == "pronoun" or is_pronoun(text)
    best: tuple[int, int] | None = None
    for i in window(starts, source.span[0] - _BEFORE, source.span[1]):
        mention = mentions[i]
        if mention.noun in ("et", "on") and source.span[0] <= mention.span[0] < source.span[1]:
            return i
        rank = _fit(tree, source, mention)
        own = source.form == "pronoun" and mention.span[0] == source.span[0] and mention.head == source.head
        if rank > 0 and (own or not pronoun) and (best is None or rank > best[0]):
            best = rank, i
    return _bearer(tree, source, mentions, _whole(mentions, best[1])) if best else None


def _bearer(tree: Tree, source: SourcePhrase, mentions: Sequence[Mention], i: int) -> int:
    """The person right behind the name of a medium in the same source (*a dit à l'agence RIA Novosti Ivan Petrov*)."""
    first, following = mentions[i], mentions[i + 1] if i + 1 < len(mentions) else None
    if following is None or not first.is_name or first.kind == "person" or following.span[1] > source.span[1]:
        return i
    glued = tree.plain[first.span[1] : following.span[0]] == " "
    return i + 1 if glued and following.is_name and following.kind == "person" else i


def window(starts: Sequence[int], low: int, high: int) -> range:
    """The mentions that begin between two offsets, the last included."""
    return range(bisect_left(starts, low), bisect_left(starts, high + 1))


def _fit(tree: Tree, source: SourcePhrase, mention: Mention) -> int:
    if mention.span[1] <= source.span[0]:
        return 0
    head = tree.tokens[source.head].start
    within = mention.span[0] <= head < mention.span[1]
    begins = mention.span[0] == source.span[0]
    return 4 * begins + 3 * (mention.head == source.head) + 2 * within + (mention.span[0] >= source.span[0])


def _whole(mentions: Sequence[Mention], i: int) -> int:
    """The phrase that a nested mention ends, if it does (un cadre de l'Union (USR) a dit), alone or with its name.

    Of a body's name also the phrase that the body ends: *quatre employés du fabricant Solvex*.
    """
    inner = mentions[i]
    if not inner.nested and not inner.is_name:
        return i
    following = mentions[i + 1] if i + 1 < len(mentions) else inner
    named = following.nested and following.is_name and following.first == inner.stop
    end = following.span[1] if named else inner.span[1]
    for j in range(i - 1, max(-1, i - 6), -1):
        outer = mentions[j]
        ends = 0 <= outer.span[1] - end <= 1  # a bracket may close behind it
        bears = not inner.nested and outer.stop == inner.first and _ends_in_body(mentions, j, i)
        if not outer.nested and (bears or (ends and inner.nested)) and outer.sentence == inner.sentence:
            return j
    return i


def _ends_in_body(mentions: Sequence[Mention], i: int, before: int) -> bool:
    """Whether a body ends the phrase of people that mention `i` is; `before` is the first mention behind it."""
    outer, inside = mentions[i], mentions[i + 1 : before]
    bodies = (m for m in inside if m.nested and m.stop == outer.stop and m.kind == "organization")
    return outer.kind in ("person", "group") and any(bodies)
