"""Mention detection: every name and every description of a person, organisation, document or group."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from quotes.lexicon.cues import verb_forms
from quotes.lexicon.people import Gender, Noun, fold, people
from quotes.model.result import SpeakerKind
from quotes.model.tree import Sentence, Token, Tree
from quotes.speakers.mention import Article, Mention, Name
from quotes.speakers.names import NameRun, capitals, inhabitant, name_runs
from quotes.speakers.phrases import phrase

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*")
_CLOSING = regex.compile(r"\s*[»”\"›’]")
_ACRONYM = regex.compile(r"\((\p{Lu}[\p{L}-]{1,9})\)\s*$")
_STOP = frozenset(
    "le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos "
    "et ou en dans par pour sur a à chez ex m mme me dr".split()
)
_AGE = regex.compile(r"(?:[^\n.;]{0,24}?,|\s*\()?\s*(?:de\s+)?(?P<age>\d{2})\s+ans\b")
_OF_SOURCES = frozenset({"selon", "pour", "après"})  # prepositions that name a source
_SINGULAR = frozenset({"le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa"})
_ARTICLES: tuple[Article, ...] = ("demonstrative", "possessive", "definite", "indefinite")
_OF_AGE = regex.compile(r",\s*\d{2}\s+ans\s*[,.)]")  # Espérance, 34 ans,
_OWN_AGE = regex.compile(r"\bde\s+(?P<age>\d{2})\s+ans\b")
_BEFORE_HEADS = frozenset({"haut", "haute", "ancien", "ancienne", "jeune", "autre"})
_OPEN_GENDER = regex.compile(r"[éu]s?$")
_RELATIVES = frozenset({"qui", "que", "qu'", "dont"})
_NOUN_AND_OF = 2
_VERB_AND_NEXT = 2
_ARTICLES_BEHIND = frozenset({"le", "la", "l'", "les", "un", "une"})  # no noun has one right behind it
_ADJECTIVES = 3  # words behind an adjective among which its noun stands
_COMPOUND = 3  # words of the longest compound noun
_TOPIC = 7  # tokens within which *quant à X* names X
_SEVERAL = frozenset({"mm.", "mm", "mmes", "mes"})  # titles of more than one
_NO_NOUNS = frozenset({"ans", "un", "une"})  # an age, and *l'une d'elles*
_PART_OF = frozenset({"flat:name", "flat", "appos", "flat:foreign", "conj"})
_QUANTITIES = frozenset({"plus", "moins", "beaucoup", "nombre", "peu", "près", "tant"})  # plus de mille agriculteurs
_LOCUTIONS = {"milieu": ("à", "le"), "cadre": ("dans", "le")}  # nouns of prepositions, with what stands before them
# Nouns that a verb or a preposition right before them makes nobody of: *a fait état de*, *mise en garde*.
_PREDICATES = {"état": "faire", "acte": "prendre", "garde": "en", "plume": "de"}
_GENITIVES = (["de"], ["d'"], ["des"])
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "obl:agent"})


def frame_numbers(tree: Tree) -> list[int]:
    """For each sentence its number among those outside folded quotations; inside, that of the sentence around it."""
    starts = sorted(s.start for s in tree.sentences if s.within is None)
    return [max(0, bisect_right(starts, s.start) - 1) for s in tree.sentences]


def find_mentions(tree: Tree, sources: Collection[int], frames: Sequence[int]) -> list[Mention]:
    """Find the mentions of an article, in text order.

    `frames` are the sentences' `frame_numbers`. `sources` are the indices of tokens that head a source, and so a
    mention, whatever the lexicon knows of them.
    """
    found: list[Mention] = []
    known = {word for sentence in tree.sentences for word in capitals(tree.of(sentence))}
    for sentence in tree.sentences:
        frame = frames[sentence.index]
        here = sorted(_in_sentence(tree, sentence, sources, frame, known), key=lambda m: (m.span[0], -m.span[1]))
        found += _nest([replace(m, tried=True) if _is_tried(tree, sentence, m) else m for m in here])
    return found


def _is_tried(tree: Tree, sentence: Sentence, mention: Mention) -> bool:
    """Whether a person stands behind a noun for what justice does to him: *le procès de Paul X*, *du maire*."""
    if mention.kind != "person" or mention.plural:
        return False
    before = tree.tokens[sentence.first : mention.first]
    words = [t.lower for t in before if t.upos != "DET"][-_NOUN_AND_OF:]
    return len(words) == _NOUN_AND_OF and words[0] in people().tried and words[1] in ("de", "d'")


def content_words(text: str) -> frozenset[str]:
    """The words of a phrase that carry meaning, folded."""
    words = {w for part in _WORD.findall(text) for w in fold(part).split("'")}
    return frozenset(words - _STOP)


def _nest(mentions: list[Mention]) -> Iterator[Mention]:
    """Mark the mentions that are part of a larger one."""
    end = -1
    for mention in mentions:
        yield replace(mention, nested=True) if mention.span[1] <= end else mention
        end = max(end, mention.span[1])


def _in_sentence(
    tree: Tree, sentence: Sentence, sources: Collection[int], frame: int, known: Collection[str]
) -> Iterator[Mention]:
    tokens = tree.of(sentence)
    if sentence.paragraph and tree.raw[sentence.start : sentence.end].isupper():
        return  # in capitals, as subheadings are, nothing tells names from words
    runs = {run.first: run for run in name_runs(tree, tokens, known)}
    covered = {i for run in runs.values() for i in range(run.first, run.stop)}
    for run in runs.values():
        yield _named(tree, sentence, run, frame)
    for token in tokens:
        if token.index in covered or token.quoted is not None:
            continue
        noun = _noun_of(tree, token, sources)
        covered |= {*range(token.index + 1, _stop(token, noun))}  # le premier magistrat
        asked = token.index in sources and token.upos not in ("PRON", "VERB", "PUNCT") and token.lower not in _NO_NOUNS
        if noun is not None or asked:
            yield _described(tree, sentence, token, noun or _unknown(token), runs, frame)


def _stop(token: Token, noun: Noun | None) -> int:
    """Where a noun of one word or several ends that begins with a token."""
    words = noun.canon.replace("'", "' ").split() if noun is not None else [token.text]
    return token.index + len(words)


def _noun_of(tree: Tree, token: Token, sources: Collection[int]) -> Noun | None:
    """The lexicon's noun that heads a phrase here, if one does."""
    if token.upos not in ("NOUN", "PROPN", "ADJ", "VERB", "X") or token.text[1:] == "":
        return None
    if inhabitant(tree, token):
        return Noun(fold(token.text), "person", frozenset({"human"}), None, holder=False)
    noun = _compound(tree, token)
    if noun is not None:
        return noun
    if token.index in sources or not _is_locution(tree, token):
        noun = people().noun(token.text)
    if noun is None or token.index in sources:
        return noun
    before = tree.tokens[token.index - 1] if token.index > tree.sentence_of(token).first else None
    if noun.canon == "personne" and (before is None or before.upos not in ("DET", "NUM", "ADJ")):
        return None  # nobody
    return noun if token.upos not in ("ADJ", "VERB") or _heads(tree, token, before, noun) else None


