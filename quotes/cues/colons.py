"""A colon before quotation marks where no other word signals speech: headlines, and words that signal none."""

from collections.abc import Sequence

from quotes.cues import rules
from quotes.grammar.view import View
from quotes.model.cue import CueMatch


def colon_cues(view: View, others: Sequence[CueMatch]) -> list[CueMatch]:
    """The bare colons of one sentence: before marks, with no other cue that reaches them."""
    found: list[CueMatch] = []
    for token in view.tokens:
        after = token.index + 1
        if token.text != ":" or token.index == view.first or not (after in view.opens or after >= view.stop):
            continue
        if any(_reaches(view, cue, token.index) for cue in others):
            continue
        found.append(
            CueMatch(
                sentence=view.sentence.index,
                first=token.index,
                last=token.index,
                head=token.index,
                span=(token.start, token.end),
                lemma=":",
                kind="colon",
                position="bare",
                frames=frozenset({"colon"}),
                rule=rules.COLON.id,
            )
        )
    return found


def _reaches(view: View, cue: CueMatch, colon: int) -> bool:
    """Whether an earlier cue of the sentence takes what stands behind the colon."""
    if cue.last >= colon or ("colon" not in cue.frames and cue.kind == "verb"):
        return False
    return cue.position in ("main", "relative", "narrative", "participle", "infinitive") and not any(
        view.is_stop(i) for i in range(cue.last + 1, colon)
    )
