"""The part of an answer that is being checked: where it stands in the answer, what it cites, and the ledger of refusals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from summarizer.grounding.outcome import Ledger, Refusal, Support
from summarizer.grounding.reading import Reading, Sentence
from summarizer.records.extraction import Claim
from summarizer.records.report import Grounded

_UNSAID = {"sentences", "according_to", "evidence", "weak", "seconded", "computed", "by_extractor"}
UNCITED = "it cites no sentence of the article's own text."

Checked = TypeVar("Checked", bound=Claim)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Scope:
    """`path` is the place in the answer: "incidents/i2", "incidents/i2/casualties/0"."""

    reading: Reading
    ledger: Ledger
    path: str

    def part(self, name: str) -> "Scope":
        return Scope(self.reading, self.ledger, f"{self.path}/{name}")

    def refuse(self, value: object, reason: str, sentences: tuple[int, ...] = ()) -> None:
        self.ledger.refuse(self.path, str(value), reason, sentences)

    def valid(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """The cited numbers that name a sentence of the article's own text; the others are refused."""
        good: list[int] = []
        for number in dict.fromkeys(numbers):
            if not self.reading.has(number):
                self.refuse(number, f"there is no sentence {number}; the article has sentences 1 to {self.reading.count}.")
            elif self.reading.sentence(number).furniture:
                self.refuse(number, f"sentence {number} is page furniture, not the article's own text.", (number,))
            else:
                good.append(number)
        return tuple(good)


def grounded(
    scope: Scope,
    claims: tuple[Checked, ...],
    own: tuple[int, ...],
    check: Callable[[Scope, Checked, list[Sentence]], Made | Refusal],
    elsewhere: Callable[[Sentence], str | None] = lambda _: None,
) -> Iterator[Made]:
    """The claims that `check` lets stand; the others are refused with its reason.

    A claim without numbers of its own cites its record's. `elsewhere` says why a sentence tells of something else.
    """
    for index, claim in enumerate(claims):
        part = scope.part(str(index))
        numbers = part.valid(claim.sentences) if claim.sentences else own
        cited = scope.reading.sentences(numbers)
        wrong = {sentence.number: elsewhere(sentence) for sentence in cited}
        right = [sentence for sentence in cited if wrong[sentence.number] is None]
        astray = Refusal(next((reason for reason in wrong.values() if reason is not None), UNCITED))
        made = check(part, claim, right) if right else astray
        if isinstance(made, Refusal):
            part.refuse(value_of(claim), made.reason, numbers)
        else:
            yield made


def value_of(claim: Claim) -> str:
    """The claim in a few words: its values without its citation."""
    said = claim.model_dump(exclude=_UNSAID, exclude_none=True)
    return ", ".join(f"{name} {value}" for name, value in said.items())


def marks(claim: Claim, support: Support, cited: list[Sentence], according_to: tuple[str, ...]) -> dict[str, Any]:
    """The fields that every grounded claim shares. Marks that a line brings stay.

    A claim that lost a claimant is weak: it may not be the outlet's own.
    """
    return {
        "according_to": according_to,
        "sentences": tuple(sentence.number for sentence in cited) if claim.sentences else (support.evidence.sentence,),
        "evidence": (support.evidence, *support.more),
        "weak": support.weak or len(according_to) < len(claim.according_to) or (isinstance(claim, Grounded) and claim.weak),
        "seconded": isinstance(claim, Grounded) and claim.seconded,
    }
