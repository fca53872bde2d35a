"""Merged tolls where one report tells single people and numbers, or a later report tells dead whom an earlier one told wounded."""

from reports import Source

from summarizer.merging import merge
from summarizer.records.incident import Casualties, Toll
from summarizer.records.vocabulary import Outcome

Told = tuple[Outcome, int, str]


def report(outlet: str, published: str | None, *told: Told) -> Source:
    """One article on a shooting at the Arda mine, with the given counts in the order of its sentences; "shot" is weak."""
    sentences = " ".join(f"{words} at the Arda mine." for _, _, words in told)
    own = " ".join(f"{outlet}{word}" for word in ("has", "its", "own", "words", "on", "it", "and", "tells", "them", "here", "too", "again"))
    source = Source(text=f"Gunmen attacked the Arda mine on 2025-03-04. {sentences} {own}.", outlet=outlet, published=published)
    at = source.find("Gunmen attacked")
    source.incident(
        "i1",
        "attack",
        "Gunmen attack the Arda mine",
        at,
        dates=(source.date("2025-03-04", "2025-03-04", at),),
        places=(source.place("Arda mine", at),),
        participants=(source.who("Gunmen", "perpetrator", at),),
        casualties=tuple(
            source.count(words, low, low, source.find(words), outcome=outcome).model_copy(update={"weak": "shot" in words})
            for outcome, low, words in told
        ),
    )
    return source


def merged(*sources: Source) -> Casualties:
    incidents = merge(source.line for source in sources).incidents
    assert len(incidents) == 1
    return incidents[0].casualties


def shown(toll: Toll | None) -> tuple[int | None, int | None, int | None] | None:
    return None if toll is None else (toll.low, toll.best, toll.high)


def test_one_person_is_a_part_of_the_number_that_the_same_report_gives() -> None:
    tolls = merged(report("A", None, ("killed", 5, "Five miners were killed"), ("killed", 1, "Leo Marr was killed")))
    assert shown(tolls.killed) == (5, 5, 5)
    assert tolls.killed is not None
    assert len(tolls.killed.claims) == 2  # it is still shown


def test_one_person_in_another_report_disputes_the_number() -> None:
    tolls = merged(report("A", None, ("killed", 5, "Five miners were killed")), report("B", None, ("killed", 1, "A miner was killed")))
    assert shown(tolls.killed) == (1, None, 5)


def test_those_shot_less_the_dead_are_the_wounded_of_a_report_that_counts_none() -> None:
    tolls = merged(report("A", None, ("killed_or_injured", 5, "Five miners were hit"), ("killed", 1, "A miner died")))
    assert shown(tolls.injured) == (4, 4, 4)
    assert tolls.injured is not None
    assert [(claim.computed, len(claim.evidence)) for claim in tolls.injured.claims] == [(True, 2)]


def test_a_report_that_counts_the_wounded_is_taken_at_its_word() -> None:
    told: tuple[Told, ...] = (
        ("killed_or_injured", 5, "Five miners were hit"),
        ("killed", 1, "A miner died"),
        ("injured", 3, "Three miners were wounded"),
    )
    assert shown(merged(report("A", None, *told)).injured) == (3, 3, 3)


def test_who_was_wounded_and_by_a_later_report_dead_is_wounded_no_more() -> None:
    early = report("A", "2025-03-05", ("injured", 1, "A miner was wounded"))
    late = report("B", "2025-03-06", ("killed", 1, "A miner died"))
    tolls = merged(early, late)
    assert (shown(tolls.killed), shown(tolls.injured)) == ((1, 1, 1), (None, None, None))
    assert tolls.injured is not None
    assert [claim.superseded for claim in tolls.injured.claims] == [True]


def test_one_more_dead_and_one_fewer_wounded_is_an_update() -> None:
    early = report("A", "2025-03-05", ("killed", 1, "A miner was killed"), ("injured", 4, "Four miners were wounded"))
    late = report("B", "2025-03-06", ("killed", 2, "Two miners were killed"), ("injured", 3, "Three miners were wounded"))
    assert shown(merged(early, late).injured) == (3, 3, 3)


def test_wounded_of_whom_a_later_report_says_nothing_stay() -> None:
    early = report("A", "2025-03-05", ("injured", 3, "Three miners were wounded"))
    late = report("B", "2025-03-06", ("killed", 1, "A miner died"))
    undated = report("C", None, ("killed", 3, "Three miners died"))
    assert shown(merged(early, late).injured) == (3, 3, 3)
    assert shown(merged(early, undated).injured) == (3, 3, 3)


def test_who_is_only_said_to_be_shot_may_be_whom_an_earlier_report_tells_dead() -> None:
    early = report("A", "2025-03-05", ("killed", 1, "A miner died"))
    shot, hurt = (report("B", "2025-03-06", ("injured", 1, words)) for words in ("A miner was shot", "A miner was wounded"))
    assert shown(merged(early, shot).injured) == (None, None, None)
    assert shown(merged(early, hurt).injured) == (1, 1, 1)


def test_a_later_number_of_missing_replaces_an_earlier_one_in_either_direction() -> None:
    early = report("A", "2025-03-05", ("missing", 16, "Sixteen miners are missing"))
    late = report("B", "2025-03-06", ("missing", 13, "Thirteen miners are missing"))
    again = report("C", "2025-03-07", ("missing", 14, "Fourteen miners are missing"))
    assert shown(merged(early, late).missing) == (13, 13, 13)
    assert shown(merged(early, late, again).missing) == (14, 14, 14)


def test_a_later_and_lower_number_of_dead_disputes_the_earlier_one() -> None:
    early = report("A", "2025-03-05", ("killed", 16, "Sixteen miners were killed"))
    late = report("B", "2025-03-06", ("killed", 13, "Thirteen miners were killed"))
    assert shown(merged(early, late).killed) == (13, None, 16)


def voiced(source: Source, *voices: tuple[str, ...]) -> Source:
    """The same report with each count told by somebody."""
    (one,) = source.incidents
    counts = tuple(claim.model_copy(update={"according_to": voice}) for claim, voice in zip(one.casualties, voices, strict=True))
    source.incidents = [one.model_copy(update={"casualties": counts})]
    return source


def test_two_claimants_counts_are_not_taken_from_each_other() -> None:
    told: tuple[Told, ...] = (("killed_or_injured", 5, "Five miners were hit"), ("killed", 3, "Three miners died"))
    assert merged(voiced(report("A", None, *told), ("ministry",), ("militants",))).injured is None
    assert shown(merged(voiced(report("A", None, *told), ("ministry",), ())).injured) == (2, 2, 2)


def test_a_rival_count_of_the_same_day_leaves_the_wounded() -> None:
    one = report("A", "2025-03-05", ("killed", 3, "Three miners died"), ("injured", 2, "Two miners were wounded"))
    tolls = merged(one, report("B", "2025-03-05", ("killed", 5, "Five miners died")))
    assert (shown(tolls.killed), shown(tolls.injured)) == ((3, None, 5), (2, 2, 2))
