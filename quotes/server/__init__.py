"""The service: extraction, archive and review page over HTTP. Needs the extra `quotes[server]`."""

from quotes.server.app import create_app
from quotes.server.settings import Settings
from quotes.server.worker import Engine

__all__ = ["Engine", "Settings", "create_app"]
