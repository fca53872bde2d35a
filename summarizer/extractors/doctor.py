"""Whether the configured set-up works: each check with what was found and, where it fails, what to do."""

import json
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import JsonValue, ValidationError

from summarizer.errors import SummarizerError
from summarizer.extractors.cache import ReplyCache, default_folder, stored
from summarizer.extractors.failures import RequestFailed
from summarizer.extractors.schema import strict
from summarizer.records.base import Value
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.extractors.endpoint import Endpoint


class CheckUp(Value):
    """One check: its name, whether it passed, what was found, and what to do where it did not pass (else empty)."""

    name: str
    ok: bool
    finding: str
    remedy: str = ""


class _Colours(Value):
    """A small answer that no model gives by chance to a question about something else."""

    colours: tuple[str, ...]
    count: int
    comment: str | None


async def examine(settings: Settings, parser: Callable[[], CheckUp] | None = None) -> tuple[CheckUp, ...]:
    """All checks in order. `parser` looks for the offline extractor's parser and model; it is handed in, so that spaCy stays elsewhere."""
    checks = [configured(settings)]
    if settings.model and checks[0].ok:
        checks += await _endpoint_checks(settings)
    checks.append(cache_check(settings))
    if parser is not None:
        checks.append(parser())
    return tuple(checks)


def configured(settings: Settings) -> CheckUp:
    """What is configured; the key itself is never shown."""
    if not settings.model:
        return CheckUp(name="configuration", ok=True, finding="No model is configured; the offline extractor reads the articles.")
    if not settings.api_key and not settings.is_local:
        return CheckUp(
            name="configuration",
            ok=False,
            finding=f"{settings.model} at {settings.endpoint}, but no key is set.",
            remedy="Set SUMMARIZER_API_KEY (or OPENAI_API_KEY), or api_key in the settings file.",
        )
    key = "with a key" if settings.api_key else "without a key"
    return CheckUp(name="configuration", ok=True, finding=f"{settings.model} at {settings.endpoint}, {key}.")


def cache_check(settings: Settings) -> CheckUp:
    """Whether replies can be kept."""
    folder = Path(settings.cache) if settings.cache else default_folder()
    cache = ReplyCache(folder)
    try:
        if cache.warning:
            return CheckUp(
                name="reply cache", ok=False, finding=cache.warning, remedy="Make the folder writable, or set cache to another folder."
            )
        return CheckUp(name="reply cache", ok=True, finding=f"{folder} is writable and keeps {stored(folder)} replies.")
    finally:
        cache.close()


async def _endpoint_checks(settings: Settings) -> list[CheckUp]:
    from summarizer.extractors.endpoint import Endpoint  # imported here: the SDK takes a second to load

    try:
        async with Endpoint(settings) as endpoint:
            listed = await _models(endpoint)
            if isinstance(listed, CheckUp):
                return [listed]
            return [
                CheckUp(name="endpoint", ok=True, finding=f"It answers and lists {len(listed)} models."),
                listed_check(str(settings.model), listed),
                await _strictness(endpoint, settings),
            ]
    except SummarizerError as error:
        return [CheckUp(name="endpoint", ok=False, finding=error.reason, remedy=error.remedy)]


async def _models(endpoint: "Endpoint") -> tuple[str, ...] | CheckUp:
    """The models that the endpoint lists; an endpoint without that list lists none."""
    try:
        return await endpoint.models()
    except RequestFailed as failed:
        if failed.error.kind in ("not_found", "unknown_model"):
            return ()
        return CheckUp(name="endpoint", ok=False, finding=failed.error.reason, remedy=failed.error.remedy)


def listed_check(model: str, listed: Sequence[str]) -> CheckUp:
    """Whether the endpoint lists the model; close names are suggested."""
    if not listed:
        return CheckUp(name="model", ok=True, finding="The endpoint lists no models; the next check shows whether it knows this one.")
    if model in listed:
        return CheckUp(name="model", ok=True, finding=f"{model} is listed.")
    close = get_close_matches(model, listed, n=3, cutoff=0.4) or list(listed)[:3]
    return CheckUp(name="model", ok=False, finding=f"{model} is not listed.", remedy=f"Take one that is, for example {', '.join(close)}.")


async def _strictness(endpoint: "Endpoint", settings: Settings) -> CheckUp:
    """Whether the endpoint holds a model to a strict schema, by a question that does not ask for JSON."""
    schema: JsonValue = strict(_Colours.model_json_schema())
    request: dict[str, JsonValue] = {
        "model": settings.model,
        "messages": [{"role": "user", "content": "Say which colours the flag of Austria has."}],
        "max_completion_tokens": min(settings.max_completion_tokens, 2000),
        "extra_body": {
            "response_format": {"type": "json_schema", "json_schema": {"name": "colours", "strict": True, "schema": schema}},
            **settings.extra_body,
        },
    }
    try:
        reply = await endpoint.ask(request)
        _Colours.model_validate_json(reply.text)
        if set(json.loads(reply.text)) != set(_Colours.model_fields):
            raise ValueError("keys are missing")
    except RequestFailed as failed:
        return CheckUp(name="strict schemas", ok=False, finding=failed.error.reason, remedy=failed.error.remedy)
    except (ValidationError, ValueError):
        return CheckUp(
            name="strict schemas",
            ok=False,
            finding=f"The endpoint took a strict schema, but answered {reply.text[:80]!r}.",
            remedy="Choose a model or server with structured outputs; else some answers will be refused.",
        )
    return CheckUp(name="strict schemas", ok=True, finding="They are honoured.")
