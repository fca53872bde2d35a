"""Who stands as a participant, under which name and of which group: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def told(text: str) -> tuple[Incident, ...]:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article)).incidents


def cast(text: str, role: str) -> set[str]:
    return {claim.name for one in told(text) for claim in one.participants if claim.role == role}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus near Jos on Monday and killed 27.",
        "Gunmen attacked a bus near Jos on Monday; three were wounded.",
        "Gunmen attacked a bus near Jos on Monday, wounding five others.",
    ],
)
def test_a_bare_number_is_nobody(text: str) -> None:
    assert cast(text, "target") == {"bus"}


def test_a_number_of_some_names_them() -> None:
    assert "two of her guards" in cast("Senator Ana Prado and two of her guards were murdered in Lima on Monday.", "target")


def test_a_stretch_of_land_is_a_place_and_no_target() -> None:
    found = told("Rebels attacked the border region on Monday with mortars.")
    assert cast("Rebels attacked the border region on Monday with mortars.", "target") == set()
    assert {place.text for one in found for place in one.places} == {"border region"}


def test_a_country_can_be_struck() -> None:
    assert cast("Norway attacked Ghana on Monday with missiles.", "target") == {"Ghana"}


def test_a_charge_is_the_weapon_and_no_target() -> None:
    text = "Rebels detonated a bomb in front of the embassy in Lima on Monday."
    assert cast(text, "target") == {"embassy"}
    assert {weapon.name for one in told(text) for weapon in one.weapons} == {"bomb"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Men set fire to the mayor's office in Huaraz on Monday.", "mayor's office"),
        ("Men opened fire on a crowd of pilgrims in Lahore on Monday.", "crowd of pilgrims"),
        ("A blast on Monday caused serious damage to the town hall in Cali.", "town hall"),
        ("A bomb exploded in front of the consulate in Lima on Monday.", "consulate"),
        ("An attack in front of the consulate in Lima on Monday left two dead.", "consulate"),
        ("Men shot at the newspaper's offices in Lima on Monday.", "newspaper's offices"),
        ("Men placed eleven bombs in bank branches in Cali on Monday.", "bank branches"),
        ("Power lines were sabotaged near Cali on Monday.", "Power lines"),
        ("Two engineers were taken hostage near Cali on Monday.", "Two engineers"),
        ("A bomb exploded on the fifth floor of a bank in Lima on Monday.", "bank"),
        ("Men hurled grenades at the consulate's roof in Lima on Monday.", "consulate"),
        ("The attack perpetrated on Monday by unknown men against the union's office in Lima left four wounded.", "union's office"),
    ],
)
def test_what_is_struck_through_a_preposition(text: str, target: str) -> None:
    assert target in cast(text, "target")


def test_the_possessor_of_a_murder_suffers_it_and_that_of_an_attack_does_it() -> None:
    assert cast("The priests' murder in Lima on Monday shocked Pope Leo.", "target") == {"priests"}
    assert cast("The rebels' attack on a school in Lima on Monday failed.", "perpetrator") == {"rebels"}


def test_his_driver_is_named_without_the_pronoun() -> None:
    assert "driver" in cast("Gunmen killed Senator Paul Okoro and his driver in Jos on Monday.", "target")


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("Members of the Red Hand attacked a school in Kano on Monday.", "Members of the Red Hand", "Red Hand"),
        ("Army officers murdered a priest in Lima on Monday.", "Army officers", "Army"),
    ],
)
def test_the_group_that_people_are_of(text: str, name: str, group: str) -> None:
    assert (name, group) in {(claim.name, claim.affiliation) for one in told(text) for claim in one.participants}


def test_the_windows_of_a_thing_are_the_thing() -> None:
    assert cast("A blast on Monday damaged the windows of the consulate in Cali.", "target") == {"consulate"}
    assert cast("A blast on Monday in Cali broke the peace and damaged windows.", "target") == set()


def test_a_murder_on_a_street_is_of_no_street() -> None:
    assert cast("The murder of Luis Prado on a street in Cali on Monday shocked Pope Leo.", "target") == {"Luis Prado"}


def test_who_is_named_out_of_several_is_a_victim_too() -> None:
    text = "Soldiers murdered six priests, including rector Ana Silva and two deans, in Lima on Monday."
    assert cast(text, "target") >= {"six priests", "Ana Silva", "two deans"}


def test_what_is_fired_is_no_target() -> None:
    assert cast("Field guns were fired at the town hall in Palma on Monday.", "target") == set()
    assert cast("Rebels occupied 8 km of the road to Palma on Monday.", "target") == set()


def test_one_of_the_bombs_is_no_doer() -> None:
    assert cast("One of the bombs went off in a bank in Cali on Monday.", "perpetrator") == set()


def test_who_is_wounded_in_a_clash_is_hurt_and_no_party() -> None:
    text = "Eight minors were wounded in a clash between rebels and soldiers in Palma on Monday."
    assert ("Eight minors" in cast(text, "target"), cast(text, "party")) == (True, {"rebels", "soldiers"})


def test_the_weapon_in_front_of_its_fire() -> None:
    weapons = {weapon.name for one in told("A judge was killed by machinegun fire in Cali on Monday.") for weapon in one.weapons}
    assert weapons == {"machinegun"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Three banks in Cali were the target of bomb attacks on Monday.", {"Three banks"}),
        ("The targets of Monday's bomb attacks in Cali were a bank and a bus.", {"bank", "bus"}),
        ("Candidate Luis Prado escaped unharmed from an attack in Cali on Monday.", {"Luis Prado"}),
        ("Ana Silva survived an assassination attempt in Cali on Monday.", {"Ana Silva"}),
    ],
)
def test_at_whom_a_deed_was_aimed(text: str, target: set[str]) -> None:
    assert cast(text, "target") == target


def test_who_did_not_escape_or_escaped_otherwise_is_not_told_so() -> None:
    assert cast("The attackers escaped after an attack on a bank in Cali on Monday.", "target") == {"bank"}
    assert cast("The treaty was not the target of the attack on a bank in Cali on Monday.", "target") == {"bank"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked on the road to Cali on Monday and killed a driver.",
        "Other attacks of this kind killed a driver in Cali on Monday.",
        "Soldiers stormed a camp near Cali on Monday, killing a driver and capturing 46 rifles.",
    ],
)
def test_roads_kinds_and_arms_are_struck_by_nothing(text: str) -> None:
    assert not {"road", "road to Cali", "kind", "this kind", "46 rifles"} & cast(text, "target")
    assert "driver" in cast(text, "target")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Luis Prado was killed in Lima on Monday along with his wife and a guard.", {"Luis Prado", "wife", "guard"}),
        ("The two engineers, together with a driver, were kidnapped in Cali on Monday.", {"two engineers", "driver"}),
        ("Two engineers, Ana Silva and Luis Prado, were killed in Cali on Monday.", {"Two engineers", "Ana Silva", "Luis Prado"}),
        (
            "Rebels burned three vehicles, a bus, a fuel truck and an ambulance, in Cali.",
            {"three vehicles", "bus", "fuel truck", "ambulance"},
        ),
        (
            "The killing of six of their members, including rector Ana Silva and two nuns, in Lima on Monday shocked Pope Leo.",
            {"six of their members", "Ana Silva", "two nuns"},
        ),
        ("Gunmen shot dead Judge Ana Silva, her driver and two guards in Cali on Monday.", {"Ana Silva", "driver", "two guards"}),
        ("The politician, lawyer and former envoy was kidnapped in Cali on Monday.", {"politician"}),
        ("The politician, a lawyer and an envoy were kidnapped in Cali on Monday.", {"politician", "lawyer", "envoy"}),
        ("Hundreds of its leaders were beaten in Cali on Monday.", {"leaders"}),
    ],
)
def test_who_is_told_in_one_breath(text: str, victims: set[str]) -> None:
    assert cast(text, "target") == victims


def test_what_they_have_in_common_is_nobody_else() -> None:
    assert cast("Two policemen, members of the guard, were killed in Cali on Monday.", "target") == {"Two policemen"}
    assert cast("Gunmen killed Luis Prado with a rifle in Cali on Monday.", "target") == {"Luis Prado"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Rebels attacked the residence of President Ana Silva in Lima on Monday.", {"residence of President Ana Silva", "Ana Silva"}),
        ("Rebels attacked Luis Prado's car in Lima on Monday.", {"Luis Prado's car", "Luis Prado"}),
        ("Rebels attacked the office of President Ana Silva in Lima on Monday.", {"office of President Ana Silva"}),
    ],
)
def test_who_lives_or_rides_in_what_is_struck_is_meant(text: str, target: set[str]) -> None:
    assert cast(text, "target") == target


def test_a_whole_nation_is_no_target() -> None:
    assert cast("The rebels attacked a bus in Lima on Monday and murdered the Peruvian people.", "target") == {"bus"}
    assert cast("The rebels murdered two Peruvian people in Lima on Monday.", "target") == {"two Peruvian people"}


def test_both_sides_are_those_who_are_named() -> None:
    text = "Both sides discussed trade at the meeting between Prime Minister Eva Lind and President Paul Okoro in Oslo on Monday."
    assert cast(text, "party") == {"Eva Lind", "Paul Okoro"}


def test_a_name_ends_with_the_quotation_in_it() -> None:
    text = 'Soldiers killed three "members of a hostile band" near Oslo on Monday.'
    assert cast(text, "target") == {'three "members of a hostile band"'}
