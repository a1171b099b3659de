"""The service's log: one JSON object a line and a request; never words of an article."""

import json
import logging
import secrets
import time
import traceback
from datetime import UTC, datetime
from types import TracebackType

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("quotes.server")

_FRAMES = 6
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, event, and the fields given as `extra={"fields": …}`.

    Of an exception only its type and the lines of code are written: its message may quote the article.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["failure"] = failure(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def failure(error: BaseException) -> str:
    """The type of an error and where in the code it was raised; not its message."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}" if places else type(error).__name__


class Journal:
    """Gives each request an identifier, measures it, and writes its line."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["request_id"] = secrets.token_hex(8)
        start, status, sent = time.perf_counter(), 0, 0

        async def noted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", state["request_id"].encode())]
            elif message["type"] == "http.response.body":
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            _write(scope, status, sent, time.perf_counter() - start)


def note(request: Request, **facts: float | str | None) -> None:
    """Add facts about a request to its line: counts and codes, never words."""
    request.scope["state"].setdefault("facts", {}).update(facts)


def _write(scope: Scope, status: int, sent: int, seconds: float) -> None:
    state = scope["state"]
    broken = state.get("failure")
    fields: dict[str, object] = {
        "id": state["request_id"],
        "method": scope["method"],
        "route": getattr(scope.get("route"), "path", None) or "-",  # not the path or query: they may hold words
        "status": status,
        "ms": round(1000 * seconds, 1),
        "sent": sent,
        "client": (scope.get("client") or ("-", 0))[0],
        **state.get("facts", {}),
    }
    if broken is not None:
        fields["failure"] = failure(broken)
    level = logging.ERROR if status >= 500 and broken is not None else logging.INFO
    logger.log(level, "request", extra={"fields": fields})
