"""Sources: the words of the text that name whom a cue lets speak."""

from quotes.sources.find import find_sources
from quotes.sources.rules import RULES

__all__ = ["RULES", "find_sources"]
