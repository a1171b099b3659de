"""What people do on the review page, done in Chromium."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotes.evaluation import read_gold
from tests.server.stand_ins import ARTICLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TEXT = "document.getElementById('text').textContent"
# Select code points [start, end) of the article, as a mouse would.
_SELECT = """([start, end]) => {
  const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = 0, node;
  while ((node = walker.nextNode())) {
    const signs = Array.from(node.data), unit = (n) => signs.slice(0, n).join('').length;
    if (start >= seen && start < seen + signs.length) range.setStart(node, unit(start - seen));
    if (end > seen && end <= seen + signs.length) range.setEnd(node, unit(end - seen));
    seen += signs.length;
  }
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


def open_article(page: "Page", text: str = ARTICLE, name: str = "vignot.txt") -> None:
    page.goto("/")
    page.set_input_files("#file", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.wait_for_selector("#text")


def draft(page: "Page") -> Any:
    return json.loads(page.evaluate("document.getElementById('draft').textContent"))


def words(page: "Page", number: int = 0) -> str:
    """The first piece of the content of a quotation, as the draft has it."""
    it = draft(page)
    start, end = it["quotations"][number]["content"][0]
    return str(it["text"][start:end])


def marked(page: "Page", quotation: str) -> str:
    """What the page highlights as a quotation's content."""
    return "".join(page.locator(f'[data-q~="{quotation}"]').all_text_contents())


def select(page: "Page", stretch: str) -> None:
    start = draft(page)["text"].index(stretch)
    page.evaluate(_SELECT, [start, start + len(stretch)])
    page.wait_for_selector("#picked:not([hidden])")


def saved(page: "Page", folder: Path) -> Path:
    with page.expect_download() as caught:
        page.click("text=Download gold JSON")
    path = folder / caught.value.suggested_filename
    caught.value.save_as(path)
    return path


def test_an_article_is_pasted_and_read(page: "Page") -> None:
    page.goto("/")
    page.fill("#paste", ARTICLE)
    page.click("text=Find the quotations")
    page.wait_for_selector("#text")
    assert page.evaluate(_TEXT) == ARTICLE
    assert page.locator(".counts").inner_text() == "4 quotations · 3 speakers · 2 anonymous"


def test_highlights_are_exact_under_nested_spans_and_emoji(page: "Page") -> None:
    open_article(page)
    it = draft(page)
    assert page.evaluate(_TEXT) == ARTICLE
    for quotation in it["quotations"]:
        assert marked(page, quotation["id"]) == "".join(it["text"][a:b] for a, b in quotation["content"])
    assert page.locator(".q.deep").all_text_contents() == ["« jamais »"]
    assert page.locator("[data-cue=Q1]").all_text_contents() == ["a dit"]
    assert page.locator("[data-source=Q1]").all_text_contents() == ["Anne Roche"]


@pytest.mark.parametrize("text", ["a\r\nb « c » \0 d\r", "\n\n « 🌉🇫🇷 é » \u202e x\u2028y", "<p>&amp;\t« z »</p>"])
def test_the_text_in_the_browser_has_every_sign(page: "Page", text: str) -> None:
    open_article(page, text)
    assert page.evaluate(_TEXT) == text.replace("\0", "\ufffd")


def test_a_click_shows_a_quotation_and_a_second_one_what_is_around_it(page: "Page") -> None:
    open_article(page)
    page.get_by_text("« jamais »", exact=True).first.click()
    assert page.locator(".card:visible").get_attribute("id") == "Q4"
    page.get_by_text("« jamais »", exact=True).first.click()
    card = page.locator(".card:visible")
    assert card.get_attribute("id") == "Q3"
    for fact in ("une voisine", "anonymous", "a confié", "sous couvert d'anonymat", "par peur de représailles", "90 %"):
        assert fact.lower() in card.inner_text().lower()
    assert marked(page, "Q3") == "".join(page.locator(".q.on").all_text_contents())
    assert page.locator(".on-source").inner_text() == "une voisine"


def test_quotations_are_reached_by_keyboard(page: "Page") -> None:
    open_article(page)
    page.locator(".ref").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "Q1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "Q3"
    page.keyboard.press("k")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.show") == "Q2"
    assert page.locator(".card:visible").count() == 0


def test_speakers_stand_with_their_quotations_grant_and_reason(page: "Page") -> None:
    open_article(page)
    neighbour = page.locator(".speaker", has_text="une voisine")
    assert neighbour.locator(".flag").is_visible()
    assert "“sous couvert d'anonymat”" in neighbour.inner_text()
    assert "“par peur de représailles”" in neighbour.inner_text()
    neighbour.locator("a").first.click()
    assert page.locator(".card:visible").get_attribute("id") == "Q3"
    assert page.locator(".speaker", has_text="Anne Roche").locator(".flag").count() == 0


def test_kind_borders_speaker_and_status_are_corrected_and_downloaded(page: "Page", tmp_path: Path) -> None:
    open_article(page)
    page.locator(".ref").nth(1).click()  # le départ est sûr, by un proche du dossier
    select(page, "le départ")
    page.click("text=is its content")
    page.wait_for_selector('.chip:text("corrected"):visible')
    assert words(page, 1) == "le départ"
    page.locator("#Q2 summary").click()
    page.select_option("#Q2-speaker", label="Anne Roche")
    page.wait_for_selector("#Q2 h3:has-text('Anne Roche')")
    page.locator("#Q2 >> text=Not a quotation").wait_for()
    page.locator(".speaker", has_text="une voisine").locator("summary").click()
    page.select_option("#S3-status", "role")
    page.wait_for_selector("#S3:not(.anonymous)")
    page.locator(".ref").first.click()
    page.keyboard.press("3")
    page.wait_for_selector("#Q1.k-indirect")
    path = saved(page, tmp_path)
    assert path.name == "vignot.json"
    (tmp_path / "vignot.txt").write_text(ARTICLE, "utf-8")
    (article,) = read_gold(tmp_path)
    first, second, third, _ = article.quotations
    assert (first.kind, first.verbatim) == ("indirect", ())
    assert ARTICLE[slice(*second.content[0])] == "le départ"
    assert second.speaker is not None
    assert second.speaker.name == "Anne Roche"
    assert third.speaker is not None
    assert (third.speaker.status, third.speaker.granted) == ("role", None)


def test_borders_move_by_words_with_the_keyboard_and_are_undone(page: "Page") -> None:
    open_article(page)
    page.locator(".ref").nth(1).click()
    for key, expected in [
        ("E", "le départ est"),
        ("B", "départ est"),
        ("e", "départ est sûr"),
        ("b", "le départ est sûr"),
    ]:
        page.keyboard.press(key)
        page.wait_for_function("(w) => document.querySelector('#Q2 blockquote').textContent.trim() === w", arg=expected)
        assert marked(page, "Q2") == expected
    for _ in range(4):
        page.keyboard.press("u")
    page.wait_for_selector("#undo[disabled]", state="attached")
    assert words(page, 1) == "le départ est sûr"


def test_quotations_are_added_and_taken_out(page: "Page") -> None:
    open_article(page)
    select(page, "Le pont de Vignot 🌉 sera fermé")
    page.keyboard.press("n")
    page.wait_for_selector(".card#Q5.on")
    assert marked(page, "Q5") == "Le pont de Vignot 🌉 sera fermé"
    select(page, "un proche du dossier")
    page.click("text=its source")
    page.wait_for_selector("#Q5 dd:has-text('un proche du dossier')")
    page.locator("#Q5 summary").click()
    page.select_option("#Q5-speaker", "+")
    page.wait_for_selector("#Q5 h3:has-text('un proche du dossier')")
    page.locator(".ref").nth(1).click()
    page.keyboard.press("Delete")
    page.wait_for_function("() => document.querySelectorAll('.ref').length === 4")
    assert "« Nous partirons demain »" in page.locator(".refusals").inner_text()


def test_what_the_guidelines_do_not_allow_is_told_and_not_downloaded(page: "Page") -> None:
    open_article(page)
    page.locator(".ref").nth(1).click()
    page.keyboard.press("2")
    page.wait_for_selector("#Q2 .doubt")
    page.click("text=Download gold JSON")
    page.wait_for_selector("#trouble:not([hidden])")
    assert "Q2: mixed" in page.locator("#trouble").inner_text()


def test_hostile_text_stays_text(page: "Page") -> None:
    hostile = (
        '<script>document.title="taken"</script><img src=x onerror="document.title=1"><svg onload=alert(1)>'
        '« </script><b id=evil>Oui</b> », a dit Anne Roche. <a href="javascript:alert(1)">lien</a>\n'
    )
    open_article(page, hostile)
    assert page.evaluate(_TEXT) == hostile
    assert page.locator("#evil, #text img, #text svg, #text script").count() == 0
    assert page.title() == "vignot.txt · quotes"
    page.locator(".ref").first.click()
    page.keyboard.press("3")  # laid out anew by the browser's own hands
    page.wait_for_selector("#Q1.k-indirect")
    assert page.evaluate(_TEXT) == hostile
    assert page.locator("#evil").count() == 0


def test_the_policy_refuses_inline_script(chromium: Any, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    page.evaluate(
        """() => { const script = document.createElement('script');
                   script.textContent = 'window.taken = 1'; document.body.append(script); }"""
    )
    page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"window.taken = 2\">'); }"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.taken") is None
    page.close()


def test_every_control_has_a_name_and_the_page_its_landmarks(page: "Page") -> None:
    open_article(page)
    nameless = page.evaluate("""
        Array.from(document.querySelectorAll('button, a, input, select, textarea, summary, meter')).filter(
          (e) => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length))
        ).length""")
    assert nameless == 0
    assert page.locator("main, nav, footer, aside").count() == 4
    assert page.locator("#text").get_attribute("lang") == "fr"
    assert page.locator('[role="status"][aria-live="polite"]').count() == 1


def test_a_phone_shows_text_and_details_without_sideways_scrolling(chromium: Any, address: str) -> None:
    context = chromium.new_context(base_url=address, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    open_article(page, ARTICLE + "\n" + "x" * 300)
    page.locator(".ref").nth(2).tap()
    card = page.locator(".card:visible")
    assert card.get_attribute("id") == "Q3"
    box = card.bounding_box()
    assert box["y"] > 300
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".ref.on").bounding_box()["y"] < box["y"], "the quotation is not hidden behind its details"
    page.locator(".close").tap()
    assert page.locator(".card:visible").count() == 0
    context.close()


def test_dark_and_light_follow_the_reader(chromium: Any, address: str) -> None:
    papers = []
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto(address)
        papers.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        page.close()
    assert papers[0] != papers[1]


def test_without_scripts_an_article_is_still_read(chromium: Any, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#paste", ARTICLE)
    page.click("text=Find the quotations")
    page.wait_for_selector("#text")
    assert page.locator(".card:visible").count() == 4
    assert page.locator(".speaker:visible").count() == 3
    context.close()
