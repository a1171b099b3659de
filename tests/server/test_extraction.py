"""POST /extract and POST /batch."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from quotes.model.result import Article, Extraction
from tests.server.stand_ins import ARTICLE, ScriptedEngine, client, extraction


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_plain_text_gives_the_extraction_itself(service: TestClient) -> None:
    answer = service.post("/extract", content=ARTICLE.encode(), headers={"content-type": "text/plain; charset=utf-8"})
    assert answer.status_code == 200
    found = Extraction.model_validate_json(answer.text)
    assert found == extraction(ARTICLE, Article())
    for quotation in found.quotations:
        assert all(ARTICLE[piece.start : piece.end] == piece.text for piece in quotation.content)


def test_without_a_content_type_a_body_is_plain_text(service: TestClient) -> None:
    assert len(service.post("/extract", content=ARTICLE.encode()).json()["quotations"]) == 4


def test_json_carries_what_is_known_of_the_article(service: TestClient) -> None:
    answer = service.post("/extract", json={"text": ARTICLE, "article": {"id": "v12", "publisher": "Le Quotidien"}})
    assert answer.json()["article"]["id"] == "v12"
    assert answer.json()["article"]["publisher"] == "Le Quotidien"
    assert "text" not in answer.json()


PAGE = (
    "<html lang=fr><head><title>Le départ</title></head><body><nav><a href=/>Accueil</a></nav><article>"
    "<h1>Le départ</h1>"
    "<p>« Nous partirons\u00a0demain », a dit Anne Roche. Les habitants du village attendaient cette annonce depuis des"
    " mois, et beaucoup ont fait leurs cartons pendant le week-end.</p></article></body></html>"
)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_page_is_read_and_its_text_is_given_back(service: TestClient, as_json: bool) -> None:
    pytest.importorskip("trafilatura")
    if as_json:
        answer = service.post("/extract", json={"html": PAGE})
    else:
        answer = service.post("/extract", content=PAGE.encode(), headers={"content-type": "text/html"})
    found = answer.json()
    (quotation,) = found["quotations"]
    piece = quotation["content"][0]
    assert found["text"][piece["start"] : piece["end"]] == piece["text"] == "« Nous partirons\u00a0demain »"
    assert "Accueil" not in found["text"]


@pytest.mark.parametrize("text", ["", " \n", "Rien.", "\0", "a\r\nb", "«" * 500])
def test_odd_texts_give_an_empty_or_whole_answer(service: TestClient, text: str) -> None:
    assert service.post("/extract", json={"text": text}).status_code == 200


def test_lone_surrogates_in_json_are_answered_in_utf_8(service: TestClient) -> None:
    answer = service.post(
        "/extract", content=b'{"text": "\\ud83d \xc2\xab Non \xc2\xbb"}', headers={"content-type": "application/json"}
    )
    assert answer.status_code in {200, 422}
    answer.content.decode("utf-8")


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"caf\xe9", "text/plain", 422, "encoding"),
        (b"{", "application/json", 422, "invalid"),
        (b"{}", "application/json", 422, "invalid"),
        (b'{"text": "a", "html": "b"}', "application/json", 422, "invalid"),
        (b'{"text": "a", "colour": 1}', "application/json", 422, "invalid"),
        (b'{"text": 3}', "application/json", 422, "invalid"),
        (b"[1]", "application/json", 422, "invalid"),
        (b"<p></p>", "text/html", 422, "no-article"),
        (b"%PDF", "application/pdf", 415, "content-type"),
        (b"caf\xe9", "text/plain; charset=iso-8859-1", 415, "charset"),
        (b"x" * 1_000_001, "text/plain", 413, "too-large"),
    ],
)
def test_bad_input_has_its_code_and_a_remedy(
    service: TestClient, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = service.post("/extract", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_the_answer_to_bad_input_does_not_repeat_it(service: TestClient) -> None:
    assert "secret" not in service.post("/extract", json={"text": ["secret words"]}).text


def test_a_failing_engine_is_500_without_a_trace() -> None:
    with client() as service:
        answer = service.post("/extract", content=b"PANNE secret")
    assert answer.status_code == 500
    assert answer.json()["code"] == "engine"
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_other_methods_and_addresses_are_problems_too(service: TestClient, method: str) -> None:
    assert service.request(method, "/extract").status_code == 405
    assert service.request(method, "/nothing").json()["status"] == 404


def test_a_batch_is_answered_line_by_line_in_order() -> None:
    engine = ScriptedEngine()
    sent = [{"text": f"« Non {n} », a dit Anne Roche.", "article": {"id": str(n)}} for n in range(40)]
    with client(engine) as service:
        answer = service.post(
            "/batch", content="\n".join(map(json.dumps, sent)), headers={"content-type": "application/x-ndjson"}
        )
    assert [line["article"]["id"] for line in lines(answer.text)] == [str(n) for n in range(40)]
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert max(engine.batches) > 1, "articles of a batch are read together"


def test_a_bad_line_is_answered_in_its_place_and_the_others_are_done() -> None:
    body = "\n".join(
        [
            '{"text": "« Oui », a dit Anne."}',
            "",
            "not json",
            '{"text": "PANNE"}',
            '{"text": "ok"}',
            '{"text": "' + "x" * 300 + '"}',
        ]
    )
    with client(max_bytes=200) as service:
        answer = service.post("/batch", content=body.encode(), headers={"content-type": "application/x-ndjson"})
    got = [(line.get("line"), line.get("error", {}).get("code")) for line in lines(answer.text)]
    assert got == [(None, None), (3, "invalid"), (4, "engine"), (None, None), (6, "too-large")]


def test_a_batch_waits_where_a_single_article_would_be_refused() -> None:
    body = "\n".join(json.dumps({"text": f"LENT {n}"}) for n in range(12))
    with client(ScriptedEngine(slow=0.01), max_waiting=2, batch_articles=2) as service:
        answer = service.post("/batch", content=body, headers={"content-type": "application/x-ndjson"})
    assert all("error" not in line for line in lines(answer.text))
    assert len(lines(answer.text)) == 12


def test_a_batch_has_its_type_and_its_size() -> None:
    with client(max_batch_bytes=50) as service:
        assert service.post("/batch", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415
        kind = {"content-type": "application/x-ndjson"}
        assert service.post("/batch", content=b"x" * 51, headers=kind).status_code == 413
        assert service.post("/batch", content=b"\xe9", headers=kind).status_code == 422
        assert service.post("/batch", content=b"", headers=kind).text == ""


def test_health_version_and_openapi(service: TestClient) -> None:
    assert service.get("/health").json() == {"status": "ok", "waiting": 0, "archive": False}
    assert service.get("/version").json()["model"] == "scripted"
    described = service.get("/openapi.json").json()
    assert set(described["paths"]) == {"/extract", "/batch", "/search", "/verify", "/health", "/version"}
    content = described["paths"]["/extract"]["post"]["requestBody"]["content"]
    assert all("example" in kind for kind in content.values())
    assert "413" in described["paths"]["/extract"]["post"]["responses"]
