"""The parts of the merger on small made-up events: dates, tolls, places, links, origins, sources, judgements."""

from pathlib import Path

import pytest
from reports import Source

from summarizer.errors import UsageError
from summarizer.merging import independence, judgements, merge, origins
from summarizer.merging.explain import explain, in_words
from summarizer.merging.fusion import same_victims
from summarizer.merging.independence import Source as Voice
from summarizer.merging.judgements import Judgement, Pin
from summarizer.merging.matching import fullest
from summarizer.records.incident import Merged, MergedIncident, Toll
from summarizer.records.report import ReportedCasualties
from summarizer.records.vocabulary import IncidentType, Policy, VictimGroup

TEXT = (
    "Gunmen attacked the Arda mine near Kulob on {date} and {count} died, {by} said. "
    "The dead miners came from Kulob. A second raid on the Belt depot in Kulob followed. Two guards and three raiders were killed there."
)


def article(
    outlet: str,
    *,
    day: str | None = "2025-03-04",
    said: tuple[int | None, int | None] = (3, 3),
    published: str | None = "2025-03-06",
    by: str = "police",
    group: VictimGroup = "total",
) -> Source:
    """One article on the attack on the mine, each outlet in its own words beside the shared fixture sentence."""
    padding = " ".join(
        f"{outlet}{word}" for word in ("own", "words", "about", "this", "story", "told", "here", "at", "length", "today", "again", "more")
    )
    count = "several miners" if said[0] is None else f"{said[0]} miners"
    s = Source(text=f"{TEXT.format(date=day or 'a recent day', count=count, by=by)} {padding}.", outlet=outlet, published=published)
    at = s.find("Gunmen attacked")
    s.incident(
        "i1",
        "attack",
        "Gunmen attack the Arda mine",
        at,
        dates=(s.date(day, day, at),) if day else (),
        places=(s.place("Arda mine near Kulob", at, country="TJ"),),
        participants=(s.who("Gunmen", "perpetrator", at),),
        casualties=(s.count(count, said[0], said[1], at, victims="miners", by=(by,), group=group),),
    )
    return s


def killed(merged: Merged) -> Toll:
    assert len(merged.incidents) == 1
    toll = merged.incidents[0].casualties.killed
    assert toll is not None
    return toll


def both(*sources: Source, policy: Policy = "representative") -> Merged:
    return merge((source.line for source in sources), policy)


def test_days_within_the_tolerance_are_one_event_with_a_disputed_date() -> None:
    merged = both(article("A", day="2025-03-04"), article("B", day="2025-03-06"))
    assert [(i.date.status, i.date.value) for i in merged.incidents] == [("disputed", None)]


def test_days_beyond_the_tolerance_are_two_events_that_say_why() -> None:
    merged = both(article("A", day="2025-03-01"), article("B", day="2025-03-05"))
    assert len(merged.incidents) == 2
    assert merged.incidents[0].related[0].because == "not merged: 4 days apart"


def test_a_month_supports_a_day_and_disputes_nothing() -> None:
    finding = both(article("A", day="2025-03-04"), article("B", day="2025-03", by="miners")).incidents[0].date
    assert (finding.value, finding.status) == ("2025-03-04", "agreed")


def test_a_majority_of_independent_claimants_gives_the_representative_value_and_leaves_the_dispute() -> None:
    sources = (article("A", said=(3, 3), by="police"), article("B", said=(4, 4), by="doctors"), article("C", said=(4, 4), by="miners"))
    toll = killed(both(*sources))
    assert (toll.low, toll.best, toll.high, toll.status) == (3, 4, 4, "disputed")


def test_three_outlets_that_cite_one_ministry_are_one_claimant() -> None:
    sources = (
        article("A", said=(4, 4), by="Tajik police"),
        article("B", said=(4, 4), by="Tajik police"),
        article("C", said=(3, 3), by="doctors"),
    )
    toll = killed(both(*sources))
    assert (toll.best, toll.status) == (None, "disputed")


def test_policies_settle_a_tie_each_in_its_way() -> None:
    sources = (article("A", said=(3, 3), by="police"), article("B", said=(4, 4), by="doctors", published=None))
    assert {policy: killed(both(*sources, policy=policy)).best for policy in ("representative", "conservative", "informative")} == {
        "representative": None,
        "conservative": 3,
        "informative": 3,  # the only one with a publication day
    }


def test_a_later_higher_toll_is_an_update_and_an_undated_one_is_not() -> None:
    early, late = article("A", said=(3, 3), published="2025-03-05"), article("B", said=(5, 5), published="2025-03-07")
    toll = killed(both(early, late))
    assert (toll.low, toll.best, toll.status) == (5, 5, "single")
    assert [claim.superseded for claim in toll.claims] == [True, False]
    assert killed(both(early, article("B", said=(5, 5), published=None))).status == "disputed"


