"""Who said what: cues joined with their quotations, sources resolved to names, one statement per speaker and sentence."""

from collections.abc import Iterable

from summarizer.extractors.offline import continuing, cues, nesting, quoting, signatures, turns
from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.excerpts import content, says_something
from summarizer.extractors.offline.kinds import refine, statement_kind
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, lemma, phrase, words_of
from summarizer.extractors.offline.speakers import Speakers, document_text
from summarizer.extractors.offline.utterances import Utterance, joined
from summarizer.records.extraction import Statement, Via

_TOLD = frozenset({"tell", "inform", "warn", "remind", "assure", "accuse", "blame"})
_PAPERS = frozenset({"statement", "communique", "release", "letter"})


class Statements:
    """The statements pass over one article; `utterances` in text order."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast = reading, cast
        self.speakers = Speakers(reading, cast)
        self.utterances: list[Utterance] = []
        self._open = continuing.Continuation(reading, self._keep)
        spoken = (*turns.find(reading, cast), *signatures.find(reading, cast))
        inside = {number for turn in spoken for number in turn.sentences}
        for turn in spoken:
            self._take_turn(turn)
        for parsed in reading.sentences:
            if parsed.number not in inside and not self._open.is_block(parsed):
                self._read(parsed)

    def _take_turn(self, turn: turns.Turn) -> None:
        """A transcript's turn or a signed line is one statement, its words those behind the label or before the name."""
        first = self.reading.by_number[turn.sentences[0]]
        cue = Cue(first, first.doc[0], "report", None, [turn.span])
        start, end = turn.span
        quotes = {one.number for one in self.reading.annotation.quotations if min(one.end, end) - max(one.start, start) > (end - start) / 2}
        self._keep(Utterance((turn.speaker,), turn.person, "report", [turn.span], set(turn.sentences), quotes, cue, cues=[cue]))

    # --- one sentence --------------------------------------------------------------------------------------------------------------

    def _read(self, parsed: Parsed) -> None:
        found = [cue for cue in cues.find(parsed) if cue.source is not None or cue.spans]
        outer = [cue for cue in found if parsed.quoted(cue.token) is None]
        quoting.attach(self.reading.article.text, parsed, outer)
        usable = [cue for cue in outer if cue.source is not None and (cue.spans or cue.quotes)]
        made = [one for one in (self._utter(cue) for cue in usable) if one is not None]
        made = nesting.carried(parsed, nesting.nested(made))
        carriers = list(made)
        for cue in found:
            if parsed.quoted(cue.token) is not None and nesting.reports_inside(cue):
                self._inside(parsed, cue, made, carriers)
        kept = [one for one in sorted(joined(made), key=lambda each: each.cue.start) if self._keep(one)]
        self.speakers.last = max(kept, key=_prominence, default=self.speakers.last)
        ready = [cue for cue in outer if cue.source is not None and cue not in usable]
        self._open.announced(self._utter(ready[-1]) if ready and parsed.text.rstrip().endswith(":") else None)
        self._open.read(parsed, self.speakers.last)

    def _utter(self, cue: Cue) -> Utterance | None:
        who = self.speakers.who(cue.parsed, cue.source, cue) if cue.source is not None else None
        if who is None:
            return None
        quoted = [quotation for quotation in cue.parsed.quotations if quotation.number in cue.quotes]
        sentences = {cue.parsed.number, *(n for quotation in quoted for n in quotation.sentences if n in self.reading.by_number)}
        own = [(one.start, one.end) for one in quoted if not any(quoting.holds(span, one) for span in cue.spans)]
        spans = sorted([*cue.spans, *own])
        one = Utterance(
            who.speakers, who.person, refine(cue), spans, sentences, set(cue.quotes), cue, via=who.via, words_of=who.words_of, cues=[cue]
        )
        one.addressee = self._addressee(cue)
        return one

    def _addressee(self, cue: Cue) -> str | None:
        target = cue.addressee
        if target is None and lemma(cue.token) in _TOLD:
            target = child(cue.token, "dobj", "dative")
        if target is None or target.pos_ == "PRON":
            return None
        person = self.cast.person_at(cue.parsed, target)
        return person.name if person else words_of(cue.parsed, *phrase(target))

    def _inside(self, parsed: Parsed, cue: Cue, made: list[Utterance], carriers: list[Utterance]) -> None:
        """A cue inside a quotation whose source is named: the quoted text itself reports somebody ("… Guo demanded that …")."""
        quotation = parsed.quoted(cue.token)
        inner = self._utter(cue)
        if inner is None or inner.person is None or quotation is None:
            return
        carrier = next((one for one in [*carriers, *reversed(self.utterances)] if quotation.number in one.quotes), None)
        nesting.set_inside(inner, quotation, carrier, made)

    # --- over sentences ------------------------------------------------------------------------------------------------------------

    def _keep(self, one: Utterance) -> bool:
        one.content = content(self.reading, one)
        if not says_something(one):
            return False
        self._open.quoted |= one.quotes
        self.utterances.append(one)
        self.speakers.last = one
        if one.cue.source is not None:
            self._note_document(one)
        return True

    def _note_document(self, one: Utterance) -> None:
        """ "In a statement put out by the foreign ministry, M. recalled": later, "the statement added" is M.'s."""
        for token in one.cue.parsed.doc:
            if token.dep_ == "pobj" and token.lower_ in _PAPERS and token.head.lower_ == "in":
                issuer = self.speakers.issuer(one.cue.parsed, token)
                document = document_text(one.cue.parsed, token)
                self.speakers.document = (one.speakers if issuer is None or one.person is not None else issuer.speakers, document)
                one.via = one.via or Via(document=document)
                if issuer is not None and issuer.person is None and one.person is not None:
                    one.words_of = "document"

    # --- records -------------------------------------------------------------------------------------------------------------------

    def _naming(self, one: Utterance) -> set[int]:
        """Where the speakers are named, if the cited words neither name them nor hold the pronoun that stands for them."""
        said = " ".join(self.reading.by_number[number].text.lower() for number in sorted(one.sentences))
        source = one.cue.source
        referred = source is not None and source.pos_ == "PRON" and one.cue.parsed.number in one.sentences
        keys = {self._key(speaker.name) for speaker in one.speakers if not referred}
        return {number for key in sorted(keys) if key not in said for number in self._named(key, min(one.sentences))}

    def _key(self, name: str) -> str:
        """The word that a speaker is known by: a surname, else the last word of the name."""
        person = next((each for each in self.cast.persons if each.name == name), None)
        return person.surname if person is not None else name.lower().split()[-1]

    def _named(self, key: str, number: int) -> tuple[int, ...]:
        """The last sentence up to a number that holds a word, else the first behind it."""
        holding = [each.number for each in self.reading.sentences if key in each.text.lower()]
        before = [each for each in holding if each <= number]
        return tuple(before[-1:] or holding[:1])

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


def _prominence(one: Utterance) -> tuple[bool, bool, int]:
    """Who of a sentence goes on speaking: whoever is quoted, not a speaker in a relative clause, the last of these."""
    aside = any(each.dep_ in {"relcl", "acl"} for each in [one.cue.token, *one.cue.token.ancestors])
    return bool(one.quotes), not aside, one.cue.start
