"""Values into English words: dates, counts, lists, incident types. The one place where a value becomes prose.

Dates are EDTF as the records hold them; what is not understood is shown as it stands, never guessed at.
"""

import re
from collections.abc import Sequence

from summarizer.records.incident import Toll, TollClaim
from summarizer.records.vocabulary import IncidentType, Outcome, StatementKind, VictimGroup

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

TYPES: dict[IncidentType, str] = {
    "armed_clash": "armed clash",
    "attack": "attack",
    "explosion": "explosion",
    "air_or_drone_strike": "air or drone strike",
    "shelling": "shelling",
    "abduction": "abduction",
    "riot": "riot",
    "protest": "protest",
    "arrest": "arrest",
    "call": "call",
    "meeting": "meeting",
    "visit": "visit",
    "agreement": "agreement",
    "deployment": "deployment",
    "evacuation": "evacuation",
    "sanction": "sanction",
    "investigation": "investigation",
    "accident": "accident",
    "disaster": "disaster",
    "other": "event",
}
AGAINST: dict[IncidentType, str] = {
    "attack": "on",
    "air_or_drone_strike": "on",
    "shelling": "of",
    "arrest": "of",
    "abduction": "of",
    "sanction": "on",
}
"""What stands between a kind of event and whom it struck; nothing does for what is not aimed at anybody."""

OUTCOMES: dict[Outcome, str] = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_injured": "killed or injured",
    "missing": "missing",
    "captured": "captured",
    "displaced": "displaced",
}

GROUPS: dict[VictimGroup, str] = {
    "total": "in all",
    "civilians": "civilians",
    "security_forces": "security forces",
    "attackers": "attackers",
    "other": "others",
}

KINDS: dict[StatementKind, str] = {
    "condemn": "Condemnation",
    "accuse": "Accusation",
    "deny": "Denial",
    "demand": "Demand",
    "threaten": "Threat",
    "pledge": "Pledge",
    "appeal": "Appeal",
    "support": "Support",
    "agree": "Agreement",
    "concede": "Concession",
    "claim_responsibility": "Claim of responsibility",
    "report": "Report",
    "other": "Statement",
}

_PART = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<mark>[?~%]?)")
_ABOVE = re.compile(r"\b(?:more than|over|above)\s", re.IGNORECASE)
_MARKS = {"": "", "?": " (uncertain)", "~": " (approximately)", "%": " (uncertain, approximately)"}


def date_words(edtf: str | None) -> str:
    """An EDTF value as a reader would say it: "24 November 2025", "24 or 26 November 2025", "24 November (year not given)"."""
    if edtf is None:
        return "date unknown"
    if edtf.startswith("[") and edtf.endswith("]"):
        return dates_words([one.strip() for one in edtf[1:-1].replace("..", ",").split(",") if one.strip()])
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        if start in ("", ".."):
            return f"until {date_words(end)}"
        if end in ("", ".."):
            return f"from {date_words(start)}"
        return f"{_before(_single(start), _single(end))} to {_single(end)}"
    return _single(edtf)


def dates_words(values: Sequence[str]) -> str:
    """Alternative dates: "24 or 26 November 2025", "24 November or 2 December 2025"."""
    words = [date_words(value) for value in values]
    if any(len(one.split(" ")) != 3 for one in words):
        return join(words, "or")
    return join([*(_before(one, words[-1]) for one in words[:-1]), *words[-1:]], "or")


def _before(first: str, last: str) -> str:
    """A date without the month and year that it shares with the one after it."""
    ours, theirs = first.split(" "), last.split(" ")
    if len(ours) == len(theirs) == 3 and ours[2] == theirs[2] and ours[0].isdigit() and theirs[0].isdigit():
        return ours[0] if ours[1] == theirs[1] else " ".join(ours[:2])
    return first


