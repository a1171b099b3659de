"""The one way to point into a text."""

from typing import Annotated, Self, TypeAlias

import regex
from pydantic import BaseModel, ConfigDict, PlainSerializer, model_validator

_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def _encodable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


Words: TypeAlias = Annotated[str, PlainSerializer(_encodable, when_used="json")]
"""Words of an article. UTF-8 has no lone surrogates: in JSON each is U+FFFD, so that offsets still hold."""


class Record(BaseModel):
    """Base of the data contract: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of the raw text: half-open, in Unicode code points, with its own words.

    `raw[span.start:span.end] == span.text` holds for every span of every result.
    """

    start: int
    end: int
    text: Words

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit its text of {len(self.text)} code points")
        return self

    @classmethod
    def of(cls, raw: str, start: int, end: int) -> Self:
        """Cut `raw[start:end]` as a span."""
        return cls(start=start, end=end, text=raw[start:end])
