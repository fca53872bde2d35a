"""Tolls: a count stands only with its own outcome, its own victims and its own value."""

import pytest

from summarizer.annotate import annotate
from summarizer.grounding import ground
from summarizer.records.article import Article
from summarizer.records.extraction import CasualtyClaim, Extraction, Incident
from summarizer.records.report import IncidentReport, Rejection

Told = tuple[IncidentReport, tuple[Rejection, ...]]


def told(text: str, *claims: CasualtyClaim) -> Told:
    article = Article(id="a", text=text, published="2025-12-02")
    annotation = annotate(article)
    cited = tuple(sentence.number for sentence in annotation.sentences)
    incident = Incident(key="i1", type="attack", title=text[:40], summary=text, casualties=claims, sentences=cited)
    made = ground(article, annotation, Extraction(incidents=(incident,)))
    assert all(text[found.start : found.end] == found.text for claim in made.incidents[0].casualties for found in claim.evidence)
    return made.incidents[0], tuple(one for one in made.rejections if "/casualties/" in one.path)


def toll(
    outcome: str, low: int | None, text: str, group: str = "total", high: int | None = -1, victims: str | None = None
) -> CasualtyClaim:
    return CasualtyClaim.model_validate(
        {"outcome": outcome, "group": group, "low": low, "high": low if high == -1 else high, "text": text, "victims": victims}
    )


STRONG = [
    # a running total is bound by its own words
    ("The blast killed two people, bringing to eight the number of people killed.", toll("killed", 8, "eight")),
    ("Divers found three bodies, bringing the number of dead to 35.", toll("killed", 35, "35")),
    ("A third passenger died on Monday, taking the toll to 9.", toll("killed", 9, "9")),
    ("Two more guards died, bringing the death toll to 12.", toll("killed", 12, "12")),
    ("The number of deaths has reached 43.", toll("killed", 43, "43")),
    # the passive takes the count before it, the active the one after it
    ("Seven miners were killed near Orvek.", toll("killed", 7, "Seven miners")),
    ("The blast killed seven miners near Orvek.", toll("killed", 7, "seven miners", victims="miners")),
    ("Seven miners of the firm North Star of Polish citizenship were killed.", toll("killed", 7, "Seven miners")),
    # each of two fates has its own count
    ("Three killed and five wounded in Orvek.", toll("killed", 3, "Three killed")),
    ("Three killed and five wounded in Orvek.", toll("injured", 5, "five wounded")),
    ("Gunmen killed three people and wounded five.", toll("injured", 5, "five")),
    ("The raid left one man dead and two women injured.", toll("injured", 2, "two women")),
    # victims are told their fate by the verb
    ("Police say two victims were killed and two more were hit.", toll("killed", 2, "two victims")),
    ("The raid left 49 victims dead.", toll("killed", 49, "49 victims")),
    # a source after the count is no verb of its own
    ("It killed at least four people and injured 11 others according to the fire service.", toll("injured", 11, "11 others")),
    ("It killed at least four people and injured 11 others, according to the fire service.", toll("injured", 11, "11 others")),
    # nouns
    ("The raid led to the deaths of 4 guards.", toll("killed", 4, "deaths of 4 guards")),
    ("The death toll rose to 12 on Monday.", toll("killed", 12, "12")),
    # joined fates are one outcome
    ("The raids caused the deaths and injuries of 10 Polish citizens.", toll("killed_or_injured", 10, "10 Polish citizens")),
    ("Some 40 people were killed or injured.", toll("killed_or_injured", 40, "Some 40 people")),
    # open intervals
    ("More than five miners were killed in two separate attacks.", toll("killed", 6, "More than five miners", high=None)),
    ("At least 12 people were hurt.", toll("injured", 12, "At least 12 people", high=None)),
    # parts by their group
    ("Nine people were killed – four officers and five attackers.", toll("killed", 9, "Nine people")),
    ("Nine people were killed – four officers and five attackers.", toll("killed", 4, "four officers", "security_forces")),
    ("Nine people were killed – four officers and five attackers.", toll("killed", 5, "five attackers", "attackers")),
    ("Nine people, including two children, were killed.", toll("killed", 2, "two children", "civilians")),
    # one person without a number
    ("A guard was shot dead near Orvek.", toll("killed", 1, "A guard")),
    ("Police said Mara Delen died at the scene.", toll("killed", 1, "Mara Delen")),
    ("A toddler who was critically injured in the blast has died.", toll("killed", 1, "A toddler")),
    ("One victim, a 40-year-old man, died at the scene.", toll("killed", 1, "One victim")),
    ("The archbishop was killed by a sniper.", toll("killed", 1, "The archbishop")),
    ("They condemned the murder of former judge Ivo Marr.", toll("killed", 1, "former judge Ivo Marr")),
    # two fates of the same people
    ("The note is about the kidnapping and assassination of both leaders.", toll("captured", 2, "both leaders")),
    ("The man is held for shooting a boy in Orvek.", toll("killed_or_injured", 1, "a boy")),
    ("The boy was fatally injured by a gunshot.", toll("killed", 1, "The boy")),
    ("Police said a 7-year-old boy died on Monday.", toll("killed", 1, "a 7-year-old boy")),
    ("Two men were shot to death early Sunday.", toll("killed", 2, "Two men")),
    ("He was charged in the fatal shooting of a man in Orvek.", toll("killed", 1, "a man")),
    ("One man died and two were in serious condition.", toll("injured", 2, "two")),
    ("Leo Marr was one of nine people killed in Orvek.", toll("killed", 9, "nine people")),
    ("The raid claimed the life of a 2-year-old boy.", toll("killed", 1, "a 2-year-old boy")),
    ("Two men suffered minor injuries.", toll("injured", 2, "Two men")),
    ("The two were shot on Friday and died at the scene.", toll("killed", 2, "The two")),
    # none, and no number
    ("Nobody was injured.", toll("injured", 0, "Nobody")),
    ("The raid killed and injured several Polish nationals.", toll("killed", None, "several Polish nationals")),
    ("The raid killed and injured several Polish nationals.", toll("injured", None, "several Polish nationals")),
    # the fate of others
    ("Militants abducted three engineers.", toll("captured", 3, "three engineers")),
    ("Some 200 families were displaced.", toll("displaced", 200, "200 families")),
    ("Two sailors are missing.", toll("missing", 2, "Two sailors")),
    # news in capitals
    ("THE EXPLOSION KILLED 8 SOLDIERS AND WOUNDED 4 OTHERS.", toll("injured", 4, "4 OTHERS")),
]

