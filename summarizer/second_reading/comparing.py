"""Two readings of one article side by side."""

from collections.abc import Iterable

from summarizer.records.base import Value
from summarizer.records.extraction import DateClaim
from summarizer.records.report import IncidentReport, PossiblyMissed, ReportedDate
from summarizer.second_reading import events, tolls, utterances
from summarizer.second_reading.reading import Reading


class Seconded(Value):
    """The first reading with the second one's marks, and what the first may have missed."""

    reading: Reading
    possibly_missed: tuple[PossiblyMissed, ...] = ()


def compare(first: Reading, second: Reading) -> Seconded:
    """Marks `first` by `second` and lists the tolls, attributed quotations and incidents that only `second` saw, in text order."""
    marked = Reading(
        incidents=tuple(_marked(report, second) for report in first.incidents),
        statements=utterances.marked(first, second),
    )
    missed = {*tolls.missed(first, second), *utterances.missed(first, second)}
    seen = {miss.sentence for miss in missed}
    missed |= {miss for miss in events.missed(first, second) if miss.sentence not in seen}
    return Seconded(reading=marked, possibly_missed=tuple(sorted(missed, key=lambda miss: (miss.sentence, miss.what, miss.text))))


def complaints(missed: Iterable[PossiblyMissed]) -> tuple[str, ...]:
    """The misses as sentences that a model can act on when it answers again."""
    return tuple(
        f"Sentence {miss.sentence} may hold a {miss.what} that you cited nowhere: {miss.text!r}. Add it, or leave it out if it is none."
        for miss in missed
    )


def _marked(report: IncidentReport, second: Reading) -> IncidentReport:
    dates = [date for other in second.incidents for date in other.dates]
    return report.model_copy(
        update={
            "casualties": tuple(toll.model_copy(update={"seconded": tolls.seconded(toll, second)}) for toll in report.casualties),
            "dates": tuple(date.model_copy(update={"seconded": any(_same_date(date, other) for other in dates)}) for date in report.dates),
        }
    )


def _same_date(one: ReportedDate, other: ReportedDate) -> bool:
    """One value, or where the words give none, the same words; from a common sentence."""
    same = one.edtf == other.edtf if one.edtf or other.edtf else _words(one) == _words(other)
    return same and tolls.share_sentence(one, other)


def _words(date: DateClaim) -> str:
    return " ".join(date.text.lower().split())
