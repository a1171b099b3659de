"""The review page: an article in, its quotations to look at and to correct, gold out."""

import json
from pathlib import PurePath

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from quotes.model.result import Article
from quotes.server.context import Context
from quotes.server.inputs import decoded
from quotes.server.journal import note
from quotes.server.pages import page
from quotes.server.problems import Problem, invalid
from quotes.server.review.draft import Draft, draft_of
from quotes.server.review.gold import gold
from quotes.server.review.segments import lay_out
from quotes.server.review.view import View

router = APIRouter(include_in_schema=False)


@router.get("/")
async def start() -> HTMLResponse:
    """The empty page, with a place for an article."""
    return page("start.html", here="review")


@router.post("/review")
async def review(request: Request, service: Context) -> HTMLResponse:
    """Read the article of the form and show it with its quotations."""
    text, name = await _form(request)
    if not text.strip():
        raise Problem(422, "empty", "there is no text: paste an article, or open a .txt file in UTF-8")
    found = await service.worker.extract(text, Article(id=PurePath(name).stem))
    note(request, chars=len(text), quotations=len(found.quotations))
    return await run_in_threadpool(lambda: _shown("review.html", draft_of(found, text, name)))


@router.post("/review/draft")
async def show_draft(request: Request) -> HTMLResponse:
    """Show a draft that was corrected in the browser: a part of the page, in place of the old one."""
    draft = await _draft(request)
    return await run_in_threadpool(_shown, "_review.html", draft)


@router.post("/review/gold")
async def download(request: Request) -> Response:
    """A draft as an annotation file in the format of the guidelines."""
    draft = await _draft(request)
    annotation = await run_in_threadpool(lambda: gold(draft.settled()))
    text = json.dumps(annotation, ensure_ascii=False, indent=1) + "\n"
    name = f"{PurePath(draft.name).stem or 'article'}.json"
    disposition = f"attachment; filename*=UTF-8''{_percent_encoded(name)}"
    return Response(text, media_type="application/json", headers={"Content-Disposition": disposition})


def _shown(template: str, draft: Draft) -> HTMLResponse:
    settled = draft.settled()
    return page(template, here="review", view=View(settled, lay_out(settled)))


async def _form(request: Request) -> tuple[str, str]:
    """The article and its file name: from the opened file, else from the text field.

    Browsers send a text field's line ends as CR LF, whatever they were: they become LF again. A file is left as it is.
    """
    async with request.form(max_files=1, max_fields=5, max_part_size=request.app.state.service.settings.max_bytes) as f:
        file, text = f.get("file"), f.get("text")
        if isinstance(file, UploadFile) and file.filename:
            return decoded(await file.read()), PurePath(file.filename).name
    return (text.replace("\r\n", "\n") if isinstance(text, str) else ""), "article.txt"


async def _draft(request: Request) -> Draft:
    try:
        return await run_in_threadpool(Draft.model_validate_json, await request.body())
    except ValidationError as error:
        raise invalid(error) from None


def _percent_encoded(name: str) -> str:
    """A file name as headers may carry it (RFC 8187)."""
    safe = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._"
    return "".join(chr(byte) if byte in safe else f"%{byte:02X}" for byte in name.encode("utf-8", "replace"))
