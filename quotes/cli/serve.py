"""`quotes serve`: extraction, archive and review page over HTTP."""

import logging
import os
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.exits import FAILED, NO_MODEL, USAGE, complain
from quotes.errors import ArchiveError, ModelMissing
from quotes.pipeline import Extractor

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_GRACE = 5  # seconds beyond the longest article, for what was accepted before a shutdown


def serve(
    *,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0: any free one.")] = 8000,
    db: Annotated[
        Path | None, typer.Option("--db", metavar="ARCHIVE.db", help="Archive for /search and /verify.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A Stanza French model instead of the bundled one.")
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Ask for this bearer token (or the one in the variable QUOTES_TOKEN)."),
    ] = None,
    no_token: Annotated[
        bool, typer.Option("--no-token", help="Listen on an address that others reach, and ask for no token.")
    ] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Answer to this Host header too; '*': to every one.")
    ] = None,
    max_bytes: Annotated[int, typer.Option(min=1, help="Longest article or request.")] = 1_000_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may wait and be read.")] = 60,
    max_waiting: Annotated[int, typer.Option(min=1, help="Articles that may wait; beyond it, 503.")] = 64,
    max_per_client: Annotated[int, typer.Option(min=1, help="Open requests of one address; beyond it, 429.")] = 8,
) -> None:
    """Serve extraction, search, verification and the review page over HTTP, on this machine only unless told otherwise.

    The log on standard error is one JSON object a line, without words of articles. On SIGTERM or Ctrl-C what was
    accepted is answered first. Exit codes: 1 the port or the archive cannot be opened; 2 wrong usage; 3 no model.

    \b
    Examples:
      quotes serve
      quotes serve --port 8080 --db press.db
      QUOTES_TOKEN=… quotes serve --host 0.0.0.0 --allow-host quotes.example.org
    """  # noqa: D301 -- \b keeps the examples unwrapped in --help
    token = _token(token_file)
    if host not in _LOOPBACK and token is None and not no_token:
        raise typer.BadParameter("others reach this address: set QUOTES_TOKEN, or say --no-token", param_hint="--host")
    try:
        from quotes.server import Settings
    except ModuleNotFoundError as error:
        complain(f"the service needs {error.name}; run: pip install 'quotes[server]'")
        raise typer.Exit(USAGE) from error
    known = Settings()
    settings = Settings(
        token=token,
        archive=db,
        hosts=(*known.hosts, host, *(allow_host or ())),
        max_bytes=max_bytes,
        seconds=timeout,
        max_waiting=max_waiting,
        max_per_client=max_per_client,
    )
    _run(settings, model, host, port)


def _run(settings: object, model: Path | None, host: str, port: int) -> None:
    import uvicorn

    from quotes.server import Settings, create_app
    from quotes.server.journal import JsonLines

    assert isinstance(settings, Settings)
    try:
        app = create_app(Extractor(model=model), settings)
    except ModelMissing as error:
        complain(error)
        raise typer.Exit(NO_MODEL) from error
    except ArchiveError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,  # the journal writes one line a request, and keeps queries out of it
        server_header=False,
        timeout_graceful_shutdown=int(settings.seconds) + _GRACE,
    )


def _token(path: Path | None) -> str | None:
    """The token to ask for; None for none."""
    if path is None:
        return os.environ.get("QUOTES_TOKEN") or None
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} cannot be read", param_hint="--token-file") from error
    if not token:
        raise typer.BadParameter(f"{path} is empty", param_hint="--token-file")
    return token
