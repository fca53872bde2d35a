"""Who said what: cues joined with their quotations, sources resolved to names, one statement per speaker and sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.extractors.offline import cues
from summarizer.extractors.offline.cues import Cue
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast, Person, is_plural
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import (
    Span,
    child,
    children,
    complement,
    conjuncts,
    is_proper,
    lemma,
    negated,
    phrase,
    subtree,
    trimmed,
    words_of,
)
from summarizer.records.annotation import Quotation
from summarizer.records.extraction import Speaker, Statement, Via
from summarizer.records.vocabulary import StatementKind, WordsOf

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNATURE = re.compile(r"[”\"’']{0,2}\s*[―—–-]{1,2}\s*([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){0,4})(?=[,(\n]|\s*$|\s[a-z(])")
_PERSONAL = frozenset({"he", "she", "him", "her"})
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us", "my", "our"})
_STRONG = ("claim_responsibility", "condemn", "accuse", "deny", "demand", "threaten", "pledge", "appeal", "support", "agree", "concede")
_BOTH = frozenset({"side", "country", "party", "delegation", "minister", "nation", "official", "leader"})


@dataclass(slots=True)
class Utterance:
    """A statement in the making; `spans` are the introduced words as intervals of the article's text."""

    speakers: tuple[Speaker, ...]
    person: Person | None
    kind: str
    spans: list[Span]
    sentences: set[int]
    quotes: set[int]
    cue: Cue
    content: str = ""
    addressee: str | None = None
    words_of: WordsOf = "speaker"
    via: Via | None = None
    cues: list[Cue] = field(default_factory=list)


