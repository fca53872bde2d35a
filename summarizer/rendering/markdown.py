"""The brief as Markdown that an editor can forward: every fact with a footnote that gives its sentence.

Footnotes are labelled by source and sentence: `[^2.7]` is sentence 7 of source 2.
"""

from collections.abc import Iterable, Iterator

from summarizer.records.brief import Brief
from summarizer.rendering.escape import markdown as esc
from summarizer.rendering.view import View, view
from summarizer.rendering.view.citations import Cite, Source
from summarizer.rendering.view.parts import ChangedView, IncidentView, Line, Neighbour, Refused, SpeakerView, StatementView
from summarizer.rendering.view.rows import SECONDED, Group, Row, Said, Voice
from summarizer.wording import capital, join, plural


def render(brief: Brief) -> str:
    """The whole brief as Markdown, ending in a newline. The same brief gives the same characters."""
    shown = view(brief)
    blocks = [block for part in _parts(shown) for block in part]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _parts(shown: View) -> Iterator[Iterable[str]]:
    yield _head(shown)
    yield section("Bottom line", [bottom_line(shown)])
    yield _changes(shown)
    yield section("Incidents", (incident(one) for one in shown.incidents))
    yield section("Statements", (speaker(one) for one in shown.speakers))
    yield section("Disputed facts", _disputes(shown))
    yield section("Gaps", [gaps(shown)])
    yield section("Refused claims", refused(shown.refused))
    yield section("Possibly missed", missed(shown.missed))
    yield section("Editors' judgements", [_list(_judgement(one) for one in shown.judgements)])
    yield section("Articles that could not be used", [_list(_failure(one) for one in shown.failures)])
    yield section("Sources", _sources(shown))
    yield [footnotes(shown)]


def bottom_line(shown: View) -> str:
    return _list(_line(one) for one in shown.bottom_line)


def gaps(shown: View) -> str:
    return _list(f"{_number(one)} not known: {join(one.unknown)}." for one in shown.gaps)


def footnotes(shown: View) -> str:
    """Every sentence that was referred to."""
    return "\n".join(f"[^{one.label}]: {_source_name(one.source)}, sentence {one.sentence}: {esc(one.text)}" for one in shown.references)


def section(title: str, blocks: Iterable[str]) -> Iterator[str]:
    body = [block for block in blocks if block]
    if body:
        yield f"## {title}"
        yield from body


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _cites(cites: Iterable[Cite]) -> str:
    return "".join(f"[^{cite.label}]" for cite in cites)


def _head(shown: View) -> Iterator[str]:
    yield f"# {esc(shown.title)}"
    counts = f"{plural(shown.articles, 'article')} from {plural(shown.origins, 'independent origin')}"
    undated = f" ({shown.undated} undated)" if shown.undated else ""
    yield _list(
        [
            f"**Counted:** {esc(shown.cutoff)}",
            f"**Articles:** {counts}{undated}",
            *(f"**Extractor:** {esc(line)}" for line in shown.reading),
            f"**Policy for disputed figures:** {shown.policy}",
        ]
    )


def _line(line: Line) -> str:
    incidents = join([f"incident {one.number}" for one in line.incidents if one.number is not None])
    return esc(line.text) + _cites(line.cites) + (f" ({incidents})" if incidents else "")


def _changes(shown: View) -> Iterator[str]:
    if shown.compared is None:
        return
    yield "## What changed"
    yield f"Compared with {esc(shown.compared)}."
    items = [_changed(one) for one in shown.changed]
    if shown.new_statements:
        items.append(f"**New:** {plural(shown.new_statements, 'statement')}, below")
    yield _list(items) or "Nothing."
    if shown.unchanged:
        yield "Known before, nothing new:\n\n" + _list(_line(one) for one in shown.unchanged)


def _changed(one: ChangedView) -> str:
    subject = "Statements" if one.subject is None else capital(_neighbour(one.subject))
    if one.new and len(one.changes) == 1:
        return f"**New:** {subject}{_cites(one.changes[0].cites)}"
    return f"{subject}\n" + "\n".join(f"  - **{each.what}:** {esc(each.text)}{_cites(each.cites)}" for each in one.changes)


