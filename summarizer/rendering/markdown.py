"""The brief as Markdown that an editor can forward: every fact with a footnote that gives its sentence.

Footnotes are labelled by source and sentence: `[^2.7]` is sentence 7 of source 2.
"""

from collections.abc import Iterable, Iterator

from summarizer.records.brief import Brief
from summarizer.rendering.escape import markdown as esc
from summarizer.rendering.view import View, view
from summarizer.rendering.view.citations import Cite, Source
from summarizer.rendering.view.parts import ChangedView, IncidentView, Line, Neighbour, Refused, SpeakerView, StatementView
from summarizer.rendering.view.rows import Group, Row, Said, Voice
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
    if one.only is not None:
        text = f": {esc(one.only.text)}" if one.only.text else ""
        return f"**{one.only.what}:** {subject}{text}{_cites(one.only.cites)}"
    return f"{subject}\n" + "\n".join(f"  - **{each.what}:** {esc(each.text)}{_cites(each.cites)}" for each in one.changes)


def _number(one: IncidentView) -> str:
    return f"**{one.number}. {esc(one.title)}**"


def _neighbour(one: Neighbour) -> str:
    return f"incident {one.number} ({esc(one.title)})" if one.number is not None else esc(one.title)


def incident(one: IncidentView) -> str:
    lines = [f"### {one.number}. {esc(one.title)}", "", f"*{' · '.join((one.standing, *one.facts))}*", ""]
    if one.lead:
        lines += [esc(one.lead) + _cites(one.cites), ""]
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
    lines += [f"- **{'Kept apart' if other.near_miss else 'Compare'}:** {_neighbour(other)}: {esc(other.because)}" for other in one.related]
    return "\n".join(lines)


def _row(row: Row) -> Iterator[str]:
    head = f"- **{row.label}:** {'**disputed**, ' if row.disputed else ''}{esc(row.settled)}{f' ({row.note})' if row.note else ''}"
    if row.inline:
        told = "; ".join(_voice(voice) for _, _, voice in row.claims)
        yield f"{head} — {told}" if told else head
        return
    yield head
    for value, note, voice in row.claims:
        named = f"{esc(value or row.settled)}{f' ({note})' if note else ''}"
        yield f"  - {named}: {_voice(voice)}"


def _voice(voice: Voice) -> str:
    words = f": “{esc(voice.quoted)}”" if voice.quoted else ""
    remark = f" ({esc(voice.remark)})" if voice.remark else ""
    return f"{esc(voice.who)}{words}{remark}{_cites(voice.cites)}"


def _several(label: str, groups: Iterable[Group]) -> Iterator[str]:
    lines = [f"  - {group.role}: {'; '.join(_told(group, said) for said in group.said)}{_according(group)}" for group in groups]
    if lines:
        yield f"- **{label}:**"
        yield from lines


def _told(group: Group, said: Said) -> str:
    notes = group.notes(said)
    return esc(said.value) + (f" ({esc(notes)})" if notes else "") + _cites(said.cites)


def _according(group: Group) -> str:
    return f" — {esc(group.according)}" if group.according else ""


def speaker(one: SpeakerView) -> str:
    about = f" ({esc(one.about)})" if one.about else ""
    return "\n".join([f"**{esc(one.name)}**{about}", "", *(line for statement in one.statements for line in _statement(statement))])


def _statement(one: StatementView) -> Iterator[str]:
    about = [f"about {join([f'incident {number}' for number in one.numbers])}"] if one.numbers else []
    marks = "; ".join((*(esc(aside) for aside in one.asides), *about))
    content = f" {esc(one.content)}{_cites(one.cites)}" if one.content else ""
    yield f"- *{one.kind}:*{content}" + (f" ({marks})" if marks else "")
    for quote in one.quotes:
        yield f"  > “{esc(quote.text)}”{_cites(quote.cites)}"


def _disputes(shown: View) -> Iterator[str]:
    if not shown.disputes:
        return
    rows = ["| Incident | Field | Values and who says so | Policy chose |", "|---|---|---|---|"]
    for incident, row in shown.disputes:
        values = " · ".join(f"{esc(said.value)}{f' ({said.note})' if said.note else ''}: {_names(said)}" for said in row.said)
        chosen = esc(row.value) if row.value is not None else "nothing: left open"
        rows.append(f"| {incident.number}. {esc(incident.title)} | {row.label} | {values} | {chosen} |")
    yield "\n".join(rows)


def _names(said: Said) -> str:
    return "; ".join(f"{esc(who)}{_cites(cites)}" for who, cites in said.tellers)


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
    outlet = f"**{esc(one.outlet)}**" if one.outlet else f"*outlet not named:* {esc(one.name)}"
    title = f"“{esc(one.subtitle)}”" if one.subtitle else ""
    parts = [outlet, title, one.when, one.standing, esc(one.url or ""), esc(one.file)]
    return f"{one.number}. " + " · ".join(part for part in parts if part)
