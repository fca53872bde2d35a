"""One compact record per incident report: what linking compares, computed once.

A record depends on its own report and article alone, so that it can be kept and used again when other articles arrive.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from sys import intern
from typing import NamedTuple

from summarizer.merging import mentions
from summarizer.merging.tables import tables
from summarizer.normalize import countries, edtf
from summarizer.records.report import IncidentReport, ReportedArticle, ReportedCasualties, StatementReport

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_PREPOSITION = re.compile(r"\s(?:of|from|in|at|for|with|who|near|on)\s")
_BEARER = r"\b{role},?\s+((?:[A-Z][\w’'-]+\s){{1,3}}[A-Z][\w’'-]+|[A-Z][\w’'-]+)"
_MOST_WORDS, _LEAD = 96, 1500

Order = tuple[str, str, int, str]
"""(published day, undated last; article id; first sentence; content): the order in which reports are named and shown."""
Count = tuple[int, int | None]
"""A closed interval of people; the second is null where open-ended."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A scene as written, with what the report says about where that is."""

    text: str
    country: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Features:
    """What one report says, in the form that linking compares. `index` is its place in the order of all reports."""

    order: Order
    report: IncidentReport
    article: str
    published: str | None
    family: str
    dates: tuple[str, ...]
    implied: str | None
    spots: tuple[Spot, ...]
    people: tuple[str, ...]
    bearers: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    kinds: frozenset[str]
    victims: frozenset[str]
    named: tuple[str, ...]
    sights: tuple[str, ...]
    towns: tuple[tuple[str, int], ...]
    ages: frozenset[int]
    words: tuple[str, ...]
    means: frozenset[str]
    tolls: tuple[tuple[str, Count], ...]
    ordinal: str | None
    subjects: tuple["Features", ...] = ()
    subject_orders: tuple[Order, ...] = ()
    member_orders: tuple[Order, ...] = ()

    @property
    def id(self) -> str:
        return self.report.id

    @property
    def aggregate(self) -> bool:
        return self.report.aggregate is not None


def day_of(published: str | None) -> str | None:
    """The calendar day of a publication time, as its outlet writes it."""
    return None if published is None else published[:10]


def first_sentence(report: IncidentReport | StatementReport) -> int:
    """The number of the first sentence that the report rests on; 0 where it names none."""
    return min((*report.sentences, *(e.sentence for e in report.evidence)), default=0)


def of_line(
    article: ReportedArticle, reports: Sequence[IncidentReport], contents: Mapping[str, str], wanted: Collection[int] | None = None
) -> dict[int, Features]:
    """The features of one line's reports, or of the `wanted` ones, by place; `contents` are the hashes of what they say, by key.

    Headline and opening belong to the main report of its family that is told first, if one is. Where talks are news too, they belong to
    none: the names in them are those who talked.
    """
    lead = f"{article.title or ''}. {article.text[:_LEAD]}"
    opened = _opened(reports)
    chosen = {place: report for place, report in enumerate(reports) if wanted is None or place in wanted}
    needed = {key for report in chosen.values() for key in (report.key, *_tied(report))}
    plain = {
        report.key: _plain(article, report, contents[report.key], lead if report.key in opened else "")
        for report in reports
        if report.key in needed or tables().family[report.type] == "talks"
    }
    talkers = {person.lower().split()[-1] for one in plain.values() if one.family == "talks" for person in one.people}
    plain = {key: _without(talkers, one) for key, one in plain.items()}
    return {place: _related(plain[report.key], plain) for place, report in chosen.items()}


def order_of(article: ReportedArticle, report: IncidentReport | StatementReport, content: str) -> Order:
    """Where a report stands among all; `content` is the hash of what it says."""
    return (day_of(article.published) or "9999", article.id, first_sentence(report), content)


def _tied(report: IncidentReport) -> tuple[str, ...]:
    """Keys of what a report follows or sums up."""
    return (*report.concerning, *(report.aggregate.members if report.aggregate else ()))


def _without(talkers: Set[str], features: Features) -> Features:
    """The features without the names of those who, in another report of the article, talk of the event and are no part of it."""
    if features.family == "talks" or not talkers:
        return features
    return replace(features, named=tuple(name for name in features.named if name.split()[-1] not in talkers))


def _opened(reports: Sequence[IncidentReport]) -> frozenset[str]:
    """Keys of the reports to which their article's headline and opening belong."""
    mains: dict[str, list[tuple[int, str]]] = {}
    for report in reports:
        if report.salience == "main":
            mains.setdefault(tables().family[report.type], []).append((first_sentence(report), report.key))
    if "talks" in mains and sum(map(len, mains.values())) > 1:
        return frozenset()
    firsts = ((sorted(found), [at for at, _ in found]) for found in mains.values())
    return frozenset(found[0][1] for found, at in firsts if at.count(found[0][0]) == 1)


def _related(features: Features, plain: dict[str, Features]) -> Features:
    """The features with what they follow and sum up."""
    report = features.report
    subjects = tuple(plain[key] for key in report.concerning if key in plain and key != report.key)
    members = tuple(plain[key].order for key in (report.aggregate.members if report.aggregate else ()) if key in plain)
    return replace(
        features,
        implied=_implied(report, features.published, subjects),
        subjects=subjects,
        subject_orders=tuple(subject.order for subject in subjects),
        member_orders=members,
    )


