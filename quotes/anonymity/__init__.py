"""Whether the reader can know who speaks, and on what grounds not."""

from quotes.anonymity.judgement import judge
from quotes.anonymity.rules import RULES

__all__ = ["RULES", "judge"]
