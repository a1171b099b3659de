"""How often each way of finding a quotation is right: measured on annotated news, not guessed.

The share of quotations of each content rule that overlap the annotated content and have its kind of source, on the
development articles; the speaker's own certainty is multiplied in later. `quotes evaluate --report` draws the curve.
"""

_BY_RULE = {
    "content.incise.marks": 0.98,
    "content.incise.clause": 0.96,
    "content.incise.inside": 0.93,
    "content.clause": 0.97,
    "content.clause.marked": 0.85,
    "content.question": 0.9,
    "content.infinitive": 0.97,
    "content.infinitive.de": 0.95,
    "content.colon": 0.95,
    "content.colon.clause": 0.85,
    "content.attribute": 0.95,
    "content.complement": 0.93,
    "content.quoted-clause": 0.9,
    "content.free-complement": 0.97,
    "content.noun": 0.75,
    "content.noun.beside": 0.75,
    "content.signed-heading": 0.9,
    "attribution.floating": 0.85,
    "attribution.island": 0.55,
    "attribution.echo": 0.85,
    "attribution.gap": 0.9,
    "attribution.dialogue": 0.8,
    "attribution.signature": 0.95,
}
_BARE_COLON = 0.75
_UNKNOWN = 0.5


def confidence_of(content_rule: str, cue_rule: str = "") -> float:
    """The measured probability that a content found by a rule is a quotation with that content (0..1)."""
    measured = _BY_RULE.get(content_rule, _UNKNOWN)
    return min(measured, _BARE_COLON) if cue_rule == "cue.colon" else measured
