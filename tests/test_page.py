"""The page without a browser: what it carries, what it may run, and that no article text becomes markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import same

from summarizer.brief import make_brief
from summarizer.records.report import ReportLine
from summarizer.rendering import html
from summarizer.rendering.html.marking import pieces, union

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover=alert(1) x=' </style><style>*{display:none}</style> "
    "{{ 7*7 }} {% include 'x' %} &lt;b&gt; \u202eoverride\u202c <!-- --> ]]> <svg onload=alert(1)> javascript:alert(1)"
)


def page(lines: list[ReportLine], *, date: str | None = None, full_text: bool = False) -> str:
    return html.render(make_brief(lines, merge=made.merge, date=date), {one.article.id: one.article for one in lines}, full_text=full_text)


class Reader(HTMLParser):
    """Collects tags, attributes and visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def without_own_files(text: str) -> str:
    return re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", re.sub(r"sha256-[\w+/=]+", "sha256-…", text), flags=re.DOTALL)


@pytest.mark.parametrize(("name", "date"), [("all", None), ("second-day", "2026-03-06"), ("empty-day", "2026-04-01")])
def test_the_page_is_as_kept(name: str, date: str | None) -> None:
    same(f"{name}.html", without_own_files(page(made.lines(), date=date)))


def test_the_policy_allows_our_own_style_and_script_and_nothing_else() -> None:
    text = page(made.lines())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    for kind in ("style", "script"):
        own = re.findall(rf"<{kind}>(.*?)</{kind}>", text, flags=re.DOTALL)
        assert len(own) == 1
        digest = b64encode(sha256(own[0].encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")


def test_nothing_is_loaded_from_anywhere() -> None:
    reader = Reader(page(made.lines()))
    assert not [tag for tag, attrs in reader.tags if {"src", "srcset", "data", "poster", "background"} & attrs.keys()]
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in reader.tags}
    assert all("style" not in attrs and not any(name.startswith("on") for name in attrs) for _, attrs in reader.tags)


def test_every_reference_and_link_has_its_target() -> None:
    reader = Reader(page(made.lines(), date="2026-03-06"))
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {str(attrs["href"])[1:] for tag, attrs in reader.tags if tag == "a" and str(attrs.get("href", "")).startswith("#")}
    assert targets <= set(ids)
    assert any(target.startswith("s1-") for target in targets)


def test_the_page_shows_cited_sentences_with_one_neighbour_and_the_whole_only_where_asked() -> None:
    text = " ".join(f"Filler {n}." for n in range(5)) + " " + made.TEXTS["a1"] + " After. " + " ".join(f"More {n}." for n in range(5))
    line = made.line("a1", text=text)
    brief = make_brief([line], merge=made.merge_of(text))
    excerpt = html.render(brief, {"a1": line.article})
    assert "Filler 4." in excerpt
    assert "condemned the attack." in excerpt
    assert "Filler 3." not in excerpt
    assert "After." not in excerpt
    assert "More 4." in html.render(brief, {"a1": line.article}, full_text=True)


def test_without_its_articles_the_page_shows_the_sentences_that_the_brief_carries() -> None:
    assert "Three miners were killed" in re.sub(r"</?mark>", "", html.render(make_brief(made.lines(), merge=made.merge), {}))


def test_hostile_texts_stay_texts_in_every_field() -> None:
    line = made.line("a1", text=HOSTILE, outlet=HOSTILE)
    brief = make_brief([line], merge=made.merge_one(HOSTILE))
    quiet, loud = Reader(page([made.line("a1")])), Reader(html.render(brief, {"a1": line.article}))
    allowed = {tag for tag, _ in quiet.tags} | {
        "blockquote",
        "q",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "del",
        "ins",
        "svg",
    }
    assert {tag for tag, _ in loud.tags} <= allowed | {"path", "circle", "line", "text", "g", "dl", "dt", "dd", "b", "bdi"}
    assert [tag for tag, _ in loud.tags].count("script") == [tag for tag, _ in loud.tags].count("style") == 1
    assert all(not any(name.startswith("on") or name == "style" for name in attrs) for _, attrs in loud.tags)
    assert "49" not in "".join(loud.texts).split("{{ 7*7 }}")[0][-4:]
    assert "\u202e" not in "".join(loud.texts)


def test_only_web_addresses_become_links() -> None:
    line = made.line("a1")
    for url, linked in (("javascript:alert(1)", False), ("https://news.example/a", True)):
        given_url = line.model_copy(update={"article": line.article.model_copy(update={"url": url})})
        assert (f'href="{url}"' in page([given_url])) is linked


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_pieces_are_the_text_again_and_marked_exactly_where_marks_lie(text: str, marks: list[tuple[int, int]]) -> None:
    marks = [(min(a, len(text)), min(b, len(text))) for a, b in marks]
    found = pieces(text, marks)
    assert len("".join(piece.text for piece in found)) == len(text)
    marked = [piece.marked for piece in found for _ in piece.text]
    assert marked == [any(start <= at < end for start, end in marks) for at in range(len(text))]
    assert all(a[1] < b[0] for a, b in zip(union(marks), union(marks)[1:], strict=False))