def _number(one: IncidentView) -> str:
    return f"**{one.number}. {esc(one.title)}**"


def _neighbour(one: Neighbour) -> str:
    return f"incident {one.number} ({esc(one.title)})" if one.number is not None else esc(one.title)


def _because(other: Neighbour) -> str:
    named = f"incident {other.number}" if other.number is not None and other.whole in other.because else _neighbour(other)
    return f"{named}: {esc(other.because)}"


def incident(one: IncidentView) -> str:
    marks = [one.kind, one.status, one.standing, plural(one.origins, "independent origin"), plural(one.reports, "report")]
    marks += ["background"] if one.background else []
    marks += ["told by undated articles only"] if one.undated else []
    lines = [f"### {one.number}. {esc(one.title)}", "", f"*{' · '.join(marks)}*", ""]
    if one.summary and one.summary.rstrip(".") != one.whole.rstrip("."):
        lines += [esc(one.summary) + _cites(one.cites), ""]
    lines += [item for row in one.rows for item in _row(row)]
    lines += _several("Places", one.places)
    lines += _several("Who", one.participants)
    lines += _several("Weapons", one.weapons)
    if one.claimants:
        lines.append(f"- **Rests on:** {esc(join(one.claimants))}")
    if one.arithmetic:
        lines.append(f"- **Arithmetic:** {esc(one.arithmetic)}")
    lines += [f"- **Sums up:** {_neighbour(other)}" for other in one.members]
    lines += [f"- **Concerns:** {_neighbour(other)}" for other in one.concerning]
    lines += [f"- **{'Kept apart' if other.near_miss else 'Compare'}:** {_because(other)}" for other in one.related]
    return "\n".join(lines)


def _row(row: Row) -> Iterator[str]:
    if not row.said:
        yield f"- **{row.label}:** {esc(row.value) if row.value is not None else 'not known'}{_note(row)}"
        return
    head = f"- **{row.label}:** {_settled(row)}{_note(row)}"
    voices = [voice for said in row.said for voice in said.voices]
    if len(row.said) == 1 and all(voice.plain for voice in voices):
        yield f"{head} — {_names(row.said[0])}"
    elif len(voices) == 1:
        yield f"{head} — {_voice(voices[0])}"
    else:
        yield head
        for said in row.said:
            yield from (f"  - {_value(said)}: {_voice(voice)}" for voice in said.voices)


def _value(said: Said) -> str:
    return esc(said.value) + (f" ({said.note})" if said.note else "")


def _settled(row: Row) -> str:
    if row.status == "disputed":
        return "**disputed**, " + ("left open" if row.value is None else f"the policy chose {esc(row.value)}")
    return esc(row.value) if row.value is not None else join([esc(said.value) for said in row.said], "or")


def _note(row: Row) -> str:
    return f" ({row.note})" if row.note else ""


def _voice(voice: Voice) -> str:
    who = esc(voice.outlet) + (f", citing {esc(join(voice.claimants))}" if voice.claimants else "")
    words = f" “{esc(voice.words)}”" if voice.words and not voice.plain else ""
    marks = f" ({esc('; '.join(voice.marks))})" if voice.marks else ""
    return f"{who}:{words}{marks}{_cites(voice.cites)}" if words else f"{who}{marks}{_cites(voice.cites)}"


def _several(label: str, items: Iterable[Group]) -> Iterator[str]:
    found = list(items)
    if found:
        yield f"- **{label}:**"
    for group in found:
        told = "; ".join(_told(said, alone=not group.claimants) for said in group.said)
        yield f"  - {group.role}: {told}" + (f" — according to {esc(join(group.claimants))}" if group.claimants else "")


