"""Who is who in an article: persons with their titles, and what pronouns and role nouns stand for.

Persons are gathered over the whole article first ("Foreign Minister Amir Khan Muttaqi" … "Muttaqi" is one); a pronoun or a role noun
("the ambassador") is then resolved to the last fitting name before it.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.names import (
    ACRONYM_ROLES,
    HE,
    SHE,
    apposed_role,
    gender_of_name,
    gender_of_title,
    is_body_word,
    is_subject,
    is_title,
    kin,
    name_runs,
    past_country,
    role_words,
    same_person,
    title_before,
)
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, children, lemma, phrase, words_of
from summarizer.records.extraction import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token


_REACH = 12  # sentences back to which a pronoun can point


@dataclass(slots=True)
class Person:
    """One person of the article. `roles` are titles as written with the affiliation that stands with them."""

    name: str
    gender: str | None = None
    roles: list[tuple[str, str | None]] = field(default_factory=list)
    seen: list[tuple[int, int, bool]] = field(default_factory=list)  # sentence, token, whether a subject

    @property
    def surname(self) -> str:
        parts = [part for part in self.name.split() if part.lower().strip(".") not in {"jr", "sr", "ii", "iii"}]
        return parts[-1].lower() if parts else self.name.lower()


@dataclass(slots=True)
class Body:
    """An organisation, government or country that can act and speak."""

    name: str
    seen: list[tuple[int, int, bool]] = field(default_factory=list)


class Cast:
    """The persons and bodies of one article, and the resolution of what stands for them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.persons: list[Person] = []
        self.bodies: list[Body] = []
        self._at: dict[tuple[int, int], Person] = {}
        self._in_quotation: set[tuple[int, int]] = set()
        self._addressed = _addressed(reading)
        for parsed in reading.sentences:
            self._collect(parsed)
        for parsed in reading.sentences:
            self._collect_surnames(parsed)
            self._collect_bodies(parsed)
        for person in self.persons:
            person.seen.sort()

    # --- gathering ---------------------------------------------------------------------------------------------------------------

    def _collect(self, parsed: Parsed) -> None:
        for first, last in name_runs(parsed):
            title_end = max((i for i in range(first, last + 1) if is_title(parsed.doc[i])), default=None)
            name_first = first if title_end is None else title_end + 1
            if name_first > last:
                continue
            head = parsed.doc[last]
            name_first = past_country(parsed, name_first, last)
            role, affiliation = title_before(parsed, name_first)
            outer = apposed_role(parsed, head)
            labelled = any(parsed.doc[i].ent_type_ == "PERSON" for i in range(name_first, last + 1))
            if not (labelled or role or outer):
                continue
            if parsed.doc[last].ent_type_ in {"GPE", "NORP", "FAC", "LOC"} and not role:
                continue
            if parsed.doc[last].ent_type_ == "ORG" and not role and last == name_first:
                continue
            if any(is_body_word(parsed.doc[i]) for i in range(name_first, last + 1)):
                continue
            person = self._person(words_of(parsed, name_first, last), gender_of_title(role) if role else None)
            if role:
                person.roles.append((role, affiliation))
                person.gender = person.gender or gender_of_title(role)
            if outer:
                person.roles.append(outer)
                person.gender = person.gender or gender_of_title(outer[0])
            self._note(parsed, person, name_first, last)

    def _collect_surnames(self, parsed: Parsed) -> None:
        """A known surname alone, however the tagger labelled it."""
        by_surname = {part: person for person in reversed(self.persons) for part in (person.name.split()[0].lower(), person.surname)}
        for token in parsed.doc:
            if token.text[:1].isupper() and (parsed.number, token.i) not in self._at and token.lower_ in by_surname and token.pos_ != "ADJ":
                after = token.nbor() if token.i + 1 < len(parsed.doc) else None
                if after is not None and after.pos_ == "PROPN" and after.dep_ != "appos" and token.dep_ == "compound":
                    continue
                self._note(parsed, by_surname[token.lower_], token.i, token.i)

    def _collect_bodies(self, parsed: Parsed) -> None:
        for token in parsed.doc:
            if token.dep_ in {"compound", "amod", "nmod"} or (parsed.number, token.i) in self._at:
                continue
            proper = token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PERSON"}
            if proper or (token.pos_ == "NOUN" and is_body_word(token)):
                first, last = phrase(token)
                name = words_of(parsed, first, last)
                if token.pos_ == "NOUN" and not any(one[:1].isupper() for one in name.split()):
                    continue
                known = next((body for body in self.bodies if body.name.lower() == name.lower()), None)
                if known is None:
                    known = Body(name)
                    self.bodies.append(known)
                known.seen.append((parsed.number, token.i, is_subject(token)))

    def _note(self, parsed: Parsed, person: Person, first: int, last: int) -> None:
        head = next(
            (parsed.doc[i] for i in range(last, first - 1, -1) if parsed.doc[i].head.i not in range(first, last + 1)), parsed.doc[last]
        )
        for i in range(first, last + 1):
            self._at[parsed.number, i] = person
        if person.gender is None:
            person.gender = gender_of_name(person.name)
        person.seen.append((parsed.number, head.i, is_subject(head)))
        if parsed.quoted(head) is not None:
            self._in_quotation.add((parsed.number, head.i))

    def _person(self, name: str, gender: str | None) -> Person:
        """The person of a name, never one of another gender: "Mr. Okoro", or a "President Okoro" who is a Mr., is not Michelle Okoro."""
        name = name.removesuffix("'s").strip()
        gender = gender or gender_of_name(name) or (self._addressed.get(name.lower()) if " " not in name else None)
        for person in self.persons:
            if same_person(person.name, name) and (gender is None or person.gender in {None, gender}):
                if len(name) > len(person.name):
                    person.name = name
                return person
        person = Person(name, gender)
        self.persons.append(person)
        return person

    # --- resolution --------------------------------------------------------------------------------------------------------------

    def person_at(self, parsed: Parsed, token: "Token") -> Person | None:
        """The person whose name a token is part of, or heads: "Dr Mohammad Naeem"."""
        found = self._at.get((parsed.number, token.i))
        if found is None and token.pos_ in {"NOUN", "PROPN"}:
            for one in children(token, "appos"):
                found = found or self._at.get((parsed.number, one.i))
        if found is None and token.pos_ in {"NOUN", "PROPN"} and (is_title(token) or lemma(token) == "counterpart"):
            first, last = phrase(token)
            doc = parsed.doc
            behind = last + 2 if last + 2 < len(doc) and doc[last + 1].text == "," else last + 1
            after = (parsed.number, behind)
            found = self._at.get(after) or next(
                (self._at[parsed.number, i] for i in range(first, last + 1) if (parsed.number, i) in self._at and i > token.i), None
            )
        return found

    def pronoun(self, parsed: Parsed, token: "Token", favoured: Person | None = None) -> Person | None:
        """Whom "he", "she", "who" stands for: the last speaker where fitting, else the last subject before it that fits."""
        gender = "male" if token.lower_ in HE else "female" if token.lower_ in SHE else None
        before = (parsed.number, token.i)
        if favoured is not None and gender in {favoured.gender or gender, None}:
            last = self._last(before, gender)
            if last is None or last is favoured or not self._is_subject_since(last, before, parsed):
                return self._bind(favoured, gender)
        found = self._last(before, gender)
        return self._bind(found, gender)

    def _is_subject_since(self, person: Person, before: tuple[int, int], parsed: Parsed) -> bool:
        """Whether the person is the subject of the sentence itself or of the one just before."""
        return any(subject and (number, i) < before and number >= parsed.number - 1 for number, i, subject in person.seen)

    def _bind(self, person: Person | None, gender: str | None) -> Person | None:
        if person is not None and person.gender is None:
            person.gender = gender
        return person

    def _last(self, before: tuple[int, int], gender: str | None) -> Person | None:
        best: tuple[tuple[int, bool, int], Person] | None = None
        for person in self.persons:
            if gender is not None and person.gender not in {None, gender}:
                continue
            for number, i, subject in person.seen:
                if (number, i) < before and number >= before[0] - _REACH and (number, i) not in self._in_quotation:
                    rank = (number, subject, -i if subject else i)
                    if best is None or rank > best[0]:
                        best = (rank, person)
        return best[1] if best else None

    def by_role(self, parsed: Parsed, token: "Token") -> Person | None:
        """Who "the ambassador", "Tajikistan FM", "his Tajik counterpart" is: the last person before it with that title and affiliation."""
        noun = ACRONYM_ROLES.get(token.lower_, lemma(token))
        first, last = phrase(token)
        owners = [
            one.text for one in parsed.doc[first : last + 1] if one.pos_ in {"PROPN", "ADJ"} and one.text[:1].isupper() and one.i != token.i
        ]
        best: tuple[tuple[int, int], Person] | None = None
        for person in self.persons:
            fitting = [affiliation for role, affiliation in person.roles if set(noun.split()) <= role_words(role)]
            if not fitting or (owners and not any(kin(owner, one) for owner in owners for one in fitting if one)):
                continue
            earlier = [(number, i) for number, i, _ in person.seen if (number, i) < (parsed.number, token.i)]
            if earlier and (best is None or earlier[-1] > best[0]):
                best = (earlier[-1], person)
        return best[1] if best else None

    def body(self, before: tuple[int, int], noun: str | None = None) -> Body | None:
        """The last organisation or country before a place in the text; with `noun`, one whose name holds that word ("the ministry")."""
        best: tuple[tuple[int, bool, int], Body] | None = None
        for one in self.bodies:
            if noun is not None and noun not in {word.lower().strip("()") for word in one.name.split()}:
                continue
            for number, i, subject in one.seen:
                if (number, i) < before and number >= before[0] - 6:
                    rank = (number, subject, i)
                    if best is None or rank > best[0]:
                        best = (rank, one)
        return best[1] if best else None

    def pair(self, before: tuple[int, int]) -> tuple[Person, Person] | None:
        """The two persons of the last encounter before a place in the text, for "both sides": same title, other affiliation."""
        titled = [person for person in self.persons if any((number, i) < before or number <= before[0] + 1 for number, i, _ in person.seen)]
        for one in titled:
            for other in titled:
                if one is not other and _counterparts(one, other):
                    return one, other
        return None

    def speaker(self, person: Person) -> Speaker:
        """A person as a speaker, with the most telling title of the article."""
        held = [(_office(role), affiliation) for role, affiliation in person.roles]
        role, affiliation = max(
            (pair for pair in held if pair[0]), key=lambda pair: (pair[1] is not None, len(pair[0])), default=(None, None)
        )
        return Speaker(name=person.name, role=role, affiliation=affiliation)


