"""Proper names, from capitals, titles, particles and first names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.lexicon.people import Gender, fold, people
from quotes.model.tree import Token, Tree

_FUNCTION_TAGS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "ADV", "AUX", "PUNCT", "NUM", "INTJ", "SYM"})
_DETERMINERS = frozenset({"le", "la", "l'", "les", "un", "une", "ce", "cet", "cette", "des", "ces", "deux"})
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class NameRun:
    """A proper name as a run of tokens `[first, stop)`; `words` is what is written, without the title before it."""

    first: int
    stop: int
    words: tuple[str, ...]
    title: str | None
    person: bool
    gender: Gender | None


def name_runs(tree: Tree, tokens: Sequence[Token]) -> Iterator[NameRun]:
    """Find the proper names of a sentence, in text order."""
    at = 0
    while at < len(tokens):
        title, start = _title(tree, tokens, at)
        stop = _run_end(tree, tokens, start, person=title is not None)
        if stop > start:
            for first, end in _split(tokens, start, stop):
                yield _run(tree, tokens, at if first == start else first, first, end, title if first == start else None)
            at = stop
        else:
            at = max(at + 1, start)


def inhabitant(tree: Tree, token: Token) -> bool:
    """Whether a capitalised word with a determiner is the name of an inhabitant (le Belge, le Brestois Gaël X)."""
    if not token.text[:1].isupper() or token.index == 0 or not people().is_demonym(token.text):
        return False
    before = tree.tokens[token.index - 1]
    return before.lower in _DETERMINERS and before.sentence == token.sentence


def starts_name(tree: Tree, tokens: Sequence[Token], at: int) -> bool:
    """Whether a name can begin with this token."""
    token = tokens[at]
    if inhabitant(tree, token):
        return False
    lexicon = people()
    if _capital(token) and token.text in ("Le", "La", "Les", "L'") and _inside(tokens, at):
        return _capital(tokens[at + 1])
    if not _capital(token) or token.text in lexicon.never_names or token.quoted is not None:
        return False
    if token.upos in _FUNCTION_TAGS and not (token.text.isupper() and len(token.text) > 1):
        return lexicon.first_name(token.text) is not None and at + 1 < len(tokens) and _capital(tokens[at + 1])
    noun = lexicon.noun(token.text)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if noun is not None and (token.text.isupper() or token.upos != "PROPN"):
        return False
    if noun is not None:
        return following is not None and _capital(following) and lexicon.first_name(token.text) is not None
    if at > 0 and tokens[at - 1].text not in (":", ".", "?", "!", "-", "–", "—"):
        return True
    return (
        token.upos in ("PROPN", "X")
        or token.text.isupper() and len(token.text) > 1
        or lexicon.first_name(token.text) is not None and token.upos != "VERB"
        or following is not None and _capital(following) and following.upos == "PROPN"
    )


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands inside its clause, with another behind it."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].text not in (":", ".", "?", "!", "-", "–", "—", ";")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or (len(token.text) > 3 and token.text[:3] in ("al-", "el-") and token.text[3].isupper())


def _title(tree: Tree, tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """A title at this place, and where the name behind it would begin."""
    lower = tokens[at].lower
    if lower in people().titles and at + 1 < len(tokens) and _adjacent(tree, tokens[at], tokens[at + 1]):
        after = at + 1
        if tokens[after].text == "." and after + 1 < len(tokens):
            after += 1
        title, start = _title(tree, tokens, after)
        if title is None and lower not in ("m.", "mme", "me", "dr", "mm.") and not _capital(tokens[start]):
            return None, at
        return lower, start
    return None, at


def _run_end(tree: Tree, tokens: Sequence[Token], start: int, *, person: bool) -> int:
    """The end of the run of name words that begins here (`start` itself where none does)."""
    lexicon = people()
    titled = person and start < len(tokens) and (_capital(tokens[start]) or tokens[start].lower in lexicon.small_particles)
    if start >= len(tokens) or not (titled or starts_name(tree, tokens, start)):
        return start
    if not _capital(tokens[start]) and (start + 1 >= len(tokens) or not _capital(tokens[start + 1])):
        return start
    known = person or lexicon.first_name(tokens[start].text) is not None
    at = start + 1
    while at < len(tokens) and at - start < _MOST_WORDS and _adjacent(tree, tokens[at - 1], tokens[at]):
        token = tokens[at]
        if tokens[at - 1].text.endswith(":"):
            break
        if token.text == "-" and at + 1 < len(tokens) and _capital(tokens[at + 1]):
            at += 2
        elif _continues(tokens, at):
            at += 1
        elif token.text == "." and len(tokens[at - 1].text) == 1:
            at += 1
        elif (reach := _particles(tokens, at, known=known)) > at:
            at = reach
        else:
            break
    return at


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not _capital(token) or token.quoted is not None:
        return False
    if token.text in people().capital_particles:
        return at + 1 < len(tokens) and _capital(tokens[at + 1])
    return token.text not in people().never_names or (len(token.text) == 1 and token.text not in ("A", "À", "Y"))


def _particles(tokens: Sequence[Token], at: int, *, known: bool) -> int:
    """The place behind small particles that lead to a further capital; `at` where they do not."""
    reach = at
    small = people().small_particles
    while reach < len(tokens) and reach - at < 3 and tokens[reach].lower in small and not tokens[reach].text[0].isupper():
        reach += 1
    if reach == at or reach >= len(tokens) or not _capital(tokens[reach]) or tokens[reach].text in people().never_names:
        return at
    genitive = tokens[at].lower in ("de", "d'", "du", "des", "la", "le")
    return at if genitive and not known else reach + 1


def _adjacent(tree: Tree, left: Token, right: Token) -> bool:
    """Whether nothing but white space stands between two tokens (quotation marks are no tokens)."""
    return right.start < left.end or not tree.raw[left.end : right.start].strip() and right.start - left.end <= 2


def _split(tokens: Sequence[Token], start: int, stop: int) -> list[tuple[int, int]]:
    """Cut a run where a person's name follows another name (EFI Michel Balandier)."""
    first_name = people().first_name
    if first_name(tokens[start].text) and not tokens[start].text.isupper():
        return [(start, stop)]
    for at in range(start + 1, stop - 1):
        before, here, after = tokens[at - 1], tokens[at], tokens[at + 1]
        if first_name(here.text) in ("m", "f", "b") and _capital(after) and not here.text.isupper() and _capital(before):
            return [(start, at), (at, stop)]
    return [(start, stop)]


def _run(tree: Tree, tokens: Sequence[Token], outer: int, first: int, stop: int, title: str | None) -> NameRun:
    lexicon = people()
    words = _words(tokens[first:stop])
    place = fold(words[0]) in lexicon.places
    given = None if place or words[0] in lexicon.never_names else lexicon.first_name(words[0])
    acronym = words[0].isupper() and len(words[0]) > 1
    alone = len(words) == 1 and tokens[first].upos == "PROPN" and not _has_article(tokens, first)
    person = title is not None or (given is not None and not acronym and (len(words) > 1 or alone))
    gender = lexicon.titles.get(title) if title else None
    if gender is None and given in ("m", "f") and not (title and len(words) == 1):
        gender = "f" if given == "f" else "m"
    return NameRun(tokens[outer].index, tokens[stop - 1].index + 1, words, title, person, gender)


def _has_article(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].upos in ("DET", "ADP")


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
