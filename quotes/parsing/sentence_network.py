"""The network that tells by words where a sentence ends, and what it sees of a token.

A bidirectional LSTM over tokens. Of each it sees the model's own word vector (with what a lexicon says of the word,
see `training.word_properties`), a small vector of its own if the word is frequent, and its shape. torch is imported
here at the top: import this module only where a model is run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch import nn

Surface: TypeAlias = tuple[str, bool]
"""A token as it is written, and whether white space follows it."""

SIGNS = ". ! ? … : ; , « » “ ” \" ( ) - – — • / ' [ ] *".split()
_SIGN = {sign: place for place, sign in enumerate(SIGNS)}
_SHAPES = 12
_LONGEST = 12  # characters; longer words look alike
_UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Size:
    """The sizes of the network: of its two layers, of what it is fed with, and of a frequent word's own vector."""

    hidden: int
    width: int
    own: int


class Encoder:
    """Turns tokens into what the network sees."""

    def __init__(self, vectors: Mapping[str, Any], frequent: Sequence[str]) -> None:
        """Take Stanza's stored word vectors (`vocab` and `emb`), and the words that have a vector of their own."""
        self.rows: Mapping[str, int] = vectors["vocab"]["_unit2id"]
        self.frequent = list(frequent)
        self._own = {word: place for place, word in enumerate(self.frequent, _UNKNOWN + 1)}
        known = torch.as_tensor(vectors["emb"]).float()
        self.vectors = torch.cat([known, torch.zeros(1, known.shape[1])])

    def __call__(self, surfaces: Sequence[Surface]) -> tuple[torch.Tensor, torch.Tensor]:
        """Give the rows of the tokens, of vectors and of own vectors, and their shapes."""
        rows = [
            (self.rows.get(form.lower(), len(self.vectors) - 1), self._own.get(form, _UNKNOWN)) for form, _ in surfaces
        ]
        before = [True, *(spaced for _, spaced in surfaces)]
        shapes = [
            self._shape(form, spaced_before=was, spaced_after=is_)
            for (form, is_), was in zip(surfaces, before, strict=False)
        ]
        return torch.tensor(rows, dtype=torch.long), torch.tensor(shapes)

    @property
    def width(self) -> int:
        """How many numbers a token is, without its own vector."""
        return int(self.vectors.shape[1]) + len(SIGNS) + _SHAPES

    def _shape(self, form: str, *, spaced_before: bool, spaced_after: bool) -> list[float]:
        signs = [0.0] * len(SIGNS)
        if form in _SIGN:
            signs[_SIGN[form]] = 1.0
        first = form[:1]
        shape = (
            first.isupper(),
            form.isupper() and len(form) > 1,
            first.islower(),
            any(map(str.isdigit, form)),
            form.isdigit(),
            spaced_after,
            spaced_before,
            min(len(form), _LONGEST) / _LONGEST,
            len(form) == 1 and form.isalpha(),
            form.endswith(".") and len(form) > 1,
            first.isalpha() and form.lower() not in self.rows,
            len(form) > 1 and set(form) == {"."},
        )
        return [*signs, *map(float, shape)]


class SentenceNetwork(nn.Module):
    """Gives for each token the log-odds that a sentence ends behind it."""

    def __init__(self, encoder: Encoder, size: Size, *, dropout: float = 0.0, forgotten: float = 0.0) -> None:
        """Take what encodes the tokens; `forgotten` is the share of vectors that are hidden in training."""
        super().__init__()
        self.encoder, self.forgotten = encoder, forgotten
        self.own = nn.Embedding(len(encoder.frequent) + 1, size.own)
        self.narrow = nn.Linear(encoder.width + size.own, size.width)
        self.layers = nn.LSTM(
            size.width, size.hidden, num_layers=2, bidirectional=True, batch_first=True, dropout=dropout
        )
        self.drop = nn.Dropout(dropout)
        self.ends = nn.Sequential(
            nn.Linear(4 * size.hidden, size.hidden), nn.ReLU(), nn.Dropout(dropout / 2), nn.Linear(size.hidden, 1)
        )

    def forward(self, rows: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Take rows (batch, tokens, 2) and shapes (batch, tokens, features); give log-odds (batch, tokens)."""
        seen = torch.cat([self._hidden(self.encoder.vectors[rows[..., 0]]), self._hidden(self.own(rows[..., 1]))], -1)
        states, _ = self.layers(self.drop(torch.relu(self.narrow(torch.cat([seen, shapes], -1)))))
        states = self.drop(states)
        following = torch.cat([states[:, 1:], torch.zeros_like(states[:, :1])], 1)
        odds: torch.Tensor = self.ends(torch.cat([states, following], -1)).squeeze(-1)
        return odds

    def _hidden(self, vectors: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return vectors
        return vectors * (torch.rand(vectors.shape[:-1]) >= self.forgotten).unsqueeze(-1)


def save_network(network: SentenceNetwork, size: Size, path: Path) -> None:
    """Store a network in half precision, without the vectors, which the model has in a file of its own."""
    weights = {name: value.half() for name, value in network.state_dict().items()}
    sizes = {"hidden": size.hidden, "width": size.width, "own": size.own}
    torch.save({"size": sizes, "frequent": network.encoder.frequent, "weights": weights}, path)


def load_network(path: Path, vectors: Path) -> SentenceNetwork:
    """Load a stored network, and the word vectors that it reads."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    encoder = Encoder(load_vectors(vectors), stored["frequent"])
    network = SentenceNetwork(encoder, Size(**stored["size"]))
    network.load_state_dict({name: value.float() for name, value in stored["weights"].items()})
    return network.eval()


def load_vectors(path: Path) -> Mapping[str, Any]:
    """Load word vectors as Stanza stores them."""
    vectors: Mapping[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return vectors
