"""Contents: what each cue may report, in pieces."""

from quotes.contents.find import find_contents
from quotes.contents.rules import RULES

__all__ = ["RULES", "find_contents"]
