"""One OpenAI-compatible endpoint: requests out, answers' texts back, and every failure as plain facts. The only importer of openai.

openai's own retries are off; who asks decides what is asked again.
"""

from collections.abc import Mapping
from types import TracebackType
from typing import Protocol, Self

import openai
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionMessage, ChatCompletionMessageParam
from openai.types.chat.chat_completion import Choice
from pydantic import JsonValue

from summarizer.errors import SetupError
from summarizer.extractors.cache import Reply
from summarizer.extractors.failures import RequestFailed, Trouble, failure, judge, retry_after
from summarizer.extractors.prompt import Message
from summarizer.settings import Settings

Completion = ChatCompletion


class Asks(Protocol):
    """Something that answers a chat completion request."""

    async def ask(self, request: Mapping[str, JsonValue]) -> Reply: ...

    async def aclose(self) -> None: ...


class Endpoint:
    """The SDK's client for one event loop; open it with `async with`, or close it with `aclose`."""

    def __init__(self, settings: Settings) -> None:
        if not settings.api_key and not settings.is_local:
            raise SetupError(
                f"The endpoint {settings.endpoint} needs a key.",
                "Set SUMMARIZER_API_KEY (or OPENAI_API_KEY), or api_key in the settings file.",
            )
        self._client = openai.AsyncOpenAI(
            base_url=settings.endpoint, api_key=settings.api_key or "none", max_retries=0, timeout=settings.timeout
        )
        self._settings = settings

    async def ask(self, request: Mapping[str, JsonValue]) -> Reply:
        """Send one chat completion request and return its answer's text. Raises `RequestFailed`."""
        try:
            completion: object = await self._client.chat.completions.create(**request)  # type: ignore[call-overload]  # checked by the server
        except openai.APIError as error:
            raise judge(_trouble(error), self._settings.longest_wait) from error
        except ValueError as error:  # the body said JSON and was none
            raise RequestFailed(failure("not_an_api", f"The endpoint's reply is not JSON: {error}."), again=True) from error
        if not isinstance(completion, ChatCompletion):
            raise RequestFailed(
                failure("not_an_api", f"The endpoint did not answer with JSON but with {str(completion)[:80]!r}."), again=True
            )
        return _reply(completion, self._settings)

    async def models(self) -> tuple[str, ...]:
        """The names of the models that the endpoint lists, sorted. Raises `RequestFailed`."""
        try:
            page = await self._client.models.list()
            return tuple(sorted(model.id for model in page.data or ()))
        except openai.APIError as error:
            raise judge(_trouble(error), self._settings.longest_wait) from error
        except (ValueError, AttributeError, TypeError) as error:
            raise RequestFailed(failure("not_an_api", "The list of models is not in the form of the OpenAI API."), again=False) from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()


def _trouble(error: openai.APIError) -> Trouble:
    """The plain facts of an SDK error."""
    code = error.code or error.type
    if isinstance(error, openai.APIStatusError):
        headers = error.response.headers
        after = retry_after(headers.get("retry-after"), headers.get("date"))
        return Trouble(error.status_code, code, _said(error), after)
    if isinstance(error, openai.APITimeoutError):
        return Trouble(network="timeout", message="request timed out")
    return Trouble(network="unreachable" if _never_connected(error) else "connection_lost", message=_innermost(error), code=code)


def _said(error: openai.APIStatusError) -> str:
    """The endpoint's own words, out of the usual envelopes."""
    body = error.body
    if isinstance(body, dict):
        words = body.get("message") or body.get("detail") or body.get("error")
        if words:
            return str(words)
    return error.message


def _causes(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in chain:
        chain.append(step)
        step = step.__cause__ or step.__context__
    return chain


def _never_connected(error: BaseException) -> bool:
    return any(type(cause).__name__ == "ConnectError" or isinstance(cause, ConnectionRefusedError) for cause in _causes(error))


def _innermost(error: BaseException) -> str:
    return next((str(cause) for cause in reversed(_causes(error)) if str(cause)), type(error).__name__)


def _reply(completion: ChatCompletion, settings: Settings) -> Reply:
    """The text of a completion; every way of not answering is a `RequestFailed`."""
    if not completion.choices:
        raise _without_choices(completion, settings)
    choice = completion.choices[0]
    if choice.message is None:
        raise RequestFailed(failure("empty_answer", "The model's answer holds no message."), again=True)
    if choice.finish_reason == "content_filter":
        raise RequestFailed(failure("content_filter", "The provider's content filter stopped the answer."), again=False)
    if choice.message.refusal:
        raise RequestFailed(failure("refusal", f"The model refused: {choice.message.refusal}"), again=False)
    if choice.finish_reason == "length":
        raise RequestFailed(failure("length", "The answer was cut off at its longest length."), again=False)
    if not choice.message.content:
        raise RequestFailed(failure("empty_answer", "The model's answer is empty."), again=True)
    usage = completion.usage
    return Reply(
        text=choice.message.content,
        answered_by=completion.model or settings.model or "",
        prompt_tokens=usage.prompt_tokens or 0 if usage else 0,
        completion_tokens=usage.completion_tokens or 0 if usage else 0,
    )


def _without_choices(completion: ChatCompletion, settings: Settings) -> RequestFailed:
    """Some gateways report an upstream error with status 200 and an `error` object."""
    error = (completion.model_extra or {}).get("error")
    if isinstance(error, dict):
        status = error.get("code")
        return judge(Trouble(status if isinstance(status, int) else 502, None, str(error.get("message", ""))), settings.longest_wait)
    return RequestFailed(failure("empty_answer", "The endpoint's reply holds no answer."), again=True)


def turn(message: Message) -> ChatCompletionMessageParam:
    """A message of the conversation as the SDK types it."""
    if message.role == "system":
        return {"role": "system", "content": message.content}
    return {"role": "user", "content": message.content} if message.role == "user" else {"role": "assistant", "content": message.content}


def completion(reply: Reply) -> Completion:
    """The reply in the form that instructor reads."""
    message = ChatCompletionMessage(role="assistant", content=reply.text)
    choice = Choice(index=0, finish_reason="stop", message=message)
    usage = CompletionUsage(prompt_tokens=0, completion_tokens=0, total_tokens=0)  # else instructor searches long for one
    return ChatCompletion(id="", object="chat.completion", created=0, model=reply.answered_by, choices=[choice], usage=usage)
