"""Names as written → whether two can be one, a blocking key, and where a text names somebody."""

import re
from typing import Literal

from summarizer.normalize import mentions, organisations, people, tables
from summarizer.normalize.organisations import compare_organisations
from summarizer.normalize.people import Match as NameMatch
from summarizer.normalize.people import compare_people
from summarizer.normalize.transliteration import fold, skeleton

Kind = Literal["person", "organisation", "place", "any"]


def looks_like_organisation(name: str) -> bool:
    """Whether the words show an organisation: a head noun ("ministry"), a legal form, digits, or an acronym alone."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    if any(word in tables.HEADS or word.isdigit() for word in words):
        return not any(word in tables.ROLES for word in words[:1])
    return bool(organisations.parse(name).legal - {"loose"} and len(words) > 1) or (name.isupper() and len(words) == 1 and len(name) <= 8)


def compare(a: str, b: str, kind: Kind = "any") -> NameMatch:
    """Whether two names can be those of one person, organisation or place, and why; symmetric, and true of a name and itself."""
    if a.casefold() == b.casefold() or ((a.isascii() or b.isascii()) and fold(a) == fold(b)):
        return NameMatch(True, 1.0, "the same words")
    first, second = sorted((a, b))
    if kind == "person":
        return compare_people(first, second)
    if kind in ("organisation", "place") or looks_like_organisation(a) or looks_like_organisation(b):
        return compare_organisations(first, second)
    return compare_people(first, second)


def keys(name: str) -> tuple[str, ...]:
    """Blocking keys, ascending: two names that `compare` can take as one share a key."""
    found = {skeleton(word)[:2] for word in people.parse(name).words}
    return tuple(sorted(found))


def key(name: str) -> str:
    """The first blocking key."""
    return (keys(name) or ("",))[0]


def find_in(name: str, text: str) -> tuple[int, int] | None:
    """The half-open interval of the text's best mention of the name (as written, by surname, transliterated, acronym), or null."""
    return mentions.find_in(name, text, organisation=looks_like_organisation(people.without_titles(name) or name))
