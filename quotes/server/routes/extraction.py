"""`POST /extract` and `POST /batch`: articles in, quotations out."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Iterator
from itertools import islice

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from quotes.model.result import Extraction
from quotes.server.context import Context, Service, problems
from quotes.server.inputs import BODY, ExtractAnswer, ExtractRequest, Input, decoded, from_json, read_article
from quotes.server.journal import note
from quotes.server.problems import Problem, request_id

router = APIRouter(tags=["extraction"])

_LINES = {"schema": {"type": "string"}, "example": '{"text": "« Non », a dit Anne.", "article": {"id": "a1"}}\n'}
_RESULTS = {
    "schema": {"type": "string"},
    "example": '{"text_sha256": "…", "article": {"id": "a1"}, "quotations": []}\n',
}


@router.post(
    "/extract",
    openapi_extra=dict(BODY),
    response_model=ExtractAnswer,
    response_model_exclude_unset=True,
    responses=problems(401, 413, 415, 422, 429, 500, 503),
)
async def extract(request: Request, service: Context) -> Response:
    """Extract the quotations of one article, sent as plain text, as an HTML page, or as JSON.

    Offsets are half-open Unicode code points of the text as it was sent (of `text` in the answer for HTML).
    """
    asked = await read_article(request)
    found = await service.worker.extract(asked.text, asked.article)
    note(request, chars=len(asked.text), quotations=len(found.quotations))
    return Response(_answer(asked, found), media_type="application/json")


@router.post(
    "/batch",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/x-ndjson": {**_LINES, "description": f"One {ExtractRequest.__name__} a line."},
            },
        }
    },
    response_class=StreamingResponse,
    responses={
        200: {"content": {"application/x-ndjson": _RESULTS}, "description": "One extraction or error a line."},
        **problems(401, 413, 415, 422, 429, 503),
    },
)
async def batch(request: Request, service: Context) -> StreamingResponse:
    """Extract many articles: one JSON object a line in, one a line out, in the same order, as soon as it is done.

    A line that fails is answered by `{"line": N, "error": {…}}` in its place; the others are still done.
    """
    kind = request.headers.get("content-type", "application/x-ndjson").partition(";")[0].strip().lower()
    if kind not in {"application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"}:
        raise Problem(415, "content-type", "send application/x-ndjson")
    lines = decoded(await request.body()).split("\n")
    wanted = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    note(request, lines=len(wanted))
    answers = _in_order(request, service, iter(wanted))
    return StreamingResponse(answers, media_type="application/x-ndjson")


async def _in_order(request: Request, service: Service, lines: Iterator[tuple[int, str]]) -> AsyncIterator[str]:
    """Keep two batches of lines with the engine; give answers in the order of the lines."""
    width = min(2 * service.settings.batch_articles, max(1, service.settings.max_waiting // 2))
    running: deque[asyncio.Task[str]] = deque()
    try:
        for number, line in islice(lines, width):
            running.append(asyncio.create_task(_one(request, service, number, line)))
        while running:
            answer = await running[0]
            running.popleft()
            yield answer
            for number, line in islice(lines, 1):
                running.append(asyncio.create_task(_one(request, service, number, line)))
    finally:
        for task in running:
            task.cancel()  # the client has gone away


async def _one(request: Request, service: Service, number: int, line: str) -> str:
    try:
        asked = await _read_line(line, service.settings.max_bytes)
        return _answer(asked, await _patiently(service, asked)) + "\n"
    except Problem as problem:
        if problem.__cause__ is not None:
            request.state.failure = problem.__cause__
        details = {"line": number, "error": problem.details(request_id(request.scope))}
        return json.dumps(details, ensure_ascii=False) + "\n"


async def _read_line(line: str, limit: int) -> Input:
    if len(line.encode()) > limit:
        raise Problem(413, "too-large", f"the line is longer than {limit} bytes")
    return await from_json(line)


async def _patiently(service: Service, asked: Input) -> Extraction:
    """Read one article of an accepted batch: where others wait already, wait too."""
    while True:
        try:
            return await service.worker.extract(asked.text, asked.article, accepted=True)
        except Problem as problem:
            if problem.code != "busy":
                raise
            await asyncio.sleep(0.1)


def _answer(asked: Input, found: Extraction) -> str:
    if not asked.from_html:
        return found.model_dump_json()
    return ExtractAnswer(**dict(found), text=asked.text).model_dump_json()
