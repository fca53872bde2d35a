"""Two briefs compared field by field."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from summarizer.brief.counterparts import counterparts
from summarizer.records.brief import Brief, Difference, Step

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
NAMES: dict[str, tuple[str, ...]] = {
    "articles": ("id",),
    "incidents": ("id",),
    "statements": ("id",),
    "unchanged": ("id",),
    "reports": ("article", "id"),
    "related": ("id",),
    "sentences": ("article", "sentence"),
    "rejections": ("article", "path", "value"),
    "participants": ("role", "name"),
    "weapons": ("use", "name"),
    "places": ("role", "text"),
    "by_group": ("group",),
    "claims": ("value", "low", "high", "group", "text", "according_to"),
    "quotes": ("text",),
}
"""What names the members of a list, so that one that moved is not one that changed; members of other lists are compared as wholes."""
DERIVED = frozenset({"changes", "sentences"})
"""What follows from the rest or from another brief."""


def difference(old: Brief, new: Brief) -> tuple[Difference, ...]:
    """Every field that differs, by path; the records of the two are set side by side as `counterparts` finds them."""
    renamed = counterparts(old, new)
    return tuple(sorted(_compare((), _with_ids(_json(old), renamed), _json(new)), key=lambda one: (one.path, one.what)))


def _json(brief: Brief) -> Json:
    document: Json = brief.model_dump(mode="json", exclude=set(DERIVED))
    return document


def _with_ids(value: Json, renamed: Mapping[str, str]) -> Json:
    """The same document with every id under its new name, wherever it is referred to."""
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, Mapping):
        return {key: _with_ids(member, renamed) for key, member in value.items()}
    if isinstance(value, list):
        return [_with_ids(member, renamed) for member in value]
    return value


def _compare(steps: tuple[Step, ...], old: Json, new: Json) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted({*old, *new}):
            yield from _member((*steps, Step(field=key)), old, new, key)
    elif isinstance(old, list) and isinstance(new, list):
        last = steps[-1].field
        names = NAMES.get(last, ())
        before, after = (_by_name(names, values) for values in (old, new))
        for key in sorted({*before, *after}):
            yield from _member((*steps[:-1], Step(field=last, key=key if names else None)), before, after, key)
    else:
        yield _difference(steps, "changed", _shown(old), _shown(new))


def _member(steps: tuple[Step, ...], old: Mapping[str, Json], new: Mapping[str, Json], key: str) -> Iterator[Difference]:
    if key not in old:
        yield _difference(steps, "added", None, _shown(new[key]))
    elif key not in new:
        yield _difference(steps, "removed", _shown(old[key]), None)
    else:
        yield from _compare(steps, old[key], new[key])


def _difference(steps: tuple[Step, ...], what: Literal["added", "removed", "changed"], old: str | None, new: str | None) -> Difference:
    path = "/".join(step.field if step.key is None else f"{step.field}[{step.key}]" for step in steps)
    return Difference(path=path, steps=steps, what=what, old=old, new=new)


def _by_name(names: Sequence[str], values: Sequence[Json]) -> dict[str, Json]:
    """The members of a list by name; a name that comes again carries its count."""
    found: dict[str, Json] = {}
    for value in values:
        name = _name(value, names) if names and isinstance(value, Mapping) else _shown(value)
        count = 1
        while (key := name if count == 1 else f"{name} #{count}") in found:
            count += 1
        found[key] = value
    return found


def _name(value: Mapping[str, Json], names: Sequence[str]) -> str:
    parts = (value[name] for name in names if name in value)
    return " ".join(part if isinstance(part, str) else _shown(part) for part in parts if part not in (None, []))


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
