"""The review page: segments, drafts, gold, and the page itself."""

import html
import json
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from quotes.evaluation import read_gold
from quotes.model.result import Article
from quotes.server.problems import Problem
from quotes.server.review.draft import Draft, draft_of
from quotes.server.review.gold import gold
from quotes.server.review.segments import lay_out, shown
from tests.server.stand_ins import ARTICLE, client, extraction

_DRAFT = regex.compile(r'<script type="application/json" id="draft">(.*?)</script>', regex.DOTALL)
_TEXT = regex.compile(r'<article class="text".*?>(.*?)</article>', regex.DOTALL)


def draft(text: str = ARTICLE) -> Draft:
    return draft_of(extraction(text, Article()), text, "vignot.txt").settled()


def drafted(text: str, *contents: tuple[int, int], **more: Any) -> Draft:
    quotations = [{"id": f"Q{n}", "kind": "indirect", "content": [place]} for n, place in enumerate(contents, 1)]
    return Draft.model_validate({"text": text, "quotations": quotations, **more}).settled()


def raw(markup: str) -> str:
    """What a browser has as the text of a piece of markup."""
    return html.unescape(regex.sub(r"<[^>]*>", "", markup))


def test_segments_are_the_text_and_know_what_holds_in_them() -> None:
    it = draft()
    segments = [segment for paragraph in lay_out(it) for segment in paragraph.segments]
    assert "".join(it.text[s.start : s.end] for s in segments) == ARTICLE
    nested = next(s for s in segments if it.text[s.start : s.end] == "« jamais »")
    assert [q.id for q in nested.quotations] == ["Q3", "Q4"]
    assert nested.inner is not None
    assert nested.inner.id == "Q4"
    cue = next(s for s in segments if s.cues == ("Q1",))
    assert it.text[cue.start : cue.end] == "a dit"
    assert [it.text[s.start : s.end] for s in segments if s.refused] == ["«Le Guetteur»"]
    assert any(s.grounds and "anonymat" in s.html for s in segments)
    assert lay_out(it)[0].headline


def test_overlapping_quotations_are_cut_where_they_overlap() -> None:
    it = drafted("abcdefgh", (0, 5), (3, 8))
    (paragraph,) = lay_out(it)
    assert [(s.start, s.end, [q.id for q in s.quotations]) for s in paragraph.segments] == [
        (0, 3, ["Q1"]),
        (3, 5, ["Q1", "Q2"]),
        (5, 8, ["Q2"]),
    ]


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    text = draw(st.text(alphabet="ab «»\n\r\0\u00a0🌉é<&\"'", min_size=1, max_size=40))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1])
    return drafted(text, *draw(st.lists(place, max_size=5)))


@given(drafts())
def test_any_spans_leave_the_text_as_it_is(it: Draft) -> None:
    paragraphs = lay_out(it)
    segments = [segment for paragraph in paragraphs for segment in paragraph.segments]
    assert "".join(it.text[s.start : s.end] for s in segments) == it.text
    assert html.unescape("".join(str(s.html) for s in segments)) == it.text.replace("\0", "\ufffd")
    for quotation in it.quotations:
        covered = {i for s in segments if quotation in s.quotations for i in range(s.start, s.end)}
        assert covered == {i for start, end in quotation.content for i in range(start, end)}
        assert sum(quotation in s.begins for s in segments) == 1


@given(drafts())
def test_gold_spans_lead_back_to_their_places(it: Draft) -> None:
    written: Any = gold(it)
    for quotation, entry in zip(it.quotations, written["quotations"], strict=True):
        for place, (words, n) in zip(quotation.content, entry["content"], strict=True):
            at = -1
            for _ in range(n):
                at = it.text.find(words, at + 1)
            assert (at, at + len(words)) == place


def test_signs_that_html_would_lose_are_kept() -> None:
    assert str(shown("a\r\nb\0<b>&\"'")) == "a&#13;\nb\ufffd&lt;b&gt;&amp;&#34;&#39;"


