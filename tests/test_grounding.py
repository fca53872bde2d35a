"""Grounding: a good answer stands whole, and every false change of it is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.annotate import annotate
from summarizer.grounding import Grounding, complaints, ground
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.records.report import Evidence, Grounded, IncidentReport

TEXT = """Raids on mining camps in the Varna Valley

ORVEK, Dec. 1 (North Wire) — Foreign Minister Tomas Brandt spoke by phone on Tuesday with
his Lodian counterpart, Ilya Sorenko, after raids last week that killed five Polish nationals.

The raids occurred in two separate incidents on November 20 and November 28.
In the first, gunmen attacked the North Star camp near Orvek with a drone, killing three Polish miners and wounding seven.
The second attack left two guards dead at the Alma quarry in Selm province.
Lodian officials said the gunmen came from the Kess district.

"We will find those who did this," Sorenko told Brandt. Brandt demanded that Lodia close the border.
He added that Polish firms would stay. According to the mine's owner, Peter Wolny, the camp had no guards.

On Sunday, Ambassador Anna Lis met Governor Jan Torv in Orvek.
"""
ARTICLE = Article(id="raids", text=TEXT, published="2025-12-02")
ANNOTATION = annotate(ARTICLE)


def at(words: str) -> int:
    """The number of the sentence that holds the words."""
    [number] = [s.number for s in ANNOTATION.sentences if words in TEXT[s.start : s.end]]
    return number


CALL, DATES, FIRST, SECOND = at("spoke by phone"), at("occurred in two"), at("In the first"), at("The second attack")
CAME, FIND, DEMANDED, ADDED, OWNER, MET = at("Kess"), at("We will find"), at("demanded"), at("He added"), at("Wolny"), at("Anna Lis")


def incident(key: str, kind: str, title: str, sentences: list[int], **fields: Any) -> dict[str, Any]:
    return {"key": key, "type": kind, "title": title, "summary": title + ".", "sentences": sentences, **fields}


def toll(outcome: str, number: int, text: str, sentence: int, group: str = "total", victims: str | None = None) -> dict[str, Any]:
    return {"outcome": outcome, "group": group, "low": number, "high": number, "text": text, "victims": victims, "sentences": [sentence]}


ANSWER: dict[str, Any] = {
    "incidents": [
        incident(
            "i1",
            "call",
            "Brandt and Sorenko speak by phone",
            [CALL],
            dates=[{"text": "Tuesday", "sentences": [CALL]}],
            participants=[
                {"name": "Tomas Brandt", "role": "party", "sentences": [CALL]},
                {"name": "Ilya Sorenko", "role": "party", "affiliation": "Lodian", "sentences": [CALL]},
            ],
            concerning=["i2", "i3"],
        ),
        incident(
            "i2",
            "attack",
            "Gunmen attack the North Star camp",
            [DATES, FIRST],
            dates=[{"text": "November 20", "sentences": [DATES]}],
            places=[
                {"text": "North Star camp near Orvek", "role": "scene", "region": "Varna Valley", "sentences": [FIRST]},
                {"text": "Kess district", "role": "launched_from", "according_to": ["Lodian officials"], "sentences": [CAME]},
            ],
            participants=[
                {"name": "gunmen", "role": "perpetrator", "sentences": [FIRST]},
                {"name": "Polish miners", "role": "target", "sentences": [FIRST]},
            ],
            casualties=[
                toll("killed", 3, "three Polish miners", FIRST, "civilians", "Polish miners"),
                toll("injured", 7, "seven", FIRST),
            ],
            weapons=[{"name": "drone", "use": "used", "sentences": [FIRST]}],
        ),
        incident(
            "i3",
            "attack",
            "Attack on the Alma quarry",
            [DATES, SECOND],
            dates=[{"text": "November 28", "sentences": [DATES]}],
            places=[{"text": "Alma quarry in Selm province", "role": "scene", "country": "PL", "sentences": [SECOND]}],
            participants=[{"name": "guards", "role": "target", "sentences": [SECOND]}],
            casualties=[toll("killed", 2, "two guards", SECOND, "security_forces", "guards")],
        ),
        incident(
            "i4",
            "attack",
            "Raids on Polish nationals",
            [CALL, DATES],
            dates=[{"text": "last week", "sentences": [CALL]}],
            casualties=[toll("killed", 5, "five Polish nationals", CALL)],
            aggregate={"count": 2, "members": ["i2", "i3"]},
        ),
        incident(
            "i5",
            "meeting",
            "Lis meets Torv",
            [MET],
            dates=[{"text": "Sunday", "sentences": [MET]}],
            places=[{"text": "Orvek", "role": "scene", "sentences": [MET]}],
            participants=[
                {"name": "Anna Lis", "role": "party", "affiliation": "Ambassador", "sentences": [MET]},
                {"name": "Jan Torv", "role": "host", "sentences": [MET]},
            ],
        ),
    ],
    "statements": [
        {
            "speakers": [{"name": "Ilya Sorenko"}],
            "kind": "pledge",
            "addressee": "Tomas Brandt",
            "content": "Those behind the raids will be found.",
            "quotes": [1],
            "about": ["i2", "i3"],
            "sentences": [FIND],
        },
        {
            "speakers": [{"name": "Tomas Brandt", "role": "Foreign Minister"}],
            "kind": "demand",
            "addressee": "Lodia",
            "content": "Lodia should close the border.",
            "sentences": [DEMANDED],
        },
        {"speakers": [{"name": "Tomas Brandt"}], "kind": "other", "content": "Polish firms will stay.", "sentences": [ADDED]},
        {
            "speakers": [{"name": "Peter Wolny", "role": "owner"}],
            "kind": "report",
            "content": "The camp had no guards.",
            "via": {"outlet": "North Wire"},
            "about": ["i2"],
            "sentences": [OWNER],
        },
        {
            "speakers": [{"name": "Lodian officials"}],
            "kind": "accuse",
            "content": "The gunmen came from the Kess district.",
            "sentences": [CAME],
        },
    ],
}


def checked(answer: dict[str, Any]) -> Grounding:
    return ground(ARTICLE, ANNOTATION, Extraction.model_validate_json(json.dumps(answer)))


def changed(path: str, value: object) -> dict[str, Any]:
    """The good answer with another value at a path such as "incidents/1/dates/0/text"."""
    answer: dict[str, Any] = json.loads(json.dumps(ANSWER))
    node: Any = answer
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    for step in steps:
        node = node[step]
    node[last] = value
    return answer


def claims_of(report: IncidentReport) -> tuple[Grounded, ...]:
    return (*report.dates, *report.places, *report.participants, *report.casualties, *report.weapons)


def test_the_good_answer_stands_whole() -> None:
    made = checked(ANSWER)
    assert [one.model_dump() for one in made.rejections] == []
    assert [report.key for report in made.incidents] == ["i1", "i2", "i3", "i4", "i5"]
    assert len(made.statements) == len(ANSWER["statements"])
    weak = [
        claim
        for report in made.incidents
        for claim in (*report.dates, *report.places, *report.participants, *report.casualties)
        if claim.weak
    ]
    assert weak == []


def test_dates_have_the_value_of_their_words() -> None:
    made = checked(ANSWER)
    values = [[date.edtf for date in report.dates] for report in made.incidents]
    assert values[0] == ["2025-12-02"]
    assert values[1:3] == [["2025-11-20"], ["2025-11-28"]]
    assert values[4] == ["2025-11-30"]


def test_quotations_are_cut_from_the_article() -> None:
    [quotation] = checked(ANSWER).statements[0].quotations
    assert quotation.text.startswith("We will find those who did this")
    assert TEXT[quotation.start : quotation.end] == quotation.text


FALSE = [
    # numbers
    ("incidents/1/casualties/0/low", 2, "incidents/i2/casualties/0"),
    ("incidents/1/casualties/1/low", 3, "incidents/i2/casualties/1"),
    ("incidents/2/casualties/0/high", 20, "incidents/i3/casualties/0"),
    ("incidents/3/casualties/0/high", None, "incidents/i4/casualties/0"),
    # a neighbouring fate
    ("incidents/1/casualties/0/outcome", "injured", "incidents/i2/casualties/0"),
    ("incidents/1/casualties/1/outcome", "killed", "incidents/i2/casualties/1"),
    ("incidents/1/casualties/0/group", "attackers", "incidents/i2/casualties/0"),
    # the other attack's toll, told in a sentence that counts itself the second
    ("incidents/1/casualties/0", toll("killed", 2, "two guards", SECOND), "incidents/i2/casualties/0"),
    ("incidents/2/casualties/0", toll("killed", 3, "three Polish miners", FIRST), "incidents/i3/casualties/0"),
    # a toll for a call
    ("incidents/0/casualties", [toll("killed", 5, "five Polish nationals", CALL)], "incidents/i1/casualties/0"),
    # dates: the neighbour's, the dateline's, one that nobody gives
    ("incidents/1/dates/0/text", "November 28", "incidents/i2/dates/0"),
    ("incidents/2/dates/0/text", "November 20", "incidents/i3/dates/0"),
    ("incidents/0/dates/0/text", "Dec. 1", "incidents/i1/dates/0"),
    ("incidents/0/dates/0/text", "last week", "incidents/i1/dates/0"),
    ("incidents/3/dates/0/text", "Tuesday", "incidents/i4/dates/0"),
    ("incidents/4/dates/0/text", "Monday", "incidents/i5/dates/0"),
    ("incidents/4/dates/0/text", "Anna Lis", "incidents/i5/dates/0"),
    ("incidents/1/dates/0/edtf", "2025-11-21", "incidents/i2/dates/0/edtf"),
    # names
    ("incidents/0/participants/0/name", "Piotr Brandt", "incidents/i1/participants/0"),
    ("incidents/0/participants/1/name", "Anna Lis", "incidents/i1/participants/1"),
    ("incidents/0/participants/1/affiliation", "North Star Union", "incidents/i1/participants/1/affiliation"),
    ("incidents/1/participants/0/name", "masked gunmen", "incidents/i2/participants/0"),
    ("incidents/1/places/0/text", "Alma quarry", "incidents/i2/places/0"),
    ("incidents/1/places/0/region", "Bohemia", "incidents/i2/places/0/region"),
    ("incidents/1/places/1/country", "FR", "incidents/i2/places/1/country"),
    ("incidents/1/places/1/according_to", ["Polish officials"], "incidents/i2/places/1/according_to/0"),
    ("incidents/1/weapons/0/name", "rifle", "incidents/i2/weapons/0"),
    # speakers: the listener, the neighbour, somebody who is not there
    ("statements/0/speakers/0/name", "Tomas Brandt", "statements/0/speakers/0"),
    ("statements/1/speakers/0/name", "Ilya Sorenko", "statements/1/speakers/0"),
    ("statements/2/speakers/0/name", "Peter Wolny", "statements/2/speakers/0"),
    ("statements/2/speakers/0/name", "Anna Lis", "statements/2/speakers/0"),
    ("statements/3/speakers/0/name", "Tomas Brandt", "statements/3/speakers/0"),
    ("statements/4/speakers/0/name", "Polish officials", "statements/4/speakers/0"),
    ("statements/1/speakers/0/role", "President", "statements/1/speakers/0/role"),
    ("statements/0/addressee", "Anna Lis", "statements/0/addressee"),
    ("statements/3/via", {"outlet": "South Wire"}, "statements/3/via/outlet"),
    ("statements/1/quotes", [1], "statements/1/quotes"),
    ("statements/0/quotes", [7], "statements/0/quotes"),
    # sentence numbers
    ("incidents/1/casualties/0/sentences", [CAME], "incidents/i2/casualties/0"),
    ("incidents/2/dates/0/sentences", [SECOND], "incidents/i3/dates/0"),
    ("incidents/4/participants/0/sentences", [CALL], "incidents/i5/participants/0"),
    ("incidents/1/weapons/0/sentences", [99], "incidents/i2/weapons/0"),
    ("statements/3/sentences", [FIND], "statements/3"),
    ("incidents/4/sentences", [0], "incidents/i5"),
    ("incidents/4/sentences", [OWNER], "incidents/i5/sentences"),
    ("incidents/4/sentences", [], "incidents/i5"),
    # prose
    ("incidents/1/title", "Gunmen attack the North Star camp, killing 30", "incidents/i2/title"),
    ("incidents/1/title", "Gunmen attack the North Star camp, killing seven", "incidents/i2/title"),
    ("incidents/1/title", "Gunmen Attack North Star Camp in France", "incidents/i2/title"),
    ("incidents/1/summary", "Gunmen of the Red Dawn attacked the North Star camp.", "incidents/i2/summary"),
    ("statements/1/content", "Lodia should close the border within 10 days.", "statements/1/content"),
    ("statements/2/content", "The firms of Gdansk will stay.", "statements/2/content"),
    # links
    ("incidents/0/concerning", ["i2", "i9"], "incidents/i1/concerning"),
    ("incidents/0/concerning", ["i1"], "incidents/i1/concerning"),
    ("incidents/2/concerning", ["i1"], "incidents/i3/concerning"),
    ("incidents/3/aggregate/members", ["i2", "i7"], "incidents/i4/aggregate/members"),
    ("incidents/4/key", "i4", "incidents/i4"),
    ("statements/0/about", ["i8"], "statements/0/about"),
]


@pytest.mark.parametrize(("path", "value", "refused"), FALSE, ids=[f"{path}={value}"[:60] for path, value, _ in FALSE])
def test_a_false_change_is_refused(path: str, value: object, refused: str) -> None:
    answer = changed(path, value)
    if path.endswith(("/low", "/high")):
        claim = path.rpartition("/")[0]
        node: Any = answer
        for step in claim.split("/"):
            node = node[int(step) if step.isdecimal() else step]
        node["low"], node["high"] = (value, value) if value is not None else (node["low"], None)
    made = checked(answer)
    assert refused in [rejection.path for rejection in made.rejections], complaints(made)


def test_a_refused_title_falls_back_to_words_of_the_sentence() -> None:
    made = checked(changed("incidents/2/title", "Attack on the Beta quarry kills 90"))
    assert made.incidents[2].title == "The second attack left two guards dead at the Alma quarry in Selm province."


def test_an_incident_without_a_sentence_goes_with_its_links() -> None:
    made = checked(changed("incidents/1/sentences", [0]))
    assert [report.key for report in made.incidents] == ["i1", "i3", "i4", "i5"]
    assert made.incidents[0].concerning == ("i3",)
    assert made.incidents[2].aggregate is not None
    assert made.incidents[2].aggregate.members == ("i3",)
    assert made.statements[0].about == ("i3",)


def test_a_claim_that_loses_its_claimant_is_weak() -> None:
    made = checked(changed("incidents/1/places/1/according_to", ["Polish officials"]))
    assert made.incidents[1].places[1].weak


def test_complaints_name_the_field_the_value_and_the_reason() -> None:
    [complaint] = complaints(checked(changed("incidents/1/weapons/0/name", "rifle")))
    assert complaint.startswith("incidents/i2/weapons/0")
    assert "rifle" in complaint
    assert str(FIRST) in complaint


def test_ids_follow_the_content() -> None:
    first, again = checked(ANSWER), checked(ANSWER)
    assert first == again
    ids = [report.id for report in first.incidents] + [said.id for said in first.statements]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 16 and set(one) <= set("0123456789abcdef") for one in ids)
    other = checked(changed("incidents/1/casualties/1/text", "wounding seven"))
    assert other.incidents[1].id != first.incidents[1].id
    assert other.incidents[2].id == first.incidents[2].id


def every_evidence(made: Grounding) -> list[Evidence]:
    claims = [claim for report in made.incidents for claim in claims_of(report)]
    claims += [date for statement in made.statements for date in statement.dates]
    found = [one for claim in claims for one in claim.evidence]
    found += [one for report in made.incidents for one in report.evidence]
    return found + [one for statement in made.statements for one in (*statement.quotations, *statement.evidence)]


def assert_cut_exactly(made: Grounding) -> None:
    for one in every_evidence(made):
        sentence = ANNOTATION.sentences[one.sentence - 1]
        assert TEXT[one.start : one.end] == one.text
        assert sentence.start <= one.start < one.end
        assert one.end <= sentence.end or any(quote.start == one.start for quote in ANNOTATION.quotations)


def leaves(node: Any, path: str = "") -> list[str]:
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in leaves(value, f"{path}{key}/")]
    if isinstance(node, list):
        return [leaf for index, value in enumerate(node) for leaf in leaves(value, f"{path}{index}/")]
    return [path.rstrip("/")]


WORDS = ("text", "name", "affiliation", "content", "title", "summary", "addressee", "victims")
STRINGS = [path for path in leaves(ANSWER) if path.rpartition("/")[2] in WORDS]
ODD = ["1e9", "½", "٣", "İ", "\x00", "", " ", "'s", "–"]
NUMBERED = [path for path in leaves(ANSWER) if "sentences/" in path]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(STRINGS),
    st.text(max_size=40) | st.sampled_from(TEXT.split()) | st.sampled_from(ODD),
)
def test_any_words_are_refused_or_cut_exactly(path: str, words: str) -> None:
    words = words.encode("utf-8", "replace").decode()
    made = checked(changed(path, words))
    assert_cut_exactly(made)
    assert complaints(made) == complaints(checked(changed(path, words)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NUMBERED), st.integers(-5, 40))
def test_any_sentence_number_is_refused_or_cut_exactly(path: str, number: int) -> None:
    assert_cut_exactly(checked(changed(path, number)))


TWO = "An attack on November 20 killed three miners, and another on November 28 killed two guards. No group has claimed responsibility."


def two_attacks(first: str, second: str) -> Grounding:
    article = Article(id="two", text=TWO, published="2025-12-02")
    number = {"three miners": 3, "two guards": 2}
    told = {"One attack": ("November 20", first), "Another attack": ("November 28", second)}
    incidents = [
        incident(title, "attack", title, [1], dates=[{"text": date}], casualties=[toll("killed", number[words], words, 1)])
        for title, (date, words) in told.items()
    ]
    return ground(article, annotate(article), Extraction.model_validate_json(json.dumps({"incidents": incidents})))


def test_two_dated_tolls_in_one_sentence_do_not_swap() -> None:
    right, wrong = two_attacks("three miners", "two guards"), two_attacks("two guards", "three miners")
    assert not any(claim.weak for report in right.incidents for claim in claims_of(report))
    assert all(claim.weak for report in wrong.incidents for claim in claims_of(report))


def test_nobody_claims_responsibility_where_the_sentence_denies_it() -> None:
    article = Article(id="two", text=TWO)
    said = {"speakers": [{"name": "group"}], "kind": "claim_responsibility", "content": "A group claimed it.", "sentences": [2]}
    made = ground(article, annotate(article), Extraction.model_validate_json(json.dumps({"statements": [said]})))
    assert made.statements == ()
    assert "nobody claimed" in made.rejections[0].reason
