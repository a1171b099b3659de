"""`GET /health` and `GET /version`."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from quotes.model.result import Versions
from quotes.server.context import Context, problems

router = APIRouter(tags=["status"])


class Health(BaseModel):
    """Whether the service takes articles."""

    status: Literal["ok", "closing"]
    waiting: int
    archive: bool


@router.get("/health", responses={503: {"model": Health}})
async def health(service: Context, response: Response) -> Health:
    """Say whether articles are taken (200) or the service is shutting down (503). Needs no token."""
    worker = service.worker
    response.status_code = 503 if worker.closing else 200
    return Health(
        status="closing" if worker.closing else "ok", waiting=worker.waiting, archive=service.shelf is not None
    )


@router.get("/version", responses=problems(401))
async def version(service: Context) -> Versions:
    """Say which engine, model and lexicon answer: equal versions and equal text give an equal extraction."""
    return service.worker.engine.versions