REFUSED = [
    # beside a running total, no other number and no sum with it
    ("Twelve divers found three bodies, bringing the number of dead to 35.", toll("killed", 12, "Twelve divers"), "not victims"),
    ("The blast killed two people, bringing to eight the number of people killed.", toll("killed", 10, "two people"), ""),
    ("A third passenger died, taking the toll to 9 on bus 4.", toll("killed", 4, "4"), ""),
    ("The council voted 7 to 2, taking the road toll to 9 dollars.", toll("killed", 9, "9"), ""),
    ("72 people were killed.", toll("killed", 27, "72 people"), "72 people"),
    ("Nine people were killed – four officers and five attackers.", toll("killed", 4, "four officers"), "part"),
    ("Nine people were killed – four officers and five attackers.", toll("killed", 4, "four officers", "attackers"), "security_forces"),
    ("Nine people were killed – four officers and five attackers.", toll("killed", 9, "Nine people", "attackers"), "total"),
    ("Three killed and five wounded in Orvek.", toll("killed", 5, "five wounded"), "injured"),
    ("Three killed and five wounded in Orvek.", toll("injured", 3, "Three killed"), "killed"),
    ("Gunmen killed three people and wounded five.", toll("killed", 5, "five"), "injured"),
    ("The raids caused the deaths and injuries of 10 citizens.", toll("killed", 10, "10 citizens"), "together"),
    ("A 34-year-old miner was killed.", toll("killed", 34, "34-year-old"), "age"),
    ("Seven miners were killed in two separate attacks.", toll("killed", 2, "two separate attacks"), "no people"),
    ("Seven miners were killed at post No. 5.", toll("killed", 5, "5"), ""),
    ("More than five miners were killed.", toll("killed", 5, "five miners"), ""),
    ("Two gunmen opened fire and three people were killed.", toll("killed", 2, "Two gunmen"), "not said"),
    ("Two officers said three people were killed.", toll("killed", 2, "Two officers"), "speak"),
    ("Four officers and five attackers were killed.", toll("killed", 4, "Four officers"), "add up"),
    ("Four officers were killed and five attackers wounded.", toll("killed", 5, "five attackers", "attackers"), "injured"),
    ("Three soldiers and two miners were killed.", toll("killed", 3, "Three", "civilians", victims="miners"), "security_forces"),
    ("The raid was condemned by seven states.", toll("killed", 7, "seven states"), ""),
    ("Nobody was injured.", toll("injured", None, "injured"), "number"),
    ("Leo Marr was one of two men who were killed.", toll("killed", 1, "one of two men"), "part"),
    ("The guards were killed by a sniper.", toll("killed", 1, "The guards"), ""),
    ("Seven miners were killed.", toll("killed", None, "Seven miners"), "number"),
]


