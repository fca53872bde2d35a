"""One small article and the scripted exchanges about it that are recorded in cassettes/failures: each name, its script, its end."""

import json
from collections.abc import Mapping, Sequence

from endpoint import Scripted, completion, error

from summarizer.records.annotation import Annotation, Sentence
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.settings import Settings

ARTICLE = Article(id="a1", text="A bridge at Orm fell on Monday. Two people died.")
SENTENCES = (Sentence(number=1, start=0, end=31, furniture=False), Sentence(number=2, start=32, end=48, furniture=False))
ANNOTATION = Annotation(sentences=SENTENCES, quotations=(), numbers=(), dates=(), names=())


def accident(title: str = "Bridge falls", **fields: object) -> str:
    """A model's answer with one incident."""
    incident = {"key": "i1", "type": "accident", "title": title, "summary": "A bridge fell.", "sentences": [1], **fields}
    return json.dumps({"incidents": [incident], "statements": []})


def against_72(answer: Extraction, _: object = None) -> tuple[str, ...]:
    """A check that finds fault with one number."""
    return ("In incident 'i1', the title says 72, which is not in sentence 1.",) if "72" in answer.incidents[0].title else ()


GOOD = Scripted(completion(accident()))
HTML = Scripted("<html>Bad gateway</html>", 502, content_type="text/html")
EXCHANGES: Mapping[str, tuple[Sequence[Scripted], str | None]] = {
    "rate-limit-then-answer": ([error(429, "slow down", "rate_limit_exceeded", {"Retry-After": "2"}), GOOD], None),
    "rate-limit-for-hours": ([error(429, "come back tomorrow", "rate_limit_exceeded", {"Retry-After": "7200"})], "rate_limit"),
    "quota": ([error(429, "You exceeded your current quota", "insufficient_quota")], "quota"),
    "unauthorized": ([error(401, "Incorrect API key provided", "invalid_api_key")], "unauthorized"),
    "forbidden": ([error(403, "This key may not use this model")], "unauthorized"),
    "bad-request": ([error(400, "response_format is not supported")], "bad_request"),
    "context-overflow": ([error(400, "This model's maximum context length is 8192 tokens", "context_length_exceeded")], "context_overflow"),
    "unknown-model": ([error(404, "The model `m` does not exist", "model_not_found")], "unknown_model"),
    "server-error-then-answer": ([error(500, "internal"), HTML, error(503, "overloaded"), GOOD], None),
    "server-error": ([HTML], "server_error"),
    "html-with-200": ([Scripted("<html>Welcome</html>", content_type="text/html")], "not_an_api"),
    "cut-json-then-answer": ([Scripted(completion(accident()[:40])), GOOD], None),
    "cut-json": ([Scripted(completion(accident()[:40]))], "invalid_answer"),
    "another-schema": ([Scripted(completion('{"events": []}'))], "invalid_answer"),
    "refusal": ([Scripted(completion(None, refusal="I cannot help with that."))], "refusal"),
    "content-filter": ([Scripted(completion(None, finish="content_filter"))], "content_filter"),
    "length": ([Scripted(completion('{"incidents": [', finish="length"))], "length"),
    "empty-choices": ([Scripted({**completion(""), "choices": []})], "empty_answer"),
    "complaint-then-answer": ([Scripted(completion(accident("72 bridges fall – “all” of them"))), GOOD], None),
}
"""A script's last answer repeats. Null ends well."""

LLAMA = Settings(
    model="smollm2-135m",
    base_url="http://127.0.0.1:8903/v1",
    timeout=900,
    max_completion_tokens=1500,
    extra_body={
        "temperature": 0.0,
        "seed": 1,
        "repeat_penalty": 1.2,
        "repeat_last_n": 300,
        "dry_multiplier": 1.0,
        "dry_allowed_length": 8,
        "dry_penalty_last_n": 1000,
        "logit_bias": [["[]", 4.0], [" []", 4.0], ["}]", 5.0], [" ]", 2.0], ["]", 2.0]],
    },
)
"""What the llama.cpp server was asked with: greedy, repeats penalised and closing brackets preferred, since a model of that size else
writes without end. Recordings hold these values, so a change asks for new ones."""


def once_more(_: Extraction, __: object = None) -> tuple[str, ...]:
    """A check that is never content, so that every answer leads to a second question."""
    return ("Nothing is wrong; answer again.",)
