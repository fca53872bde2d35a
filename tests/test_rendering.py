"""Markdown, JSON, the terminal and one article's summary: whole outputs, references that resolve, and texts that stay text."""

import json
import re
from itertools import pairwise
from typing import get_args

import made
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from snapshots import same

from summarizer.brief import difference, make_brief
from summarizer.errors import UsageError
from summarizer.records.brief import Change
from summarizer.records.incident import Finding, Toll, TollClaim
from summarizer.rendering import comparison, document, markdown, render, summary, terminal
from summarizer.rendering.escape import markdown as escaped
from summarizer.rendering.escape import visible
from summarizer.rendering.rendering import Form
from summarizer.rendering.view import view
from summarizer.rendering.view.citations import Cite
from summarizer.rendering.view.refusals import reason_words, value_words
from summarizer.rendering.view.rows import Said, Voice, grouped
from summarizer.wording import date_words, dates_words, interval, shortened, toll_words

DAYS = {"all": None, "first-day": "2026-03-05", "second-day": "2026-03-06", "empty-day": "2026-04-01"}
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://evil.example/p.png) `c` *d* __e__ ~~f~~ "
    "| g | h | &lt; \\ [^1.1] <!-- i --> http://evil.example www.evil.example me@evil.example :bomb: @someone #1 $x$ \u202eoverride\u202c "
    "zero\u200bwidth {{ 7*7 }} {% raw %} ]]> </style>"
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("At 14:30: five, a ratio of 3:1", "At 14:30: five, a ratio of 3:1"),
        ("2026-03-05T14:30:00+05:00", "2026-03-05T14:30:00+05:00"),
        ("https://a.example", "https\\://a.example"),
        (":bomb: and :100:", "\\:bomb: and \\:100:"),
        ("who:bomb", "who\\:bomb"),
    ],
)
def test_a_colon_is_escaped_where_a_dialect_would_read_it(text: str, written: str) -> None:
    assert escaped(text) == written


def test_an_open_count_is_told_as_all_that_give_it_write_it() -> None:
    def words(*texts: str) -> str:
        claims = tuple(TollClaim(low=101, high=None, group="total", text=text, victims=None) for text in texts)
        return toll_words(Toll(low=101, best=101, high=None, open=True, status="single", claims=claims))

    assert words("More than 100 people") == "more than 100"
    assert words("over 100", "more than 100") == "more than 100"
    assert words("at least 101") == "at least 101"
    assert words("more than 100", "101 or more") == "at least 101"


@pytest.mark.parametrize("name", DAYS)
def test_the_markdown_brief_is_as_kept(name: str) -> None:
    brief = make_brief(made.lines(), merge=made.merge, date=DAYS[name])
    same(f"{name}.md", markdown.render(brief))


@pytest.mark.parametrize("name", DAYS)
def test_the_terminal_view_is_as_kept(name: str) -> None:
    brief = make_brief(made.lines(), merge=made.merge, date=DAYS[name])
    text = terminal.render(brief, width=100, colour=False)
    same(f"{name}.txt", text)
    assert max(len(line) for line in text.splitlines()) <= 100


