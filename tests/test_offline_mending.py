"""Who closes a sentence as its source is its verb's subject, however the parser read it; nothing else moves."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from summarizer.extractors.offline.mending import mended
from summarizer.extractors.offline.parse import model


@pytest.mark.parametrize(
    ("text", "speaker", "before"),
    [
        ("Raiders stormed a school, killing a guard and abducting 25 pupils, police and residents said.", "police", "pupils"),
        ("A bomb wounded four soldiers, two shopkeepers and a child, doctors and officials said.", "doctors", "child"),
        ("Police fired at protesters in Lagos, a witness and Amnesty International said.", "witness", "Lagos"),
    ],
)
def test_a_closing_source_speaks_and_is_no_part_of_the_list_before_it(text: str, speaker: str, before: str) -> None:
    doc = mended(model()(text))
    (subject,) = [token for token in doc if token.dep_ == "nsubj" and token.head.text == "said"]
    last = next(token for token in doc if token.text == before)
    assert subject.text == speaker
    assert subject not in list(last.subtree)


@pytest.mark.parametrize(
    "text",
    [
        "He met farmers, traders and officials, said the minister.",
        "He blamed the government, the army and the police, and said he would leave.",
        "The man, a teacher from Gao, said he saw nothing.",
        "The attackers, who residents said were bandits, fled.",
    ],
)
def test_other_commas_stay_as_they_were_read(text: str) -> None:
    plain = [(token.dep_, token.head.i) for token in model()(text)]
    assert [(token.dep_, token.head.i) for token in mended(model()(text))] == plain


def test_a_tree_stays_a_tree() -> None:
    """What the saying hangs on cannot hang on the saying."""
    language = model()
    for text in ("A radio call reached the police, the report stating there had been a shooting.", "They shot Ali, a man police said."):
        doc = mended(language(text))
        assert {one.i for sentence in doc.sents for one in sentence.root.subtree} == set(range(len(doc)))


def test_deaths_never_hang_on_the_mishap_that_hangs_on_them() -> None:
    """Such a circle would have no end for whoever walks up it."""
    words = ["Divers", "searched", ",", "after", "a", "ferry", "sank", ",", "killing", "five", "."]
    doc = Doc(
        Vocab(),
        words=words,
        heads=[1, 1, 1, 6, 5, 6, 8, 8, 1, 8, 1],
        deps=["nsubj", "ROOT", "punct", "mark", "det", "nsubj", "advcl", "punct", "advcl", "dobj", "punct"],
        tags=["NNS", "VBD", ",", "IN", "DT", "NN", "VBD", ",", "VBG", "CD", "."],
        pos=["NOUN", "VERB", "PUNCT", "SCONJ", "DET", "NOUN", "VERB", "PUNCT", "VERB", "NUM", "PUNCT"],
        lemmas=["diver", "search", ",", "after", "a", "ferry", "sink", ",", "kill", "five", "."],
    )
    assert [token.head.text for token in mended(doc) if token.text in {"sank", "killing"}] == ["killing", "searched"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The guild denied it was responsible and accused the council.", "denied"),
        ("The guild denied that it had sold the ships and that it had accused the council.", "sold"),
        ("The guild denies that it has lied and accused the council.", "lied"),
    ],
)
def test_what_is_said_beside_a_denial_is_no_part_of_it(text: str, joined: str) -> None:
    """In the denial's own tense and without a subject of its own, an accusation stands beside it."""
    verb = next(token for token in mended(model()(text)) if token.text == "accused")
    assert (verb.dep_, verb.head.text) == ("conj", joined)


@pytest.mark.parametrize("text", ["A meeting between unions and the government is due.", "Talks between Oslo and the rebels failed."])
def test_between_takes_two(text: str) -> None:
    doc = mended(model()(text))
    first = next(token for token in doc if token.dep_ == "pobj" and token.head.text == "between")
    assert [token.dep_ for token in first.rights] == ["cc", "conj"]


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [("A 25-year-old man was hit in his arm and taken to Mercy Hospital and an 18-year-old man was hit in his leg.", "man", "hit")],
)
def test_the_noun_right_before_a_finite_verb_is_its_subject(text: str, subject: str, verb: str) -> None:
    doc = mended(model()(text))
    last = [token for token in doc if token.text == verb][-1]
    assert [token.text for token in last.children if token.dep_ == "nsubjpass"] == [subject]
    assert "Hospital" not in {token.text for token in last.subtree}


def test_a_plural_with_a_subject_is_a_verb_of_saying() -> None:
    doc = mended(model()("The Oslo campaign plans to visit every town."))
    assert next(token for token in doc if token.text == "plans").tag_ == "VBZ"
    doc = mended(model()("Plans to visit every town."))
    assert next(token for token in doc if token.text == "Plans").tag_ != "VBZ"


def test_who_answers_a_report_is_no_part_of_it() -> None:
    doc = mended(model()("Organisers said two demonstrators had been shot dead, but police denied that anyone had been killed."))
    denied = next(token for token in doc if token.text == "denied")
    assert denied.head.text == "said"
    assert "police" not in {token.text for one in doc if one.text == "shot" for token in one.subtree}


def test_what_a_speaker_sets_against_something_stays_told() -> None:
    text = "Organisers said the mayor had promised a hearing, but he never held it."
    assert [token.head.i for token in mended(model()(text))] == [token.head.i for token in model()(text)]
