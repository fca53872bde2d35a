"""The second reading: what it notices, what it must not hold against a good answer, and that it asks again at most once."""

import asyncio
import importlib.util
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue
from second_texts import TEXTS, Text, checkpoint, robbery

from summarizer import OfflineExtractor, ReportLine, make_brief, render
from summarizer.annotate import annotate
from summarizer.evaluation.damage import Answer, damages
from summarizer.extractors.cache import Reply, ReplyCache
from summarizer.extractors.contract import Answer as Extracted
from summarizer.extractors.contract import Check
from summarizer.extractors.llm import ModelExtractor
from summarizer.grounding import ground, reground
from summarizer.pipeline import read
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Speaker, Via
from summarizer.records.report import ExtractorName, IncidentReport, PossiblyMissed, ReportedArticle, StatementReport, Usage
from summarizer.second_reading import Reading, Seconded, compare, complaints, offered
from summarizer.second_reading.speakers import Cast, same
from summarizer.settings import Settings


def reading(text: Text) -> Reading:
    """The text's answer, which grounding must take as it is."""
    found = text.grounded()
    assert not found.rejections
    return Reading(incidents=found.incidents, statements=found.statements)


# --- counts ------------------------------------------------------------------------------------------------------------------------

BOMB = "A bomb killed three people in Velk on Friday. Five others were wounded. The three victims of the bomb were traders, police said."
PARTS = "Five people were killed in the raid: two officers and three attackers. The raid took place in Velk."


def missed(first: Text, second: Text) -> list[tuple[str, str]]:
    return [(one.what, one.text) for one in compare(reading(first), reading(second)).possibly_missed]


def test_a_count_that_only_the_second_reading_has_is_missed() -> None:
    first, second = Text(BOMB), Text(BOMB)
    first.happened("explosion", "A bomb killed three people", tolls=(first.count("three people", 3),))
    second.happened(
        "explosion", "A bomb killed three people", tolls=(second.count("three people", 3), second.count("Five others", 5, "injured"))
    )
    assert [what for what, _ in missed(first, second)] == ["toll"]
    assert compare(reading(first), reading(second)).possibly_missed[0].sentence == 2
    assert missed(second, first) == []


def test_the_same_count_elsewhere_for_the_same_event_is_no_miss() -> None:
    first, second = Text(BOMB), Text(BOMB)
    first.happened("explosion", "A bomb killed three people", "A bomb killed", tolls=(first.count("three people", 3),))
    second.happened("explosion", "A bomb killed three people", "A bomb killed")
    told = second.grounded().incidents[0]
    again = told.model_copy(update={"casualties": reading(first).incidents[0].casualties, "sentences": (1, 3)})
    moved = again.casualties[0].model_copy(update={"sentences": (3,)})
    other = Reading(incidents=(again.model_copy(update={"casualties": (moved,)}),))
    assert compare(reading(first), other).possibly_missed == ()


def test_the_same_count_of_another_event_is_a_miss() -> None:
    words = "A bomb killed three people in Velk. A week earlier a mine killed three people in Orm."
    first, second = Text(words), Text(words)
    first.happened("explosion", "A bomb killed three people", tolls=(first.count("three people", 3),))
    reports = ground(second.article, second.annotation, offered(second.article, second.annotation))
    found = compare(reading(first), Reading(counts=reports.incidents)).possibly_missed
    assert [(one.what, one.sentence) for one in found] == [("toll", 2)]


def test_parts_of_a_whole_that_the_first_reading_left_whole_are_no_misses_but_the_other_part_is() -> None:
    whole, parts, one = Text(PARTS), Text(PARTS), Text(PARTS)
    total = whole.count("Five people", 5)
    officers = whole.count("two officers", 2, group="security_forces")
    attackers = whole.count("three attackers", 3, group="attackers")
    for text, tolls in ((whole, (total,)), (parts, (total, officers, attackers)), (one, (total, attackers))):
        text.happened("armed_clash", "Five people were killed in the raid", tolls=tolls)
    assert missed(whole, parts) == []
    assert [what for what, _ in missed(one, parts)] == ["toll"]


def test_weak_and_computed_counts_of_the_second_reading_miss_nothing() -> None:
    text = Text(BOMB)
    text.happened("explosion", "A bomb killed three people", tolls=(text.count("three people", 3),))
    report = reading(text).incidents[0]
    for mark in ("weak", "computed"):
        toll = report.casualties[0].model_copy(update={mark: True})
        second = Reading(incidents=(report.model_copy(update={"casualties": (toll,)}),))
        assert compare(Reading(), second).possibly_missed[:1] != (PossiblyMissed(what="toll", sentence=1, text=toll.evidence[0].text),)


