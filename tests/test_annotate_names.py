"""Runs of words written as proper names."""

from summarizer.annotate.names import find
from summarizer.records.annotation import Sentence


def names(text: str) -> list[str]:
    mentions = find(text, (Sentence(number=1, start=0, end=len(text), furniture=False),))
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return [mention.text for mention in mentions]


def test_connectors_quotes_and_initials() -> None:
    assert names('He met J. D. Vance of the State Committee for National Security at Post No. 5 "Bog" yesterday.') == [
        "J. D. Vance of the State Committee for National Security",
        'Post No. 5 "Bog"',
    ]


def test_a_common_word_that_opens_a_sentence_is_no_name() -> None:
    assert names("Police said that Petra Novak was in Kabul.") == ["Petra Novak", "Kabul"]
