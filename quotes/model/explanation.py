"""A result with what was decided against on the way to it: for people who ask why, not part of the contract."""

from dataclasses import dataclass

from quotes.model.result import Extraction
from quotes.model.span import Span


@dataclass(frozen=True, slots=True)
class Beaten:
    """A reading that lost: the cue's words (None for a colon alone), what it would report, and the rules behind it."""

    cue: Span | None
    content: tuple[Span, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An extraction, and what each of its quotations and of its marks that quote nobody was preferred to.

    `quotations[n]` belongs to `extraction.quotations[n]`, `not_quotes[n]` to `extraction.not_quotes[n]`.
    """

    extraction: Extraction
    quotations: tuple[tuple[Beaten, ...], ...]
    not_quotes: tuple[tuple[Beaten, ...], ...]
