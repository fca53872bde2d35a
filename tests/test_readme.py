"""The README's examples run, and its public names are the library's."""

import re
import tomllib
from pathlib import Path

import pytest

import summarizer
from summarizer.merging import judgements

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_two_commands_open_the_readme() -> None:
    assert blocks("sh")[0] == "pip install uv && uv run summarizer brief seeds/\npip install uv && uv run pytest\n"


def test_the_library_example_prints_the_brief(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 the example is ours
    assert capsys.readouterr().out.startswith("# Brief of 29 December 2025")


def test_every_toml_example_is_toml_and_the_judgements_load(tmp_path: Path) -> None:
    examples = blocks("toml")
    assert all(tomllib.loads(example) for example in examples)
    path = tmp_path / "decisions.toml"
    path.write_text(next(example for example in examples if "[[judgement]]" in example), encoding="utf-8")
    assert judgements.load(path)[0].initials == "JD"


def test_the_public_names_are_these() -> None:
    assert summarizer.__all__ == [
        "Article",
        "Brief",
        "Extraction",
        "ExtractionError",
        "Extractor",
        "Failure",
        "Loaded",
        "Merged",
        "ModelExtractor",
        "NothingReadError",
        "OfflineExtractor",
        "Readings",
        "ReportLine",
        "Settings",
        "SetupError",
        "SummarizerError",
        "UsageError",
        "aextract",
        "extract",
        "load",
        "make_brief",
        "merge_reports",
        "opened_extractor",
        "render",
        "schema",
    ]
    assert all(getattr(summarizer, name) for name in summarizer.__all__)
