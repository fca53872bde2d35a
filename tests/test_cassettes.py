"""Recorded exchanges through the model extractor: each is used to its end, and asks exactly what was asked when it was recorded."""

import asyncio
import json
import re
from pathlib import Path

import pytest
from exchanges import ANNOTATION, ARTICLE, EXCHANGES, LLAMA, against_72, once_more
from recording import FOLDER, names, replaying

from summarizer.errors import ExtractionError
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.contract import Answer
from summarizer.extractors.doctor import examine
from summarizer.extractors.llm import ModelExtractor
from summarizer.ingest import load
from summarizer.pipeline import read
from summarizer.records.extraction import Extraction, Incident
from summarizer.records.report import ReportLine
from summarizer.settings import Settings

SEEDS = {Path(str(article.path)).stem: article for article in load([str(Path(__file__).parent.parent / "seeds")]).articles}
RECORDED_SEEDS = [name for name in names() if name.startswith("seeds/")]
MODEL = "careful-reader"


def settings(model: str) -> Settings:
    """The address does not matter: recordings are found by path and body."""
    return Settings(model=model, base_url="http://127.0.0.1:9/v1")


async def at_once(seconds: float) -> None:
    """A replayed Retry-After would really wait."""


def ask_about_the_bridge() -> Answer:
    async def ask() -> Answer:
        async with ModelExtractor(settings("m"), ReplyCache(None), sleep=at_once) as extractor:
            return await extractor.extract(ARTICLE, ANNOTATION, against_72)

    return asyncio.run(ask())


@pytest.mark.parametrize("name", EXCHANGES)
def test_a_failure_ends_as_it_did_when_recorded(name: str) -> None:
    script, kind = EXCHANGES[name]
    with replaying(f"failures/{name}") as recorded:
        if kind is None:
            answer = ask_about_the_bridge()
            assert answer.extraction.incidents[0].title == "Bridge falls"
            assert len(recorded) == len(script)
        else:
            with pytest.raises(ExtractionError) as failed:
                ask_about_the_bridge()
            assert failed.value.kind == kind


@pytest.mark.parametrize("name", RECORDED_SEEDS)
def test_a_seed_is_read_from_its_recording(name: str) -> None:
    async def ask() -> object:
        async with ModelExtractor(settings(MODEL), ReplyCache(None), sleep=at_once) as extractor:
            return await read(SEEDS[Path(name).name], extractor)

    with replaying(name):
        line = asyncio.run(ask())
    assert isinstance(line, ReportLine), line
    assert line.incidents
    assert line.statements


def test_a_llama_cpp_server_passes_the_doctors_checks(tmp_path: Path) -> None:
    with replaying("llama/doctor"):
        found = asyncio.run(examine(LLAMA.model_copy(update={"cache": str(tmp_path)})))
    assert [(check.name, check.ok) for check in found] == [
        ("configuration", True),
        ("endpoint", True),
        ("model", True),
        ("strict schemas", True),
        ("reply cache", True),
    ]


def test_a_llama_cpp_server_keeps_to_the_schema_and_takes_a_second_question() -> None:
    async def ask() -> Answer:
        async with ModelExtractor(LLAMA, ReplyCache(None), sleep=at_once) as extractor:
            return await extractor.extract(ARTICLE, ANNOTATION, once_more)

    with replaying("llama/second-question") as recorded:
        answer = asyncio.run(ask())
        texts = [json.loads(response["body"]["string"])["choices"][0]["message"]["content"] for response in recorded.responses]
        first, second = (json.loads(request.body)["messages"] for request in recorded.requests)
    assert answer.usage.calls == len(recorded) == 2
    assert answer.extraction in [Extraction.model_validate_json(text) for text in texts]
    for found in map(json.loads, texts):
        assert found.keys() == Extraction.model_fields.keys()
        assert found["incidents"]
        assert all(incident.keys() == Incident.model_fields.keys() for incident in found["incidents"])
    assert second[: len(first)] == first
    assert second[len(first)]["content"] == texts[0]
    assert once_more(answer.extraction)[0] in second[-1]["content"]


def test_another_prompt_is_not_answered_from_a_recording() -> None:
    async def ask() -> Answer:
        async with ModelExtractor(settings("m"), ReplyCache(None), sleep=at_once) as extractor:
            return await extractor.extract(ARTICLE.model_copy(update={"outlet": "Another"}), ANNOTATION, against_72)

    with pytest.raises(AssertionError, match="only 0 of 1 exchanges were used"):  # noqa: SIM117 - the failure inside comes first
        with replaying("failures/refusal"), pytest.raises(ExtractionError, match="broke off"):
            asyncio.run(ask())


def test_a_recording_made_with_another_prompt_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.extractors.prompt.read_part", lambda name: f"another {name}")
    with pytest.raises(ValueError, match=r"recorded with another version of system\.md; record again"), replaying("failures/refusal"):
        pass


def test_every_recording_belongs_to_a_test() -> None:
    tested = {f"failures/{name}" for name in EXCHANGES} | {f"seeds/{name}" for name in SEEDS}
    assert set(names()) - tested == {"llama/doctor", "llama/second-question"}
    assert {f"failures/{name}" for name in EXCHANGES} <= set(names())


@pytest.mark.parametrize("name", names())
def test_no_recording_holds_a_secret_or_a_moment(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert not re.search(r"(?i)authorization|cookie|openai-organization|x-request-id|x-stainless|\bsk-\w|^\s+date:", text, re.MULTILINE)
