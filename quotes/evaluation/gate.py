"""Floors under the figures: a file that says how good the extraction has been, and that only rises."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quotes.errors import InputError
from quotes.evaluation.gold import complaint, decoded, parsed
from quotes.evaluation.scores import COUNTED, JUDGED, Figures

GUARDED = (
    "attribution", "marks", "quotations@0.8", "quotations@0.3", "indirect@0.8", "speaker_accuracy", "anonymous",
    "granted",
)  # fmt: skip
"""The figures that a new floors file holds."""


class Floors(BaseModel):
    """The lowest value allowed of each figure (F1 or accuracy, in per cent), on the gold with this fingerprint."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor."""

    figure: str
    floor: float
    value: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says: it opens when the gold is the one that the floors were set on and nothing is below."""

    gold_changed: bool
    below: tuple[Shortfall, ...]

    @property
    def passed(self) -> bool:
        """Whether all is well."""
        return not self.gold_changed and not self.below


def read_floors(path: Path) -> Floors:
    """Read a floors file.

    Raises:
        InputError: it is missing, not JSON, or names a figure that does not exist.
    """
    value = parsed(path, decoded(path))
    try:
        floors = Floors.model_validate(value)
    except ValidationError as error:
        raise InputError(f"{path}: {complaint(error, value)}") from None
    if unknown := sorted(set(floors.floors) - {*COUNTED, *JUDGED}):
        raise InputError(f"{path}: no figure is called {unknown[0]!r}; there are {', '.join((*COUNTED, *JUDGED))}")
    return floors


def write_floors(path: Path, floors: Floors) -> None:
    """Write a floors file, one figure a line, so that a change of one is a change of one line."""
    path.write_text(json.dumps(floors.model_dump(), indent=2) + "\n", "utf-8")


def check(floors: Floors, figures: Figures, fingerprint: str) -> Verdict:
    """Hold the figures against their floors."""
    values = _values(figures)
    short = (Shortfall(name, floor, values[name]) for name, floor in floors.floors.items() if values[name] < floor)
    return Verdict(floors.gold_sha256 != fingerprint, tuple(short))


def update(path: Path, figures: Figures, fingerprint: str, *, allow_lower: bool = False) -> Verdict:
    """Raise the floors of a file to the figures; a file that is not there yet gets those of the guarded figures.

    When a floor would have to sink, the file is left as it is and the verdict tells which, unless `allow_lower`.

    Raises:
        InputError: the file is there and is not a floors file.
    """
    values = _values(figures)
    names = list(GUARDED)
    if path.exists():
        old = read_floors(path)
        verdict = check(old, figures, fingerprint)
        if verdict.below and not allow_lower:
            return verdict
        names = list(old.floors)
    write_floors(path, Floors(gold_sha256=fingerprint, floors={name: values[name] for name in names}))
    return Verdict(gold_changed=False, below=())


def _values(figures: Figures) -> dict[str, float]:
    """Each figure to one decimal, as it is shown: a floor that can be read is a floor that can be held."""
    return {name: round(figure.value, 1) for name, figure in figures}