def _is_locution(tree: Tree, token: Token) -> bool:
    """Whether a noun is part of a preposition or a predicate: *au milieu du vestiaire*, *fait état d'un retard*."""
    before, sentence = _LOCUTIONS.get(token.lower), tree.sentence_of(token)
    if token.index > sentence.first and tree.tokens[token.index - 1].lemma == _PREDICATES.get(token.lower):
        return True
    following = tree.tokens[token.index + 1] if token.index + 1 < sentence.stop else None
    if token.lower == "numéro" and (following is None or following.upos not in ("NUM", "DET")):
        return True  # le numéro d'urgence, but le numéro deux
    if before is None:
        return False
    words, at = [t.lower for t in tree.of(sentence)], token.index - sentence.first
    return tuple(words[max(0, at - 2) : at]) == before and words[at + 1 : at + 2] in _GENITIVES


def _compound(tree: Tree, token: Token) -> Noun | None:
    """The lexicon's noun of several words that begins here (un homme d'affaires, le mis en cause)."""
    stop = tree.sentence_of(token).stop
    ends = (tree.tokens[at].end for at in range(min(stop, token.index + _COMPOUND) - 1, token.index, -1))
    rests = (tree.raw[token.end : end].strip() for end in ends)
    return next((noun for rest in rests if (noun := people().compound(token.text, rest))), None)


def _heads(tree: Tree, token: Token, before: Token | None, noun: Noun) -> bool:
    """Whether a noun tagged as an adjective or verb heads a phrase all the same (un haut responsable, l'élu)."""
    behind = tree.tokens[token.index + 1 : token.index + 1 + _ADJECTIVES]
    after = next((t for t in behind if t.upos != "ADJ"), token)  # son premier faux pas
    if before is None or (after.upos in ("NOUN", "PROPN") and not _counts(tree, token)):
        return False
    if before.text == ",":  # Un second, parlementaire de longue date
        return token.upos == "ADJ" and noun.kind == "person" and "human" not in noun.classes
    first = tree.tokens[before.index - 1] if before.index else before
    opens = first.index == tree.sentence_of(token).first  # Le plus jeune a pleuré
    leads = before.lower in _BEFORE_HEADS or (before.lower in ("plus", "moins") and opens)
    return before.upos == "DET" or (leads and first.upos == "DET")


