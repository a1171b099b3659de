"""The contents that are proposed for one cue of a text."""

from quotes.contents import find_contents
from quotes.cues import find_cues
from quotes.model.content import ContentCandidate
from quotes.sources import find_sources
from tests.treebank import read


def candidates(raw: str, words: str) -> list[ContentCandidate]:
    """The candidates of the cue with these words, the best one first."""
    reading = read(raw)
    cues = find_cues(reading)
    contents = find_contents(reading, cues, find_sources(reading, cues))
    (number,) = (number for number, cue in enumerate(cues) if raw[slice(*cue.span)] == words)
    return sorted((each for each in contents if each.cue == number), key=lambda each: -each.score)
