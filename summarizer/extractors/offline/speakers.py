"""Who a source is: names and titles, pronouns, role nouns, documents, both sides."""

from typing import TYPE_CHECKING, NamedTuple

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import section, words
from summarizer.extractors.offline.mentions import Cast, Person, is_plural
from summarizer.extractors.offline.names import HE, SHE
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, children, complement, is_proper, lemma, phrase, subtree, words_of
from summarizer.extractors.offline.utterances import Utterance
from summarizer.records.extraction import Speaker, Via
from summarizer.records.vocabulary import WordsOf

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"i", "we", "you", "me", "us", "my", "our", "there", "this", "that", "what", "these", "those", "one"})
_THEY = frozenset({"they", "both", "some", "many", "others", "most", "several", "all"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_REACH = 2  # sentences back over which a paper, an "it" or a "they" stands for the last speaker
_FAVOURED = 3  # sentences back over which the last speaker is whom "he" stands for


class Who(NamedTuple):
    """Whom a source stands for: the speakers, the person if it is one, the paper it was said in, and whose words these are."""

    speakers: tuple[Speaker, ...]
    person: Person | None = None
    via: Via | None = None
    words_of: WordsOf = "speaker"


class Speakers:
    """Who a source is. `last` is the utterance read last, `document` the last paper named: its issuers and its words."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast = reading, cast
        self.last: Utterance | None = None
        self.document: tuple[tuple[Speaker, ...], str] | None = None

    def who(self, parsed: Parsed, source: "Token", cue: Cue) -> Who | None:
        """All speakers of a source with what is coordinated with it: "Tajik officials and the Chinese embassy"."""
        heads = [source, *(each for each in source.conjuncts if each.i > source.i)]
        found = [one for one in (self._one(parsed, head, cue) for head in heads) if one is not None]
        if not found:
            return None
        named = dict.fromkeys((speaker.name, speaker.role, speaker.affiliation) for one in found for speaker in one.speakers)
        return Who(
            tuple(Speaker(name=name, role=role, affiliation=affiliation) for name, role, affiliation in named),
            next((one.person for one in found if one.person is not None), None),
            next((one.via for one in found if one.via is not None), None),
            "document" if any(one.words_of == "document" for one in found) else "speaker",
        )

    def _one(self, parsed: Parsed, token: "Token", cue: Cue) -> Who | None:
        if token.tag_ in {"WP", "WDT"} or token.lower_ in {"who", "which", "that"}:
            head = _before_relative(parsed, token)
            return self._one(parsed, head, cue) if head is not None else None
        if token.pos_ == "PRON" or token.lower_ in {"he", "she", "it", "they"}:
            return self._pronoun(parsed, token)
        person = self.cast.person_at(parsed, token)
        if person is not None:
            return Who((self.cast.speaker(person),), person)
        if token.ent_type_ in {"DATE", "TIME"}:
            return None
        if lemma(token) in words("speech", "documents", "nouns"):
            return self._paper(parsed, token, cue)
        return self._voice(parsed, token) or self._office(parsed, token) or self._named(parsed, token, cue)

    # --- role nouns ----------------------------------------------------------------------------------------------------------------

    def _office(self, parsed: Parsed, token: "Token") -> Who | None:
        """Whom "both sides", "the ambassador" or "the agency" stands for, where the article has named them."""
        beside = {one.lower_ for one in children(token, "det", "poss", "predet", "nummod")}
        if beside & {"both", "two"} and lemma(token) in words("speech", "speakers", "paired"):
            pair = self.cast.pair((parsed.number, token.i))
            return Who(tuple(self.cast.speaker(one) for one in pair)) if pair is not None else self._both(parsed, token)
        if "both" in beside and lemma(token) in words("speech", "speakers", "paired_bodies"):
            return self._both(parsed, token)
        if is_plural(token) or not (beside & _DEFINITE or token.lower_ in {"fm", "pm"}):
            return None
        holder = self.cast.by_role(parsed, token)
        if holder is not None:
            return Who((self.cast.speaker(holder),), holder)
        plain = all(one.dep_ in {"det", "relcl", "acl", "punct", "appos"} for one in token.children)
        return self._body(parsed, token) if plain else None

    def _both(self, parsed: Parsed, token: "Token") -> Who | None:
        """The two bodies or countries named together last: "Norway's ministry and Chad's ministry met. Both ministries said …"."""
        for earlier in reversed(self.reading.sentences):
            if not parsed.number - _REACH <= earlier.number < parsed.number:
                continue
            for one in earlier.doc:
                two = [one, *one.conjuncts]
                named = [each for each in two if each.pos_ != "ADJ" and (each.ent_type_ in {"GPE", "ORG"} or lemma(each) == lemma(token))]
                if one.dep_ != "conj" and len(two) == len(named) == 2:
                    return Who(tuple(Speaker(name=self._called(earlier, each)) for each in two))
        return None

    def _voice(self, parsed: Parsed, token: "Token") -> Who | None:
        """ "Ana Silva is well, her spokesman said": the spokesman of the one person whom the sentence, or the one before, names."""
        owner = child(token, "poss")
        if owner is None or owner.lower_ not in HE | SHE or lemma(token) not in words("speech", "speakers", "voices"):
            return None
        gender = "male" if owner.lower_ in HE else "female"
        for number in (parsed.number, parsed.number - 1):
            named = [one for one in self.cast.persons if any(n == number and (n, i) < (parsed.number, owner.i) for n, i, _ in one.seen)]
            if named:
                whose = named[0] if len(named) == 1 and named[0].gender in {None, gender} else None
                name = words_of(parsed, owner.i + 1, phrase(token)[1])
                return Who((Speaker(name=name, affiliation=whose.name),)) if whose is not None and owner.i < token.i else None
        return None

    def _body(self, parsed: Parsed, token: "Token") -> Who | None:
        """ "The ministry", "the agency": the last body named so, or named by a word that it can stand for ("the Rescue Service")."""
        for noun in (token.lower_, *section("speech", "stand_ins").get(token.lower_, "").split()):
            body = self.cast.body((parsed.number, token.i), noun)
            if body is not None:
                return Who((Speaker(name=body.name),))
        return None

    def _named(self, parsed: Parsed, token: "Token", cue: Cue) -> Who | None:
        """A noun that speaks under its own words; with a verb of telling anything that has a clause does ("the bank said …")."""
        told = lemma(cue.token) in words("speech", "verb_uses", "telling") and cue.token.dep_ != "pcomp"
        told = told or cue.token.lower_ == "according"
        if told and (cue.clause is not None or cue.quotes) and token.pos_ in {"NOUN", "PROPN"}:
            return Who((Speaker(name=self._called(parsed, token)),))
        if token.pos_ in {"PROPN", "NOUN", "NUM", "ADJ"} and _can_speak(token):
            return Who((Speaker(name=self._called(parsed, token)),))
        return None

    def _called(self, parsed: Parsed, token: "Token") -> str:
        """The source's words, in small letters where only the sentence's beginning makes them large; "whose lawyer" is the lawyer."""
        person = self.cast.person_at(parsed, token)
        if person is not None:
            return person.name
        first, last = phrase(token)
        first += first < last and parsed.doc[first].tag_ == "WP$"
        name = words_of(parsed, first, last)
        opening = parsed.doc[first]
        small = opening.i == 0 and opening.tag_ in {"NN", "NNS", "JJ", "JJR", "CD", "DT", "PRP$", "VBN", "VBG"} and not opening.ent_type_
        return name[0].lower() + name[1:] if small and name.startswith(opening.text) and not opening.text.isupper() else name

    # --- pronouns ------------------------------------------------------------------------------------------------------------------

    def _pronoun(self, parsed: Parsed, token: "Token") -> Who | None:
        low, last = token.lower_, self.last
        if low in _NOBODY:
            return None
        near = last if last is not None and parsed.number - max(last.sentences) <= _REACH else None
        if low == "it":
            if near is not None and near.person is None:
                return Who(near.speakers, None, near.via, near.words_of)
            body = self.cast.body((parsed.number, token.i))
            return Who((Speaker(name=body.name),)) if body else None
        if low in _THEY:
            if low == "they" and near is not None and (len(near.speakers) > 1 or near.person is None):
                return Who(near.speakers)
            return self._several(parsed, token) if low == "they" else None
        person = self._single(parsed, token)
        return Who((self.cast.speaker(person),), person) if person else None

    def _single(self, parsed: Parsed, token: "Token") -> Person | None:
        """Whom "he" or "she" stands for; the last speaker where nobody else fits."""
        last = self.last
        favoured = last.person if last is not None and parsed.number - max(last.sentences) <= _FAVOURED else None
        person = self.cast.pronoun(parsed, token, favoured)
        if person is not None or last is None or last.person is None:
            return person
        gender = "female" if token.lower_ in {"she", "her"} else "male"
        return last.person if last.person.gender in {None, gender} else None

    def _several(self, parsed: Parsed, token: "Token") -> Who | None:
        """Whom "they" stands for: the last plural subject before it that can speak ("Protesters gathered. They said …")."""
        for earlier in reversed(self.reading.sentences):
            if not parsed.number - _REACH <= earlier.number <= parsed.number:
                continue
            before = earlier.doc[: token.i] if earlier.number == parsed.number else earlier.doc[:]
            for one in before:
                if one.dep_ in {"nsubj", "nsubjpass"} and one.pos_ in {"NOUN", "PROPN"} and is_plural(one) and _can_speak(one):
                    office = self._office(earlier, one)
                    if office is not None:
                        return office
                    named = [one, *(each for each in one.conjuncts if each.i >= one.i)]
                    return Who(tuple(Speaker(name=self._called(earlier, each)) for each in named))
        return None

    # --- documents -----------------------------------------------------------------------------------------------------------------

    def _paper(self, parsed: Parsed, token: "Token", cue: Cue) -> Who | None:
        """A document speaks for whoever issued it: "a statement issued by the Ministry"; "the statement added"; "a joint statement"."""
        name = self._called(parsed, token)
        issuer = self.issuer(parsed, token)
        if issuer is not None:
            self.document = (issuer.speakers, name)
            return Who(issuer.speakers, issuer.person, Via(document=document_text(parsed, token)), "document")
        pair = self.cast.pair((parsed.number, token.i)) if any(one.lower_ == "joint" for one in children(token, "amod")) else None
        if pair is not None:
            self.document = (tuple(self.cast.speaker(one) for one in pair), name)
            return Who(self.document[0], None, Via(document=name), "document")
        definite = any(one.lower_ in {"the", "this", "that"} for one in token.children)
        if self.document is not None and definite and name.lower() in self.document[1].lower():
            return Who(self.document[0], None, Via(document=self.document[1]), "document")
        if definite and lemma(token) in {"statement", "release"} and self.last is not None:
            return Who(self.last.speakers, self.last.person, Via(document=name), "document")
        return Who((Speaker(name=name),), None, Via(document=name), "document")

    def issuer(self, parsed: Parsed, token: "Token") -> Who | None:
        """Who put a document out, all of them: "a statement issued by", "a letter from", "the ministry's statement"."""
        for verb in children(token, "acl", "relcl"):
            for one in complement(verb, "by"):
                return self.who(parsed, one, Cue(parsed, verb, "report", one))
        for one in complement(token, "from", "by", "of"):
            if one.dep_ == "pobj" and (one.head.lower_ != "of" or _signs(one)):
                return self.who(parsed, one, Cue(parsed, token, "report", one))
        owner = child(token, "poss")
        if owner is not None and owner.pos_ in {"PROPN", "NOUN"}:
            return self.who(parsed, owner, Cue(parsed, token, "report", owner))
        return None


def _signs(token: "Token") -> bool:
    """Whether the noun behind "of" can be who signs: "a joint statement of the two ministries", no "statement of facts"."""
    return token.ent_type_ in {"ORG", "PERSON", "GPE"} or lemma(token) in words("people", "bodies", "nouns")


def _before_relative(parsed: Parsed, token: "Token") -> "Token | None":
    """The noun that "who" or "which" stands for; "who" never for a thing ("calls from listeners to his program who said …")."""
    governor = next((one for one in token.ancestors if one.dep_ in {"relcl", "acl"}), None)
    if governor is None or governor.head.i == token.i or governor.head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return next((one for one in reversed(list(parsed.doc[: token.i])) if one.pos_ in {"NOUN", "PROPN"}), None)
    if token.lower_ == "who" and governor.head.pos_ == "NOUN" and not _can_speak(governor.head):
        persons = (
            one for one in reversed(list(parsed.doc[: token.i])) if one.pos_ == "NOUN" and one.dep_ != "compound" and _can_speak(one)
        )
        return next(persons, governor.head)
    return governor.head


def _can_speak(token: "Token") -> bool:
    if token.ent_type_ in {"ORG", "GPE", "PERSON", "NORP"}:
        return True
    if is_proper(token):
        return token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "WORK_OF_ART"}
    noun = lemma(token)
    listed = words("speech", "speakers", "roles") | words("speech", "speakers", "media") | words("people", "person", "nouns")
    if noun in listed:
        return True
    return token.pos_ in {"NOUN", "NUM", "ADJ"} and (
        noun.endswith(("er", "or", "ist", "ian", "man", "ee")) or any(one.ent_type_ in {"GPE", "NORP", "ORG"} for one in token.children)
    )


def document_text(parsed: Parsed, token: "Token") -> str:
    """A document as the article writes it, with all that belongs to it."""
    start, end = subtree(parsed, token)
    return " ".join(parsed.text[start - parsed.offset : end - parsed.offset].split())
