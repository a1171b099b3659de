"""Proper names, from capitals, titles, particles and first names."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import regex

from quotes.lexicon.people import Gender, fold, people
from quotes.model.tree import Token, Tree

_FUNCTION_TAGS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "ADV", "AUX", "PUNCT", "NUM", "INTJ", "SYM"})
_DETERMINERS = frozenset({"le", "la", "l'", "les", "un", "une", "ce", "cet", "cette", "des", "ces", "deux"})
_NAME_ARTICLES = frozenset({"Le", "La", "Les", "L'"})
_STARTERS = frozenset({":", ".", "?", "!", "-", "–", "—", ";"})
_TITLES_ALONE = frozenset({"m.", "mme", "me", "mes", "dr", "mm."})  # titles that stand before names and nothing else
_OF_SOURCES = frozenset({"selon", "pour", "d'après"})  # prepositions that name a source
_ADJECTIVE = regex.compile(r"(?:ée?|is|ise|ite?|ie?|ue?|eux|euse|ifs?|ive|ant|ante|ent|ente|ère|al|ale|el|elle)s?$")
_PARTICIPLE = regex.compile(r"(?:ée?|[dnt]ue?|(?:m|pr|qu|ss)ise)s?$")
_INITIAL = regex.compile(r"\p{Lu}\.")
_AGE_BEHIND = regex.compile(r"\s*,\s*\d{1,2}\s+ans\b")
_MOST_WORDS = 8
_MOST_PARTICLES = 3
_WIDE = 3  # white space that parts two names


@dataclass(frozen=True, slots=True)
class NameRun:
    """A proper name as a run of tokens `[first, stop)`; `words` is what is written, without the title before it."""

    first: int
    stop: int
    words: tuple[str, ...]
    title: str | None
    person: bool
    gender: Gender | None


def name_runs(tree: Tree, tokens: Sequence[Token], known: Container[str]) -> Iterator[NameRun]:
    """Find the proper names of a sentence, in text order.

    `known` are the words that bear a capital inside a sentence somewhere in the article: one alone at the start of a
    sentence, before a comma, is a name only if it is among them (*Surprise, la mairesse …*).
    """
    at = 0
    while at < len(tokens):
        if _is_initial(tree, tokens, at):
            yield NameRun(tokens[at].index, tokens[at].index + 1, (tokens[at].text,), None, person=True, gender=None)
            at += 1
            continue
        title, start = _title(tree, tokens, at)
        stop = _run_end(tree, tokens, start, person=title is not None)
        if stop > start and not (at == 0 and _is_fronted(tokens, stop) and tokens[0].text not in known):
            for first, end in [(start, stop)] if title else _split(tokens, start, stop):
                yield _run(tokens, at if first == start else first, first, end, title if first == start else None)
            at = stop
        else:
            at = max(at + 1, start)


def _is_initial(tree: Tree, tokens: Sequence[Token], at: int) -> bool:
    """Whether a lone initial is somebody's, as the age behind it tells: *M., 17 ans*."""
    return bool(_INITIAL.fullmatch(tokens[at].text)) and bool(_AGE_BEHIND.match(tree.plain, tokens[at].end))


