"""Request bodies become articles: plain text, an HTML page, or JSON."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from quotes.model.result import Article, Extraction
from quotes.model.span import Words
from quotes.readers import Document, Origin, Unreadable, extracted_text
from quotes.server.problems import Problem, invalid

_EXAMPLE = "« Nous partirons demain », a dit Anne Roche, la maire de Vignot."


class ExtractRequest(BaseModel):
    """An article as JSON: `text` or `html`, and what is known of it."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = Field(None, description="The article; offsets of the answer count its code points.")
    html: str | None = Field(None, description="A page; the answer's `text` is what was read in it.")
    article: Article = Article()

    @model_validator(mode="after")
    def _is_one_article(self) -> "ExtractRequest":
        if (self.text is None) == (self.html is None):
            raise ValueError("give either text or html")
        return self


class ExtractAnswer(Extraction):
    """An extraction; `text`, to which its offsets refer, is there when the article came as HTML."""

    text: Words | None = Field(None, description="Only for HTML: the text that was read in the page.")


@dataclass(frozen=True, slots=True)
class Input:
    """An article that came in; `from_html` when its text was first found in a page."""

    text: str
    article: Article
    from_html: bool = False


BODY: Mapping[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/plain": {"schema": {"type": "string"}, "example": _EXAMPLE},
            "text/html": {"schema": {"type": "string"}, "example": f"<article><p>{_EXAMPLE}</p></article>"},
            "application/json": {
                "schema": ExtractRequest.model_json_schema(),
                "example": {"text": _EXAMPLE, "article": {"id": "vignot-12", "publisher": "Le Quotidien"}},
            },
        },
    }
}


async def read_article(request: Request) -> Input:
    """Read the article of a request by its Content-Type (none: plain text).

    Raises:
        Problem: 415 for another type, 422 when the body is not what its type says.
    """
    kind, _, rest = request.headers.get("content-type", "text/plain").partition(";")
    kind = kind.strip().lower()
    if kind not in {"text/plain", "text/html", "application/xhtml+xml", "application/json"}:
        raise Problem(415, "content-type", "send text/plain, text/html or application/json")
    text = decoded(await request.body(), rest)
    if kind == "text/plain":
        return Input(text, Article())
    if kind == "application/json":
        return await from_json(text)
    return await _from_html(text, Article())


async def from_json(text: str) -> Input:
    """Read one article from JSON.

    Raises:
        Problem: 422, saying which field is wrong.
    """
    try:
        asked = ExtractRequest.model_validate_json(text)
    except ValidationError as error:
        raise invalid(error) from None
    if asked.html is not None:
        return await _from_html(asked.html, asked.article)
    return Input(asked.text or "", asked.article)


def decoded(body: bytes, parameters: str = "") -> str:
    """The text of a body in UTF-8; a byte order mark is not part of it.

    Raises:
        Problem: 415 for another charset, 422 for bytes that are not UTF-8.
    """
    _, _, charset = parameters.lower().partition("charset=")
    if charset.strip(' ";') not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Problem(415, "charset", "send UTF-8, e.g. iconv -f WINDOWS-1252 -t UTF-8")
    mark = len(codecs.BOM_UTF8) if body.startswith(codecs.BOM_UTF8) else 0
    try:
        return body[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(422, "encoding", f"not UTF-8: byte at offset {mark + error.start}") from None


async def _from_html(page: str, article: Article) -> Input:
    document = Document(Origin("request"), page, "page", article)
    try:
        text, known = await run_in_threadpool(extracted_text, document)
    except Unreadable as error:
        raise Problem(422, "no-article", str(error)) from None
    return Input(text, known, from_html=True)
