"""`quotes model download`, against a stand-in for Stanza's server on this machine."""

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quotes.cli.model.download import RELEASE, read_list
from quotes.cli.model.fetching import DownloadError, fetch
from tests.cli.conftest import Run

FILES = {
    "tokenize/combined.pt": b"t" * 3000,
    "mwt/combined.pt": b"m" * 10,
    "pos/combined_charlm.pt": b"p" * 5000,
    "lemma/combined_charlm.pt": b"l" * 700,
    "depparse/combined_charlm.pt": b"d" * 90_000,
    "pretrain/conll17.pt": b"v" * 1234,
    "forward_charlm/newswiki.pt": b"f" * 99,
}
NEEDED = [{"model": "pretrain", "package": "conll17"}, {"model": "forward_charlm", "package": "newswiki"}]


@dataclass
class Shop:
    """What the server holds, what it was asked for, and how it misbehaves."""

    url: str
    files: dict[str, bytes] = field(default_factory=lambda: dict(FILES))
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    cut_after: int | None = None
    ranges: bool = True

    def resources(self) -> dict[str, object]:
        french: dict[str, dict[str, object]] = {"packages": {"default": {}}}
        for name, data in FILES.items():
            processor, package = name.removesuffix(".pt").split("/")
            facts: dict[str, object] = {"md5": hashlib.md5(data, usedforsecurity=False).hexdigest()}
            if processor in {"pos", "depparse"}:
                facts["dependencies"] = NEEDED
            french[processor] = {package: facts}
            if processor in {"tokenize", "mwt", "pos", "lemma", "depparse"}:
                french["packages"]["default"][processor] = package  # type: ignore[index]
        return {"url": f"{self.url}/{{lang}}/v{{resources_version}}/{{filename}}", "fr": french}


def _handler(shop: Shop) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            shop.asked.append((self.path, wanted))
            if self.path == f"/resources_{RELEASE}.json":
                self._send(json.dumps(shop.resources()).encode())
                return
            data = shop.files.get(self.path.removeprefix(f"/fr/v{RELEASE}/"))
            if data is None:
                self.send_error(404)
                return
            start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and shop.ranges else 0
            self._send(data[start:], partial=start > 0)

        def _send(self, data: bytes, *, partial: bool = False) -> None:
            self.send_response(206 if partial else 200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data if shop.cut_after is None else data[: shop.cut_after])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class calls it so
            pass

    return Handler


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(shop))
    server.daemon_threads = False  # so that closing the server waits for its answers
    shop.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield shop
    server.shutdown()
    thread.join()
    server.server_close()


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def test_the_package_and_what_it_needs_are_put_into_the_folder(run: Run, shop: Shop, tmp_path: Path) -> None:
    answer = run("model", "download", "--to", "m", "--base-url", shop.url)
    assert answer.exit_code == 0, answer.stderr
    assert answer.stdout == "m\n"
    assert {p.relative_to("m").as_posix(): p.read_bytes() for p in Path("m").rglob("*.pt")} == FILES
    assert run("model", "verify", "--model", "m").exit_code == 0
    assert "stanza-fr-default" in run("model", "info", "--model", "m").stdout


def test_without_a_folder_it_goes_to_the_users_shelf_and_is_listed(run: Run, shop: Shop) -> None:
    answer = run("model", "download", "--base-url", shop.url)
    assert answer.stdout.endswith("quotes/models/stanza-fr-default\n")
    assert answer.stdout.strip() in run("model", "list").stdout


def test_a_second_run_fetches_nothing_again(run: Run, shop: Shop) -> None:
    run("model", "download", "--to", "m", "--base-url", shop.url)
    shop.asked.clear()
    assert run("model", "download", "--to", "m", "--base-url", shop.url).exit_code == 0
    assert shop.asked == [(f"/resources_{RELEASE}.json", None)]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_cut_off_download_is_told_and_goes_on_where_it_stopped(run: Run, shop: Shop, *, ranges: bool) -> None:
    url, path, data = f"{shop.url}/fr/v{RELEASE}/depparse/combined_charlm.pt", Path("d.pt"), b"d" * 90_000
    shop.cut_after = 40_000
    shop.ranges = ranges
    with pytest.raises(DownloadError, match=r"run the command again|cannot be reached"):
        fetch(url, path, _md5(data))
    assert not path.exists()
    assert Path("d.pt.part").stat().st_size == 40_000
    shop.cut_after = None
    fetch(url, path, _md5(data))
    assert path.read_bytes() == data
    assert shop.asked[-1][1] == "bytes=40000-"
    assert not Path("d.pt.part").exists()


def test_wrong_bytes_never_take_a_files_place(run: Run, shop: Shop) -> None:
    shop.files["pos/combined_charlm.pt"] = b"x" * 5000
    answer = run("model", "download", "--to", "m", "--base-url", shop.url)
    assert answer.exit_code == 1
    assert "is not what was announced" in answer.stderr
    assert not list(Path("m/pos").iterdir())
    assert not Path("m/manifest.json").exists()


def test_a_missing_file_is_told_with_its_address(run: Run, shop: Shop) -> None:
    del shop.files["mwt/combined.pt"]
    answer = run("model", "download", "--to", "m", "--base-url", shop.url)
    assert answer.exit_code == 1
    assert "mwt/combined.pt: the server answers 404" in answer.stderr


def test_no_network_is_one_clear_line(run: Run) -> None:
    answer = run("model", "download", "--to", "m", "--base-url", "http://127.0.0.1:9")
    assert answer.exit_code == 1
    (line,) = answer.stderr.splitlines()
    assert "cannot be reached" in line
    assert "the bundled model is complete" in line


def test_an_unknown_package_is_told(run: Run, shop: Shop) -> None:
    answer = run("model", "download", "--to", "m", "--package", "none", "--base-url", shop.url)
    assert answer.exit_code == 1
    assert "with the French package 'none'" in answer.stderr


def test_only_web_addresses_are_fetched(run: Run, article: Path) -> None:
    answer = run("model", "download", "--to", "m", "--base-url", f"file://{article.parent}")
    assert answer.exit_code == 1
    assert "only http and https" in answer.stderr


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"fr": 1}', b'{"fr": {"packages": {"default": {}}}}'])
def test_something_else_than_the_list_is_told(text: bytes) -> None:
    with pytest.raises(DownloadError, match="not a list of Stanza's models"):
        read_list("here", text, "default")


def test_a_list_cannot_name_files_outside_the_folder(shop: Shop) -> None:
    text = json.dumps(shop.resources()).replace('"combined"', '"../../evil"')
    with pytest.raises(DownloadError, match="outside the model's folder"):
        read_list("here", text.encode(), "default")
