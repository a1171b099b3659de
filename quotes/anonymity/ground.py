"""The article as grants of anonymity see it: who is mentioned where, and who speaks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.anonymity.status import status
from quotes.grammar.reading import Reading
from quotes.grammar.view import View
from quotes.lexicon.people import people
from quotes.model.attribution import Attribution, Piece
from quotes.model.entity import Entity, EntityMention, Resolution
from quotes.model.mark import Mark
from quotes.model.tree import Sentence, Tree

Pair = tuple[EntityMention, Entity]
_BACK = 40  # tokens between a pronoun and its noun
_REPORT = 600  # characters between a stretch of a quotation and its source


class Ground:
    """Mentions of those who speak and attributions, each in text order."""

    def __init__(
        self, tree: Tree, marks: Sequence[Mark], attributions: Sequence[Attribution], resolution: Resolution
    ) -> None:
        self.tree = tree
        self._reading = Reading(tree, marks)
        self.entities = {e.id: e for e in resolution.entities}
        self.mentions: list[Pair] = sorted(
            ((m, e) for e in resolution.entities for m in e.mentions), key=lambda pair: pair[0].span
        )
        self._starts = [m.span[0] for m, _ in self.mentions]
        self._sentences = sorted(tree.sentences, key=lambda s: s.start)
        self._sentence_starts = [s.start for s in self._sentences]
        spoken = [(a, s) for a, s in zip(attributions, resolution.speaker_of, strict=True) if s is not None]
        self.spoken = sorted(spoken, key=lambda pair: pair[0].anchor)
        self._anchors = [a.anchor for a, _ in self.spoken]

    def sentence_at(self, offset: int) -> Sentence:
        """The innermost sentence around an offset."""
        at = bisect_left(self._sentence_starts, offset + 1)
        near = self._sentences[max(0, at - 12) : at] or self._sentences[:1]
        inside = [s for s in near if offset < s.end]
        return min(inside or near, key=lambda s: s.end - s.start)

    def view_at(self, offset: int) -> View:
        """The innermost sentence around an offset, for the rules of grammar."""
        return self._reading.view(self.sentence_at(offset).index)

    def token_at(self, view: View, offset: int) -> int:
        """The first token of the sentence that ends behind an offset."""
        ends = [token.end for token in view.tokens]
        return min(view.first + bisect_left(ends, offset + 1), view.stop - 1)

    def between(self, start: int, end: int) -> list[Pair]:
        """The mentions that lie in a stretch."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [(m, e) for m, e in found if m.span[1] <= end]

    def attributed(self, start: int, end: int) -> list[tuple[Attribution, str]]:
        """The attributions whose anchor lies in a stretch, with their speakers' ids."""
        return self.spoken[bisect_left(self._anchors, start) : bisect_left(self._anchors, end)]

    def spoken_before(self, offset: int) -> list[Entity]:
        """Who spoke last before an offset, the latest first, each once."""
        stop = bisect_left(self._anchors, offset)
        latest = reversed(self.spoken[max(0, stop - 12) : stop])
        return [self.entities[s] for s in dict.fromkeys(s for _, s in latest)]

    def reporters(self, span: Piece) -> list[Entity]:
        """Whose words hold a stretch: what is said there is not the article's."""
        near = self.attributed(span[0] - _REPORT, span[1] + _REPORT)
        return [
            self.entities[speaker]
            for attribution, speaker in near
            if any(start <= span[0] and span[1] <= end for start, end in attribution.content)
        ]

    def holder(self, token: int) -> Entity | None:
        """Whose mention has the token for its head, or holds it: the longest phrase, no document's."""
        at = self.tree.tokens[token].start
        holding = [
            (m.head == token, m.span[1] - m.span[0], i)
            for i, (m, e) in enumerate(self._around(at))
            if m.span[0] <= at < m.span[1] and e.kind != "document"
        ]
        return self._around(at)[max(holding)[2]][1] if holding else None

    def _around(self, offset: int) -> list[Pair]:
        stop = bisect_left(self._starts, offset + 1)
        return self.mentions[max(0, stop - 24) : stop]

    def several(self, head: int) -> int:
        """The noun that a plural pronoun or number takes up (*elle a vu huit agents. Tous ont …*); itself if none."""
        tokens = self.tree.tokens
        if tokens[head].upos == "NOUN":
            return head
        for token in reversed(tokens[max(0, head - _BACK) : head]):
            plural = token.upos == "NOUN" and token.mark is None and token.feats.get("Number") == "Plur"
            noun = people().noun(token.text) if plural else None
            if noun is not None and noun.kind == "person":
                return token.index
        return head

    def is_hidden(self, entity: Entity) -> bool:
        """Whether its own mentions leave the reader in the dark about who it is."""
        return status(self.tree, entity)[0] == "unnamed"

    def first_mentioned(self, start: int, end: int) -> Iterator[Pair]:
        """The entities that the article first mentions in a stretch, with that mention."""
        return ((m, e) for m, e in self.between(start, end) if e.mentions[0] is m)
