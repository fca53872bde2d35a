"""Paths → articles, whatever the files hold."""

import codecs
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.ingest import Loaded, load
from summarizer.ingest.fields import Fields
from summarizer.ingest.page import read_page

STORY = "Ministers hold first call since the attack\n\nThe two ministers spoke by telephone on Tuesday. They will meet in May.\n"


def write(folder: Path, **files: str | bytes) -> str:
    for name, content in files.items():
        file = folder / name.replace("__", "/").replace("_", ".", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder)


def reasons(loaded: Loaded) -> list[str]:
    return [failure.reason for failure in loaded.failures]


def test_a_folder_is_read_below_hidden_and_foreign_files_left_out(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    loaded = load([write(tmp_path, b_txt=STORY + "b", a_md=STORY + "a", sub__c_txt=STORY + "c")])
    assert [article.path for article in loaded.articles] == ["a.md", "b.txt", "sub/c.txt"]
    assert loaded.failures == ()


def test_what_a_folder_holds_in_other_forms_is_told_in_one_note(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.PDF", "README", ".hidden.pdf", "sources.toml"):
        (tmp_path / name).write_bytes(b"")
    (note,) = load([write(tmp_path, c_txt=STORY)]).notes
    assert note.source == tmp_path.name
    assert note.reason == "3 files passed over, by what they end in: 2 .pdf and 1 without a suffix."


def test_failures_are_named_alike_from_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news = tmp_path / "news"
    write(news, a_txt=STORY, sub__b_txt=b"", c_json="[]x", sources_toml='["a.txt"]\ncolour = 1\n')
    absolute = load([str(news)]).failures
    monkeypatch.chdir(tmp_path)
    here = load(["news"]).failures
    monkeypatch.chdir(news)
    assert absolute == here == load(["."]).failures == load(["../news"]).failures
    assert [one.source for one in here] == ["c.json", "sources.toml", "sub/b.txt"]
    assert [one.source for one in load(["sub/b.txt"]).failures] == ["b.txt"]


def test_a_file_that_is_given_twice_fails_once_and_two_files_of_one_name_fail_twice(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        write(tmp_path / folder, a_txt=b"")
    assert [one.source for one in load([str(tmp_path / "x"), f"{tmp_path}/x/", str(tmp_path / "y")]).failures] == ["a.txt", "a.txt"]


def test_the_text_keeps_every_character(tmp_path: Path) -> None:
    text = " \u00a0Zwei\r\nLänder\tx\u2028… \n\n"
    (article,) = load([write(tmp_path, a_txt=text)]).articles
    assert article.text == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_taken_off(tmp_path: Path, data: bytes, encoding: str) -> None:
    (article,) = load([write(tmp_path, a_txt=data + STORY.encode(encoding))]).articles
    assert article.text == STORY


def test_another_encoding_is_recognised_and_named(tmp_path: Path) -> None:
    text = "Le ministre des Affaires étrangères a été reçu à Genève après l’été, où il a rencontré son homologue français. " * 5
    loaded = load([write(tmp_path, a_txt=text.encode("cp1252"))])
    assert loaded.articles[0].text == text
    assert "cp1252" in loaded.notes[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"abc\x00def\x00\x01", "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (codecs.BOM_UTF16_LE + b"a", "utf-16"),
    ],
)
def test_what_is_no_text_is_a_failure_and_the_others_are_read(tmp_path: Path, data: bytes, reason: str) -> None:
    loaded = load([write(tmp_path, a_txt=data, b_txt=STORY)])
    assert [article.path for article in loaded.articles] == ["b.txt"]
    (failure,) = loaded.failures
    assert failure.source.endswith("a.txt")
    assert reason in failure.reason
    assert failure.remedy


def test_a_missing_path_an_empty_folder_and_an_idle_pattern_are_failures(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path, a_txt=STORY)
    nowhere, pattern = str(tmp_path / "nowhere"), str(tmp_path / "*.html")
    loaded = load([nowhere, pattern, str(tmp_path / "empty"), str(tmp_path / "a.txt")])
    assert len(loaded.articles) == 1
    assert sorted(reasons(loaded)) == ["No file matches the pattern.", "The folder holds no articles.", "There is no such file or folder."]
    assert set(loaded.missing) == {nowhere, pattern}


def test_a_path_that_no_system_takes_and_a_broken_link_are_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "b.txt")
    loaded = load(["x" * 5_000, str(tmp_path)])
    assert [failure.reason.split(":")[0] for failure in loaded.failures] == ["It cannot be read", "It cannot be looked at"]


def test_a_pattern_names_files_relative_to_its_fixed_part(tmp_path: Path) -> None:
    write(tmp_path, day1__a_txt=STORY, day2__a_txt=STORY + "2")
    assert [one.path for one in load([str(tmp_path / "day*" / "*.txt")]).articles] == ["day1/a.txt", "day2/a.txt"]


def test_standard_input_is_an_article_without_a_path() -> None:
    (article,) = load(["-"], stdin=STORY.encode()).articles
    assert (article.path, article.text) == (None, STORY)
    assert reasons(load(["-"], stdin=b"")) == ["It is empty."]


def test_the_same_text_twice_is_one_article_with_both_paths(tmp_path: Path) -> None:
    loaded = load([write(tmp_path, a_txt=STORY, b_txt=STORY)])
    (article,) = loaded.articles
    assert article.path == "a.txt"
    assert loaded.paths == {article.id: ("a.txt", "b.txt")}


def test_the_id_is_of_the_content_and_not_of_the_place(tmp_path: Path) -> None:
    (here,) = load([write(tmp_path / "x", a_txt=STORY)]).articles
    (there,) = load([write(tmp_path / "y", b_txt=STORY)]).articles
    (other,) = load([write(tmp_path / "z", a_txt=STORY + ".")]).articles
    assert here.id == there.id != other.id
    assert len(here.id) == 16


def test_sources_complete_and_correct_what_the_text_shows(tmp_path: Path) -> None:
    stated = '["a.txt"]\noutlet = "Example Press"\nurl = "https://example.org/a"\npublished = 2025-12-02\n'
    (article,) = load([write(tmp_path, a_txt=STORY, sources_toml=stated)]).articles
    assert (article.outlet, article.url, article.published) == ("Example Press", "https://example.org/a", "2025-12-02")
    assert article.title == "Ministers hold first call since the attack"


def test_sources_lie_beside_an_article_that_is_named_itself(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STORY, sources_toml='["a.txt"]\noutlet = "Example Press"\n')
    assert load([str(tmp_path / "a.txt")]).articles[0].outlet == "Example Press"


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ('["a.txt"]\npublisher = "x"\n', "unknown key 'publisher'"),
        ('["gone.txt"]\noutlet = "x"\n', "names a file that is not there"),
        ('["a.txt"]\npublished = "last week"\n', "a published that cannot be used"),
        ('["a.txt"]\noutlet = 5\n', "an outlet that cannot be used"),
        ('outlet = "x"\n', "is not a table"),
        ("[broken", "cannot be read"),
    ],
)
def test_what_is_wrong_in_sources_is_said_and_the_article_is_read(tmp_path: Path, stated: str, reason: str) -> None:
    loaded = load([write(tmp_path, a_txt=STORY, sources_toml=stated)])
    assert len(loaded.articles) == 1
    assert len(loaded.failures) == 1
    assert reason.removeprefix("an ").removeprefix("a ") in reasons(loaded)[0]


