"""The brief for a terminal: disputes in colour, as wide as the window. `NO_COLOR` is obeyed."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarizer.records.brief import Brief
from summarizer.rendering.escape import visible
from summarizer.rendering.view import View, view
from summarizer.rendering.view.citations import Cite, Source
from summarizer.rendering.view.parts import ChangeView, IncidentView, Neighbour, SpeakerView
from summarizer.rendering.view.rows import Group, Row, Said, Voice
from summarizer.wording import join, plural

STANDING = {"contested": "bold yellow", "corroborated": "bold green", "single source": "dim"}
WHAT = {"new": "bold", "confirmed": "green", "disputed": "yellow", "denied": "red", "retracted": "red"}


def render(brief: Brief, *, width: int | None = None, colour: bool | None = None) -> str:
    """The brief as text for a terminal, ending in a newline.

    `width` in columns, by default the terminal's; `colour` by default where standard output is a terminal and `NO_COLOR` is not set.
    """
    forced = None if colour is None else colour
    outside = Console()
    wide = width or outside.width
    coloured = (outside.is_terminal and not outside.no_color) if forced is None else forced
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
        lines = Text("\n").join(_line(line.text, line.cites) for line in shown.bottom_line)
        console.print(Panel(lines, title="Bottom line", title_align="left"))
    if shown.compared is not None:
        _heading(console, "What changed")
        for changed in shown.changed:
            for change in changed.changes:
                console.print(_change(changed.subject, change))
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


def _change(subject: Neighbour | None, one: ChangeView) -> Text:
    name = "a statement" if subject is None else f"{subject.number or '·'} {subject.title}"
    return Text.assemble(_change_line(one.what, one.key, f"{name}{f': {one.text}' if one.text else ''}"), _refs(one.cites))


def _incident(console: Console, one: IncidentView) -> None:
    console.print()
    console.print(Text.assemble((f"{one.number}. ", "bold"), (visible(one.title), "bold"), "  ", (one.standing, STANDING[one.standing])))
    marks = [one.kind, one.status, plural(one.origins, "independent origin")]
    marks += [word for word, holds in (("background", one.background), ("undated articles only", one.undated)) if holds]
    console.print(Padding(Text(" · ".join(marks), style="dim"), (0, 0, 0, 3)))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", min_width=9)
    table.add_column(overflow="fold")
    for row in one.rows:
        table.add_row(row.label, _row(row))
    for label, items in (("Who", one.participants), ("Weapons", one.weapons)):
        if items:
            table.add_row(label, Text("\n").join(_group(group) for group in items))
    for label, text in (("Sum", one.arithmetic), ("Compare", "; ".join(f"{o.title}: {o.because}" for o in one.related) or None)):
        if text:
            table.add_row(label, Text(visible(text)))
    console.print(Padding(table, (0, 0, 0, 3)))


def _row(row: Row) -> Text:
    if row.status == "disputed":
        settled = visible(row.value or "left open")
        head = Text.assemble(("disputed", "bold yellow"), f": {settled}" + (f" ({visible(row.note)})" if row.note else ""))
        claims = [Text.assemble("\n  ", (visible(said.value), "yellow"), " ", _voice(voice)) for said in row.said for voice in said.voices]
        return Text.assemble(head, *claims)
    value = row.value or ("not known" if not row.said else join([said.value for said in row.said], "or"))
    text = Text(visible(value) + (f" ({row.note})" if row.note else ""))
    told = [(said.value if said.value != row.value else "", voice) for said in row.said for voice in said.voices]
    return Text.assemble(
        text,
        *(
            Text.assemble("; " if number else "  ", f"{visible(other)}: " if other and len(row.said) > 1 else "", _voice(voice))
            for number, (other, voice) in enumerate(told)
        ),
    )


def _voice(voice: Voice) -> Text:
    who = visible(voice.outlet) + (f", citing {visible(join(voice.claimants))}" if voice.claimants else "")
    return Text.assemble((who, "italic"), _refs(voice.cites))


def _group(group: Group) -> Text:
    return Text.assemble((f"{group.role}: ", "dim"), Text("; ").join(_said(said) for said in group.said))


def _said(said: Said) -> Text:
    note = f" ({visible(said.note)})" if said.note else ""
    return Text.assemble(visible(said.value) + note, _refs(cite for voice in said.voices for cite in voice.cites))


def _speaker(console: Console, one: SpeakerView) -> None:
    console.print()
    console.print(Text.assemble((visible(one.name), "bold"), (f"  {visible(one.about)}" if one.about else "", "dim")))
    for statement in one.statements:
        console.print(Padding(Text.assemble((f"{statement.verb}: ", "magenta"), _line(statement.content, statement.cites)), (0, 0, 0, 3)))
        for quote in statement.quotes:
            console.print(Padding(Text.assemble((f"“{visible(quote.text)}”", "italic"), _refs(quote.cites)), (0, 0, 0, 5)))


def _rest(console: Console, shown: View) -> None:
    lists = (
        ("Gaps", [f"{one.number}. {one.title}: {join(one.unknown)}" for one in shown.gaps]),
        ("Refused claims", [f"{one.source.name if one.source else ''}: {one.what} “{one.value}”: {one.reason}" for one in shown.refused]),
        ("Articles that could not be used", [f"{source}: {reason} {remedy}" for source, reason, remedy in shown.failures]),
        ("Sources", [_source(one) for one in shown.sources]),
        ("References", [f"[{one.label}] {one.text}" for one in shown.references]),
    )
    for title, items in lists:
        if items:
            _heading(console, title)
        for item in items:
            console.print(Text(visible(item)))


def _source(one: Source) -> str:
    title = f" · {one.title}" if one.title and one.title not in one.name else ""
    return f"{one.number}. {one.name} · {one.when}{title}"
