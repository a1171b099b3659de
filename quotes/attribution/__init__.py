"""Attribution: cues, contents and sources compete; marks left over continue someone's speech or quote nobody."""

from quotes.attribution.decide import attribute
from quotes.attribution.rules import RULES

__all__ = ["RULES", "attribute"]
