"""A quotation belongs to whom its sentence gives it."""

from typing import Any

import pytest

from summarizer.annotate import annotate
from summarizer.grounding import Grounding, ground
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Speaker, Statement, Via

TALKS = "Foreign Ministers Ilya Sorenko of Orvek and Tomas Brandt of Lodia met on Monday."


def statement(text: str, *speakers: str, quotes: tuple[int, ...] = (1,), **fields: Any) -> Grounding:
    """The grounding of one statement that cites every sentence of the text."""
    article = Article(id="a", text=text)
    annotation = annotate(article)
    said = Statement(
        speakers=tuple(Speaker(name=name) for name in speakers),
        kind="other",
        content="",
        quotes=quotes,
        sentences=tuple(sentence.number for sentence in annotation.sentences),
        **fields,
    )
    return ground(article, annotation, Extraction(statements=(said,)))


GIVEN = [
    "“The two sides agreed to keep talking,” the Orvek Foreign Ministry stated.",  # after it
    "“The two sides agreed to keep talking,” the Orvek Foreign Ministry later said in Lodia.",
    "“The two sides agreed to keep talking,” said the Orvek Foreign Ministry, a body of Orvek.",  # inverted
    "“The two sides agreed to keep talking,” read a statement issued by the Orvek Foreign Ministry.",  # a document
    "“The two sides agreed to keep talking,” according to the Orvek Foreign Ministry.",
    "“The two sides agreed to keep talking,” according to a statement by the Orvek Foreign Ministry.",
    "The Orvek Foreign Ministry said: “The two sides agreed to keep talking.”",  # before it
    "The Orvek Foreign Ministry stated, “The two sides agreed to keep talking.”",
]


@pytest.mark.parametrize("sentence", GIVEN)
@pytest.mark.parametrize("via", [None, Via(document="the Orvek Foreign Ministry")])
def test_a_bodys_words_are_nobody_elses(sentence: str, via: Via | None) -> None:
    made = statement(f"{TALKS} {sentence}", "Ilya Sorenko", "Tomas Brandt", words_of="document", via=via)
    assert made.statements == ()
    reasons = [rejection.reason for rejection in made.rejections if rejection.path.startswith("statements/0/speakers")]
    assert len(reasons) == 2
    assert all("'Orvek Foreign Ministry' in sentence 2" in reason for reason in reasons)


@pytest.mark.parametrize("sentence", GIVEN)
@pytest.mark.parametrize("name", ["Orvek Foreign Ministry", "the Foreign Ministry of Orvek", "Foreign Ministry"])
def test_they_are_the_bodys_under_all_its_names(sentence: str, name: str) -> None:
    made = statement(f"{TALKS} {sentence}", name)
    assert made.rejections == ()
    assert made.statements[0].quotes == (1,)


def test_leaving_the_quotation_out_of_the_answer_makes_them_nobody_elses() -> None:
    text = f"{TALKS} “The two sides agreed to keep talking and to open the mountain road in spring,” the Orvek Foreign Ministry stated."
    made = statement(text, "Ilya Sorenko", "Tomas Brandt", quotes=())
    assert made.statements == ()


TOLD = (
    "Ilya Sorenko called Lodia on Monday. "
    "“Regretting the delay, Sorenko stressed that the road will open,” read a statement issued by the Lodian Embassy."
)


