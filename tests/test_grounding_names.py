"""Names, speakers, dates and places: variants that stand, and neighbours that do not."""

import json
from typing import Any

import pytest

from summarizer.annotate import annotate
from summarizer.grounding import Grounding, ground
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction


def incident(
    text: str, field: str, claim: dict[str, Any], kind: str = "attack", published: str | None = "2025-12-02", last: bool = False
) -> Grounding:
    """The grounding of one claim; it cites every sentence, or the last alone."""
    article = Article(id="a", text=text, published=published)
    annotation = annotate(article)
    numbers = [sentence.number for sentence in annotation.sentences]
    told = {
        "key": "i1",
        "type": kind,
        "title": text[:30],
        "summary": text,
        "sentences": numbers,
        field: [claim | {"sentences": numbers[-1:] if last else numbers}],
    }
    return ground(article, annotation, Extraction.model_validate_json(json.dumps({"incidents": [told]})))


def statement(text: str, speaker: str, **fields: Any) -> Grounding:
    """The grounding of one statement that cites the last sentence of the text."""
    article = Article(id="a", text=text)
    annotation = annotate(article)
    said = {"speakers": [{"name": speaker}], "kind": "report", "content": "", "sentences": [len(annotation.sentences)], **fields}
    return ground(article, annotation, Extraction.model_validate_json(json.dumps({"statements": [said]})))


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ilya Sorenko led the talks. Sorenko left.", "Ilya Sorenko", "Sorenko"),  # surname
        ("Guo Weimin met miners. Guo left.", "Guo Weimin", "Guo"),  # family name first
        ("Minister Ilya Sorenko led the talks. The minister left.", "Ilya Sorenko", "minister"),  # role noun
        ("Ilya Sorenko led the talks. He left.", "Ilya Sorenko", "He"),  # pronoun
        ("Miners met the Embassy of China in Orvek.", "Chinese embassy", "Embassy of China"),  # another form of an organisation's name
        ("The Border Guard Committee (BGC) met. The BGC left.", "Border Guard Committee", "BGC"),  # acronym
        ("Sirojiddin Mukhriddin spoke. Muhriddin left.", "Sirojiddin Mukhriddin", "Muhriddin"),  # transliteration
        ("Two Tajik officers left.", "Tajik officers", "Tajik officers"),
        ("An ARMED Group left.", "armed group", "ARMED Group"),
    ],
)
def test_variants_of_a_name_stand(text: str, name: str, found: str) -> None:
    made = incident(text, "participants", {"name": name, "role": "party"}, kind="other", last=True)
    assert made.rejections == ()
    assert found in made.incidents[0].participants[0].evidence[0].text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sorenko left.", "Ilya Sorenko"),  # a given name that the article does not give
        ("Ilya Sorenko led the talks. Boris Sorenko left.", "Ilya Sorenko"),
        ("Anna Lis led the talks. He left.", "Ilya Sorenko"),
        ("He left. Ilya Sorenko came later.", "Ivan Sorenko"),
        ("Attackers left.", "unidentified attackers"),
        ("The Ministry of Health met.", "Ministry of Defence"),
        ("Soldiers left.", "???"),
    ],
)
def test_names_that_the_article_does_not_give_are_refused(text: str, name: str) -> None:
    made = incident(text, "participants", {"name": name, "role": "party"}, kind="other", last=True)
    assert "incidents/i1/participants/0" in [one.path for one in made.rejections]


