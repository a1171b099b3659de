"""Search: filters, pages, and signs that are only signs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.archive import Archive, SearchQuery
from quotes.model.result import Article
from tests.archive.material import made


def test_words_in_any_order_without_case_and_accents(press: Archive) -> None:
    hits = press.search(SearchQuery(words="EMBUSCADE soldats nigeriens")).hits
    assert [hit.quotation for hit in hits] == ["Q1"]
    assert hits[0].speaker is not None
    assert hits[0].speaker.anonymous


def test_phrases_and_beginnings(press: Archive) -> None:
    assert press.search(SearchQuery(words='"tombé dans une embuscade"')).total == 1
    assert press.search(SearchQuery(words='"embuscade une dans tombé"')).total == 0
    assert press.search(SearchQuery(words="embusc*")).total >= press.search(SearchQuery(words="embuscade")).total > 0
    assert press.search(SearchQuery(words="embusc")).total == 0


def test_filters_hold_together(press: Archive) -> None:
    everything = press.search(SearchQuery(limit=1000))
    assert everything.total == press.stats().quotations
    anonymous = press.search(SearchQuery(anonymous=True, limit=1000))
    named = press.search(SearchQuery(anonymous=False, limit=1000))
    assert anonymous.total + named.total == everything.total
    assert all(hit.speaker and hit.speaker.anonymous for hit in anonymous.hits)
    query = SearchQuery(kind="mixed", publisher="le courrier", since="2026-03-05", until="2026-03-20", limit=1000)
    for hit in press.search(query).hits:
        assert hit.kind == "mixed"
        assert hit.article.publisher == "Le Courrier"
        assert "2026-03-05" <= str(hit.article.published) <= "2026-03-20"
    assert press.search(SearchQuery(status="pseudonym")).total > 0


def test_a_date_includes_its_whole_day(archive: Archive) -> None:
    for number, published in enumerate(("2026-03-31T23:59:00+02:00", "2026-04-01", "2026-02-28", None)):
        text = f"« Oui à tout {number} », dit Ana."
        archive.add(
            made(text, (f"« Oui à tout {number} »", "Ana"), article=Article(id=str(number), published=published))
        )
    found = archive.search(SearchQuery(since="2026-03", until="2026-03"))
    assert [hit.article.id for hit in found.hits] == ["0"]
    oldest = archive.search(SearchQuery(order="oldest"))
    assert [hit.article.id for hit in oldest.hits] == ["2", "0", "1", "3"]


def test_speakers_by_any_name(press: Archive) -> None:
    assert (
        press.search(SearchQuery(speaker="maidagi")).total == press.search(SearchQuery(speaker="Général Maïdagi")).total
    )


def test_pages_cover_everything_once(press: Archive) -> None:
    seen: list[int] = []
    while hits := press.search(SearchQuery(words="le", limit=7, offset=len(seen))).hits:
        seen += [hit.key for hit in hits]
    assert len(seen) == len(set(seen)) == press.search(SearchQuery(words="le")).total


@pytest.mark.parametrize(
    "odd",
    [
        '"', '""', "'", "*", "(", ")", "a OR b", "NEAR(a b)", "words:a", "who : x", "a AND NOT b", "^a", "-a", "a*b*",
        '"a" "', "{words} : a", "; DROP TABLE quotations", "a\x00b", "\ud800", "%", "a + b", "\u200b", "…",
    ],
)  # fmt: skip
def test_no_sign_is_an_operator(press: Archive, odd: str) -> None:
    before = press.stats()
    for query in (SearchQuery(words=odd), SearchQuery(speaker=odd), SearchQuery(publisher=odd.replace("\ud800", ""))):
        assert press.search(query).total >= 0
    assert press.stats() == before


def test_operators_are_words(archive: Archive) -> None:
    text = "« Bleu ou vert », dit Ana."
    archive.add(made(text, ("« Bleu ou vert »", "Ana")), text)
    assert archive.search(SearchQuery(words="bleu OR rouge")).total == 0
    assert archive.search(SearchQuery(words="bleu OU vert")).total == 1
    assert archive.search(SearchQuery(words="NOT")).total == 0


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_any_words_can_be_searched(press: Archive, words: str) -> None:
    assert press.search(SearchQuery(words=words, speaker=words)).total >= 0
