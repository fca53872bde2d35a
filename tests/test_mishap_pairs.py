"""Accidents and disasters told twice in other words: from two texts to one incident, and two incidents kept apart."""

import pytest

from summarizer import pipeline
from summarizer.extractors.offline import OfflineExtractor
from summarizer.merging import merge
from summarizer.records.article import Article
from summarizer.records.incident import Merged

READER = OfflineExtractor()
Told = tuple[str, str]
"""Publication day and text."""


def merged(*told: Told) -> Merged:
    """What comes of the articles, each of another outlet."""
    articles = [
        Article(id=str(number) * 16, text=text, published=day, outlet=f"Outlet {number}", language="en")
        for number, (day, text) in enumerate(told, 1)
    ]
    return merge(pipeline.extract(articles, READER, concurrency=1).lines)


FIRE = ("2025-06-10", "A fire tore through a garment factory in Dhaka on Monday, killing 9 workers. The blaze started on the second floor.")
BUS = ("2025-06-10", "A bus carrying pilgrims plunged into a ravine near Huancayo in central Peru on Monday, killing 14 people.")


@pytest.mark.parametrize(
    ("first", "second", "type_"),
    [
        (
            BUS,
            (
                "2025-06-11",
                "The death toll from a bus crash in Peru has risen to 16. The vehicle veered off the road outside Huancayo on Monday.",
            ),
            "accident",
        ),
        (
            ("2025-06-10", "At least 41 miners died when methane exploded in a coal mine in Amasra, northern Turkey, on Friday evening."),
            ("2025-06-11", "Turkey mourned the victims of the Amasra mine disaster. Friday's blast at the coal mine killed 41 workers."),
            "explosion",
        ),
        (
            FIRE,
            (
                "2025-06-11",
                "Nine people were killed in a factory blaze in the capital. The fire broke out in a building in Dhaka on Monday.",
            ),
            "disaster",
        ),
        (
            (
                "2025-06-10",
                "Flash floods swept through villages in Baghlan province in Afghanistan on Friday, killing more than 300 people.",
            ),
            ("2025-06-11", "Floods in Afghanistan's Baghlan have killed at least 315 people. Heavy rain hit the province on Friday."),
            "disaster",
        ),
        (
            (
                "2025-06-10",
                "A small plane crashed shortly after takeoff in Barcelos in Brazil on Saturday, killing all 14 people on board.",
            ),
            ("2025-06-11", "Twelve passengers and two crew members died when their aircraft went down in Barcelos on Saturday."),
            "accident",
        ),
        (
            ("2025-06-10", "A landslide buried a village in Enga province in Papua New Guinea on Friday, and 100 people are feared dead."),
            (
                "2025-06-12",
                "More than 670 people are believed to have died in the landslide in Enga province. The slide hit early on Friday.",
            ),
            "disaster",
        ),
        (
            ("2025-06-10", "A suspension bridge collapsed in the town of Morbi in Gujarat on Sunday, and at least 132 people were killed."),
            (
                "2025-06-11",
                "Police in Gujarat arrested nine people on Monday after a footbridge fell into a river in Morbi on Sunday, killing 134.",
            ),
            "accident",
        ),
    ],
)
def test_one_mishap_in_other_words_is_one_incident(first: Told, second: Told, type_: str) -> None:
    shared = [one for one in merged(first, second).incidents if one.origins == 2]
    assert [one.type for one in shared] == [type_]


@pytest.mark.parametrize(
    "second",
    [
        ("2025-06-24", "A bus fell into a gorge near Ayacucho in Peru on Sunday, killing 11 people."),
        ("2025-06-11", "A bus fell into a gorge near Arequipa in Peru on Monday, killing 11 people."),
    ],
)
def test_another_day_or_town_is_another_mishap(second: Told) -> None:
    assert all(one.origins == 1 for one in merged(BUS, second).incidents)


def test_a_near_miss_says_why() -> None:
    found = merged(FIRE, ("2025-06-11", "A fire in a slum in Dhaka killed three people on Tuesday, officials said."))
    assert all(one.origins == 1 for one in found.incidents)
    assert {relation.because for one in found.incidents for relation in one.related} == {"not merged: 9 against 3 killed"}
