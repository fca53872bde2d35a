"""`score` on the seeds: a good answer scores well, and each kind of slip lowers its own figure and no other."""

from pathlib import Path
from typing import cast

import pytest
from reports import Source
from seed_reports import all_sources

from summarizer.errors import UsageError
from summarizer.evaluation.gold import load
from summarizer.evaluation.metrics import Agreement
from summarizer.evaluation.score import Facts, Part, Score, score, table
from summarizer.merging import merge
from summarizer.records.extraction import Aggregate
from summarizer.records.incident import Merged
from summarizer.records.report import ReportLine
from summarizer.records.vocabulary import IncidentType
from tools import generate

GOLD = load(Path(__file__).parent / "gold" / "seeds.gold.json")
LINES = [source.line for source in all_sources()]


def test_the_hand_written_reports_score_full_marks_for_merging() -> None:
    found = score(GOLD, LINES, merge(LINES))
    assert (found.merging.wrong_merges, found.merging.wrong_splits, found.merging.forbidden) == (0, 0, ())
    assert found.merging.lea.f1 == found.merging.conll == 1.0
    assert found.core_recall.share > 0.9
    assert found.facts.toll.share == 1.0
    assert found.facts.date == Part(right=5, of=8)  # the other three are told without any date words
    assert found.speaker.share == 1.0


def test_articles_merged_one_by_one_are_wrong_splits_and_nothing_else() -> None:
    alone = merge(())
    for line in LINES:
        own = merge([line])
        alone = alone.model_copy(update={"incidents": (*alone.incidents, *own.incidents)})
    found = score(GOLD, LINES, alone)
    assert found.merging.wrong_splits > 0
    assert found.merging.wrong_merges == 0
    assert found.merging.pairwise.recall < 1.0 == found.merging.pairwise.precision


def test_everything_in_one_incident_is_wrong_merges_and_forbidden_pairs() -> None:
    merged = merge(LINES)
    refs = tuple(ref for incident in merged.incidents for ref in incident.reports)
    heap = merged.model_copy(update={"incidents": (merged.incidents[0].model_copy(update={"reports": refs}),)})
    found = score(GOLD, LINES, heap)
    assert found.merging.wrong_merges > 0
    assert found.merging.wrong_splits == 0
    assert "E2 and E3" in found.merging.forbidden


def test_a_missing_report_lowers_recall() -> None:
    fewer = [LINES[0].model_copy(update={"incidents": LINES[0].incidents[:1]}), *LINES[1:]]
    assert score(GOLD, fewer, merge(fewer)).incident_recall.right == score(GOLD, LINES, merge(LINES)).incident_recall.right - 3


def test_nothing_answered_scores_nothing() -> None:
    empty: list[ReportLine] = [line.model_copy(update={"incidents": (), "statements": ()}) for line in LINES]
    found = score(GOLD, empty, merge(empty))
    assert found.incident_recall.share == 0.0
    assert found.statement_recall == Part(right=0, of=48)


def test_the_table_names_every_figure() -> None:
    text = table(score(GOLD, LINES, merge(LINES)))
    assert all(word in text for word in ("LEA", "CoNLL", "wrong merges", "date right", "speaker right"))


def test_a_broken_gold_file_says_where(tmp_path: Path) -> None:
    broken = tmp_path / "gold.json"
    broken.write_text('{"articles": [{"incidents": []}]}', encoding="utf-8")
    with pytest.raises(UsageError, match="articles 1, file is missing"):
        load(broken)


ROOT = Path(__file__).parent.parent
MINE = (
    "Gunmen attacked the Arda mine near Kulob on 4 March 2025 and three miners died, police said. "
    "A second raid on the Belt depot near Orm left five guards dead. Eight people died in the two raids."
)


def mine(*, second: str = "attack", day: str = "2025-03-04", miners: int = 3) -> ReportLine:
    """A line on the documented example, right in all but what is given."""
    s = Source(text=MINE.replace("4 March 2025", day).replace("three", str(miners)), outlet="A", published="2025-03-06")
    first, raid, both = (s.find(words) for words in ("Gunmen attacked", "A second raid", "Eight people"))
    s.incident(
        "i1",
        "attack",
        "Attack on the Arda mine",
        first,
        dates=(s.date(day, day, first),),
        places=(s.place("Arda mine near Kulob", first),),
        casualties=(s.count(f"{miners} miners", miners, miners, first),),
    )
    s.incident("i2", cast(IncidentType, second), "Raid on the Belt depot", raid, casualties=(s.count("five guards", 5, 5, raid),))
    s.incident("i3", "attack", "Two raids", both, aggregate=Aggregate(count=2, members=("i1", "i2")))
    s.statement(("police",), "report", "Three miners died.", first)
    return s.line


def documented(*lines: ReportLine, merged: Merged | None = None) -> Score:
    return score(load(ROOT / "docs" / "examples" / "gold.json"), lines, merged or merge(lines))


def test_the_documented_example_by_hand() -> None:
    found = documented(mine())
    assert found.incident_recall == found.incident_precision == Part(right=3, of=3)
    assert found.core_recall == Part(right=2, of=2)
    assert found.statement_recall == found.statement_precision == found.speaker == found.kind == Part(right=1, of=1)
    assert found.facts == Facts(date=Part(right=1, of=1), toll=Part(right=2, of=2), place=Part(right=1, of=1))
    assert (found.merging.wrong_merges, found.merging.wrong_splits, found.merging.forbidden) == (0, 0, ())


def test_each_slip_lowers_its_own_figure() -> None:
    assert documented(mine(second="visit")).incident_recall == Part(right=2, of=3)
    assert documented(mine(second="visit")).core_recall == Part(right=2, of=2)
    assert documented(mine(day="2025-03-05")).facts.date == Part(right=0, of=1)
    assert documented(mine(miners=4)).facts.toll == Part(right=1, of=2)


def test_one_heap_of_three_is_three_wrong_merges() -> None:
    merged = merge([mine()])
    refs = tuple(ref for incident in merged.incidents for ref in incident.reports)
    heap = merged.model_copy(update={"incidents": (merged.incidents[0].model_copy(update={"reports": refs}),)})
    found = documented(mine(), merged=heap).merging
    assert (found.wrong_merges, found.wrong_splits, found.forbidden) == (3, 0, ("E1 and E2",))
    assert found.pairwise == Agreement(0.0, 1.0)
    assert found.b_cubed == Agreement(1 / 3, 1.0)
    assert found.lea == Agreement(0.0, 0.0)


def test_the_document_shows_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    document = ROOT / "docs" / "gold.md"
    assert generate.filled(document) == document.read_text(encoding="utf-8")
