"""The differences of two briefs as an editor reads them: record by record, each field with what stood and what stands."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from summarizer.records.brief import Brief, BriefArticle, Difference, Step
from summarizer.records.incident import MergedStatement, Toll
from summarizer.rendering.escape import markdown as esc
from summarizer.rendering.view.citations import named
from summarizer.wording import capital, date_words, interval, join, shortened, toll_words

LONGEST = 160
"""Characters of one value."""

SECTIONS = {
    "": "The brief",
    "bottom_line": "Bottom line",
    "incidents": "Incidents",
    "statements": "Statements",
    "unchanged": "Known before, nothing new",
    "articles": "Articles",
    "judgements": "Editors' judgements",
    "rejections": "Refused claims",
    "possibly_missed": "Possibly missed",
    "failures": "Articles that could not be used",
}
"""Headings, in their order; a field of the brief itself stands under the first."""

RECORDS = frozenset({"articles", "incidents", "statements", "unchanged"})
FIELDS = {
    "participants": "who",
    "status_finding": "status",
    "type_finding": "type",
    "by_group": "of these",
    "aggregate": "sum",
    "aggregate_of": "sums up",
    "concerning": "concerns",
    "claimants": "rests on",
    "claims": "claim",
    "reports": "report",
    "places": "place",
    "weapons": "weapon",
    "quotes": "quotation",
    "inferred": "year inferred from report",
}
"""Our names of fields where a reader would stumble over the record's own."""
SILENT = frozenset({"casualties", "value"})
"""Steps that say nothing beside the ones around them."""
ORDER = (
    "title",
    "summary",
    "content",
    "status",
    "type",
    "kind",
    "date",
    "place",
    "casualties",
    "participants",
    "weapons",
    "claimants",
    "origins",
)
"""The fields of a record as an editor asks for them; the others come after, by name."""
WORDS = {"added": "Added", "changed": "Changed", "removed": "Gone"}


def render(differences: Iterable[Difference], old: Brief, new: Brief) -> str:
    """The differences as Markdown, ending in a newline; one line where there is none."""
    return _Comparison(old, new).render(differences)


