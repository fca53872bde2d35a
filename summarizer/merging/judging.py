"""What an editor's decisions do: pairs pinned together or apart, claims corrected or settled, and the effect of each in words."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz, process

from summarizer.merging.features import Features
from summarizer.merging.grouping import Pair
from summarizer.merging.judgements import ClaimField, Judgement, Pin, What, cited
from summarizer.merging.tables import tables
from summarizer.normalize import counts
from summarizer.normalize.words import words_of
from summarizer.records.incident import AppliedJudgement
from summarizer.records.report import Grounded, IncidentReport


class Judged(NamedTuple):
    """What was read, as far as decisions need it: the articles, and the uncorrected reports of those that a decision names."""

    articles: tuple[str, ...] = ()
    reports: tuple[tuple[str, IncidentReport], ...] = ()


NOTHING_JUDGED = Judged()


def resolved(judgements: Sequence[Judgement], judged: Judged) -> tuple[Judgement, ...]:
    """The decisions in the words of the reports at hand: another extractor may type an event or cut a claim a little otherwise.

    Where no report has a pin's type, the pin takes the one related type that a report of its sentence has. Where no claim has the
    judged words, the decision takes the one claim that holds them or is held by them, and counts the same. Two that fit fit nothing.
    """
    return tuple(_resolved(judgement, judged) for judgement in judgements)


def _resolved(judgement: Judgement, judged: Judged) -> Judgement:
    judgement = judgement.model_copy(update={"reports": tuple(_resolved_pin(pin, judged) for pin in judgement.reports)})
    claims = _claims(judgement, judged)
    if judgement.text is None or any(_is_meant(claim, judgement) for claim in claims):
        return judgement
    close = sorted({_written(claim) for claim in claims if _same_claim(judgement.text, _written(claim), judgement.field)})
    return judgement.model_copy(update={"text": close[0]}) if len(close) == 1 else judgement


def _resolved_pin(pin: Pin, judged: Judged) -> Pin:
    there = {one.type for article, one in judged.reports if article == pin.article and pin.sentence in cited(one)}
    near = sorted(kind for kind in there if tables().types(pin.type, kind) > 0)
    return pin if pin.type in there or len(near) != 1 else pin.model_copy(update={"type": near[0]})


def _claims(judgement: Judgement, judged: Judged) -> tuple[Grounded, ...]:
    """The claims of the judged field in the judged report, of the judged outcome where one is given."""
    held = [one for article, one in judged.reports if judgement.reports[0].holds(article, one)] if judgement.field else []
    claims = (claim for one in held for claim in getattr(one, judgement.field or ""))
    return tuple(claim for claim in claims if judgement.outcome in {None, getattr(claim, "outcome", None)})


def _same_claim(one: str, other: str, field: ClaimField | None) -> bool:
    """Whether the words of one stand in the other, in a row; of casualties, both must give the same count."""
    short, long = sorted((words_of(one).lower, words_of(other).lower), key=len)
    held = any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
    return held and (field != "casualties" or counts.count_of_noun_phrase(one) == counts.count_of_noun_phrase(other))


def names(judgements: Sequence[Judgement], article: str) -> bool:
    """Whether a decision pins a report of the article."""
    return any(pin.article == article for judgement in judgements for pin in judgement.reports)


def _pinned(pin: Pin, reports: Sequence[Features]) -> list[int]:
    return [index for index, one in enumerate(reports) if pin.holds(one.article, one.report)]


def pairs(judgements: Sequence[Judgement], what: What, reports: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of reports, lower index first, that decisions of one kind pin."""
    found: set[Pair] = set()
    for judgement in judgements:
        if judgement.what == what:
            sides = [_pinned(pin, reports) for pin in judgement.reports]
            for left, right in ((a, b) for i, a in enumerate(sides) for b in sides[i + 1 :]):
                found.update((min(pair), max(pair)) for pair in product(left, right) if pair[0] != pair[1])
    return frozenset(found)


def between(judgements: Sequence[Judgement], one: Features, other: Features) -> Judgement | None:
    """The first decision that pins two reports together or apart."""
    for judgement in judgements:
        if judgement.field is None:
            first, second = ([pin for pin in judgement.reports if pin.holds(side.article, side.report)] for side in (one, other))
            if any(left != right for left, right in product(first, second)):
                return judgement
    return None


def corrected(article: str, report: IncidentReport, judgements: Sequence[Judgement]) -> IncidentReport:
    """A report without its rejected claims and with its replaced ones."""
    for judgement in judgements:
        if judgement.field is not None and judgement.what in {"reject", "replace"} and judgement.reports[0].holds(article, report):
            claims: tuple[Grounded, ...] = getattr(report, judgement.field)
            kept = [_replaced(claim, judgement) if _is_meant(claim, judgement) else claim for claim in claims]
            report = report.model_copy(update={judgement.field: tuple(claim for claim in kept if claim is not None)})
    return report


