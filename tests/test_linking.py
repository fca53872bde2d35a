"""What linking compares and how groups form: no chains, no crowds, each feature with an example of its own."""

import pytest
from reports import Source

from summarizer.merging import mentions, merge
from summarizer.merging.collecting import collect
from summarizer.merging.features import Features, bearer, is_proper
from summarizer.merging.scoring import compare
from summarizer.records.vocabulary import IncidentType


def told(outlet: str, day: str, *, who: str = "Anna Petrova", kind: IncidentType = "attack", where: str = "Kulob") -> Source:
    text = f"Gunmen wounded {who} in {where} on {day}. {' '.join(f'{outlet}{n}' for n in range(30))}."
    s = Source(text=text, outlet=outlet)
    at = (1,)
    s.incident(
        "i1",
        kind,
        f"{who} wounded",
        at,
        dates=(s.date(day, day, at),),
        places=(s.place(where, at, country="TJ"),),
        participants=(s.who(who, "target", at),),
    )
    return s


def features(*sources: Source) -> tuple[Features, ...]:
    return collect(source.line for source in sources).incidents


def test_no_chain_joins_what_does_not_belong() -> None:
    """The middle day is within the tolerance of both ends, the ends are not of each other."""
    merged = merge(told(outlet, day).line for outlet, day in (("A", "2025-03-01"), ("B", "2025-03-03"), ("C", "2025-03-05")))
    assert sorted(len(incident.reports) for incident in merged.incidents) == [1, 2]


@pytest.mark.parametrize(
    ("other", "links"),
    [
        (told("B", "2025-03-02"), True),
        (told("B", "2025-03-08"), False),
        (told("B", "2025-03-01", kind="armed_clash"), True),
        (told("B", "2025-03-01", kind="call"), False),
        (told("B", "2025-03-01", who="Boris Ivanov"), False),
        (told("B", "2025-03-01", where="Khujand", who="Boris Ivanov"), False),
    ],
)
def test_both_channels_must_agree(other: Source, links: bool) -> None:
    assert compare(*features(told("A", "2025-03-01"), other)).links is links


def test_a_score_is_the_same_from_both_sides() -> None:
    one, other = features(told("A", "2025-03-01"), told("B", "2025-03-02"))
    assert compare(one, other) == compare(other, one)


def test_a_vague_date_beside_a_precise_one_does_not_bridge_a_gap() -> None:
    """ "Last week" holds the thirtieth, but the report itself says the twenty-fifth."""
    one, other = told("A", "2025-11-25"), told("B", "2025-11-30")
    week = one.incidents[0].dates[0].model_copy(update={"edtf": "2025-11-24/2025-11-30"})
    one.incidents = [one.incidents[0].model_copy(update={"dates": (*one.incidents[0].dates, week)})]
    assert compare(*features(one, other)).veto == "5 days apart"


def test_people_streets_and_officials() -> None:
    text = "Police Chief Ken Nixon said Mahaj Brown was hit on East Ashmead Street. Detective Paul Lane did not comment to the Daily News."
    assert mentions.people_and_sights(text) == (("mahaj brown",), ("east ashmead street",))


def test_towns_by_preposition_dateline_and_people() -> None:
    assert [town for town, _ in mentions.towns("Two people were shot in Milwaukee, where Oakland police had been.")] == [
        "milwaukee",
        "oakland",
    ]
    assert [town for town, _ in mentions.towns("MEMPHIS, Tenn. (AP) — A boy was hurt.")] == ["memphis"]
    assert mentions.towns("He was seen in Georgia near Jefferson Avenue.") == ()


def test_ages() -> None:
    assert mentions.ages("A 12-year-old and Kevin Barbee, 15, were hit; the driver, aged 40, was not.") == {12, 15, 40}


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Foreign Minister", "Lena Orlova"),
        ("the group's Foreign Minister", "Lena Orlova"),
        ("Arda counterpart", "Max Veld"),
        ("ambassador", None),
        ("miners", None),
    ],
)
def test_an_office_is_held_by_the_name_that_the_article_gives_with_it(role: str, name: str | None) -> None:
    text = "Foreign Minister Lena Orlova and her Arda counterpart, Max Veld, met ambassador Ida Bo and ambassador Jon Au."
    assert bearer(role, text) == name


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Jamaat Ansarullah", True),
        ("Guo Zhijun", True),
        ("three employees of the LLC Shahin SM", False),
        ("Tajik border guards", False),
        ("Ambassador", False),
    ],
)
def test_named_or_described(name: str, proper: bool) -> None:
    assert is_proper(name) is proper


@pytest.mark.parametrize(
    "text",
    [
        "MOMBASA, 6 March 2026 (Coast Wire) - Dockers walked out.",
        "MOMBASA, March 6 — Dockers walked out.",
        "Mombasa (Coast Wire) – Dockers walked out.",
        "Coast Wire: Dockers walked out.",
    ],
)
def test_where_and_by_whom_a_story_was_written_links_nothing(text: str) -> None:
    told = mentions.without_lead_in(text, "Coast Wire")
    assert "Dockers walked out." in told
    assert not {"mombasa", "coast", "wire", "march"} & set(told.lower().replace(":", " ").split())


def test_a_dash_within_a_sentence_is_no_lead_in() -> None:
    assert "Kulob" in mentions.without_lead_in("Gunmen in Kulob - a town in the south - killed two.", None)