def test_the_terminal_view_has_colours_only_where_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = make_brief(made.lines(), merge=made.merge)
    assert "\x1b[" in terminal.render(brief, width=80, colour=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in terminal.render(brief, width=80)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_terminal_of_any_width_is_filled_and_not_overrun(width: int) -> None:
    text = terminal.render(make_brief(made.lines(), merge=made.merge), width=width, colour=False)
    assert max(len(line) for line in text.splitlines()) <= width
    assert max(len(line) for line in text.splitlines()) > width - 3


def test_what_is_disputed_stands_out_in_colour_and_a_pipe_gets_none() -> None:
    brief = make_brief(made.lines(), merge=made.merge)
    assert re.search(r"\x1b\[1;33mdisputed", terminal.render(brief, width=100, colour=True))
    assert "\x1b" not in terminal.render(brief)


def test_the_json_brief_is_as_kept_and_reads_back() -> None:
    brief = make_brief(made.lines(), merge=made.merge, date="2026-03-06")
    text = document.to_json(brief)
    same("second-day.json", text)
    assert document.from_json(text) == brief
    assert text.endswith("}\n")
    assert json.loads(text)["schema"] == "brief/1"


@pytest.mark.parametrize("text", ["", "{}", '{"schema": "brief/2"}', "[1]"])
def test_what_is_no_brief_is_refused_with_the_place(text: str) -> None:
    with pytest.raises(UsageError, match="no brief/1"):
        document.from_json(text)


def test_summaries_of_several_articles_share_no_reference() -> None:
    text = summary.render([make_brief([line], merge=made.merge) for line in made.lines()])
    same("summaries.md", text)
    labels = re.findall(r"^\[\^([\d.]+)\]:", text, flags=re.MULTILINE)
    assert len(labels) == len(set(labels))
    assert len(json.loads(summary.to_json([make_brief([made.line("a1")], merge=made.merge)]))) == 1


def test_the_comparison_of_two_briefs_is_as_kept() -> None:
    one, two = (make_brief(made.lines(), merge=made.merge, date=day) for day in ("2026-03-05", "2026-03-06"))
    same("comparison.txt", comparison.render(difference(one, two), one, two))
    assert comparison.render((), one, one) == "The briefs are the same.\n"


def test_a_comparison_as_json_holds_paths_and_values() -> None:
    one, two = (make_brief(made.lines(*ids), merge=made.merge) for ids in (("a1",), ("a1", "a2")))
    found = {row["path"]: row for row in json.loads(comparison.to_json(difference(one, two)))}
    assert found["incidents[i-attack]/origins"] == {"path": "incidents[i-attack]/origins", "what": "changed", "old": 1, "new": 2}
    assert json.loads(comparison.to_json(())) == []


def test_a_hostile_brief_leaves_the_comparison_without_markup_of_its_own() -> None:
    hostile = make_brief([made.line("a1", text=HOSTILE, outlet=HOSTILE)], merge=made.merge_one(HOSTILE))
    empty = make_brief([], merge=made.merge)
    for one, two in ((hostile, empty), (empty, hostile)):
        text = comparison.render(difference(one, two), one, two)
        kinds = {child.type for token in _tokens(text) for child in token.children or []}
        assert kinds <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}


@pytest.mark.parametrize("name", DAYS)
def test_every_reference_resolves_to_the_sentence_in_the_article(name: str) -> None:
    text = markdown.render(make_brief(made.lines(), merge=made.merge, date=DAYS[name]))
    used = set(re.findall(r"\[\^([\d.]+)\](?!:)", text))
    notes = dict(re.findall(r"^\[\^([\d.]+)\]: .*?, sentence \d+: (.*)$", text, flags=re.MULTILINE))
    assert used == set(notes)
    sentences = {escaped(line.article.text[start:end]) for line in made.lines() for start, end, _ in line.article.sentences}
    assert set(notes.values()) <= sentences


@pytest.mark.parametrize("name", DAYS)
def test_every_fact_carries_a_reference(name: str) -> None:
    text = markdown.render(make_brief(made.lines(), merge=made.merge, date=DAYS[name]))
    told = re.split("^## (?:Disputed|Gaps)", text.partition("## Incidents")[2], maxsplit=1, flags=re.MULTILINE)[0].splitlines()
    derived = re.compile(
        r"- \*\*(Arithmetic|Compare|Concerns|Kept apart|Rests on|Sums up)|.*not known$|- \*\*\w+:\*\*( \*\*disputed\*\*.*)?$"
    )
    facts = [line for line in told if re.match(r" *(- |> )", line) and not derived.match(line)]
    assert facts or name == "empty-day"
    assert [line for line in facts if "[^" not in line] == []


def test_every_claim_of_a_disputed_fact_stands_beside_the_other_with_its_claimant() -> None:
    text = markdown.render(make_brief(made.lines(), merge=made.merge))
    row = next(line for line in text.splitlines() if line.startswith("| ") and "| When |" in line)
    assert "3 March 2026: Arda Post[^1.1]" in row
    assert "4 March 2026: North Wire, citing Police[^2.1]" in row


def _tokens(source: str) -> list[Token]:
    return MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).parse(source)


@given(st.text())
@example(HOSTILE)
@example("a_b_c __d__ _e_ f_")
@example("![a](b) &amp; &#38; a & b AT&T")
@example("- a")
@example("1. a")
@example("# a")
@example("> a")
@example("    a")
@example("```\na\n```")
@example("a\n\nb\n===")
def test_escaped_text_is_never_read_as_markup(text: str) -> None:
    tokens = _tokens(f"x {escaped(text)} y")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert re.sub(r"\s+", " ", "".join(child.content for child in children)) == re.sub(r"\s+", " ", f"x {visible(text)} y")


