"""The daily commands, as they are typed."""

import csv
import io
import json
from pathlib import Path

import pytest
from daily import record, site, told
from typer.testing import CliRunner, Result

from summarizer.cli import app
from summarizer.cli import daily as commands
from summarizer.extractors.naming import reader_name
from summarizer.extractors.offline import OfflineExtractor
from summarizer.settings import Settings

NOW = "2026-03-02T06:00:00+00:00"


def typed(*arguments: str, code: int = 0) -> Result:
    """What a command gives."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == code, result.output or repr(result.exception)
    return result


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own, with a folder of news, on a certain day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(commands, "now", lambda: NOW)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.json").write_text(record(told(5, "Kabul", "1 March 2026"), "2026-03-01", "A"), encoding="utf-8")


def test_a_morning_from_init_to_export() -> None:
    assert "is made" in typed("init").stderr
    assert "there already" in typed("init").stderr
    assert "added" in typed("add", "news").stderr
    assert "1 new or edited article fetched, 1 read, 0 failed." in typed("update").stderr
    assert "0 new or edited articles fetched, 0 read, 0 failed." in typed("update").stderr
    assert "5 people" in typed("brief", "--date", "2026-03-01").stdout
    assert typed("brief").stdout == typed("brief", "news").stdout
    id_ = typed("list").stdout.split("\t")[0]
    assert json.loads(typed("show", id_).stdout)["article"]["id"] == id_
    assert typed("list", "sources").stdout.rstrip().endswith("news\tread")
    heading, newest, *_ = typed("runs").stdout.splitlines()
    assert heading.split()[:3] == ["update", "began", "state"]
    assert "offline" in newest
    assert json.loads(typed("export").stdout)["article"]["id"] == id_
    assert json.loads(typed("export", "--format", "geojson", "--date", "2026-03-01").stdout)["features"]
    for form in ("acled", "ucdp"):
        assert list(csv.DictReader(io.StringIO(typed("export", "--format", form).stdout)))


def test_what_is_not_there_yet_is_said() -> None:
    typed("init")
    assert "no sources yet" in typed("update").stderr
    for what, said in (("articles", "no articles yet"), ("sources", "no sources yet"), ("failures", "Nothing failed.")):
        listed = typed("list", what)
        assert listed.stdout == ""
        assert said in listed.stderr
    typed("add", "news")
    assert "1 left by the limit" in typed("update", "--max-articles", "0").stderr
    assert "1 article is not read yet" in typed("brief").stderr
    typed("update")
    assert typed("brief").stderr == ""


def test_a_page_is_fetched_only_where_private_hosts_are_allowed() -> None:
    with site() as web:
        web.page("/a", told(5, "Kabul", "1 March 2026"), "2026-03-01")
        typed("init")
        typed("add", f"{web.url}/a")
        refused = typed("update", code=1).stderr
        assert "not a public address. If you mean it, allow it with --allow-private 127.0.0.1." in refused
        assert typed("brief", "--date", "2026-03-01", code=1).stderr == "1 source or article could not be used; the brief lists them.\n"
        assert "not a public address" in typed("brief", "--format", "json", code=1).stdout
        assert "5 people" in typed("brief", f"{web.url}/a", "--allow-private", "127.0.0.1").stdout
        assert "--allow-private 127.0.0.1" in typed("extract", f"{web.url}/a", code=1).stderr
        assert "not a public address" in typed("list", "failures").stdout
        assert "1 read" in typed("update", "--allow-private", "127.0.0.1").stderr
        assert typed("list", "failures").stdout == ""


def test_a_dry_run_counts_and_calls_no_model() -> None:
    typed("init")
    typed("add", "news")
    said = typed("update", "--dry-run", "--model", "gpt-4o-mini").stderr
    assert "1 new or edited article fetched, 1 to be read: about " in said
    assert "about US$ 0.00" in said
    assert "unknown price" in typed("update", "--dry-run", "--model", "nobody-knows").stderr
    assert "by the offline extractor: no model, no cost" in typed("update", "--dry-run").stderr
    assert "unread" in typed("list").stdout
    assert "0 read, 0 failed, 1 left by the limit" in typed("update", "--max-articles", "0").stderr


def test_what_is_wrong_is_said_with_its_remedy(tmp_path: Path) -> None:
    for arguments, message in (
        (["update"], "no archive"),
        (["brief", "--date", "2026-03-01"], "no archive"),
        (["brief", "news", "--archive", "x.db"], "of paths or of an archive"),
        (["brief", "news", "--topic", "border"], "no topic"),
        (["add", "news"], "no archive"),
    ):
        result = CliRunner().invoke(app, arguments)
        assert message in str(result.exception), arguments
    typed("init")
    for arguments, message in ((["add", "none"], "nothing at"), (["update", "--model", "nobody-knows", "--max-cost", "1"], "price")):
        assert message in str(CliRunner().invoke(app, arguments).exception)


def test_the_settings_name_the_archive_and_the_topics(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('archive = "kept.db"\n[topics.south]\nwords = ["Kandahar"]\n', encoding="utf-8")
    typed("init")
    assert (tmp_path / "kept.db").is_file()
    typed("add", "news")
    typed("update")
    assert json.loads(typed("brief", "--format", "json", "--topic", "south").stdout)["incidents"] == []
    assert json.loads(typed("brief", "news", "--format", "json", "--topic", "south").stdout)["incidents"] == []
    assert json.loads(typed("brief", "--format", "json").stdout)["incidents"]


def test_a_topic_that_nothing_meets_says_so_and_an_unknown_one_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('[topics.south]\nwords = ["Kandahar"]\n[topics.north]\nwords = ["Kabul"]\n', encoding="utf-8")
    typed("init")
    typed("add", "news")
    typed("update")
    for paths in ((), ("news",)):
        nothing = typed("brief", *paths, "--topic", "south", "--format", "json")
        assert "Nothing that counts for this brief meets the topic 'south'." in nothing.stderr
        assert json.loads(nothing.stdout)["bottom_line"][0]["text"] == "Nothing that counts for this brief meets the topic “south”."
        met = typed("brief", *paths, "--topic", "north", "--format", "json")
        assert "meets the topic" not in met.stderr
        assert json.loads(met.stdout)["topic"] == "north"
        unknown = CliRunner().invoke(app, ["brief", *paths, "--topic", "east"])
        assert "There is no topic 'east'" in str(unknown.exception)
        assert unknown.stderr == ""


def test_the_readers_name_is_known_before_it_is_loaded() -> None:
    assert reader_name(Settings()) == OfflineExtractor().name
    assert reader_name(Settings(model="m")).model == "m"


def test_the_time_is_an_instant_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert commands.now().endswith("+00:00")
