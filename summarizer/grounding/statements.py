"""One statement of an extraction → its report: speakers, quotations, paraphrase, channel and dates checked."""

import re

from summarizer.grounding import names, quoting, referring, speakers
from summarizer.grounding.incidents import anywhere, ground_date, grounded_prose
from summarizer.grounding.outcome import Refusal, whole
from summarizer.grounding.reading import Sentence
from summarizer.grounding.scope import Scope, grounded
from summarizer.records.annotation import Quotation
from summarizer.records.extraction import Speaker, Statement, Via
from summarizer.records.report import Evidence, StatementReport

_UNCLAIMED = re.compile(r"\b(no|nobody|none)\b[^.]{0,40}\bclaimed\b|\b(not|never|n[o'’]t)\b[^.]{0,20}\bclaimed\b", re.IGNORECASE)


def ground_statement(scope: Scope, statement: Statement) -> StatementReport | None:
    """The report of one statement, its links and id still open; nothing where no speaker stands in a cited sentence."""
    own = scope.part("sentences").valid(statement.sentences)
    if not own:
        scope.refuse(statement.content, "it cites no sentence of the article's own text.", statement.sentences)
        return None
    cited = scope.reading.sentences(own)
    if statement.kind == "claim_responsibility" and all(_UNCLAIMED.search(sentence.text) for sentence in cited):
        scope.refuse(statement.content, "the sentence says that nobody claimed responsibility.", own)
        return None
    quotes = _quotes(scope.part("quotes"), statement.quotes, own)
    named, quotes = _speakers(scope, statement, cited, quotes)
    if not named:
        scope.refuse(statement.content, "no speaker is left.", own)
        return None
    return StatementReport(
        speakers=named,
        kind=statement.kind,
        addressee=_named(scope.part("addressee"), statement.addressee, cited),
        content=grounded_prose(scope.part("content"), statement.content, cited, clause=False),
        quotes=quotes,
        words_of=statement.words_of,
        via=_via(scope.part("via"), statement.via, cited),
        about=statement.about,
        sentences=own,
        dates=tuple(grounded(scope.part("dates"), statement.dates, own, ground_date)),
        quotations=tuple(_quotation(scope, number) for number in quotes),
        evidence=tuple(whole(scope.reading, sentence) for sentence in cited),
    )


def _speakers(
    scope: Scope, statement: Statement, cited: list[Sentence], numbers: tuple[int, ...]
) -> tuple[tuple[Speaker, ...], tuple[int, ...]]:
    """The speakers that stand, and of the quoted spans those that are theirs."""
    kept: list[Speaker] = []
    quoted = tuple(scope.reading.quotations[number] for number in numbers)
    strange: dict[int, str] = {}
    for index, speaker in enumerate(statement.speakers):
        part = scope.part("speakers").part(str(index))
        found = speakers.support(scope.reading, speaker.name, cited, quoted, statement.content)
        if not isinstance(found, Refusal):
            foreign = _foreign(scope, statement, speaker.name, cited, quoted)
            if foreign and len(foreign) == max(1, len(quoted)):
                found = foreign[min(foreign)]
            else:
                strange |= {number: refusal.reason for number, refusal in foreign.items() if number in numbers}
        if isinstance(found, Refusal):
            part.refuse(speaker.name, found.reason, tuple(s.number for s in cited))
            continue
        role, affiliation = anywhere(part.part("role"), speaker.role), anywhere(part.part("affiliation"), speaker.affiliation)
        kept.append(Speaker(name=speaker.name, role=role, affiliation=affiliation))
    strange |= _strays(scope, kept, [number for number in numbers if number not in strange])
    for number, reason in strange.items():
        scope.part("quotes").refuse(number, reason, statement.sentences)
    return tuple(kept), tuple(number for number in numbers if number not in strange)


def _strays(scope: Scope, kept: list[Speaker], numbers: list[int]) -> dict[int, str]:
    """Of the quoted spans those that are none of the speakers', with the reason."""
    found: dict[int, str] = {}
    for number in numbers:
        reasons = [quoting.stray(scope.reading, speaker.name, scope.reading.quotations[number]) for speaker in kept]
        if reasons and all(reasons) and reasons[0] is not None:
            found[number] = reasons[0].reason
    return found


def _foreign(scope: Scope, statement: Statement, name: str, cited: list[Sentence], quoted: tuple[Quotation, ...]) -> dict[int, Refusal]:
    """The quoted spans, listed or else told of, that are plainly somebody else's words."""
    told = quoted or quoting.unlisted(scope.reading, cited)
    if not quoted and told and quoting.speaks_outside(scope.reading, cited, name):
        return {}
    found = {quotation.number: quoting.foreign(scope.reading, statement, name, quotation) for quotation in told}
    return {number: refusal for number, refusal in found.items() if refusal is not None}


def _named(scope: Scope, name: str | None, cited: list[Sentence]) -> str | None:
    if name is None:
        return None
    found = names.support(scope.reading, name, cited, refer=referring.reference)
    if isinstance(found, Refusal):
        scope.refuse(name, found.reason, tuple(s.number for s in cited))
        return None
    return name


def _via(scope: Scope, via: Via | None, cited: list[Sentence]) -> Via | None:
    if via is None:
        return None
    kept = Via(document=anywhere(scope.part("document"), via.document), outlet=anywhere(scope.part("outlet"), via.outlet))
    return kept if kept.document is not None or kept.outlet is not None else None


def _quotes(scope: Scope, numbers: tuple[int, ...], own: tuple[int, ...]) -> tuple[int, ...]:
    kept: list[int] = []
    for number in dict.fromkeys(numbers):
        quotation = scope.reading.quotations.get(number)
        if quotation is None:
            scope.refuse(number, f"there is no quoted span {number}; the article has {len(scope.reading.quotations)}.", own)
        elif not set(quotation.sentences).intersection(own):
            scope.refuse(number, f"quoted span {number} does not stand in the cited sentences.", own)
        else:
            kept.append(number)
    return tuple(kept)


def _quotation(scope: Scope, number: int) -> Evidence:
    quotation = scope.reading.quotations[number]
    return Evidence(sentence=quotation.sentences[0], start=quotation.start, end=quotation.end, text=quotation.text)
