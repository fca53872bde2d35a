"""Report lines from anywhere: bad ones are named, good ones are grounded again and stay as they are when they were ours."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seed_reports import all_sources

from summarizer.annotate import annotate
from summarizer.grounding import parse, reground
from summarizer.records.article import Failure
from summarizer.records.report import Rejection, ReportLine

TEXT = "Seven miners were killed in Orvek on Monday. Police said two men were held. Share this story"
LINE: dict[str, Any] = {
    "schema": "report/1",
    "article": {"id": "a1", "published": "2025-12-02", "text": TEXT, "sentences": [[0, 44, False], [45, 75, False], [76, 92, True]]},
    "extractor": {"name": "hand"},
    "incidents": [
        {
            "key": "i1",
            "type": "attack",
            "title": "Seven miners killed in Orvek",
            "summary": "Seven miners were killed.",
            "sentences": [1],
            "dates": [{"text": "Monday", "sentences": [1]}],
            "casualties": [{"outcome": "killed", "low": 7, "high": 7, "text": "Seven miners", "sentences": [1]}],
        },
        {"key": "i2", "type": "arrest", "title": "Two men held", "summary": "Two men were held.", "sentences": [2], "concerning": ["i1"]},
    ],
    "statements": [{"speakers": [{"name": "Police"}], "kind": "report", "content": "Two are held.", "about": ["i2"], "sentences": [2]}],
}


FIELDS = ["title", "summary", "dates/0/text", "casualties/0/text", "casualties/0/low"]


def changed(path: str, value: object) -> str:
    line = json.loads(json.dumps(LINE))
    node: Any = line
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    for step in steps:
        node = node[step]
    node[last] = value
    return json.dumps(line)


def read(text: str) -> ReportLine:
    line = parse(text, "reports.jsonl", 1)
    assert isinstance(line, ReportLine), line
    return line


def test_a_good_line_is_read_and_grounded() -> None:
    made = reground(read(json.dumps(LINE)), annotate)
    assert made.rejections == ()
    assert made.incidents[0].dates[0].edtf == "2025-12-01"
    assert made.incidents[0].casualties[0].evidence[0].text == "Seven miners were killed"
    assert made.statements[0].about == ("i2",)
    assert all(len(report.id) == 16 for report in made.incidents)


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("schema", "report/9", "schema version 'report/9'"),
        ("incidents/0/sentences", [0], "there is no sentence 0"),
        ("incidents/0/casualties/0/sentences", [4], "there is no sentence 4"),
        ("statements/0/sentences", [-1], "there is no sentence -1"),
        ("incidents/0/casualties/0/high", 3, "no greater than high"),
        ("incidents/1/key", "i1", "used twice"),
        ("incidents/1/concerning", ["i7"], "'i7'"),
        ("incidents/0/concerning", ["i2"], "circle"),
        ("incidents/1/concerning", ["i2"], "circle"),
        ("statements/0/about", ["i7"], "'i7'"),
        ("incidents/1/aggregate", {"count": 2, "members": ["i7"]}, "'i7'"),
        ("article/sentences", [[0, 44, False], [40, 75, False]], "article/sentences/1"),
        ("article/sentences", [[0, 500, False]], "article/sentences/0"),
        ("article/sentences", [[9, 9, False]], "article/sentences/0"),
        ("incidents/0/type", "raid", "incidents/0/type"),
        ("incidents/0/colour", "red", "incidents/0/colour"),
        ("incidents/0/casualties/0/low", "7", "incidents/0/casualties/0/low"),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_reason(path: str, value: object, reason: str) -> None:
    failure = parse(changed(path, value), "reports.jsonl", 12)
    assert isinstance(failure, Failure)
    assert failure.source == "reports.jsonl:12"
    assert reason in failure.reason
    assert failure.remedy


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '{"schema": []}', "[" * 100_000, '{"schema": "report/1"}', "\x00"])
def test_what_is_no_line_is_named(text: str) -> None:
    assert isinstance(parse(text, "reports.jsonl", 3), Failure)


@settings(max_examples=100)
@given(st.text())
def test_any_text_is_read_or_named(text: str) -> None:
    parse(text, "reports.jsonl", 1)


def test_a_forged_line_loses_what_its_sentences_do_not_say() -> None:
    forged = json.loads(changed("incidents/0/casualties/0/low", 9))
    forged["incidents"][0]["casualties"][0] |= {"high": 9, "evidence": [{"sentence": 1, "start": 0, "end": 5, "text": "Nine!"}]}
    forged["incidents"][0] |= {"id": "0" * 16, "title": "Nine dead", "evidence": [{"sentence": 1, "start": 0, "end": 5, "text": "Nine!"}]}
    made = reground(read(json.dumps(forged)), annotate)
    assert made.incidents[0].casualties == ()
    assert made.incidents[0].id != "0" * 16
    assert [one.path for one in made.rejections] == ["incidents/i1/casualties/0", "incidents/i1/title"]
    assert all(TEXT[one.start : one.end] == one.text for one in made.incidents[0].evidence)


def test_furniture_is_no_evidence() -> None:
    made = reground(read(changed("statements/0/sentences", [3])), annotate)
    assert made.statements == ()
    assert "page furniture" in made.rejections[0].reason


def test_earlier_rejections_stay() -> None:
    earlier = {"path": "incidents/i9", "value": "x", "reason": "y", "sentences": []}
    made = reground(read(changed("rejections", [earlier])), annotate)
    assert made.rejections == (Rejection(path="incidents/i9", value="x", reason="y"),)


@pytest.mark.parametrize("line", [source.line for source in all_sources()], ids=lambda line: line.article.outlet or "crisis")
def test_good_reports_of_the_seeds_stand_and_stay_as_they_are(line: ReportLine) -> None:
    made = reground(line, annotate)
    assert made.rejections == ()
    assert [report.key for report in made.incidents] == [report.key for report in line.incidents]
    assert reground(made, annotate) == made
    assert read(made.model_dump_json()) == made


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["title", "summary", "dates/0/text", "casualties/0/text", "casualties/0/low"]),
    st.sampled_from([0, 7, 9, "Nine", "Orvek", "of Orvek on"]),
)
def test_grounding_a_grounded_line_again_changes_nothing(field: str, value: object) -> None:
    text = changed(f"incidents/0/{field}", value)
    line = parse(text, "reports.jsonl", 1)
    if isinstance(line, ReportLine):
        made = reground(line, annotate)
        assert reground(made, annotate) == made
        assert reground(read(made.model_dump_json()), annotate) == made
