"""The head noun by which MUC-4's fillers are compared."""

import re

AFTER_HEAD = re.compile(r"\b(?:of|in|from|at|for|on|with|by|near|who|that|belonging|against|inside|outside|to|wearing|carrying|known)\b")
_PARTITIVE = re.compile(
    r"^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|dozens|most|all) of (?:the |its |his |her |their )?", re.I
)


def head(text: str) -> str:
    """The head noun of a filler, in lower case: the last word before a preposition or relative pronoun; "two of her guards" are guards."""
    text = _PARTITIVE.sub("", text)
    core = AFTER_HEAD.split(text.lower().replace('"', ""))[0].split("(")[0].split("[")[0]
    found = re.findall(r"[a-z0-9][a-z0-9'-]*", core) or re.findall(r"[a-z0-9][a-z0-9'-]*", text.lower())
    return found[-1].removesuffix("'s") if found else ""