class Statements:
    """The statements pass over one article; `utterances` in text order."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast = reading, cast
        self.utterances: list[Utterance] = []
        self._last: Utterance | None = None
        self._document: tuple[tuple[Speaker, ...], str | None, str] | None = None
        self._quoted: set[int] = set()
        self._opening: Utterance | None = None  # "He said:" closing the sentence just read
        self._waiting: Utterance | None = None  # the same of the sentence before
        for parsed in reading.sentences:
            self._read(parsed)

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
        made = _joined(made)
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
        """A quotation not in the cue's clause belongs to it if it is a clause of its own, closed by a comma or opened by a colon or comma."""
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
        who = self._who(cue.parsed, source, cue)
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

    # --- who -----------------------------------------------------------------------------------------------------------------------

    def _who(self, parsed: Parsed, source: "Token", cue: Cue) -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        named: list[Speaker] = []
        first: Person | None = None
        via: Via | None = None
        words_of_: WordsOf = "speaker"
        for one in [source, *(each for each in source.conjuncts if each.i > source.i)]:
            found = self._one(parsed, one, cue)
            if found is None:
                continue
            speakers, person, its_via, its_words = found
            first = first or person
            via, words_of_ = via or its_via, its_words if its_words == "document" else words_of_
            named += [speaker for speaker in speakers if speaker not in named]
        return (tuple(named), first, via, words_of_) if named else None

    def _one(self, parsed: Parsed, token: "Token", cue: Cue) -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        if token.tag_ in {"WP", "WDT"} or token.lower_ in {"who", "which", "that"}:
            governor = next((one for one in token.ancestors if one.dep_ in {"relcl", "acl"}), None)
            if governor is None or governor.head.i == token.i or governor.head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
                before = next((one for one in reversed(list(parsed.doc[: token.i])) if one.pos_ in {"NOUN", "PROPN"}), None)
                return self._one(parsed, before, cue) if before is not None else None
            return self._one(parsed, governor.head, cue)
        if token.pos_ == "PRON" or token.lower_ in {"he", "she", "it", "they"}:
            return self._pronoun(parsed, token)
        person = self.cast.person_at(parsed, token)
        if person is not None:
            return (self.cast.speaker(person),), person, None, "speaker"
        noun = lemma(token)
        if noun in words("speech", "documents", "nouns"):
            return self._paper(parsed, token, cue)
        definite = any(
            one.lower_ in {"the", "this", "that", "his", "her", "their", "its"} for one in token.children if one.dep_ in {"det", "poss"}
        )
        if noun in _BOTH and any(one.lower_ in {"both", "two"} for one in token.children):
            pair = self.cast.pair((parsed.number, token.i))
            if pair is not None:
                return tuple(self.cast.speaker(one) for one in pair), None, None, "speaker"
        if (definite or token.lower_ in {"fm", "pm"}) and not is_plural(token):
            by_role = self.cast.by_role(parsed, token)
            if by_role is not None:
                return (self.cast.speaker(by_role),), by_role, None, "speaker"
            plain = all(one.dep_ in {"det", "relcl", "acl", "punct", "appos"} for one in token.children)
            body = self.cast.body((parsed.number, token.i), token.lower_) if plain else None
            if body is None and plain and noun == "agency":
                body = self.cast.body((parsed.number, token.i), "committee") or self.cast.body((parsed.number, token.i), "service")
            if body is not None:
                return (Speaker(name=body.name),), None, None, "speaker"
        name = words_of(parsed, *phrase(token))
        if (
            lemma(cue.token) in words("speech", "verbs", "telling")
            and (cue.clause is not None or cue.quotes)
            and token.pos_ in {"NOUN", "PROPN"}
        ):
            return (Speaker(name=name),), None, None, "speaker"
        if token.pos_ in {"PROPN", "NOUN", "NUM", "ADJ"} and _can_speak(token):
            return (Speaker(name=name),), None, None, "speaker"
        return None

    def _pronoun(self, parsed: Parsed, token: "Token") -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        low = token.lower_
        last = self._last
        if low in _FIRST_SECOND or low in {"there", "this", "that", "what", "these", "those", "one"}:
            return None
        if low == "it":
            body = self.cast.body((parsed.number, token.i))
            if last is not None and last.person is None and parsed.number - max(last.sentences) <= 2:
                return last.speakers, None, last.via, last.words_of
            return ((Speaker(name=body.name),), None, None, "speaker") if body else None
        if low in {"they", "both", "some", "many", "others", "most", "several", "all", "those"}:
            if (
                low == "they"
                and last is not None
                and parsed.number - max(last.sentences) <= 2
                and (len(last.speakers) > 1 or last.person is None)
            ):
                return last.speakers, None, None, "speaker"
            return self._several(parsed, token) if low == "they" else None
        favoured = last.person if last is not None and parsed.number - max(last.sentences) <= 3 else None
        person = self.cast.pronoun(parsed, token, favoured)
        return ((self.cast.speaker(person),), person, None, "speaker") if person else None

    def _several(self, parsed: Parsed, token: "Token") -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        """Whom "they" stands for: the last plural subject before it that can speak ("Protesters gathered. They said …")."""
        for earlier in reversed(self.reading.sentences):
            if earlier.number > parsed.number or earlier.number < parsed.number - 2:
                continue
            for one in earlier.doc:
                if earlier.number == parsed.number and one.i >= token.i:
                    break
                if one.dep_ in {"nsubj", "nsubjpass"} and one.pos_ in {"NOUN", "PROPN"} and is_plural(one) and _can_speak(one):
                    named = [earlier_ for earlier_ in [one, *one.conjuncts] if earlier_.i >= one.i]
                    speakers = [Speaker(name=self._called(earlier, each)) for each in named]
                    return tuple(speakers), None, None, "speaker"
        return None

    def _called(self, parsed: Parsed, token: "Token") -> str:
        person = self.cast.person_at(parsed, token)
        return person.name if person is not None else words_of(parsed, *phrase(token))

    def _paper(self, parsed: Parsed, token: "Token", cue: Cue) -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        """A document speaks for whoever issued it: "a statement issued by the Ministry"; "the statement added"."""
        name = words_of(parsed, *phrase(token))
        issuer = self._issuer(parsed, token)
        if issuer is not None:
            speakers, person, _, _ = issuer
            self._document = (speakers, None, name)
            return speakers, person, Via(document=_document_text(parsed, token)), "document"
        definite = any(one.lower_ in {"the", "this", "that"} for one in token.children)
        if self._document is not None and definite and name.lower() in self._document[2].lower():
            return self._document[0], None, Via(document=self._document[2]), "document"
        if definite and lemma(token) in {"statement", "release"} and self._last is not None:
            return self._last.speakers, self._last.person, Via(document=name), "document"
        return (Speaker(name=name),), None, Via(document=name), "document"

    def _issuer(self, parsed: Parsed, token: "Token") -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        for verb in children(token, "acl", "relcl"):
            for one in complement(verb, "by"):
                return self._one(parsed, one, Cue(parsed, verb, "report", one))
        for one in complement(token, "from", "by"):
            return self._one(parsed, one, Cue(parsed, token, "report", one))
        owner = child(token, "poss")
        if owner is not None and owner.pos_ in {"PROPN", "NOUN"}:
            return self._one(parsed, owner, Cue(parsed, token, "report", owner))
        return None

    # --- nesting -------------------------------------------------------------------------------------------------------------------

    def _nested(self, made: list[Utterance]) -> list[Utterance]:
        """ "X reports that Y said Z": the words are Y's, X carries them; so too "the statement added that he rejected …"."""
        kept = list(made)
        for outer in made:
            for inner in made:
                if inner is outer or inner not in kept or outer not in kept:
                    continue
                covered = any(start <= inner.cue.start < end for start, end in outer.cue.spans)
                if covered and inner.kind not in {"report", "confirm"} and outer.words_of != "document" and not _is_media(outer):
                    kept.remove(inner)
                    continue
                if not covered or not _main_of(outer, inner):
                    continue
                if outer.words_of == "document" or _is_media(outer):
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
            if carrier.via is None:
                nested.via = Via(document=carrier.speakers[0].name)
            rest = {number for number in carrier.sentences if number != parsed.number}
            if (not rest or set(quotation.sentences) == {parsed.number}) and carrier in made:
                made.remove(carrier)
        made.append(nested)

    # --- over sentences ------------------------------------------------------------------------------------------------------------

    def _keep(self, one: Utterance) -> None:
        one.content = self._content(one)
        if not one.content:
            return
        self._quoted |= one.quotes
        self.utterances.append(one)
        self._last = one
        source = one.cue.source
        if source is not None:
            self._note_document(one)

    def _note_document(self, one: Utterance) -> None:
        """ "In a statement put out by the foreign ministry, M. recalled": later, "the statement added" is M.'s."""
        for token in one.cue.parsed.doc:
            if token.dep_ == "pobj" and token.lower_ in {"statement", "communique", "release", "letter"} and token.head.lower_ in {"in"}:
                issuer = self._issuer(one.cue.parsed, token)
                document = _document_text(one.cue.parsed, token)
                self._document = (one.speakers if issuer is None or one.person is not None else issuer[0], None, document)
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
            last = self._last
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
                self._last = following
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
        kept = [part for position, part in enumerate(parts) if part and part not in parts[:position]]
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
                kind=_kind(one.kind),
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


