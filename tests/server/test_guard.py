"""What every request passes, and the headers of every answer."""

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from quotes.server import Settings, create_app
from tests.processes import run_async
from tests.server.stand_ins import ScriptedEngine, client

PATHS = ("/", "/health", "/static/style.css", "/nothing", "/archive")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_closed_to_foreign_scripts(service: TestClient, path: str) -> None:
    headers = service.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_cors_is_off(service: TestClient) -> None:
    headers = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answer = service.options("/extract", headers=headers)
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


def test_pages_hold_no_inline_script_or_style(service: TestClient) -> None:
    page = service.get("/").text
    assert page.count("<script") == page.count("<script src=")
    assert "<style" not in page
    assert " style=" not in page
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 401),
        ({"authorization": "Bearer wrong"}, 401),
        ({"authorization": "Basic s3cret"}, 401),
        ({"authorization": "Bearer s3cret"}, 200),
        ({"authorization": "bearer s3cret"}, 200),
        ({"cookie": "quotes_session=wrong"}, 401),
    ],
)
def test_a_token_is_asked_for(given: dict[str, str], status: int) -> None:
    with client(token="s3cret") as service:
        answer = service.get("/version", headers=given)
    assert answer.status_code == status
    if status == 401:
        assert answer.headers["www-authenticate"] == "Bearer"


def test_health_needs_no_token() -> None:
    with client(token="s3cret") as service:
        assert service.get("/health").status_code == 200


def test_people_sign_in_with_the_token() -> None:
    with client(token="s3cret") as service:
        first = service.get("/", headers={"accept": "text/html"}, follow_redirects=False)
        assert (first.status_code, first.headers["location"]) == (303, "/sign-in")
        assert service.post("/sign-in", data={"token": "wrong"}).status_code == 401
        entered = service.post("/sign-in", data={"token": "s3cret"}, follow_redirects=False)
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "s3cret" not in cookie
        assert service.get("/").status_code == 200


def test_foreign_hosts_and_sites_are_refused(service: TestClient) -> None:
    assert service.get("/health", headers={"host": "evil.example"}).json()["code"] == "host"
    answer = service.post("/extract", content=b"a", headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, answer.json()["code"]) == (403, "cross-site")


def test_hosts_may_carry_a_port_and_be_allowed() -> None:
    with client(hosts=("[::1]", "quotes.example")) as service:
        for host in ("[::1]", "[::1]:8000", "quotes.example:80", "QUOTES.example"):
            assert service.get("/health", headers={"host": host}).status_code == 200, host
        assert service.get("/health", headers={"host": "quotes.example.evil"}).status_code == 403


def test_a_body_without_a_length_is_counted() -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 10

    with client(max_bytes=100) as service:
        assert service.post("/extract", content=chunks()).status_code == 413


def test_a_body_that_does_not_come_is_not_waited_for_for_ever() -> None:
    sent: list[Message] = []

    async def nothing() -> Message:
        await asyncio.sleep(10)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    chosen = Settings(seconds=0.05, hosts=("*",))
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/extract",
        "query_string": b"",
        "headers": [],
        "client": None,
    }

    async def ask() -> None:
        await create_app(ScriptedEngine(), chosen)(scope, nothing, send)

    run_async(ask())
    assert sent[0]["status"] == 408


@pytest.mark.parametrize("length", ["ten", "-1", "1e3"])
def test_a_wrong_length_is_told(service: TestClient, length: str) -> None:
    assert service.post("/extract", content=b"a", headers={"content-length": length}).status_code == 400


def test_one_address_may_not_take_all() -> None:
    engine = ScriptedEngine()
    with client(engine, max_per_client=1) as service:
        engine.may_go.clear()
        statuses: list[int] = []
        first = threading.Thread(target=lambda: statuses.append(service.post("/extract", content=b"a").status_code))
        first.start()
        while len(engine.batches) < 2:  # the model's first sentence, and this article
            time.sleep(0.01)
        answer = service.post("/extract", content=b"a")
        engine.may_go.set()
        first.join()
        assert service.post("/extract", content=b"a").status_code == 200
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert statuses == [200]
