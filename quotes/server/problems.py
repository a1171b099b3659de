"""What a client is told when something is wrong: RFC 9457 problem details, never a stack trace, never its own text."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.types import Scope

MEDIA_TYPE = "application/problem+json"
TITLES: Mapping[int, str] = {
    400: "Bad request",
    401: "Token missing or wrong",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    413: "Too large",
    415: "Unsupported content type",
    422: "Not understood",
    429: "Too many requests",
    500: "Internal error",
    503: "Not now",
}


class ProblemDetails(BaseModel):
    """An error, as clients see it (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(examples=["Too large"])
    status: int = Field(examples=[413])
    code: str = Field(description="A word that programs may rely on.", examples=["too-large"])
    detail: str = Field(examples=["the body is longer than 1000000 bytes"])
    request_id: str = Field(description="The same as in X-Request-ID and in the service's log.")


class Problem(Exception):
    """A refusal or failure with its HTTP status; `detail` is shown to the client and never holds article text."""

    def __init__(self, status: int, code: str, detail: str, *, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers: dict[str, str] = {} if retry_after is None else {"Retry-After": str(retry_after)}

    def details(self, request: str) -> dict[str, object]:
        """The answer's body; `request` is the request's identifier."""
        title = TITLES.get(self.status, "Error")
        return ProblemDetails(
            title=title, status=self.status, code=self.code, detail=self.detail, request_id=request
        ).model_dump()


def request_id(scope: Scope) -> str:
    """The identifier that the journal gave this request."""
    return str(scope.get("state", {}).get("request_id", ""))


def invalid(error: ValidationError | RequestValidationError) -> Problem:
    """Say which field is wrong and why, without repeating what it held."""
    errors: Sequence[Any] = error.errors()
    first = errors[0]
    place = ".".join(str(step) for step in first["loc"]) or "body"
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return Problem(422, "invalid", f"{place}: {first['msg']}{more}")
