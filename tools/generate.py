"""Writes the files that are made from the code, or with --check says which are stale.

    uv run python -m tools.generate [--check]

schemas/*.schema.json     one JSON Schema per public document
docs/cli.md               the help of every command
README.md                 the blocks between `<!-- output of: COMMAND -->` and `<!-- end -->`
"""

import io
import json
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(<!-- output of: (?P<command>[^\n]*) -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL)


def schemas() -> dict[Path, str]:
    from summarizer.schemas import NAMES, schema

    return {ROOT / "schemas" / f"{name}.schema.json": json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n" for name in NAMES}


def output_of(arguments: list[str]) -> str:
    """What `summarizer ARGUMENTS` prints to standard output, run in this process from the project's folder."""
    from typer.testing import CliRunner

    from summarizer.cli import app

    result = CliRunner().invoke(app, arguments, prog_name="summarizer", terminal_width=100, env={"COLUMNS": "100", "NO_COLOR": "1"})
    return result.stdout


def reference() -> dict[Path, str]:
    from summarizer.cli import app

    names = sorted(command.name or command.callback.__name__ for command in app.registered_commands if command.callback)
    parts = ["# Commands\n", "Generated from the program's own help.\n"]
    for name in names:
        parts.append(f"## summarizer {name}\n\n```text\n{output_of([name, '--help']).strip()}\n```\n")
    return {ROOT / "docs" / "cli.md": "\n".join(parts)}


def readme() -> dict[Path, str]:
    """The README with its blocks run again. A block may keep only some lines: `COMMAND | head -N`."""

    def run(match: re.Match[str]) -> str:
        command, _, cut = match["command"].partition(" | head -")
        text = output_of(shlex.split(command)[1:])
        lines = text.splitlines()[: int(cut) if cut else None]
        return match[1] + "```text\n" + "\n".join(lines) + "\n```\n" + match[4]

    path = ROOT / "README.md"
    return {path: BLOCK.sub(run, path.read_text(encoding="utf-8"))}


def main(check: bool) -> int:
    stale = []
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        files = {**schemas(), **reference(), **readme()}
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    if stale:
        print(("Stale: " if check else "Written: ") + ", ".join(stale))
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
