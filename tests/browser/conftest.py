"""The review page in a real Chromium, over a service without a model."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import uvicorn

from quotes.server import Settings, create_app
from tests.server.stand_ins import ScriptedEngine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ARGUMENTS = (
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install one, or name it in the variable CHROMIUM")
    return found


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A running service."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings = Settings(gather_seconds=0.001, max_per_client=50)
    server = uvicorn.Server(uvicorn.Config(create_app(ScriptedEngine(), settings), log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listening.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One browser for all tests."""
    reason = "playwright is not installed: pip install playwright"
    playwright = pytest.importorskip("playwright.sync_api", reason=reason)
    path = _chromium()
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: "Browser", address: str) -> Iterator["Page"]:
    """A fresh page; it fails the test on any script error, refused resource, or request that leaves the service."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="fr-FR")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    opened.on("request", lambda sent: None if sent.url.startswith((address, "blob:")) else wrong.append(sent.url))
    yield opened
    context.close()
    assert wrong == []
