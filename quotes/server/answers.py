"""Problems as answers: a page for those who ask for pages, problem details for programs."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from quotes.errors import QuotesError
from quotes.server.pages import page
from quotes.server.problems import MEDIA_TYPE, TITLES, Problem, invalid, request_id

_UNAUTHORISED = 401


def answer(problem: Problem, scope: Scope) -> Response:
    """The answer that tells a problem to whoever asked."""
    details = problem.details(request_id(scope))
    if "text/html" not in HTTPConnection(scope).headers.get("accept", ""):
        return JSONResponse(details, problem.status, headers=problem.headers, media_type=MEDIA_TYPE)
    if problem.status == _UNAUTHORISED:
        return RedirectResponse("/sign-in", 303)
    return page("problem.html", problem.status, problem.headers, here="", problem=details)


def install(app: FastAPI) -> None:
    """Answer every error of the application as a problem; none reaches a client as a stack trace."""

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        request.state.failure = error.__cause__
        return answer(error, request.scope)

    async def wrong_parameters(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(invalid(error), request.scope)

    async def of_the_framework(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = TITLES.get(error.status_code, "error").lower().replace(" ", "-")
        return answer(Problem(error.status_code, code, str(error.detail)), request.scope)

    async def unforeseen(request: Request, error: Exception) -> Response:
        request.state.failure = error
        return answer(Problem(500, "internal", "the service failed; the failure is in its log"), request.scope)

    app.add_exception_handler(Problem, known)
    app.add_exception_handler(RequestValidationError, wrong_parameters)
    app.add_exception_handler(HTTPException, of_the_framework)
    app.add_exception_handler(QuotesError, unforeseen)
    app.add_exception_handler(Exception, unforeseen)
