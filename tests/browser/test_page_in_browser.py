"""The page as a reader meets it: references open their sentence, by mouse, key and tap; nothing is loaded; nothing hostile runs."""

import json
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import made
import pytest
import seeds_read
import test_seeds_brief
from playwright.sync_api import expect
from watched import Opener

from summarizer.brief import make_brief
from summarizer.rendering import html

pytest_plugins = ["driving"]
pytestmark = pytest.mark.browser

LONG = "W" * 100_000
HOSTILE = (
    "</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>\"' autofocus onfocus=alert(1) x=' </style>"
    "<style>main{display:none}</style><svg onload=alert(1)><iframe src=https://evil.example></iframe> {{ 7*7 }} \u202egnp.exe\u202c "
    "zero\u200bwidth "
)


def brief_page(date: str | None = None) -> str:
    lines = made.lines()
    return html.render(make_brief(lines, merge=made.merge, date=date), {one.article.id: one.article for one in lines})


def seeds_page(reader: str) -> str:
    """In a thread of its own: Playwright holds this one's event loop."""
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(seeds_read.lines, reader).result()
    return html.render(test_seeds_brief.brief(reader), {one.article.id: one.article for one in found})


PRINTED: dict[str, Callable[[], str]] = {
    "made up": brief_page,
    "seeds, read offline": lambda: seeds_page("offline"),
    "seeds, recorded": lambda: seeds_page("recorded"),
}


def hostile_page(words: str) -> str:
    line = made.line("a1", text=words, outlet=words)
    return html.render(make_brief([line], merge=made.merge_one(words)), {"a1": line.article})


def test_nothing_is_requested_and_nothing_complains(opened: Opener) -> None:
    for date in (None, "2026-03-06", "2026-04-01"):
        watched = opened(brief_page(date))
        assert [url.split(":")[0] for url in watched.requests] == ["file"]
        assert watched.complaints == []


def test_a_click_opens_the_sentence_with_its_words_marked(opened: Opener) -> None:
    page = opened(brief_page()).page
    claim = page.locator("#i1 .fact", has_text="When").locator(".ref").nth(1)
    assert claim.inner_text() == "2.1"
    claim.click()
    sentence = page.locator("#s2-1")
    expect(sentence).to_have_class("s cited now")
    expect(sentence.locator("mark")).to_have_text(["on the night of March 4"])
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_be_focused()
    page.keyboard.press("Escape")
    expect(claim).to_be_focused()
    expect(sentence).to_have_class("s cited")


def test_hovering_and_focusing_show_the_sentence_beside_the_reference(opened: Opener) -> None:
    page = opened(brief_page()).page
    proof, claim = page.locator("#proof"), page.locator("#i1 .fact", has_text="Killed").locator(".ref").first
    expect(proof).to_be_hidden()
    claim.hover()
    expect(proof).to_contain_text("Police say four miners died")
    expect(proof.locator("mark")).to_have_text(["four miners died"])
    expect(proof).to_contain_text("North Wire (6 March 2026, 09:30+05:00), sentence 1")
    page.mouse.move(0, 0)
    expect(proof).to_be_hidden()
    claim.focus()
    expect(proof).to_be_visible()
    assert claim.get_attribute("aria-describedby") == "proof"


def test_the_keyboard_alone_reaches_a_sentence_and_comes_back(opened: Opener) -> None:
    page = opened(brief_page()).page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('ref')"):
            break
    label = page.evaluate("document.activeElement.textContent")
    expect(page.locator("#proof")).to_be_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"s{label.replace('.', '-')}"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == label


def test_without_javascript_the_page_reads_and_its_references_lead_to_their_sentences(opened: Opener) -> None:
    page = opened(brief_page(), script=False).page
    expect(page.locator("#i1 h3")).to_be_visible()
    page.locator("#i1 .ref").first.click()
    assert "#s1-1" in page.url
    expect(page.locator("#s1-1")).to_be_in_viewport()


def test_on_a_phone_nothing_runs_over_and_a_tap_opens_the_article_as_a_sheet(opened: Opener) -> None:
    page = opened(brief_page(), width=360, height=740).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    claim = page.locator("#i1 .ref").first
    claim.click()
    expect(page.locator("aside")).to_have_class("sheet")
    expect(page.locator("#s1-1")).to_be_in_viewport()
    page.locator("#close").click()
    expect(page.locator("aside")).not_to_have_class("sheet")
    expect(claim).to_be_focused()


