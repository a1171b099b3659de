"""A rule of the engine, with the reason for it and examples that hold it to its word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: in the extraction of the French text `fires` its id is in the evidence, in that of `refuses` it is not.

    Both examples are run by the tests. `why` is one sentence a user can read (`quotes explain`).
    """

    id: str
    why: str
    fires: str
    refuses: str
