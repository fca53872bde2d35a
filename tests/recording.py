"""Recorded HTTP exchanges: how they are written, and how a test plays them back.

A recording is YAML with JSON bodies as structure and real Unicode, exchanges sorted by request, so that it reads and diffs well. The
words in bodies are kept exactly as they came; only our own static parts of a request (the prompt's instructions and worked example,
the schema), the same in every exchange, stand as their name and hash, and a recording made with other ones says so when it is played.
Only a few headers are kept, and none that names a key, an account or a moment; nor do bodies keep the moment or the time they took.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import vcr  # type: ignore[import-untyped]  # ships no types
import yaml  # type: ignore[import-untyped]  # ships no types
from vcr.cassette import Cassette  # type: ignore[import-untyped]  # ships no types
from vcr.request import Request  # type: ignore[import-untyped]  # ships no types

from summarizer.extractors import prompt, schema

FOLDER = Path(__file__).parent.parent / "cassettes"
REQUEST_HEADERS = ("content-type",)  # without it, vcrpy does not compare JSON bodies as JSON
RESPONSE_HEADERS = ("content-type", "retry-after")
CREATED = 1
"""Stands for the second in which a server made something."""


def _static_parts() -> dict[str, Any]:
    """What is the same in every request, by name."""
    texts = {name: prompt.read_part(name).strip() for name in ("example.message.txt", "example.answer.json")}
    return {"system.md": prompt.read_part("system.md"), **texts, "response_format": schema.response_format()}


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _without_static(value: Any, static: dict[str, Any]) -> Any:
    for name, part in static.items():
        if value == part:
            return {"static": name, "sha256": _hash(part)}
    if isinstance(value, dict):
        return {key: _without_static(inner, static) for key, inner in value.items()}
    return [_without_static(inner, static) for inner in value] if isinstance(value, list) else value


def _with_static(value: Any, static: dict[str, Any]) -> Any:
    if isinstance(value, dict) and value.keys() == {"static", "sha256"}:
        part = static[value["static"]]
        if _hash(part) != value["sha256"]:
            raise ValueError(f"recorded with another version of {value['static']}; record again (cassettes/README.md)")
        return part
    if isinstance(value, dict):
        return {key: _with_static(inner, static) for key, inner in value.items()}
    return [_with_static(inner, static) for inner in value] if isinstance(value, list) else value


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]  # its base ships no types
    """Texts of several lines are written as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


class _Readable:
    """A vcrpy serializer. Where a body is JSON it becomes `json`, else it stays `text`."""

    @staticmethod
    def serialize(recording: dict[str, Any]) -> str:
        exchanges = sorted((_written(exchange) for exchange in recording["interactions"]), key=_request_key)
        text: str = yaml.dump({"exchanges": exchanges}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
        return text

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        return {"version": 1, "interactions": [_read(exchange) for exchange in yaml.safe_load(text)["exchanges"]]}


def _request_key(exchange: dict[str, Any]) -> tuple[int, str]:
    """Short conversations first; equal requests stay in the order in which they were sent, since sorting is stable."""
    canonical = json.dumps(exchange["request"], sort_keys=True, ensure_ascii=False)
    return len(canonical), canonical


def _written(exchange: dict[str, Any]) -> dict[str, Any]:
    request, response = exchange["request"], exchange["response"]
    return {
        "request": {
            "method": request["method"],
            "uri": request["uri"],
            "headers": request["headers"],
            **_without_static(_body(request["body"]), _static_parts()),
        },
        "response": {"status": response["status"], "headers": response["headers"], **_without_moments(_body(response["body"]["string"]))},
    }


def _read(exchange: dict[str, Any]) -> dict[str, Any]:
    request, response = _with_static(exchange["request"], _static_parts()), dict(exchange["response"])
    request["body"] = _content(request)
    response["body"] = {"string": _content(response)}
    return {"request": request, "response": response}


def _body(content: str | bytes | None) -> dict[str, Any]:
    text = content.decode() if isinstance(content, bytes) else content or ""
    try:
        return {"json": json.loads(text)}
    except ValueError:
        return {"text": text}


def _without_moments(value: Any) -> Any:
    """A reply without when it was made and how long that took (`timings` of llama.cpp)."""
    if isinstance(value, dict):
        kept = {key: _without_moments(inner) for key, inner in value.items() if key != "timings"}
        return {**kept, "created": CREATED} if isinstance(kept.get("created"), int) else kept
    return [_without_moments(inner) for inner in value] if isinstance(value, list) else value


def _content(part: dict[str, Any]) -> str:
    text: str = part.pop("text", "")
    return json.dumps(part.pop("json"), ensure_ascii=False) if "json" in part else text


def _bare_request(request: Request) -> Request:
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS}
    return request


def _bare_response(response: dict[str, Any]) -> dict[str, Any]:
    response["headers"] = {name.lower(): value for name, value in response["headers"].items() if name.lower() in RESPONSE_HEADERS}
    return response


def _recorder(mode: str) -> vcr.VCR:
    recorder = vcr.VCR(
        record_mode=vcr.mode(mode),
        match_on=("method", "path", "body"),
        decode_compressed_response=True,
        before_record_request=_bare_request,
        before_record_response=_bare_response,
    )
    recorder.register_serializer("readable", _Readable)
    recorder.serializer = "readable"
    return recorder


@contextmanager
def replaying(name: str) -> Iterator[Cassette]:
    """Answer requests from `cassettes/NAME.yaml` only; fails where a request is not in it, or an exchange was not used."""
    with _recorder("none").use_cassette(str(FOLDER / f"{name}.yaml")) as cassette:
        yield cassette
        assert cassette.all_played, f"{name}: only {cassette.play_count} of {len(cassette)} exchanges were used"


@contextmanager
def recording(name: str) -> Iterator[Cassette]:
    """Let requests through and write `cassettes/NAME.yaml` anew."""
    path = FOLDER / f"{name}.yaml"
    path.unlink(missing_ok=True)
    with _recorder("all").use_cassette(str(path)) as cassette:
        yield cassette


def names() -> list[str]:
    """All recordings, as `replaying` takes them, sorted."""
    return sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.yaml"))