def capitals(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of a sentence, its first aside, that begin with a capital."""
    return (t.text for n, t in enumerate(tokens) if _capital(t) and _inside(tokens, n))


def _is_fronted(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a word like an adjective, and no first name, opens the sentence with a comma behind it.

    Or one like a participle, with its complement.
    """
    if stop != 1 or len(tokens) == 1 or people().first_name(tokens[0].text) is not None:
        return False
    if tokens[1].text == ",":
        return bool(_ADJECTIVE.search(tokens[0].text))
    return tokens[1].upos == "ADP" and bool(_PARTICIPLE.search(tokens[0].text))  # Mutée en 2020, Claire X …


def inhabitant(tree: Tree, token: Token) -> bool:
    """Whether a capitalised word with a determiner is the name of an inhabitant (le Belge, le Brestois Gaël X)."""
    if not token.text[:1].isupper() or token.index == 0 or not people().is_demonym(token.text):
        return False
    before = tree.tokens[token.index - 1]
    return before.lower in _DETERMINERS and before.sentence == token.sentence


def starts_name(tree: Tree, tokens: Sequence[Token], at: int) -> bool:
    """Whether a name can begin with this token."""
    token = tokens[at]
    if not _capital(token) or token.quoted is not None or inhabitant(tree, token):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before_capital = following is not None and _capital(following)
    if token.text in people().never_names:
        return token.text in _NAME_ARTICLES and before_capital and _inside(tokens, at)
    given = people().first_name(token.text) is not None
    acronym = token.text.isupper() and len(token.text) > 1
    if people().noun(token.text) is not None:
        return token.upos == "PROPN" and not acronym and given and before_capital
    if token.upos in _FUNCTION_TAGS and not acronym:
        return given and before_capital
    likely = token.upos in ("PROPN", "X") or acronym or (given and token.upos != "VERB")
    return likely or _inside(tokens, at) or (following is not None and before_capital and following.upos == "PROPN")


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands inside its sentence, where a capital means a name."""
    return at > 0 and tokens[at - 1].text not in _STARTERS


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or (token.text[:3] in ("al-", "el-") and token.text[3:4].isupper())


def _title(tree: Tree, tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """A title at this place, and where the name behind it would begin."""
    lower = tokens[at].lower
    if at and tokens[at - 1].lower in people().determiners["possessive"] and _is_kin(lower):
        return None, at  # son frère Yanis is no brother of an order
    if lower in people().titles and at + 1 < len(tokens) and _adjacent(tree, tokens[at], tokens[at + 1]):
        after = at + 1
        if tokens[after].text == "." and after + 1 < len(tokens):
            after += 1
        title, start = _title(tree, tokens, after)
        if title is None and lower not in _TITLES_ALONE and not _capital(tokens[start]):
            return None, at
        return lower, start
    return None, at


def _is_kin(word: str) -> bool:
    noun = people().noun(word)
    return noun is not None and "kin" in noun.classes


def _run_end(tree: Tree, tokens: Sequence[Token], start: int, *, person: bool) -> int:
    """The end of the run of name words that begins here (`start` itself where none does)."""
    if start >= len(tokens):
        return start
    small = tokens[start].lower in people().small_particles and start + 1 < len(tokens) and _capital(tokens[start + 1])
    if not (person and (_capital(tokens[start]) or small)) and not starts_name(tree, tokens, start):
        return start
    known = person or people().first_name(tokens[start].text) is not None
    at = start + 1
    while at < len(tokens) and at - start < _MOST_WORDS and _adjacent(tree, tokens[at - 1], tokens[at]):
        reach = _next(tokens, at, known=known)
        if reach == at:
            break
        at = reach
    return at


def _next(tokens: Sequence[Token], at: int, *, known: bool) -> int:
    """The place behind one more piece of a name; `at` itself where the name ends."""
    token, before = tokens[at], tokens[at - 1]
    if before.text.endswith(":"):
        return at
    if token.text == "-" and token.start == before.end and at + 1 < len(tokens) and _capital(tokens[at + 1]):
        return at + 2  # with a space before it, it parts a rubric from what follows (Cyclisme - Stéphanie X)
    if _continues(tokens, at) or (token.text == "." and len(before.text) == 1):
        return at + 1
    return _particles(tokens, at, known=known)


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not _capital(token) or token.quoted is not None:
        return False
    if token.text in people().capital_particles:
        after = at + 1
        while after < len(tokens) and tokens[after].text in people().small_particles:
            after += 1  # Van den Broeck
        return after < len(tokens) and _capital(tokens[after])
    return token.text not in people().never_names or (len(token.text) == 1 and token.text not in ("A", "À", "Y"))


def _particles(tokens: Sequence[Token], at: int, *, known: bool) -> int:
    """The place behind small particles that lead to a further capital; `at` where they do not."""
    small = people().small_particles
    reach = at
    while reach < len(tokens) and reach - at < _MOST_PARTICLES and tokens[reach].text in small:
        reach += 1
    if reach == at or reach >= len(tokens) or not _capital(tokens[reach]) or tokens[reach].text in people().never_names:
        return at
    genitive = tokens[at].lower in ("de", "d'", "du", "des", "la", "le")
    return at if genitive and not known else reach + 1


def _adjacent(tree: Tree, left: Token, right: Token) -> bool:
    """Whether nothing but a space stands between two tokens (quotation marks are no tokens)."""
    between = tree.plain[left.end : right.start]
    return right.start < left.end or (not between.strip() and len(between) < _WIDE)


def _split(tokens: Sequence[Token], start: int, stop: int) -> list[tuple[int, int]]:
    """Cut a run where a person's name follows another name (EFI Michel Balandier)."""
    first_name = people().first_name
    if first_name(tokens[start].text) and not tokens[start].text.isupper():
        return [(start, stop)]
    for at in range(start + 1, stop - 1):
        here = tokens[at]
        if first_name(here.text) and not here.text.isupper() and _capital(tokens[at - 1]) and _capital(tokens[at + 1]):
            return [(start, at), (at, stop)]
    return [(start, stop)]


def _run(tokens: Sequence[Token], outer: int, first: int, stop: int, title: str | None) -> NameRun:
    lexicon = people()
    words = _words(tokens[first:stop])
    place = fold(words[0]) in lexicon.places
    no_name = place or words[0] in lexicon.never_names or words[0].lower() in lexicon.small_particles
    given = None if no_name else lexicon.first_name(words[0])
    acronym = words[0].isupper() and len(words[0]) > 1
    alone = len(words) == 1 and tokens[first].upos == "PROPN" and not _has_article(tokens, first)
    person = title is not None or (given is not None and not acronym and (len(words) > 1 or alone))
    gender = lexicon.titles.get(title) if title else None
    if gender is None and given in ("m", "f") and not (title and len(words) == 1):
        gender = "f" if given == "f" else "m"
    return NameRun(tokens[outer].index, tokens[stop - 1].index + 1, words, title, person, gender)


def _has_article(tokens: Sequence[Token], first: int) -> bool:
    before = tokens[first - 1] if first else None
    if before is not None and before.lower in _OF_SOURCES and "-" not in tokens[first].text:
        return False  # selon Yann, but not selon Nice-Matin
    return before is not None and before.upos in ("DET", "ADP")


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name as written: parts glued by hyphens or apostrophes stay one word."""
    words: list[str] = []
    last: Token | None = None
    for token in tokens:
        if last is not None and token.start == last.start:
            continue  # the second half of a contraction (du)
        if last is not None and token.start == last.end:
            words[-1] += token.text
        else:
            words.append(token.text.rstrip("*:"))
        last = token
    return tuple(words)