def _is_meant(claim: Grounded, judgement: Judgement) -> bool:
    return judgement.text == _written(claim) and judgement.outcome in {None, getattr(claim, "outcome", None)}


def _written(claim: Grounded) -> str:
    """A claim's words: the text of a date, place or toll, the name of a participant or weapon."""
    return str(getattr(claim, "text", None) or getattr(claim, "name", ""))


def _replaced(claim: Grounded, judgement: Judgement) -> Grounded | None:
    if judgement.what == "reject":
        return None
    new: dict[ClaimField, dict[str, object]] = {
        "dates": {"edtf": judgement.edtf},
        "casualties": {"low": judgement.low, "high": judgement.high},
        "places": {"text": judgement.name, "country": None, "region": None},
    }
    value = new.get(judgement.field or "weapons", {"name": judgement.name})
    return claim.model_copy(update={**value, "weak": False, "seconded": False})


def settled(
    article: str, report: IncidentReport, judgements: Sequence[Judgement], group: Sequence[tuple[str, IncidentReport]]
) -> IncidentReport:
    """A report of a group in which a claim was accepted: that claim speaks, the others of its field no longer do."""
    for judgement in judgements:
        field = judgement.field
        if field is None or judgement.what != "accept" or not any(judgement.reports[0].holds(*member) for member in group):
            continue
        own = judgement.reports[0].holds(article, report)
        claims: tuple[Grounded, ...] = getattr(report, field)
        marked = tuple(c.model_copy(update={"weak": not (own and _is_meant(c, judgement))}) for c in claims)
        report = report.model_copy(update={field: marked})
    return report


def applied(
    judgements: Sequence[Judgement], reports: Sequence[Features], judged: Judged, before: dict[int, int], after: dict[int, int]
) -> tuple[AppliedJudgement, ...]:
    """What each decision did. `before` and `after` give each report's group without and with the decisions."""
    decided = sorted(set(judgements), key=lambda j: j.model_dump_json())
    return tuple(
        AppliedJudgement(what=j.words, reason=j.reason.rstrip(". "), initials=j.initials, effect=_effect(j, reports, judged, before, after))
        for j in decided
    )


def _effect(judgement: Judgement, reports: Sequence[Features], judged: Judged, before: dict[int, int], after: dict[int, int]) -> str:
    sides = [_pinned(pin, reports) for pin in judgement.reports]
    missing = [pin for pin, found in zip(judgement.reports, sides, strict=True) if not found]
    if missing:
        return f"none: {_absent(missing[0], judged)}"
    if judgement.field is not None:
        return _effect_on_claim(judgement, judgement.field, judged)
    first, *others = (found[0] for found in sides)
    was = all(before[first] == before[other] for other in others)
    now = all(after[first] == after[other] for other in others)
    if was == now:
        return "none: the reports were " + ("one already" if was else "apart already")
    return "joined reports that were apart" if now else "kept apart reports that would be one"


def _effect_on_claim(judgement: Judgement, field: ClaimField, judged: Judged) -> str:
    claims = _claims(judgement, judged)
    if not any(_is_meant(claim, judgement) for claim in claims):
        written = nearest(judgement.text or "", sorted({_written(claim) for claim in claims}))
        return f"none: the report has no claim {judgement.text!r} among its {field}" + (f"; the nearest is {written!r}" if written else "")
    return {
        "accept": "the other claims no longer speak",
        "reject": "the claim is left out",
        "replace": f"the claim's value is now {judgement.value}",
    }[judgement.what]


def _absent(pin: Pin, judged: Judged) -> str:
    """Why there is no such report, with the nearest that there is."""
    if pin.article not in judged.articles:
        near = nearest(pin.article, judged.articles)
        return f"no article {pin.article!r} was read" + (f"; the nearest is {near!r}" if near else "")
    own = sorted(
        {(one.type, one.sentences) for article, one in judged.reports if article == pin.article},
        key=lambda one: (pin.type != one[0], min((abs(number - pin.sentence) for number in one[1]), default=0), one),
    )
    there = f"; it tells of the {own[0][0]} in sentence {', '.join(map(str, own[0][1]))}" if own else "; it tells of no incident"
    return f"article {pin.article} has no {pin.type} in sentence {pin.sentence}{there}"


def nearest(given: str, known: Sequence[str]) -> str | None:
    """The known word that is written most like the given one; null if none is at least half alike."""
    found = process.extractOne(given, known, scorer=fuzz.ratio, score_cutoff=50)
    return None if found is None else found[0]
