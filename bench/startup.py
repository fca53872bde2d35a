"""How long the program takes to say what it can do: `summarizer --help` against a Python that only imports typer.

    uv run python bench/startup.py [--times 11]

Both are started in turn, so that a busy machine slows both. Prints the median CPU seconds of each (user and system, children included)
and their ratio, then the same for what the first article costs besides: each stage's import, in a process of its own.
"""

import argparse
import os
import subprocess
import sys
from statistics import median

BARE = "import typer"
HELP = "import sys; sys.argv = ['summarizer', '--help']; from summarizer.cli import run; run()"
STAGES = {
    "ingest": "import summarizer.ingest",
    "pipeline": "import summarizer.pipeline",
    "model extractor": "import summarizer.extractors.llm",
    "offline extractor": "import summarizer.extractors.offline",
}


def cpu(program: str) -> float:
    """CPU seconds of a Python that runs this."""
    before = os.times()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603 our own programs
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=11)
    options = parser.parse_args()
    for program in (BARE, HELP, *STAGES.values()):
        cpu(program)  # compiled and in the file cache
    pairs = [(cpu(BARE), cpu(HELP)) for _ in range(options.times)]
    bare, full = (median(column) for column in zip(*pairs, strict=True))
    print(f"import typer {bare:.3f} s, summarizer --help {full:.3f} s: ratio {full / bare:.2f} (median of {options.times})")
    for name, program in STAGES.items():
        print(f"  import of {name}: {median(cpu(program) for _ in range(3)):.2f} s")


if __name__ == "__main__":
    main()