def test_a_later_lower_toll_is_a_conflict() -> None:
    assert (
        killed(both(article("A", said=(5, 5), published="2025-03-05"), article("B", said=(3, 3), published="2025-03-07"))).status
        == "disputed"
    )


def test_more_than_five_and_seven_agree_and_no_number_stays_unknown() -> None:
    toll = killed(both(article("A", said=(6, None)), article("B", said=(7, 7), by="doctors")))
    assert (toll.low, toll.best, toll.high, toll.open, toll.status) == (7, 7, 7, False, "agreed")
    unknown = killed(both(article("A", said=(None, None))))
    assert (unknown.low, unknown.best, unknown.high, unknown.status) == (None, None, None, "unknown")


def test_zero_is_zero() -> None:
    toll = killed(both(article("A", said=(0, 0))))
    assert (toll.low, toll.best, toll.high) == (0, 0, 0)


def test_parts_by_group_never_dispute_a_total_and_their_sum_confirms_it() -> None:
    parts = article("B", by="doctors")
    (report,) = parts.incidents
    claim = report.casualties[0]
    pieces: tuple[ReportedCasualties, ...] = (
        claim.model_copy(update={"group": "civilians", "low": 1, "high": 1}),
        claim.model_copy(update={"group": "attackers", "low": 2, "high": 2}),
    )
    parts.incidents = [report.model_copy(update={"casualties": pieces})]
    toll = killed(both(article("A", said=(3, 3)), parts))
    assert (toll.best, toll.status) == (3, "agreed")
    assert [(g.group, g.best) for g in toll.by_group] == [("civilians", 1), ("attackers", 2)]
    alone = killed(both(parts))
    assert (alone.low, alone.best, alone.high) == (3, 3, 3)


def test_copies_of_one_text_are_one_origin_and_no_agreement() -> None:
    one = article("A")
    copy = Source(text=one.text, outlet="B", published="2025-03-06", incidents=[i.model_copy(update={"id": "copy"}) for i in one.incidents])
    merged = both(one, copy)
    assert len(merged.origins) == 1
    assert merged.incidents[0].origins == 1
    assert killed(merged).status == "single"


def test_likeness_of_texts() -> None:
    base = " ".join(f"word{n}" for n in range(200))
    rewrite = base.replace("word100 word101 word102", "other words here")
    same, other = origins.fingerprint(base), origins.fingerprint(" ".join(f"else{n}" for n in range(200)))
    assert origins.likeness(same, origins.fingerprint(rewrite)) > origins.COPY
    assert origins.likeness(same, other) < 0.1
    found = origins.find({"a": same, "b": origins.fingerprint(rewrite), "c": other}, ("a", "b", "c"))
    assert [origin.articles for origin in found] == [("a", "b")]


@pytest.mark.parametrize(
    ("found", "count"),
    [
        ([("o1", "ministry"), ("o2", "ministry")], 1),
        ([("o1", "ministry"), ("o1", "doctors")], 1),
        ([("o1", "ministry"), ("o2", "doctors")], 2),
        ([("o1", "ministry"), ("o1", "doctors"), ("o2", "ministry")], 2),
    ],
)
def test_independent_means_another_origin_and_another_claimant(found: list[tuple[str, str]], count: int) -> None:
    assert independence.independent(Voice(*one) for one in found) == count


def test_one_claimant_under_several_names() -> None:
    assert independence.claimant_key("Tajik officials") == independence.claimant_key("the authorities of Tajikistan")
    assert independence.claimant_key("the Chinese embassy") != independence.claimant_key("Chinese officials")


def _pins(*sources: Source) -> tuple[Pin, ...]:
    return tuple(Pin(article=source.id, sentence=1, type="attack") for source in sources)


def test_a_judgement_keeps_apart_what_would_be_one_and_says_so() -> None:
    one, other = article("A"), article("B")
    decision = Judgement(what="different", reports=_pins(one, other), reason="two mines", initials="MK")
    merged = merge([one.line, other.line], judgements=(decision,))
    assert len(merged.incidents) == 2
    assert merged.judgements[0].effect == "kept apart reports that would be one"


def test_a_judgement_joins_what_a_veto_kept_apart() -> None:
    one, other = article("A", day="2025-03-01"), article("B", day="2025-03-09", published="2025-03-10")
    decision = Judgement(what="same", reports=_pins(one, other), reason="typing error", initials="MK")
    merged = merge([one.line, other.line], judgements=(decision,))
    assert len(merged.incidents) == 1
    assert merged.judgements[0].effect == "joined reports that were apart"