def to_json(differences: Iterable[Difference]) -> str:
    """The differences as a JSON array: path, what, old and new, the values as they stand in the briefs."""
    return json.dumps([_document(one) for one in differences], ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _document(one: Difference) -> dict[str, object]:
    values = {name: None if value is None else json.loads(value) for name, value in (("old", one.old), ("new", one.new))}
    return {"path": one.path, "what": one.what, **values}


def _section(one: Difference) -> str:
    return one.steps[0].field if one.steps[0].field in SECTIONS else ""


class _Comparison:
    """Holds both briefs, so that ids can be said as titles."""

    def __init__(self, old: Brief, new: Brief) -> None:
        self.articles = {one.id: one for one in (*old.articles, *new.articles)}
        self.titles = {one.id: one.title for one in (*old.incidents, *new.incidents)}
        self.statements = {one.id: one for one in (*old.statements, *new.statements)}
        ids = [*_ids(new), *_ids(old)]
        self.order = {id_: place for place, id_ in enumerate(dict.fromkeys(ids))}

    def render(self, differences: Iterable[Difference]) -> str:
        given = list(differences)
        found = sorted((one for one in given if not _echoed(one)), key=self._place)
        if not found:
            return "The briefs differ in what follows from other fields alone.\n" if given else "The briefs are the same.\n"
        blocks = []
        for section, members in groupby(found, key=_section):
            blocks.append(f"## {SECTIONS[section]}")
            blocks.append("\n".join(self._list(section, list(members))))
        return "\n\n".join(blocks) + "\n"

    def _place(self, one: Difference) -> tuple[int, int, int, str, int, str]:
        """By section; of the records what came, what changed and what went, each in the order of the newer brief."""
        section, key = _section(one), one.steps[0].key or ""
        rank = "changed" if len(one.steps) > 1 else one.what
        return (list(SECTIONS).index(section), list(WORDS).index(rank), self.order.get(key, len(self.order)), key, _rank(one), one.path)

    def _list(self, section: str, members: Sequence[Difference]) -> Iterator[str]:
        if section not in RECORDS:
            yield from (f"- {self._field(one, one.steps)}" for one in members)
            return
        for key, group in groupby(members, key=lambda one: one.steps[0].key or ""):
            fields = list(group)
            if len(fields[0].steps) == 1:
                yield f"- **{WORDS[fields[0].what]}:** {esc(self._title(section, key, fields[0]))}"
                continue
            yield f"- **Changed:** {esc(self._title(section, key, fields[0]))}"
            yield from (f"  - {self._field(one, one.steps[1:])}" for one in fields)

    def _title(self, section: str, key: str, one: Difference) -> str:
        if section == "articles":
            return self._article(key)
        if section == "statements" and key in self.statements:
            return _said(self.statements[key])
        if key in self.titles:
            return self.titles[key]
        text = json.loads(one.new or one.old or "{}")
        return str(text.get("text", key)) if isinstance(text, dict) else key

    def _article(self, id_: str) -> str:
        article: BriefArticle | None = self.articles.get(id_)
        if article is None:
            return id_
        day = date_words(article.published[:10]) if article.published else "undated"
        return f"{named(article) or id_}, {day}"

    def _field(self, one: Difference, steps: Sequence[Step]) -> str:
        words = esc(", ".join(self._step(step) for step in steps if step.field not in SILENT) or steps[-1].field)
        old, new = (None if value is None else self._value(json.loads(value), steps) for value in (one.old, one.new))
        if len(one.steps) == 1 and one.what != "changed":
            return f"**{WORDS[one.what]}:** {esc(new or old or 'nothing')}"
        if one.what == "changed":
            return f"{words}: {esc(old or 'nothing')} → {esc(new or 'nothing')}"
        happened, value = "added" if one.what == "added" else "gone", new or old or "nothing"
        return f"{words} {happened}" if (steps[-1].key or "").endswith(value) else f"{words} {happened}: {esc(value)}"

    def _step(self, step: Step) -> str:
        name = FIELDS.get(step.field, step.field.replace("_", " "))
        if step.key is None or step.field in ("reports", "claims", "quotes"):
            return name
        return f"{name} {shortened(self.titles.get(step.key, step.key.replace('_', ' ')), 80)}"

    def _value(self, value: Any, steps: Sequence[Step]) -> str:
        return shortened(self._whole(value, steps), LONGEST)

    def _whole(self, value: Any, steps: Sequence[Step]) -> str:
        fields = [step.field for step in steps]
        if isinstance(value, Mapping):
            return self._record(value)
        if isinstance(value, list):
            return join([self._whole(one, steps) for one in value]) or "nothing"
        if isinstance(value, str) and (fields[-1] in ("date", "cutoff", "since") or fields[-2:] == ["date", "value"]):
            return date_words(value)
        if isinstance(value, str) and fields[-1] in ("status", "type", "kind", "value"):
            return value.replace("_", " ")
        return self.titles.get(value, value) if isinstance(value, str) else "nothing" if value is None else str(value).lower()

    def _record(self, value: Mapping[str, Any]) -> str:
        """A claim, toll, report, person, place, weapon or line in a few words."""
        if "by_group" in value:
            return toll_words(Toll.model_validate_json(json.dumps(value)))
        if "start" in value and "text" in value:
            return f"“{value['text']}” ({self._article(value['article'])}, sentence {value['sentence']})"
        if "sentences" in value and "article" in value:
            return f"{value['value']}: {value['reason']}" if "reason" in value else f"{self._article(value['article'])}, {_numbers(value)}"
        if "group" in value:
            count = interval(value["low"], value["high"])
            return f"{count} {value['group'].replace('_', ' ')}" if "text" not in value else f"{count}{self._claim(value)}"
        if "evidence" in value and "text" in value:
            return self._claim(value).removeprefix(": ")
        return str(
            next((value[name] for name in ("name", "because", "text", "title", "reason", "arithmetic") if value.get(name)), dict(value))
        )

    def _claim(self, value: Mapping[str, Any]) -> str:
        articles = dict.fromkeys(self._article(one["article"]) for one in _evidence(value))
        citing = f", citing {join(value['according_to'])}" if value.get("according_to") else ""
        return f": “{value['text']}” ({join(list(articles))}{citing})"


def _rank(one: Difference) -> int:
    """By field, what stands before the claims behind it."""
    fields = [step.field.removesuffix("_finding") for step in one.steps[1:2]]
    return 2 * (ORDER.index(fields[0]) if fields and fields[0] in ORDER else len(ORDER)) + any(step.field == "claims" for step in one.steps)


def _echoed(one: Difference) -> bool:
    """Whether it only repeats another field: a scene is a claim of the place, the claims of status and type are the reports' titles."""
    fields = [step.field for step in one.steps[1:3]]
    scene = len(one.steps) > 1 and fields[0] == "places" and (one.steps[1].key or "").startswith("scene ")
    return scene or fields in (["status_finding", "claims"], ["type_finding", "claims"])


def _ids(brief: Brief) -> Iterator[str]:
    yield from (one.id for one in brief.articles)
    yield from (one.id for one in brief.incidents)
    yield from (one.id for one in brief.statements)


def _evidence(value: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found = value["evidence"]
    return [found] if isinstance(found, Mapping) else found


def _numbers(value: Mapping[str, Any]) -> str:
    numbers = [str(number) for number in value["sentences"]]
    return f"sentence{'s' if len(numbers) > 1 else ''} {join(numbers)}"


def _said(one: MergedStatement) -> str:
    return f"{join([speaker.name for speaker in one.speakers])}: {capital(shortened(one.content, LONGEST))}"
