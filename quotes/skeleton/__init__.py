"""The skeleton of an article: its sentences as the parser should see them, with whole quotations folded away."""

from quotes.skeleton.units import build_units

__all__ = ["build_units"]
