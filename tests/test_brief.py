"""Which articles count, what changed, in which order, and the bottom line."""

from collections.abc import Sequence
from itertools import permutations
from zoneinfo import ZoneInfo

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import difference, make_brief
from summarizer.brief.bottom_line import bottom_line, sentence
from summarizer.brief.changes import changes_between
from summarizer.brief.order import incident_key
from summarizer.brief.selection import publication_day
from summarizer.errors import UsageError
from summarizer.records.article import Failure
from summarizer.records.brief import Brief, Change
from summarizer.records.incident import Casualties, Finding, FindingClaim, Merged, MergedIncident, Participant, ReportRef, Toll
from summarizer.records.report import IncidentReport, ReportedDate, ReportLine


def brief(*ids: str, date: str | None = None, since: str | None = None) -> Brief:
    return make_brief(made.lines(*ids), merge=made.merge, date=date, since=since)


def told(changes: Sequence[Change]) -> set[tuple[str | None, str, str | None]]:
    return {(change.incident or change.statement, change.what, change.field) for change in changes}


@pytest.mark.parametrize(
    ("published", "zone", "day"),
    [
        ("2026-03-05", "Asia/Tokyo", "2026-03-05"),
        ("2026-03-05T23:30", "Asia/Tokyo", "2026-03-05"),
        ("2026-03-05T23:30+05:00", "Asia/Tokyo", "2026-03-05"),
        ("2026-03-05T23:30Z", "Asia/Tokyo", "2026-03-06"),
        ("2026-03-05T23:30:00Z", "UTC", "2026-03-05"),
    ],
)
def test_an_article_counts_for_the_day_in_the_outlets_own_calendar_and_z_names_none(published: str, zone: str, day: str) -> None:
    found = publication_day(published, ZoneInfo(zone))
    assert found is not None
    assert found.isoformat() == day


def test_without_a_date_everything_counts_and_the_latest_publication_dates_the_brief() -> None:
    whole = brief()
    assert (whole.date, whole.cutoff, whole.since) == ("2026-03-06", None, None)
    assert [one.id for one in whole.articles] == ["a1", "a2", "a3"]
    assert whole.changes == ()


def test_with_a_date_later_articles_do_not_count_and_undated_ones_do() -> None:
    day = brief(date="2026-03-05")
    assert [(one.id, one.published) for one in day.articles] == [("a1", "2026-03-05"), ("a3", None)]
    assert day.cutoff == "2026-03-05"
    assert "i-attack" in [one.id for one in day.incidents]


def test_an_undated_article_that_tells_of_a_later_event_cannot_have_been_there() -> None:
    line = made.line("a3")
    told = IncidentReport(
        key="i1", type="attack", title="t", summary="s", dates=(ReportedDate(text="on March 6", edtf="2026-03-06", according_to=()),)
    )
    later = line.model_copy(update={"incidents": (told,)})
    for day, there in (("2026-03-05", False), ("2026-03-06", True)):
        whole = make_brief([made.line("a1"), made.line("a2"), later], merge=made.merge, date=day)
        assert ("a3" in [one.id for one in whole.articles]) is there
    planned = line.model_copy(update={"incidents": (told.model_copy(update={"status": "planned"}),)})
    whole = make_brief([made.line("a1"), planned], merge=made.merge, date="2026-03-05")
    assert "a3" in [one.id for one in whole.articles]


def test_the_brief_of_a_day_is_the_difference_to_the_day_before() -> None:
    day = brief(date="2026-03-06")
    assert told(day.changes) == {
        ("i-attack", "confirmed", None),
        ("i-attack", "disputed", "date"),
        ("i-attack", "disputed", "killed"),
        ("s-promised", "new", None),
    }
    dispute = next(one for one in day.changes if one.field == "date")
    assert (dispute.old, dispute.new) == ("2026-03-03", "2026-03-03 | 2026-03-04")
    assert [one.text for one in dispute.evidence] == ["on March 3", "on the night of March 4"]
    assert {one.id for one in day.statements} == {"s-promised"}