def _counts(tree: Tree, token: Token) -> bool:
    """Whether an ordinal opens its sentence as a subject, whatever its verb was taken for.

    *Le second nuance : « … »*, *Un troisième hausse les épaules*; not *Le second tour*.
    """
    sentence, noun = tree.sentence_of(token), people().noun(token.text)
    opens = token.index == sentence.first + 1 and token.index + _VERB_AND_NEXT < sentence.stop
    if not opens or token.upos != "ADJ" or noun is None or "pointer" not in noun.classes:
        return False
    verb, following = tree.tokens[token.index + 1 : token.index + 1 + _VERB_AND_NEXT]
    return (verb.lower in verb_forms() and following.text == ":") or (
        following.upos == "DET" and following.lower in _ARTICLES_BEHIND
    )


def _unknown(token: Token) -> Noun | None:
    """What a source's head in no list is taken for: a person, unless its capital makes it a name."""
    if token.upos != "NOUN" or token.text[0].isupper():
        return None
    return Noun(fold(token.lemma or token.text), "person", frozenset(), None, holder=False)


def _named(tree: Tree, sentence: Sentence, run: NameRun, frame: int) -> Mention:
    before = tree.tokens[run.first - 1] if run.first > sentence.first else None
    marked = before is not None and before.upos == "DET" and not _contracted(tree, before)
    article = before.lower if before is not None and marked and before.lower in ("le", "la", "l'", "les") else None
    first = run.first - (article is not None)
    start, end = tree.tokens[first].start, tree.tokens[run.stop - 1].end
    head = _head(tree, run.first, run.stop)
    return Mention(
        span=(start, end),
        first=first,
        stop=run.stop,
        head=head.index,
        article="definite" if article else "bare",
        noun="",
        words=content_words(tree.raw[start:end]),
        kind="person" if run.person or _OF_AGE.match(tree.raw, end) else None,
        gender=run.gender or ("f" if article == "la" else None),
        plural=article == "les" or run.title in _SEVERAL,
        sentence=sentence.index,
        frame=frame,
        paragraph=sentence.paragraph,
        name=Name(run.words, run.title),
        governed=_governed(tree, first),
        age=_age(tree.raw, end),
        subject=_is_subject(tree, head),
        topic=_is_topic(tree, head),
        quoted=sentence.within if sentence.within is not None else head.mark,
    )


def _governed(tree: Tree, first: int) -> bool:
    before = tree.tokens[first - 1] if first else None
    if before is None or before.sentence != tree.tokens[first].sentence or before.lower in _OF_SOURCES:
        return False
    return before.upos in ("ADP", "DET")


def _contracted(tree: Tree, token: Token) -> bool:
    """Whether a determiner shares its letters with a preposition (du, aux)."""
    return token.upos == "DET" and token.index > 0 and tree.tokens[token.index - 1].start == token.start


def _head(tree: Tree, first: int, stop: int) -> Token:
    inside = [tree.tokens[i] for i in range(first, stop)]
    return next((t for t in inside if not first <= t.head < stop or t.head == t.index), inside[0])


def _is_subject(tree: Tree, head: Token) -> bool:
    """Whether a mention is the subject of a clause, its agent, or its topic."""
    if _is_topic(tree, head) or _counts(tree, head):
        return True
    for governor in tree.ancestors(head):
        if head.deprel not in _PART_OF and not (governor.lower in _QUANTITIES and governor.index < head.index):
            break
        head = governor
    return head.deprel in _SUBJECTS or head.deprel == "root"


def _is_topic(tree: Tree, head: Token) -> bool:
    """*Quant à X*."""
    first = tree.sentence_of(head).first
    return tree.tokens[first].lower == "quant" and head.index - first < _TOPIC


def _described(
    tree: Tree, sentence: Sentence, head: Token, noun: Noun | None, runs: Mapping[int, NameRun], frame: int
) -> Mention:
    first, stop = phrase(tree, head, runs)
    stop = max(stop, min(_stop(head, noun), sentence.stop))
    start, end = tree.tokens[first].start, _closed(tree, first, stop)
    text = tree.raw[start:end]
    canon = noun.canon if noun else fold(head.lemma or head.text)
    article, plural = _article(tree, first, head, canon)
    acronym = _ACRONYM.search(text)
    proper = head.text[0].isupper() and head.index > sentence.first
    words = content_words(text) - {fold(head.text), *content_words(canon)} | {canon}
    words |= {"ex"} if head.lower.startswith("ex-") else set()
    kind = _kind(noun, article, plural=plural, capital=proper and acronym is not None, proper=proper)
    return Mention(
        span=(start, end),
        first=first,
        stop=stop,
        head=head.index,
        article=article,
        noun=canon,
        words=words,
        office=people().office(words) if kind == "person" else None,
        kind=kind,
        gender=_gender(tree, first, head, noun),
        soft=_soft(tree, first, head, noun),
        plural=plural,
        sentence=sentence.index,
        frame=frame,
        paragraph=sentence.paragraph,
        proper=proper,
        age=_own_age(text) if kind == "person" else None,
        acronym=acronym.group(1) if acronym else None,
        holder=bool(noun and noun.holder),
        subject=_is_subject(tree, head),
        topic=_is_topic(tree, head),
        restricted=stop < sentence.stop and tree.tokens[stop].lower in _RELATIVES,
        quoted=sentence.within if sentence.within is not None else head.mark,
    )


