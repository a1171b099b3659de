"""/search, /verify, and their pages, over a small archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from quotes.archive import Archive
from quotes.errors import ArchiveError
from quotes.model.result import Article
from quotes.server import Settings, create_app
from tests.server.stand_ins import ARTICLE, ScriptedEngine, client, extraction


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "press.db"
    about = Article(id="v12", title="Le <b>pont</b>", publisher="Le Quotidien", published="2026-03-04")
    with Archive.open(path) as archive:
        archive.add(extraction(ARTICLE, about), ARTICLE)
    with client(archive=path) as service:
        yield service


def test_search_finds_and_pages(stocked: TestClient) -> None:
    found = stocked.get("/search", params={"words": "partirons"}).json()
    assert (found["total"], found["hits"][0]["speaker"]["name"]) == (1, "Anne Roche")
    assert stocked.get("/search", params={"anonymous": "true"}).json()["total"] == 2
    page = stocked.get("/search", params={"limit": 1, "offset": 1}).json()
    assert (page["total"], len(page["hits"])) == (4, 1)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=9999", "offset=-1", "kind=loud", "colour=red", "anonymous=perhaps"]
)
def test_a_wrong_query_is_422(stocked: TestClient, query: str) -> None:
    assert stocked.get(f"/search?{query}").json()["code"] == "invalid"
    assert stocked.get(f"/archive?{query}", headers={"accept": "text/html"}).status_code == 422


@pytest.mark.parametrize("words", ['"', "'; DROP TABLE articles; --", "NEAR(a b)", "*", "a AND", "\u202e", "«»"])
def test_signs_in_a_query_are_only_signs(stocked: TestClient, words: str) -> None:
    assert stocked.get("/search", params={"words": words}).status_code == 200
    assert stocked.get("/archive", params={"words": words}).status_code == 200


def test_verify_answers_with_a_verdict_and_evidence(stocked: TestClient) -> None:
    found = stocked.post("/verify", json={"phrase": "Nous partirons demain", "speaker": "Anne Roche"}).json()
    assert found["verdict"] == "exact"
    assert found["matches"][0]["quotation"]["article"]["id"] == "v12"
    assert stocked.post("/verify", json={"phrase": "Le ciel est vert aujourd'hui"}).json()["verdict"] == "not found"


@pytest.mark.parametrize("body", [{}, {"phrase": ""}, {"phrase": "?!"}, {"phrase": "x" * 5001}, {"phrase": 3}, []])
def test_a_phrase_without_words_is_422(stocked: TestClient, body: object) -> None:
    assert stocked.post("/verify", json=body).status_code == 422


def test_the_archive_has_its_page(stocked: TestClient) -> None:
    page = stocked.get("/archive", params={"words": "partirons", "kind": "", "since": "2026"}).text
    assert "1 quotation</h2>" in page
    assert "« Nous partirons demain »" in page
    assert "Le &lt;b&gt;pont&lt;/b&gt;" in page
    assert 'value="partirons"' in page


def test_further_results_are_linked(stocked: TestClient) -> None:
    page = stocked.get("/archive", params={"limit": "2", "words": "", "order": "oldest"}).text
    assert 'rel="next"' in page
    assert "offset=2" in page
    assert 'rel="prev"' not in page


def test_verification_has_its_page(stocked: TestClient) -> None:
    page = stocked.get("/archive/verify", params={"phrase": "Elle m'a répété toujours deux fois", "speaker": ""}).text
    assert "<strong>altered</strong>" in page
    assert "<ins" in page
    assert "une voisine" in page


def test_without_an_archive_its_addresses_say_so(service: TestClient) -> None:
    assert service.get("/search").json()["code"] == "no-archive"
    assert service.post("/verify", json={"phrase": "Non"}).status_code == 404
    for path in ("/archive", "/archive/verify"):
        assert "quotes serve --db" in service.get(path).text


def test_a_missing_archive_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        create_app(ScriptedEngine(), Settings(archive=tmp_path / "none.db"))


def test_programs_have_a_page_too(service: TestClient) -> None:
    assert "POST /extract" in service.get("/api").text
