"""One question to a model on its way: what code says to its answers, when it is asked again, and which answer is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ValidationError

from summarizer.extractors.cache import Reply
from summarizer.extractors.failures import RequestFailed, failure
from summarizer.records.base import Value
from summarizer.records.extraction import Extraction
from summarizer.settings import Settings

What = Literal["asked", "kept", "again", "reasked"]


class Progress(Value):
    """Something that happened on the way to an article's answer; `detail` says more for people."""

    article: str
    what: What
    detail: str = ""


Listener = Callable[[Progress], None]


class Complaint(Exception):  # noqa: N818 - it goes to the model, not to a caller
    """What code has against an answer that may be given once more."""

    def __init__(self, points: Sequence[str]) -> None:
        super().__init__("; ".join(points))
        self.points = tuple(points)


@dataclass
class Question:
    """One question to the model on its way: what code says to its answers, and what it cost so far."""

    complain: Callable[[Extraction], tuple[str, ...]]
    settings: Settings
    jitter: float
    tell: Callable[[What, str], None]
    answers: list[tuple[Extraction, tuple[str, ...]]] = field(default_factory=list)
    failed: int = 0
    malformed: int = 0
    calls: int = 0
    kept: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def count(self, reply: Reply, kept: bool) -> None:
        if kept:
            self.kept += 1
            self.tell("kept", "")
            return
        self.calls += 1
        self.prompt_tokens += reply.prompt_tokens
        self.completion_tokens += reply.completion_tokens

    def judge(self, text: str) -> None:
        """Take an answer, or raise the complaint that goes back to the model: once for its form, once for its content."""
        try:
            answer = Extraction.model_validate_json(bare_json(text))
        except ValidationError as error:
            self.malformed += 1
            if self.malformed > 1 or self.answers:
                raise RequestFailed(
                    failure("invalid_answer", f"The answer does not follow the schema: {_form(error)[0]}"), again=False
                ) from None
            raise Complaint(_form(error)) from None
        found = self.complain(answer)
        self.answers.append((answer, found))
        if found and len(self.answers) == 1:
            raise Complaint(found)

    def best(self) -> Extraction | None:
        """The answer with the fewest complaints, the later one of equals; null where there is none."""
        return min(reversed(self.answers), key=lambda answer: len(answer[1]))[0] if self.answers else None

    def rescued(self, cause: BaseException | None) -> Extraction:
        """The best answer that there is, even where a second question failed; without any, the failure as an `ExtractionError`."""
        best = self.best()
        if best is not None:
            return best
        if isinstance(cause, RequestFailed):
            raise cause.error from None
        raise failure("invalid_answer", f"The answer cannot be used: {cause or 'nothing came'}.") from cause

    def again(self, error: BaseException | None) -> bool:
        """Whether to ask again: a complaint always (it is raised once), a failed transport while there are retries left."""
        if isinstance(error, Complaint):
            self.tell("reasked", str(error))
            return True
        if not isinstance(error, RequestFailed) or not error.again:
            return False
        self.failed += 1
        if self.failed > self.settings.retries:
            return False
        self.tell("again", error.error.reason)
        return True

    def pause(self, error: BaseException | None) -> float:
        """Seconds before the next try: what the endpoint asked for, else 1, 2, 4, … stretched by the question's own fraction."""
        if not isinstance(error, RequestFailed):
            return 0.0
        if error.after is not None:
            return error.after
        return min(self.settings.longest_wait, 2.0 ** (self.failed - 1) * (1 + self.jitter / 2))


def _form(error: ValidationError) -> tuple[str, ...]:
    """What is wrong with an answer's form, at most ten points, free of pydantic's version and of the answer's own text."""
    points = error.errors(include_url=False, include_context=False, include_input=False)[:10]
    return tuple(f"{'.'.join(str(step) for step in point['loc']) or 'the answer'}: {point['msg']}." for point in points)


def bare_json(text: str) -> str:
    """The JSON object in an answer of a model that wraps it in a code fence, or in thoughts before it."""
    after_thoughts = text.rpartition("</think>")[2].strip()
    if after_thoughts.startswith("```"):
        return after_thoughts[after_thoughts.find("{") : after_thoughts.rfind("}") + 1]
    return after_thoughts
