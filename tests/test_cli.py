"""The command line: exit codes, messages with their remedy, and nothing lost of the other articles."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from endpoint import Scripted, completion, serving

SEEDS = Path(__file__).parent.parent / "seeds"


def summarizer(*arguments: str | Path, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from summarizer.cli import run; run()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, cwd=cwd, check=False)  # noqa: S603 our own program


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "one.txt"
    path.parent.mkdir()
    path.write_text(
        "Gunmen attacked a police post near Quetta on Monday, killing three officers, the interior ministry said.\n", encoding="utf-8"
    )
    return path


def test_a_brief_of_one_article_shows_its_toll_and_says_who_read(article: Path) -> None:
    done = summarizer("brief", article)
    assert done.returncode == 0, done.stderr
    assert "offline extractor" in done.stderr
    assert "1 article states no publication date; a sources.toml beside the files can." in done.stderr
    assert "**Killed:** 3" in done.stdout


def test_dated_articles_ask_for_no_dates(article: Path) -> None:
    (article.parent / "sources.toml").write_text('["one.txt"]\npublished = 2025-03-04\n', encoding="utf-8")
    assert "publication date" not in summarizer("brief", article.parent).stderr


def test_a_bad_file_is_named_and_the_others_are_read(article: Path) -> None:
    (article.parent / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (article.parent / "empty.txt").write_bytes(b"")
    done = summarizer("brief", article.parent)
    assert done.returncode == 1
    assert "binary.txt" in done.stderr
    assert "empty.txt" in done.stderr
    assert "**Killed:** 3" in done.stdout
    assert "binary" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["brief", "nowhere/"], 2, "nowhere"),
        (["brief", "{folder}", "--date", "2 December"], 2, "YYYY-MM-DD"),
        (["brief", "{folder}", "--tz", "Moon/Crater"], 2, "time zone"),
        (["brief", "{folder}", "--policy", "wishful"], 2, "policy"),
        (["brief", "{folder}", "--out", "{folder}/no/such/folder/brief.md"], 2, "--out"),
        (["brief", "{folder}", "--settings", "nowhere.toml"], 2, "nowhere.toml"),
        (["brief", "{empty}"], 3, "article"),
        (["merge", "{empty}/none.jsonl"], 2, "none.jsonl"),
    ],
)
def test_wrong_usage_says_what_and_how_to_mend_it(article: Path, tmp_path: Path, arguments: list[str], code: int, word: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = summarizer(*(argument.format(folder=article.parent, empty=empty) for argument in arguments))
    assert done.returncode == code, done.stderr
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_extract_and_merge_give_the_brief_of_brief(article: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    assert summarizer("extract", article, "--out", reports).returncode == 0
    merged = summarizer("merge", reports)
    assert merged.returncode == 0, merged.stderr
    assert merged.stdout == summarizer("brief", article).stdout


def test_a_broken_line_is_named_by_file_and_number_and_the_others_merge(article: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    summarizer("extract", article, "--out", reports)
    with reports.open("a", encoding="utf-8") as file:
        file.write('{"schema": "report/9"}\nnot json\n')
    done = summarizer("merge", reports, "--format", "json")
    assert done.returncode == 1
    assert "reports.jsonl:2: " in done.stderr
    assert "reports.jsonl:3: " in done.stderr
    brief = json.loads(done.stdout)
    assert brief["schema"] == "brief/1"
    assert brief["incidents"]
    assert len(brief["failures"]) == 2


def test_a_file_that_is_missing_or_holds_half_a_character_costs_only_itself(article: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    summarizer("extract", article, "--out", reports)
    good = reports.read_bytes()
    reports.write_bytes(b"\xef\xbb\xbf" + good + b'{"schema": "caf\xe9"}\r\n' + good)
    done = summarizer("merge", tmp_path / "none.jsonl", reports, "--format", "json")
    assert done.returncode == 1, done.stderr
    failures = json.loads(done.stdout)["failures"]
    assert [failure["source"] for failure in failures] == ["none.jsonl", f"{reports.name}:2"]
    assert json.loads(done.stdout)["incidents"]


def test_a_settings_files_time_zone_holds_for_merge_too(article: Path, tmp_path: Path) -> None:
    summarizer("extract", article, "--out", tmp_path / "reports.jsonl")
    (tmp_path / "summarizer.toml").write_text('tz = "Asia/Dushanbe"\n', encoding="utf-8")
    done = summarizer("merge", "reports.jsonl", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["timezone"] == "Asia/Dushanbe"


def test_an_article_may_come_from_standard_input() -> None:
    done = summarizer("summarize", "-", stdin="A bomb exploded in Kabul on Friday, killing two people, police said.\n")
    assert done.returncode == 0, done.stderr
    assert "**Killed:** 2" in done.stdout


def test_nothing_was_published_on_the_day(article: Path) -> None:
    folder = article.parent
    (folder / "sources.toml").write_text('["one.txt"]\npublished = "2025-03-04"\n', encoding="utf-8")
    done = summarizer("brief", folder, "--date", "2025-01-01")
    assert done.returncode == 0, done.stderr
    assert "Nothing published on 1 January 2025" in done.stdout


@pytest.mark.parametrize("name", ["extraction", "report", "brief"])
def test_schemas_are_json(name: str) -> None:
    assert json.loads(summarizer("schema", name).stdout)["type"] == "object"


def test_a_cache_that_cannot_be_used_is_told_once(article: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(
        f'model = "m"\nbase_url = "http://127.0.0.1:9/v1"\nretries = 0\nsecond_reading = false\ncache = "{article}/below"\n',
        encoding="utf-8",
    )
    done = summarizer("brief", article, "--settings", settings)
    assert done.returncode == 3, done.stderr
    assert done.stderr.count("Replies are not kept") == 1


def test_what_a_model_was_asked_is_totalled(article: Path, tmp_path: Path) -> None:
    (article.parent / "two.txt").write_text("A bridge at Orm fell on Monday. Two people died.\n", encoding="utf-8")
    settings = tmp_path / "settings.toml"
    with serving([Scripted(completion('{"incidents": [], "statements": []}'))]) as server:
        settings.write_text(
            f'model = "m"\nbase_url = "{server.url}"\nsecond_reading = false\ncache = "{tmp_path}/cache"\n', encoding="utf-8"
        )
        first, again = (summarizer("extract", article.parent, "--settings", settings) for _ in range(2))
    assert "2 calls, 200 tokens in, 20 out.\n" in first.stderr
    assert "calls" not in again.stderr


def test_help_loads_nothing_heavy() -> None:
    heavy = {"pydantic", "numpy", "asyncio", "openai", "spacy", "sqlite3", "summarizer.pipeline", "summarizer.settings"}
    program = f"import sys, summarizer.cli; print(*sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 our own program
    assert done.stdout.strip() == ""


def test_an_incident_is_explained_and_scored_and_two_briefs_are_compared(article: Path, tmp_path: Path) -> None:
    reports, brief = tmp_path / "reports.jsonl", tmp_path / "brief.json"
    second = article.parent / "two.txt"
    second.write_text("Three officers were killed when gunmen attacked a police post near Quetta on Monday.\n", encoding="utf-8")
    assert summarizer("extract", article.parent, "--out", reports).returncode == 0
    assert summarizer("merge", reports, "--format", "json", "--out", brief).returncode == 0
    made = json.loads(brief.read_text(encoding="utf-8"))
    incident = made["incidents"][0]
    explained = summarizer("explain", incident["reports"][0]["id"], reports)
    assert explained.returncode == 0, explained.stderr
    assert explained.stdout.startswith(f"{incident['id']}: ")
    assert summarizer("explain", "i000", reports).returncode == 2
    assert summarizer("explain", "1", reports, "--date", "2099-01-01").stdout == explained.stdout
    beyond = summarizer("explain", "2", reports)
    assert (beyond.returncode, beyond.stdout) == (2, "")
    assert "The brief of these lines has 1 incident, and no number 2." in beyond.stderr
    assert "the same" in summarizer("diff", brief, brief).stdout
    assert summarizer("diff", brief, brief, "--format", "json").stdout == "[]\n"


def test_eval_prints_the_score(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    assert summarizer("extract", SEEDS, "--out", reports).returncode == 0
    done = summarizer("eval", SEEDS.parent / "tests" / "gold" / "seeds.gold.json", reports)
    assert done.returncode == 0, done.stderr
    assert "incidents found (recall)" in done.stdout
