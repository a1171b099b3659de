"""The last step: inner values become the data contract."""

from collections.abc import Sequence

from quotes.model.attribution import Attribution, Attributions, Piece, Refusal, SourcePhrase
from quotes.model.entity import Entity, Judgement, Resolution
from quotes.model.explanation import Beaten, Explanation
from quotes.model.mark import Mark
from quotes.model.result import (
    ANONYMOUS_STATUSES,
    Anonymity,
    Article,
    Context,
    Cue,
    Extraction,
    Issue,
    Mention,
    NotQuote,
    Quotation,
    Speaker,
    Versions,
)
from quotes.model.span import Span
from quotes.model.tree import Tree


def assemble(
    raw: str,
    *,
    article: Article,
    tree: Tree,
    marks: Sequence[Mark],
    found: Attributions,
    resolution: Resolution,
    judgements: Sequence[Judgement],
    issues: Sequence[Issue],
    versions: Versions,
    digest: str,
) -> Extraction:
    """Put the outcome of all stages into the contract (offsets: half-open code points of `raw`).

    Quotations stand in text order (of their first piece, the outer one first) as Q1, Q2, …; the entities that speak
    at least one of them stand as S1, S2, … in the order of their first quotation, the silent ones are left out.
    `digest` is the SHA-256 of the text.
    """
    order = _in_text_order(found.attributions)
    voices = dict.fromkeys(name for i in order if (name := resolution.speaker_of[i]) is not None)
    number = {name: f"S{n}" for n, name in enumerate(voices, 1)}
    entities = {entity.id: entity for entity in resolution.entities}
    judged = {judgement.entity: judgement for judgement in judgements}
    return Extraction(
        text_sha256=digest,
        article=article,
        quotations=tuple(
            _quotation(raw, tree, found.attributions[i], resolution, i, f"Q{n}", number) for n, i in enumerate(order, 1)
        ),
        speakers=tuple(_speaker(raw, entities[name], judged[name], number[name]) for name in voices),
        not_quotes=tuple(
            NotQuote(span=_span(raw, (mark.start, mark.end)), reason=refusal.reason, evidence=(refusal.rule,))
            for mark, refusal in _refused(marks, found)
        ),
        issues=tuple(issues),
        versions=versions,
    )


def explain(raw: str, extraction: Extraction, marks: Sequence[Mark], found: Attributions) -> Explanation:
    """Put beside each quotation and each refused mark of an assembled result what it was preferred to."""
    order = _in_text_order(found.attributions)
    return Explanation(
        extraction,
        tuple(_beaten(raw, found.attributions[i].beaten) for i in order),
        tuple(_beaten(raw, refusal.beaten) for _, refusal in _refused(marks, found)),
    )


def _beaten(raw: str, lost: Sequence[Attribution]) -> tuple[Beaten, ...]:
    return tuple(Beaten(_maybe(raw, it.cue), tuple(_span(raw, p) for p in it.content), it.evidence) for it in lost)


def _in_text_order(attributions: Sequence[Attribution]) -> list[int]:
    return sorted(range(len(attributions)), key=lambda i: _position(attributions[i]))


def _refused(marks: Sequence[Mark], found: Attributions) -> list[tuple[Mark, Refusal]]:
    return sorted(((marks[refusal.mark], refusal) for refusal in found.refusals), key=lambda pair: pair[0].start)


def _position(attribution: Attribution) -> tuple[int, int]:
    start, end = min(attribution.content)
    return start, -end


def _quotation(
    raw: str, tree: Tree, it: Attribution, resolution: Resolution, index: int, name: str, number: dict[str, str]
) -> Quotation:
    speaker = resolution.speaker_of[index]
    rule = resolution.rules[index]
    return Quotation(
        id=name,
        kind=it.kind,
        content=tuple(_span(raw, piece) for piece in it.content),
        verbatim=tuple(_span(raw, piece) for piece in it.verbatim),
        cue=_cue(raw, it),
        source=_mention(raw, tree, it.source) if it.source else None,
        speaker=number[speaker] if speaker is not None else None,
        context=Context(addressee=_maybe(raw, it.addressee), medium=_maybe(raw, it.medium), time=_maybe(raw, it.time)),
        hearsay=it.hearsay,
        confidence=round(min(1.0, max(0.0, it.score * resolution.certainty[index])), 2),
        evidence=(*it.evidence, rule) if rule else it.evidence,
    )


def _cue(raw: str, it: Attribution) -> Cue | None:
    if it.cue is None or it.cue_kind is None:
        return None
    return Cue(span=_span(raw, it.cue), lemma=it.cue_lemma, kind=it.cue_kind)


def _mention(raw: str, tree: Tree, source: SourcePhrase) -> Mention:
    head = tree.tokens[source.head]
    return Mention(span=_span(raw, source.span), head=_span(raw, (head.start, head.end)), form=source.form)


def _speaker(raw: str, entity: Entity, judged: Judgement, number: str) -> Speaker:
    anonymous = judged.status in ANONYMOUS_STATUSES
    return Speaker(
        id=number,
        name=entity.name,
        aliases=entity.aliases,
        kind=entity.kind,
        status=judged.status,
        role=entity.role,
        affiliation=entity.affiliation,
        mentions=tuple(_span(raw, piece) for piece in sorted({mention.span for mention in entity.mentions})),
        anonymity=Anonymity(flagged=True, granted=_maybe(raw, judged.granted), reason=_maybe(raw, judged.reason))
        if anonymous
        else None,
        evidence=judged.evidence,
    )


def _span(raw: str, piece: Piece) -> Span:
    return Span.of(raw, *piece)


def _maybe(raw: str, piece: Piece | None) -> Span | None:
    return None if piece is None else Span.of(raw, *piece)