@pytest.mark.parametrize(("text", "claim"), STRONG)
def test_a_count_bound_to_its_fate_stands(text: str, claim: CasualtyClaim) -> None:
    report, rejections = told(text, claim)
    assert rejections == ()
    assert [(one.low, one.high, one.weak, one.computed) for one in report.casualties] == [(claim.low, claim.high, False, False)]


@pytest.mark.parametrize(("text", "claim", "because"), REFUSED)
def test_a_count_of_something_else_is_refused_with_its_reason(text: str, claim: CasualtyClaim, because: str) -> None:
    report, rejections = told(text, claim)
    assert report.casualties == () or all(one.weak for one in report.casualties)
    assert not report.casualties
    assert [one.path for one in rejections] == ["incidents/i1/casualties/0"]
    assert because in rejections[0].reason


@pytest.mark.parametrize(("text", "claim"), STRONG)
@pytest.mark.parametrize("change", [-2, 1, 10])
def test_another_number_in_a_good_claim_is_refused(text: str, claim: CasualtyClaim, change: int) -> None:
    if claim.low is None or claim.low + change < 0:
        return
    high = None if claim.high is None else claim.high + change
    report, rejections = told(text, claim.model_copy(update={"low": claim.low + change, "high": high}))
    assert not report.casualties
    assert rejections


@pytest.mark.parametrize(("text", "claim"), STRONG)
def test_another_outcome_in_a_good_claim_is_refused(text: str, claim: CasualtyClaim) -> None:
    others = {"killed", "injured", "missing", "captured", "displaced"} - {claim.outcome}
    if claim.low is None or "injured" in text or "kidnapping" in text:
        others -= {"killed", "injured", "captured"}
    if "shooting" in text or "shot on" in text:
        others -= {"injured"}  # weak: what was shot at may have been hurt
    for other in sorted(others):
        report, _ = told(text, claim.model_copy(update={"outcome": other}))
        assert not report.casualties, other


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Four officers and five attackers were killed.", toll("killed", 9, "Four officers and five attackers")),
        ("A raid that killed five men and an infant near Orvek has been condemned.", toll("killed", 6, "five men and an infant")),
        ("He is charged in the fatal shooting of Elia Marr and Leo Cruz.", toll("killed", 2, "Elia Marr and Leo Cruz")),
        ("Two men and one woman were shot to death early June 22.", toll("killed", 3, "Two men and one woman")),
        ("A woman and two children were found dead.", toll("killed", 3, "A woman and two children")),
        ("Jon Marr shot and killed Ana Cruz, 34, and 2-year-old Leo Cruz.", toll("killed", 2, "Ana Cruz, 34, and 2-year-old Leo Cruz")),
        ("He killed his son, Leo Marr, and his father.", toll("killed", 2, "his son, Leo Marr, and his father")),
        ("Two girls, ages 3 and 5, and their mother were found dead.", toll("killed", 3, "Two girls, ages 3 and 5, and their mother")),
        ("Ana Marr, 30, and her two sons were found dead.", toll("killed", 3, "Ana Marr, 30, and her two sons")),
    ],
)
def test_a_sum_of_disjoint_counts_of_one_outcome_is_marked_computed(text: str, claim: CasualtyClaim) -> None:
    report, rejections = told(text, claim)
    assert rejections == ()
    assert [one.computed for one in report.casualties] == [True]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Three people were killed and five wounded.", toll("killed_or_injured", 8, "Three people")),
        ("Nine people were killed, including two children.", toll("killed", 11, "Nine people")),
        ("Five were killed – two men and three members of a terrorist organization.", toll("killed", 6, "Five")),
        ("Four officers were killed. Five attackers were killed.", toll("killed", 9, "Four officers")),
        ("He killed his son, Leo Marr, and his father.", toll("killed", 3, "his son, Leo Marr, and his father")),
        ("Ana Marr, 30, and the children were found dead.", toll("killed", 2, "Ana Marr, 30, and the children")),
    ],
)
def test_no_sum_over_outcomes_parts_or_sentences(text: str, claim: CasualtyClaim) -> None:
    assert not told(text, claim)[0].casualties