def test_a_refused_name_says_where_it_stands() -> None:
    made = incident(
        "Anna Lis came on Monday. The quarry burned on Sunday.",
        "participants",
        {"name": "Anna Lis", "role": "party"},
        kind="other",
        last=True,
    )
    assert "It stands in sentence 1" in made.rejections[0].reason


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Brandt said the road was open.", "Brandt"),
        ("The road was open, said Brandt.", "Brandt"),
        ("According to Brandt, the road was open.", "Brandt"),
        ("Tomas Brandt, the mine's owner, told Anna Lis the road was open.", "Tomas Brandt"),
        ("The raid shocked Anna Lis, who said the road was open.", "Anna Lis"),
        ("Brandt and Sorenko said the road was open.", "Brandt"),
        ("Lis was described by Brandt as tired.", "Brandt"),
        ("The Selm Border Committee met. According to the agency, the road was open.", "Selm Border Committee"),
        ("Tomas Brandt closed the mine. He said the road was open.", "Tomas Brandt"),
        ("Ambassador Anna Lis met miners. The ambassador welcomed the plan.", "Anna Lis"),
        ('Tomas Brandt said the road was open. "We saw it ourselves."', "Tomas Brandt"),
        ("In a statement, the ministry said Brandt was ill. The statement added that Lis was well.", "ministry"),
        ("Lis's campaign opened an office. The campaign said the road was open.", "Lis's campaign"),  # by its own noun
        ('"Brandt said little," said Anna Lis, the owner of the mine.', "Anna Lis"),  # a name inside the quotation speaks to nobody here
        ("Miners warn that the road could close.", "Miners"),  # the present tense of many
        ("Anna Lis slammed the plan for the road.", "Anna Lis"),
        ("Anna Lis was compared to a saint by Brandt, who mocked the plan.", "Brandt"),
        ("The road is closed, other studies have shown.", "other studies"),
        ("Anna Lis grilled the owner of the mine over the road.", "Anna Lis"),
    ],
)
def test_a_speaker_at_the_verb_stands(text: str, speaker: str) -> None:
    assert statement(text, speaker).rejections == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Brandt told Sorenko the road was open.", "Sorenko"),
        ("Brandt said the road to Orvek was open.", "Orvek"),
        ("The road to Alma was open, according to Brandt.", "Alma"),
        ("Brandt accused Sorenko of delay.", "Sorenko"),
        ("Anna Lis left. Tomas Brandt said the road was open. He added that trains ran.", "Anna Lis"),
        ("Ambassador Anna Lis met Minister Tomas Brandt. The minister said the road was open.", "Anna Lis"),
        ("Anna Lis walked home.", "Anna Lis"),
        ("Anna Lis came. The Selm Border Committee (SBC) accused Orvek of its raids.", "Anna Lis"),
        ("Brandt said the road was open.", "Anna Lis"),
        ("Lodian officials have said the raid came from Orvek's north.", "Orvek"),  # a role noun after the speaker's name
        ("Orvek has not announced this, Lodia Today reports.", "Orvek"),  # a closing attribution
        ("Ambassador Anna Lis came. Minister Tomas Brandt welcomed it.", "Anna Lis"),
        ("Brandt had earlier expressed sorrow for the towns of Orvek. It said Lodia was ready.", "Orvek"),  # Brandt is the subject before
        ("Lis's campaign opened an office. The union said the road was open.", "Lis's campaign"),  # another noun
        ("Anna Lis came. A commissioner says the road to the town was opened for Anna Lis in spring.", "Anna Lis"),
    ],
)
def test_a_listener_a_neighbour_or_a_stranger_does_not_speak(text: str, speaker: str) -> None:
    made = statement(text, speaker)
    assert made.statements == ()
    assert made.rejections[0].path == "statements/0/speakers/0"


def test_a_minister_named_inside_the_ministrys_quotation_does_not_speak_it() -> None:
    text = '"Brandt demanded an open road," the ministry stated.'
    assert statement(text, "Brandt", quotes=[1]).statements == ()
    assert statement(text, "ministry", quotes=[1]).rejections == ()


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The raid happened on Monday.", "Monday", "2025-12-01"),
        ("The raid took place on November 20.", "on November 20", "2025-11-20"),
        ("Raids hit the mine on November 20 and 28. In the second, a drone fell.", "November 28", "2025-11-28"),
    ],
)
def test_a_date_has_the_value_of_its_words(text: str, words: str, value: str) -> None:
    made = incident(text, "dates", {"text": words, "edtf": None})
    assert made.rejections == ()
    assert [date.edtf for date in made.incidents[0].dates] == [value]
    assert not made.incidents[0].dates[0].by_extractor


