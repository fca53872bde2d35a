"""The model extractor against a scripted endpoint on loopback: what it sends, and where every kind of failure ends."""

import asyncio
import json
from collections.abc import Sequence

import pytest
from endpoint import Scripted, Server, completion, error, serving
from exchanges import ANNOTATION, ARTICLE, SENTENCES, accident

from summarizer.errors import ExtractionError, SetupError
from summarizer.extractors import prompt, schema
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.contract import Answer, Check
from summarizer.extractors.failures import KINDS
from summarizer.extractors.llm import ModelExtractor
from summarizer.extractors.question import Progress, bare_json
from summarizer.records.annotation import Sentence
from summarizer.records.extraction import Extraction
from summarizer.settings import Settings


def nothing_against(_: Extraction, __: object = None) -> tuple[str, ...]:
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


def test_a_passing_failure_is_waited_for_as_the_endpoint_asks() -> None:
    run = Run()
    limited = error(429, "slow down", headers={"Retry-After": "7"})
    with serving([limited, error(503, "busy"), Scripted(completion(accident()))]) as server:
        answer = run.extract(server)
    assert answer.usage.calls == 1
    assert run.slept[0] == 7
    assert 2 <= run.slept[1] <= 3
    assert [event.what for event in run.heard] == ["asked", "again", "asked", "again", "asked"]


def test_complaints_go_back_once_with_their_exact_words() -> None:
    def wrong(answer: Extraction, _: object = None) -> tuple[str, ...]:
        return () if answer.incidents[0].title == "Bridge falls" else ("In incident 'i1', 72 is not in sentence 1.",)

    with serving([Scripted(completion(accident("72 bridges"))), Scripted(completion(accident()))]) as server:
        answer = Run().extract(server, wrong)
    assert answer.extraction.incidents[0].title == "Bridge falls"
    assert (answer.usage.calls, answer.usage.prompt_tokens) == (2, 200)
    first, second = (request["messages"] for request in server.asked)
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert second[: len(first)] == first
    said, complained = second[len(first) :]
    assert said == {"role": "assistant", "content": accident("72 bridges")}
    assert "- In incident 'i1', 72 is not in sentence 1.\n" in complained["content"]


@pytest.mark.parametrize(("first", "second", "kept"), [(1, 2, "first"), (2, 1, "second"), (1, 1, "second"), (2, 0, "second")])
def test_the_answer_with_fewer_complaints_is_kept(first: int, second: int, kept: str) -> None:
    faults = {"first": first, "second": second}

    def check(answer: Extraction, _: object = None) -> tuple[str, ...]:
        return ("wrong",) * faults[answer.incidents[0].title]

    with serving([Scripted(completion(accident("first"))), Scripted(completion(accident("second")))]) as server:
        answer = Run().extract(server, check)
    assert answer.extraction.incidents[0].title == kept
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "second",
    [error(500, "down"), error(429, "no more", "insufficient_quota"), Scripted(completion("{")), Scripted(completion(None, refusal="no"))],
)
def test_a_failed_second_question_leaves_the_first_answer(second: Scripted) -> None:
    with serving([Scripted(completion(accident("first"))), second]) as server:
        answer = Run().extract(server, lambda *_: ("wrong",))
    assert answer.extraction.incidents[0].title == "first"


def test_a_malformed_answer_is_asked_for_again_and_then_its_content_too() -> None:
    script = [Scripted(completion(text)) for text in ('{"incidents": [{"key"', accident(sentences=[9]), accident())]
    with serving(script) as server:
        answer = Run().extract(server)
    assert answer.extraction.incidents[0].sentences == (1,)
    assert len(server.asked) == 3
    assert "sentence 9 is cited, but no sentence has that number" in json.dumps(server.asked[2])


def test_news_text_with_braces_reaches_the_model_as_it_is() -> None:
    article = ARTICLE.model_copy(update={"text": "{{ 7*7 }} {% x %} ${lines} $lines fell."})
    annotation = ANNOTATION.model_copy(update={"sentences": (Sentence(number=1, start=0, end=len(article.text), furniture=False),)})
    with serving([Scripted(completion('{"incidents": [], "statements": []}'))]) as server:

        async def run() -> None:
            async with ModelExtractor(Settings(model="m", base_url=server.url), ReplyCache(None)) as extractor:
                await extractor.extract(article, annotation, lambda *_: ())

        asyncio.run(run())
    assert "[1] {{ 7*7 }} {% x %} ${lines} $lines fell.\n" in str(server.asked[0]["messages"]).replace("\\n", "\n")


