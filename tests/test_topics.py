"""Topics: which incidents and statements meet one, and that nothing refers to what was left out."""

import pytest
from made import lines, merge
from pydantic import JsonValue

from summarizer.archive import topics
from summarizer.brief.topics import Topic, narrowed
from summarizer.errors import UsageError
from summarizer.records.incident import Merged
from summarizer.settings import Settings


def of(topic: Topic) -> Merged:
    """The made merge, cut down to the topic."""
    merged = merge(lines(), "representative", ())
    return narrowed(Merged(), merged, topic, {})[1]


def test_actors_are_participants_or_speakers_under_any_form_of_their_name() -> None:
    found = of(Topic(actors=("Lena Orlova",)))
    assert [one.id for one in found.incidents] == ["i-call"]
    assert {one.id for one in found.statements} == {"s-condemned", "s-promised"}
    assert of(Topic(actors=("Nobody Known",))) == Merged(origins=found.origins)


def test_a_statement_counts_by_the_incident_that_it_is_about() -> None:
    found = of(Topic(types=("attack",)))
    assert "i-call" not in {one.id for one in found.incidents}
    assert {one.id for one in found.statements} == {"s-condemned", "s-promised"}


def test_words_are_whole_and_in_any_case() -> None:
    assert {one.id for one in of(Topic(words=("CONDEMNED",))).statements} == {"s-condemned"}
    assert of(Topic(words=("condem",))).statements == ()


def test_nothing_refers_to_what_was_left_out() -> None:
    found = of(Topic(types=("call",)))
    ids = {one.id for one in found.incidents}
    assert ids == {"i-call"}
    for one in found.incidents:
        assert ids.issuperset({*one.concerning, *one.aggregate_of, *(other.id for other in one.related)})
    for said in found.statements:
        assert ids.issuperset(said.about)


def test_every_list_that_is_given_must_be_met() -> None:
    assert of(Topic(types=("call",), actors=("Lena Orlova",))).incidents
    assert of(Topic(types=("attack",), actors=("Max Veld",))).incidents == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"types": ["call", "war"]}, "The topic 'border': types 2 is 'war', none of armed_clash, attack"),
        ({"countries": ["Tajikistan"]}, "'Tajikistan' is no code of a country .*; that of Tajikistan is TJ"),
        ({"countries": ["ZZ"]}, "'ZZ' is no code of a country"),
    ],
)
@pytest.mark.parametrize("asked", ["border", "calls", None])
def test_a_wrong_topic_is_refused_whichever_is_asked_for(asked: str | None, wrong: dict[str, JsonValue], said: str) -> None:
    settings = Settings(topics={"border": wrong, "calls": {"types": ["call"]}})
    with pytest.raises(UsageError, match=said):
        topics.named(settings, asked)
