"""Encounters and acts of states and bodies: calls, visits, papers signed, envoys sent home, votes, exchanges."""

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


def test_a_counterpart_is_somebody() -> None:
    (one,) = told("Transport commissioner Eva Lind met her Ghanaian counterpart Paul Okoro in Oslo on Monday.")
    assert one.type == "meeting"
    assert cast(one, "party") == {"Eva Lind", "Paul Okoro"}


def test_nobody_was_evacuated() -> None:
    assert told("Norway evacuated no one from Goma on Monday.") == ()


def test_who_passes_secrets_to_an_embassy_is_not_dead() -> None:
    (one,) = told("A customs clerk was arrested in Oslo on Monday on suspicion of passing secrets to an embassy.")
    assert one.type == "arrest"
    assert one.casualties == ()


def only(text: str, type_: str) -> Incident:
    (found,) = [one for one in told(text) if one.type == type_]
    return found


def test_papers_that_are_signed_have_all_who_sign() -> None:
    one = only(
        "A protocol on fisheries was initialled in Oslo by Norwegian Minister Eva Lind and her Ghanaian counterpart, Paul Okoro.",
        "agreement",
    )
    assert cast(one, "party") == {"Eva Lind", "Paul Okoro"}
    two = only("The foreign ministers of Norway and Ghana signed a memorandum of understanding on Monday.", "agreement")
    assert cast(two, "party") == {"foreign ministers of Norway and Ghana"}
    assert told("The mayor signed a cast at a school in Oslo on Monday.") == ()


def test_what_is_agreed_is_an_agreement_and_what_is_agreed_to_do_is_none() -> None:
    one = only("Ghana and Togo have agreed to extend a shaky truce by ten days, the United Nations said.", "agreement")
    assert cast(one, "party") == {"Ghana", "Togo"}
    two = only("Ghana and Togo agreed on a ceasefire brokered by Oman on Monday.", "agreement")
    assert (cast(two, "party"), cast(two, "mediator")) == ({"Ghana", "Togo"}, {"Oman"})
    assert told("Ghana and Togo agreed to restore the flow of goods.") == ()


def test_the_original_paper_is_another_one() -> None:
    extended, original = told("Ghana and Togo agreed to extend a truce. Ghana and Togo signed the original agreement in Lome on 20 May.")
    assert (extended.dates, [claim.text for claim in original.dates]) == ((), ["20 May"])


def test_journeys_of_office_holders_are_visits() -> None:
    one = only("President Paul Okoro arrived in Oslo on Monday for talks on fish.", "visit")
    assert (cast(one, "party"), [claim.text for claim in one.places]) == ({"Paul Okoro"}, ["Oslo"])
    two = only("Minister Eva Lind is expected to fly to Accra on Sunday.", "visit")
    assert two.status == "planned"
    three = only("During his visit to Accra on Monday, Prime Minister Jon Berg opened a school.", "visit")
    assert cast(three, "party") == {"Jon Berg"}
    assert told("Jon Berg, 34, arrived in Oslo on Monday with two suitcases.") == ()


def test_an_invitation_is_no_visit() -> None:
    assert told("President Paul Okoro thanked Norway and invited the king to pay a visit to Accra next year.") == ()


def test_who_is_received_meets_the_host() -> None:
    one = only("Foreign Minister Eva Lind was received by President Paul Okoro in Accra on Monday.", "meeting")
    assert cast(one, "party") == {"Eva Lind", "Paul Okoro"}
    assert told("Foreign Minister Eva Lind received 12 votes in Accra on Monday.") == ()


def test_envoys_are_summoned_expelled_and_declared_unwanted() -> None:
    assert cast(only("Norway's foreign ministry summoned the Ghanaian ambassador, Paul Okoro, on Monday.", "meeting"), "party") == {
        "Norway's foreign ministry",
        "Paul Okoro",
    }
    one = only("Norway said it was expelling two employees of the Ghanaian embassy.", "sanction")
    assert (cast(one, "perpetrator"), cast(one, "target")) == ({"Norway"}, {"two employees of the Ghanaian embassy"})
    two = only("Norway declared Ghanaian ambassador Paul Okoro persona non grata on Monday.", "sanction")
    assert cast(two, "target") == {"Paul Okoro"}
    assert told("The school expelled two pupils on Monday.") == ()


def test_relations_suspended_and_firms_listed() -> None:
    one = only("Ghana suspended diplomatic relations with Norway on Monday.", "sanction")
    assert (cast(one, "perpetrator"), cast(one, "target")) == ({"Ghana"}, {"Norway"})
    two = only("The Norwegian Treasury designated six shipping firms on Monday.", "sanction")
    assert cast(two, "target") == {"six shipping firms"}


def test_votes_exchanges_aid_and_coups_are_apart() -> None:
    text = """The Security Council adopted a resolution on aid on Monday.

Ghana and Togo exchanged 40 prisoners on Monday in a swap mediated by Oman.

Three trucks carrying flour reached the town of Sake on Monday.

Soldiers removed President Paul Okoro from power on Monday."""
    vote, swap, aid, coup = told(text)
    assert {one.type for one in (vote, swap, aid, coup)} == {"other"}
    assert (cast(swap, "party"), cast(swap, "mediator")) == ({"Ghana", "Togo"}, {"Oman"})
    assert (cast(coup, "perpetrator"), cast(coup, "target")) == ({"Soldiers"}, {"Paul Okoro"})
    assert told("The mayor removed a book from the list on Monday.") == ()


def test_encounters_to_come_are_planned() -> None:
    for text in (
        "The two ministers are due to meet in Lome next week.",
        "A new round of talks is expected to open in Lome next week.",
        "President Paul Okoro praised the next summit, planned for 3 July in Lome.",
    ):
        assert [one.status for one in told(text)] == ["planned"], text


def test_calls_of_prime_ministers_are_not_those_of_foreign_ministers() -> None:
    text = (
        "Ghana's foreign minister spoke by telephone with his Norwegian counterpart on Monday. "
        "The conversation came after Ghanaian Prime Minister Paul Okoro called Norwegian Prime Minister Eva Lind to raise the issue."
    )
    ministers, premiers = told(text)
    assert cast(ministers, "party") == {"Ghana's foreign minister", "Norwegian counterpart"}
    assert cast(premiers, "party") == {"Paul Okoro", "Eva Lind"}


def test_where_something_is_said_is_not_where_it_happened() -> None:
    text = "Eva Lind said in Accra, where she arrived on Monday, that Ghana and Togo had agreed on a ceasefire."
    one = only(text, "agreement")
    assert (one.places, one.dates) == ((), ())
    two = only("President Paul Okoro met Minister Eva Lind, the ministry in Oslo said.", "meeting")
    assert two.places == ()


def test_who_is_accused_of_being_behind_it_is_the_doer() -> None:
    text = "Shells hit a market in Sake on Monday, killing 14 people. The army accused the Red Front of being behind the shelling."
    (one,) = told(text)
    assert cast(one, "perpetrator") == {"Red Front"}


def test_who_speaks_with_a_surname_alone_calls() -> None:
    text = "President Paul Okoro lost his seat in Accra. Minister Eva Lind spoke with Okoro on Monday morning."
    assert cast(only(text, "call"), "party") == {"Eva Lind", "Paul Okoro"}
    assert told("Minister Eva Lind spoke with CNN on Monday morning.") == ()


def test_a_bomber_strikes() -> None:
    (one,) = told("A suicide bomber struck a crowd queueing outside a bank in Lome on Monday, killing three people.")
    assert (one.type, [claim.text for claim in one.dates]) == ("explosion", ["Monday"])
