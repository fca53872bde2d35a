"""The doctor: each check against a scripted endpoint."""

import asyncio
import json
from pathlib import Path

import pytest
from endpoint import Scripted, completion, error, serving

from summarizer.extractors.doctor import CheckUp, examine, listed_check
from summarizer.settings import Settings

COLOURS = json.dumps({"colours": ["red", "white"], "count": 2, "comment": None})


def checks(settings: Settings, folder: Path) -> dict[str, CheckUp]:
    given = settings.model_copy(update={"cache": str(folder)})
    parser = CheckUp(name="parser", ok=True, finding="found")
    found = asyncio.run(examine(given, lambda: parser))
    assert [check.remedy == "" for check in found] == [check.ok for check in found]
    return {check.name: check for check in found}


def test_all_is_well(tmp_path: Path) -> None:
    with serving([Scripted(completion(COLOURS))]) as server:
        found = checks(Settings(model="scripted-1", base_url=server.url), tmp_path)
    assert list(found) == ["configuration", "endpoint", "model", "strict schemas", "reply cache", "parser"]
    assert all(check.ok for check in found.values())
    assert "keeps 0 replies" in found["reply cache"].finding


def test_nothing_is_configured(tmp_path: Path) -> None:
    found = checks(Settings(), tmp_path)
    assert list(found) == ["configuration", "reply cache", "parser"]
    assert "offline extractor" in found["configuration"].finding


def test_a_missing_key_is_said_before_anything_is_sent(tmp_path: Path) -> None:
    found = checks(Settings(model="m"), tmp_path)
    assert not found["configuration"].ok
    assert "endpoint" not in found


def test_a_key_is_never_shown(tmp_path: Path) -> None:
    with serving([Scripted(completion(COLOURS))]) as server:
        found = checks(Settings(model="scripted-1", base_url=server.url, api_key="sk-secret"), tmp_path)
    assert "with a key" in found["configuration"].finding
    assert "sk-secret" not in str(found)


def test_an_endpoint_that_is_not_there(tmp_path: Path) -> None:
    with serving([]) as server:
        pass
    found = checks(Settings(model="m", base_url=server.url), tmp_path)
    assert not found["endpoint"].ok
    assert "strict schemas" not in found


@pytest.mark.parametrize(
    "answer",
    [
        Scripted(completion("Red and white.")),
        Scripted(completion('{"colours": ["red"], "count": 1}')),
        error(400, "unknown response_format"),
    ],
)
def test_an_endpoint_that_does_not_honour_schemas(answer: Scripted, tmp_path: Path) -> None:
    with serving([answer]) as server:
        found = checks(Settings(model="scripted-1", base_url=server.url), tmp_path)
    assert not found["strict schemas"].ok


def test_a_model_that_is_not_listed(tmp_path: Path) -> None:
    with serving([Scripted(completion(COLOURS))]) as server:
        found = checks(Settings(model="scripted-2", base_url=server.url), tmp_path)
    assert not found["model"].ok
    assert "scripted-1" in found["model"].remedy


def test_an_endpoint_without_a_list_of_models() -> None:
    assert listed_check("m", ()).ok


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert not checks(Settings(), tmp_path / "file")["reply cache"].ok
