"""Pages beside the review page: the archive, verification, the API, signing in."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from quotes.server.context import Context
from quotes.server.guard import COOKIE, same, session
from quotes.server.pages import page
from quotes.server.problems import invalid
from quotes.server.shelf import SearchQuery, VerifyRequest

router = APIRouter(include_in_schema=False)

_PAGE = 20


@router.get("/archive")
async def archive(request: Request, service: Context) -> HTMLResponse:
    """Search the archive and read what it holds."""
    asked = {name: value for name, value in request.query_params.items() if value.strip()}
    if service.shelf is None or not asked:
        return page("archive.html", here="archive", open=service.shelf is not None, asked=asked, found=None)
    try:
        query = SearchQuery.model_validate({"limit": _PAGE, **asked})
    except ValidationError as error:
        raise invalid(error) from None
    found = await service.shelf.search(query)
    later = request.url.include_query_params(offset=query.offset + query.limit)
    before = request.url.include_query_params(offset=max(0, query.offset - query.limit))
    return page(
        "archive.html", here="archive", open=True, asked=asked, found=found,
        later=f"?{later.query}" if query.offset + query.limit < found.total else None,
        before=f"?{before.query}" if query.offset else None,
    )  # fmt: skip


@router.get("/archive/verify")
async def verify(request: Request, service: Context) -> HTMLResponse:
    """Check an alleged quotation."""
    asked = {name: request.query_params.get(name, "") for name in ("phrase", "speaker")}
    values: dict[str, Any] = {"here": "verify", "open": service.shelf is not None, "asked": asked}
    if service.shelf is None or not asked["phrase"].strip():
        return page("verify.html", **values, found=None)
    try:
        wanted = VerifyRequest(phrase=asked["phrase"], speaker=asked["speaker"].strip() or None)
    except ValidationError as error:
        raise invalid(error) from None
    return page("verify.html", **values, found=await service.shelf.verify(wanted))


@router.get("/api")
async def api(request: Request) -> HTMLResponse:
    """What programs may ask, from the same description as /openapi.json."""
    return page("api.html", here="api", openapi=request.app.openapi())


@router.get("/sign-in")
async def sign_in() -> HTMLResponse:
    """Ask for the token."""
    return page("sign-in.html", here="", wrong=False)


@router.post("/sign-in")
async def signed_in(request: Request, service: Context) -> Response:
    """Let the browser in: it keeps a key made from the token, which scripts cannot read and other sites cannot send."""
    token = service.settings.token
    async with request.form(max_files=0, max_fields=1) as form:
        given = form.get("token")
    if token is not None and not (isinstance(given, str) and same(given.strip(), token.get_secret_value())):
        return page("sign-in.html", 401, here="", wrong=True)
    answer = RedirectResponse("/", 303)
    if token is not None:
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, session(token), httponly=True, samesite="strict", secure=secure)
    return answer
