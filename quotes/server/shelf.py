"""The archive as the service reads it: read only, off the event loop. Only this module knows `quotes.archive`."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from quotes.archive import Archive, SearchPage, SearchQuery, Verification
from quotes.errors import InputError
from quotes.server.problems import Problem

__all__ = ["SearchPage", "SearchQuery", "Shelf", "Verification", "VerifyRequest"]


class VerifyRequest(BaseModel):
    """An alleged quotation."""

    model_config = ConfigDict(extra="forbid")

    phrase: str = Field(min_length=1, max_length=5000, examples=["Nous partirons demain"])
    speaker: str | None = Field(None, max_length=500, examples=["Anne Roche"])


class Shelf:
    """An archive that is open for reading."""

    def __init__(self, path: Path) -> None:
        self._archive = Archive.open(path, readonly=True)

    async def search(self, query: SearchQuery) -> SearchPage:
        """One page of quotations."""
        return await run_in_threadpool(self._archive.search, query)

    async def verify(self, asked: VerifyRequest) -> Verification:
        """Whether a phrase was said.

        Raises:
            Problem: 422 when the phrase or the name holds no word.
        """
        try:
            return await run_in_threadpool(self._archive.verify, asked.phrase, asked.speaker or None)
        except InputError as error:
            raise Problem(422, "invalid", str(error)) from None

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()