def test_json_lines_are_articles_and_a_bad_line_is_named(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY, "headline": "Call", "publisher": "Example", "date": "2025-12-02T09:30:00+0500", "lang": "en"})
    loaded = load([write(tmp_path, a_jsonl=f'{good}\n\n{{"title": "no text"}}\nnot json\n[5]\n')])
    (article,) = loaded.articles
    assert (article.title, article.outlet, article.published) == ("Call", "Example", "2025-12-02T09:30:00+05:00")
    assert [failure.source.rpartition(":")[2] for failure in loaded.failures] == ["3", "4", "5"]


def test_half_a_character_is_said(tmp_path: Path) -> None:
    loaded = load([write(tmp_path, a_json='{"text": "x \\ud800 y", "title": "Call"}')])
    assert "half of a character" in reasons(loaded)[0]


def test_report_lines_are_no_articles(tmp_path: Path) -> None:
    loaded = load([write(tmp_path, a_jsonl='{"schema": "report/1", "article": {}}')])
    assert "report/1" in reasons(loaded)[0]
    assert "merge" in loaded.failures[0].remedy


def test_a_publication_date_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "03/04/2025" in reasons(load([write(tmp_path, a_json=json.dumps({"text": STORY, "date": "03/04/2025"}))]))[0]


def test_ninjs(tmp_path: Path) -> None:
    item = {
        "uri": "https://example.org/item/1",
        "type": "text",
        "language": "en-GB",
        "headline": "Ministers hold call",
        "body_html": "<p>The ministers spoke &amp; agreed.</p><p>They will meet.</p>",
        "firstcreated": "2025-12-02T09:30:00Z",
        "infosources": [{"name": "Example Agency"}],
    }
    (article,) = load([write(tmp_path, a_json=json.dumps(item))]).articles
    assert article.text == "The ministers spoke & agreed.\n\nThey will meet."
    assert (article.url, article.outlet, article.language) == ("https://example.org/item/1", "Example Agency", "en")
    assert article.published == "2025-12-02T09:30:00Z"


def test_schema_org_in_a_graph(tmp_path: Path) -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "Example"},
            {
                "@type": ["NewsArticle"],
                "headline": "Ministers hold call",
                "articleBody": STORY,
                "datePublished": "2025-12-02",
                "publisher": {"@type": "Organization", "name": "Example Press"},
                "mainEntityOfPage": {"@id": "https://example.org/call"},
            },
        ],
    }
    (article,) = load([write(tmp_path, a_json=json.dumps(graph))]).articles
    assert (article.title, article.outlet, article.published) == ("Ministers hold call", "Example Press", "2025-12-02")
    assert article.url == "https://example.org/call"