def _addressed(reading: Reading) -> dict[str, str]:
    """The gender of surnames that only ever stand behind one form of address: "Mr. Okoro"."""
    found: dict[str, set[str]] = {}
    for parsed in reading.sentences:
        for token in parsed.doc[:-1]:
            gender = gender_of_title(token.text) if token.lower_.strip(".") in words("people", "titles", "address") else None
            if gender is not None:
                found.setdefault(token.nbor().lower_, set()).add(gender)
    return {surname: next(iter(genders)) for surname, genders in sorted(found.items()) if len(genders) == 1}


def _office(role: str) -> str:
    """A title without forms of address: "Deputy Foreign Minister Dr." is Deputy Foreign Minister, "Mr." none."""
    address = words("people", "titles", "address")
    return " ".join(part for part in role.split() if part.lower().strip(".") not in address)


def _counterparts(one: Person, other: Person) -> bool:
    return any(
        role_words(role) & role_words(its_role) - {"the", "acting", "deputy", "former"}
        and affiliation
        and its_affiliation
        and not kin(affiliation, its_affiliation)
        for role, affiliation in one.roles
        for its_role, its_affiliation in other.roles
    )


def is_plural(token: "Token") -> bool:
    """Whether a noun phrase names several."""
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "both"} or child(token, "conj") is not None
