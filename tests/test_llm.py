"""The model extractor against a scripted endpoint on loopback: what it sends, and where every kind of failure ends."""

import asyncio
import json
from collections.abc import Sequence

import pytest
from endpoint import Scripted, Server, completion, error, serving

from summarizer.errors import ExtractionError
from summarizer.extractors import prompt, schema
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.contract import Answer, Check
from summarizer.extractors.failures import KINDS
from summarizer.extractors.llm import ModelExtractor, Progress
from summarizer.records.annotation import Annotation, Sentence
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.settings import Settings

TEXT = "A bridge at Orm fell on Monday. Two people died."
ARTICLE = Article(id="a1", text=TEXT)
SENTENCES = (Sentence(number=1, start=0, end=31, furniture=False), Sentence(number=2, start=32, end=48, furniture=False))
ANNOTATION = Annotation(sentences=SENTENCES, quotations=(), numbers=(), dates=(), names=())


def accident(title: str = "Bridge falls", **fields: object) -> str:
    """A model's answer with one incident."""
    incident = {"key": "i1", "type": "accident", "title": title, "summary": "A bridge fell.", "sentences": [1], **fields}
    return json.dumps({"incidents": [incident], "statements": []})


def nothing_against(_: Extraction) -> tuple[str, ...]:
    return ()


class Run:
    """One article's way through the extractor: its answer or failure, and what was heard and waited for on the way."""

    def __init__(self) -> None:
        self.heard: list[Progress] = []
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def extract(self, server: Server, check: Check = nothing_against, **settings: object) -> Answer:
        async def run() -> Answer:
            given = Settings.model_validate({"model": "m", "base_url": server.url, "timeout": 5.0, **settings})
            async with ModelExtractor(given, ReplyCache(None), sleep=self.sleep, listener=self.heard.append) as extractor:
                return await extractor.extract(ARTICLE, ANNOTATION, check)

        return asyncio.run(run())


def test_one_call_sends_the_strict_schema_and_nothing_that_some_servers_refuse() -> None:
    with serving([Scripted(completion(accident()))]) as server:
        answer = Run().extract(server)
    assert [incident.title for incident in answer.extraction.incidents] == ["Bridge falls"]
    assert (answer.usage.calls, answer.usage.prompt_tokens, answer.usage.completion_tokens) == (1, 100, 10)
    (request,) = server.asked
    assert set(request) == {"model", "messages", "response_format", "max_completion_tokens"}
    assert request["response_format"] == schema.response_format()
    assert request["messages"] == [message.model_dump() for message in prompt.conversation(ARTICLE, ANNOTATION, SENTENCES)]


RETRIED = [0.0] * 3
FAILURES: Sequence[tuple[str, Scripted, int]] = [
    ("rate_limit", error(429, "slow down", "rate_limit_exceeded", {"Retry-After": "2"}), 4),
    ("rate_limit", error(429, "come back tomorrow", headers={"Retry-After": "7200"}), 1),
    ("quota", error(429, "You exceeded your current quota", "insufficient_quota"), 1),
    ("unauthorized", error(401, "Incorrect API key", "invalid_api_key"), 1),
    ("unauthorized", error(403, "Not allowed"), 1),
    ("bad_request", error(400, "response_format is not supported"), 1),
    ("context_overflow", error(400, "This model's maximum context length is 8192 tokens", "context_length_exceeded"), 1),
    ("context_overflow", error(400, "the request exceeds the available context size", "exceed_context_size_error"), 1),
    ("unknown_model", error(404, "The model `m` does not exist", "model_not_found"), 1),
    ("not_found", Scripted("<html>404</html>", 404, content_type="text/html"), 1),
    ("server_error", error(500, "internal"), 4),
    ("server_error", Scripted("<html>Bad gateway</html>", 502, content_type="text/html"), 4),
    ("server_error", error(503, "overloaded"), 4),
    ("connection_lost", Scripted(reset=True), 4),
    ("connection_lost", Scripted(completion("{}"), cut=True), 4),
    ("timeout", Scripted(completion("{}"), delay=2.0), 4),
    ("not_an_api", Scripted("<html>Welcome</html>", content_type="text/html"), 4),
    ("not_an_api", Scripted('{"id": "chatcmpl-1", "choi'), 4),
    ("invalid_answer", Scripted(completion('{"incidents": [{"key": "i1", "ty')), 2),
    ("invalid_answer", Scripted(completion('{"events": []}')), 2),
    ("refusal", Scripted(completion(None, refusal="I cannot help with that.")), 1),
    ("content_filter", Scripted(completion(None, finish="content_filter")), 1),
    ("length", Scripted(completion('{"incidents": [', finish="length")), 1),
    ("empty_answer", Scripted({**completion(""), "choices": []}), 4),
    ("empty_answer", Scripted({**completion(""), "choices": None}), 4),
    ("empty_answer", Scripted(completion("")), 4),
    ("server_error", Scripted({"error": {"message": "upstream gave up", "code": 502}}), 4),
]


@pytest.mark.parametrize(("kind", "answer", "requests"), FAILURES)
def test_every_failure_has_a_name_a_reason_and_a_remedy(kind: str, answer: Scripted, requests: int) -> None:
    run = Run()
    with serving([answer]) as server, pytest.raises(ExtractionError) as failed:
        run.extract(server, timeout=0.2 if answer.delay else 5.0)
    assert failed.value.kind == kind
    assert failed.value.reason
    assert failed.value.remedy
    assert len(failed.value.reason) <= 300
    assert len(server.asked) == requests


def test_the_failure_table_is_complete() -> None:
    assert {kind for kind, _, _ in FAILURES} | {"unreachable"} == KINDS


def test_a_server_that_is_not_there() -> None:
    with serving([]) as server:
        pass
    with pytest.raises(ExtractionError) as failed:
        Run().extract(server)
    assert failed.value.kind == "unreachable"