def test_what_is_first_told_is_new() -> None:
    assert ("i-attack", "new", None) in told(brief("a1", date="2026-03-05").changes)


def test_since_widens_the_window() -> None:
    day = brief(date="2026-03-06", since="2026-03-05")
    assert ("i-attack", "new", None) in told(day.changes)
    assert {one.id for one in day.statements} == {"s-condemned", "s-promised"}


def test_incidents_with_nothing_new_are_left_out_and_named_where_others_refer_to_them() -> None:
    lines = [made.line("a1"), made.line("a3"), made.line("b", text="Nothing of note.", outlet="Other", published="2026-03-09")]
    day = make_brief(lines, merge=made.merge, date="2026-03-09")
    assert {one.id for one in day.incidents} == {"i-both", "i-call"}
    assert [one.id for one in day.unchanged] == ["i-attack"]
    assert "3 people were killed" in day.unchanged[0].text
    assert day.unchanged[0].evidence


def test_a_day_without_articles_says_so_and_keeps_the_undated_ones() -> None:
    day = brief(date="2026-04-01")
    assert {ref.article for one in day.incidents for ref in one.reports} == {"a3"}
    assert day.changes == ()
    assert day.bottom_line[0].text.startswith("Nothing published on 1 April 2026 is among the articles read; the nearest day")


def test_a_brief_that_found_nothing_says_so() -> None:
    silent = [one.model_copy(update={"incidents": (), "statements": ()}) for one in made.lines()]
    for date in (None, "2026-03-06"):
        found = make_brief(silent, merge=lambda *_: Merged(), date=date)
        assert [one.text for one in found.bottom_line] == [
            "No incident and no statement was found in the articles that count for this brief."
        ]


def test_where_no_article_is_dated_every_day_has_them() -> None:
    day = brief("a3", date="2026-04-01")
    assert {one.id for one in day.incidents} == {"i-both", "i-call"}


@pytest.mark.parametrize(
    ("date", "since", "tz"), [("2026-3-5", None, "UTC"), ("2026-03-05", "2026-03-06", "UTC"), (None, None, "Mars/Olympus")]
)
def test_bad_days_and_zones_are_the_callers_to_mend(date: str | None, since: str | None, tz: str) -> None:
    with pytest.raises(UsageError):
        make_brief(made.lines(), merge=made.merge, date=date, since=since, tz=tz)


@given(st.permutations(made.lines()), st.integers(0, 2))
def test_order_and_repeats_of_lines_change_nothing(lines: list[ReportLine], again: int) -> None:
    assert make_brief([*lines, lines[again]], merge=made.merge, date="2026-03-06") == brief(date="2026-03-06")


def test_the_same_text_under_two_paths_is_one_article() -> None:
    line = made.line("a1")
    copy = line.model_copy(update={"article": line.article.model_copy(update={"path": "copy/a1.txt"})})
    whole = make_brief([line, copy], merge=made.merge)
    assert [one.paths for one in whole.articles] == [("a1.txt", "copy/a1.txt")]


def test_incidents_stand_newest_first_then_main_then_the_higher_toll() -> None:
    one = made.attack(["a1"])
    older = one.model_copy(update={"id": "older", "date": Finding(value="2025-03-03", status="single")})
    recalled = one.model_copy(update={"id": "a-recalled", "salience": "background"})
    worse = one.model_copy(update={"id": "worse", "casualties": Casualties(killed=Toll(low=9, best=9, high=9, status="single"))})
    undated = one.model_copy(update={"id": "undated", "date": made.UNKNOWN})
    for shuffled in permutations([older, recalled, worse, undated, one]):
        assert [each.id for each in sorted(shuffled, key=incident_key)] == ["worse", "i-attack", "a-recalled", "older", "undated"]


