"""Sentence ends in a normalised stretch of text, by punctuation and what surrounds it."""

import regex

# Abbreviations whose full stop ends no sentence when a capital follows.
_ABBREVIATION = r"(?:M|MM|Mr|Mrs|Ms|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|Gén|Col|Cdt|Cap|Lt|art|p|pp|cf|vol|chap|fig|éd|al|av|apr|env|n|no|nos|tél|vs|ex|Inc|Corp|Ltd|Jr|Sr)"
# An initial: one capital, alone or after a hyphen (J.-C., George W.).
_INITIAL = r"(?:\p{Lu}|\p{Lu}\p{Ll}?\.?-\p{Lu})"
# Words that begin a sentence far more often than they follow an initial.
_STARTER = r"(?:Il|Elle|Ils|Elles|On|Le|La|Les|L'|Un|Une|Des|Ce|Cet|Cette|Ces|Et|Mais|En|Dans|Pour|Par|Selon|Au|Aux|À|A|D'|Nous|Vous|Je|J'|C'|Son|Sa|Ses|Leur|Leurs|Quant|Après|Avant|Depuis)"

_NO_END = regex.compile(rf"(?<![\p{{L}}\p{{N}}'])(?:{_ABBREVIATION}|{_INITIAL})\.$")
_INITIAL_END = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_INITIAL}\.$")
_STARTS_ANEW = regex.compile(rf"{_STARTER}(?!\p{{L}})")
_LIST_NUMBER = regex.compile(r"(?:^|\n)\s*\d{1,2}\.$")
# Final punctuation, brackets that close behind it, white space, and what a sentence may begin with.
_END = regex.compile(r"(?<stop>[.!?]+[)\]]*)(?<gap>\s+)(?=[-–—]?\s?[\p{Lu}\p{N}\[(¿¡])")
# Final punctuation glued to the next sentence, as where line breaks were lost.
_GLUED = regex.compile(r"(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll})")
_LOOK_BACK = 12


def sentence_ends(text: str) -> list[int]:
    """Find where sentences end in `text` (typography already evened out).

    Returns offsets into `text`, each just behind the final punctuation, in order; the end of the text is not among
    them. Full stops of abbreviations, initials and list numbers end nothing.
    """
    ends = [found.end("stop") for found in _END.finditer(text) if _is_end(text, found.end("stop"), found.end())]
    ends += [found.end() for found in _GLUED.finditer(text)]
    return sorted(set(ends))


def _is_end(text: str, stop: int, following: int) -> bool:
    if text[stop - 1] != "." or text[stop - 2 : stop] == "..":
        return True
    before = max(0, stop - _LOOK_BACK)
    if _LIST_NUMBER.search(text, 0, stop) if stop <= _LOOK_BACK else None:
        return False
    if _INITIAL_END.search(text, before, stop) and _STARTS_ANEW.match(text, following):
        return not text[before:stop].endswith(("M.", "Me."))
    return not _NO_END.search(text, before, stop)
