"""One file over HTTP: resumed where it was cut off, checked before it takes its place."""

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from quotes.errors import QuotesError

_TIMEOUT = 60  # seconds without a byte
_CHUNK = 1 << 20


class DownloadError(QuotesError):
    """A file could not be fetched, or is not what was announced."""


def read_url(url: str) -> bytes:
    """Fetch a small file whole.

    Raises:
        DownloadError: no answer, or an answer that is an error.
    """
    with _told(url), _answer(url) as answer:
        return answer.read()


def fetch(url: str, path: Path, md5: str) -> None:
    """Fetch `url` to `path`; a file that is there already with that MD5 is left alone.

    When the connection breaks, what has come stays in `path` + `.part`, and the next call asks for the rest.

    Raises:
        DownloadError: no answer, an answer that is an error, or bytes with another MD5 (they are thrown away).
    """
    if path.is_file() and _md5(path) == md5:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    if not (part.is_file() and _md5(part) == md5):
        with _told(url):
            _append_rest(url, part)
    if _md5(part) != md5:
        part.unlink()
        raise DownloadError(f"{url}: what came is not what was announced (its MD5 differs); run the command again")
    part.replace(path)


def _append_rest(url: str, part: Path) -> None:
    have = part.stat().st_size if part.is_file() else 0
    with _answer(url, start=have) as answer:
        goes_on = answer.status == HTTPStatus.PARTIAL_CONTENT
        with part.open("ab" if goes_on else "wb") as file:
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
        expected = answer.headers.get("Content-Length")
    if expected is not None and part.stat().st_size < (have if goes_on else 0) + int(expected):
        raise DownloadError(f"{url}: the connection was cut off; run the command again to go on from there")


def _answer(url: str, start: int = 0) -> http.client.HTTPResponse:
    if not url.startswith(("https://", "http://")):
        raise DownloadError(f"{url}: only http and https addresses can be fetched")
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"} if start else {})  # noqa: S310 -- checked
    answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_TIMEOUT)  # noqa: S310 -- checked
    return answer


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Tell what the network refused in one line that names the address."""
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise DownloadError(f"{url}: the server answers {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise DownloadError(
            f"{url}: cannot be reached ({reason}); this command needs the network, extraction does not: "
            "the bundled model is complete"
        ) from error


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