@pytest.mark.parametrize(
    ("sentence", "outcome", "low"),
    [
        ("Six people are still missing.", "missing", 6),
        ("The floods displaced 4,000 people.", "displaced", 4000),
        ("Rebels captured nine soldiers in Velk.", "captured", 9),
        ("At least 40 people were injured.", "injured", 40),
    ],
)
def test_code_alone_binds_counts_of_every_outcome(sentence: str, outcome: str, low: int) -> None:
    text = Text(sentence)
    found = ground(text.article, text.annotation, offered(text.article, text.annotation)).incidents
    assert [(toll.outcome, toll.low) for report in found for toll in report.casualties if not toll.weak] == [(outcome, low)]


@pytest.mark.parametrize(
    "sentence",
    ["The war has killed thousands.", "He is accused of killing 16 year old Ben Roe.", "It was the first death.", "Flight 72 crashed."],
)
def test_vague_words_ages_ordinals_and_names_are_not_offered(sentence: str) -> None:
    text = Text(sentence)
    assert offered(text.article, text.annotation).incidents == ()


# --- speakers ----------------------------------------------------------------------------------------------------------------------


def utterance(*speakers: Speaker | str, via: Via | None = None) -> StatementReport:
    named = tuple(Speaker(name=one) if isinstance(one, str) else one for one in speakers)
    return StatementReport(speakers=named, kind="report", content="something", via=via, sentences=(1,))


AUNE = Speaker(name="Nils Aune", role="foreign minister", affiliation="Norway")
ROJAS = Speaker(name="Pilar Rojas", role="foreign minister", affiliation="Chile")
PAPER = Via(document="a statement issued by the Norwegian Foreign Ministry")


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        (utterance("Aune"), utterance(AUNE), "same"),
        (utterance("Foreign Minister Nils Aune"), utterance(AUNE), "same"),
        (utterance(AUNE, ROJAS), utterance(AUNE), "same"),
        (utterance("both sides"), utterance(AUNE, ROJAS), "open"),
        (utterance("Norway", "Chile"), utterance(AUNE, ROJAS), "open"),
        (utterance("the foreign minister"), utterance(AUNE), "open"),
        (utterance(AUNE), utterance("the ambassador"), "other"),
        (utterance("Oslo"), utterance("the Norwegian government"), "open"),
        (utterance("Chile"), utterance("the Norwegian government"), "other"),
        (utterance("Sunline Tours"), utterance("the company"), "open"),
        (utterance(AUNE, via=PAPER), utterance("Norwegian Foreign Ministry"), "open"),
        (utterance(ROJAS, via=PAPER), utterance("Norwegian Foreign Ministry"), "other"),
        (utterance("Norwegian Foreign Ministry"), utterance(AUNE, via=PAPER), "open"),
        (utterance("Norwegian Foreign Ministry"), utterance(AUNE), "other"),
        (utterance("Reuters"), utterance(AUNE, via=Via(outlet="Reuters")), "open"),
        (utterance("residents"), utterance(AUNE), "other"),
        (utterance(ROJAS), utterance(AUNE), "other"),
    ],
)
def test_two_namings_of_a_speaker(mine: StatementReport, theirs: StatementReport, relation: str) -> None:
    assert Cast(Reading(statements=(mine,)), Reading(statements=(theirs,))).relation(mine, theirs) == relation


TALKS = (
    "Lena Orlova condemned the raid and Max Veld said that trade would go on. The ministry said that Orlova denied every charge. "
    "“We will rebuild the bridge by spring,” Veld added."
)


def doubts(first: Text, second: Text) -> list[str | None]:
    return [one.speaker_disputed for one in compare(reading(first), reading(second)).reading.statements]


def test_a_speaker_is_disputed_where_the_words_belong_to_another() -> None:
    first, second = Text(TALKS), Text(TALKS)
    first.said("Lena Orlova", "report", "Trade would go on.", "Max Veld said")
    second.said("Max Veld", "report", "trade would go on", "Max Veld said")
    assert doubts(first, second) == ["Max Veld"]
    assert doubts(second, second) == [None]


