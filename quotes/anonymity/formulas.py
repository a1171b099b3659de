"""The set phrases of anonymity: manners of saying, names that are not the real ones, and who may not speak."""

from collections.abc import Iterator
from functools import cache

import regex

from quotes.lexicon.anonymity import anonymity_words
from quotes.model.attribution import Piece

_STOP = regex.compile(r"[.,;:!?«»“”()\n—–]\s*")
_SENTENCE = regex.compile(r"(?:[^.!?]++|(?<=\b(?:\p{Lu}|Dr))\.)+")
_LETTERS = regex.compile(r"\p{L}+")
_WINDOW = 80
# «en off», «en « off »», «(off)», «, off,»: off the record, whatever the verb.
_OFF = regex.compile(
    r"(?<!d['’])\ben\s+(?:off\b|«\s?off\s?»|“off”|\"off\")|(?<=[,(]\s?)off(?=\s?[.,)])|\bsous\s+anonymat\b",
    regex.IGNORECASE,
)
_REFUSED = regex.compile(r"\b(?:ne|n['’])\s?\p{L}+\s+(?:pas|jamais|plus)\s+$", regex.IGNORECASE)
# «ne veut pas témoigner à visage découvert», «plutôt qu'à visage découvert»
_UNCOVERED = regex.compile(
    r"(?:\b(?:ne|n['’])\s?\p{L}+\s+(?:pas|point)|\brefus(?:e|ent|é|ant|ait|aient)\s+de|\bsans\s+(?:vouloir|oser)|\bplutôt\s+qu['’])"
    r"(?:\s?\p{L}++['’]?){0,3}\s?à\s+visage\s+découvert",
    regex.IGNORECASE,
)
# «témoigne sous le pseudonyme d'Élias», «(un pseudonyme)»; what stands before is looked at last: looked at first, it is
# looked for at every letter.
_PSEUDONYM = (
    r"|\bsous\s+le\s+(?:pseudonyme|(?:pré)?nom\s+(?:d['’]emprunt|fictif))\s+d(?:e\s|['’])(?-i:\p{Lu})[\p{L}-]*"
    r"(?<=\b\L<speak>\s+(?:\p{L}+\s+){0,2}sous\s+le\s+\p{L}+\s+(?:d['’]emprunt\s+|fictif\s+)?d(?:e\s|['’])[\p{L}-]+)"
    r"|\bpseudo(?:nyme)?\b(?<=(?:[(*–—]\s?(?:un\s|d['’]un\s)?|\bil\s+s['’]agit\s+d['’]un\s|,\s?un\s)\p{L}+)"
)
_ITS = r"(?:(?:son|sa|ses|leurs?|les?|la)\s+|l['’]\s?)"
_NAMES = r"(?:(?:pré)?noms?|identité)"

# A reason without a grant: «une source qui n'était pas autorisée à parler publiquement».
UNAUTHORISED = regex.compile(
    r"(?P<reason>(?:(?<=\bqui\s)n['’](?:est|sont|était|étaient|a|avait|ont|avaient)\s+pas\s+(?:été\s+)?|\bnon\s+)"
    r"(?:(?:autorisé|habilité|mandaté)e?s?\s+(?:à|pour)|(?:l['’]autorisation|le\s+droit)\s+de)"
    r"\s+(?:(?!\s(?:et|mais)\s(?:qui|a|ont|avait|avaient)\b)[^,.;:!?«»“”()\n]){1,120})",
    regex.IGNORECASE,
)


def manners(raw: str) -> Iterator[Piece]:
    """The adverbials of a saying that hide who speaks: *en off*, *confie anonymement*."""
    for found in _OFF.finditer(raw):
        if not _REFUSED.search(raw, max(0, found.start() - _WINDOW), found.start()):
            yield found.span()
    yield from (found.span() for found in _UNCOVERED.finditer(raw))
    for found in (*_manner().finditer(raw), *_veiled().finditer(raw)):
        if _is_said(raw, *found.span()):
            yield found.span()