def _kind(kind: str) -> StatementKind:
    known: dict[str, StatementKind] = {
        "condemn": "condemn", "accuse": "accuse", "deny": "deny", "demand": "demand", "threaten": "threaten", "pledge": "pledge",
        "appeal": "appeal", "support": "support", "agree": "agree", "concede": "concede", "claim_responsibility": "claim_responsibility",
        "report": "report", "confirm": "report",
    }  # fmt: skip
    return known.get(kind, "other")


def refine(cue: Cue) -> str:
    """The kind of a plain report from what is said: readiness is a pledge, "should" a demand, ill intent of others an accusation."""
    if cue.kind not in {"report", "other", "confirm"}:
        if cue.kind == "threaten" and lemma(cue.token) == "warn":
            return "other"
        if cue.kind == "support" and _support_for_doing(cue):
            return "agree"
        return cue.kind
    clause = cue.clause
    if clause is None and _support_for_doing(cue):
        return "agree"
    if clause is None:
        return cue.kind
    inside = list(clause.subtree)
    lemmas = {token.lower_ for token in inside}
    subject = child(clause, "nsubj")
    content = words("speech", "content", "hostile")
    for token in conjuncts(clause):
        if lemma(token) in words("speech", "content", "seek") and token.pos_ == "VERB" and lemma(cue.token) != "warn":
            deeds = {lemma(one) for one in children(token, "xcomp") for one in (one, *one.conjuncts)}
            if deeds & content:
                return "accuse"
    if lemmas & words("speech", "content", "pledge") and (any(one.dep_ in {"xcomp", "acomp", "advcl"} for one in inside)):
        return "pledge"
    if any(one.dep_ == "aux" and one.lower_ in words("speech", "content", "modals") and one.head.i == clause.i for one in inside):
        return "demand" if subject is not None and subject.lower_ not in {"we", "i"} else "appeal"
    if lemma(clause) == "need" and any(one.dep_ == "xcomp" for one in clause.children):
        return "appeal"
    if subject is not None and subject.lower_ in {"we", "i"} and any(one.lower_ in {"will", "'ll"} for one in children(clause, "aux")):
        return "pledge"
    if cue.kind == "confirm":
        return "report" if lemma(clause) not in words("speech", "content", "stance") else "other"
    return "other" if lemma(clause) in words("speech", "content", "stance") else cue.kind


