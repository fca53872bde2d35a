"""Figures of speech are no events: one test for each construction, with an own sentence, and its neighbour that is a deed."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def types(text: str) -> set[str]:
    article = Article(id="a", text=text, published="2025-06-10")
    return {one.type for one in READER.read(article, annotate(article)).incidents}


@pytest.mark.parametrize(
    ("said", "done"),
    [
        (  # what somebody is called; part of a campaign is a deed
            "Eva Lind attacked her opponent as a liar in Oslo on Monday.",
            "Rebels attacked a convoy as part of a siege near Oslo on Monday.",
        ),
        (  # the reason, by one who speaks; gunmen may have reasons too
            "Senator Paul Okoro attacked the mayor on Monday for raising taxes.",
            "Gunmen attacked the mayor on Monday for raising taxes.",
        ),
        (  # the words themselves
            "Eva Lind attacked the minister on Monday, calling him a coward.",
            "Militants attacked the minister in Palma on Monday, killing him.",
        ),
        (  # over a thing, not over a border or a weekend
            "President Okoro attacked the rebels over their demands on Monday.",
            "President Okoro attacked the rebels over the border on Monday, killing two.",
        ),
        (  # or told beside it
            "Eva Lind attacked the police in Oslo on Monday and blamed them for the unrest.",
            "Eva Lind attacked the police in Oslo on Monday and wounded them with a knife.",
        ),
        (  # where it was said
            "Eva Lind attacked the minister in a speech in Oslo on Monday.",
            "Men attacked the minister in a hotel in Oslo on Monday.",
        ),
        (  # what it was done with
            "Critics attacked the minister with insults in Oslo on Monday.",
            "Men attacked the minister with knives in Oslo on Monday.",
        ),
        (  # what is attacked: a plan, or people
            "Unions attacked the plan in Oslo on Monday.",
            "Militants attacked a village near Oslo on Monday.",
        ),
        (  # how
            "Eva Lind verbally attacked the minister in Oslo on Monday.",
            "Eva Lind attacked the minister with a knife in Oslo on Monday.",
        ),
        (  # an attack on a thing of the mind, or on a town
            "The court stopped the attack on press freedom in Palma on Monday.",
            "The army stopped the attack on Palma on Monday.",
        ),
        (  # of what kind it was
            "A personal attack on the mayor of Palma was published, and a blistering attack on him launched in Palma on Monday.",
            "A deadly attack on the mayor of Palma was carried out on Monday.",
        ),
    ],
)
def test_attacks_in_words_and_deeds(said: str, done: str) -> None:
    assert "attack" not in types(said)
    assert "attack" in types(done)


@pytest.mark.parametrize(
    ("figure", "done"),
    [
        ("The collapse of the talks on Monday surprised Norway.", "The collapse of a bridge in Norway on Monday killed two people."),
        ("Her collapse in Oslo on Monday worried her party.", "A building collapse in Oslo on Monday killed two people."),
        ("Okoro won a landslide victory in Ghana on Monday.", "A landslide buried a village in Ghana on Monday."),
        ("The stock market crash on Monday hit Ghana.", "The train crash on Monday hit a village in Ghana, killing two people."),
    ],
)
def test_disasters_of_no_thing(figure: str, done: str) -> None:
    assert not types(figure) & {"disaster", "accident"}
    assert types(done) & {"disaster", "accident"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Eva Lind promised lower taxes at a rally in Palma on Monday.", "other"),  # a speaker's
        ("Thousands joined a rally against the new tax in Palma on Monday.", "protest"),  # against something
        ("Eva Lind spoke at a rally against the new tax in Palma on Monday.", "protest"),  # whoever speaks there
        ("A campaign rally was held in Palma on Monday.", "other"),  # by its name
    ],
)
def test_rallies(text: str, type_: str) -> None:
    found = types(text) & {"other", "protest"}
    assert found == {type_}


@pytest.mark.parametrize(
    ("figure", "done"),
    [
        ("Eva Lind battled pneumonia in Oslo on Monday.", "Eva Lind battled two robbers in Oslo on Monday."),  # nobody that fights back
        ("Senator Okoro faced an uphill battle in Palma on Monday.", "A fierce battle was fought in Palma on Monday."),
        ("Women in combat were praised in Palma on Monday.", "Six women were killed in combat in Palma on Monday."),
    ],
)
def test_fights_with_nobody(figure: str, done: str) -> None:
    assert not types(figure) & {"armed_clash", "attack"}
    assert types(done) & {"armed_clash", "attack"}


def test_marches_to_no_place() -> None:
    assert "protest" not in types("Her march toward power ended in Palma on Monday.")
    assert "protest" in types("Hundreds held a march toward the parliament in Palma on Monday.")


def test_missiles_into_the_sea_strike_nobody() -> None:
    assert types("The army fired two missiles into the sea on Monday.") == {"other"}
    assert types("The army fired two missiles into the town of Palma on Monday.") & {"attack", "air_or_drone_strike"}


@pytest.mark.parametrize(
    "text",
    [
        "The air force simulated an attack on Palma on Monday.",
        "Lind likened the law to burning a church in Palma on Monday.",
        "Prisons must tell the ministry in Palma when someone dies in custody.",
        "A new ad hitting Eva Lind was shown in Palma on Monday.",
    ],
)
def test_deeds_only_thought_of(text: str) -> None:
    assert types(text) == set()
