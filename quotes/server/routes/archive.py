"""`GET /search` and `POST /verify`: what the archive holds."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from quotes.server.context import Context, problems, shelf_of
from quotes.server.journal import note
from quotes.server.shelf import SearchPage, SearchQuery, Verification, VerifyRequest

router = APIRouter(tags=["archive"])


@router.get("/search", responses=problems(401, 404, 422, 429))
async def search(request: Request, service: Context, query: Annotated[SearchQuery, Query()]) -> SearchPage:
    """Find archived quotations by words, speaker, status, kind, publisher and date; every given filter must hold."""
    found = await shelf_of(service).search(query)
    note(request, total=found.total)
    return found


@router.post("/verify", responses=problems(401, 404, 413, 422, 429))
async def verify(request: Request, service: Context, asked: VerifyRequest) -> Verification:
    """Was this said, by whom, where first, in these words? The verdict, and the archived quotations that show it."""
    found = await shelf_of(service).verify(asked)
    note(request, verdict=found.verdict)
    return found
