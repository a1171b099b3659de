"""Who is speaking: mentions grouped into figures, and each attribution given one."""

from quotes.speakers.resolution import resolve

__all__ = ["resolve"]
