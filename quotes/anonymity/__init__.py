"""Whether the reader can know who speaks, and on what grounds not."""

from quotes.anonymity.judgement import judge

__all__ = ["judge"]
