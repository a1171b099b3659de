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


def first_floors(figures: Figures, fingerprint: str) -> Floors:
    """Floors where there were none: the guarded figures as they are now."""
    values = _values(figures)
    return Floors(gold_sha256=fingerprint, floors={name: values[name] for name in GUARDED})


def raised(floors: Floors, figures: Figures, fingerprint: str, *, allow_lower: bool = False) -> Floors:
    """The same floors as high as the figures are now.

    Raises:
        InputError: a floor would have to sink, and `allow_lower` is not given.
    """
    values = _values(figures)
    lower = check(floors, figures, fingerprint).below
    if lower and not allow_lower:
        names = ", ".join(f"{short.figure} from {short.floor:g} to {short.value:g}" for short in lower)
        raise InputError(f"floors only rise; this would lower {names} (--allow-lower does it all the same)")
    return Floors(gold_sha256=fingerprint, floors={name: values[name] for name in floors.floors})


def _values(figures: Figures) -> dict[str, float]:
    """Each figure to one decimal, as it is shown: a floor that can be read is a floor that can be held."""
    return {name: round(figure.value, 1) for name, figure in figures}
