"""What the check refuses, the offline extractor does not claim."""

from collections.abc import Collection

from summarizer.extractors.offline.settling import settled
from summarizer.records.extraction import CasualtyClaim, Extraction, Incident, Speaker, Statement

ATTACK = Incident(
    key="i1",
    type="attack",
    title="Nine guards were killed in Arvel",
    summary="Nine guards were killed in Arvel.",
    casualties=(
        CasualtyClaim(outcome="killed", low=9, high=9, text="nine guards", sentences=(1,)),
        CasualtyClaim(outcome="injured", low=30, high=30, text="30 rounds", sentences=(2,)),
    ),
    sentences=(1, 2),
)
SAID = Statement(speakers=(Speaker(name="Berg"),), kind="report", content="it was over", about=("i1",), sentences=(1,))


def check(answer: Extraction, shown: Collection[int] | None = None, /) -> tuple[str, ...]:
    """Nobody but Berg speaks, to nobody; rounds are no people, and sentence 2 tells of nothing else."""
    rounds = [claim.text for one in answer.incidents for claim in one.casualties if claim.text == "30 rounds"]
    idle = [str(2) for one in answer.incidents if 2 in one.sentences]
    strange = [speaker.name for one in answer.statements for speaker in one.speakers if speaker.name != "Berg"]
    return (*rounds, *idle, *strange, *(one.addressee for one in answer.statements if one.addressee))


def test_what_the_check_accepts_stays_the_same_object() -> None:
    whole = Extraction(statements=(SAID,))
    assert settled(whole, check) is whole


def test_only_what_is_refused_is_left_out() -> None:
    strange = SAID.model_copy(update={"speakers": (Speaker(name="Lind"),)})
    addressed = SAID.model_copy(update={"addressee": "the crowd"})
    kept = settled(Extraction(incidents=(ATTACK,), statements=(SAID, strange, addressed)), check)
    assert kept.statements == (SAID, SAID)
    (attack,) = kept.incidents
    assert [claim.text for claim in attack.casualties] == ["nine guards"]
    assert attack.sentences == (1,)


def test_an_incident_keeps_its_last_sentence() -> None:
    lone = ATTACK.model_copy(update={"casualties": (), "sentences": (2,)})
    assert settled(Extraction(incidents=(lone,)), check).incidents == (lone,)
