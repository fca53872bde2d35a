"""`score` on the seeds: a good answer scores well, and each kind of slip lowers its own figure and no other."""

from pathlib import Path

import pytest
from seed_reports import all_sources

from summarizer.errors import UsageError
from summarizer.evaluation.gold import load
from summarizer.evaluation.score import Part, score, table
from summarizer.merging import merge
from summarizer.records.report import ReportLine

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
    with pytest.raises(UsageError, match=r"articles\.0\.file"):
        load(broken)