@pytest.mark.parametrize(("what", "best"), [("reject", 4), ("accept", 3), ("replace", 4)])
def test_a_judgement_on_one_claim(what: judgements.What, best: int) -> None:
    one, other = article("A", said=(3, 3)), article("B", said=(4, 4), by="doctors")
    new = {"low": 4, "high": 4} if what == "replace" else {}
    decision = Judgement.model_validate(
        {"what": what, "reports": _pins(one), "field": "casualties", "text": "3 miners", "reason": "list of names", "initials": "MK", **new}
    )
    toll = killed(merge([one.line, other.line], judgements=(decision,)))
    assert (toll.best, toll.status == "disputed") == (best, False)


def test_a_judgement_on_nothing_says_so() -> None:
    decision = Judgement(
        what="reject", reports=(Pin(article="none", sentence=1, type="call"),), field="dates", text="x", reason="r", initials="i"
    )
    assert merge([article("A").line], judgements=(decision,)).judgements[0].effect == "none: no article 'none' was read"


def test_the_file_of_judgements_is_validated(tmp_path: Path) -> None:
    path = tmp_path / "judgements.toml"
    path.write_text('[[judgement]]\nwhat = "same"\nreports = []\nreason = "r"\ninitials = "i"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="two reports or more"):
        judgements.load(path)
    path.write_text(
        '[[judgement]]\nwhat = "different"\nreason = "r"\ninitials = "i"\n'
        'reports = [{article = "a", sentence = 1, type = "attack"}, {article = "b", sentence = 2, type = "attack"}]\n',
        encoding="utf-8",
    )
    assert [decision.what for decision in judgements.load(path)] == ["different"]
    with pytest.raises(UsageError, match="cannot be read"):
        judgements.load(tmp_path / "missing.toml")


def test_nothing_gives_nothing() -> None:
    assert merge(()) == Merged()


def test_an_incident_explains_its_links_and_its_refused_neighbours() -> None:
    lines = [article("A").line, article("B", day="2025-03-05").line, article("C", day="2025-03-09", published="2025-03-15").line]
    incident = next(i for i in merge(lines).incidents if len(i.reports) == 2)
    found = explain(lines, incident.reports[1].id)
    assert found is not None
    assert found.incident == incident.id
    (pair,) = found.together
    assert pair.links
    assert pair.who == pytest.approx(sum(reason.weight for reason in pair.reasons if reason.channel == "who"), abs=0.05)
    assert [pair.veto for _, pair in found.refused] == ["4 days apart"]
    assert "never: 4 days apart" in in_words(found)
    assert explain(lines, "nothing") is None


def undated(*, links: bool) -> Source:
    """An undated article on a raid of "11 March", with an older story beside it; with `links`, it tells of another attack too."""
    s = Source(text=f"{TEXT.format(date='11 March', count='3 miners', by='police')} The Belt depot opened in February 2019.", outlet="U")
    at = s.find("A second raid")
    s.incident("i1", "attack", "A raid on the Belt depot", at, dates=(s.date("11 March", "XXXX-03-11", s.find("Gunmen attacked")),))
    s.incident(
        "i2",
        "agreement",
        "The Belt depot opened",
        s.find("The Belt depot opened"),
        dates=(s.date("February 2019", "2019-02", s.find("The Belt depot opened")),),
    )
    if links:
        first = s.find("Gunmen attacked")
        where, killed = (s.place("Arda mine near Kulob", first, country="TJ"),), (s.count("3 miners", 3, 3, first, victims="miners"),)
        s.incident(
            "i3",
            "attack",
            "Gunmen attack the Arda mine",
            first,
            places=where,
            casualties=killed,
            participants=(s.who("Gunmen", "perpetrator", first),),
        )
    return s


def raid(merged: Merged) -> MergedIncident:
    return next(one for one in merged.incidents if one.title == "A raid on the Belt depot")


def test_an_old_story_of_an_undated_article_gives_no_year_to_its_news() -> None:
    assert raid(both(undated(links=False))).date.value == "XXXX-03-11"
    assert raid(both(undated(links=False), article("A"))).date.value == "XXXX-03-11"


def test_a_dated_article_on_one_event_gives_the_year_to_the_others_of_an_undated_one() -> None:
    finding = raid(both(undated(links=True), article("A"))).date
    assert (finding.value, len(finding.claims[0].inferred)) == ("2025-03-11", 1)


@pytest.mark.parametrize(
    ("a", "b", "value", "status"),
    [
        ("attack", "air_or_drone_strike", "air_or_drone_strike", "agreed"),
        ("attack", "armed_clash", None, "agreed"),
        ("attack", "accident", None, "disputed"),
    ],
)
def test_related_types_agree_and_contrary_ones_are_disputed(a: IncidentType, b: IncidentType, value: str | None, status: str) -> None:
    one, other = article("A", by="police"), article("B", by="doctors")
    one.incidents = [report.model_copy(update={"type": a}) for report in one.incidents]
    other.incidents = [report.model_copy(update={"type": b}) for report in other.incidents]
    (incident,) = both(one, other).incidents
    assert incident.type_finding.status == status
    assert value is None or incident.type == value


def test_of_one_bearers_names_the_fullest_is_shown() -> None:
    assert fullest(["foreign ministry", "foreign ministry", "Afghan Foreign Ministry"]) == "Afghan Foreign Ministry"
    assert fullest(["Muttaqi", "Amir Khan Muttaqi", "Muttaqi"]) == "Amir Khan Muttaqi"
    assert fullest(["Sirojiddin Muhriddin", "Sirajuddin Muhriddin", "Sirojiddin Muhriddin"]) == "Sirojiddin Muhriddin"


def test_victims_told_apart_by_number_alone_are_one_party() -> None:
    assert same_victims("three Chinese nationals", "Chinese workers")
    assert not same_victims("three Chinese nationals", "two Tajik workers")
    assert not same_victims("two Tajik officers", "Tajik civilians")
    assert not same_victims("Chinese workers", "a Chinese work camp")


def test_a_merged_headline_names_the_place_in_few_words_and_no_disputed_value() -> None:
    long, short = article("A", day="2025-03-04", by="police"), article("B", day="2025-03-06", by="doctors")
    where = "the Arda mine held by a company of the state near the town of Kulob"
    long.incidents = [r.model_copy(update={"places": (r.places[0].model_copy(update={"text": where}),)}) for r in long.incidents]
    assert both(long, short).incidents[0].title == "Attack (Kulob), 3 killed"


def test_an_undisputed_incident_of_several_reports_has_a_report_s_headline_if_that_stands_alone() -> None:
    reports = article("A", by="police"), article("B", by="doctors")
    assert both(*reports).incidents[0].title == "Gunmen attack the Arda mine"
    for bad in ("They attacked the Arda mine", "Gunmen kill four at the Arda mine"):
        for source in reports:
            source.incidents = [r.model_copy(update={"title": bad}) for r in source.incidents]
        assert both(*reports).incidents[0].title.startswith("Attack (Arda mine")


def test_a_headline_that_opens_with_a_pronoun_is_composed_and_keeps_the_doubt() -> None:
    one = article("A")
    one.incidents = [r.model_copy(update={"title": "They attacked the mine", "status": "unconfirmed"}) for r in one.incidents]
    assert both(one).incidents[0].title == "Unconfirmed attack (Arda mine near Kulob), 3 killed"


@pytest.mark.parametrize(("published", "salience"), [("2025-11-20", "main"), ("2027-03-04", "background"), (None, "main")])
def test_a_deed_of_long_ago_is_background_however_its_reader_called_it(published: str | None, salience: str) -> None:
    s = Source(text="A similar accident on 2025-11-15 killed many on the same route.", published=published)
    s.incident("i1", "accident", "A similar accident", (1,), dates=(s.date("2025-11-15", "2025-11-15", (1,)),))
    (incident,) = merge([s.line]).incidents
    assert incident.salience == salience


@pytest.mark.parametrize(
    ("kind", "struck", "headline"),
    [
        ("accident", "passengers", "Accident (Kulob)"),
        ("attack", "At least nine people", "Attack (Kulob)"),
        ("attack", "Another 80 people", "Attack (Kulob)"),
        ("attack", "Chinese workers", "Attack on Chinese workers (Kulob)"),
        ("abduction", "Father Ali Sani", "Abduction of Father Ali Sani (Kulob)"),
        ("abduction", "guard", "Abduction (Kulob)"),
    ],
)
def test_a_headline_names_whom_a_deed_was_aimed_at_and_no_number(kind: IncidentType, struck: str, headline: str) -> None:
    s, at = Source(text=f"It struck {struck} in Kulob."), (1,)
    s.incident("i1", kind, "It struck them", at, places=(s.place("Kulob", at, country="TJ"),), participants=(s.who(struck, "target", at),))
    (incident,) = merge([s.line]).incidents
    assert incident.title == headline


def test_a_quake_of_old_beside_the_undated_news_is_another() -> None:
    """ "Early Wednesday" has no day without a publication date; "In 2007" is not it, whatever else agrees."""
    text = "A magnitude 6.1 earthquake struck Arda early Wednesday, killing 23. In 2007 a quake of magnitude 8.0 killed 595 in Arda."
    s = Source(text=text, outlet="A", published=None)
    news, old = s.find("A magnitude 6.1"), s.find("In 2007")
    for key, at, day, value in (("i1", news, "early Wednesday", None), ("i2", old, "2007", "2007")):
        s.incident(key, "disaster", "Earthquake in Arda", at, dates=(s.date(day, value, at),), places=(s.place("Arda", at, country="PE"),))
    assert len(merge([s.line]).incidents) == 2
