"""What can go wrong between us and an endpoint, as a table: from the facts of a failure to its name, its remedy, and whether to try again.

Sources: OpenAI's error codes guide, llama.cpp's and vLLM's error bodies.
"""

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from summarizer.errors import ExtractionError

LONGEST_REASON = 300
"""Characters of an endpoint's own words that a message repeats."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One failed request in plain facts. `status` is null where no HTTP answer came."""

    status: int | None = None
    code: str | None = None
    message: str = ""
    retry_after: float | None = None
    network: str | None = None


class RequestFailed(Exception):  # noqa: N818 - a carrier between layers, never seen by callers
    """A request failed: `error` is what becomes of it, `again` whether another try may help, `after` the seconds the endpoint asked for."""

    def __init__(self, error: ExtractionError, *, again: bool, after: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.again = again
        self.after = after


_REMEDY = {
    "quota": "Add credit or raise the limit at the provider, or choose another model.",
    "rate_limit": "Wait, or set requests_per_minute, tokens_per_minute or a lower concurrency.",
    "unauthorized": "Check api_key (SUMMARIZER_API_KEY) and that it may use this model.",
    "context_overflow": "Set a lower window_tokens or max_completion_tokens, or choose a model with a larger context.",
    "unknown_model": "Check the model's name; `summarizer doctor` shows what the endpoint offers.",
    "not_found": "Check base_url: it usually ends in /v1.",
    "bad_request": "Check the model and extra_body; `summarizer doctor` shows whether the endpoint takes strict schemas.",
    "server_error": "Try again later.",
    "unreachable": "Check that the server runs and that base_url is right; `summarizer doctor` tests it.",
    "connection_lost": "Try again; check the network and the server's log.",
    "timeout": "Set a higher timeout, or a lower concurrency.",
    "not_an_api": "Check base_url: something other than an OpenAI-compatible endpoint answered.",
    "empty_answer": "Try again, or choose another model.",
    "refusal": "Read this article yourself, or choose another model.",
    "content_filter": "Read this article yourself, or choose another model or provider.",
    "length": "Set a higher max_completion_tokens, or a lower window_tokens.",
    "invalid_answer": "Choose a model that follows strict schemas; `summarizer doctor` tests it.",
}
KINDS = frozenset(_REMEDY)
"""The names of all failures that the model extractor can end in."""

_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_OVERFLOW_CODES = frozenset({"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"})
_OVERFLOW_WORDS = re.compile(
    r"context (length|size|window)|maximum context|too many tokens|prompt is too long|exceeds? the (available|maximum) context",
    re.IGNORECASE,
)
_MODEL_WORDS = re.compile(r"\bmodel\b", re.IGNORECASE)
_PASSING = frozenset({408, 409, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})


def failure(kind: str, reason: str) -> ExtractionError:
    """The named failure with its remedy; the endpoint's own words are shortened."""
    flat = " ".join(reason.split())
    return ExtractionError(kind, flat if len(flat) <= LONGEST_REASON else f"{flat[: LONGEST_REASON - 1]}…", _REMEDY[kind])


def judge(trouble: Trouble, longest_wait: float) -> RequestFailed:
    """What becomes of a failed request. `longest_wait` (seconds) is how long an endpoint may make us wait before we give up."""
    kind, again = _kind(trouble)
    if again and trouble.retry_after is not None and trouble.retry_after > longest_wait:
        reason = f"The endpoint asks to wait {trouble.retry_after:.0f} seconds ({_words(trouble)})."
        return RequestFailed(failure(kind, reason), again=False)
    return RequestFailed(failure(kind, _reason(kind, trouble)), again=again, after=trouble.retry_after)


def _kind(trouble: Trouble) -> tuple[str, bool]:
    status, code = trouble.status, trouble.code
    if status is None:
        return trouble.network or "connection_lost", True
    if code in _QUOTA or status == 402:
        return "quota", False
    if status == 429:
        return "rate_limit", True
    if status in (401, 403):
        return "unauthorized", False
    if status == 413 or code in _OVERFLOW_CODES or (status in (400, 422, 500) and _OVERFLOW_WORDS.search(trouble.message)):
        return "context_overflow", False
    if status == 404:
        return ("unknown_model" if code == "model_not_found" or _MODEL_WORDS.search(trouble.message) else "not_found"), False
    if status in _PASSING:
        return "server_error", True
    return ("server_error" if status >= 500 else "bad_request"), False


def _reason(kind: str, trouble: Trouble) -> str:
    opening = {
        "quota": "The provider's quota is used up",
        "rate_limit": "The endpoint keeps saying that there are too many requests",
        "unauthorized": "The endpoint refused the key",
        "context_overflow": "The request does not fit into the model's context",
        "unknown_model": "The endpoint does not know the model",
        "not_found": "The endpoint does not know this path",
        "bad_request": "The endpoint refused the request",
        "server_error": "The endpoint failed",
        "unreachable": "The endpoint cannot be reached",
        "connection_lost": "The connection broke off",
        "timeout": "The endpoint did not answer in time",
    }[kind]
    return f"{opening} ({_words(trouble)})."


def _words(trouble: Trouble) -> str:
    status = f"HTTP {trouble.status}" if trouble.status is not None else ""
    return ": ".join(part for part in (status, trouble.message.strip().rstrip(".")) if part) or "no details"


def retry_after(header: str | None, date: str | None) -> float | None:
    """Seconds of a Retry-After header: a number, or an HTTP date taken against the reply's own Date header. Null where it says nothing."""
    if not header:
        return None
    if re.fullmatch(r"\d{1,9}(\.\d*)?", header.strip()):
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - parsedate_to_datetime(date or "")).total_seconds())
    except (TypeError, ValueError):
        return None