@pytest.mark.parametrize(
    ("claimed", "published", "value", "by_extractor", "refused"),
    [
        ("2025-12-01", "2025-12-02", "2025-12-01", False, False),
        ("2025-12-02", "2025-12-02", "2025-12-01", False, True),
        ("last Monday", "2025-12-02", "2025-12-01", False, True),
        ("2025-12-01", None, "2025-12-01", True, False),
        (None, None, None, False, False),
    ],
)
def test_the_extractors_value_counts_only_where_the_words_have_none(
    claimed: str | None, published: str | None, value: str | None, by_extractor: bool, refused: bool
) -> None:
    made = incident("The raid happened on Monday.", "dates", {"text": "Monday", "edtf": claimed}, published=published)
    [date] = made.incidents[0].dates
    assert (date.edtf, date.by_extractor) == (value, by_extractor)
    assert [one.path for one in made.rejections] == (["incidents/i1/dates/0/edtf"] if refused else [])


def test_no_event_that_happened_is_later_than_its_article() -> None:
    made = incident("The raid happened around the feast week.", "dates", {"text": "feast week", "edtf": "2026-01-05"})
    assert made.incidents[0].dates[0].edtf is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("ORVEK, Dec. 1 (North Wire) — Gunmen attacked a mine on Sunday.", "Dec. 1", "attack"),
        ("Gunmen attacked a mine near Orvek, police said Monday.", "Monday", "attack"),
        ("The ministers spoke by phone on Tuesday, after raids on Sunday killed three.", "Sunday", "call"),
        ("The ministers spoke by phone on Tuesday, after raids on Sunday killed three.", "Tuesday", "attack"),
        ("Gunmen attacked a mine.", "mine", "attack"),
        ("Gunmen attacked a mine on Sunday.", "Saturday", "attack"),
        ("Gunmen attacked a mine on November 20.", "November 2", "attack"),
    ],
)
def test_a_date_of_something_else_is_refused(text: str, words: str, kind: str) -> None:
    made = incident(text, "dates", {"text": words}, kind=kind)
    assert made.incidents[0].dates == ()


def test_a_date_before_the_words_that_displace_the_event_is_weak() -> None:
    text = "The mine closed on Sunday, following raids."
    assert incident(text, "dates", {"text": "Sunday"}).incidents[0].dates[0].weak
    text = "A guard was killed on Sunday, following raids."
    assert not incident(text, "dates", {"text": "Sunday"}).incidents[0].dates[0].weak


def test_of_two_dates_in_one_breath_an_incident_without_ordinal_gets_a_weak_one() -> None:
    made = incident("Raids hit the mine on November 20 and November 28.", "dates", {"text": "November 28"})
    assert made.incidents[0].dates[0].weak


@pytest.mark.parametrize(
    ("text", "country", "stands"),
    [
        ("Gunmen attacked a mine near Orvek in Tajikistan.", "TJ", True),
        ("Gunmen attacked Tajik miners near Orvek.", "TJ", True),
        ("Gunmen attacked a mine near Orvek.", "TJ", False),
        ("Gunmen attacked a mine near Orvek in Tajikistan.", "AF", False),
        ("Gunmen attacked a mine near Orvek in Tajikistan.", "Tajikistan", False),
    ],
)
def test_a_country_must_be_named_by_the_article(text: str, country: str, stands: bool) -> None:
    made = incident(text, "places", {"text": "Orvek", "role": "scene", "country": country})
    assert made.incidents[0].places[0].country == (country if stands else None)
    assert [one.path for one in made.rejections] == ([] if stands else ["incidents/i1/places/0/country"])


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("Gunmen Attack Camp, Says Osvald Prentiss", False),  # a name of two words
        ("Gunmen Attack Camp After Minister Prentiss Quits", False),  # one after an office
        ("Osvald Prentiss Sees Gunmen Attack Camp", False),  # the first word, too
        ("Prentiss Sees Gunmen Attack Camp", True),  # where a single word may be a common one
        ("Gunmen Attack Camp, Says Ilya Sorenko", True),
        ("Armed Group Storms Camp in Deadly Night Raid", True),  # common words in capitals
        ("Lone Wolf Held Over Camp Bomb Spree", True),
        ("Governor Vows Swift Response After Raid", True),
    ],
)
def test_a_headline_names_nobody_whom_the_article_does_not(title: str, stands: bool) -> None:
    article = Article(id="a", text="Gunmen attacked a camp near Orvek, Ilya Sorenko said. A governor came.")
    told = {"key": "i1", "type": "attack", "title": title, "summary": "Gunmen attacked a camp.", "sentences": [1]}
    made = ground(article, annotate(article), Extraction.model_validate_json(json.dumps({"incidents": [told]})))
    assert (made.incidents[0].title == title) is stands
    assert ([rejection.path for rejection in made.rejections] == []) is stands