def test_windows_are_asked_each_and_joined_and_one_failure_fails_the_article() -> None:
    text = " ".join(f"Event number {number} happened in the town of Orm on Monday." for number in range(1, 41))
    cuts = [index for index, sign in enumerate(text) if sign == "."]
    sentences = tuple(
        Sentence(number=number, start=start, end=end + 1, furniture=False)
        for number, (start, end) in enumerate(zip([0, *(cut + 2 for cut in cuts)], cuts, strict=False), start=1)
    )
    annotation = ANNOTATION.model_copy(update={"sentences": sentences})

    def run(script: Sequence[Scripted]) -> tuple[Answer, Server]:
        async def ask(url: str) -> Answer:
            settings = Settings(model="m", base_url=url, window_tokens=300, overlap_tokens=40)
            async with ModelExtractor(settings, ReplyCache(None)) as extractor:
                return await extractor.extract(ARTICLE.model_copy(update={"text": text}), annotation, lambda *_: ())

        with serving(script) as server:
            return asyncio.run(ask(server.url)), server

    answer, server = run([Scripted(completion('{"incidents": [], "statements": []}'))])
    assert answer.usage.calls == len(server.asked) > 1
    assert f"[part] 1 of {len(server.asked)}" in json.dumps(server.asked)
    with pytest.raises(ExtractionError) as failed:
        run([Scripted(completion('{"incidents": [], "statements": []}')), error(400, "no")])
    assert failed.value.kind == "bad_request"


def test_identical_questions_at_once_are_sent_once_and_kept_replies_cost_nothing() -> None:
    async def run(server: Server) -> list[Answer]:
        async with ModelExtractor(Settings(model="m", base_url=server.url), ReplyCache(None)) as extractor:
            together = await asyncio.gather(*(extractor.extract(ARTICLE, ANNOTATION, nothing_against) for _ in range(5)))
            return [*together, await extractor.extract(ARTICLE, ANNOTATION, nothing_against)]

    with serving([Scripted(completion(accident()), delay=0.05)]) as server:
        answers = asyncio.run(run(server))
    assert len(server.asked) == 1
    assert sorted(answer.usage.calls for answer in answers) == [0, 0, 0, 0, 0, 1]
    assert {answer.extraction.incidents[0].title for answer in answers} == {"Bridge falls"}
    assert answers[-1].usage.cached


def test_requests_at_once_stay_below_the_limit() -> None:
    async def run(server: Server) -> None:
        async with ModelExtractor(Settings(model="m", base_url=server.url, concurrency=3), ReplyCache(None)) as extractor:
            articles = [ARTICLE.model_copy(update={"outlet": f"Outlet {number}"}) for number in range(12)]
            await asyncio.gather(*(extractor.extract(article, ANNOTATION, nothing_against) for article in articles))

    with serving([Scripted(completion(accident()), delay=0.02)]) as server:
        asyncio.run(run(server))
    assert len(server.asked) == 12
    assert server.most_active == 3


def test_concurrent_questions_keep_their_own_complaints() -> None:
    def script(request: dict[str, object]) -> Scripted:
        number = json.dumps(request["messages"]).split("[outlet] Outlet ")[1].split("\\\\n")[0].split("\\n")[0]
        return Scripted(completion(accident(f"answer to {number}")), delay=0.01)

    def check_for(number: int) -> Check:
        return lambda answer, *_: () if answer.incidents[0].title == f"answer to {number}" else ("not mine",)

    async def run(server: Server) -> list[Answer]:
        async with ModelExtractor(Settings(model="m", base_url=server.url), ReplyCache(None)) as extractor:
            articles = [ARTICLE.model_copy(update={"outlet": f"Outlet {number}"}) for number in range(10)]
            return await asyncio.gather(*(extractor.extract(article, ANNOTATION, check_for(n)) for n, article in enumerate(articles)))

    with serving(script) as server:
        answers = asyncio.run(run(server))
    assert [answer.extraction.incidents[0].title for answer in answers] == [f"answer to {number}" for number in range(10)]
    assert len(server.asked) == 10


def test_further_parameters_are_sent_only_when_set() -> None:
    with serving([Scripted(completion(accident()))]) as server:
        Run().extract(server, extra_body={"seed": 7, "reasoning_effort": "low"})
    assert {"seed": 7, "reasoning_effort": "low"}.items() <= server.asked[0].items()


def test_an_article_without_a_sentence_asks_nothing() -> None:
    async def run() -> Answer:
        async with ModelExtractor(Settings(model="m", base_url="http://127.0.0.1:9/v1"), ReplyCache(None)) as extractor:
            return await extractor.extract(ARTICLE, ANNOTATION.model_copy(update={"sentences": ()}), nothing_against)

    answer = asyncio.run(run())
    assert answer.extraction == Extraction()
    assert not answer.usage.cached


@pytest.mark.parametrize("settings", [Settings(), Settings(model="m"), Settings(model="m", base_url="https://example.org/v1")])
def test_what_is_not_set_up_is_said_at_once(settings: Settings) -> None:
    with pytest.raises(SetupError):
        ModelExtractor(settings, ReplyCache(None))


@pytest.mark.parametrize(
    "wrapped", ['{"a": 1}', ' {"a": 1}\n', '```json\n{"a": 1}\n```', '```\n{"a": 1}```', '<think>{"b": 2}</think>\n{"a": 1}']
)
def test_an_answer_wrapped_in_a_fence_or_thoughts_is_unwrapped(wrapped: str) -> None:
    assert json.loads(bare_json(wrapped)) == {"a": 1}
