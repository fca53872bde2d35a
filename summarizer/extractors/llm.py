"""The model extractor: any OpenAI-compatible endpoint reads the articles. The only importer of instructor and tenacity.

One layer retries: openai's own retries are off, and one tenacity policy for each question counts failed transports and second
questions apart. What ends badly ends as an `ExtractionError` with a kind of `failures.KINDS`.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterable, Sequence
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import instructor
from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from pydantic import JsonValue, ValidationError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_never

from summarizer.errors import ExtractionError, SetupError
from summarizer.extractors import price, prompt, schema, structure
from summarizer.extractors.cache import Reply, ReplyCache, default_folder, request_key
from summarizer.extractors.contract import Answer, Check
from summarizer.extractors.endpoint import Asks, Completion, Endpoint, completion, turn
from summarizer.extractors.limits import Gate, RateLimiter, Sleep
from summarizer.extractors.question import Complaint, Listener, Progress, Question, What, bare_json
from summarizer.extractors.windows import estimate, join, windows
from summarizer.records.annotation import Annotation, Sentence
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.records.report import ExtractorName, Usage
from summarizer.settings import Settings

logging.getLogger("instructor").addHandler(logging.NullHandler())  # else Python prints its kilobytes of errors on standard error


class _ComplaintError(ResponseParsingError):
    """Instructor appends the text of this error to the conversation and asks again."""

    def __init__(self, complaint: Complaint) -> None:
        self.text = prompt.complaint_message(complaint.points)
        super().__init__(self.text, mode=instructor.Mode.JSON_SCHEMA.value)

    def __str__(self) -> str:
        return self.text


_QUESTION: ContextVar[Question] = ContextVar("question")


class _Judged(instructor.ResponseSchema):
    """What instructor validates an answer with: the question under way judges it and keeps it.

    Without fields or schema of its own, since instructor walks a model's whole tree several times a call; the strict schema travels
    in `response_format`.
    """

    @classmethod
    def model_json_schema(cls, *args: object, **options: object) -> dict[str, JsonValue]:
        return {}

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: object) -> Self:
        try:
            _QUESTION.get().judge(json_data if isinstance(json_data, str) else json_data.decode())
        except Complaint as complaint:
            raise _ComplaintError(complaint) from complaint
        return cls()


class ModelExtractor:
    """Reads articles with a model behind an OpenAI-compatible endpoint.

    Close it with `aclose` or open it with `async with`: it holds connections, and is bound to the event loop of its first question.
    Raises `SetupError` where no model or no key is set. `listener` hears what happens on the way; `endpoint` stands in for the one that
    the settings name, `sleep` for the event loop's.
    """

    def __init__(
        self,
        settings: Settings,
        cache: ReplyCache | None = None,
        *,
        sleep: Sleep = asyncio.sleep,
        listener: Listener | None = None,
        limiter: RateLimiter | None = None,
        endpoint: Asks | None = None,
    ) -> None:
        if not settings.model:
            raise SetupError("No model is configured.", "Set --model, SUMMARIZER_MODEL or model in the settings file.")
        self._model = settings.model
        self._settings = settings
        self._endpoint: Asks = endpoint or Endpoint(settings)
        self._cache = cache or ReplyCache(Path(settings.cache) if settings.cache else default_folder(), refresh=settings.refresh)
        self._gate = Gate(
            settings.concurrency, limiter or RateLimiter(settings.requests_per_minute, settings.tokens_per_minute, sleep=sleep)
        )
        self._sleep = sleep
        self._listener = listener
        mode = instructor.Mode.JSON_SCHEMA
        self._instructor = instructor.AsyncInstructor(client=None, create=instructor.patch(create=self._send, mode=mode), mode=mode)

    @property
    def name(self) -> ExtractorName:
        """Which model, and the hash of the prompt."""
        return ExtractorName(name="model", model=self._model, prompt=prompt.prompt_hash())

    @property
    def warning(self) -> str | None:
        """What the reply cache has to say to the user, if anything."""
        return self._cache.warning

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
        """The model's answer for one article, read in windows where it is long. Raises `ExtractionError`."""
        runs = windows(article.text, annotation.sentences, self._settings.window_tokens, self._settings.overlap_tokens)
        questions = [self._question(article, annotation, run, check) for run in runs]
        parts = [f"{number} of {len(runs)}" if len(runs) > 1 else None for number in range(1, len(runs) + 1)]
        conversations = [prompt.conversation(article, annotation, run, part) for run, part in zip(runs, parts, strict=True)]
        try:
            answers = await _all(self._ask(question, messages) for question, messages in zip(questions, conversations, strict=True))
        except ExtractionError as error:
            error.usage = self._usage(questions)
            raise
        return Answer(extraction=join(answers) if answers else Extraction(), usage=self._usage(questions))

    async def aclose(self) -> None:
        """Close the connections and the cache."""
        await self._endpoint.aclose()
        self._cache.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()

    def _question(self, article: Article, annotation: Annotation, shown: Sequence[Sentence], check: Check) -> Question:
        numbers = frozenset(sentence.number for sentence in shown)

        def complain(answer: Extraction) -> tuple[str, ...]:
            return check(answer, numbers) or structure.complaints(answer, annotation, shown)

        def tell(what: What, detail: str) -> None:
            if self._listener:
                self._listener(Progress(article=article.id, what=what, detail=detail))

        digest = sha256(f"{article.id} {shown[0].number}".encode()).digest()
        return Question(complain, self._settings, digest[0] / 256, tell)

    async def _ask(self, question: Question, messages: Sequence[prompt.Message]) -> Extraction:
        """One window's answer: the best of at most three."""
        policy = AsyncRetrying(
            retry=retry_if_exception(lambda error: question.again(_own(error))),
            wait=lambda state: question.pause(_failed(state)),
            stop=stop_never,
            sleep=self._sleep,
            reraise=True,
        )
        token = _QUESTION.set(question)
        try:
            await self._instructor.create(
                response_model=_Judged, messages=[turn(message) for message in messages], max_retries=policy, model=self._model
            )
        except InstructorRetryException as error:
            return question.rescued(error.__cause__)
        finally:
            _QUESTION.reset(token)
        return question.rescued(None)

    async def _send(self, *, model: str, messages: list[JsonValue], response_format: object) -> Completion:
        """What instructor calls: the reply from the cache, or from the endpoint. Raises `RequestFailed`."""
        question = _QUESTION.get()
        request: dict[str, JsonValue] = {
            "model": model,
            "messages": messages,
            "max_completion_tokens": self._settings.max_completion_tokens,
            "extra_body": {"response_format": schema.response_format(), **self._settings.extra_body},
        }

        async def ask() -> Reply:
            size = sum(estimate(str(message)) for message in messages)
            async with self._gate.request(size):
                question.tell("asked", "")
                return await self._endpoint.ask(request)

        # What is static in the request enters the key by its hash, the rest as it is.
        asked: dict[str, JsonValue] = {**request, "messages": messages[prompt.STATIC :], "extra_body": self._settings.extra_body}
        key = request_key(asked, prompt.prompt_hash(), schema.schema_hash())
        reply, kept = await self._cache.reply(key, model, prompt.prompt_hash(), ask, _is_whole)
        question.count(reply, kept)
        return completion(reply)

    def _usage(self, questions: Sequence[Question]) -> Usage:
        calls = sum(question.calls for question in questions)
        asked = sum(question.prompt_tokens for question in questions)
        answered = sum(question.completion_tokens for question in questions)
        known = 0.0 if not calls else None if self._settings.is_local else price.cost(self._model, self._settings.endpoint, asked, answered)
        return Usage(
            calls=calls,
            cached=not calls and any(question.kept for question in questions),
            prompt_tokens=asked,
            completion_tokens=answered,
            cost_usd=known,
        )


def _own(error: BaseException | None) -> BaseException | None:
    """The complaint inside instructor's error; other errors as they are."""
    return error.__cause__ if isinstance(error, _ComplaintError) else error


def _failed(state: RetryCallState) -> BaseException | None:
    return _own(state.outcome.exception()) if state.outcome else None


async def _all(asked: Iterable[Coroutine[None, None, Extraction]]) -> list[Extraction]:
    """All answers in order; the first failure ends the others and is raised as it is."""
    tasks = [asyncio.ensure_future(question) for question in asked]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _is_whole(reply: Reply) -> bool:
    """Whether a reply follows the schema and so is worth keeping."""
    try:
        Extraction.model_validate_json(bare_json(reply.text))
    except ValidationError:
        return False
    return True