def test_two_speakers_of_one_sentence_are_told_apart_by_their_words() -> None:
    first, second, swapped = Text(TALKS), Text(TALKS), Text(TALKS)
    for text, one, other in ((first, "Lena Orlova", "Max Veld"), (second, "Lena Orlova", "Max Veld"), (swapped, "Max Veld", "Lena Orlova")):
        text.said(one, "condemn", "The raid is condemned.", "Lena Orlova condemned the raid")
        text.said(other, "report", "Trade would go on.", "Max Veld said that trade")
    assert doubts(first, second) == [None, None]
    assert doubts(swapped, second) == ["Lena Orlova", "Max Veld"]


def test_who_speaks_inside_anothers_words_is_not_disputed() -> None:
    first, second = Text(TALKS), Text(TALKS)
    first.said("Lena Orlova", "deny", "Orlova denied every charge.", "Orlova denied")
    second.said("The ministry", "report", "Orlova denied every charge", "Orlova denied")
    assert doubts(first, second) == [None]


def test_a_label_before_the_words_says_whose_they_are() -> None:
    words = "Veld was asked about the bridge. ORLOVA: Max Veld said that we had no plan."
    first, second = Text(words), Text(words)
    first.said("Orlova", "report", "Veld said that there was no plan.", "ORLOVA: Max Veld")
    second.said("Max Veld", "report", "we had no plan", "ORLOVA: Max Veld")
    assert compare(Reading(statements=unchecked(second, extraction(first))), reading(second)).reading.statements[0].speaker_disputed is None


def test_words_that_the_second_reading_did_not_read_are_not_disputed() -> None:
    first, second = Text(TALKS), Text(TALKS)
    first.said("Max Veld", "report", "Trade would go on.", "Max Veld said that trade")
    second.said("Lena Orlova", "condemn", "condemned the raid", "Lena Orlova condemned the raid")
    assert doubts(first, second) == [None]


def test_what_both_found_is_seconded() -> None:
    text = checkpoint()
    marked = compare(reading(text), reading(text)).reading
    assert all(one.seconded for one in marked.statements)
    assert all(toll.seconded for one in marked.incidents for toll in one.casualties)
    alone = compare(reading(text), Reading()).reading
    assert not any(one.seconded for one in alone.statements)


# --- quotations and incidents ------------------------------------------------------------------------------------------------------


def test_a_quotation_that_the_first_reading_gives_to_nobody_is_missed() -> None:
    second = Text(TALKS).said("Max Veld", "pledge", "The bridge will be rebuilt by spring.", "We will rebuild the bridge")
    assert missed(Text(TALKS), second) == [("quotation", "We will rebuild the bridge by spring,")]


def test_a_turn_of_phrase_in_words_already_told_is_no_miss() -> None:
    words = "Orlova said that “dark forces” had burnt the bridge."
    first, second = Text(words), Text(words)
    first.said("Orlova", "accuse", "Dark forces had burnt the bridge.", "Orlova said")
    second.said("Orlova", "accuse", "“dark forces” had burnt the bridge", "dark forces")
    assert missed(first, second) == []
    assert [what for what, _ in missed(Text(words), second)] == ["quotation"]


def test_the_name_of_a_song_is_no_missed_quotation() -> None:
    words = "Orlova said that “A Long Way Home” had been played at the funeral."
    second = Text(words).said("Orlova", "report", "“A Long Way Home” had been played", "A Long Way Home")
    assert missed(Text(words), second) == []


def test_a_quotation_divided_between_two_statements_is_told_only_by_both() -> None:
    words = "“Orlova condemned the raid on the northern villages and promised quick help for every family that fled,” the office said."
    both, one = Text(words), Text(words)
    both.said("the office", "condemn", "The raid on the northern villages is condemned.", "Orlova condemned the raid")
    both.said("the office", "pledge", "Every family that fled will get quick help.", "promised quick help")
    one.said("the office", "condemn", "The raid on the northern villages is condemned.", "Orlova condemned the raid")
    assert missed(both, both) == []
    assert [what for what, _ in missed(one, both)] == ["quotation"]


def test_a_main_incident_is_missed_where_nothing_cites_its_sentences() -> None:
    second = Text(BOMB).happened("explosion", "A bomb killed three people", "A bomb killed")
    statement = Text(BOMB).said("police", "report", "The victims were traders.", "The three victims")
    cited = Text(BOMB).said("police", "report", "A bomb killed three people.", "A bomb killed", "police said")
    assert missed(statement, second) == [("incident", "A bomb killed three people in Velk on Friday.")]
    assert missed(cited, second) == []
    whole = reading(second)
    background = Reading(incidents=tuple(one.model_copy(update={"salience": "background"}) for one in whole.incidents))
    assert compare(Reading(), background).possibly_missed == ()


