"""The application: routes, what stands before them, and how it starts and ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from quotes.server import answers
from quotes.server.context import Service
from quotes.server.guard import Guard
from quotes.server.journal import Journal
from quotes.server.routes import archive, extraction, pages, review, status
from quotes.server.settings import Settings
from quotes.server.shelf import Shelf
from quotes.server.worker import Engine, Worker
from quotes.version import __version__

_STATIC = Path(__file__).parent / "static"


def create_app(engine: Engine, settings: Settings | None = None) -> ASGIApp:
    """The service as an ASGI application over one engine (a `quotes.Extractor`).

    It takes requests only when the engine has read a first sentence; on shutdown it answers what it has accepted.

    Raises:
        ArchiveError: the archive of the settings cannot be read.
    """
    chosen = settings or Settings()
    return Journal(Guard(create_api(engine, chosen), chosen))


def create_api(engine: Engine, settings: Settings) -> FastAPI:
    """The routes alone, without journal and guard."""
    shelf = Shelf(settings.archive) if settings.archive else None
    service = Service(settings, Worker(engine, settings), shelf)
    api = FastAPI(
        title="quotes",
        version=__version__,
        summary="Quotations, their sources and anonymous sourcing in French news.",
        lifespan=_lifespan,
        docs_url=None,  # these pages load scripts from elsewhere; /api shows the same
        redoc_url=None,
    )
    api.state.service = service
    answers.install(api)
    for module in (extraction, archive, status, review, pages):
        api.include_router(module.router)
    api.mount("/static", StaticFiles(directory=_STATIC))
    return api


@asynccontextmanager
async def _lifespan(api: FastAPI) -> AsyncIterator[None]:
    service = api.state.service
    assert isinstance(service, Service)
    await service.worker.start()
    yield
    await service.worker.stop()
    if service.shelf is not None:
        service.shelf.close()
