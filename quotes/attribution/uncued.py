"""Attributions of words in marks that no cue governs."""

from quotes.attribution.confidence import confidence_of
from quotes.attribution.kinds import kind_of, verbatim_of
from quotes.grammar.reading import Reading
from quotes.model.attribution import Attribution, Piece, SourcePhrase
from quotes.model.mark import Mark


def uncued(
    reading: Reading,
    mark: Mark,
    pieces: tuple[Piece, ...],
    rule: str,
    source: SourcePhrase | None = None,
    *,
    free: bool = True,
) -> Attribution:
    """An attribution without a cue; without a source as well, it floats on somebody's speech.

    `free` says that the pieces stand apart from the writer's syntax, so that quoted words alone are direct speech.
    """
    verbatim, used = verbatim_of(reading, pieces, {})
    opening = reading.opening_token.get(mark.index)
    return Attribution(
        kind=kind_of(reading, pieces, verbatim, used, free=free),
        content=pieces,
        verbatim=verbatim,
        cue=None,
        cue_lemma="",
        cue_kind=None,
        source=source,
        evidence=(rule,) if source is None or source.rule == rule else (rule, source.rule),
        floating=source is None,
        marks=used or (mark.index,),
        sentence=reading.tree.tokens[opening].sentence if opening is not None else None,
        score=confidence_of(rule),
    )
