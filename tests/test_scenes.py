"""How scenes stand to each other: places of no name, large towns, names that the gazetteer does not know."""

import pytest

from summarizer.merging import features, scenes
from summarizer.merging.features import Features
from summarizer.records.report import IncidentReport, ReportedArticle, ReportedPlace


def report(*places: str, text: str = "") -> Features:
    told = tuple(ReportedPlace(text=place) for place in places)
    one = IncidentReport(id="r", key="i1", type="attack", title="A shooting", summary=text or "A shooting.", places=told, sentences=(1,))
    return features.of_line(ReportedArticle(id="a", text="", sentences=()), (one,), {"i1": "c"})[0]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("a parking lot", "a parking lot", "unknown"),
        ("his home", "his home", "unknown"),
        ("Star Inn", "Star Inn", "spot"),
        ("Chicago", "Chicago", "town"),
        ("Salem, Oregon", "Salem, Oregon", "spot"),
    ],
)
def test_only_what_is_named_is_one_place_and_a_large_town_is_large(one: str, other: str, relation: str) -> None:
    assert scenes.place_relation(report(one), report(other)) == relation


def test_a_scene_named_in_the_other_text_is_told_of_by_both() -> None:
    one, other = report("coal mine in Amasra"), report("coal mine", text="The Amasra miners were buried.")
    assert [point.because for point in scenes.where(one, other, "unknown")] == ["both tell of amasra"]


def test_the_name_of_a_street_is_no_place_of_its_own() -> None:
    assert scenes.scene_names(report("corner of Main Street and Oak Avenue").spots) == frozenset()
