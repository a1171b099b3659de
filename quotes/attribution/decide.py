"""The competition: each cue keeps its best content, overlapping claims are settled, the rest of the marks is placed."""

from collections.abc import Mapping, Sequence

from quotes.attribution.circumstances import circumstances
from quotes.attribution.confidence import confidence_of
from quotes.attribution.floating import place_rest, signed
from quotes.attribution.kinds import kind_of, verbatim_of
from quotes.attribution.not_quotes import refuse_by_shape
from quotes.attribution.scene import Occupied, Scene, length, shared
from quotes.attribution.translations import Translations
from quotes.grammar.reading import Reading
from quotes.model.attribution import Attribution, Attributions, Piece, Refusal, SourcePhrase
from quotes.model.content import ContentCandidate
from quotes.model.cue import CueMatch

_FIRST_PERSON = frozenset({"je", "j'", "nous", "moi"})
_SAME = 0.75
# Quoted words that a reported clause holds are its speaker's: an object inside it reports nothing by itself.
_NEEDS_MARKS = frozenset({"content.complement", "content.quoted-clause", "content.colon"})
_NEVER_NESTED = frozenset({"content.complement", "content.attribute"})


def attribute(
    reading: Reading,
    cues: Sequence[CueMatch],
    contents: Sequence[ContentCandidate],
    sources: Sequence[SourcePhrase | None],
) -> Attributions:
    """Decide what is quoted: one attribution a quotation, in text order, and a refusal for marks that quote nobody."""
    scene = Scene(reading, cues, contents, sources)
    named = refuse_by_shape(reading)
    chosen = _compete(scene)
    governed = [_attribution(scene, each, named) for each in chosen]
    translations = Translations(reading)
    kept = translations.joined(a for a in governed if a is not None)
    rest, refusals = place_rest(reading, kept, named, translations)
    whole = sorted(translations.joined(kept + rest), key=lambda a: (a.content[0], -length(a.content)))
    used = {m for a in whole for m in a.marks}
    unused = (r for r in refusals if r.mark not in used)
    return Attributions(tuple(whole), tuple(sorted(unused, key=lambda r: reading.marks[r.mark].start)))


def _compete(scene: Scene) -> list[ContentCandidate]:
    """Keep the best candidates: one a cue, none that crosses or repeats a better one."""
    ranked = sorted(
        (c for c in scene.contents if _may_report(scene, c)),
        key=lambda c: (-c.score, c.pieces[0][0]),
    )
    chosen: list[ContentCandidate] = []
    occupied, settled = Occupied(), set()
    for candidate in ranked:
        rivals = [chosen[i] for i in occupied.owners(candidate.pieces)]
        if candidate.cue not in settled and all(_compatible(scene, candidate, rival) for rival in rivals):
            occupied.add(candidate.pieces, len(chosen))
            settled.add(candidate.cue)
            chosen.append(candidate)
    return chosen


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


def _compatible(scene: Scene, candidate: ContentCandidate, better: ContentCandidate) -> bool:
    """Whether both can stand: apart from each other, or one a report inside the other's content."""
    common = shared(candidate.pieces, better.pieces)
    if not common:
        return True
    size, other = length(candidate.pieces), length(better.pieces)
    if common < 0.15 * min(size, other):
        return True
    if common > _SAME * max(size, other):
        return False
    inner, outer = (candidate, better) if size < other else (better, candidate)
    if inner.rule in _NEVER_NESTED:
        return False
    if common < 0.95 * length(inner.pieces):
        return False
    cue = scene.cues[inner.cue].span
    return any(a <= cue[0] and cue[1] <= b for a, b in outer.pieces)


def _is_refused(reading: Reading, candidate: ContentCandidate, named: Mapping[int, Refusal]) -> bool:
    """Whether a piece of the content is nothing but a title, a name or a term in marks."""
    return any(
        mark.index in named and (mark.start, mark.end) == piece
        for piece in candidate.pieces
        for mark in reading.marks_over(*piece)
    )


def _attribution(scene: Scene, candidate: ContentCandidate, named: Mapping[int, Refusal]) -> Attribution | None:
    cue, source = scene.cues[candidate.cue], scene.sources[candidate.cue]
    verbatim, used = verbatim_of(scene.reading, candidate.pieces, named)
    kind = kind_of(scene.reading, candidate.pieces, verbatim, used, free=candidate.free)
    if kind == "indirect" and (
        cue.position == "bare" or candidate.rule in _NEEDS_MARKS or _is_refused(scene.reading, candidate, named)
    ):
        return None
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
