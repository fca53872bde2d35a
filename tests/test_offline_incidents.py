"""The offline extractor's incidents: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def told(text: str) -> tuple[Incident, ...]:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article)).incidents


def cast(one: Incident, role: str) -> set[str]:
    return {claim.name for claim in one.participants if claim.role == role}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Gunmen attacked a police station in Kano on Monday.", "attack"),
        ("Soldiers clashed with rebels near Goma on Monday.", "armed_clash"),
        ("A bomb exploded outside a bank in Lima on Monday.", "explosion"),
        ("A drone strike hit a depot near Odesa on Monday.", "air_or_drone_strike"),
        ("Rebels shelled the town of Sake on Monday.", "shelling"),
        ("Gunmen kidnapped two engineers near Jos on Monday.", "abduction"),
        ("Thousands of people marched in Paris on Saturday against a pension reform.", "protest"),
        ("Police arrested three men in Leeds on Monday.", "arrest"),
        ("Three men were taken into custody in Leeds on Monday.", "arrest"),
        ("Police fired tear gas and rubber bullets in Leeds on Monday.", "protest"),
        ("Thousands of people took to the streets in Leeds on Monday.", "protest"),
        ("Protesters blocked a road in Leeds on Monday and burned tyres.", "protest"),
        ("Police raided a warehouse in Leeds on Monday.", "other"),
        ("A court in Leeds sentenced a former coach to 25 years in prison on Monday.", "other"),
        ("Ann Lee was found guilty of fraud in Leeds on Monday.", "other"),
        ("Ann Lee was jailed for life in Leeds on Monday.", "other"),
        ("Prime Minister Eva Lind held a telephone conversation with President Paul Okoro on Monday.", "call"),
        ("Prime Minister Eva Lind met President Paul Okoro in Oslo on Monday.", "meeting"),
        ("President Paul Okoro visited Oslo on Monday.", "visit"),
        ("Norway and Ghana signed an agreement in Oslo on Monday.", "agreement"),
        ("Norway deployed 300 troops to Mali on Monday.", "deployment"),
        ("Authorities evacuated 3,000 residents from Goma on Sunday.", "evacuation"),
        ("The United States imposed sanctions on two shipping firms on Thursday.", "sanction"),
        ("Prosecutors launched an investigation on Friday.", "investigation"),
        ("A bus crashed into a truck near Puebla on Monday, killing 12 passengers.", "accident"),
        ("An earthquake struck western Nepal on Friday, killing 128 people.", "disaster"),
    ],
)
def test_types(text: str, type_: str) -> None:
    assert type_ in {one.type for one in told(text)}


def test_roles_active_and_passive() -> None:
    (active,) = told("Gunmen ambushed a convoy near Jos on Monday.")
    (passive,) = told("A convoy was ambushed by gunmen near Jos on Monday.")
    for one in (active, passive):
        assert {name.lower() for name in cast(one, "perpetrator")} == {"gunmen"}
        assert cast(one, "target") == {"convoy"}


def test_date_place_and_weapon_of_the_clause() -> None:
    (one,) = told("Gunmen attacked a police station in Kano on Monday with grenades.")
    assert [claim.text for claim in one.dates] == ["Monday"]
    assert "Kano" in {claim.text for claim in one.places}
    assert [(claim.name, claim.use) for claim in one.weapons] == [("grenades", "used")]


def test_a_date_of_another_clause_is_not_the_events() -> None:
    (one,) = told("Gunmen attacked a market in Kano on Monday, since the army had left the city in 2019.")
    assert [claim.text for claim in one.dates] == ["Monday"]


def test_where_it_came_from() -> None:
    (one,) = told("The attack on the camp on Monday was launched from Chad.")
    assert ("Chad", "launched_from") in [(claim.text, claim.role) for claim in one.places]


def test_affiliation_of_a_participant() -> None:
    (one,) = told("Members of the Red Hand attacked a police station in Kano on Monday.")
    assert {claim.affiliation for claim in one.participants} >= {"Red Hand"}


def test_whom_others_blame_is_named() -> None:
    one = told("The governor blamed rebels for the attack in Kano on Monday.")[0]
    assert "rebels" in cast(one, "perpetrator")


def test_one_event_over_several_sentences() -> None:
    text = "Gunmen attacked a police station in Kano on Monday. The attack began at dawn.\nFour officers were killed in the incident."
    (one,) = told(text)
    assert one.sentences == (1, 2, 3)
    assert [(claim.outcome, claim.low) for claim in one.casualties] == [("killed", 4)]


def test_another_date_is_another_event() -> None:
    text = "Gunmen attacked a market in Kano on 2 June, killing four people. Gunmen attacked a school in Jos on 7 June, killing two people."
    assert len(told(text)) == 2


def test_ordinals_share_out_dates_and_tolls() -> None:
    text = (
        "Norway condemned the attacks, which occurred in two separate incidents on May 4 and May 9. "
        "In the first, gunmen raided a camp and killed 3 miners. The second incident resulted in the deaths of 2 drivers."
    )
    first, second = (one for one in told(text) if one.aggregate is None)
    assert ([claim.text for claim in first.dates], [claim.low for claim in first.casualties]) == (["May 4"], [3])
    assert ([claim.text for claim in second.dates], [claim.low for claim in second.casualties]) == (["May 9"], [2])


def test_an_aggregate_is_a_record_of_its_own() -> None:
    (one,) = told("More than five miners were killed in two separate attacks last week.")
    assert one.aggregate is not None
    assert one.aggregate.count == 2
    assert [(claim.low, claim.high) for claim in one.casualties] == [(6, None)]


def test_a_call_concerns_what_it_follows() -> None:
    text = "Minister Eva Lind held a telephone conversation with Minister Paul Okoro following a deadly attack on miners in Kano."
    call = next(one for one in told(text) if one.type == "call")
    attack = next(one for one in told(text) if one.type == "attack")
    assert call.concerning == (attack.key,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Paul Okoro will visit Oslo next week.", "planned"),
        ("Rebels allegedly shelled the town of Sake on Monday.", "alleged"),
        ("The army denied that soldiers attacked a market in Kano on Monday.", "denied"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [one.status for one in told(text)] == [status]


def test_what_was_planned_has_happened_where_it_is_told_so() -> None:
    planned = "Omar Haddad will be charged with theft in Palma, police said."
    assert [one.status for one in told(planned) if one.type == "arrest"] == ["planned"]
    done = planned + " Haddad was charged with theft on Friday."
    assert [one.status for one in told(done) if one.type == "arrest"] == ["happened"]


def test_unconfirmed_by_the_sentence_after() -> None:
    text = "Minister Eva Lind had a phone conversation with Minister Paul Okoro on Monday. Oslo has not officially announced this."
    assert [(one.status, one.sentences) for one in told(text)] == [("unconfirmed", (1, 2))]


@pytest.mark.parametrize(
    "text",
    [
        "Norway is ready to conduct joint investigations.",
        "Rebels threatened to attack the port.",
        "The union threatened a 48-hour strike in May.",
        "The minister directed the army to evacuate 300 people from Leeds.",
        "The two countries agreed to hold technical meetings.",
        "Drivers met expectations in Leeds.",
        "He is charged with murder.",
        "More than 13,000 people have died in the war since 1980.",
        "Soldiers did not attack the village.",
    ],
)
def test_what_did_not_happen_is_no_incident(text: str) -> None:
    """Intentions, threats, plans of nobody in particular, other senses, names of offences, totals of a war, negation."""
    assert told(text) == ()


def test_speech_acts_are_no_incidents() -> None:
    assert told("China urged its citizens to evacuate the border region.") == ()


def test_claimants_of_a_reported_event() -> None:
    (one,) = told("According to the Interior Ministry, gunmen attacked a market in Kano on Monday.")
    assert one.dates[0].according_to == ("Interior Ministry",)


def test_titles_are_the_articles_words() -> None:
    (one,) = told("Police said gunmen attacked a market in Kano on Monday.")
    assert one.title == "Gunmen attacked a market in Kano on Monday"


def test_a_list_keeps_events_apart() -> None:
    text = "Contacts grew, including a trip by Governor Paul Okoro to Oslo and a visit by a Norwegian delegation to Accra last month."
    assert len(told(text)) == 2


def test_quoted_intent_and_furniture_tell_nothing() -> None:
    assert told("Related: Gunmen attack market in Kano\n3 min read\n") == ()


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        # responders' clause after the deed, and before it
        ("A man was shot and killed. Officers responded to the 200 block of Oak Street around 3 a.m. Sunday.", "Sunday", "Oak Street"),
        ("Officers were called to a motel on Oak Street on Friday. They found two men shot.", "Friday", "motel"),
        # "it happened"
        ("A girl was shot in the leg. It happened on Saturday near Elm Park.", "Saturday", "Elm Park"),
        # a participial clause of the same time
        ("A boy was shot while walking home in Salem Sunday night.", "Sunday night", "Salem"),
        # the narrative's hour and day
        ("Two men were shot. A car had pulled up next to them around 5:45 p.m. on Saturday.", "Saturday", None),
    ],
)
def test_the_day_and_place_told_beside_the_deed(text: str, day: str, place: str | None) -> None:
    (one,) = (found for found in told(text) if found.type == "attack")
    assert [claim.text for claim in one.dates] == [day]
    assert place is None or any(place in claim.text for claim in one.places)


def test_the_day_of_saying_it_is_not_the_deeds() -> None:
    (one,) = told("Police said Monday that two men were shot outside a bar in Salem.")
    assert one.dates == ()


def test_an_arrest_article_tells_of_the_shooting_too() -> None:
    found = told("Police on Monday arrested a man in the shooting of a teenager Saturday night.")
    days = {one.type: [claim.text for claim in one.dates] for one in found}
    assert days == {"arrest": ["Monday"], "attack": ["Saturday night"]}
    (shooting,) = (one for one in told("Alan Reed is charged with murder in the shooting death of Carl Moss.") if one.type == "attack")
    assert [(claim.outcome, claim.low) for claim in shooting.casualties] == [("killed", 1)]


def test_the_first_of_a_numbered_series_has_the_parties_of_the_next() -> None:
    second, first = (
        one
        for one in told(
            "It is the second time that the media have reported a telephone conversation between Foreign Minister Eva Lind and President"
            " Paul Okoro. The first time was in early March, after two attacks on the border."
        )
        if one.type == "call"
    )
    assert cast(first, "party") == cast(second, "party") == {"Eva Lind", "Paul Okoro"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "A bus veered off a mountain road near Pasco on Sunday, killing 14 people.",
            "accident",
        ),  # what the doer came to, by the main clause
        ("Three workers were killed when a crane collapsed in Leeds on Tuesday.", "accident"),  # by a clause of time
        ("Lightning killed three farmers near Gaya on Sunday.", "disaster"),  # a force of nature as the doer
        ("A van hit a group of pedestrians in Bonn on Friday, killing one woman.", "accident"),  # a thing on wheels
        ("A man drove a van into a crowd in Bonn on Friday, killing one woman.", "attack"),  # but not with a man as the doer
        ("Helicopters struck a market near Sarmin on Monday, killing 12 people.", "attack"),  # nor what flies
        ("Six soldiers were killed in an ambush near Bunia on Saturday.", "attack"),
    ],
)
def test_a_mishap_is_no_attack(text: str, type_: str) -> None:
    (incident,) = told(text)
    assert incident.type == type_


def test_a_like_event_of_another_time_is_another_event() -> None:
    found = told("A bus crashed near Pasco on Sunday, killing 14 people. Last month, 9 people died in a similar crash in the province.")
    assert [[toll.low for toll in one.casualties] for one in found] == [[14], [9]]


def test_a_date_in_a_dateline_in_capitals_is_no_date_of_the_event() -> None:
    (incident,) = told("LIMA, March 4, 2024 - A bus crashed near Pasco on Sunday, killing 14 people.")
    assert [date.text for date in incident.dates] == ["Sunday"]


def test_a_years_total_is_no_event() -> None:
    assert told("Forty-nine people were killed in gang violence in the city in 2023.") == ()


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("A man was shot on Oak Street on Sunday. Salem police are investigating.", {"Salem"}),
        ("A man was shot on Oak Street on Sunday. Police in Memphis said nobody was arrested.", {"Memphis"}),
        # two forces: neither is known to be the deed's
        ("A man was shot on Oak Street on Sunday. Memphis police said so. Dallas police arrested him.", set[str]()),
        # a town of its own
        ("A man was shot in Dallas on Sunday. Memphis police said so.", {"Dallas"}),
    ],
)
def test_the_town_of_the_police_where_the_deed_names_none(text: str, towns: set[str]) -> None:
    shooting = next(one for one in told(text) if one.type == "attack")
    assert {claim.text for claim in shooting.places} - {"Oak Street"} == towns


def test_what_a_bomb_goes_off_at_is_its_target() -> None:
    (gate,) = told("A bomb went off at the gate of the embassy on Monday.")
    assert cast(gate, "target") == {"gate of the embassy"}
    (street,) = told("A bomb went off in Lima on Monday.")
    assert cast(street, "target") == set()


def test_who_claims_a_kidnapping_is_of_the_one_told() -> None:
    (one,) = told("Senator Luis Prado was kidnapped in Bogota on Monday. The Red Brigade claimed responsibility for the kidnapping.")
    assert cast(one, "perpetrator") == {"Red Brigade"}


def test_who_died_is_no_doer() -> None:
    found = told("Three miners died in an attack in Lima on Monday.")
    assert all(cast(one, "perpetrator") == set() for one in found)


def test_the_dead_are_the_targets_not_their_bodies() -> None:
    found = told("The bodies of two priests murdered on Friday by soldiers were buried in Lima.")
    assert {"two priests"} <= {name for one in found for name in cast(one, "target")}


def test_the_group_in_front_of_its_fighters() -> None:
    (one,) = told("FMLN guerrillas attacked a bridge near San Miguel on Monday.")
    (doer,) = (claim for claim in one.participants if claim.role == "perpetrator")
    assert (doer.name, doer.affiliation) == ("FMLN guerrillas", "FMLN")


def test_a_shaken_country_is_no_target() -> None:
    found = told("The murder of a prominent businessman in Lima on Monday shook the country.")
    assert all("country" not in name for one in found for name in cast(one, "target"))


def test_a_deed_of_no_known_day_takes_no_town_from_the_police() -> None:
    shooting = next(one for one in told("A man was shot on Oak Street. Salem police are investigating.") if one.type == "attack")
    assert {claim.text for claim in shooting.places} == {"Oak Street"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Police arrested 14 people and used batons on Tuesday as thousands protested in Oslo.",
            {"arrest": "Tuesday", "protest": "Tuesday"},
        ),
        ("Soldiers killed a farmer and abducted two boys in Goma on Friday.", {"attack": "Friday", "abduction": "Friday"}),
        ("Two men were arrested on Monday and a third was shot on Tuesday.", {"arrest": "Monday", "attack": "Tuesday"}),
    ],
)
def test_a_day_after_a_series_of_verbs_is_the_day_of_each(text: str, days: dict[str, str]) -> None:
    assert {one.type: one.dates[0].text for one in told(text)} == days


@pytest.mark.parametrize("town", ["Goma", "Mubi", "Camana"])
def test_a_town_of_the_gazetteer_is_a_place_whatever_the_parser_calls_it(town: str) -> None:
    (one,) = told(f"Gunmen shot dead a teacher in {town} on Monday.")
    assert [claim.text for claim in one.places] == [town]


def test_a_running_total_of_a_disaster_is_the_disasters() -> None:
    for text in (
        "The number of people killed in Thursday's earthquake near Arequipa rose to eight, officials said.",
        "Rescuers found three more bodies, bringing to eight the number of people killed in Thursday's earthquake near Arequipa.",
    ):
        (one,) = told(text)
        assert (one.type, [claim.low for claim in one.casualties]) == ("disaster", [8])


def test_a_verdict_and_a_sentence_are_two_rulings() -> None:
    sentence, verdict = told("Ann Lee was jailed for life in Leeds on Friday. She was found guilty of fraud in April.")
    assert ([claim.text for claim in sentence.dates], [claim.text for claim in verdict.dates]) == (["Friday"], ["April"])


def test_other_protesters_elsewhere_protest_apart() -> None:
    strike, rally = told("Dockers went on strike in Leeds on Monday. Several thousand pensioners rallied outside the Assembly.")
    assert [claim.text for claim in rally.places] == ["Assembly"]
    assert "Dockers" in {claim.name for claim in strike.participants}


def test_who_is_hurt_at_a_protest() -> None:
    (one,) = told("Several thousand pensioners rallied outside the Assembly on Monday. At least 12 people were hurt.")
    assert [(claim.outcome, claim.low) for claim in one.casualties] == [("injured", 12)]


def test_people_who_are_held_are_counted_and_one_is_named() -> None:
    (many,) = told("Police arrested 19 people in Leeds on Monday.")
    (alone,) = told("Police arrested a man in Leeds on Monday.")
    assert [(claim.outcome, claim.low) for claim in many.casualties] == [("captured", 19)]
    assert alone.casualties == ()
