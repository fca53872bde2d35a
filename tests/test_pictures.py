"""Timeline, map, matrix and growth: what they draw and what they say in words."""

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import make_brief
from summarizer.records.brief import Brief
from summarizer.records.incident import Finding, Place, ReportRef
from summarizer.rendering.html.basemap import Box, country_box, outlines
from summarizer.rendering.html.growth import growths
from summarizer.rendering.html.labels import Name, box_of, labels
from summarizer.rendering.html.matrix import matrix
from summarizer.rendering.html.timeline import timeline
from summarizer.rendering.html.worldmap import clipped, world_map
from summarizer.rendering.view import view


def brief() -> Brief:
    return make_brief(made.lines(), merge=made.merge)


def placed(*places: Place) -> Brief:
    whole = brief()
    return whole.model_copy(update={"incidents": (whole.incidents[0].model_copy(update={"places": places}),)})


def test_the_timeline_sets_the_day_of_the_event_against_the_days_of_publication() -> None:
    whole = brief()
    drawn = timeline(whole, view(whole))
    assert drawn is not None
    track = drawn.tracks[0]
    assert track.disputed
    assert [span.start for span in track.spans] == [3.0, 34.33]
    assert track.reports == (65.67, 97.0)
    assert (track.when, track.reported) == ("3 or 4 Mar 2026", "5–6 Mar 2026")
    assert track.lag is not None
    assert (track.lag.start, track.lag.end) == (3.0, 65.67)
    assert [tick.label for tick in drawn.ticks] == ["3 Mar", "4 Mar", "5 Mar", "6 Mar"]


def test_an_event_long_before_the_others_does_not_stretch_the_axis() -> None:
    whole = brief()
    old = whole.incidents[0].model_copy(update={"id": "old", "date": Finding(value="2019-05-05", status="single")})
    again = [whole.incidents[0].model_copy(update={"id": f"i{n}"}) for n in range(3)]
    longer = whole.model_copy(update={"incidents": (*whole.incidents, *again, old)})
    drawn = timeline(longer, view(longer))
    assert drawn is not None
    assert drawn.ticks[0].label == "3 Mar"
    assert drawn.tracks[-1].early
    assert drawn.tracks[-1].spans == ()


def test_the_statements_keep_their_line_however_many_incidents_there_are() -> None:
    whole = brief()
    many = tuple(whole.incidents[0].model_copy(update={"id": f"i{n}"}) for n in range(60))
    said = tuple(
        one.model_copy(
            update={"date": Finding(value="2026-03-04", status="single"), "reports": (ReportRef(id="s1", article="a1", sentences=(2,)),)}
        )
        for one in whole.statements
    )
    longer = whole.model_copy(update={"incidents": many, "statements": said})
    drawn = timeline(longer, view(longer))
    assert drawn is not None
    assert (len(drawn.tracks), drawn.left_out) == (41, 20)
    assert (drawn.tracks[-1].label, drawn.tracks[-1].when, len(drawn.tracks[-1].reports)) == ("Statements", f"{len(said)} dated", 1)


def test_a_single_known_day_makes_no_timeline() -> None:
    whole = make_brief(made.lines("a3"), merge=made.merge)
    assert timeline(whole, view(whole)) is None


def test_the_matrix_tells_disputed_values_apart_by_source() -> None:
    drawn = matrix(view(brief()))
    assert drawn is not None
    assert [source.name for source in drawn.groups[0].sources] == ["Arda Post", "North Wire"]
    facts = {fact.label: fact for fact in drawn.groups[0].facts}
    assert facts["When"].disputed
    assert [(cell.sign, cell.css) if cell else None for cell in facts["When"].cells] == [("■", "sided side1"), ("▲", "sided side2")]
    assert [cell.sign if cell else None for cell in facts["Where"].cells] == ["●", "●"]


def test_a_fact_that_nothing_independent_bears_out_is_marked_as_alone() -> None:
    whole = brief()
    first = whole.incidents[0]
    alone = first.model_copy(update={"place": first.place.model_copy(update={"status": "single"})})
    drawn = matrix(view(whole.model_copy(update={"incidents": (alone,)})))
    assert drawn is not None
    where = next(fact for fact in drawn.groups[0].facts if fact.label == "Where")
    assert [cell.css if cell else None for cell in where.cells] == ["lone", "lone"]


def test_what_one_source_tells_needs_no_matrix() -> None:
    assert matrix(view(make_brief(made.lines("a1"), merge=made.merge))) is None