def test_a_miss_becomes_a_sentence_for_the_model() -> None:
    (words,) = complaints([PossiblyMissed(what="toll", sentence=4, text="two attackers")])
    assert "Sentence 4 may hold a toll" in words
    assert "'two attackers'" in words


# --- laws --------------------------------------------------------------------------------------------------------------------------

WHOLES = [reading(make()) for make in TEXTS]


@st.composite
def parts(draw: st.DrawFn) -> tuple[Reading, Reading]:
    """A whole answer and a part of it."""
    whole = draw(st.sampled_from(WHOLES))
    incidents = tuple(one for one in whole.incidents if draw(st.booleans()))
    statements = tuple(one for one in whole.statements if draw(st.booleans()))
    return whole, Reading(incidents=incidents, statements=statements)


@given(parts())
def test_a_part_has_nothing_against_the_whole_and_the_whole_only_what_the_part_leaves_out(pair: tuple[Reading, Reading]) -> None:
    whole, part = pair
    assert compare(whole, part).possibly_missed == ()
    found = compare(part, whole)
    assert not any(one.speaker_disputed for one in found.reading.statements)
    gone: list[IncidentReport | StatementReport] = [one for one in whole.incidents if one not in part.incidents]
    gone += [one for one in whole.statements if one not in part.statements]
    left_out = {number for one in gone for number in sentences(one)}
    assert {miss.sentence for miss in found.possibly_missed} <= left_out


@given(parts())
def test_comparing_twice_changes_nothing(pair: tuple[Reading, Reading]) -> None:
    whole, part = pair
    once = compare(whole, part)
    assert compare(once.reading, part) == once


def sentences(report: IncidentReport | StatementReport) -> set[int]:
    quoted = {one.sentence for one in report.quotations} if isinstance(report, StatementReport) else set[int]()
    counted = {number for toll in report.casualties for number in toll.sentences} if isinstance(report, IncidentReport) else set[int]()
    return {*report.sentences, *quoted, *counted}


# --- figures -----------------------------------------------------------------------------------------------------------------------

needs_parser = pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="the offline extractor is an extra")


@needs_parser
def test_damaged_answers_are_noticed_and_good_ones_left_alone() -> None:
    extractor, counts = OfflineExtractor(), Counter[str]()
    for make in TEXTS:
        text = make()
        first = reading(text)
        found = ground(text.article, text.annotation, extractor.read(text.article, text.annotation))
        bound = ground(text.article, text.annotation, offered(text.article, text.annotation))
        second = Reading(incidents=found.incidents, statements=found.statements, counts=bound.incidents)
        whole = compare(first, second)
        counts["alarms"] += len(whole.possibly_missed) + sum(one.speaker_disputed is not None for one in whole.reading.statements)
        for damage in damages(Answer(first.incidents, first.statements), same):
            damaged = compare(Reading(incidents=damage.answer.incidents, statements=damage.answer.statements), second)
            counts[damage.kind] += 1
            counts[f"{damage.kind} noticed"] += noticed(damaged, whole, damage.place, damage.sentences)
    assert counts["toll noticed"] >= 0.9 * counts["toll"] > 10
    assert counts["quotation noticed"] >= 0.9 * counts["quotation"] > 10
    assert counts["speaker noticed"] >= 0.8 * counts["speaker"] > 100
    assert counts["alarms"] <= len(TEXTS)


def noticed(now: Seconded, before: Seconded, place: int | None, where: frozenset[int]) -> bool:
    if place is not None:
        return now.reading.statements[place].speaker_disputed is not None
    return any(miss.sentence in where for miss in set(now.possibly_missed) - set(before.possibly_missed))


# --- what readers see --------------------------------------------------------------------------------------------------------------


