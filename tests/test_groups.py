"""Options in groups: the command line shows and takes each option, the command gets the groups."""

import inspect

import typer
from typer.testing import CliRunner

from summarizer.cli.groups import GROUPS, Form, Format, Reader, Wanted, grouped

app = typer.Typer(rich_markup_mode=None)


@app.command()
@grouped
def tell(name: str, *, wanted: Wanted, loud: bool = False, form: Form) -> None:
    """Prints what it was given."""
    print(name, loud, wanted.date, wanted.tz, form.format is Format.json, form.full_text)


def test_the_options_of_groups_reach_the_command() -> None:
    typed = ["x", "--date", "2026-01-02", "--format", "json", "--full-text", "--loud"]
    assert CliRunner().invoke(app, typed).stdout == "x True 2026-01-02 None True True\n"
    assert CliRunner().invoke(app, ["x"]).stdout == "x False None None False False\n"


def test_help_shows_them_in_the_order_of_the_parameters() -> None:
    words = CliRunner().invoke(app, ["--help"], terminal_width=100).stdout.split()
    shown = [word for word in words if word in {"--date", "--policy", "--loud", "--format", "--out"}]
    assert shown == ["--date", "--policy", "--loud", "--format", "--out"]


def test_no_two_groups_share_an_option() -> None:
    names = [name for group in GROUPS for name in inspect.signature(group).parameters]
    assert len(names) == len(set(names))
    assert Reader().model is None
