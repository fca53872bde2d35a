"""What was refused, as a reader is told: grounding writes its values and reasons for the model that has to answer again."""

import re

PARTS = {
    "dates": "date",
    "places": "place",
    "participants": "participant",
    "casualties": "toll",
    "weapons": "weapon",
    "speakers": "speaker",
    "quotes": "quotation",
    "incidents": "incident",
    "statements": "statement",
}
FIELDS = ("outcome", "group", "low", "high", "text", "victims", "name", "role", "affiliation", "use")
"""The fields of a claim as they stand in a refused value: "outcome injured, group total, low 5, high 5, text five men"."""
_FIELD = re.compile(rf"(?:^|, )({'|'.join(FIELDS)}) ")
_ADVICE = re.compile(r"(?:: (?:cite|give|make) |, or (?:drop|give) ).*$", re.DOTALL)


def part(path: str) -> str:
    """What a rejection's path points at: "incidents/i2/casualties/0" is a toll."""
    steps = path.split("/")
    words = [word for word in steps if word in PARTS]
    last = steps[-1]
    return PARTS[words[-1]] if words and (last in words or last.isdigit() or len(steps) == 2) else last.replace("_", " ")


def value_words(path: str, value: str) -> str:
    """The claim's own words and what it made of them: "five men, as injured"; a value of another form as it stands."""
    if path.rpartition("/")[0].rpartition("/")[2] not in ("casualties", "participants", "weapons", "dates", "places"):
        return value
    pieces = _FIELD.split(value)
    fields = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    words = fields.get("text") or fields.get("name")
    if pieces[0] or words is None:
        return value
    made = fields.get("outcome") or fields.get("role") or fields.get("use")
    return f"{words}, as {made.replace('_', ' ')}" if made else words


def reason_words(reason: str) -> str:
    """The reason without the advice to the model that follows it."""
    return _ADVICE.sub(".", reason)
