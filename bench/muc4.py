"""Event templates in newswire of 1988–91: `python bench/muc4.py DATA_FOLDER [--limit N] [--skip N] [--misses]`.

The texts are in capitals and get their usual case first (`muc4_case`); incidents are read as the task's answers by its own published
rules (`muc4_task`). Measured is what the pipeline gives, after its own check. Scoring, after MUC-4's "scoring-calibration" notes and the
five-role form in which the set is scored today:

- Answers and the key's templates of the same type are aligned one to one for the most right fillers (Hungarian). What is not aligned counts
  in full: an answer's fillers as wrong, a template's as missed.
- An optional template counts only if it is answered, an optional filler only if it is given.
- A filler is right if its head noun is that of one of the entry's alternatives. A victim's name and description are one entry.
- A second name of an entry already found is neither right nor wrong.
- An article is relevant to the document filter if one answer stands. An article whose templates are all optional counts neither way, as its
  templates do; the last line counts it as irrelevant.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from muc4_case import Case
from muc4_heads import head
from muc4_task import ROLES, Answer, Task
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # ships no types

from summarizer import pipeline
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

Template = dict[str, Any]  # a template of the key, as the data file's JSON has it
Entry = tuple[frozenset[str], bool]  # heads of one filler's alternatives, and whether it is optional


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    raw = (options.data / "muc4.dev.jsonl").read_text(encoding="utf-8")
    extractor, case = OfflineExtractor(), Case(options.data, raw)
    task = Task(case.english)
    counts: Counter[tuple[str, str]] = Counter()
    for line in raw.splitlines()[options.skip : options.skip + options.limit]:
        record = json.loads(line)
        article = Article(id=record["id"], text=case.restore(record["text"]), published=record["dateline"].get("date"))
        told = pipeline.extract([article], extractor, concurrency=1).lines[0].incidents
        answers = [answer for one in told if (answer := task.answer(one)) is not None]
        if options.misses:
            sys.stdout.write(f"== {record['id']} relevant {record['relevant']}\n")
        score(record, answers, counts, show=options.misses)
    for role in (*ROLES, "all", "document", "document, optional ones irrelevant"):
        right, said, wanted = (counts[role, key] for key in ("right", "said", "wanted"))
        f1 = 2 * right / max(said + wanted, 1)
        sys.stdout.write(f"{role}: P {right / max(said, 1):.3f} R {right / max(wanted, 1):.3f} F1 {f1:.3f} ({right} of {said}, {wanted})\n")


def entries(template: Template, role: str) -> list[Entry]:
    """A role's entries in a template; a victim's description refers to its name, and the two are one."""
    slots = ("hum_name", "hum_desc") if role == "victim" else (ROLES[role],)
    found: list[Entry] = []
    for slot in slots:
        for entry in template[slot]:
            heads, optional = frozenset(head(text) for text in entry["strings"]), bool(entry["optional"])
            same = next((one for one in found if slot == "hum_desc" and one[0] & heads and len(entry["strings"]) > 1), None)
            if same is None:
                found.append((heads, optional))
            else:
                found[found.index(same)] = (same[0] | heads, same[1] and optional)
    return found


def hits(answer: Answer, template: Template, role: str) -> tuple[int, int, int]:
    """Fillers that are right, that count, and that are wanted."""
    listed, given = entries(template, role), answer.fillers[role]
    right = sum(1 for heads, _ in listed if heads & given)
    wrong = sum(1 for one in given if not any(one in heads for heads, _ in listed))
    wanted = sum(1 for heads, optional in listed if not optional or heads & given)
    return right, right + wrong, wanted


def align(answers: list[Answer], templates: list[Template]) -> dict[int, int]:
    """Which answer is which template, by their numbers: of the same type, for the most right fillers in all."""
    gain = np.zeros((len(answers), len(templates)))
    for i, answer in enumerate(answers):
        for j, template in enumerate(templates):
            if answer.types & set(template["type"]):
                gain[i, j] = 0.01 + sum(hits(answer, template, role)[0] for role in ROLES)
    rows, columns = linear_sum_assignment(-gain) if gain.size else ((), ())
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0}


def score(record: dict[str, Any], answers: list[Answer], counts: Counter[tuple[str, str]], *, show: bool) -> None:
    templates = record["templates"]
    _add_document(record, counts, said=bool(answers))
    pairs = align(answers, templates)
    for i, answer in enumerate(answers):
        for role in ROLES:
            counted = hits(answer, templates[pairs[i]], role) if i in pairs else (0, len(answer.fillers[role]), 0)
            _add(counts, role, *counted)
        if show:
            sys.stdout.write(f"  {'=' if i in pairs else '+'} {answer.title}\n      {answer.fillers}\n")
    for j, template in enumerate(templates):
        if j not in pairs.values() and not template["optional"]:
            for role in ROLES:
                _add(counts, role, 0, 0, sum(not optional for _, optional in entries(template, role)))
        if show:
            slots = {role: [sorted(heads) for heads, _ in entries(template, role)] for role in ROLES}
            sys.stdout.write(f"  {'=' if j in pairs.values() else '-'} KEY {template['type']} {slots}\n")


def _add_document(record: dict[str, Any], counts: Counter[tuple[str, str]], *, said: bool) -> None:
    relevant, optional = record["relevant"], bool(record["templates"]) and not record["relevant"]
    for name in ("document, optional ones irrelevant",) if optional else ("document", "document, optional ones irrelevant"):
        counts[name, "wanted"] += relevant
        counts[name, "said"] += said
        counts[name, "right"] += said and relevant


def _add(counts: Counter[tuple[str, str]], role: str, right: int, said: int, wanted: int) -> None:
    for key in (role, "all"):
        counts[key, "right"] += right
        counts[key, "said"] += said
        counts[key, "wanted"] += wanted


if __name__ == "__main__":
    main()