def test_whom_a_document_has_speaking_speaks_through_the_document() -> None:
    through = Via(document="a statement issued by the Lodian Embassy")
    assert statement(TOLD, "Ilya Sorenko", words_of="document", via=through).rejections == ()
    assert statement(TOLD, "Ilya Sorenko", words_of="document").rejections == ()
    assert statement(TOLD, "Lodian Embassy").rejections == ()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"words_of": "document", "via": Via(document="the Monday statement")},
        {"via": Via(document="the Lodian Embassy")},
    ],
)
def test_and_not_in_person(fields: dict[str, Any]) -> None:
    made = statement(TOLD, "Ilya Sorenko", **fields)
    assert made.statements == ()
    assert "keep 'Ilya Sorenko' with words_of 'document' and via.document 'Lodian Embassy'" in made.rejections[-2].reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ilya Sorenko came home. “We go on,” Sorenko said.", "Ilya Sorenko"),  # a surname
        ("“We go on,” said Ilya Sorenko, a spokesman for the Orvek Foreign Ministry.", "Orvek Foreign Ministry"),  # whom he speaks for
        ("“We go on,” Orvek Foreign Ministry spokesman Ilya Sorenko said.", "Orvek Foreign Ministry"),
        ("“We go on,” Ilya Sorenko and Tomas Brandt said.", "Ilya Sorenko"),  # two
        ("“We go on,” said Ilya Sorenko and Tomas Brandt.", "Tomas Brandt"),
        ("Ilya Sorenko came home. “We go on,” he told Reuters.", "Ilya Sorenko"),  # a pronoun names nobody
        ("Ilya Sorenko came home. “We go on,” the agency Interpost said, quoting Sorenko.", "Ilya Sorenko"),  # carried
        ("Ilya Sorenko called it “a lie,” Tomas Brandt said.", "Ilya Sorenko"),  # reported speech within reported speech: not plain
        ("Ilya Sorenko came home. “We go on,” a lawyer for Tomas Brandt quoted Sorenko as saying.", "Ilya Sorenko"),
    ],
)
def test_where_it_is_not_plain_nothing_is_refused(text: str, name: str) -> None:
    assert statement(text, name).statements


def test_joint_content_outside_quotation_marks_stays_joint() -> None:
    text = f"{TALKS} Both sides agreed to keep talking."
    assert len(statement(text, "Ilya Sorenko", "Tomas Brandt", quotes=()).statements[0].speakers) == 2


def test_of_several_quotations_only_the_others_go() -> None:
    text = "“We go on,” Ilya Sorenko said. “We do not,” Tomas Brandt said."
    made = statement(text, "Ilya Sorenko", quotes=(1, 2))
    assert made.statements[0].quotes == (1,)
    assert [rejection.path for rejection in made.rejections] == ["statements/0/quotes"]
    assert "'Tomas Brandt'" in made.rejections[0].reason


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Tomas Brandt called the plan “a grave mistake” on Monday.", ()),
        ("According to Tomas Brandt, the plan was “a grave mistake” from the start.", ()),
        ("Ilya Sorenko also called the plan “a grave mistake” on Monday.", (1,)),
        ("He called the plan “a grave mistake” on Monday.", (1,)),
        ("Both sides called the plan “a grave mistake” on Monday.", (1,)),  # nobody else by name
    ],
)
def test_a_few_quoted_words_are_whoever_speaks_in_their_sentence(sentence: str, kept: tuple[int, ...]) -> None:
    made = statement(f"Ilya Sorenko said that Orvek was ready. {sentence}", "Ilya Sorenko")
    assert [one.quotes for one in made.statements] == [kept]
    if not kept:
        assert "'Tomas Brandt' speaks" in made.rejections[0].reason


def test_what_he_says_is_the_one_before_him() -> None:
    made = statement("Anna Lis said so. Tomas Brandt said no. He called it “a grave mistake” then.", "Anna Lis")
    assert [one.quotes for one in made.statements] == [()]


def test_who_speaks_inside_a_quotation_has_not_said_it() -> None:
    """ "He has said …" in somebody's own words gives those words to nobody else."""
    made = statement("“He has said hateful things again and again. He divides us.” – Carlos Brandt", "Carlos Brandt")
    assert made.rejections == ()
    assert made.statements[0].quotes == (1,)
    other = statement(f"{TALKS} He said hateful things: “We are divided.”", "Carlos Brandt")
    assert other.statements == ()
