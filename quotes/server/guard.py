"""What every request passes before a route sees it (host, origin, token, size), and headers on the way out.

Plain ASGI, so that streamed bodies stay streams.
"""

import asyncio
import hashlib
import hmac
from collections import Counter
from collections.abc import Mapping

from pydantic import SecretStr
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quotes.server.answers import answer
from quotes.server.problems import Problem
from quotes.server.settings import Settings

COOKIE = "quotes_session"
# Without a token: what tells nothing, and the way in.
_OPEN_PATHS = ("/health", "/sign-in", "/static/")
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses what is not allowed, and closes the answers to sniffing, framing and foreign scripts."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer with the reason why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        client = (scope.get("client") or ("-", 0))[0]
        self._open[client] += 1
        closed = _closed(send)
        try:
            self._check(scope, self._open[client])
            await self.app(scope, _limited(receive, self._limit(scope), self.settings.seconds), closed)
        except Problem as problem:
            await answer(problem, scope)(scope, receive, closed)
        finally:
            self._open[client] -= 1
            if not self._open[client]:
                del self._open[client]

    def _check(self, scope: Scope, open_requests: int) -> None:
        asked = HTTPConnection(scope)
        if not _host_is_known(asked.headers.get("host", ""), self.settings.hosts):
            raise Problem(403, "host", "this service does not answer to that Host; see quotes serve --allow-host")
        if scope["method"] not in {"GET", "HEAD"} and asked.headers.get("sec-fetch-site") == "cross-site":
            raise Problem(403, "cross-site", "requests from other sites' pages are not answered")
        if self.settings.token is not None and not asked.url.path.startswith(_OPEN_PATHS):
            _check_token(asked, self.settings.token)
        if open_requests > self.settings.max_per_client:
            message = f"{self.settings.max_per_client} requests of this address are open already"
            raise Problem(429, "too-many", message, retry_after=1)
        length = asked.headers.get("content-length", "0")
        if not length.isdecimal():
            raise Problem(400, "content-length", "Content-Length is not a number")
        if int(length) > self._limit(scope):
            raise _too_large(self._limit(scope))

    def _limit(self, scope: Scope) -> int:
        if scope["path"] == "/batch":
            return self.settings.max_batch_bytes
        # a draft holds its article, and as JSON, where a sign may take six bytes
        return (8 if scope["path"].startswith("/review/") else 1) * self.settings.max_bytes


def session(token: SecretStr) -> str:
    """What the browser keeps instead of the token itself."""
    return hmac.new(token.get_secret_value().encode(), b"quotes review session", hashlib.sha256).hexdigest()


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode(errors="replace"), wanted.encode(errors="replace"))


def _check_token(asked: HTTPConnection, token: SecretStr) -> None:
    scheme, _, given = asked.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and same(given.strip(), token.get_secret_value()):
        return
    if same(asked.cookies.get(COOKIE, ""), session(token)):
        return
    refusal = Problem(401, "token", "send the header Authorization: Bearer TOKEN, or sign in at /sign-in")
    refusal.headers["WWW-Authenticate"] = "Bearer"
    raise refusal


def _host_is_known(host: str, known: tuple[str, ...]) -> bool:
    """Whether a Host header, its port left out, is answered: a foreign name may be rebound to this address."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    return "*" in known or name.lower() in {each.lower() for each in known}


def _too_large(limit: int) -> Problem:
    return Problem(413, "too-large", f"the body is longer than {limit} bytes; cut it, or use quotes extract")


def _limited(receive: Receive, limit: int, seconds: float) -> Receive:
    """Count what comes in, as a body may come without a Content-Length, and do not wait for it for ever."""
    seen, whole = 0, False

    async def counted() -> Message:
        nonlocal seen, whole
        try:
            message = await (receive() if whole else asyncio.wait_for(receive(), seconds))
        except TimeoutError:
            raise Problem(408, "slow-body", f"nothing came for {seconds:g} s") from None
        if message["type"] == "http.request":
            whole = not message.get("more_body", False)
            seen += len(message.get("body", b""))
            if seen > limit:
                raise _too_large(limit)
        return message

    return counted


def _closed(send: Send) -> Send:
    extra = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *((n, v) for n, v in extra if n not in given)]
        await send(message)

    return with_headers
