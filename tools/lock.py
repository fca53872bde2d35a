"""Writes today's resolution into the project: exact versions into `[tool.uv] constraint-dependencies` and a hash-locked
requirements file without URLs. Run after a dependency changed: `uv run python -m tools.lock`."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
UV = shutil.which("uv") or "uv"
HEAD = "# Written by tools/lock.py: every package of a plain installation, by hash.\n"


def resolved() -> list[str]:
    """A requirement for every package in the lock, sorted; with its markers where Python versions or systems need different versions."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return sorted(requirement(package) for package in packages if package["name"] != "summarizer")


def requirement(package: dict[str, Any]) -> str:
    markers = " or ".join(f"({marker})" for marker in package.get("resolution-markers", ()))
    return f"{package['name']}=={package['version']}" + (f" ; {markers}" if markers else "")


def pinned(project: str, pins: str) -> str:
    """The project file with `pins` as its constraints; what else stands in `[tool.uv]`, its last table, stays."""
    text = re.sub(r"(?ms)^constraint-dependencies = \[\n.*?^\]\n", "", project).rstrip("\n")
    return f"{text}\nconstraint-dependencies = [\n{pins}]\n"


def main() -> None:
    subprocess.run([UV, "lock", "--upgrade"], check=True, cwd=ROOT)  # noqa: S603 our own arguments
    pins = "".join(f'  "{pin}",\n' for pin in resolved())
    path = ROOT / "pyproject.toml"
    path.write_text(pinned(path.read_text(encoding="utf-8"), pins), encoding="utf-8")
    command = [
        UV,
        "export",
        "--quiet",
        "--no-dev",
        "--no-emit-project",
        "--no-header",
        "--no-annotate",
        "--format",
        "requirements.txt",
    ]
    locked = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout  # noqa: S603 our own arguments
    if "://" in locked:
        raise SystemExit("The exported requirements name a URL; they must not.")
    (ROOT / "requirements.txt").write_text(HEAD + locked, encoding="utf-8")


if __name__ == "__main__":
    main()
