"""What routes share: the worker, the archive, the settings."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request

from quotes.server.problems import Problem, ProblemDetails
from quotes.server.settings import Settings
from quotes.server.shelf import Shelf
from quotes.server.worker import Worker


@dataclass(frozen=True, slots=True)
class Service:
    """One running service."""

    settings: Settings
    worker: Worker
    shelf: Shelf | None


def _service(request: Request) -> Service:
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


Context = Annotated[Service, Depends(_service)]


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that an address documents in OpenAPI."""
    return {status: {"model": ProblemDetails} for status in statuses}


def shelf_of(service: Service) -> Shelf:
    """The archive.

    Raises:
        Problem: 404 when the service has none.
    """
    if service.shelf is None:
        raise Problem(404, "no-archive", "this service has no archive; start it with quotes serve --db ARCHIVE.db")
    return service.shelf
