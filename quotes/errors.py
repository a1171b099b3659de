"""Every error this package raises on purpose, under one root."""


class QuotesError(Exception):
    """Root of the package's errors; its message says what, where, and what to do."""


class InputError(QuotesError):
    """The input cannot be read as an article (missing, a folder, not UTF-8)."""


class ModelMissing(QuotesError):
    """The parser's model is not where it was looked for, or is incomplete."""


class LexiconError(QuotesError):
    """A lexicon file does not follow its schema."""


class ConlluError(QuotesError):
    """A CoNLL-U text is malformed; the message names the line."""


class ArchiveError(QuotesError):
    """The archive of quotations cannot be opened, read or written."""
