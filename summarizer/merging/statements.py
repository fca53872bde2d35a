"""Which statement reports are one utterance, and the merged statements.

One utterance in several articles is one statement: its quotations overlap word for word, or the same speaker says the same in other
words at the same time. Different things that one speaker says on one day stay different, and a ministry is not its minister.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from rapidfuzz import fuzz

from summarizer.merging.blocking import Key, Marks, Windows, ever, pairs, timed, windows_of
from summarizer.merging.claims import cited, claimed
from summarizer.merging.deciding import Voice, decide
from summarizer.merging.features import Order, day_of, order_of
from summarizer.merging.grouping import Group, Pair, complete_link, first_fit
from summarizer.merging.independence import sources
from summarizer.merging.matching import fullest, name_keys, same_name
from summarizer.merging.tables import tables
from summarizer.normalize import edtf
from summarizer.normalize.places import countries_in
from summarizer.records.extraction import Speaker
from summarizer.records.incident import MergedQuote, MergedSpeaker, MergedStatement, MergedVia, ReportRef
from summarizer.records.report import ReportedArticle, StatementReport
from summarizer.records.vocabulary import Policy, StatementKind

VERBATIM = 90.0
"""Likeness of two quotations (rapidfuzz partial ratio, 0 to 100) from which they are one utterance."""
FEWEST_QUOTED = 4
"""Words that a quotation must have to be known again."""
PARAPHRASE, FEWEST_SHARED = 0.5, 4
"""The share (of the shorter one) and the number of content words that two paraphrases of one utterance have in common."""
_DAYS = 1
_STEM = 6
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_ALIKE: tuple[frozenset[StatementKind], ...] = (
    frozenset({"condemn", "accuse", "deny"}),
    frozenset({"demand", "appeal", "threaten"}),
    frozenset({"pledge", "agree", "support", "concede", "appeal"}),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one article reports that somebody said, in the form that is compared."""

    order: Order
    report: StatementReport
    article: str
    published: str | None
    days: tuple[str, ...]
    words: frozenset[str]
    quotes: tuple[str, ...]
    about: tuple[Order, ...]


def of_line(
    article: ReportedArticle, reports: Sequence[StatementReport], contents: Sequence[str], incidents: Mapping[str, Order]
) -> tuple[Said, ...]:
    """The statements of one line; `incidents` gives the order of each incident key."""
    published = day_of(article.published)
    return tuple(
        Said(
            order=order_of(article, r, content),
            report=r,
            article=article.id,
            published=published,
            days=tuple(sorted({d.edtf for d in r.dates if d.edtf and edtf.bounds(d.edtf)})) or ((published,) if published else ()),
            words=content_words(r.content, *(q.text for q in r.quotations)) - content_words(*(speaker.name for speaker in r.speakers)),
            quotes=tuple(q.text.strip(" .,;…") for q in r.quotations if len(q.text.split()) >= FEWEST_QUOTED),
            about=tuple(incidents[key] for key in r.about if key in incidents),
        )
        for r, content in zip(reports, contents, strict=True)
    )


def content_words(*texts: str) -> frozenset[str]:
    """Stems of the words that carry content; countries and peoples, which everybody in a story speaks of, are left out."""
    found = (word for text in texts for word in _WORD.findall(text) if len(word) > 3 and word.lower() not in tables().common)
    return frozenset(word[:_STEM].lower() for word in found if not _is_people(word))


@lru_cache(maxsize=65536)
def _is_people(word: str) -> bool:
    """ "Tajikistan", "Afghan", "China's"."""
    return word[0].isupper() and bool(countries_in(word))


def group(said: Sequence[Said]) -> tuple[tuple[int, ...], ...]:
    """Indexes of the reports of each utterance, sorted; two groups join only if every pair between them can be one utterance."""
    candidates = pairs([one.article for one in said], map(marks, said))
    likely = [(pair, score) for pair in candidates if (score := same_utterance(said[pair[0]], said[pair[1]])) > 0]

    def fits(_: Pair, left: Group, right: Group) -> bool:
        return all(_can_be_one(said[a], said[b]) for a in left for b in right)

    return complete_link(len(said), (pair for pair, _ in sorted(likely, key=lambda item: (-item[1], item[0]))), fits)


def marks(one: Said) -> Marks:
    """What an utterance is found by: a speaker together with a word, the opening of a quotation; at any time where one has no day."""
    windows = _windows(one)
    speakers = {key for speaker in one.report.speakers for key in name_keys(speaker.name)}
    keys: list[Key] = [("said", speaker, word) for speaker in sorted(speakers) for word in sorted(one.words)]
    keys += sorted({("quote", *quote.lower().split()[:FEWEST_QUOTED]) for quote in one.quotes})
    return timed(keys, windows) | ever(keys, asks=not windows)


def _windows(one: Said) -> Windows:
    bounds = [b for day in one.days if (b := edtf.bounds(day)) is not None]
    return windows_of([(first.toordinal(), last.toordinal()) for first, last in bounds])


