"""To whom, where and when something was said, as far as the cue's own sentence tells; and the conditional of rumour."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.grammar.phrases import noun_phrase, phrase_head
from quotes.grammar.view import View
from quotes.lexicon.grammar import time_words
from quotes.lexicon.people import people
from quotes.model.attribution import Piece, SourcePhrase
from quotes.model.cue import CueMatch

_TO = frozenset({"à", "au", "aux", "auprès", "devant"})
_IN = frozenset({"dans", "sur", "lors", "via", "par"})
_DATE_LEADS = frozenset({"en", "le", "la", "l'", "ce", "cette", "dans", "au"})
_RUMOUR = ("aurait", "auraient", "serait", "seraient")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Spans (half-open raw offsets) of addressee, medium and time, each None where not given."""

    addressee: Piece | None = None
    medium: Piece | None = None
    time: Piece | None = None
    hearsay: bool = False


def circumstances(view: View, cue: CueMatch, source: SourcePhrase | None, pieces: Sequence[Piece]) -> Circumstances:
    """Read the complements of a verb cue that lie outside its content and source."""
    hearsay = _is_rumour(view, pieces)
    if cue.kind != "verb":
        return Circumstances(hearsay=hearsay)
    taken = [*pieces, *((source.span,) if source else ())]
    found: dict[str, Piece] = {}
    _read_lead(view, cue, taken, found)
    index = cue.last + 1
    while index < view.stop and not view.is_stop(index) and view.low(index) not in ("que", "qu'"):
        if any(a <= view[index].start < b for a, b in taken):
            index += 1
        else:
            index = _read(view, index, found)
    return Circumstances(found.get("addressee"), found.get("medium"), found.get("time"), hearsay)


def _read_lead(view: View, cue: CueMatch, taken: Sequence[Piece], found: dict[str, Piece]) -> None:
    """Time and medium set before the subject of a main verb (*En juillet, le ministre avait confié …*)."""
    index = view.first
    while cue.position == "main" and index < cue.first and not any(a <= view[index].start < b for a, b in taken):
        index = _read(view, index, found)
    found.pop("addressee", None)


def _read(view: View, index: int, found: dict[str, Piece]) -> int:
    """Read one complement from `index` on; gives the token behind it."""
    low = view.low(index)
    if low in time_words().nouns or (
        low in time_words().adverbs and view[index].upos == "ADV" and low not in ("peu", "ensuite")
    ):
        found.setdefault("time", (view[index].start, view[index].end))
        return index + 1
    if low in _TO | _IN | _DATE_LEADS:
        after = index + 1
        while view.holds(after) and (view[after].upos == "ADP" or view.low(after) == "lors"):
            after += 1
        head = phrase_head(view, after)
        if head is not None and view.holds(head):
            first, last = noun_phrase(view, head)
            # what a comma parts from the complement is the next phrase, whatever the parse hangs on it
            last = next((at - 1 for at in range(head, last) if view.is_comma(at)), last)
            kind = _kind(view, low, head)
            if kind:
                found.setdefault(
                    kind, (view[min(first, after)].start if kind == "addressee" else view[index].start, view[last].end)
                )
            return max(head, min(last, head + 1)) + 1
    return index + 1


def _kind(view: View, low: str, head: int) -> str | None:
    lemma = view[head].lemma.lower()
    if lemma in time_words().nouns:
        return "time"
    noun = people().noun(view[head].text)
    if low in _IN and view[head].upos != "NUM":  # *un train sur trois*
        return "medium" if lemma not in ("cadre", "but", "rue", "pays", "ville") else None
    if low in _TO and (view[head].upos == "PROPN" or (noun is not None and noun.kind != "document")):
        return "addressee"
    return None


def _is_rumour(view: View, pieces: Sequence[Piece]) -> bool:
    """Whether a verb of the content stands in the conditional of rumour (*aurait été tué*), outside of marks."""
    return any(
        t.lower in _RUMOUR and t.mark is None and t.upos in ("AUX", "VERB") and any(a <= t.start < b for a, b in pieces)
        for t in view.tokens
    )