def test_the_bottom_line_hedges_what_is_disputed_and_has_three_sentences_at_most() -> None:
    text = sentence(made.attack(["a1", "a2"]))
    assert text.startswith("Near Arda: 3 to 4 people were killed (the sources disagree) in an attack, dated 3 or 4 March 2026 (the")
    incidents = [made.attack(["a1"]).model_copy(update={"id": f"i{n}"}) for n in range(6)]
    lines = bottom_line(incidents)
    assert len(lines) == 3
    assert all(line.incidents for line in lines)


def test_a_disputed_kind_or_status_is_hedged_too() -> None:
    kinds = tuple(FindingClaim(value=value, text=value) for value in ("attack", "accident"))
    one = made.attack(["a1"]).model_copy(update={"type_finding": Finding(value="attack", status="disputed", claims=kinds)})
    assert "in an accident or attack (the sources disagree)" in sentence(one)
    assert "whether it happened is disputed" in sentence(
        one.model_copy(update={"status_finding": Finding(value=None, status="disputed", claims=kinds)})
    )


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Chinese workers", "Chinese nationals"], "an attack on Chinese workers"),
        (["Lena Orlova", "Max Veld"], "an attack on 3"),
        (["miners", "Five people"], "an attack on 3"),
    ],
)
def test_a_target_is_named_only_where_the_sources_leave_no_doubt_who(names: list[str], words: str) -> None:
    targets = tuple(Participant(name=name, role="target", affiliation=None) for name in names)
    assert words in sentence(made.attack(["a1"]).model_copy(update={"participants": targets}))


@pytest.mark.parametrize(
    ("others", "head"),
    [
        (["Arda region", "the mill on the Arda"], "The mill on the Arda: "),
        ([], "The camp of the miners of the second shift beyond the old…: "),
    ],
)
def test_a_long_place_gives_way_to_the_fullest_name_that_is_short(others: list[str], head: str) -> None:
    long = "the camp of the miners of the second shift beyond the old bridge at Arda"
    claims = tuple(FindingClaim(value=value, text=value) for value in (long, *others))
    one = made.attack(["a1"]).model_copy(update={"place": Finding(value=long, status="agreed", claims=claims)})
    assert sentence(one).startswith(head)


def test_what_is_told_for_the_first_time_leads_among_its_like() -> None:
    old, new = (made.attack(["a1"]).model_copy(update={"id": name}) for name in ("i-old", "i-young"))
    call = made.merge(made.lines("a3"), "representative", ()).incidents[1]
    assert [one.incidents for one in bottom_line([old, new, call], frozenset({"i-young"}))] == [("i-young",), ("i-old",), ("i-call",)]


@pytest.mark.parametrize(
    ("status", "words"), [("planned", "is planned"), ("alleged", "is alleged to"), ("unconfirmed", "unconfirmed"), ("denied", "is denied")]
)
def test_what_did_not_simply_happen_is_not_told_as_if_it_had(status: str, words: str) -> None:
    assert words in sentence(made.attack(["a1"]).model_copy(update={"status": status}))


def test_split_joined_renamed_and_retracted_follow_from_shared_reports() -> None:
    both = made.attack(["a1", "a2"])
    first = made.attack(["a1"]).model_copy(update={"id": "i-one"})
    second = made.attack(["a2"]).model_copy(update={"id": "i-two"})
    apart, together = Merged(incidents=(first, second)), Merged(incidents=(both,))
    fresh = frozenset({"a2"})
    assert ("i-attack", "joined", None) in told(changes_between(apart, together, fresh))
    assert ("i-one", "split", None) in told(changes_between(together, apart, fresh))
    assert ("i-attack", "renamed", None) in told(changes_between(Merged(incidents=(first,)), together, fresh))
    assert ("i-one", "retracted", None) in told(changes_between(Merged(incidents=(first,)), Merged(), fresh))


