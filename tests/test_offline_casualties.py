"""The offline extractor's tolls: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()

Toll = tuple[str, str, int | None, int | None]


def tolls(text: str) -> set[Toll]:
    article = Article(id="a", text=text, published="2025-06-10")
    extraction = READER.read(article, annotate(article))
    return {(claim.outcome, claim.group, claim.low, claim.high) for one in extraction.incidents for claim in one.casualties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three miners were killed in an attack in Kano.", {("killed", "total", 3, 3)}),
        (  # rival totals of two who count; no sum, though "more than" looks like "more"
            "At least 12 people were hurt in a riot in Kano, the mayor said. Organisers put the number of injured at more than 40.",
            {("injured", "total", 12, None), ("injured", "total", 41, None)},
        ),
        ("Gunmen killed three miners in Kano.", {("killed", "total", 3, 3)}),
        ("The UN (two of its drivers were killed in Kano on Monday) protested.", {("killed", "total", 2, 2)}),
        ("The attack in Kano resulted in the deaths of 2 drivers.", {("killed", "total", 2, 2)}),
        ("A bomb exploded in Lima, leaving 5 people dead.", {("killed", "total", 5, 5)}),
        ("An explosion in Lima claimed 12 lives.", {("killed", "total", 12, 12)}),
        ("At least 40 people died in a fire in Cairo.", {("killed", "total", 40, None)}),
        ("More than five miners were killed in Kano on Monday.", {("killed", "total", 6, None)}),
        ("Gunmen in Kano killed and injured several miners.", {("killed", "total", None, None), ("injured", "total", None, None)}),
        ("The attacks in Kano resulted in the deaths and injuries of 10 miners.", {("killed_or_injured", "total", 10, 10)}),
        ("Four miners were killed and two others were wounded in Kano.", {("killed", "total", 4, 4), ("injured", "total", 2, 2)}),
        ("A man was shot dead in Leeds on Monday.", {("killed", "total", 1, 1)}),
        ("A man was shot in Leeds on Monday.", {("injured", "total", 1, 1)}),
        ("A 12-year-old was killed in a shooting in Leeds.", {("killed", "total", 1, 1)}),
        ("Two men were in critical condition after a shooting in Leeds.", {("injured", "total", 2, 2)}),
        ("Three men suffered minor injuries in a crash in Leeds.", {("injured", "total", 3, 3)}),
        ("Gunmen in Jos kidnapped two engineers.", {("captured", "total", 2, 2)}),
        ("A shooting in Leeds left one man dead and three others hospitalized.", {("killed", "total", 1, 1), ("injured", "total", 3, 3)}),
        ("A shooting in Leeds left two people dead and two more wounded.", {("killed", "total", 2, 2), ("injured", "total", 2, 2)}),
        ("A boy shot and killed an 11-year-old last Friday in Salem.", {("killed", "total", 1, 1)}),
        ("Three others were taken to a hospital with gunshot wounds after a shooting in Leeds.", {("injured", "total", 3, 3)}),
        ("Police found a man suffering from a gunshot wound. He was taken to a hospital, where he died.", {("killed", "total", 1, 1)}),
    ],
)
def test_counts(text: str, expected: set[Toll]) -> None:
    """Passive, active, of-phrase, "leaving", lives, open ends, no number, combined, conjoined, shot, ages, states, captives, "left so"."""
    assert tolls(text) == expected


def test_parts_of_one_clause_and_their_sum() -> None:
    expected = {("killed", "total", 5, 5), ("killed", "security_forces", 2, 2), ("killed", "attackers", 3, 3)}
    assert tolls("Two officers and three attackers were killed in a clash near Goma.") == expected


def test_parts_in_apposition_add_nothing() -> None:
    expected = {("killed", "total", 5, 5), ("killed", "security_forces", 2, 2), ("killed", "attackers", 3, 3)}
    assert tolls("Five people were killed in Goma – two officers and three attackers.") <= expected


def test_included_victims_are_not_added() -> None:
    assert tolls("Nine people, including a child, were killed in a raid in Kano.") == {("killed", "total", 9, 9)}


def test_a_coordinated_role_is_one_person() -> None:
    assert tolls("A husband and father was killed in a raid in Kano.") == {("killed", "total", 1, 1)}


def test_a_death_among_those_shot_counts_them_together() -> None:
    found = tolls("Four men were shot outside a bar in Leeds on Monday. One of the men was pronounced dead.")
    assert ("killed_or_injured", "total", 4, 4) in found


@pytest.mark.parametrize(
    "text",
    [
        "About 126 people have been killed in the city this year.",
        "A bomb could have killed hundreds of people in Lima.",
        "Nobody was killed in the raid in Kano.",
        "Gunmen fired 30 shots at a house in Kano on Monday.",
    ],
)
def test_no_toll(text: str) -> None:
    """Statistics, what might have been, negation, things."""
    assert tolls(text) == set()


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("The death toll from the bus crash near Pasco has risen to 17, officials said.", "killed", 17),
        ("The number of injured stands at 40 after the blast in Homs.", "injured", 40),
        ("Deaths from the flood in Gaya have reached 200, the ministry said.", "killed", 200),
        ("Two more patients died, bringing the death toll from the blast in Homs to 31.", "killed", 31),  # and not two
    ],
)
def test_a_running_total_is_the_toll(text: str, outcome: str, number: int) -> None:
    assert tolls(text) == {(outcome, "total", number, number)}


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in Salem on Monday. Crime stats for 2024 show 165 people were murdered.",
        "Two men were shot in Salem on Monday. Eight children have been shot in the past 17 months, Ann Lee said.",
    ],
)
def test_a_count_over_months_is_no_toll_of_the_deed(text: str) -> None:
    assert {low for _, _, low, _ in tolls(text)} == {2}


def test_not_a_single_one_is_no_death() -> None:
    assert not any(low for _, _, low, _ in tolls("A ferry sank off Lamu on Sunday. Not a single sailor was killed, the Red Cross said."))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels burned nine buses near Kano on Monday.",
        "Rebels burned the mayor's office and a hospital in Kano on Monday.",
        "The daughter of the envoy was almost killed in Kano on Monday.",
    ],
)
def test_things_and_near_misses_are_no_toll(text: str) -> None:
    assert tolls(text) == set()


def test_almost_forty_are_forty_at_most() -> None:
    assert {outcome for outcome, *_ in tolls("Almost forty miners were killed in an attack in Kano on Monday.")} == {"killed"}


def test_deaths_are_nobody() -> None:
    text = "The attack in Kano on Monday caused 17 deaths and wounded three miners."
    article = Article(id="a", text=text, published="2025-06-10")
    claims = [claim for one in READER.read(article, annotate(article)).incidents for claim in one.casualties]
    assert {(claim.outcome, claim.victims) for claim in claims} == {("killed", None), ("injured", "three miners")}


@pytest.mark.parametrize(
    ("text", "outcome", "count"),
    [
        ("Gunmen shot dead Judge Ana Silva, her driver and two guards in Cali on Monday.", "killed", 4),
        ("The politician, lawyer and former envoy was kidnapped in Cali on Monday.", "captured", 1),
        ("The politician, a lawyer and an envoy were kidnapped in Cali on Monday.", "captured", 3),
    ],
)
def test_who_is_one_and_who_is_beside(text: str, outcome: str, count: int) -> None:
    assert (outcome, "total", count, count) in tolls(text)
    assert {kind for kind, *_ in tolls(text)} == {outcome}


def test_a_sum_is_open_where_one_of_its_parts_is() -> None:
    found = tolls("At least 17 soldiers and six civilians were killed in an air strike on Kano on Monday.")
    assert found == {("killed", "total", 23, None), ("killed", "security_forces", 17, None), ("killed", "civilians", 6, 6)}


def test_parts_stand_where_no_sum_can_be_drawn() -> None:
    found = tolls("Two soldiers and several civilians were killed in an air strike on Kano on Monday.")
    assert found == {("killed", "security_forces", 2, 2), ("killed", "civilians", None, None)}


def test_two_claimants_of_one_group_stand_side_by_side() -> None:
    told = "Two soldiers were killed by a bomb in Kano on Monday, officials said."
    assert tolls(f"{told} The militants said they had killed 12 soldiers.") == {("killed", "total", 2, 2), ("killed", "total", 12, 12)}
    assert tolls(f"{told} The two soldiers killed were sergeants, officials said.") == {("killed", "total", 2, 2)}
