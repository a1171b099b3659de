"""Who is speaking: mentions grouped into figures, and each attribution given one."""

from quotes.speakers.resolution import resolve
from quotes.speakers.rules import RULES

__all__ = ["RULES", "resolve"]