@given(st.text(min_size=1))
@example("- a")
@example("+ a")
@example("12) a")
@example("---")
@example("***")
@example("===")
def test_escaped_text_opens_no_block_where_a_line_begins_with_it(text: str) -> None:
    assert {token.type for token in _tokens(escaped(text))} <= {"paragraph_open", "inline", "paragraph_close"}


@given(st.text(min_size=1))
@example("a | b")
@example("\\|")
def test_escaped_text_stays_in_its_table_cell(text: str) -> None:
    tokens = _tokens(f"| a | b |\n|---|---|\n| x {escaped(text)} | y |")
    assert [token.type for token in tokens].count("td_open") == 2
    assert tokens[-5].content == "y"


def test_a_hostile_article_leaves_the_markdown_brief_without_markup_of_its_own() -> None:
    line = made.line("a1", text=HOSTILE, outlet=HOSTILE)
    brief = make_brief([line], merge=made.merge_one(HOSTILE))
    kinds = {child.type for token in _tokens(markdown.render(brief)) for child in token.children or []}
    assert kinds <= {"text", "text_special", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}


def test_what_reorders_text_is_written_out_and_joiners_stay() -> None:
    assert visible("a\u202eb\u2066c\x00") == "a⟨U+202E⟩b⟨U+2066⟩c⟨U+0000⟩"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "date unknown"),
        ("2025-11-24", "24 November 2025"),
        ("2025-11", "November 2025"),
        ("2025", "2025"),
        ("199X", "the 1990s"),
        ("XXXX-11-24", "24 November (year not given)"),
        ("2025-11-24?", "24 November 2025 (uncertain)"),
        ("[2025-11-24,2025-11-26]", "24 or 26 November 2025"),
        ("2025-11-24/2025-11-30", "24 to 30 November 2025"),
        ("2025-11-24/2025-12-02", "24 November to 2 December 2025"),
        ("2024-12-24/2025-01-02", "24 December 2024 to 2 January 2025"),
        ("../2025-11", "until November 2025"),
        ("2025-11/..", "from November 2025"),
        ("2025-13-01", "2025-13-01"),
        ("soon", "soon"),
    ],
)
def test_dates_are_said_as_a_reader_says_them(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


def test_alternative_dates_share_month_and_year_where_all_are_days() -> None:
    assert dates_words(["2025-11-24", "2025-11-26"]) == "24 or 26 November 2025"
    assert dates_words(["2025-11-24", "2025-12-02"]) == "24 November or 2 December 2025"
    assert dates_words(["2025-11-24", "2025-11-24/2025-11-30"]) == "24 November 2025 or 24 to 30 November 2025"


def test_counts_without_an_end_or_a_number_say_so() -> None:
    assert [interval(3, 3), interval(3, 5), interval(6, None), interval(None, None)] == ["3", "3 to 5", "at least 6", "number not given"]


def test_a_date_that_holds_both_sides_of_a_dispute_takes_none() -> None:
    whole = make_brief(made.lines(), merge=made.merge)
    first = whole.incidents[0]
    coarse = made.claim("a1", "2026-03", "on March 3")
    date = first.date.model_copy(update={"claims": (*first.date.claims, coarse)})
    text = markdown.render(whole.model_copy(update={"incidents": (first.model_copy(update={"date": date}),)}))
    assert "  - March 2026 (fits the others): Arda Post" in text
    assert "3 March 2026 (fits" not in text


def test_a_split_and_a_joining_are_told_in_numbers_of_this_brief() -> None:
    whole = make_brief(made.lines(), merge=made.merge, date="2026-03-06")
    changes = (
        Change(incident="i-attack", what="split", old="i-gone", new="i-attack, i-call"),
        Change(incident="i-attack", what="joined", old="i-gone, i-lost", new="i-attack"),
        Change(incident="i-attack", what="renamed", old="i-gone", new="i-attack"),
    )
    text = markdown.render(whole.model_copy(update={"changes": changes}))
    assert "**Split:** one incident of the brief before is now incident 1 and incident 3" in text
    assert "**Joined:** 2 incidents of the brief before are one" in text
    assert "i-gone" not in text


def test_sources_and_incidents_are_numbered_in_the_order_of_the_brief() -> None:
    shown = view(make_brief(made.lines(), merge=made.merge))
    assert [one.number for one in shown.incidents] == [1, 2, 3]
    assert [one.name for one in shown.sources] == ["Arda Post", "North Wire", "“Title of a3”"]
    assert all(a.source.number <= b.source.number for a, b in pairwise(shown.references))


@pytest.mark.parametrize("form", get_args(Form))
def test_one_brief_has_many_forms(form: Form) -> None:
    lines = made.lines()
    assert render(make_brief(lines, merge=made.merge), form, articles=[line.article for line in lines]).endswith("\n")


def test_no_article_can_steer_the_terminal() -> None:
    words = "\x1b]0;title\x07\x1b[31mred [bold]b[/bold] \u202eover"
    brief = make_brief([made.line("a1", text=words, outlet=words)], merge=made.merge_one(words))
    settled = brief.incidents[0].model_copy(update={"date": Finding(value=words, status="disputed", claims=brief.incidents[0].date.claims)})
    text = terminal.render(brief.model_copy(update={"incidents": (settled,)}), width=100, colour=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "[bold]b[/bold]" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short title", "Short title"),
        ("Attack on miners (a camp far beyond the old river crossing), 3 killed", "Attack on miners (a camp far…), 3 killed"),
        ("Attack on the camp far beyond the old river crossing", "Attack on the camp far beyond the old…"),
        ("W" * 60, "W" * 39 + "…"),
    ],
)
def test_long_titles_are_cut_between_words_and_keep_what_follows_brackets(text: str, shown: str) -> None:
    assert shortened(text, 40) == shown
    assert len(shown) <= 40


