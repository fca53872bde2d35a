"""What an archive keeps, as text for people and as JSON for programs."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from summarizer.archive.heads import heads
from summarizer.archive.runs import Day, Run, by_day
from summarizer.archive.store import Archive, Version
from summarizer.errors import UsageError
from summarizer.records.base import Value
from summarizer.records.report import Usage

if TYPE_CHECKING:
    from summarizer.archive.briefing import Order  # the merger's libraries cost a second, and a list needs none of them

Exchange = Literal["acled", "ucdp", "plover", "geojson", "jsonl"]


def listed(archive: Archive, what: str) -> str:
    """The archive's articles, sources or failures, one a line, columns apart by tabs."""
    if what == "sources":
        return _table((spec, "read" if read else "not yet read") for spec, read in archive.sources())
    if what == "failures":
        return _table((one.source, one.reason, one.remedy) for one in archive.failures())
    called = heads(archive.database)
    newest = {version.document: version for version in archive.versions()}
    rows = sorted(newest.values(), key=lambda one: (one.published is None, one.published or "", one.article, one.document))
    return _table(
        (
            one.article,
            one.published or "undated",
            called[one.article].outlet or "",
            called[one.article].title or "",
            one.path or one.document,
            "read" if one.line is not None else "unread",
            f"version {one.number}" if one.number > 1 else "",
        )
        for one in rows
    )


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(" ".join(cell.split()) for cell in row).rstrip() + "\n" for row in rows)


def shown(archive: Archive, id_: str) -> str:
    """An article with its versions and its line, or the incident or statement of that id or with a report of that id, as JSON.

    Raises `UsageError` where the archive holds nothing of that id.
    """
    versions = [one for one in archive.versions() if one.article == id_]
    if versions:
        return _json(_article(archive, versions))
    from summarizer.archive import briefing

    made = briefing.brief(archive)
    found: list[Value] = [one for one in made.incidents if id_ in (one.id, *(ref.id for ref in one.reports))]
    found += [one for one in made.statements if id_ in (one.id, *(ref.id for ref in one.reports))]
    if not found:
        raise UsageError(f"The archive holds nothing of the id {id_}.", "Ids are shown by `summarizer list` and in every brief.")
    return "".join(_json(one.model_dump(mode="json")) for one in found)


def _article(archive: Archive, versions: Sequence[Version]) -> dict[str, object]:
    documents = {one.document for one in versions}
    number = versions[0].line
    return {
        "article": archive.article(versions[0].article).model_dump(mode="json"),
        "versions": [
            {"document": one.document, "version": one.number, "article": one.article, "seen": one.seen}
            for one in archive.versions()
            if one.document in documents
        ],
        "line": None if number is None else next(archive.lines([number]))[1].model_dump(mode="json"),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def exported(archive: Archive, order: "Order", form: Exchange) -> str:
    """The brief in an exchange format, or all report lines that count for it (`jsonl`)."""
    from summarizer.archive import briefing
    from summarizer.rendering import render

    if form == "jsonl":
        lines = briefing.lines_of(archive, briefing.selected(archive, order).after)
        return "".join(line.model_dump_json() + "\n" for line in lines.values())
    return render(briefing.brief(archive, order), form)


def runs(all_runs: Sequence[Run]) -> str:
    """Every run, newest first, then the totals of each day, each under its heading."""
    if not all_runs:
        return "No update yet.\n"
    totals = ("new", "read", "failed", "calls", "tokens in", "tokens out", "US$")
    each = [(str(one.number), one.started, "done" if one.finished else "cut off", *_totals(one), one.reader) for one in all_runs]
    days = [(one.day, str(one.runs), *_totals(one)) for one in by_day(all_runs)]
    return f"{_aligned([('update', 'began', 'state', *totals, 'reader'), *each])}\n{_aligned([('day', 'updates', *totals), *days])}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """A table under its heading, columns two spaces apart, those of numbers to the right."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [all(cell.replace(".", "").isdigit() for cell in column[1:]) for column in columns]
    lines = ([cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(row, widths, right, strict=True)] for row in rows)
    return "".join("  ".join(cells).rstrip() + "\n" for cells in lines)


def _totals(one: Run | Day) -> tuple[str, ...]:
    usage = one.usage
    spent = "unknown" if usage.cost_usd is None and usage.calls else cost(usage)
    return (
        str(one.fetched),
        str(one.read),
        str(one.failed),
        str(usage.calls),
        str(usage.prompt_tokens),
        str(usage.completion_tokens),
        spent,
    )


def cost(usage: Usage) -> str:
    """US dollars to the hundredth of a cent."""
    return f"{usage.cost_usd or 0.0:.4f}"