def _support_for_doing(cue: Cue) -> bool:
    """ "support for strengthening coordination" is a readiness to cooperate, not backing for somebody."""
    for token in cue.token.subtree:
        if lemma(token) == "support" and token.pos_ == "NOUN":
            return any(one.lower_ == "for" and child(one, "pcomp") is not None for one in token.children)
    return False


def _joined(made: list[Utterance]) -> list[Utterance]:
    """One statement per speaker and sentence: "condemned the attack, describing it as tragic, and said …" is one."""
    kept: list[Utterance] = []
    for one in sorted(made, key=lambda each: each.cue.start):
        same = next((other for other in kept if other.speakers == one.speakers and one.cue.parsed.number in other.sentences), None)
        if same is None or (_apart(same.kind, one.kind) and not _elaborates(one, same)) or (_own_content(same) and _own_content(one)):
            kept.append(one)
            continue
        same.cues += one.cues
        same.spans = sorted({*same.spans, *one.spans})
        same.quotes |= one.quotes
        same.sentences |= one.sentences
        same.via = same.via or one.via
        same.addressee = same.addressee or one.addressee
        if same.kind not in _STRONG and one.kind in _STRONG:
            same.kind = one.kind
    return kept


def _governs(parsed: Parsed, cue: Cue, quotation: Quotation) -> bool:
    """A quotation of a few words behind the cue and under it: "called the behavior “outrageous”"."""
    if quotation.start < cue.start or quotation.start - cue.start > 120 or len(quotation.text.split()) > 12:
        return False
    return (
        any(quotation.start <= parsed.start(one) < quotation.end for one in cue.token.subtree)
        and cue.parsed.end(cue.token) + 2 < quotation.start - 1
    )


def _own_content(one: Utterance) -> bool:
    """Whether it has a clause or a quotation of its own: "said that …", `adding that "…"`."""
    return all(
        not cue.predicate
        and cue.parsed.quoted(cue.token) is None
        and (bool(cue.quotes) if cue.clause is None else cue.clause.dep_ == "ccomp")
        for cue in one.cues
    )


def _apart(one: str, other: str) -> bool:
    return one in _STRONG and other in _STRONG and one != other and {one, other} != {"condemn", "accuse"}


def _elaborates(one: Utterance, host: Utterance) -> bool:
    """A participle that goes on from a telling verb: "welcomed the response, saying the perpetrators aimed …"."""
    token = one.cue.token
    return token.tag_ == "VBG" and any(token.head.i == cue.token.i and cue.token.i < token.i and cue.kind in _STRONG for cue in host.cues)


def _main_of(outer: Utterance, inner: Utterance) -> bool:
    clause = outer.cue.clause
    return clause is None or clause.i == inner.cue.token.i or inner.cue.token.dep_ == "ROOT"


def _is_media(one: Utterance) -> bool:
    name = one.speakers[0].name.lower()
    return any(part in words("speech", "speakers", "media") for part in name.replace(".", " ").split()) or ("." in name and " " not in name)


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


def _can_speak(token: "Token") -> bool:
    if token.ent_type_ in {"ORG", "GPE", "PERSON", "NORP"}:
        return True
    if is_proper(token):
        return token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "WORK_OF_ART"}
    noun = lemma(token)
    if (
        noun in words("speech", "speakers", "roles")
        or noun in words("speech", "speakers", "media")
        or noun in words("people", "person", "nouns")
    ):
        return True
    return token.pos_ in {"NOUN", "NUM", "ADJ"} and (
        noun.endswith(("er", "or", "ist", "ian", "man", "ee")) or any(one.ent_type_ in {"GPE", "NORP", "ORG"} for one in token.children)
    )


def _document_text(parsed: Parsed, token: "Token") -> str:
    start, end = subtree(parsed, token)
    return " ".join(parsed.doc.text[start - parsed.offset : end - parsed.offset].split())
