"""How often each way of finding a quotation is right: measured on annotated news, not guessed.

The share of quotations of each content rule that answer an annotated one, counted on all annotated articles at hand
(2,094 quotations) and drawn towards 0.9 by five imagined cases each; the speaker's own certainty is multiplied in
later. `quotes evaluate --report` draws the curve, docs/how-to/evaluate.md gives it for articles no rule was made from.
"""

_BY_RULE = {
    "content.incise.marks": 0.99,
    "content.incise.clause": 0.97,
    "content.incise.inside": 0.97,
    "content.clause": 0.98,
    "content.clause.marked": 0.75,
    "content.question": 0.8,
    "content.infinitive": 0.99,
    "content.infinitive.de": 0.97,
    "content.colon": 0.99,
    "content.colon.clause": 0.85,
    "content.attribute": 0.93,
    "content.complement": 0.96,
    "content.quoted-clause": 0.94,
    "content.free-complement": 0.98,
    "content.noun": 0.9,
    "content.noun.beside": 0.9,
    "content.signed-heading": 0.9,
    "attribution.floating": 0.98,
    "attribution.island": 0.7,
    "attribution.echo": 0.8,
    "attribution.gap": 0.9,
    "attribution.dialogue": 0.93,
    "attribution.signature": 0.95,
}
_BARE_COLON = 0.97
_UNKNOWN = 0.5


def confidence_of(content_rule: str, cue_rule: str = "") -> float:
    """The measured probability that a content found by a rule is a quotation with that content (0..1)."""
    measured = _BY_RULE.get(content_rule, _UNKNOWN)
    return min(measured, _BARE_COLON) if cue_rule == "cue.colon" else measured
