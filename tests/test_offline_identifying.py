"""Who the victims or the doers were: one test for each construction, with an own text."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def cast(text: str) -> set[tuple[str, str]]:
    article = Article(id="a", text=text, published="2025-06-10")
    (one,) = READER.read(article, annotate(article)).incidents
    return {(claim.name, claim.role) for claim in one.participants}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Gunmen kidnapped two teachers near Cali on Monday. The victims were identified as Ana Silva and Luis Prado.",
            {("Ana Silva", "target"), ("Luis Prado", "target")},
        ),
        (
            "A bomb wounded two people in Cali on Monday. The wounded persons were identified as Ana Silva and Luis Prado.",
            {("Ana Silva", "target"), ("Luis Prado", "target")},
        ),
        ("A bomb killed four people in Cali on Monday. Among the dead was Ana Silva.", {("Ana Silva", "target")}),
        ("A bomb killed four people in Cali on Monday. One of the dead is Ana Silva.", {("Ana Silva", "target")}),
        (
            "A bomb killed two people in Cali on Monday. The dead were Ana Silva and Luis Prado.",
            {("Ana Silva", "target"), ("Luis Prado", "target")},
        ),
        ("A gunman killed two men in Leeds on Monday. Police identified the gunman as Paul Reed.", {("Paul Reed", "perpetrator")}),
        ("A bomb exploded at a bank in Cali on Monday. The Red Hand claimed responsibility.", {("Red Hand", "perpetrator")}),
        ("A bomb exploded at a bank in Cali on Monday. The Red Hand claimed responsibility for the action.", {("Red Hand", "perpetrator")}),
        (
            "A bomb exploded at a bank in Cali on Monday. The Red Hand claimed responsibility for the incident.",
            {("Red Hand", "perpetrator")},
        ),
    ],
)
def test_who_was_in_the_deed_told_before(text: str, named: set[tuple[str, str]]) -> None:
    assert named <= cast(text)


def test_nobody_claimed_it() -> None:
    assert not {role for _, role in cast("A bomb exploded at a bank in Cali on Monday. No group claimed responsibility.")} & {"perpetrator"}


def test_who_is_named_to_a_post_is_in_no_deed() -> None:
    text = "Gunmen kidnapped two teachers near Cali on Monday. The party named Ana Silva as its leader."
    assert not {name for name, _ in cast(text)} & {"Ana Silva"}


def test_what_the_victim_was_is_nobody_else() -> None:
    text = "Gunmen killed Ana Silva near Cali on Monday. The victim was a teacher."
    assert {name for name, role in cast(text) if role == "target"} == {"Ana Silva"}


def test_whom_somebody_blames_without_a_word_for_the_deed_did_the_one_told_before_as_they_say() -> None:
    article = Article(id="a", text="A bomb exploded at a bank in Cali on Monday. Police blamed the Red Hand.", published="2025-06-10")
    (one,) = READER.read(article, annotate(article)).incidents
    assert [(claim.name, claim.according_to) for claim in one.participants if claim.role == "perpetrator"] == [("Red Hand", ("police",))]


@pytest.mark.parametrize(
    "text",
    [
        "Two buses collided near Cali on Monday. The opposition blamed the government.",  # for a mishap
        "Gunmen killed a judge in Cali on Monday. The opposition accused the government of doing nothing.",  # of something else
        "A judge was killed in Cali on Monday. Police did not blame the Red Hand.",
    ],
)
def test_who_is_blamed_for_something_else_is_no_doer(text: str) -> None:
    assert {name for name, role in cast(text) if role == "perpetrator"} <= {"Gunmen"}