def _single(edtf: str) -> str:
    match = _PART.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    if month is not None and month.isdigit() and not 1 <= int(month) <= 12:
        return edtf
    words = [str(int(day))] if day is not None and day.isdigit() else []
    if month is not None and month.isdigit():
        words.append(MONTHS[int(month) - 1])
    if year.isdigit():
        words.append(year)
    elif year.startswith(tuple("0123456789")) and not words:
        words.append(f"the {year.replace('X', '0')}s")
    text = " ".join(words) or "date unknown"
    return text + ("" if year[0].isdigit() or not words else " (year not given)") + _MARKS[match["mark"]]


def date_precision(edtf: str | None) -> str:
    """How exact a date is: "day", "month", "year", "one of several days", "period", "unknown"."""
    if edtf is None:
        return "unknown"
    if edtf.startswith("["):
        return "one of several days"
    if "/" in edtf:
        return "period"
    match = _PART.fullmatch(edtf)
    if match is None:
        return "unknown"
    if match["day"] is not None and match["day"].isdigit():
        return "day"
    return "month" if match["month"] is not None and match["month"].isdigit() else "year"


def join(items: Sequence[str], word: str = "and") -> str:
    """Words: "a", "a and b", "a, b and c"."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Words: "1 article", "2 articles", "2 summaries"."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"


def interval(low: int | None, high: int | None) -> str:
    """A closed interval of counts: "3", "3 to 5", "at least 6", "number not given"."""
    if low is None:
        return "number not given" if high is None else f"at most {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def range_words(low: int, high: int | None) -> str:
    """A closed interval of counts: "3", "3 to 5", "6 or more"."""
    return f"{low} or more" if high is None else interval(low, high)


def claim_words(claim: TollClaim) -> str:
    """The count of one claim: "3", "3 to 5", "at least 6", or "more than 5" where it is written so."""
    if claim.high is None and claim.low and _ABOVE.search(claim.text):
        return f"more than {claim.low - 1}"
    return interval(claim.low, claim.high)


def open_words(toll: Toll) -> str:
    """An open-ended count that nobody disputes: "at least 6", or "more than 5" where all that give it write it so."""
    lowest = {claim_words(claim) for claim in toll.claims if claim.low == toll.low and claim.high is None}
    return lowest.pop() if len(lowest) == 1 else f"at least {toll.low}"


def toll_words(toll: Toll) -> str:
    """A merged count in a few words: "3", "2 to 5 (sources disagree)", "at least 6", "more than 5"."""
    if toll.low is None and toll.high is None and toll.best is None:
        return "number not given"
    if toll.status == "disputed":
        return f"{span_words(toll)} (sources disagree)"
    if toll.open:
        return open_words(toll)
    if toll.best is not None and toll.low == toll.high:
        return str(toll.best)
    return interval(toll.low, toll.high)


def span_words(toll: Toll) -> str:
    """From the lowest claim of a disputed count to the highest: "2 to 5", "2 or more"."""
    return f"{toll.low} or more" if toll.open else interval(toll.low, toll.high)


def shortened(text: str, most: int) -> str:
    """The text in at most that many characters, cut between words; a long part in brackets is cut before what follows it is."""
    if len(text) <= most:
        return text
    opening, closing = text.find("("), text.rfind(")")
    kept = most - (len(text) - closing)
    if 0 < opening < closing and kept > opening + 8:
        return _cut(text[:closing], kept) + text[closing:]
    return _cut(text, most)


def _cut(text: str, most: int) -> str:
    """Whole words and an ellipsis; a single long word is cut where it must be."""
    if len(text) <= most:
        return text
    start = text[:most]
    words = start.rpartition(" ")[0] if not text[most - 1 : most + 1].isspace() else start
    return (words or start[:-1]).rstrip(" ,;:–-(") + "…"


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def who_read(name: str, model: str | None) -> str:
    """Which extractor read, in one line."""
    if name == "offline":
        return "Read by the offline extractor (no model configured)."
    return f"Read by the model {model}." if name == "model" and model else f"Read by the extractor {name}."