def test_a_toll_grows_from_report_to_report() -> None:
    (drawn,) = growths(brief())
    assert [(day.when, day.told, [point.label for point in day.points]) for day in drawn.days] == [
        ("5 March 2026", "3 (Arda Post)", ["3"]),
        ("6 March 2026", "4 (North Wire)", ["4"]),
    ]
    assert drawn.days[0].top > drawn.days[1].top
    assert [(line.y1, line.y2) for line in drawn.lines] == [(drawn.days[0].top, drawn.days[1].top)]
    assert growths(make_brief(made.lines("a1"), merge=made.merge)) == ()


def test_a_toll_that_stays_the_same_does_not_grow() -> None:
    whole = brief()
    first = whole.incidents[0]
    killed = first.casualties.killed
    assert killed is not None
    same = killed.model_copy(update={"claims": tuple(claim.model_copy(update={"low": 3, "high": 3}) for claim in killed.claims)})
    steady = first.model_copy(update={"casualties": first.casualties.model_copy(update={"killed": same})})
    assert growths(whole.model_copy(update={"incidents": (steady,)})) == ()


def test_where_most_events_are_old_the_axis_reaches_back() -> None:
    whole = brief()
    old = [whole.incidents[0].model_copy(update={"id": f"o{n}", "date": Finding(value=f"2025-1{n}-05", status="single")}) for n in range(3)]
    longer = whole.model_copy(update={"incidents": tuple(old)})
    drawn = timeline(longer, view(longer))
    assert drawn is not None
    assert drawn.ticks[0].label == "5 Oct"
    assert not any(track.early for track in drawn.tracks)


def test_a_town_is_a_point_and_a_country_is_shaded() -> None:
    town = world_map(placed(Place(text="Kabul", role="scene", country="AF", region=None)))
    assert town is not None
    assert [(pin.name, pin.numbers) for pin in town.pins] == [("Kabul", (1,))]
    assert not any(land.shaded for land in town.lands)
    country = world_map(placed(Place(text="Tajikistan", role="scene", country="TJ", region=None)))
    assert country is not None
    assert country.pins == ()
    assert [land.country for land in country.lands if land.shaded] == ["TJ"]
    assert {"AF", "UZ", "CN", "KG"} <= {land.country for land in country.lands}
    assert [entry.name for entry in country.entries] == ["Tajikistan"]


def test_a_place_that_nobody_knows_is_on_no_map() -> None:
    assert world_map(placed(Place(text="near Arda", role="scene", country=None, region=None))) is None


def test_the_pin_lies_inside_its_country_on_the_map() -> None:
    drawn = world_map(placed(Place(text="Kabul", role="scene", country="AF", region=None)))
    assert drawn is not None
    assert 0 < drawn.pins[0].x < drawn.width
    assert 0 < drawn.pins[0].y < drawn.height


@pytest.mark.parametrize("code", ["TJ", "US", "FJ", "RU", "CL"])
def test_every_country_has_a_window_that_shows_it(code: str) -> None:
    box = country_box(code)
    assert box is not None
    assert code in {outline.country for outline in outlines(box)}
    assert country_box("??") is None


def test_a_country_beyond_the_180th_meridian_is_no_stripe_around_the_world() -> None:
    seen = {outline.country for outline in outlines(Box(-100, 40, -60, 72))}
    assert "CA" in seen
    assert "RU" not in seen
    assert "RU" in {outline.country for outline in outlines(Box(-179, 62, -170, 70))}


names = st.builds(
    Name,
    st.text("abcdefgh", min_size=1, max_size=14),
    st.floats(0, 720),
    st.floats(0, 400),
    st.just(()) | st.just((1, 2)),
    st.booleans(),
    st.just(1.0),
)


@given(st.lists(names, max_size=30))
def test_no_name_on_the_map_lies_on_another_or_runs_out_of_it(wanted: list[Name]) -> None:
    boxes = [box_of(label) for label in labels(wanted, 720, 400)]
    assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[:n])
    assert all(box.left >= 0 and box.top >= 0 and box.right <= 720 and box.bottom <= 400 for box in boxes)


def test_a_town_is_named_before_a_country_and_beside_its_own_point() -> None:
    town, land = labels([Name("Land", 100, 100, (2,), False, 9.0), Name("Town", 100, 100, (1,), True, 0.0)], 160, 120)
    assert (town.text, town.anchor, town.y) == ("Town (1)", "end", 105)
    assert (land.text, land.y) == ("Land (2)", 85)


def test_clipping_keeps_what_lies_inside() -> None:
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
    inside = clipped(square, Box(1, 1, 9, 9))
    assert set(inside) == {(1.0, 1.0), (4.0, 1.0), (4.0, 4.0), (1.0, 4.0)}
    assert clipped(square, Box(5, 5, 6, 6)) == ()