def test_what_occurs_without_being_bound_is_weak() -> None:
    report, _ = told("Four people were shot near Orvek.", toll("injured", 4, "Four people"))
    assert [one.weak for one in report.casualties] == [True]
    report, _ = told("A mine blew up, killing miners. Twelve men were underground.", toll("killed", 12, "Twelve men"))
    assert [one.weak for one in report.casualties] == [True]


def test_words_and_victims_that_do_not_stand_are_replaced_or_left_out() -> None:
    report, rejections = told("Seven miners were killed near Orvek.", toll("killed", 7, "seven dead miners", victims="Polish soldiers"))
    assert [(one.text, one.victims) for one in report.casualties] == [("Seven miners were killed", None)]
    assert [one.path for one in rejections] == ["incidents/i1/casualties/0/text", "incidents/i1/casualties/0/victims"]


@pytest.mark.parametrize("kind", ["call", "meeting", "visit", "agreement"])
def test_nobody_is_killed_by_a_call(kind: str) -> None:
    article = Article(id="a", text="The ministers spoke by phone after an attack that killed three guards.")
    incident = Incident.model_validate(
        {"key": "i1", "type": kind, "title": "Ministers spoke", "summary": "Ministers spoke.", "sentences": (1,)}
        | {"casualties": (toll("killed", 3, "three guards"),)}
    )
    made = ground(article, annotate(article), Extraction(incidents=(incident,)))
    assert made.incidents[0].casualties == ()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ana Marr was killed at the gate. Leo Cruz died in the yard.", toll("killed", 2, "Ana Marr … Leo Cruz")),
        ("A man was killed at the gate. A woman died in the yard.", toll("killed", 2, "A man … A woman")),
        ("A guard was killed at the gate. Three others died in the yard.", toll("killed", 4, "A guard … Three others")),
        ("A 9-year-old was wounded. A 12-year-old was also wounded.", toll("injured", 2, "A 9-year-old … A 12-year-old")),
        ("He killed his wife. Later he killed himself.", toll("killed", 2, "his wife … himself")),
        ("Ana Marr was killed at the gate. Leo Marr died in the yard.", toll("killed", 2, "Ana Marr … Leo Marr")),
    ],
)
def test_people_told_apart_add_up_over_sentences(text: str, claim: CasualtyClaim) -> None:
    """By name, gender, "others", age, and the killer himself; each part has its evidence."""
    report, rejections = told(text, claim)
    assert rejections == ()
    assert [(one.computed, one.text, len(one.evidence)) for one in report.casualties] == [(True, claim.text, 2)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("A man was killed at the gate. Leo Cruz died in the yard.", toll("killed", 2, "A man … Leo Cruz")),  # he may be that man
        ("Leo Cruz was killed at the gate. Cruz died of a wound.", toll("killed", 2, "Leo Cruz … Cruz")),
        ("Rodrik Marr was killed at the gate. Roderick Marr died of a wound.", toll("killed", 2, "Rodrik Marr … Roderick Marr")),
        ("Bishop Marr was killed at the gate. Leo Marr died of a wound.", toll("killed", 2, "Bishop Marr … Leo Marr")),
        ("A man was killed. The man died at once.", toll("killed", 2, "A man … The man")),
        ("Ana Marr was killed at the gate. Leo Cruz was hurt.", toll("killed", 2, "Ana Marr … Leo Cruz")),
        ("Ana Marr was killed at the gate. Leo Cruz died in the yard.", toll("killed", 3, "Ana Marr … Leo Cruz")),
        ("Ana Marr was killed at the gate. Leo Cruz died in the yard.", toll("killed", 2, "Leo Cruz … Ana Marr")),
        ("Nine people died. Two guards died in the yard.", toll("killed", 11, "Nine people … Two guards")),
    ],
)
def test_no_sum_of_those_who_may_be_the_same(text: str, claim: CasualtyClaim) -> None:
    """A nameless one and a name, a name and a surname, another fate, another value, another order, a part of the whole."""
    assert not told(text, claim)[0].casualties
