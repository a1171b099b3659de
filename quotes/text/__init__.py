"""Paragraphs of the raw text. Owns line breaks; nothing here rewrites a character."""

from quotes.text.paragraphs import paragraphs

__all__ = ["paragraphs"]
