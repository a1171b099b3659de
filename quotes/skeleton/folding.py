"""Folded or woven: whether a quotation stands for itself or is a piece of the writer's own sentence."""

import regex

from quotes.model.mark import Mark
from quotes.skeleton.sentences import sentence_ends

_FEWEST_WORDS = 3
_LONG = 8  # words; a capitalised stretch of that many is a sentence, not a title
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_FINAL = regex.compile(r"[.!?…][\])]*$")
# What titles and names rarely hold: subject pronouns, common finite forms, imperatives in -ez.
_CLAUSE = regex.compile(
    r"\b(?:[jtcn]['’]|(?:je|tu|il|elle|ils|elles|on|nous|vous|ça|cela|ne|est|sont|était|étaient|a|ont|sera|seront|faut)\b"
    r"|\p{L}{3,}ez\b)",
    regex.IGNORECASE,
)
# The writer's sentence hangs before the mark: a determiner, a preposition or *que* waits for the quoted words.
_SLOT = regex.compile(
    r"(?:^|[^\p{L}])(?:(?:de|du|des|le|la|les|un|une|ce|cet|cette|ces|son|sa|ses|leur|leurs|au|aux|à|dans|avec|sur|sous"
    r"|en|par|pour|comme|que)\s*|(?:[dljn]|qu)['’]\s*)$",
    regex.IGNORECASE,
)
_LONGEST_SLOT = 40
_LEFT_FREE = frozenset(".!?…:;—–-(»”")
_RIGHT_FREE = frozenset(".,:;!?…—–-()«“")


def is_folded(raw: str, mark: Mark, start: int, end: int) -> bool:
    """Whether a quotation is whole sentences by itself.

    `start`/`end` bound the region of `raw` in which the mark stands (half-open code points). Folded are quotations
    over several paragraphs or sentences, and capitalised clauses; woven are pieces that go on with the writer's
    sentence, and capitalised names and titles in a slot of it.
    """
    inner = " ".join(raw[mark.inner_start : mark.inner_end].split()).replace("…", "...")
    words = len(_WORD.findall(inner))
    if not mark.closed or mark.is_dash or not words:
        return False
    before = raw[max(start, mark.start - _LONGEST_SLOT) : mark.start].rstrip()
    after = raw[mark.end : min(end, mark.end + _LONGEST_SLOT)].lstrip()
    free_before = not before or before[-1] in _LEFT_FREE
    if mark.repeats or sentence_ends(inner):
        return free_before or bool(mark.repeats) or not _goes_on(inner)
    if words < _FEWEST_WORDS or _goes_on(inner):
        return False
    if _FINAL.search(inner) or (free_before and (not after or after[0] in _RIGHT_FREE)):
        return True
    return not _SLOT.search(before) and (words >= _LONG or bool(_CLAUSE.search(inner)))


def _goes_on(inner: str) -> bool:
    """Whether the quoted words begin in lower case, within someone's sentence."""
    return next(char for char in inner if char.isalnum()).islower()
