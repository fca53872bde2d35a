"""Two briefs compared field by field."""

import json
from collections.abc import Iterator, Mapping, Sequence

from summarizer.records.brief import Brief, Difference

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
}
"""What names the members of a list, so that one that moved is not one that changed; members of other lists are compared as wholes."""
DERIVED = frozenset({"changes", "sentences"})
"""What follows from the rest or from another brief."""


def difference(old: Brief, new: Brief) -> tuple[Difference, ...]:
    """Every field that differs, by path. Incidents and statements are the same where they share a report, whatever their ids."""
    renamed = _renamed(old, new)
    return tuple(sorted(_compare("", _json(_with_ids(old, renamed)), _json(new)), key=lambda one: (one.path, one.what)))


def _json(brief: Brief) -> Json:
    document: Json = brief.model_dump(mode="json", exclude=set(DERIVED))
    return document


def _renamed(old: Brief, new: Brief) -> dict[str, str]:
    """Ids of the old brief's records to those of the new one, where a report is shared and no other old record claims the same."""
    after = {(ref.article, ref.id): one.id for one in new.incidents for ref in one.reports}
    after |= {(ref.article, ref.id): one.id for one in new.statements for ref in one.reports}
    found: dict[str, str] = {}
    taken = {one.id for one in old.incidents} | {one.id for one in old.statements}
    for id_, reports in [(one.id, one.reports) for one in old.incidents] + [(one.id, one.reports) for one in old.statements]:
        heir = next((after[ref.article, ref.id] for ref in reports if (ref.article, ref.id) in after), None)
        if heir is not None and heir != id_ and heir not in taken:
            found[id_] = heir
            taken.add(heir)
    return found


def _with_ids(brief: Brief, renamed: Mapping[str, str]) -> Brief:
    return brief.model_copy(
        update={
            "incidents": tuple(one.model_copy(update={"id": renamed.get(one.id, one.id)}) for one in brief.incidents),
            "statements": tuple(one.model_copy(update={"id": renamed.get(one.id, one.id)}) for one in brief.statements),
        }
    )


def _compare(path: str, old: Json, new: Json) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted({*old, *new}):
            yield from _member(f"{path}/{key}" if path else key, old, new, key)
    elif isinstance(old, list) and isinstance(new, list):
        names = NAMES.get(path.rsplit("/", 1)[-1], ())
        before, after = (_by_name(names, values) for values in (old, new))
        for key in sorted({*before, *after}):
            yield from _member(f"{path}[{key}]" if names else path, before, after, key)
    else:
        yield Difference(path=path, what="changed", old=_shown(old), new=_shown(new))


def _member(path: str, old: Mapping[str, Json], new: Mapping[str, Json], key: str) -> Iterator[Difference]:
    if key not in old:
        yield Difference(path=path, what="added", old=None, new=_shown(new[key]))
    elif key not in new:
        yield Difference(path=path, what="removed", old=_shown(old[key]), new=None)
    else:
        yield from _compare(path, old[key], new[key])


def _by_name(names: Sequence[str], values: Sequence[Json]) -> dict[str, Json]:
    """The members of a list by name; a name that comes again carries its count."""
    found: dict[str, Json] = {}
    for value in values:
        name = " ".join(str(value.get(part)) for part in names) if names and isinstance(value, Mapping) else _shown(value)
        count = 1
        while (key := name if count == 1 else f"{name} #{count}") in found:
            count += 1
        found[key] = value
    return found


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
