"""Sentence ends in a normalised stretch of text, by punctuation and what surrounds it."""

import regex

# Titles and the like: their full stop ends no sentence, whatever follows.
_TITLE = r"(?:M|MM|Mr|Mrs|Ms|Mmes?|Mlles?|Drs?|Prs?|Mes?|Mgr|Stes?|Sts?|Gén|Gal|Cdt|Cne|Lt|Sgt|cf|vs|env|av|apr|éd|tél)"
# Their full stop ends no sentence when a number follows (*art. 5*, *vol. 2*); *l'art.* and *le vol.* end one.
_NUMBERED = r"(?:art|al|p|pp|vol|chap|fig|n|nos?|No|vers|réf)"
# An initial: one capital, alone or after a hyphen (J.-C., George W.).
_INITIAL = r"(?:\p{Lu}|\p{Lu}\p{Ll}?\.?-\p{Lu}|Inc|Corp|Ltd|Jr|Sr|Cie|ex)"
# Words that begin a sentence far more often than they follow an initial.
_STARTER = (
    r"(?:(?:Il|Elle|Ils|Elles|On|Le|La|Les|Un|Une|Des|Ce|Cet|Cette|Ces|Et|Mais|En|Dans|Pour|Par|Selon|Au|Aux|À|A"
    r"|Nous|Vous|Je|Son|Sa|Ses|Leur|Leurs|Quant|Après|Avant|Depuis)(?!\p{L})|(?:[CDJLNS]|Qu)')"
)

_TITLE_END = regex.compile(rf"(?<![\p{{L}}\p{{N}}'-]){_TITLE}\.$")
_NUMBERED_END = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_NUMBERED}\.$")
_INITIAL_END = regex.compile(rf"(?<![\p{{L}}\p{{N}}°]){_INITIAL}\.$")
_STARTS_ANEW = regex.compile(_STARTER)
_LIST_NUMBER = regex.compile(r"^\s*\d{1,2}\.$")
# Final punctuation, brackets that close behind it, white space, and what a sentence may begin with.
_END = regex.compile(r"(?<![.!?])(?<stop>[.!?]++[)\]]*+)(?<gap>\s++)(?=[-–—]?\s?[\p{Lu}\p{N}\[(¿¡])")
# A full stop behind a word, and a letter that French keyboards have no capital for (« … au plus vite. à ce jour … »).
_ACCENTED = regex.compile(r"(?<=\p{L}{4}|\p{N}%?)\.(?=\s+[àâçéèêîô])")
# Final punctuation glued to the next sentence, as where line breaks were lost.
_GLUED = regex.compile(r"(?<=\p{Ll}{3}|\p{N}{2}|[%)\]])[.!?](?=\p{Lu}['\p{Ll}])|(?<=\p{Ll}\s?)[!?](?=\p{Lu}['\p{Ll}])")
# Place, date or agency before the first sentence of a dispatch: *PARIS, 4 mars (AFP) -*, *16 juin 2012. -*.
_DATELINE = regex.compile(
    r"(?:(?=[^-–—]{0,12}\p{Lu}{3})\p{Lu}[\p{Lu}'/ -]{2,40}(?:,[^.!?:«]{2,40})?|[^.!?:«]{2,60}\([\p{L} /-]{2,30}\)"
    r"|\d{1,2}(?:er)? \p{L}{3,9} \d{4}\.?) [-–—] (?=\p{Lu}|oui\b)"
)
# A headline with a colon that runs on into the first sentence, its line break lost: *Grève : le port bloqué Les …*.
_HEADLINE = regex.compile(
    r"[^.!?:]{3,60}\s?:\s[^.!?]{2,110}?[\p{Ll}\p{N})]\s(?=(?:(?:Le|La|Les|Un|Une|Des|Ce|Cette|Ces|Deux|Trois|Quatre|Cinq"
    r"|Six|Sept|Huit|Neuf|Dix|Onze|Douze|Plusieurs|Près|Plus|Quelque|Selon|Après)\s|L')\p{Ll}{3})"
)
# The same before the place and date of a dispatch: *L'UE peine à s'entendre BRUXELLES, 14 novembre - Les …*.
_RUN_IN_DATELINE = regex.compile(
    r"[^.!?]{12,140}?[\p{Ll}\p{N})]\s(?=\p{Lu}{4}[\p{Lu}'-]*(?:,[^.!?:«]{2,30})? [-–—] \p{Lu})"
)
_LOOK_BACK = 12


def sentence_ends(text: str, *, opens: bool = False) -> list[int]:
    """Find where sentences end in `text` (typography already evened out).

    Returns offsets into `text`, each just behind the final punctuation (or the dash of a dateline), in order; the end
    of the text is not among them. Full stops of abbreviations, initials and list numbers end nothing. Where the text
    `opens` an article, a headline that runs on into it ends too.
    """
    headline = _headline_end(text) if opens else None
    if headline is not None:
        return [headline, *(headline + end for end in sentence_ends(text[headline:]))]
    dateline = _DATELINE.match(text)
    ends = {found.end("stop") for found in _END.finditer(text) if _is_end(text, found.end("stop"), found.end())}
    ends |= {found.end() for found in _ACCENTED.finditer(text)}
    ends |= {found.end() for found in _GLUED.finditer(text) if not _is_abbreviated(text, found.end())}
    if dateline:
        ends = {dateline.end() - 1} | {end for end in ends if end >= dateline.end()}
    return sorted(ends)


def _headline_end(text: str) -> int | None:
    """Where the first sentence begins behind a headline that runs on into it, if one does."""
    found = _RUN_IN_DATELINE.match(text) or _HEADLINE.match(text)
    return found.end() if found else None


def _is_end(text: str, stop: int, following: int) -> bool:
    """Whether the punctuation before `stop` ends a sentence when the next one would begin at `following`."""
    if text[stop - 1] != "." or text[stop - 2 : stop] == "..":
        return True
    before = max(0, stop - _LOOK_BACK)
    if stop <= _LOOK_BACK and _LIST_NUMBER.search(text, 0, stop):
        return False
    if text[following].isdigit() and _NUMBERED_END.search(text, before, stop):
        return False
    if _INITIAL_END.search(text, before, stop) and not text[before:stop].endswith(("M.", "Me.")):
        return bool(_STARTS_ANEW.match(text, following))
    return not _is_abbreviated(text, stop)


def _is_abbreviated(text: str, stop: int) -> bool:
    return bool(_TITLE_END.search(text, max(0, stop - _LOOK_BACK), stop))
