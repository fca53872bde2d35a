"""Which articles are copies or rewrites of one text: agreement counts origins, not outlets.

Near copies are found by MinHash over runs of words (Broder 1997; the library rensa). An agency's byline alone makes no origin, since an
agency writes many stories; it lowers the likeness at which two texts count as one.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from rensa import RMinHash  # type: ignore[import-untyped]  # ships no types

from summarizer.records.incident import Origin

PERMUTATIONS, BANDS = 64, 16
"""16 bands of 4 rows: two texts that share half of their word runs meet with a probability of 0.64, three quarters of them with 0.998."""
COPY, AGENCY_COPY = 0.6, 0.4
"""The share of common word runs (Jaccard) from which two texts are one, without and with the same agency's byline."""
_RUN = 4
_SEED = 1
_WORD = re.compile(r"\w+")
_AGENCIES = re.compile(
    r"\b(Reuters|Associated Press|AFP|Agence France-Presse|Xinhua|TASS|Interfax|RIA Novosti|Anadolu|dpa|EFE|ANSA|Kyodo|Yonhap|PTI|ANI|UPI"
    r"|Bloomberg|Khovar|Avesta|Pajhwok|Bakhtar)\b|\((AP)\)"
)


@dataclass(frozen=True, slots=True)
class Print:
    """An article's fingerprint: MinHash values and the agencies that its text names in the opening or closing lines."""

    values: bytes
    agencies: frozenset[str]


def fingerprint(text: str) -> Print:
    """The fingerprint of a text; equal texts have equal ones."""
    words = _WORD.findall(text.lower())
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    hashed.update([" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))])
    ends = f"{text[:300]}\n{text[-200:]}"
    agencies = frozenset(found for match in _AGENCIES.findall(ends) for found in match if found)
    return Print(np.array(hashed.digest(), dtype=np.uint32).tobytes(), agencies)


def bands(found: Print) -> tuple[int, ...]:
    """The fingerprint's bands as signed 64-bit numbers: only texts that share one are compared, at first or by way of others."""
    width = len(found.values) // BANDS
    parts = (bytes([band]) + found.values[band * width : (band + 1) * width] for band in range(BANDS))
    return tuple(int.from_bytes(blake2b(part, digest_size=8).digest(), "big", signed=True) for part in parts)


def likeness(a: Print, b: Print) -> float:
    """The estimated share of common word runs, 0 to 1."""
    return float(np.mean(np.frombuffer(a.values, np.uint32) == np.frombuffer(b.values, np.uint32)))


def find(prints: Mapping[str, Print], order: Sequence[str]) -> tuple[Origin, ...]:
    """The origins of more than one article, sorted; `order` names the articles first to last."""
    rank = {article: index for index, article in enumerate(order)}
    leader = {article: article for article in order}

    def lead(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    shown: dict[str, list[str]] = defaultdict(list)
    for one, other in _near(prints):
        because = _same_text(one, other, prints)
        if because is None:
            continue
        first, second = sorted((lead(one), lead(other)), key=rank.__getitem__)
        leader[second] = first
        shown[one].append(because)
    return _origins(order, {article: lead(article) for article in order}, shown)


def _origins(order: Sequence[str], lead: Mapping[str, str], shown: Mapping[str, list[str]]) -> tuple[Origin, ...]:
    members: dict[str, list[str]] = defaultdict(list)
    for article in order:
        members[lead[article]].append(article)
    return tuple(
        Origin(articles=tuple(found), because="; ".join(sorted(reason for article in found for reason in shown.get(article, ()))[:3]))
        for found in (members[article] for article in sorted(members))
        if len(found) > 1
    )


def _near(prints: Mapping[str, Print]) -> list[tuple[str, str]]:
    """Pairs of articles that share a band, sorted: each with the first and with the next of its bucket."""
    articles = sorted(prints)
    if not articles:
        return []
    table = np.frombuffer(b"".join(prints[article].values for article in articles), np.uint32).reshape(len(articles), BANDS, -1)
    found: set[tuple[int, int]] = set()
    for band in range(BANDS):
        rows = np.ascontiguousarray(table[:, band]).view(f"V{table.shape[2] * 4}").ravel()
        _, bucket = np.unique(rows, return_inverse=True)
        order = np.argsort(bucket, kind="stable")
        same = np.flatnonzero(bucket[order][1:] == bucket[order][:-1])
        firsts = order[np.searchsorted(bucket[order], bucket[order][same])]
        nexts = order[same + 1]
        found.update(zip(firsts.tolist(), nexts.tolist(), strict=True))
        found.update(zip(order[same].tolist(), nexts.tolist(), strict=True))
    return sorted((articles[one], articles[other]) for one, other in found)


def _same_text(one: str, other: str, prints: Mapping[str, Print]) -> str | None:
    share = likeness(prints[one], prints[other])
    agencies = prints[one].agencies & prints[other].agencies
    if share >= COPY:
        return f"{share:.0%} of the word runs are the same"
    if agencies and share >= AGENCY_COPY:
        return f"{share:.0%} of the word runs are the same, both by {', '.join(sorted(agencies))}"
    return None