def test_the_tapped_reference_stays_in_sight_above_the_sheet_and_the_reader_comes_back_to_the_place(opened: Opener) -> None:
    page = opened(seeds_page("offline"), width=390, height=844).page
    claim = page.locator("#i3 .ref").last
    claim.scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    claim.click()
    box = claim.bounding_box()
    assert box is not None
    assert 0 < box["y"] < page.locator("aside").evaluate("one => one.getBoundingClientRect().top")
    expect(page.locator(".s.now")).to_be_in_viewport()
    page.locator("#close").click()
    assert abs(page.evaluate("window.scrollY") - before) < 3


def test_without_javascript_every_section_is_read_and_every_reference_has_its_sentence(opened: Opener) -> None:
    page = opened(seeds_page("offline"), script=False).page
    for name in ("bottom-line", "incidents", "timeline", "map", "statements", "disputed", "matrix", "gaps", "sources"):
        expect(page.locator(f"#{name}")).to_have_count(1)
    expect(page.locator("#close")).to_be_hidden()
    expect(page.locator("#proof")).to_be_hidden()
    wanted = {str(one.get_attribute("href")) for one in page.locator(".ref").all()}
    assert len(wanted) > 20
    assert all(page.locator(one).count() == 1 for one in sorted(wanted))


@pytest.mark.parametrize("width", [320, 390, 640, 1024, 1280])
def test_nothing_runs_over_the_side_at_any_width(opened: Opener, width: int) -> None:
    page = opened(seeds_page("offline"), width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = page.evaluate(
        """() => [...document.querySelectorAll("main > section > *, .incident > *, .fact > dd, .source > *")]
        .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert over == []


@pytest.mark.parametrize("words", [HOSTILE, LONG, HOSTILE + LONG], ids=["markup", "long word", "both"])
@pytest.mark.parametrize("width", [1280, 360])
def test_hostile_texts_neither_run_nor_load_nor_break_the_layout(opened: Opener, words: str, width: int) -> None:
    watched = opened(hostile_page(words), width=width)
    page = watched.page
    assert [url.split(":")[0] for url in watched.requests] == ["file"]
    assert watched.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1")).to_be_visible()
    page.locator(".ref").first.hover()
    expect(page.locator("#proof")).to_be_visible()
    page.locator(".ref").first.click()
    assert watched.complaints == []
    assert page.locator("main script, aside script, main img, iframe").count() == 0


def test_offsets_hold_beyond_the_basic_plane(opened: Opener) -> None:
    text = "🟥🟧 Rescuers say three miners died on March 3, 🟩 officials said."
    line = made.line("a1", text=text)
    page = opened(html.render(make_brief([line], merge=made.merge_of(text)), {"a1": line.article})).page
    page.locator("#i1 .ref").last.click()
    expect(page.locator("#s1-1 mark")).to_have_text(["on March 3"])


def test_in_dark_mode_text_and_ground_change_places(opened: Opener) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (opened(brief_page(), dark=dark).page.evaluate(ground) for dark in (False, True))
    assert light != dark


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_violation(opened: Opener, axe: str, dark: bool, width: int) -> None:
    page = opened(brief_page("2026-03-06"), dark=dark, width=width).page
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.impact, v.nodes[0].html]))"
    )
    assert json.dumps(found, indent=1) == "[]"


@pytest.mark.parametrize("text", ["made up", "seeds, read offline", "seeds, recorded"])
def test_in_print_the_brief_is_two_pages_at_most(opened: Opener, tmp_path: Path, text: str) -> None:
    reader = shutil.which("pdfinfo")
    path = tmp_path / "brief.pdf"
    opened(PRINTED[text]()).page.pdf(path=path, prefer_css_page_size=True)
    assert path.stat().st_size > 1000
    if reader is not None:
        told = subprocess.run([reader, str(path)], capture_output=True, text=True, check=True).stdout  # noqa: S603  # a fixed program on our own file
        pages = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
        assert pages <= (1 if text == "made up" else 2)