def _told(said: Said, alone: bool) -> str:
    """One of several; `alone` if its claimants are not those of all."""
    claimants = sorted({name for voice in said.voices for name in voice.claimants}) if alone else []
    notes = [note for note in (esc(said.note), f"according to {esc(join(claimants))}" if claimants else "") if note]
    cites = {(cite.source, cite.sentence): cite for voice in said.voices for cite in voice.cites}
    return esc(said.value) + (f" ({'; '.join(notes)})" if notes else "") + _cites(cites[key] for key in sorted(cites))


def speaker(one: SpeakerView) -> str:
    about = f" ({esc(one.about)})" if one.about else ""
    return "\n".join([f"**{esc(one.name)}**{about}", "", *(item for each in one.statements for item in _statement(each))])


def _statement(one: StatementView) -> Iterator[str]:
    marks = [f"to {esc(one.addressee)}"] if one.addressee else []
    marks += [f"through {esc(one.through)}"] if one.through else []
    marks += ["words of a document"] if one.document else []
    marks += [one.date] if one.date else []
    marks += ["undated article"] if one.undated else []
    numbers = [f"incident {other.number}" for other in one.about if other.number is not None]
    marks += [f"about {join(numbers)}"] if numbers else []
    marks += [f"speaker disputed by second reading: {esc(name)}" for name in one.doubted]
    marks += [SECONDED] if one.seconded and not one.doubted else []
    yield f"- *{one.verb}:* {esc(one.content)}{_cites(one.cites)}".replace(":* [", ":*[") + (f" ({'; '.join(marks)})" if marks else "")
    for quote in one.quotes:
        yield f"  > “{esc(quote.text)}”{_cites(quote.cites)}"


def _disputes(shown: View) -> Iterator[str]:
    if not shown.disputes:
        return
    rows = ["| Incident | Field | Values and who says so | Policy chose |", "|---|---|---|---|"]
    for incident, row in shown.disputes:
        values = " · ".join(f"{_value(said)}: {_names(said)}" for said in row.said)
        chosen = esc(row.value) if row.value is not None else "nothing: left open"
        rows.append(f"| {incident.number}. {esc(incident.title)} | {row.label} | {values} | {chosen} |")
    yield "\n".join(rows)


def _names(said: Said) -> str:
    return "; ".join(
        esc(voice.outlet) + (f", citing {esc(join(voice.claimants))}" if voice.claimants else "") + _cites(voice.cites)
        for voice in said.voices
    )


def refused(items: Iterable[Refused]) -> Iterator[str]:
    found = list(items)
    if found:
        yield "Answered by the extractor, but not borne out by the article; none of it is used above."
        yield _list(
            f"{_source_name(one.source)}: {esc(one.what)} “{esc(one.value)}”: {esc(one.reason)}{_cites(one.cites)}" for one in found
        )


def missed(items: Iterable[Refused]) -> Iterator[str]:
    yield _list(f"{_source_name(one.source)}: {one.what} “{esc(one.value)}”{_cites(one.cites)}" for one in items)


def _judgement(one: tuple[str, str, str, str]) -> str:
    what, reason, initials, effect = one
    return f"{esc(what)} ({esc(initials)}): {esc(reason)}. Effect: {esc(effect)}"


def _failure(one: tuple[str, str, str]) -> str:
    return f"{esc(one[0])}: {esc(one[1])} {esc(one[2])}"


def _source_name(source: Source | None) -> str:
    if source is None:
        return "unlisted source"
    numbered = f"source {source.number}"
    return source.name if source.name == numbered else f"{esc(source.name)} ({numbered})"


def _sources(shown: View) -> Iterator[str]:
    yield "\n".join(_source(one) for one in shown.sources)


def _source(one: Source) -> str:
    title = f"“{esc(one.title)}”" if one.title and one.title != one.outlet else ""
    outlet = f"**{esc(one.outlet)}**" if one.outlet else "*outlet not named*"
    family = "independent text" if one.family == one.number else f"same text as source {one.family}"
    if one.replaced_by is not None:
        family = f"earlier version of source {one.replaced_by}"
    parts = [outlet, title, one.when, family, esc(one.url or ""), esc(", ".join(one.paths))]
    return f"{one.number}. " + " · ".join(part for part in parts if part)
