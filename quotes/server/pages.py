"""Pages from templates; everything that is put into one is escaped."""

from collections.abc import Callable
from functools import cache

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from quotes.server.review.segments import shown
from quotes.version import __version__


def page(name: str, status: int = 200, headers: dict[str, str] | None = None, **values: object) -> HTMLResponse:
    """A template, filled."""
    return HTMLResponse(_environment().get_template(name).render(**values), status, headers)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("quotes.server"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    filters: dict[str, Callable[..., object]] = {"shown": shown}
    environment.filters.update(filters)
    environment.globals["version"] = __version__
    return environment