def _closed(tree: Tree, first: int, stop: int) -> int:
    """Where a phrase ends, with the closing of the mark that it opens (*auteur de « Cendres »*)."""
    last = tree.tokens[stop - 1]
    if last.mark is None or tree.tokens[first].mark == last.mark:
        return last.end
    while stop < len(tree.tokens) and tree.tokens[stop].mark == last.mark:
        last, stop = tree.tokens[stop], stop + 1
    found = _CLOSING.match(tree.raw, last.end)
    return found.end() if found else last.end


def _kind(noun: Noun | None, article: Article, *, plural: bool, capital: bool, proper: bool) -> SpeakerKind | None:
    """What a description can denote; some nouns for people are bodies when a capital or an acronym says so."""
    if noun is None or noun.kind != "person":
        return noun.kind if noun else None
    body = noun.canon in people().bodies and article != "possessive"
    if body or capital or (proper and noun.also == "organization"):
        return "organization"
    return "group" if plural else "person"


def _article(tree: Tree, first: int, head: Token, canon: str) -> tuple[Article, bool]:
    """The kind of a phrase's article, and whether the phrase is plural; `canon` is its noun."""
    determiners = people().determiners
    lower = [tree.tokens[i].lower for i in range(first, head.index)]
    if lower[:2] == ["de", "les"]:
        return "indefinite", True
    plural = head.feats.get("Number") == "Plur" or any(w in determiners["plural"] for w in lower)
    if lower[:1] in (["tous"], ["toutes"]):
        return "definite", True
    one = bool(lower) and lower[0] in _SINGULAR
    if lower[:1] == ["notre"] and canon in people().met:
        return "demonstrative", False  # notre interlocuteur
    if {"un", "une"} & set(lower):
        return "indefinite", False  # un de ces diplomates too
    for kind in _ARTICLES:
        if any(w in determiners[kind] for w in lower):
            return kind, plural and not one
    before = tree.tokens[first - 1] if first else None
    if before is not None and before.sentence == head.sentence and _contracted(tree, before):
        return "definite", plural or before.lower == "les"
    return "bare", plural


def _age(raw: str, end: int) -> int | None:
    """The age that stands right behind a mention or ends it (Marie, 37 ans; un homme de 54 ans)."""
    found = _AGE.match(raw, end, end + 34)
    return int(found["age"]) if found else None


def _own_age(text: str) -> int | None:
    """The age that a description tells (une femme de 54 ans)."""
    found = _OWN_AGE.search(text)
    return int(found["age"]) if found else None


def _soft(tree: Tree, first: int, head: Token, noun: Noun | None) -> bool:
    """Whether an elided or plural determiner hides the gender; participles show it (l'intéressé, l'élue).

    A function may have its masculine form for a woman too (l'écrivain), but who one is has not (l'adolescent).
    """
    if _OPEN_GENDER.search(head.lower) or (noun is not None and noun.gender and "human" in noun.classes):
        return False
    return head.index == first or (tree.tokens[first].lower in ("l'", "les", "des", "d'") and head.index == first + 1)


def _gender(tree: Tree, first: int, head: Token, noun: Noun | None) -> Gender | None:
    """Gender by the determiner, else by the noun's own form, else by the tagger."""
    if noun is not None and noun.canon in people().common_gender:
        return None
    for index in range(first, head.index):
        lower = tree.tokens[index].lower
        if lower in ("un", "le", "ce", "cet", "certain", "premier", "ancien"):
            return "m"
        if lower in ("une", "la", "cette", "certaine", "première", "ancienne"):
            return "f"
    if noun is not None and noun.gender is not None:
        return noun.gender
    tagged = head.feats.get("Gender")
    if noun is not None and noun.kind == "person" and tagged == "Fem" and _soft(tree, first, head, noun):
        return None  # l'urgentologue
    return "f" if tagged == "Fem" else "m" if tagged == "Masc" else None
