"""Recorded exchanges through the model extractor: each is used to its end, and asks exactly what was asked when it was recorded."""

import asyncio
import re
from pathlib import Path

import pytest
from exchanges import ANNOTATION, ARTICLE, EXCHANGES, against_72
from recording import FOLDER, names, replaying

from summarizer.errors import ExtractionError
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.contract import Answer
from summarizer.extractors.llm import ModelExtractor
from summarizer.ingest import load
from summarizer.pipeline import read
from summarizer.records.report import ReportLine
from summarizer.settings import Settings

SEEDS = {Path(str(article.path)).stem: article for article in load([str(Path(__file__).parent.parent / "seeds")]).articles}
RECORDED_SEEDS = [name for name in names() if name.startswith("seeds/")]
MODEL = {"seeds": "careful-reader", "llama": "smollm2-135m"}


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
        async with ModelExtractor(settings(MODEL["seeds"]), ReplyCache(None), sleep=at_once) as extractor:
            return await read(SEEDS[Path(name).name], extractor)

    with replaying(name):
        line = asyncio.run(ask())
    assert isinstance(line, ReportLine), line
    assert line.incidents
    assert line.statements


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
    assert set(names()) - tested <= {f"llama/{MODEL['llama']}"}
    assert {f"failures/{name}" for name in EXCHANGES} <= set(names())


@pytest.mark.parametrize("name", names())
def test_no_recording_holds_a_secret_or_a_moment(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert not re.search(r"(?i)authorization|cookie|openai-organization|x-request-id|x-stainless|\bsk-\w|^\s+date:", text, re.MULTILINE)
