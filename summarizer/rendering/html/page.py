"""The page: view and pictures into the template, style and script into hashes of the Content-Security-Policy."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarizer.records.brief import Brief
from summarizer.records.report import ReportedArticle
from summarizer.rendering.escape import unseen_replaced
from summarizer.rendering.html.excerpts import excerpts
from summarizer.rendering.html.growth import growths
from summarizer.rendering.html.matrix import matrix
from summarizer.rendering.html.timeline import timeline
from summarizer.rendering.html.worldmap import world_map
from summarizer.rendering.links import web
from summarizer.rendering.view import View, view
from summarizer.rendering.view.citations import Cite
from summarizer.rendering.view.rows import Group, Said
from summarizer.wording import capital, join, plural


def render(brief: Brief, articles: Mapping[str, ReportedArticle], *, full_text: bool = False) -> str:
    """The whole page. `articles` by id give the cited sentences their neighbours; `full_text` shows each of them whole.

    The page loads nothing, runs only the script that its policy names by hash, and reads well without it.
    """
    shown = view(brief)
    style, script = _own("style.css"), _own("script.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            view=shown,
            style=Markup(style),  # noqa: S704  # our own file, no part of any article
            script=Markup(script),  # noqa: S704  # our own file, no part of any article
            policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'",
            excerpts=excerpts(shown.sources, _cites(shown), brief.sentences, articles, full_text),
            timeline=timeline(brief, shown),
            map=world_map(brief),
            matrix=matrix(shown),
            growths=growths(brief),
            full_text=full_text,
        )
    )


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.finalize = lambda value: unseen_replaced(value) if type(value) is str else value
    environment.filters |= {"join_words": join, "cap": capital, "refs": _refs, "web": web}
    environment.globals["plural"] = plural
    return environment


def _refs(cites: Iterable[Cite]) -> Markup:
    """Links to the cited sentences. Written here and not in the template, since a page holds ten thousand; all of it is numbers.

    From three on a line may break between them.
    """
    links = [f'<a class="ref" href="#s{one.source}-{one.sentence}" data-m="{_spans(one)}">{one.source}.{one.sentence}</a>' for one in cites]
    return Markup(("\u200b" if len(links) > 2 else "").join(links))  # noqa: S704  # numbers alone, no part of any article


def _spans(cite: Cite) -> str:
    return " ".join(f"{start}-{end}" for start, end in cite.marks)


def _cites(shown: View) -> Iterator[Cite]:
    for line in (*shown.bottom_line, *shown.unchanged):
        yield from line.cites
    for changed in shown.changed:
        yield from _all(change.cites for change in changed.changes)
    yield from _all(one.cites for one in (*shown.refused, *shown.missed))
    for one in shown.incidents:
        yield from one.cites
        for said in (*_of(one.participants), *_of(one.places), *_of(one.weapons), *(said for row in one.rows for said in row.said)):
            for voice in said.voices:
                yield from voice.cites
    for speaker in shown.speakers:
        for statement in speaker.statements:
            yield from statement.cites
            yield from _all(quote.cites for quote in statement.quotes)


def _of(groups: Iterable[Group]) -> Iterator[Said]:
    for group in groups:
        yield from group.said


def _all(groups: Iterable[tuple[Cite, ...]]) -> Iterator[Cite]:
    for group in groups:
        yield from group
