"""Quotation marks of every convention, paired. Typography only: whether they quote anyone is decided later."""

from quotes.marks.pairing import pair_marks

__all__ = ["pair_marks"]
