"""Which model reads the articles, within which limits, and where replies are kept.

`Settings(...)` takes exactly what it is given. Only `Settings.load()` looks at the environment and at a settings file.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, JsonValue, ValidationError, field_validator

from summarizer.errors import UsageError
from summarizer.records.base import Value
from summarizer.records.faults import first_fault
from summarizer.records.vocabulary import Policy

FILE = "summarizer.toml"
ENVIRONMENT: Mapping[str, tuple[str, ...]] = {
    "model": ("SUMMARIZER_MODEL",),
    "base_url": ("SUMMARIZER_BASE_URL", "OPENAI_BASE_URL"),
    "api_key": ("SUMMARIZER_API_KEY", "OPENAI_API_KEY"),
}
"""Which environment variables give which setting; the first that is set and not empty counts."""

OPENAI = "https://api.openai.com/v1"
_OUR_REQUEST = frozenset({"model", "messages", "response_format", "max_completion_tokens", "stream", "n"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


_S = TypeVar("_S", bound="Settings")


class Settings(Value):
    """Everything that can be set. With no `model`, no model is configured and the offline extractor reads."""

    model: str | None = None
    base_url: str | None = Field(default=None, description="Of an OpenAI-compatible endpoint, with its /v1; null is OpenAI's own.")
    api_key: str | None = Field(default=None, repr=False, description="May be missing for an endpoint on this machine.")
    concurrency: int = Field(default=8, ge=1, description="Requests under way at once.")
    timeout: float = Field(default=120.0, gt=0, description="Seconds until a request that does not answer is given up.")
    retries: int = Field(default=3, ge=0, description="How often a request that failed on its way is sent again.")
    longest_wait: float = Field(default=60.0, ge=0, description="Seconds; an endpoint that asks for a longer pause is not waited for.")
    window_tokens: int = Field(
        default=6000, ge=200, description="Estimated tokens of article text in one request; a longer article is read in windows."
    )
    overlap_tokens: int = Field(default=400, ge=0, description="Estimated tokens that neighbouring windows share.")
    max_completion_tokens: int = Field(default=16000, ge=1, description="Tokens that one answer may take.")
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    archive: str | None = Field(default=None, description="File of the archive; null is summarizer.db in the current folder.")
    topics: dict[str, dict[str, JsonValue]] = Field(
        default_factory=dict, description="Named filters of a brief: countries, actors, types, words, each a list."
    )
    cache: str | None = Field(default=None, description="Folder of the reply cache; null is the user's cache folder.")
    refresh: bool = Field(default=False, description="Ask again even where a reply is kept.")
    second_reading: bool | None = Field(
        default=None, description="Check a model's answers with the offline extractor; null: where spaCy is installed."
    )
    tz: str | None = Field(default=None, description="Time zone of the brief's days where an outlet's own is not known.")
    policy: Policy = "representative"
    extra_body: dict[str, JsonValue] = Field(
        default_factory=dict, description="Further request parameters that this endpoint takes: seed, reasoning_effort, …"
    )

    @field_validator("base_url")
    @classmethod
    def _is_url(cls, given: str | None) -> str | None:
        try:
            known = given is None or (urlsplit(given).hostname and urlsplit(given).port != 0)
        except ValueError:  # brackets without an address, a port that is no number
            known = False
        if not known:
            raise ValueError(f"{given!r} is no URL such as http://127.0.0.1:8080/v1")
        return given

    @property
    def endpoint(self) -> str:
        """The base URL that requests go to, without a slash at its end."""
        return (self.base_url or OPENAI).rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether the endpoint is on this machine and so may need no key."""
        return urlsplit(self.endpoint).hostname in _LOOPBACK

    @classmethod
    def load(cls, *, environ: Mapping[str, str] | None = None, file: str | Path | None = None, **given: JsonValue) -> Self:
        """Settings from explicit values, else the environment, else a settings file, else the defaults.

        `given` values of None count as not given. The file is `file`, else summarizer.toml in the current folder, else in the user's
        configuration folder. Raises `UsageError` on an unknown key, a wrong value or an unreadable file.
        """
        path = _settings_file(file)
        from_file = _read(path) if path else {}
        from_environment = _from_environment(os.environ if environ is None else environ)
        explicit = {key: value for key, value in given.items() if value is not None}
        settings = _checked(cls, {**from_file, **from_environment, **explicit}, f" in {path}" if path else "")
        clash = sorted(_OUR_REQUEST & settings.extra_body.keys())
        if clash:
            raise UsageError(
                f"extra_body must not set {', '.join(clash)}.", "These belong to the request itself; remove them from extra_body."
            )
        return settings


def _settings_file(file: str | Path | None) -> Path | None:
    if file is not None:
        if not Path(file).is_file():
            raise UsageError(f"The settings file {file} is missing.", "Give the path of a TOML file, or leave it out.")
        return Path(file)
    from platformdirs import user_config_path  # imported here: only loading needs it

    candidates = (Path(FILE), user_config_path("summarizer", appauthor=False) / FILE)
    return next((path for path in candidates if path.is_file()), None)


def _read(path: Path) -> dict[str, JsonValue]:
    try:
        values: dict[str, JsonValue] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"The settings file {path} cannot be read: {error}.", "Mend it, or move it away.") from error
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {}
    for setting, names in ENVIRONMENT.items():
        value = next((environ[name] for name in names if environ.get(name)), None)
        if value is not None:
            found[setting] = value
    return found


def _checked(cls: type[_S], values: dict[str, JsonValue], where: str) -> _S:
    unknown = sorted(set(values) - set(cls.model_fields))
    if unknown:
        raise UsageError(f"Unknown setting{where}: {', '.join(unknown)}.", f"Known settings are {', '.join(sorted(cls.model_fields))}.")
    try:
        return cls.model_validate(values)
    except ValidationError as error:
        wrong = first_fault(error)
        raise UsageError(f"The setting {wrong.place}{where} {wrong.what}.", "Correct its value.") from error