def test_gold_is_what_the_evaluation_reads(tmp_path: Path) -> None:
    (tmp_path / "vignot.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "vignot.json").write_text(json.dumps(gold(draft()), ensure_ascii=False), "utf-8")
    (article,) = read_gold(tmp_path)
    assert [q.kind for q in article.quotations] == ["direct", "indirect", "direct", "direct"]
    assert [ARTICLE[slice(*q.content[0])] for q in article.quotations][3] == "« jamais »"
    neighbour = next(speaker for speaker in article.speakers if speaker.name == "une voisine")
    assert (neighbour.granted, neighbour.reason) == ("sous couvert d'anonymat", "par peur de représailles")
    assert not article.unlisted_marks()


def test_changed_borders_find_their_quoted_words_anew() -> None:
    text = "Il dit que le départ « est fini » et «sûr»."
    start = text.index("le départ")
    for kind, verbatim in [("mixed", ["« est fini »", "«sûr»"]), ("indirect", []), ("direct", [text[start:-1]])]:
        it = drafted(text, (start, len(text) - 1)).quotations[0].model_copy(update={"kind": kind, "verbatim": None})
        (settled,) = Draft(text=text, quotations=(it,)).settled().quotations
        assert [text[slice(*place)] for place in settled.verbatim or ()] == verbatim


def test_marks_in_no_quotation_are_listed_as_refused() -> None:
    assert [n.reason for n in drafted("Un « mot ».", (0, 2)).not_quotes] == ["scare"]


def test_mixed_without_marks_is_a_doubt_and_no_gold() -> None:
    it = Draft.model_validate(
        {"text": "Il dit oui.", "quotations": [{"id": "Q1", "kind": "mixed", "content": [[7, 10]]}]}
    ).settled()
    assert "no words in quotation marks" in it.doubts()["Q1"]
    with pytest.raises(Problem, match="Q1"):
        gold(it)


@pytest.mark.parametrize(
    "change",
    [
        {"content": [[0, 99]]},
        {"content": [[3, 3]]},
        {"content": [[5, 2]]},
        {"content": [[-1, 2]]},
        {"content": []},
        {"content": [[0, 4], [2, 6]]},
        {"speaker": "S9"},
        {"kind": "loud"},
        {"id": '"><script>'},
        {"cue": [0, 1000]},
    ],
)
def test_a_draft_that_contradicts_itself_is_refused(service: TestClient, change: dict[str, object]) -> None:
    body = {"text": "Il dit oui.", "quotations": [{"id": "Q1", "kind": "direct", "content": [[7, 10]], **change}]}
    assert service.post("/review/draft", json=body).status_code == 422
    assert service.post("/review/gold", json=body).status_code == 422


HOSTILE = (
    '<script>alert(1)</script>\r\n"><img src=x onerror=alert(2)>\0 « </script><b>Oui</b> & {{ 7*7 }} »'
    ", a dit Anne Roche.\n"
    "</article></textarea><!-- « Non »"
)


def test_hostile_text_is_inert_and_whole(service: TestClient) -> None:
    page = service.post("/review", files={"file": ('"><script>x.txt', HOSTILE.encode())}).text
    assert page.count("<script") == 2, "the page's own script, and its data"
    assert "<img" not in page
    found = _TEXT.search(page)
    assert found is not None
    assert raw(found[1]) == HOSTILE.replace("\0", "\ufffd")
    data = _DRAFT.search(page)
    assert data is not None
    assert json.loads(data[1])["text"] == HOSTILE


def test_pasted_text_has_its_line_ends_back(service: TestClient) -> None:
    page = service.post("/review", data={"text": "« Oui », a dit Anne.\r\nBien."}).text
    data = _DRAFT.search(page)
    assert data is not None
    assert json.loads(data[1])["text"] == "« Oui », a dit Anne.\nBien."


def test_the_page_tells_all_that_is_known(service: TestClient) -> None:
    page = service.post("/review", files={"file": ("vignot.txt", ARTICLE.encode())}).text
    for words in ("une voisine", "anonymous", "sous couvert d&#39;anonymat", "par peur de représailles", "cue.verb"):
        assert words in page
    assert 'aria-label="Quotation 1, direct, Anne Roche"' in page


@pytest.mark.parametrize(
    ("files", "data", "status"),
    [
        ({}, {"text": " \n"}, 422),
        ({"file": ("a.txt", b"caf\xe9")}, {}, 422),
        ({"file": ("a.txt", b"x" * 2000)}, {}, 413),
        ({}, {}, 422),
    ],
)
def test_what_cannot_be_reviewed_is_told_on_a_page(files: Any, data: Any, status: int) -> None:
    with client(max_bytes=1500) as service:
        answer = service.post("/review", files=files, data=data, headers={"accept": "text/html"})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "Back to the start" in answer.text


def test_gold_is_downloaded_under_the_article_s_name(service: TestClient) -> None:
    body = {**draft().model_dump(mode="json"), "name": "l'été «1».txt"}
    answer = service.post("/review/gold", json=body)
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%C2%AB1%C2%BB.json"
    assert answer.json()["article"] == "l'été «1».txt"