def test_whom_a_pronoun_speaks_of_is_not_the_speaker() -> None:
    text = "Lodia closed the pass. Ilya Sorenko said so. He said Lodia was ready to talk."
    assert statement(text, "Lodia").statements == ()
    assert statement(text, "Ilya Sorenko").statements


@pytest.mark.parametrize(
    ("telling", "speaker", "stands"),
    [
        ("Lodia Today said the new bridge was closed for repairs.", "Tomas Brandt", False),
        ("The ministry said the new bridge was closed for repairs.", "Tomas Brandt", False),  # a body's words, and he is a minister
        ("He said the new bridge was closed for repairs.", "Tomas Brandt", True),
        ("The minister said the new bridge was closed for repairs.", "Tomas Brandt", True),
        ("The new bridge was closed for repairs, Brandt said.", "Tomas Brandt", True),
    ],
)
def test_of_several_cited_sentences_the_one_that_is_told_again_has_the_speaker(telling: str, speaker: str, stands: bool) -> None:
    text = f"Minister Tomas Brandt said little about the raid on Monday. {telling}"
    made = statement(text, speaker, sentences=[1, 2], content="The new bridge was closed for repairs.")
    assert bool(made.statements) is stands


@pytest.mark.parametrize(
    ("name", "sentence", "stands"),
    [
        ("Anna Lis", "She met the miners there.", True),
        ("three gunmen", "He met the miners there.", False),  # no single person
        ("Selm Border Committee", "She met the miners there.", False),  # no person
        ("Ambassador Anna Lis", "It met the miners there.", False),
        ("Anna Lis", "Ambassador Brandt met the miners there.", False),  # another's title
        ("Anna Lis", "The ambassador met the miners there.", True),
    ],
)
def test_a_pronoun_or_an_office_stands_for_a_name_that_it_can_mean(name: str, sentence: str, stands: bool) -> None:
    text = f"Ambassador Anna Lis and the Selm Border Committee saw three gunmen. {sentence}"
    made = incident(text, "participants", {"name": name, "role": "party"}, kind="meeting", last=True)
    assert bool(made.incidents and made.incidents[0].participants) is stands


def test_a_name_that_stood_long_before_is_not_meant() -> None:
    text = "Anna Lis came. " + "Rain fell on the town. " * 9 + "She met the miners there."
    made = incident(text, "participants", {"name": "Anna Lis", "role": "party"}, kind="meeting", last=True)
    assert not made.incidents[0].participants


def test_a_date_of_the_second_of_two_visits_is_weak_for_the_first() -> None:
    text = "Talks grew, including a trip by Ilya Sorenko to Orvek and a Lodian delegation's visit to Selm last month."
    shared = {"type": "visit", "summary": text, "sentences": [1], "dates": [{"text": "last month"}]}
    first = {"key": "i1", "title": "Sorenko visits Orvek", "participants": [{"name": "Ilya Sorenko", "role": "party"}], **shared}
    second = {"key": "i2", "title": "Delegation visits Selm", "places": [{"text": "Selm"}], **shared}
    article = Article(id="a", text=text, published="2025-12-02")
    made = ground(article, annotate(article), Extraction.model_validate_json(json.dumps({"incidents": [first, second]})))
    assert [incident.dates[0].weak for incident in made.incidents] == [True, False]
