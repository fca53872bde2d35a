"""Name matching against labelled pairs: `python bench/names.py DATA_FOLDER [--misses]` (names.dev.jsonl) beside plain Levenshtein."""

import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from summarizer.normalize.names import Kind, compare

KINDS: dict[str, Kind] = {
    "Person": "person",
    "Company": "organisation",
    "Organization": "organisation",
    "LegalEntity": "any",
    "Vessel": "any",
}
Pair = dict[str, str | bool]


def _kind(pair: Pair) -> Kind:
    return KINDS.get(str(pair["schema"]), "any")


def _ours(pair: Pair) -> bool:
    return compare(str(pair["name1"]), str(pair["name2"]), _kind(pair)).same


def _untyped(pair: Pair) -> bool:
    return compare(str(pair["name1"]), str(pair["name2"])).same


def _levenshtein(pair: Pair) -> bool:
    return Levenshtein.normalized_similarity(str(pair["name1"]).lower(), str(pair["name2"]).lower()) >= 0.7


def score(pairs: list[Pair], judge: Callable[[Pair], bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of "same" over the pairs."""
    said = [judge(pair) for pair in pairs]
    hits = sum(yes and bool(pair["is_match"]) for yes, pair in zip(said, pairs, strict=True))
    precision = hits / max(1, sum(said))
    recall = hits / max(1, sum(bool(pair["is_match"]) for pair in pairs))
    return precision, recall, 2 * hits / max(1, sum(said) + sum(bool(pair["is_match"]) for pair in pairs))


def spread(pairs: list[Pair]) -> tuple[float, float]:
    """The lowest and highest F1 of the two sides of twenty splits, each by a hash of the names: how far chance moves the figure."""
    found = []
    for split in range(20):
        sides: tuple[list[Pair], list[Pair]] = ([], [])
        for pair in pairs:
            sides[sha256(f"{split} {pair['name1']} {pair['name2']}".encode()).digest()[0] % 2].append(pair)
        found += [score(side, _ours)[2] for side in sides]
    return min(found), max(found)


def main(folder: str, *options: str) -> None:
    """Print the figures over all pairs and over each half (even and odd lines), and how far chance moves them."""
    lines = (Path(folder) / "names.dev.jsonl").read_text(encoding="utf-8").splitlines()
    pairs: list[Pair] = [json.loads(line) for line in lines]
    for name, part in (("all", pairs), ("even", pairs[::2]), ("odd", pairs[1::2])):
        for judge_name, judge in (("ours", _ours), ("ours, kind unknown", _untyped), ("Levenshtein ≥ 0.7", _levenshtein)):
            precision, recall, f1 = score(part, judge)
            print(f"{name:5} {len(part):4} pairs  {judge_name:20} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print("halves by chance: F1 {:.3f} to {:.3f}".format(*spread(pairs)))
    if "--misses" in options:
        for number, pair in enumerate(pairs):
            match = compare(str(pair["name1"]), str(pair["name2"]), _kind(pair))
            if match.same != pair["is_match"]:
                print(f"{number:4} {'missed' if pair['is_match'] else 'wrong '} {pair['name1']} | {pair['name2']} | {match.because}")


if __name__ == "__main__":
    main(*sys.argv[1:])