@given(st.text(), st.integers(2, 60))
def test_a_shortened_text_is_never_too_long(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("003_a_b.txt", "003_a_b.txt"),
        ("_a_ b & c!", "\\_a\\_ b & c!"),
        ("example.org", "example.org"),
        ("www.example.org", "www\\.example.org"),
        ("https://a.example/b", "https\\://a.example/b"),
    ],
)
def test_only_what_a_renderer_would_act_on_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_participants_stand_by_role_on_one_line_each_with_its_own_reference() -> None:
    told = [Said(name, "", (Voice("Arda Post", 1, by, "", (), (), True),)) for name, by in (("a", ("P",)), ("b", ("P",)), ("c", ()))]
    target, party = grouped([("target", told[0]), ("party", told[2]), ("target", told[1])])
    assert ([one.value for one in target.said], target.claimants) == (["a", "b"], ("P",))
    assert ([one.value for one in party.said], party.claimants) == (["c"], ())


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (
            "incidents/i1/casualties/2",
            "outcome injured, group total, low 5, high 5, text five men, two old, victims five men",
            "five men, two old, as injured",
        ),
        ("incidents/i1/participants/0", "name Jo Doe, role target", "Jo Doe, as target"),
        ("incidents/i1/dates/0", "text May 2", "May 2"),
        ("statements/3", "text is not a field here", "text is not a field here"),
        ("incidents/i1/sentences", "33", "33"),
    ],
)
def test_a_refused_value_is_told_in_the_words_of_the_article(path: str, value: str, words: str) -> None:
    assert value_words(path, value) == words


def test_a_reason_leaves_out_the_advice_to_the_model() -> None:
    told = "no words in sentence 2 name this speaker. It stands in sentence 1: cite that one if it says this, or give the name as written."
    assert reason_words(told) == "no words in sentence 2 name this speaker. It stands in sentence 1."
    assert reason_words("sentence 1 has no such number") == "sentence 1 has no such number"


def test_one_who_gives_a_value_in_several_words_is_named_once() -> None:
    cites = [Cite(f"1.{n}", 1, n, ()) for n in (1, 2)]
    said = Said("5", "", tuple(Voice("Arda Post", 1, (), f"five {n}", (), (cite,), False) for n, cite in enumerate(cites)))
    assert said.tellers == (("Arda Post", tuple(cites)),)


@pytest.mark.parametrize("url", ["http://[x/story", "http://exam]ple.org/story", "http:///story", "javascript:alert(1)", "//"])
@pytest.mark.parametrize("form", get_args(Form))
def test_an_address_that_is_none_costs_no_brief_and_makes_no_link(form: Form, url: str) -> None:
    line = made.line("a1", outlet=None)
    odd = line.model_copy(update={"article": line.article.model_copy(update={"url": url, "outlet": None})})
    text = render(make_brief([odd, *made.lines("a2")], merge=made.merge), form)
    assert f'href="{url}"' not in text
