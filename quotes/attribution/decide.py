"""What may be read as a quotation competes; the marks left over are placed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.attribution import rules
from quotes.attribution.circumstances import circumstances
from quotes.attribution.competition import compete
from quotes.attribution.confidence import confidence_of
from quotes.attribution.floating import place_rest, signed
from quotes.attribution.kinds import kind_of, verbatim_of
from quotes.attribution.not_quotes import refuse_by_shape
from quotes.attribution.scene import Letters, Scene
from quotes.attribution.translations import Translations
from quotes.grammar.reading import Reading
from quotes.model.attribution import Attribution, Attributions, Piece, Refusal, SourcePhrase
from quotes.model.content import ContentCandidate
from quotes.model.cue import CueMatch

_FIRST_PERSON = frozenset({"je", "j'", "nous", "moi"})
# Quoted words that a reported clause holds are its speaker's: an object inside it reports nothing by itself.
_NEEDS_MARKS = frozenset({"content.complement", "content.quoted-clause", "content.colon", "content.clause.marked"})


def attribute(
    reading: Reading,
    cues: Sequence[CueMatch],
    contents: Sequence[ContentCandidate],
    sources: Sequence[SourcePhrase | None],
) -> Attributions:
    """Decide what is quoted: one attribution a quotation, in text order, and a refusal for marks that quote nobody."""
    scene = Scene(reading, cues, contents, sources, Letters(reading.raw))
    readings, named = _admit(scene, refuse_by_shape(reading))
    governed = compete(scene, readings)
    named = {**_sources_in_marks(reading, governed), **named}
    translations = Translations(reading)
    kept = translations.joined(governed)
    rest, refusals = place_rest(reading, kept, named, translations)
    whole = sorted(translations.joined(kept + rest), key=lambda a: (a.content[0], -scene.letters.length(a.content)))
    used = {m for a in whole for m in a.marks}
    unused = (r for r in refusals if r.mark not in used)
    return Attributions(tuple(whole), tuple(sorted(unused, key=lambda r: reading.marks[r.mark].start)))


def _sources_in_marks(reading: Reading, attributions: Sequence[Attribution]) -> dict[int, Refusal]:
    """The marks around the name of a source (*indique « Le Monde »*), refused as a name."""
    spans = [a.source.span for a in attributions if a.source is not None]
    around = (m for start, end in spans for m in reading.marks_over(start, end) if m.inner_start <= start < m.inner_end)
    return {m.index: Refusal(m.index, "name", rules.NAMED.id) for m in around if not reading.quoted.is_clause(m.index)}


def _admit(
    scene: Scene, named: Mapping[int, Refusal]
) -> tuple[dict[ContentCandidate, Attribution], dict[int, Refusal]]:
    """The candidates that may stand, each as it would; and the refusals with the candidates that they rule out."""
    readings: dict[ContentCandidate, Attribution] = {}
    ruled_out: dict[int, list[Attribution]] = {}
    for candidate in scene.contents:
        if not _may_report(scene, candidate):
            continue
        reading = _attribution(scene, candidate, named)
        refused = _refused_mark(scene.reading, candidate, named) if reading.kind == "indirect" else None
        if refused is not None:
            ruled_out.setdefault(refused, []).append(reading)
        elif _may_stand(scene, candidate, reading):
            readings[candidate] = reading
    return readings, {m: replace(refusal, beaten=tuple(ruled_out.get(m, ()))) for m, refusal in named.items()}


def _may_report(scene: Scene, candidate: ContentCandidate) -> bool:
    """Whether the cue lets somebody else than the speaker around it say something."""
    cue, source = scene.cues[candidate.cue], scene.sources[candidate.cue]
    if any(a < cue.span[1] and cue.span[0] < b for a, b in candidate.pieces) and cue.kind != "colon":
        return False
    if source is not None and any(a <= source.span[0] and source.span[1] <= b for a, b in candidate.pieces):
        return False
    if cue.position == "bare" and _is_signed(scene.reading, candidate.pieces[0]):
        return False
    if (
        cue.kind == "verb"
        and source is None
        and not cue.passive
        and cue.position != "incise"
        and "colon" not in candidate.rule
    ):
        return False
    word = scene.reading.tree.tokens[source.head].text.lower().lstrip("-") if source else ""
    inside = (
        scene.reading.tree.sentences[cue.sentence].within is not None
        or scene.reading.tree.tokens[cue.head].mark is not None
    )
    return not (inside and word in _FIRST_PERSON and candidate.rule != "content.incise.inside")


def _is_signed(reading: Reading, piece: Piece) -> bool:
    return any(signed(reading, m) for m in reading.marks_over(*piece) if (m.start, m.end) == piece)


def _may_stand(scene: Scene, candidate: ContentCandidate, attribution: Attribution) -> bool:
    """Whether the words in marks are there without which the cue and the rule report nothing."""
    cue = scene.cues[candidate.cue]
    needs_marks = (cue.position == "bare" and "signed" not in cue.frames) or candidate.rule in _NEEDS_MARKS
    return attribution.kind != "indirect" or not needs_marks


def _refused_mark(reading: Reading, candidate: ContentCandidate, named: Mapping[int, Refusal]) -> int | None:
    """The mark around a piece of the content that is nothing but a title, a name or a term."""
    return next(
        (
            mark.index
            for piece in candidate.pieces
            for mark in reading.marks_over(*piece)
            if mark.index in named and (mark.start, mark.end) == piece
        ),
        None,
    )


def _attribution(scene: Scene, candidate: ContentCandidate, named: Mapping[int, Refusal]) -> Attribution:
    """A candidate with its cue and source, as it would stand in the result."""
    cue, source = scene.cues[candidate.cue], scene.sources[candidate.cue]
    verbatim, used = verbatim_of(scene.reading, candidate.pieces, named, free=candidate.free)
    kind = kind_of(scene.reading, candidate.pieces, verbatim, used, free=candidate.free)
    where = circumstances(scene.reading.view(cue.sentence), cue, source, candidate.pieces)
    return Attribution(
        kind=kind,
        content=candidate.pieces,
        verbatim=verbatim,
        cue=None if cue.position == "bare" else cue.span,
        cue_lemma=cue.lemma,
        cue_kind=cue.kind,
        source=source,
        evidence=(cue.rule, candidate.rule, *((source.rule,) if source else ())),
        hearsay=where.hearsay,
        addressee=where.addressee,
        medium=where.medium,
        time=where.time,
        marks=used,
        sentence=cue.sentence,
        score=confidence_of(candidate.rule, cue.rule),
    )
