"""Report lines from files: what is wrong with one is named alike, wherever its file lies."""

from pathlib import Path

import pytest
from daily import Reader, told

from summarizer.cli.reading import lines
from summarizer.pipeline import extract
from summarizer.records.article import Article


def test_bad_lines_are_named_by_their_files_name_and_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (good,) = extract([Article(id="a", text=told(5, "Kabul", "1 March 2026"))], Reader()).lines
    (tmp_path / "of").mkdir()
    (tmp_path / "of" / "reports.jsonl").write_text(f"{good.model_dump_json()}\nno\n", encoding="utf-8")
    found = []
    for here, there in ((tmp_path, "of/"), (tmp_path / "of", ""), (tmp_path, f"{tmp_path}/of/")):
        monkeypatch.chdir(here)
        found.append(lines([f"{there}reports.jsonl", f"{there}none.jsonl"]))
    assert found[0] == found[1] == found[2]
    assert [failure.source for failure in found[0].failures] == ["reports.jsonl:2", "none.jsonl"]
    assert str(tmp_path) not in found[0].model_dump_json()