def test_a_page_of_html(tmp_path: Path) -> None:
    page = """<html lang="en"><head><title>Ministers hold call</title><meta property="og:site_name" content="Example Press">
    <meta property="article:published_time" content="2025-12-02T09:30:00+05:00"><link rel="canonical" href="https://example.org/call"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Ministers hold call</h1>
    <p>The ministers of both countries spoke by telephone on Tuesday &amp; agreed to meet, officials said in the capital.</p>
    <p>It was the first such call since the attack on the border post in November, in which three people died.</p></article>
    </body></html>"""
    (article,) = load([write(tmp_path, a_html=page)]).articles
    assert "Tuesday & agreed" in article.text
    assert (article.title, article.outlet, article.url) == ("Ministers hold call", "Example Press", "https://example.org/call")
    assert article.published == "2025-12-02T09:30:00+05:00"


def test_a_page_is_read_in_the_charset_that_it_declares(tmp_path: Path) -> None:
    body = "<p>Министры двух стран провели телефонный разговор во вторник и договорились о встрече в столице.</p>" * 3
    page = f'<html><head><meta charset="windows-1251"><title>Разговор министров</title></head><body><article>{body}</article></body></html>'
    loaded = load([write(tmp_path, a_html=page.encode("cp1251"))])
    assert "телефонный разговор" in loaded.articles[0].text
    assert loaded.articles[0].language == "ru"
    assert loaded.notes == ()


@pytest.mark.parametrize(
    ("head", "stated", "url", "day"),
    [
        ('<meta name="date" content="2026-03-02">', "", None, "2026-03-02"),
        ("", '<time datetime="2026-03-02T10:00:00+04:30">Monday</time>', None, "2026-03-02"),
        ("", '<span class="date">March 2, 2026</span>', None, "2026-03-02"),
        ("", "", "https://a.org/world/2026/03/02/call", "2026-03-02"),
        ("", "", "https://a.org/world/2026/13/02/call", None),
        ("", "<p>Copyright 2025, all rights reserved</p>", "https://a.org/call", None),
    ],
)
def test_a_page_is_dated_by_what_it_or_its_url_states(head: str, stated: str, url: str | None, day: str | None) -> None:
    story = "<p>The ministers of both countries spoke by telephone on Tuesday and agreed to meet, officials said.</p>" * 3
    fields = read_page(
        f"<html><head><title>Call</title>{head}</head><body><article><h1>Call</h1>{stated}{story}</article></body></html>", url
    )
    assert isinstance(fields, Fields)
    assert fields.published == day


def test_an_author_is_kept_as_the_page_or_the_record_names_them(tmp_path: Path) -> None:
    story = "The ministers of both countries spoke by telephone on Tuesday and agreed to meet, officials said. " * 3
    page = f'<html><head><meta name="author" content="Ann Lee"></head><body><article><p>{story}</p></article></body></html>'
    records = [{"text": story, "byline": "Ann Lee"}, {"articleBody": story, "author": [{"name": "Ann Lee"}]}, {"text": story}]
    write(tmp_path, a_html=page, b_jsonl="\n".join(json.dumps(one) for one in records))
    found = load([str(tmp_path)]).articles
    assert [one.author for one in found] == ["Ann Lee"] * len(found)  # the records' texts are one article
    assert "author" not in load([write(tmp_path / "plain", a_txt=STORY)]).articles[0].model_dump()


def test_a_page_without_an_article_is_a_failure(tmp_path: Path) -> None:
    assert "No article text" in reasons(load([write(tmp_path, a_html="<html><body></body></html>")]))[0]


def test_a_text_of_five_megabytes_is_read(tmp_path: Path) -> None:
    (article,) = load([write(tmp_path, a_txt=STORY * 40_000)]).articles
    assert len(article.text) == len(STORY) * 40_000


def test_the_seeds_state_what_their_texts_show() -> None:
    folder = Path(__file__).parent.parent / "seeds"
    loaded = load([str(folder)])
    assert loaded.failures == ()
    assert [(one.path or "")[:3] for one in loaded.articles] == ["000", "001", "002", "003", "004"]
    bare = load(["-"], stdin=(folder / "002_ecd236c13385847f.txt").read_bytes()).articles[0]
    assert (bare.outlet, bare.published) == ("CentralasianLIGHT.org", "2025-12-29")


@settings(max_examples=20, deadline=None)
@given(names=st.permutations(["a.txt", "b.txt", "c.jsonl", "sub"]), twice=st.booleans())
def test_the_order_of_the_paths_changes_nothing(tmp_path_factory: pytest.TempPathFactory, names: list[str], twice: bool) -> None:
    folder = tmp_path_factory.getbasetemp() / "order"
    write(folder, a_txt=STORY, b_txt=STORY + "b", c_jsonl=json.dumps({"text": STORY}) + "\nbad\n", sub__d_txt=b"")
    paths = [str(folder / name) for name in names] * (2 if twice else 1)
    assert load(paths) == load(sorted(set(paths)))