def _is_said(raw: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands before the manner in its clause, or behind a manner that opens one."""
    before, ahead = raw[max(0, start - _WINDOW) : start], raw[end : end + _WINDOW // 2]
    if _REFUSED.search(before):
        return False
    *earlier, clause = _STOP.split(before)
    aloof = clause.strip() in ("", "mais")
    behind = next((piece for piece in _STOP.split(ahead)[:2] if piece.strip()), "")
    return _speaks(clause) or (aloof and (_speaks(behind) or (bool(earlier) and _speaks(earlier[-1]))))


def _speaks(clause: str) -> bool:
    return any("speak" in anonymity_words().of(word.lower()) for word in _LETTERS.findall(clause))


def renamings(raw: str) -> Iterator[Piece]:
    """The words that say that a name is not the real one, or that give one."""
    for sentence in _SENTENCE.finditer(raw):
        if _naming().search(raw, *sentence.span()):
            yield from (found.span() for found in _renaming().finditer(raw, *sentence.span()))


def _listed(phrases: tuple[str, ...]) -> str:
    """One of some phrases, however they are spaced."""
    return "|".join(regex.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in phrases)


@cache
def _manner() -> "regex.Pattern[str]":
    return regex.compile(rf"\b(?:{_listed(anonymity_words().manners)})\b", regex.IGNORECASE)


@cache
def _veiled() -> "regex.Pattern[str]":
    """*(à) visage couvert*, *la voix et le visage masqués*, *visage flouté et voix déformée*."""
    words = anonymity_words()
    face = r"(?:(?:l[ae]s?|à)\s+)?\b\L<face>"
    once = rf"{face}(?:\s+et\s+{face})?\s+\L<veiled>"
    return regex.compile(
        rf"\b{once}\b(?:,?\s+(?:et\s+)?{once}\b)?(?!\s+(?:d[eu']|derrière|dans|sous|par)\b)",
        regex.IGNORECASE,
        face=sorted(words.playing("face")),
        veiled=[form for form in words.playing("veil") if form.endswith(("é", "ée", "és", "ées", "vert", "verts"))],
    )


@cache
def _naming() -> "regex.Pattern[str]":
    """A word without which nothing names anybody: most sentences have none, and need no closer look."""
    known = anonymity_words()
    words = sorted({*known.playing("call"), *known.playing("name"), "pseudonyme", "pseudo"})
    return regex.compile(r"\b\L<words>\b", regex.IGNORECASE, words=words)


@cache
def _renaming() -> "regex.Pattern[str]":
    words = anonymity_words()
    named = sorted(words.playing("call"))
    future = [form for form in named if form.endswith(("rons", "rai", "ra"))]
    given = [form for form in named if form.endswith(("é", "ée", "és", "ées", "er"))]
    title = r"(?:(?:M\.|Mm?e|Mlle|Dr|monsieur|madame|mademoiselle|maître)\s+)?"
    name = rf"(?:ici\s+)?(?:ainsi\b|comme\s+(?:ça|cela)\b|{title}(?-i:\p{{Lu}})[\p{{L}}-]*)"
    return regex.compile(
        # «prénom d'emprunt», «(ce n'est pas son vrai nom)», «(un pseudonyme)»
        rf"\b(?:pré)?noms?\s+(?:{_listed(words.fictive)})\b"
        rf"|\b(?:dont\s+)?(?:ce\s+)?n['’]est\s+pas\s+{_ITS}(?:vrai|véritable)\s+{_NAMES}"
        rf"|\b(?:ce|son|le)\s+{_NAMES}(?:\s+d(?:e\s|['’]){title}(?-i:\p{{Lu}})[\p{{L}}.-]*)?"
        r"\s+est\s+(?:un\s+(?:pseudonyme|(?:pré)?nom\s+d['’]emprunt)|fictif|inventé|d['’]emprunt)"
        # «les prénoms suivis d'un nom sont réels, les autres ont été changés»
        r"|\bles\s+autres\s+(?:ont\s+été|sont)\s+(?:changés|modifiés|fictifs|inventés|d['’]emprunt)\b"
        rf"{_PSEUDONYM}"
        # «elle s'est choisi un autre prénom pour cet entretien»
        r"|\bqui\s+(?:préfère\s+)?(?:utiliser?|emplo(?:ie|yer))\s+un\s+(?:pseudonyme|(?:pré)?nom\s+d['’]emprunt)\b"
        r"|\b(?:s['’]est|a)\s+(?:choisi|pris|adopté)\s+un\s+(?:autre|nouveau|faux)\s+(?:pré)?nom\s+"
        r"pour\s+(?:ce|cet|cette|l['’]|le|notre)\s?\p{L}+"
        # «que nous appellerons Martin», «qu'on a choisi d'appeler Martin», «appelons-la ainsi»
        r"|\bqu(?:e\s+|['’])(?:nous|j['’]|l['’]on|on)\s?(?:\L<future>|(?:avons|ai|a)\s+(?:\p{L}+\s+d['’]\s?)?\L<given>)"
        rf"\s+{name}|\b(?:nous|on)\s+l['’](?:\L<future>|(?:avons|a)\s+\L<given>)\s+{name}|\b\L<order>-l(?:a|e|es)\s+{name}"
        # «comme nous l'appellerons», «que nous appelons ici Martin», «qui se fera appeler Martin»
        r"|\bcomme\s+nous\s+l['’]\L<future>\b|\bque\s+nous\s+\L<order>\s+ici\s+(?-i:\p{Lu})[\p{L}-]+"
        rf"|\b(?:qui\s+)?se\s+fer(?:a|ont)\s+\L<given>\s+{name}"
        rf"|\bqui\s+se\s+fait\s+\L<given>\s+{name}"
        r"(?=\s+(?:ici\b|(?:dans|pour)\s+(?:\p{L}+\s+){0,4}(?:article|entretien|reportage|enquête)\b))"
        rf"|\b(?:qui\s+)?\L<wanted>\s+(?:à\s+)?(?:se\s+faire|être|qu['’]on\s+l['’])\s?\L<called>\s+{name}"
        # «qui s'appelle en réalité autrement», «qui ne s'appelle pas ainsi»
        r"|\bqui\s+(?:s['’]appelle|se\s+(?:pré)?nomme)(?:\s+[\p{L}]+){0,2}\s+autrement\b"
        rf"|\bqui\s+ne\s+(?:s['’]appelle|se\s+(?:pré)?nomme)\s+pas\s+(?:\p{{L}}+ment\s+)?{name}",
        regex.IGNORECASE,
        future=future,
        given=given,
        called=named,
        wanted=sorted(words.playing("want")),
        speak=sorted(words.playing("speak")),
        order=[form for form in named if form.endswith("ons") and form not in future],
    )
