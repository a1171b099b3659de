"""Was this said? The candidates come from the index, each is compared word by word, the best one gives the verdict.

docs/reference/verification.md says what each verdict means and how often it is right.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.archive.candidates import candidates
from quotes.archive.comparison import Comparison, compare
from quotes.archive.diff import differences, joined, spans_of
from quotes.archive.names import is_called, name_words
from quotes.archive.normalise import Normalised, normalise
from quotes.archive.records import Attribution, Hit, Match, Verdict, Verification
from quotes.archive.search import hits_of
from quotes.errors import InputError

_CONTEXT = 120  # code points of the article on either side of a quotation
_LONGEST = 2_000  # words of a phrase; the time that a comparison takes grows with them
_NEAR = 0.3  # from this score on, what is not found is shown as the nearest
# Which match gives the verdict: whole words of the alleged speaker first, then the same words of another one.
_TIERS: dict[tuple[Verdict, Attribution | None], int] = {
    ("exact", None): 7,
    ("exact", "confirmed"): 7,
    ("exact", "unknown"): 6,
    ("truncated", None): 5,
    ("truncated", "confirmed"): 5,
    ("truncated", "unknown"): 4,
    ("misattributed", "other"): 3,
}
_MAYBE, _NEVER = 1, 0  # altered or paraphrased: the closer the better; not found


@dataclass(frozen=True, slots=True)
class _Judged:
    hit: Hit
    comparison: Comparison
    verdict: Verdict
    attribution: Attribution | None

    def rank(self) -> tuple[int, float, bool, float]:
        tier = _TIERS.get((self.verdict, self.attribution), _NEVER if self.verdict == "not found" else _MAYBE)
        whole = self.comparison.verdict == "exact"
        return tier, self.comparison.score + 0.05 * (self.attribution == "confirmed"), whole, self.hit.confidence


def verify(connection: sqlite3.Connection, phrase: str, speaker: str | None, *, limit: int) -> Verification:
    """Answer with a verdict and its evidence.

    Raises:
        InputError: the phrase or the speaker's name holds no word, or the phrase is longer than any quotation.
    """
    words = normalise(phrase)
    if not any(sign.isalnum() for sign in words.words):
        raise InputError("the phrase to verify holds no word")
    if len(words.tokens) > _LONGEST:
        raise InputError(f"the phrase to verify has more than {_LONGEST:,} words: verify it in parts")
    if speaker is not None and not name_words(speaker):
        raise InputError("the speaker's name holds no word")
    hits = hits_of(connection, candidates(connection, words, speaker))
    judged = sorted((_judge(hits[key], words, speaker) for key in sorted(hits)), key=_Judged.rank, reverse=True)
    near = [each for each in judged if each.comparison.score >= _NEAR]
    kept = ([each for each in near if each.verdict != "not found"] or near)[:limit]
    best = kept[0] if kept else None
    return Verification(
        phrase=phrase,
        speaker=speaker,
        verdict=best.verdict if best else "not found",
        score=best.comparison.score if best else 0.0,
        attribution=best.attribution if best and best.verdict != "not found" else None,
        matches=tuple(_match(connection, each, phrase, words) for each in kept),
    )


def _judge(hit: Hit, words: Normalised, speaker: str | None) -> _Judged:
    comparison = compare(words, hit)
    attribution = _attribution(hit, speaker)
    verdict = comparison.verdict
    if verdict in {"exact", "truncated"} and attribution == "other":
        verdict = "misattributed"
    return _Judged(hit, comparison, verdict, attribution)


def _attribution(hit: Hit, speaker: str | None) -> Attribution | None:
    if speaker is None:
        return None
    if hit.speaker is None:
        return "unknown"
    return "confirmed" if is_called(hit.speaker, speaker) else "other"


def _match(connection: sqlite3.Connection, judged: _Judged, phrase: str, words: Normalised) -> Match:
    hit, comparison = judged.hit, judged.comparison
    tokens, first, last = comparison.tokens, comparison.first, comparison.last
    return Match(
        verdict=judged.verdict,
        score=comparison.score,
        attribution=judged.attribution,
        quotation=hit,
        spans=spans_of(hit.content, tokens[first].start, tokens[last].end),
        diff=differences(comparison.steps, phrase, words, tokens, hit.content),
        before=_rest(hit, hit.content[0].start, tokens[first].start),
        after=_rest(hit, tokens[last].end, hit.content[-1].end),
        context=_context(connection, hit),
    )


def _rest(hit: Hit, start: int, end: int) -> str:
    """What a quotation says between two offsets; nothing where there are only signs."""
    rest = joined(spans_of(hit.content, start, end)).strip()
    return rest if normalise(rest).tokens else ""


def _context(connection: sqlite3.Connection, hit: Hit) -> str | None:
    row: Sequence[str | None] = connection.execute(
        "SELECT text FROM articles WHERE id = ?", (hit.article.key,)
    ).fetchone()
    text = row[0]
    if text is None:
        return None
    return text[max(0, hit.content[0].start - _CONTEXT) : hit.content[-1].end + _CONTEXT]
