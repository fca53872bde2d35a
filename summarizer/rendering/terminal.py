"""The brief for a terminal: disputes in colour, as wide as the window. `NO_COLOR` is obeyed."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.console import Group as Lines
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarizer.records.brief import Brief
from summarizer.rendering.escape import visible
from summarizer.rendering.view import View, view
from summarizer.rendering.view.citations import Cite, Source
from summarizer.rendering.view.parts import ChangedView, IncidentView, Neighbour, SpeakerView
from summarizer.rendering.view.rows import Group, Row, Said, Voice
from summarizer.wording import join, plural

STANDING = {"contested": "bold yellow", "corroborated": "bold green", "single source": "dim"}
WHAT = {"new": "bold", "confirmed": "green", "disputed": "yellow", "denied": "red", "retracted": "red"}


def render(brief: Brief, *, width: int | None = None, colour: bool | None = None) -> str:
    """The brief as text for a terminal, ending in a newline.

    `width` in columns, by default the terminal's; `colour` by default where standard output is a terminal and `NO_COLOR` is not set.
    """
    outside = Console()
    wide = width or outside.width
    coloured = (outside.is_terminal and not outside.no_color) if colour is None else colour
    console = Console(
        file=StringIO(),
        width=wide,
        force_terminal=coloured,
        no_color=not coloured,
        color_system="standard" if coloured else None,
        highlight=False,
    )
    with console.capture() as captured:
        _print(console, view(brief))
    return "\n".join(line.rstrip() for line in captured.get().split("\n")).rstrip("\n") + "\n"


def _print(console: Console, shown: View) -> None:
    console.print(Text(visible(shown.title), style="bold"))
    counts = f"{plural(shown.articles, 'article')} from {plural(shown.origins, 'independent origin')}"
    console.print(Text(f"{counts}{f', {shown.undated} undated' if shown.undated else ''}. Counted: {visible(shown.cutoff)}."))
    console.print(Text(" ".join(f"{visible(line)}." for line in (*shown.reading, f"Policy: {shown.policy}")), style="dim"))
    if shown.bottom_line:
        lines = (_hanging(",".join(str(one.number) for one in line.incidents), _line(line.text, line.cites)) for line in shown.bottom_line)
        console.print(Panel(Lines(*lines), title="Bottom line", title_align="left"))
    if shown.compared is not None:
        _heading(console, "What changed")
        for changed in shown.changed:
            _changed(console, changed)
        if shown.new_statements:
            console.print(_change_line("New", "new", plural(shown.new_statements, "statement")))
        if not shown.changed and not shown.new_statements:
            console.print(Text("Nothing."))
        for line in shown.unchanged:
            console.print(Text.assemble(("nothing new  ", "dim"), _line(line.text, line.cites)))
    for title, items in (("Incidents", shown.incidents), ("Statements", shown.speakers)):
        if items:
            _heading(console, title)
        for item in items:
            _incident(console, item) if isinstance(item, IncidentView) else _speaker(console, item)
    _rest(console, shown)


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", characters="─"))


def _refs(cites: Iterable[Cite]) -> Text:
    labels = " ".join(cite.label for cite in cites)
    return Text(f" [{labels}]" if labels else "", style="cyan")


def _line(text: str, cites: Iterable[Cite]) -> Text:
    return Text.assemble(visible(text), _refs(cites))


def _change_line(what: str, key: str, rest: str) -> Text:
    return Text.assemble((f"{what}  ", WHAT.get(key, "")), visible(rest))


def _changed(console: Console, changed: ChangedView) -> None:
    """A line for an incident that is new, else one for the incident and one below it for each change."""
    subject = changed.subject
    name = "Statements" if subject is None else f"{subject.number or '·'} {subject.title}"
    if changed.only is not None:
        text = f": {changed.only.text}" if changed.only.text else ""
        console.print(Text.assemble(_change_line(changed.only.what, "new", f"{name}{text}"), _refs(changed.only.cites)))
        return
    console.print(Text(visible(name)))
    for one in changed.changes:
        console.print(Padding(Text.assemble(_change_line(one.what, one.key, one.text), _refs(one.cites)), (0, 0, 0, 3)))


def _incident(console: Console, one: IncidentView) -> None:
    console.print()
    console.print(_hanging(f"{one.number}.", Text(visible(one.title), style="bold")))
    marks = Text.assemble((one.standing, STANDING[one.standing]), (" · " + " · ".join(one.facts), "dim"))
    console.print(Padding(marks, (0, 0, 0, 3)))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", width=9)
    table.add_column(overflow="fold")
    for row in one.rows:
        table.add_row(row.label, _row(row))
    for label, items in (("Places", one.places), ("Who", one.participants), ("Weapons", one.weapons)):
        if items:
            table.add_row(label, Lines(*(_group(group) for group in items)))
    for label, texts in _beside(one):
        if texts:
            table.add_row(label, Text(visible("; ".join(texts))))
    console.print(Padding(table, (0, 0, 0, 3)))


def _beside(one: IncidentView) -> Iterator[tuple[str, list[str]]]:
    """What the incident has to do with others."""
    yield "Sum", [one.arithmetic] if one.arithmetic else []
    yield "Sums up", [_neighbour(other) for other in one.members]
    yield "Concerns", [_neighbour(other) for other in one.concerning]
    yield "Compare", [f"{_neighbour(other)}: {other.because}" for other in one.related if not other.near_miss]
    yield "Apart", [f"{_neighbour(other)}: {other.because}" for other in one.related if other.near_miss]


def _neighbour(one: Neighbour) -> str:
    return f"{one.number}. {one.title}" if one.number is not None else one.title


def _row(row: Row) -> RenderableType:
    note = f"  {row.note}" if row.note else ""
    head = Text.assemble(
        ("disputed", "bold yellow") if row.disputed else "", ", " if row.disputed else "", visible(row.settled), (note, "dim")
    )
    if row.inline:
        return Text.assemble(head, "  " if row.claims else "", Text("; ").join(_voice(voice) for _, _, voice in row.claims))
    return Lines(head, *(_hanging("·", _claim(row, *claim)) for claim in row.claims))


def _hanging(mark: str, text: Text) -> Table:
    """A text whose further lines stand under its first word."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(mark, text)
    return table


