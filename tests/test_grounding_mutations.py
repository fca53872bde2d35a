"""False claims made out of good ones are refused; the floor of each kind is what grounding reaches over the seeds' reports."""

from collections import Counter

import pytest
from mutations import Verdict, sweep, table
from seed_reports import all_sources

# kind: lowest share refused, highest share that stands as if it were true; what lies between is weak
FLOORS: dict[str, tuple[float, float]] = {
    "date": (1.0, 0.0),
    "date value": (0.6, 0.0),  # words without a value of their own ("last month" of an undated article) leave it to the extractor, marked
    "name": (1.0, 0.0),
    "number": (0.95, 0.0),
    "quotation": (1.0, 0.0),
    "sentence": (0.9, 0.1),  # a pronoun or an office in the neighbouring sentence may stand for the name
    "swap casualties": (0.7, 0.0),
    "swap dates": (0.1, 0.0),  # another date of the same story is hard to tell from this one's, but marked weak
    "swap speaker": (1.0, 0.0),
    "title": (1.0, 0.0),
}


@pytest.fixture(scope="module")
def verdicts() -> Counter[tuple[str, Verdict]]:
    return Counter((mutant.kind, verdict) for source in all_sources() for mutant, verdict in sweep(source.line))


def test_every_kind_is_tried(verdicts: Counter[tuple[str, Verdict]]) -> None:
    assert {kind for kind, _ in verdicts} >= FLOORS.keys()


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_false_claims_are_refused(verdicts: Counter[tuple[str, Verdict]], kind: str) -> None:
    refused, weak, alive = verdicts[kind, "refused"], verdicts[kind, "weak"], verdicts[kind, "alive"]
    least, most = FLOORS[kind]
    assert refused >= least * (refused + weak + alive), table(verdicts)
    assert alive <= most * (refused + weak + alive), table(verdicts)