def test_the_brief_shows_the_marks_and_they_survive_a_second_grounding() -> None:
    text = checkpoint()
    wrong = text.statements[0].model_copy(update={"speakers": (Speaker(name="Interior Minister Lena Orlova"),)})
    first = Extraction(incidents=tuple(text.incidents), statements=(wrong, *text.statements[1:]))
    article = ReportedArticle(
        **dict(text.article), sentences=tuple((one.start, one.end, one.furniture) for one in text.annotation.sentences)
    )
    reports = compare(Reading(statements=unchecked(text, first)), reading(text)).reading.statements
    assert [one.speaker_disputed for one in reports] == ["Marat Dorin", None, None]
    assert [one.seconded for one in reports] == [False, True, True]
    marked = compare(reading(text), reading(text)).reading
    line = ReportLine(article=article, extractor=ExtractorName(name="m"), incidents=marked.incidents, statements=marked.statements)
    again = reground(line, annotate)
    assert all(one.seconded for one in again.statements)
    shown = render(make_brief([again]), "md")
    assert shown.count("second reading agrees") >= 3
    doubted = again.model_copy(
        update={"statements": tuple(one.model_copy(update={"speaker_disputed": "Ida Lund"}) for one in again.statements)}
    )
    assert "speaker disputed by second reading: Ida Lund" in render(make_brief([doubted]), "md")


def unchecked(text: Text, answer: Extraction) -> tuple[StatementReport, ...]:
    """The reports of an answer with its speakers as they are: what a check that looks at words alone would let pass."""
    named = [one.speakers for one in answer.statements]
    return tuple(one.model_copy(update={"speakers": who}) for one, who in zip(text.grounded().statements, named, strict=True))


# --- asking again ------------------------------------------------------------------------------------------------------------------


class Model:
    """Answers with the given texts in turn; the last one repeats."""

    def __init__(self, *answers: Extraction) -> None:
        self.answers, self.asked = list(answers), 0

    async def ask(self, request: Mapping[str, JsonValue]) -> Reply:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return Reply(text=answer.model_dump_json(), answered_by="m", prompt_tokens=1, completion_tokens=1)

    async def aclose(self) -> None: ...


class Fixed:
    """A second reader whose answer is given."""

    name = ExtractorName(name="fixed")

    def __init__(self, answer: Extraction) -> None:
        self.answer = answer

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Extracted:
        return Extracted(extraction=self.answer, usage=Usage())


def extraction(text: Text) -> Extraction:
    return Extraction(incidents=tuple(text.incidents), statements=tuple(text.statements))


def asked(model: Model, text: Text) -> ReportLine:
    async def run() -> object:
        async with ModelExtractor(Settings(model="m"), ReplyCache(None), endpoint=model) as extractor:
            return await read(text.article, extractor, Fixed(extraction(text)))

    line = asyncio.run(run())
    assert isinstance(line, ReportLine)
    return line


def poorer(text: Text) -> Extraction:
    """The answer without its last statement with a quotation."""
    statements = [one for one in text.statements if one is not [said for said in text.statements if said.quotes][-1]]
    return Extraction(incidents=tuple(text.incidents), statements=tuple(statements))


def test_misses_alone_ask_once_more_and_the_better_answer_is_kept() -> None:
    text = checkpoint()
    model = Model(poorer(text), extraction(text))
    line = asked(model, text)
    assert (model.asked, line.possibly_missed, len(line.statements)) == (2, (), 3)


def test_a_model_that_misses_it_again_is_not_asked_a_third_time() -> None:
    text = checkpoint()
    model = Model(poorer(text))
    line = asked(model, text)
    assert model.asked == 2
    assert [one.what for one in line.possibly_missed] == ["quotation"]


def test_a_worse_second_answer_is_not_kept() -> None:
    text = checkpoint()
    model = Model(poorer(text), Extraction())
    assert len(asked(model, text).statements) == 2


def test_a_good_answer_is_not_asked_for_again() -> None:
    for make in TEXTS:
        model = Model(extraction(make()))
        asked(model, make())
        assert model.asked == 1


def test_a_window_is_not_asked_for_what_stands_outside_it() -> None:
    text = robbery()
    heard: list[tuple[str, ...]] = []

    class Window(Fixed):
        async def extract(self, article: Article, annotation: Annotation, check: Check) -> Extracted:
            heard.extend((check(Extraction()), check(Extraction(), frozenset({1, 2})), check(Extraction(), frozenset())))
            return Extracted(extraction=Extraction(), usage=Usage())

    asyncio.run(read(text.article, Window(Extraction()), Fixed(extraction(text))))
    everywhere, beginning, nowhere = heard
    assert len(everywhere) > len(beginning) > len(nowhere) == 0
    assert set(beginning) < set(everywhere)
