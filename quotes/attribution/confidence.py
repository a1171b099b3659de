"""How often each way of finding a quotation is right: measured on annotated news, not guessed.

The share of quotations of each content rule that answer an annotated one, drawn towards 0.9 by five imagined cases:
(right + 4.5) / (all + 5), at most 0.99. Counted on the articles that no rule was made from (`fixtures/gold-unseen`,
`fixtures/grants-unseen`), since on the others rules look better than they are; rules that do not occur there, on the
others. The speaker's own certainty is multiplied in later. `quotes evaluate --report` draws the curve.
"""

_BY_RULE = {
    "content.attribute": 0.88,
    "content.clause": 0.99,
    "content.clause.marked": 0.75,
    "content.colon": 0.99,
    "content.colon.clause": 0.81,
    "content.complement": 0.95,
    "content.free-complement": 0.99,
    "content.incise.clause": 0.95,
    "content.incise.inside": 0.97,
    "content.incise.marks": 0.99,
    "content.infinitive": 0.99,
    "content.infinitive.de": 0.98,
    "content.noun": 0.79,
    "content.noun.beside": 0.83,
    "content.question": 0.64,
    "content.quoted-clause": 0.94,
    "content.signed-heading": 0.92,
    "attribution.dialogue": 0.96,
    "attribution.echo": 0.93,
    "attribution.floating": 0.99,
    "attribution.gap": 0.93,
    "attribution.island": 0.71,
    "attribution.signature": 0.92,
}
_BARE_COLON = 0.97
_UNKNOWN = 0.9  # for a rule that has not been met


def confidence_of(content_rule: str, cue_rule: str = "") -> float:
    """The measured probability that a content found by a rule is a quotation with that content (0..1)."""
    measured = _BY_RULE.get(content_rule, _UNKNOWN)
    return min(measured, _BARE_COLON) if cue_rule == "cue.colon" else measured