def same_utterance(a: Said, b: Said) -> float:
    """How surely two reports tell of one utterance, 0 if they do not: 2 for the same words, up to 1 for a paraphrase."""
    if not _can_be_one(a, b):
        return 0.0
    if any(fuzz.partial_ratio(one.lower(), other.lower()) >= VERBATIM for one in a.quotes for other in b.quotes):
        return 2.0
    if a.article == b.article or not _kinds_fit(a.report.kind, b.report.kind):
        return 0.0
    shared = len(a.words & b.words)
    share = shared / max(1, min(len(a.words), len(b.words)))
    return share if shared >= FEWEST_SHARED and share >= PARAPHRASE else 0.0


def _can_be_one(a: Said, b: Said) -> bool:
    """Whether nothing speaks against one utterance: its speakers, its day, and that an article tells its statements apart."""
    if a.article == b.article and not (set(a.report.sentences) & set(b.report.sentences) and a.report.kind == b.report.kind):
        return False
    gaps = [gap for one in a.days for other in b.days if (gap := edtf.days_apart(one, other)) is not None]
    if gaps and min(gaps) > _DAYS:
        return False
    return _speakers_fit(a.report.speakers, b.report.speakers)


def _speakers_fit(a: Sequence[Speaker], b: Sequence[Speaker]) -> bool:
    """The same speakers on both sides: a joint statement is not one speaker's own, however alike their words are."""
    return len(a) == len(b) and all(
        any(same_name(one.name, other.name) for other in others) for ones, others in ((a, b), (b, a)) for one in ones
    )


def _kinds_fit(a: StatementKind, b: StatementKind) -> bool:
    return a == b or "other" in (a, b) or "report" in (a, b) or any(a in kinds and b in kinds for kinds in _ALIKE)


def merged(members: Sequence[Said], origins: Mapping[str, str], policy: Policy, incident_of: Mapping[Order, str]) -> MergedStatement:
    """One utterance over its reports; the first report with the most verbatim words gives its kind and wording."""
    chief = max(members, key=lambda one: (sum(len(q.text) for q in one.report.quotations) > 0, -members.index(one)))
    speakers = _speakers(members)
    return MergedStatement(
        id="s" + sha256(f"statement {members[0].article} {members[0].report.id} {members[0].order[3]}".encode()).hexdigest()[:12],
        speaker=speakers[0],
        speakers=speakers,
        kind=chief.report.kind,
        addressee=next((one.report.addressee for one in (chief, *members) if one.report.addressee), None),
        content=chief.report.content,
        quotes=tuple(MergedQuote(text=e.text, evidence=e) for one in members for e in cited(one.article, one.report.quotations)),
        words_of=chief.report.words_of,
        via=_via(members),
        about=tuple(sorted({incident_of[order] for one in members for order in one.about if order in incident_of})),
        date=decide(_dates(members, origins), edtf.compatible, edtf.contains, policy),
        speaker_disputed=tuple(sorted({one.report.speaker_disputed for one in members if one.report.speaker_disputed})),
        seconded=any(one.report.seconded for one in members),
        origins=len({origins[one.article] for one in members}),
        reports=tuple(ReportRef(id=one.report.id, article=one.article, sentences=one.report.sentences) for one in members),
        evidence=tuple(evidence for one in members for evidence in cited(one.article, one.report.evidence)),
    )


def _dates(members: Iterable[Said], origins: Mapping[str, str]) -> list[Voice]:
    return [
        Voice(
            claimed(one.article, claim, claim.edtf if claim.edtf and edtf.valid(claim.edtf) else None, claim.text),
            sources(origins[one.article], claim.according_to),
            one.published,
        )
        for one in members
        for claim in one.report.dates
    ]


def _speakers(members: Sequence[Said]) -> tuple[MergedSpeaker, ...]:
    """The speakers over all reports; spellings of one name are one speaker with aliases."""
    said = (speaker for one in members for speaker in one.report.speakers)
    found = first_fit(said, lambda speaker, other: same_name(speaker.name, other.name))
    return tuple(map(_speaker, found)) or (MergedSpeaker(name="unnamed", role=None, affiliation=None),)


def _speaker(said: Sequence[Speaker]) -> MergedSpeaker:
    names = [speaker.name for speaker in said]
    name = fullest(names)
    return MergedSpeaker(
        name=name,
        role=next((speaker.role for speaker in said if speaker.role), None),
        affiliation=next((speaker.affiliation for speaker in said if speaker.affiliation), None),
        aliases=tuple(sorted({other for other in names if other != name})),
    )


def _via(members: Iterable[Said]) -> MergedVia | None:
    given = [one.report.via for one in members if one.report.via is not None]
    if not given:
        return None
    return MergedVia(
        document=next((via.document for via in given if via.document), None), outlet=next((via.outlet for via in given if via.outlet), None)
    )