def _claim(row: Row, value: str, note: str, voice: Voice) -> Text:
    named = f"{visible(value)}{f' ({note})' if note else ''}: " if value else ""
    return Text.assemble((named, "yellow" if row.disputed else ""), _voice(voice))


def _voice(voice: Voice) -> Text:
    quoted = f" “{visible(voice.quoted)}”" if voice.quoted else ""
    remark = f" ({visible(voice.remark)})" if voice.remark else ""
    return Text.assemble((visible(voice.who), "italic"), quoted, (remark, "dim"), _refs(voice.cites))


def _group(group: Group) -> Text:
    according = f" — {visible(group.according)}" if group.according else ""
    return Text.assemble((f"{group.role}: ", "dim"), Text("; ").join(_said(group, said) for said in group.said), according)


def _said(group: Group, said: Said) -> Text:
    notes = visible(group.notes(said))
    return Text.assemble(visible(said.value) + (f" ({notes})" if notes else ""), _refs(said.cites))


def _speaker(console: Console, one: SpeakerView) -> None:
    console.print()
    console.print(Text.assemble((visible(one.name), "bold"), (f"  {visible(one.about)}" if one.about else "", "dim")))
    for statement in one.statements:
        marks = "; ".join((*statement.asides, *(f"about incident {number}" for number in statement.numbers)))
        content = _line(f" {statement.content}", statement.cites) if statement.content else Text()
        text = Text.assemble(
            (f"{statement.kind}:", "magenta"), " " if content else "", content, (f" ({visible(marks)})" if marks else "", "dim")
        )
        console.print(Padding(text, (0, 0, 0, 3)))
        for quote in statement.quotes:
            console.print(Padding(Text.assemble((f"“{visible(quote.text)}”", "italic"), _refs(quote.cites)), (0, 0, 0, 5)))


def _rest(console: Console, shown: View) -> None:
    lists = (
        ("Gaps", [(f"{one.number}.", f"{one.title}: {join(one.unknown)}") for one in shown.gaps]),
        (
            "Refused claims",
            [("·", f"{one.source.name if one.source else ''}: {one.what} “{one.value}”: {one.reason}") for one in shown.refused],
        ),
        (
            "Possibly missed",
            [("·", f"{one.source.name if one.source else ''}: {one.what} “{one.value}”") for one in shown.missed],
        ),
        ("Editors' judgements", [("·", f"{what} ({who}): {why}. Effect: {effect}") for what, why, who, effect in shown.judgements]),
        ("Articles that could not be used", [("·", f"{source}: {reason} {remedy}") for source, reason, remedy in shown.failures]),
        ("Sources", [(f"{one.number}.", _source(one)) for one in shown.sources]),
        ("References", [(f"[{one.label}]", one.text) for one in shown.references]),
    )
    for title, items in lists:
        if items:
            _heading(console, title)
        for mark, item in items:
            console.print(_hanging(mark, Text(visible(item))))


def _source(one: Source) -> str:
    return " · ".join(part for part in (one.name, one.subtitle, one.when, one.standing) if part)
