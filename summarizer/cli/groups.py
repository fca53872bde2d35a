"""Options that go together, each group written once: a command takes the group as one parameter, its help shows every option."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated

import typer

from summarizer.cli import options


class Format(StrEnum):
    """The forms of a brief."""

    md = "md"
    json = "json"
    html = "html"
    terminal = "terminal"
    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    geojson = "geojson"


@dataclass(frozen=True)
class Reader:
    """Who reads the articles, and how."""

    model: options.Model = None
    base_url: options.BaseUrl = None
    settings: options.SettingsFile = None
    refresh: options.Refresh = False
    second_reading: options.SecondReading = None
    allow_private: options.AllowPrivate = None

    @property
    def private(self) -> frozenset[str]:
        """The hosts that may be at private addresses."""
        return frozenset(host.lower() for host in self.allow_private or ())


@dataclass(frozen=True)
class Wanted:
    """Which days a brief is of, and how disagreement is settled in it."""

    date: options.Date = None
    since: options.Since = None
    tz: options.Tz = None
    policy: options.PolicyName = None
    judgements: options.Judgements = None


@dataclass(frozen=True)
class Form:
    """What a brief looks like and where it goes."""

    format: Annotated[Format, typer.Option(help="Form of the brief.")] = Format.md
    out: options.Out = None
    full_text: options.FullText = False


GROUPS = (Reader, Wanted, Form)


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with each parameter that is a group replaced by the group's options, where typer looks for them: in its signature.

    The group's field names are the options' names, so no two groups of one command may share one.
    """
    own = signature(command)
    groups = {name: one.annotation for name, one in own.parameters.items() if one.annotation in GROUPS}

    @wraps(command)
    def run(**given: object) -> None:
        filled = {name: group(**{field.name: given.pop(field.name) for field in fields(group)}) for name, group in groups.items()}
        command(**given, **filled)

    spelled = [option for one in own.parameters.values() for option in _options(one)]
    run.__annotations__ = {option.name: option.annotation for option in spelled}
    run.__signature__ = own.replace(parameters=spelled)  # type: ignore[attr-defined]  # what inspect.signature reads, by its contract
    return run


def _options(parameter: Parameter) -> Iterator[Parameter]:
    if parameter.annotation not in GROUPS:
        yield parameter.replace(kind=Parameter.KEYWORD_ONLY)
        return
    for field in fields(parameter.annotation):
        yield Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=field.type)
