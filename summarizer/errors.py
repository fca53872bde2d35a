"""What can go wrong, by who can act.

SummarizerError
├── UsageError          the caller: wrong options, a missing path, a broken settings file (exit code 2)
│   └── SetupError      the installation: a missing extra, no endpoint, no permission (exit code 2)
├── NothingReadError    no article could be read at all (exit code 3)
└── ExtractionError     one article: the extractor gave no usable answer; the others go on (exit code 1)

Bad data does not raise past its stage: it becomes a `Failure` or a `Rejection`. Every error says what, where, and what to do.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.records.report import Usage


class SummarizerError(Exception):
    """The base of all errors of this library. `remedy` says what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}".strip())
        self.reason = reason
        self.remedy = remedy


class UsageError(SummarizerError):
    """The call is wrong; the caller can mend it."""


class SetupError(UsageError):
    """The installation or its settings are wrong."""


class NothingReadError(SummarizerError):
    """Not one article could be read."""


class ExtractionError(SummarizerError):
    """The extractor gave no usable answer for one article. `kind` names the failure: "refusal", "quota", "timeout", …

    `usage` is what asking cost all the same, where it is known.
    """

    def __init__(self, kind: str, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.kind = kind
        self.usage: Usage | None = None
