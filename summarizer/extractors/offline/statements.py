"""Who said what: cues joined with their quotations, sources resolved to names, one statement per speaker and sentence."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.extractors.offline import cues, turns
from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.kinds import refine, statement_kind
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import (
    child,
    lemma,
    negated,
    phrase,
    trimmed,
    words_of,
)
from summarizer.extractors.offline.speakers import Speakers, document_text
from summarizer.extractors.offline.utterances import Utterance, is_media, joined, main_of
from summarizer.records.annotation import Quotation
from summarizer.records.extraction import Speaker, Statement, Via

if TYPE_CHECKING:
    pass


_SIGNATURE = re.compile(r"[”\"’']{0,2}\s*[―—–-]{1,2}\s*([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){0,4})(?=[,(\n]|\s*$|\s[a-z(])")

_SENTENCES_OF_A_BLOCK = 2  # a single line behind a colon may be a list's item or a cross-heading


class Statements:
    """The statements pass over one article; `utterances` in text order."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast = reading, cast
        self.speakers = Speakers(reading, cast)
        self.utterances: list[Utterance] = []
        self._quoted: set[int] = set()
        self._block: set[int] = set()  # sentences of the block quotation just read
        self._opening: Utterance | None = None  # "He said:" closing the sentence just read
        self._waiting: Utterance | None = None  # the same of the sentence before
        spoken = turns.find(reading, cast)
        inside = {number for turn in spoken for number in turn.sentences}
        for turn in spoken:
            self._take_turn(turn)
        for parsed in reading.sentences:
            if parsed.number not in inside and not self._is_block(parsed):
                self._read(parsed)

    def _take_turn(self, turn: turns.Turn) -> None:
        """A transcript's turn is one statement, its words those behind the label."""
        first = self.reading.by_number[turn.sentences[0]]
        cue = Cue(first, first.doc[0], "report", None, [turn.span])
        self._keep(Utterance((turn.speaker,), turn.person, "report", [turn.span], set(turn.sentences), set(), cue, cues=[cue]))

    def _is_block(self, parsed: Parsed) -> bool:
        """A paragraph without quotation marks behind "She added:" at a paragraph's end is her words whole."""
        if parsed.number in self._block:
            return True
        opening = self._opening
        if opening is None or parsed.quotations or opening.cue.parsed.paragraph == parsed.paragraph:
            return False
        said = [one for one in self.reading.sentences if one.paragraph == parsed.paragraph]
        if len(said) < _SENTENCES_OF_A_BLOCK or any(one.quotations for one in said):
            return False
        self._opening = None
        self._block = {one.number for one in said}
        span = (parsed.sentence.start, said[-1].sentence.end)
        self._keep(replace(opening, spans=[span], sentences=self._block | opening.sentences, quotes=set()))
        return True

    # --- one sentence --------------------------------------------------------------------------------------------------------------

    def _read(self, parsed: Parsed) -> None:
        found = [cue for cue in cues.find(parsed) if cue.source is not None or cue.spans]
        outer = [cue for cue in found if parsed.quoted(cue.token) is None]
        inner = [cue for cue in found if parsed.quoted(cue.token) is not None]
        self._attach_quotes(parsed, outer)
        usable = [cue for cue in outer if cue.source is not None and (cue.spans or cue.quotes)]
        made = [one for one in (self._utter(cue) for cue in usable) if one is not None]
        made = self._carried(parsed, self._nested(made), found)
        carriers = list(made)
        for cue in inner:
            self._inside(parsed, cue, made, carriers)
        made = joined(made)
        for one in sorted(made, key=lambda each: each.cue.start):
            self._keep(one)
        self._announced(parsed, usable, outer)
        self._continue(parsed, made)

    def _announced(self, parsed: Parsed, usable: list[Cue], outer: list[Cue]) -> None:
        """ "He said:" at a sentence's end opens the quotation that follows."""
        self._opening = None
        if parsed.doc.text.rstrip().endswith(":"):
            ready = [cue for cue in outer if cue.source is not None and cue not in usable]
            self._opening = self._utter(ready[-1]) if ready else None

    def _attach_quotes(self, parsed: Parsed, outer: list[Cue]) -> None:
        """Each quotation to the cue whose words hold it, else to the nearest cue beside it."""
        for quotation in parsed.quotations:
            if _is_name(parsed, quotation):
                continue
            holding = [cue for cue in outer if any(start <= quotation.start + 1 and quotation.end - 1 <= end for start, end in cue.spans)]
            if holding:
                min(holding, key=lambda cue: sum(end - start for start, end in cue.spans)).quotes.add(quotation.number)
                continue
            under = [cue for cue in outer if cue.source is not None and not cue.spans and _governs(parsed, cue, quotation)]
            if under:
                cue = max(under, key=lambda each: each.token.i)
                cue.quotes.add(quotation.number)
                cue.spans, cue.predicate = [(parsed.end(cue.token) + 1, quotation.end)], True
                continue
            beside = [cue for cue in outer if cue.source is not None and self._beside(parsed, cue, quotation)]
            if beside:
                nearest = min(beside, key=lambda cue: min(abs(cue.start - quotation.end), abs(quotation.start - cue.start)))
                nearest.quotes.add(quotation.number)

    def _beside(self, parsed: Parsed, cue: Cue, quotation: Quotation) -> bool:
        """A quotation outside the cue's clause is its if it is a clause of its own, closed by a comma or opened by a colon or comma."""
        text = self.reading.article.text
        if quotation.end <= cue.start:
            tail = text[max(quotation.start, quotation.end - 2) : quotation.end + 3]
            return any(mark in tail for mark in ",?!.-—–") and cue.start - quotation.end < 120
        head = text[max(0, quotation.start - 4) : quotation.start]
        return (any(mark in head for mark in ",:") or quotation.start - cue.start < 25) and len(quotation.text.split()) > 1

    def _utter(self, cue: Cue) -> Utterance | None:
        source = cue.source
        if source is None:
            return None
        who = self.speakers.who(cue.parsed, source, cue)
        if who is None:
            return None
        speakers, person, via, words_of_ = who
        sentences = {cue.parsed.number}
        for quotation in cue.parsed.quotations:
            if quotation.number in cue.quotes:
                sentences |= {number for number in quotation.sentences if number in self.reading.by_number}
        spans = list(cue.spans)
        for quotation in cue.parsed.quotations:
            if quotation.number in cue.quotes and not any(
                start <= quotation.start + 1 and quotation.end - 1 <= end for start, end in spans
            ):
                spans.append((quotation.start, quotation.end))
        one = Utterance(
            speakers, person, refine(cue), sorted(spans), sentences, set(cue.quotes), cue, via=via, words_of=words_of_, cues=[cue]
        )
        one.addressee = self._addressee(cue)
        return one

    def _addressee(self, cue: Cue) -> str | None:
        target = cue.addressee
        if target is None and lemma(cue.token) in {"tell", "inform", "warn", "remind", "assure", "accuse", "blame"}:
            target = child(cue.token, "dobj", "dative")
        if target is None or target.pos_ == "PRON":
            return None
        person = self.cast.person_at(cue.parsed, target)
        return person.name if person else words_of(cue.parsed, *phrase(target))

    # --- nesting -------------------------------------------------------------------------------------------------------------------

    def _nested(self, made: list[Utterance]) -> list[Utterance]:
        """ "X reports that Y said Z": the words are Y's, X carries them; so too "the statement added that he rejected …"."""
        kept = list(made)
        for outer in made:
            for inner in made:
                if inner is outer or inner not in kept or outer not in kept:
                    continue
                covered = any(start <= inner.cue.start < end for start, end in outer.cue.spans)
                if covered and inner.kind not in {"report", "confirm"} and outer.words_of != "document" and not is_media(outer):
                    kept.remove(inner)
                    continue
                if not covered or not main_of(outer, inner):
                    continue
                if outer.words_of == "document" or is_media(outer):
                    document = outer.via.document if outer.via else None
                    outlet = outer.speakers[0].name if outer.words_of != "document" else None
                    inner.via = Via(document=document, outlet=outlet)
                    inner.quotes |= outer.quotes
                    kept.remove(outer)
        return kept

    def _carried(self, parsed: Parsed, made: list[Utterance], found: list[Cue]) -> list[Utterance]:
        """The outlet that carries the sentence: it speaks itself only where the sentence reports nobody's words."""
        if parsed.outlet is None:
            return made
        for one in made:
            one.via = Via(document=one.via.document if one.via else None, outlet=parsed.outlet)
        unsaid = any(lemma(token) in {"announce", "confirm", "comment"} and negated(token) for token in parsed.doc)
        if made or unsaid:
            return made
        root = next(iter(parsed.doc)).sent.root
        cue = Cue(parsed, root, "report", root, [trimmed(parsed, 0, len(parsed.doc) - 1)], clause=root)
        return [Utterance((Speaker(name=parsed.outlet),), None, "report", list(cue.spans), {parsed.number}, set(), cue, cues=[cue])]

    def _inside(self, parsed: Parsed, cue: Cue, made: list[Utterance], carriers: list[Utterance]) -> None:
        """A cue inside a quotation whose source is named: the quoted text itself reports somebody ("… Guo demanded that …")."""
        if cue.source is None or not cue.spans or cue.source.pos_ != "PROPN" or not _is_root_clause(cue, parsed):
            return
        quotation = parsed.quoted(cue.token)
        carrier = next(
            (one for one in [*carriers, *reversed(self.utterances)] if quotation is not None and quotation.number in one.quotes), None
        )
        nested = self._utter(cue)
        if nested is None or nested.person is None or quotation is None:
            return
        nested.quotes = {quotation.number}
        nested.sentences = {parsed.number}
        if carrier is not None:
            nested.via = carrier.via or Via(document=carrier.speakers[0].name)
            nested.words_of = "document"
            rest = {number for number in carrier.sentences if number != parsed.number}
            if (not rest or set(quotation.sentences) == {parsed.number}) and carrier in made:
                made.remove(carrier)
            elif quotation.start < parsed.sentence.start and carrier in made:
                carrier.cue.spans = [(quotation.start, parsed.sentence.start)]
        made.append(nested)

    # --- over sentences ------------------------------------------------------------------------------------------------------------

    def _keep(self, one: Utterance) -> None:
        one.content = self._content(one)
        if not _says_something(one):
            return
        self._quoted |= one.quotes
        self.utterances.append(one)
        self.speakers.last = one
        source = one.cue.source
        if source is not None:
            self._note_document(one)

    def _note_document(self, one: Utterance) -> None:
        """ "In a statement put out by the foreign ministry, M. recalled": later, "the statement added" is M.'s."""
        for token in one.cue.parsed.doc:
            if token.dep_ == "pobj" and token.lower_ in {"statement", "communique", "release", "letter"} and token.head.lower_ in {"in"}:
                issuer = self.speakers.issuer(one.cue.parsed, token)
                document = document_text(one.cue.parsed, token)
                self.speakers.document = (one.speakers if issuer is None or one.person is not None else issuer[0], None, document)
                one.via = one.via or Via(document=document)

    def _continue(self, parsed: Parsed, made: list[Utterance]) -> None:
        """A quotation that no cue holds goes on from the one before: `"…," he said. "…"`, or stands after "he said:"."""
        opening = self._waiting
        self._waiting = self._opening
        for quotation in parsed.quotations:
            if quotation.number in self._quoted or quotation.sentences[0] != parsed.number or _is_name(parsed, quotation):
                continue
            if self._signed(quotation, parsed) or self._opened(quotation, opening):
                continue
            covers = sum(1 for token in parsed.doc if parsed.quoted(token) is quotation) >= 0.7 * sum(
                1 for token in parsed.doc if not token.is_punct
            )
            last = self.speakers.last
            if not covers or last is None or self._cue_follows(quotation):
                continue
            before = self.reading.by_number.get(max(last.sentences), None)
            gap = parsed.number - max(last.sentences)
            if before is None or gap > 2 or not (last.quotes or last.cue.parsed.doc.text.rstrip().endswith(":")):
                continue
            sentences = {number for number in quotation.sentences if number in self.reading.by_number}
            if parsed.paragraph == before.paragraph and gap <= 1:
                last.quotes.add(quotation.number)
                last.sentences |= sentences
                last.spans.append((quotation.start, quotation.end))
            else:
                following = replace(
                    last,
                    spans=[(quotation.start, quotation.end)],
                    sentences=sentences,
                    quotes={quotation.number},
                    kind="report",
                    addressee=None,
                )
                following.content = self._content(following)
                self.utterances.append(following)
                self.speakers.last = following
            self._quoted.add(quotation.number)

    def _opened(self, quotation: Quotation, opening: Utterance | None) -> bool:
        """A quotation that the sentence before introduced."""
        if opening is None:
            return False
        sentences = {number for number in quotation.sentences if number in self.reading.by_number} | opening.sentences
        self._keep(replace(opening, spans=[(quotation.start, quotation.end)], sentences=sentences, quotes={quotation.number}))
        return True

    def _signed(self, quotation: Quotation, parsed: Parsed) -> bool:
        """A quotation signed with a name behind a dash: "“We can build a wall.” ― Steve Quinlan"."""
        text = self.reading.article.text
        found = _SIGNATURE.match(text, quotation.end)
        if found is None:
            return False
        first = next((token for token in parsed.doc if not token.is_punct), parsed.doc[0])
        sentences = {number for number in quotation.sentences if number in self.reading.by_number}
        sentences |= {one.number for one in self.reading.sentences if one.sentence.start <= found.start(1) < one.sentence.end}
        cue = Cue(parsed, first, "report", None, [])
        self._keep(
            Utterance((Speaker(name=found[1]),), None, "report", [(quotation.start, quotation.end)], sentences, {quotation.number}, cue)
        )
        return True

    def _cue_follows(self, quotation: Quotation) -> bool:
        """Whether the quotation's last sentence has a cue of its own, which will claim it."""
        last = self.reading.by_number.get(quotation.sentences[-1])
        if last is None or last.number == quotation.sentences[0]:
            return False
        return any(
            last.quoted(cue.token) is None and cue.source is not None and self._beside(last, cue, quotation) for cue in cues.find(last)
        )

    # --- content -------------------------------------------------------------------------------------------------------------------

    def _content(self, one: Utterance) -> str:
        """The article's own words, cut to the clause that was said."""
        parts: list[str] = []
        for cue in one.cues or [one.cue]:
            spans = cue.spans or list(one.spans)
            if cue.predicate and spans and spans[0][0] > cue.start:
                spans = [(cue.start, spans[0][1]), *spans[1:]]
            parts += [self._clean(*span) for span in spans]
        if not any(parts):
            parts = [self._clean(*span) for span in one.spans[:1]]
        if one.cue.spans == [] or (one.spans and one.sentences and one.cue.parsed.number not in one.sentences):
            parts = [self._clean(*one.spans[0])]
        parts = [part for part in parts if part.lower() not in {"which", "who", "that", "what"}] or parts
        kept = [part for position, part in enumerate(parts) if part and not any(part in earlier for earlier in parts[:position])]
        return "; ".join(kept)

    def _clean(self, start: int, end: int) -> str:
        text = self.reading.text(start, end).strip(" ,;:")
        for lead in ("that ", "and ", "but ", "that, "):
            text = text.removeprefix(lead)
        if text[:1] and text[:1] in '"“' and text[1:].find("”" if text[0] == "“" else '"') in {-1, len(text) - 2}:
            text = text.strip('"“” ,')
        return text.strip()

    def _naming(self, one: Utterance) -> set[int]:
        """Where the speaker is named, if the cited words neither name him by surname nor stand for him by a pronoun."""
        said = " ".join(self.reading.by_number[number].doc.text.lower() for number in sorted(one.sentences))
        found: set[int] = set()
        for speaker in one.speakers:
            person = next((each for each in self.cast.persons if each.name == speaker.name), None)
            if person is None or person.surname in said or (one.cue.source is not None and one.cue.source.pos_ == "PRON"):
                continue
            named = [number for number, _, _ in person.seen if person.surname in self.reading.by_number[number].doc.text.lower()]
            before = [number for number in named if number <= min(one.sentences)]
            found |= {max(before)} if before else set(named[:1])
        return found

    def finished(self, about: Iterable[tuple[Utterance, tuple[str, ...]]] = ()) -> tuple[Statement, ...]:
        """The statements as records, in text order."""
        topics = {id(one): keys for one, keys in about}
        ordered = sorted(self.utterances, key=lambda one: (min(one.sentences), one.cue.start))
        return tuple(
            Statement(
                speakers=one.speakers,
                kind=statement_kind(one.kind),
                addressee=one.addressee,
                content=one.content,
                quotes=tuple(sorted(one.quotes)),
                words_of=one.words_of,
                via=one.via,
                about=topics.get(id(one), ()),
                sentences=tuple(sorted(one.sentences | self._naming(one))),
            )
            for one in ordered
        )


