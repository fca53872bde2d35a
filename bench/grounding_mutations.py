"""What grounding says to claims spoilt on purpose: `python bench/grounding_mutations.py [reports.jsonl | cassettes/seeds] [--alive]`.

Over the reports of a file, the recorded answers to the seed articles (any folder), or their hand-written reports (nothing given).
`--alive` prints every false claim that stands.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from mutations import Verdict, sweep, table
from seed_reports import all_sources
from seeds_read import lines

from summarizer.grounding import parse
from summarizer.records.report import ReportLine


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("reports", type=Path, nargs="?")
    parser.add_argument("--alive", action="store_true")
    options = parser.parse_args()
    verdicts: Counter[tuple[str, Verdict]] = Counter()
    for line in _lines(options.reports):
        for mutant, verdict in sweep(line):
            verdicts[mutant.kind, verdict] += 1
            if options.alive and verdict == "alive":
                sys.stdout.write(f"{mutant.kind}: {mutant.what}\n")
    sys.stdout.write(table(verdicts) + "\n")


def _lines(path: Path | None) -> list[ReportLine]:
    if path is None:
        return [source.line for source in all_sources()]
    if path.is_dir():
        return list(lines("recorded"))
    read = [parse(text, path.name, number) for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
    return [line for line in read if isinstance(line, ReportLine)]


if __name__ == "__main__":
    main()
