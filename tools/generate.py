"""Writes the files that are made from the code, or with --check says which are stale.

    uv run python -m tools.generate [--check]

schemas/*.schema.json     one JSON Schema per public document
docs/cli.md               the help of every command
README.md, docs/*.md      the blocks between `<!-- output of: COMMAND -->` and `<!-- end -->`
"""

import io
import json
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

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


def pages() -> dict[Path, str]:
    """The README and the documents that have blocks."""
    return {path: filled(path) for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if path.name != "cli.md"}


def filled(page: Path) -> str:
    """A page with its blocks run again."""
    return BLOCK.sub(_block, page.read_text(encoding="utf-8"))


def _block(block: re.Match[str]) -> str:
    """A block with what its command gives: `cat FILE`, or `summarizer …`, cut by `| head -N` or `| sed -n '/FIRST/,/LAST/p'`.

    Of several commands joined by `&&` the last one's output is shown; what they write to reports.jsonl goes to a file of its own.
    """
    commands, _, cut = block["command"].partition(" | ")
    with TemporaryDirectory() as folder:
        lines = [shlex.split(one.replace("reports.jsonl", f"{folder}/reports.jsonl")) for one in commands.split(" && ")]
        text = [_printed(program, arguments) for program, *arguments in lines][-1]
    program, *arguments = lines[-1]
    language = arguments[0].rpartition(".")[2] if program == "cat" else "text"
    return f"{block[1]}```{language}\n" + "\n".join(_cut(text.splitlines(), cut)) + f"\n```\n{block[4]}"


def _printed(program: str, arguments: list[str]) -> str:
    return (ROOT / arguments[0]).read_text(encoding="utf-8") if program == "cat" else output_of(arguments)


def _cut(lines: list[str], cut: str) -> list[str]:
    if cut.startswith("head -"):
        return lines[: int(cut.removeprefix("head -"))]
    if not cut:
        return lines
    first, last = (re.compile(pattern) for pattern in re.findall(r"/(.*?)/", cut))
    start = next(number for number, line in enumerate(lines) if first.search(line))
    end = next((number for number, line in enumerate(lines) if number > start and last.search(line)), len(lines))
    return lines[start : end + 1]


def main(check: bool) -> int:
    stale = []
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        files = {**schemas(), **reference(), **pages()}
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
