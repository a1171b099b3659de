"""How the words of the lexicon are written, and how they are compared with those of a text."""

import regex

_TOKEN = regex.compile(r"[^\s']+'?")  # a word, with the apostrophe of an elision: "d'", "avis"
_CHOICE = regex.compile(r"\{([^{}]*)\}")  # "{rappeler|redire}": one of several
_ELIDED = {"le": "l'", "la": "l'", "de": "d'", "que": "qu'", "se": "s'", "ne": "n'", "ce": "c'"}
_CONTRACTED = {"au": ("à", "le"), "aux": ("à", "les"), "du": ("de", "le"), "des": ("de", "les")}
_LIKE = {"de": ("d'", "du", "des"), "à": ("au", "aux")}


def expand(entry: str) -> tuple[str, ...]:
    """All readings of an entry with choices in braces, one after the other."""
    found = _CHOICE.search(entry)
    if found is None:
        return (" ".join(entry.split()),)
    return tuple(
        whole
        for choice in found[1].split("|")
        for whole in expand(entry[: found.start()] + choice + entry[found.end() :])
    )


def split_words(entry: str) -> tuple[str, ...]:
    """The tokens of an entry: `"de l'avis de"` has four, `l'` among them."""
    return tuple(_TOKEN.findall(entry))


def syntactic(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as a parser splits them: *aux dires du* is *à les dires de le*."""
    return tuple(part for word in words for part in _CONTRACTED.get(word, (word,)))


def same_word(expected: str, form: str) -> bool:
    """Whether `form`, as a text has it, is the lexicon's word: case, apostrophes, elision and contraction aside.

    *de* is met by *d’*, *du* and *des*; *que* by *Qu'*; *à* by *au*.
    """
    given = form.lower().replace("\u2019", "'").replace("\u02bc", "'")
    return given == expected or given == _ELIDED.get(expected) or given in _LIKE.get(expected, ())


def variants(expected: str) -> frozenset[str]:
    """The lower-case forms, with straight apostrophes, that `same_word` accepts for a word of the lexicon."""
    return frozenset({expected, _ELIDED.get(expected, expected), *_LIKE.get(expected, ())})
