"""Mishaps, their causes and their victims: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def told(text: str) -> tuple[Incident, ...]:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article)).incidents


@pytest.mark.parametrize(
    ("text", "type_", "toll"),
    [
        ("Six members of a family lost their lives in Lund on Monday when the roof of their house caved in.", "accident", ("killed", 6)),
        ("Two people were electrocuted in Lund on Monday.", "accident", ("killed", 2)),
        ("An outbreak of cholera has sickened 14 people in Lund since it began on Monday.", "disaster", ("injured", 14)),
        ("Two boys were struck by a pickup in Lund on Monday.", "accident", ("injured", 2)),
        ("Divers were looking for survivors after a ferry sank off Lund on Monday, killing at least five.", "accident", ("killed", 5)),
        ("An apartment block collapsed in Lund on Monday, killing 10 people.", "accident", ("killed", 10)),
        ("Two miners were killed and five trapped when a shaft caved in near Lund on Monday.", "accident", ("killed", 2)),
        ("Typhoon Rosa made landfall in Luzon on Monday, killing at least three people.", "disaster", ("killed", 3)),
        ("A stampede at a temple in Puri on Monday left 12 pilgrims dead.", "disaster", ("killed", 12)),
        ("A cyclist died on Monday after being hit by a lorry in Camden.", "accident", ("killed", 1)),
        ("At least nine people were killed in riots that broke out in Gao on Monday.", "riot", ("killed", 9)),
        ("The death toll from adulterated liquor in Lund climbed to 17 on Monday.", "disaster", ("killed", 17)),
    ],
)
def test_what_hurt_them(text: str, type_: str, toll: tuple[str, int]) -> None:
    (one,) = told(text)
    assert (one.type, {(claim.outcome, claim.low) for claim in one.casualties}) == (type_, {toll})


def test_a_driver_who_strikes_a_car_attacks_nobody() -> None:
    (one,) = told("The driver sped off and struck a minivan in Lund on Monday.")
    assert one.type == "accident"
    assert told("The driver struck a man with a bat in Lund on Monday.")[0].type != "accident"


def test_whom_somebody_drowns_is_killed() -> None:
    assert all(one.type != "accident" for one in told("Two girls were drowned by a man in Lund on Monday."))


def test_the_day_to_which_a_toll_is_counted_is_not_the_deeds() -> None:
    (one,) = told("The death toll from the quake in Agra rose to five on Tuesday.")
    assert one.dates == ()


def test_who_is_only_feared_dead_is_counted_by_nobody() -> None:
    (one,) = told("A quake in Agra killed four people on Monday. Two people feared dead were found alive.")
    assert [(claim.outcome, claim.low) for claim in one.casualties] == [("killed", 4)]


def test_another_vehicle_is_another_accident() -> None:
    one, other = told("A ferry sank off Bali on Monday, killing five people. Two days before, a speedboat collided with a barge off Ystad.")
    assert ([claim.text for claim in one.places], [claim.text for claim in other.places]) == (["Bali"], ["Ystad"])


def test_the_same_vehicle_is_the_same_accident() -> None:
    (one,) = told("A ferry sank off Lund on Monday, killing five people. A ferry worker said the ferry went down fast.")
    assert one.type == "accident"


def test_what_happened_long_ago_is_background() -> None:
    text = "A ferry sank off Lund on Monday. Divers are at work. It is cold. In June 2018 a ferry capsized off Ystad, killing 16 people."
    assert [(one.type, one.salience) for one in told(text)] == [("accident", "main"), ("accident", "background")]


def test_a_ship_with_a_name_comes_to_grief() -> None:
    (one,) = told("The cargo ship Vera Star ran aground off Crete on Monday.")
    assert one.type == "accident"
