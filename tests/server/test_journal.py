"""The log: one line a request, and never words of an article."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from quotes.server.journal import JsonLines, logger
from tests.server.stand_ins import client


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield stream
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_request_is_one_line_of_facts(log: io.StringIO) -> None:
    with client() as service:
        answer = service.post("/extract", content="« Oui », a dit Anne.".encode())
    (line,) = lines(log)
    assert line["id"] == answer.headers["x-request-id"]
    assert (line["event"], line["method"], line["route"], line["status"]) == ("request", "POST", "/extract", 200)
    assert (line["chars"], line["quotations"], line["client"]) == (20, 1, "testclient")
    assert line["ms"] >= 0


def test_no_word_of_an_article_is_written_not_even_of_a_failure(log: io.StringIO) -> None:
    with client() as service:
        for path in ("/extract?q=Moreau", "/Moreau", "/archive?words=Moreau", "/search?words=Moreau"):
            service.get(path)
        service.post("/extract", content=b"Moreau")
        service.post("/extract", content=b"PANNE Moreau")
        service.post("/extract", json={"text": ["Moreau"]})
        service.post(
            "/batch", content=b'{"text": "PANNE Moreau"}\nMoreau', headers={"content-type": "application/x-ndjson"}
        )
        service.post("/review", data={"text": "PANNE Moreau"})
        service.post("/review/draft", json={"text": "Moreau", "name": "Moreau", "colour": 1})
    assert "Moreau" not in log.getvalue()
    failures = [line for line in lines(log) if "failure" in line]
    assert len(failures) == 3
    assert all(line["failure"].startswith("RuntimeError at") for line in failures)


def test_an_unforeseen_failure_is_500_and_logged_without_its_message(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr("quotes.server.routes.review.draft_of", fail)
    with client() as service:
        answer = service.post("/review", data={"text": "Bonjour."}, headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in answer.text + log.getvalue()
    assert "ZeroDivisionError" in log.getvalue()


def test_other_records_are_lines_too() -> None:
    record = logging.LogRecord("uvicorn.error", logging.INFO, __file__, 1, "Started %s", ("now",), None)
    assert json.loads(JsonLines().format(record))["event"] == "Started now"