def _says_something(one: Utterance) -> bool:
    """Whether words are left beside the reporting verb itself: "went on", "said so" and bare marks tell nothing."""
    parts = re.findall(r"\w+", one.content.lower())
    verb = one.cue.token.lower_
    return bool(one.quotes) or len([part for part in parts if part not in {verb, "on", "out", "so", "it", "that"}]) > 0


def _governs(parsed: Parsed, cue: Cue, quotation: Quotation) -> bool:
    """A quotation of a few words behind the cue and under it: "called the behavior “outrageous”"."""
    if quotation.start < cue.start or quotation.start - cue.start > 120 or len(quotation.text.split()) > 12:
        return False
    return (
        any(quotation.start <= parsed.start(one) < quotation.end for one in cue.token.subtree)
        and cue.parsed.end(cue.token) + 2 < quotation.start - 1
    )


def _is_root_clause(cue: Cue, parsed: Parsed) -> bool:
    """Whether a cue heads its quoted sentence, or is a participle of its head: nothing but the outer cue stands above it."""
    above = [one for one in cue.token.ancestors if parsed.quoted(one) is not None]
    return all((cue.source is not None and cue.source.head.i == one.i) or one.dep_ == "advcl" for one in above)


def _is_name(parsed: Parsed, quotation: Quotation) -> bool:
    """A name between quotation marks: every word capitalised, and no sentence ("Khashte Subh", "Bog")."""
    parts = quotation.text.split()
    return (
        len(parts) <= 4
        and all(part[:1].isupper() or part[:1].isdigit() for part in parts)
        and quotation.text[-1:] not in {",", ".", "!", "?"}
    )
