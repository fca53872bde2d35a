"""Statements: which words two readings have in common, whose they take them for, and which quotations only the second saw."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.records.report import PossiblyMissed, StatementReport
from summarizer.second_reading import wording
from summarizer.second_reading.reading import Reading, stems
from summarizer.second_reading.speakers import Cast, same, spoken_of

_MINE = 0.5  # share of a paraphrase's words, of those that its sentences hold, that must lie in the other reading's words
_ALONE = 0.3  # the same where nobody else speaks in those sentences
_SHORT = 4  # words up to which a quotation in a sentence already cited for its speaker is a turn of phrase, not a missed one


_DIVIDED = 0.6  # share of words that makes a statement another's, where one quotation is divided between several
_LABEL = re.compile(r"[“\"]?([A-Z][\w.’' -]{1,40}):\s")
_MARKED = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")
_SAYING = frozenset(stem for word in wording.SAYING for stem in stems(word))


def marked(first: Reading, second: Reading) -> tuple[StatementReport, ...]:
    """The first reading's statements, seconded or with their speaker disputed."""
    cast = Cast(first, second)
    return tuple(_marked(report, second, cast) for report in first.statements)


def missed(first: Reading, second: Reading) -> Iterator[PossiblyMissed]:
    """The quotations that the second reading gives to a speaker and the first to none, once for each sentence and speaker."""
    cast = Cast(first, second)
    for report in second.statements:
        seen: set[int] = set()
        for quoted in _quoted(report):
            if quoted.sentence in seen or _told(quoted, report, first, second, cast):
                continue
            if _is_title(quoted.text) or (len(quoted.text.split()) <= _SHORT and _cited_for(report, quoted.sentence, first, cast)):
                continue
            seen.add(quoted.sentence)
            yield PossiblyMissed(what="quotation", sentence=quoted.sentence, text=quoted.text)


def _is_title(text: str) -> bool:
    """Whether the marks hold the name of a song, book or campaign: "A Change Is Gonna Come"."""
    long = [word for word in text.split() if len(word) > 3]
    return text[:1].isupper() and len(long) > 1 and all(word[0].isupper() for word in long) and text.rstrip()[-1:] not in ".!?"


class _Quoted(NamedTuple):
    """Words between quotation marks in a statement; without a number where the statement only holds them in what it says."""

    number: int | None
    sentence: int
    text: str


def _quoted(report: StatementReport) -> Iterator[_Quoted]:
    """A statement's quotations, each placed in a sentence that the statement itself cites."""
    for number, quotation in zip(report.quotes, report.quotations, strict=True):
        where = quotation.sentence
        if where not in report.sentences:
            where = min(_said_in(report) & set(report.sentences), default=where)
        yield _Quoted(number, where, quotation.text)
    for words in _MARKED.findall(report.content):
        holding = [evidence.sentence for evidence in report.evidence if words in evidence.text]
        if holding and len(words.split()) > _SHORT and not any(words in quotation.text for quotation in report.quotations):
            yield _Quoted(None, holding[0], words)


def _told(quoted: _Quoted, report: StatementReport, first: Reading, second: Reading, cast: Cast) -> bool:
    """Whether the first reading quotes these words; where the second divides them between statements, whether for this one too."""
    if quoted.number is None:
        return any(quoted.text in quotation.text for mine in first.statements for quotation in mine.quotations)
    mine = [one for one in first.statements if quoted.number in one.quotes]
    theirs = [one for one in second.statements if quoted.number in one.quotes]
    if len(mine) >= len(theirs) or not mine:
        return bool(mine)
    return any(cast.relation(one, report) == "same" and _alike(one.content, report.content) >= _DIVIDED for one in mine)


def _alike(one: str, other: str) -> float:
    ours, theirs = stems(one), stems(other)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _cited_for(report: StatementReport, sentence: int, first: Reading, cast: Cast) -> bool:
    """Whether the first reading cites the sentence for words of that speaker that lie in the second's."""
    return any(
        sentence in _said_in(mine) and cast.relation(mine, report) != "other" and _share(mine, report, cast) >= _MINE
        for mine in first.statements
    )


def _marked(report: StatementReport, second: Reading, cast: Cast) -> StatementReport:
    """Seconded where one of those who say these words in the second reading is one of the report's speakers; disputed where all differ."""
    near = _near(report, second, cast)
    relations = {cast.relation(report, other) for other in near}
    if "same" in relations:
        return report.model_copy(update={"seconded": True, "speaker_disputed": None})
    if not near or "open" in relations or _labelled(report) or any(spoken_of(report.speakers, _words(other)) for other in near):
        return report
    return report.model_copy(update={"speaker_disputed": " and ".join(speaker.name for speaker in near[0].speakers)})


def _labelled(report: StatementReport) -> bool:
    """Whether a cited sentence opens with the speaker's name as a label: "PENCE: Well, look …"."""
    labels = [label[1] for evidence in report.evidence if (label := _LABEL.match(evidence.text))]
    return any(same(speaker.name, label) for speaker in report.speakers for label in labels)


def _near(report: StatementReport, second: Reading, cast: Cast) -> list[StatementReport]:
    """The second reading's statements that tell the report's words, nearest first."""
    shares = [
        (_share(report, other, cast), -place, other) for place, other in enumerate(second.statements) if _common_ground(report, other)
    ]
    alone = len({other.speakers for _, _, other in shares}) == 1
    near = [found for found in shares if found[0] >= (_ALONE if alone else _MINE)]
    return [other for _, _, other in sorted(near, key=lambda found: found[:2], reverse=True)]


def _common_ground(one: StatementReport, other: StatementReport) -> bool:
    """A common quotation where both have one; else a common sentence in which words were said."""
    if not set(one.quotes).isdisjoint(other.quotes):
        return True
    return not _said_in(one).isdisjoint(_said_in(other))


def _words(report: StatementReport) -> str:
    return " ".join([report.content, *(quotation.text for quotation in report.quotations)])


def _said_in(report: StatementReport) -> frozenset[int]:
    """The cited sentences without those that only name the speaker: the ones that share most with what is said."""
    quoted = {quotation.sentence for quotation in report.quotations}
    said = stems(_words(report))
    shares = {evidence.sentence: len(said & stems(evidence.text)) for evidence in report.evidence}
    most = max(shares.values(), default=0)
    return frozenset(quoted | {number for number, share in shares.items() if 2 * share >= most}) or frozenset(report.sentences)


def _share(mine: StatementReport, other: StatementReport, cast: Cast) -> float:
    """The share of the paraphrase's words that lie in the other's, among those that the common sentences hold; 1 where none does."""
    if not set(mine.quotes).isdisjoint(other.quotes):
        return 1.0
    common = _said_in(mine) & _said_in(other)
    there = stems(" ".join(evidence.text for evidence in other.evidence if evidence.sentence in common))
    said = (stems(_words(mine)) & there) - cast.names - _SAYING
    return len(said & stems(_words(other))) / len(said) if said else 1.0