def _plain(article: ReportedArticle, report: IncidentReport, content: str, lead: str) -> Features:
    published = day_of(article.published)
    text = "\n".join([report.title, report.summary, *(e.text for e in report.evidence), lead])
    told = mentions.without_lead_in(text, article.outlet)
    words = [word.lower() for word in _WORD.findall(told)]
    titled = re.findall(r"\w+", report.title.lower())
    named_people, sights = mentions.people_and_sights(told)
    who = _who(article, report)
    return Features(
        order=order_of(article, report, content),
        report=report,
        article=article.id,
        published=published,
        family=tables().family[report.type],
        dates=_dates(report, published),
        implied=None,
        spots=tuple(Spot(p.text, p.country, p.region) for p in report.places if p.role == "scene"),
        people=who.people,
        bearers=who.bearers,
        targets=who.targets,
        kinds=who.kinds,
        victims=who.victims,
        named=named_people,
        sights=sights,
        towns=mentions.towns(text),
        ages=mentions.ages(told),
        words=_content_words(words),
        means=frozenset(tables().means[word] for word in words if word in tables().means),
        tolls=_tolls(report.casualties),
        ordinal=next((o for o in tables().ordinals if o in titled), None),
    )


class _Who(NamedTuple):
    """Of `Features`, what the report's participants and victims say."""

    people: tuple[str, ...]
    bearers: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    kinds: frozenset[str]
    victims: frozenset[str]


def _who(article: ReportedArticle, report: IncidentReport) -> _Who:
    bearers = {p.name: bearer(p.name, article.text) for p in report.participants}
    named = [(bearers[p.name] or p.name, p.role) for p in report.participants if bearers[p.name] or is_proper(p.name)]
    counted = [claim.victims for claim in report.casualties if claim.victims]
    struck = counted or [p.name for p in report.participants if p.role == "target"]
    return _Who(
        people=tuple(dict.fromkeys(name for name, _ in named)),
        bearers=tuple((role, name) for role, name in sorted(bearers.items()) if name is not None),
        targets=tuple(dict.fromkeys(name for name, role in named if role == "target")),
        kinds=_kinds([*(p.name for p in report.participants), *struck]),
        victims=_kinds(struck),
    )


def _dates(report: IncidentReport, published: str | None) -> tuple[str, ...]:
    """The most exact dates bound to the event, without those after the article: what happened is no later than its report."""
    told = [d for d in report.dates if d.edtf is not None and edtf.valid(d.edtf)]
    dates = {d.edtf for d in told if d.edtf and not d.weak} or {d.edtf for d in told if d.edtf}
    if published is not None and report.status != "planned":
        dates = {d for d in dates if (bounds := edtf.bounds(d)) is None or bounds[0].isoformat() <= published}
    return tuple(
        sorted(d for d in dates if not any(other != d and edtf.contains(d, other) and not edtf.contains(other, d) for other in dates))
    )


def bearer(role: str, text: str) -> str | None:
    """Who is meant by a role that the article elsewhere gives with a name: "his Tajik counterpart, Sirojiddin Muhriddin".

    Words before the office may be missing there ("the group's Foreign Minister"); null if several people are given with it.
    """
    words = role.split()
    if not words or words[-1].lower() not in tables().roles:
        return None
    for start in range(max(1, len(words) - 1)):
        office = re.escape(" ".join(words[start:]))
        found = {match.group(1) for match in re.finditer(_BEARER.format(role=office), text)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def is_proper(name: str) -> bool:
    """Whether a participant is named ("Jamaat Ansarullah") rather than described ("three employees of the LLC", "Foreign Minister")."""
    head = _PREPOSITION.split(name.strip(), maxsplit=1)[0].split()
    if head and head[-1].lower() in tables().roles:
        return False
    if not head or not head[-1][0].isalpha() or head[-1][0].islower():
        return False
    return any(word.lower().strip(".,'’") not in tables().anyone for word in head)


def _kinds(described: Sequence[str]) -> frozenset[str]:
    """What kind of people: the words and the nations that tell them from others ("border", "guards", "CN")."""
    words = {word.lower() for text in described if not is_proper(text) for word in _WORD.findall(text)}
    nations = {code for text in described for code in countries.countries_in(text)}
    return frozenset(word for word in words if word not in tables().anyone and len(word) > 2 and not countries.code_of(word)) | nations


def _content_words(words: list[str]) -> tuple[str, ...]:
    """The first words that carry content; a tuple of shared strings takes a tenth of a set's room."""
    found = dict.fromkeys(w for w in words if len(w) > 3 and w not in tables().common and w not in tables().means)
    return tuple(intern(word) for word in list(found)[:_MOST_WORDS])


def _tolls(claims: Iterable[ReportedCasualties]) -> tuple[tuple[str, Count], ...]:
    """Counts of all victims of one outcome, as claimed; parts by group count only where no total is given."""
    totals = {(c.outcome, (c.low, c.high)) for c in claims if c.low is not None and c.group == "total" and not c.weak}
    known = {outcome for outcome, _ in totals}
    parts = {(c.outcome, (c.low, None)) for c in claims if c.low is not None and c.group != "total" and c.outcome not in known}
    found = [
        *((o, (low, high)) for o, (low, high) in totals if low is not None),
        *((o, (low, None)) for o, (low, _) in parts if low is not None),
    ]
    return tuple(sorted(found, key=lambda toll: (toll[0], toll[1][0], -1 if toll[1][1] is None else toll[1][1])))


def _implied(report: IncidentReport, published: str | None, subjects: tuple[Features, ...]) -> str | None:
    """When an undated event can have been: after what it follows, and no later than its article."""
    starts = [bounds[0].isoformat() for s in subjects for d in s.dates if (bounds := edtf.bounds(d)) is not None]
    after = max(starts, default=None)
    before = published if report.status != "planned" else None
    if after is not None and before is not None and after > before:
        after = None
    return None if after is None and before is None else f"{after or '..'}/{before or '..'}"