def test_of_a_split_incident_the_greater_part_goes_on_and_the_other_is_new() -> None:
    def reported(id_: str, *names: str) -> MergedIncident:
        refs = tuple(ReportRef(id=name, article="a1", sentences=(1,)) for name in names)
        return made.attack(["a1"]).model_copy(update={"id": id_, "reports": refs})

    old = Merged(incidents=(reported("i-old", "r1", "r2", "r3"),))
    new = Merged(incidents=(reported("i-greater", "r1", "r2"), reported("i-lesser", "r3", "r4")))
    found = changes_between(old, new, frozenset({"a1"}))
    assert told(found) == {("i-greater", "renamed", None), ("i-greater", "split", None), ("i-lesser", "new", None)}


def test_an_incident_joined_of_two_is_compared_with_the_one_it_shares_most_reports_with() -> None:
    first = made.attack(["a1"]).model_copy(update={"id": "i-one"})
    second = made.attack(["a2"]).model_copy(update={"id": "i-two", "reports": ()})
    other = second.model_copy(update={"reports": (ReportRef(id="i1", article="a2", sentences=(1,)),)})
    found = changes_between(Merged(incidents=(first, other)), Merged(incidents=(made.attack(["a1", "a2"]),)), frozenset({"a2"}))
    assert {("i-attack", "joined", None), ("i-attack", "disputed", "date")} <= told(found)


def test_a_denial_about_an_incident_is_a_change_of_that_incident() -> None:
    line = made.merge(made.lines("a1"), "representative", ())
    denial = line.statements[0].model_copy(update={"kind": "deny"})
    found = changes_between(Merged(incidents=line.incidents), Merged(incidents=line.incidents, statements=(denial,)), frozenset({"a1"}))
    assert ("i-attack", "denied", None) in told(found)


def test_a_recalled_incident_is_no_news() -> None:
    recalled = made.attack(["a1"]).model_copy(update={"salience": "background"})
    assert changes_between(Merged(), Merged(incidents=(recalled,)), frozenset({"a1"})) == ()


def test_every_cited_sentence_is_carried_whole() -> None:
    whole = brief()
    assert ("a2", 1) in {(one.article, one.sentence) for one in whole.sentences}
    for one in whole.sentences:
        assert made.line(one.article).article.text[one.start : one.end] == one.text


def test_failures_are_carried_in_order() -> None:
    failures = [Failure(source=name, reason="r", remedy="m") for name in "ba"]
    assert [one.source for one in make_brief(made.lines(), merge=made.merge, failures=failures).failures] == ["a", "b"]


def test_a_brief_differs_from_itself_in_nothing_and_from_another_field_by_field() -> None:
    old, new = brief("a1"), brief("a1", "a2")
    assert difference(old, old) == ()
    found = {(one.path, one.what): (one.old, one.new) for one in difference(old, new)}
    assert found["incidents[i-attack]/date/status", "changed"] == ('"single"', '"disputed"')
    assert ("articles[a2]", "added") in found
    assert ("articles[a2]", "removed") in {(one.path, one.what) for one in difference(new, old)}


def test_a_renamed_incident_is_compared_with_its_former_self_wherever_it_is_referred_to() -> None:
    document = brief("a1").model_dump_json(by_alias=True)
    assert document.count('"i-attack"') > 1
    assert difference(Brief.model_validate_json(document), Brief.model_validate_json(document.replace('"i-attack"', '"i-other"'))) == ()


def test_two_readings_of_one_article_are_compared_by_the_sentences_they_rest_on() -> None:
    old = brief("a1")
    read_again = old.model_copy(
        update={
            "incidents": tuple(
                one.model_copy(
                    update={"id": "i-again", "title": "Another title", "reports": (ReportRef(id="other", article="a1", sentences=(1,)),)}
                )
                for one in old.incidents
            )
        }
    )
    found = {one.path: one.what for one in difference(old, read_again) if one.steps[0].field == "incidents"}
    assert found["incidents[i-again]/title"] == "changed"
    assert "incidents[i-again]" not in found
    other = read_again.model_copy(update={"incidents": tuple(one.model_copy(update={"type": "call"}) for one in read_again.incidents)})
    assert {one.path: one.what for one in difference(old, other)}["incidents[i-again]"] == "added"
