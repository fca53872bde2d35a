"""Who a source is: names and titles, pronouns, role nouns, documents, both sides."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast, Person, is_plural
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import (
    child,
    children,
    complement,
    is_proper,
    lemma,
    phrase,
    subtree,
    words_of,
)
from summarizer.extractors.offline.utterances import Utterance
from summarizer.records.extraction import Speaker, Via
from summarizer.records.vocabulary import WordsOf

if TYPE_CHECKING:
    from spacy.tokens import Token


_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us", "my", "our"})


_BOTH = frozenset({"side", "country", "party", "delegation", "minister", "nation", "official", "leader"})


class Speakers:
    """Who a source is. `last` is the utterance read last, `document` the last paper named: its issuers, null, its words."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast = reading, cast
        self.last: Utterance | None = None
        self.document: tuple[tuple[Speaker, ...], str | None, str] | None = None

    def who(self, parsed: Parsed, source: "Token", cue: Cue) -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
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
        if token.ent_type_ in {"DATE", "TIME"}:
            return None
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
            (lemma(cue.token) in words("speech", "verb_uses", "telling") or cue.token.lower_ == "according")
            and (cue.clause is not None or cue.quotes)
            and token.pos_ in {"NOUN", "PROPN"}
        ):
            return (Speaker(name=name),), None, None, "speaker"
        if token.pos_ in {"PROPN", "NOUN", "NUM", "ADJ"} and _can_speak(token):
            return (Speaker(name=name),), None, None, "speaker"
        return None

    def _pronoun(self, parsed: Parsed, token: "Token") -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        low = token.lower_
        last = self.last
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
        if person is None and last is not None and last.person is not None:
            gender = "female" if low in {"she", "her"} else "male"
            person = last.person if last.person.gender in {None, gender} else None
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
        issuer = self.issuer(parsed, token)
        if issuer is not None:
            speakers, person, _, _ = issuer
            self.document = (speakers, None, name)
            return speakers, person, Via(document=document_text(parsed, token)), "document"
        definite = any(one.lower_ in {"the", "this", "that"} for one in token.children)
        if self.document is not None and definite and name.lower() in self.document[2].lower():
            return self.document[0], None, Via(document=self.document[2]), "document"
        if definite and lemma(token) in {"statement", "release"} and self.last is not None:
            return self.last.speakers, self.last.person, Via(document=name), "document"
        return (Speaker(name=name),), None, Via(document=name), "document"

    def issuer(self, parsed: Parsed, token: "Token") -> tuple[tuple[Speaker, ...], Person | None, Via | None, WordsOf] | None:
        for verb in children(token, "acl", "relcl"):
            for one in complement(verb, "by"):
                return self._one(parsed, one, Cue(parsed, verb, "report", one))
        for one in complement(token, "from", "by"):
            return self._one(parsed, one, Cue(parsed, token, "report", one))
        owner = child(token, "poss")
        if owner is not None and owner.pos_ in {"PROPN", "NOUN"}:
            return self._one(parsed, owner, Cue(parsed, token, "report", owner))
        return None


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


def document_text(parsed: Parsed, token: "Token") -> str:
    start, end = subtree(parsed, token)
    return " ".join(parsed.text[start - parsed.offset : end - parsed.offset].split())
