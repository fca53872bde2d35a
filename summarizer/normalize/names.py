"""Names as written → whether two can be one, a blocking key, and where a text names somebody."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from summarizer.normalize import mentions, organisations, people, tables
from summarizer.normalize.organisations import compare_organisations
from summarizer.normalize.people import Match as NameMatch
from summarizer.normalize.people import compare_people
from summarizer.normalize.transliteration import fold, skeleton

_DOMAIN = re.compile(r"(?<=\w)\.(?:com|org|net|info|news|tv|[a-z]{2})$")

Kind = Literal["person", "organisation", "place", "any"]


def looks_like_organisation(name: str) -> bool:
    """Whether the words show an organisation: a head noun ("ministry"), a legal form, digits, or an acronym alone.

    "Police Chief Ana Novak" is a person: what stands after the title has no such word.
    """
    bare = people.without_titles(name)
    words = re.findall(r"[a-z0-9]+", fold(bare or name))
    if any(word in tables.HEADS or word.isdigit() for word in words):
        return True
    return bool(organisations.parse(name).legal - {"loose"} and len(words) > 1) or organisations.is_acronym(name)


def compare(a: str, b: str, kind: Kind = "any") -> NameMatch:
    """Whether two names can be those of one person, organisation or place, and why; symmetric, and true of a name and itself."""
    if a.casefold() == b.casefold() or ((a.isascii() or b.isascii()) and fold(a) == fold(b)):
        return NameMatch(True, 1.0, "the same words")
    first, second = sorted((_DOMAIN.sub("", a.strip()), _DOMAIN.sub("", b.strip())))
    if kind == "person":
        return compare_people(first, second)
    if kind in ("organisation", "place") or looks_like_organisation(a) or looks_like_organisation(b):
        return compare_organisations(first, second)
    return compare_people(first, second)


@lru_cache(maxsize=32768)
def keys(name: str) -> tuple[str, ...]:
    """Blocking keys, ascending: two names that `compare` takes as one share a key (slips in several long words apart).

    A key is a word's consonants in classes, also with any one of them left out, so that one slip leaves a key in common; the
    letters of an acronym; or a country's code where the name is nothing else.
    """
    plain = _DOMAIN.sub("", name.strip())
    found: set[str] = set()
    for alias in organisations.aliases(plain):
        parsed = organisations.parse(alias)
        found |= _acronym_keys(alias)
        found |= {f"@{code}" for code in parsed.countries if not parsed.words} | {
            f"#{number}" for number in parsed.numbers if not parsed.words
        }
        found |= _word_keys(parsed.words) | ({skeleton(parsed.letters)} if parsed.words else set())
    found |= _word_keys(people.parse(plain).words)
    return tuple(sorted(found or {fold(plain)}))


def _word_keys(words: Sequence[str]) -> set[str]:
    forms = {form for word in words for form in (word, *tables.nicknames().get(word, ()))}
    found: set[str] = set()
    for form in forms:
        letters = skeleton(form) or form
        found.add(letters)
        if len(form) > 3:
            found |= {letters[:place] + letters[place + 1 :] for place in range(len(letters)) if len(letters) > 1}
    return found | {skeleton(left + right) for left, right in pairwise(words)}


def _acronym_keys(name: str) -> set[str]:
    """The letters of an acronym, and the same sorted, with each one left out: acronyms of other languages keep another order."""
    if organisations.is_acronym(name):
        letters = fold(name).replace(".", "")
        known = tables.ACRONYMS.get(letters)
        return {f"={letters}", f"={''.join(sorted(letters))}", *(_word_keys(organisations.parse(known).words) if known else ())}
    found: set[str] = set()
    for letters in organisations.initials(name):
        if 2 <= len(letters) <= 8:
            ordered = "".join(sorted(letters))
            found |= {f"={letters}", f"={ordered}"}
            found |= {f"={ordered[:place]}{ordered[place + 1 :]}" for place in range(len(ordered)) if len(ordered) > 4}
    return found


def find_in(name: str, text: str) -> tuple[int, int] | None:
    """The half-open interval of the text's best mention of the name (as written, by surname, transliterated, acronym), or null."""
    return mentions.find_in(name, text, organisation=looks_like_organisation(people.without_titles(name) or name))
